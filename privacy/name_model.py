"""The name model: people and street addresses that no list knows, found by a conditional random field.

Trained at development time on made-up sentences (`benchmarks/names`, docs/name-model.md); python-crfsuite runs it.
"""

import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from privacy import name_spacy
from privacy.name_features import features
from privacy.name_tokens import Token, tokens

if TYPE_CHECKING:
    import pycrfsuite

FILE = Path(__file__).with_name("models") / "names.crf.gz"
_held: list[bytes] = []  # the tagger reads the model's bytes in place and keeps no hold of them itself
_KINDS = {"PER": "PERSON", "LOC": "ADDRESS"}


@dataclass(frozen=True)
class Guess:
    """A span the model found; offsets in code points, `score` its probability from 0 to 1."""

    start: int
    end: int
    kind: str
    score: float


@cache
def tagger(path: Path = FILE) -> "pycrfsuite.Tagger":
    """Open the model, once."""
    import pycrfsuite  # loads on first use: 0.1 s

    made = pycrfsuite.Tagger()
    if path.suffix == ".gz":
        _held.append(gzip.decompress(path.read_bytes()))
        made.open_inmemory(_held[-1])
    else:
        made.open(str(path))
    return made


def guesses(text: str, votes: list[str] | None = None, *, path: Path = FILE) -> list[Guess]:
    """Return what the model takes for people and addresses in a text whose width was folded.

    Args:
        text: The text.
        votes: Those of `name_spacy` for its tokens, where they are there already.
        path: The model.
    """
    found = tokens(text)
    if not _may_name(found):
        return []
    model = tagger(path)
    if votes is None and name_spacy.wanted(found):
        votes = name_spacy.votes(text, found)
    model.set(features(text, found, votes))
    labels = model.tag()
    if not any(label != "O" for label in labels):
        return []  # most texts: the probabilities would take as long again
    inside = [1.0 - model.marginal("O", place) if label != "O" else 0.0 for place, label in enumerate(labels)]
    return _spans(labels, inside, found)


def _may_name(found: list[Token]) -> bool:
    """Say whether a text holds a Chinese character or a Latin word that may be a name: most English notes hold neither."""
    return any(
        token.text[0] >= "\u3400" or (token.text[0].isalpha() and name_spacy.may_be_a_name(token.text))
        for token in found
    )


def _spans(labels: list[str], inside: list[float], found: list[Token]) -> list[Guess]:
    made: list[Guess] = []
    start = -1
    for place, label in enumerate([*labels, "O"]):
        if start >= 0 and not label.startswith("I-"):
            kind = _KINDS[labels[start][2:]]
            made.append(Guess(found[start].start, found[place - 1].end, kind, min(inside[start:place])))
            start = -1
        if label.startswith("B-") or (label.startswith("I-") and start < 0):
            start = place
    return made
