"""What words may mean whatever the data, and which of them count only beside a cue."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from assistant import cues
from connectors.statuses import STATUSES
from tools.folding import has_han, plain, singular
from tools.places import PROVINCES
from tools.synonyms import GROUPS
from tools.value_forms import ITSELF, PIECE, SYNONYM

UNSTORED = PIECE + 1
# Their names are known whatever the data: a place that is not in the data is told as such.
OPEN = ("country", "region", "city", "carrier")
CODES = frozenset({"uk", "us", "sf", "jd", "eu", "uae", "usa"})
CODE = 2  # letters of a code, which is too easily a word: it must be written in capitals
_CLOSED = ("priority", "stage", "customer_kind", "interaction_kind")
_PLAIN_LABELS = frozenset({"vip", "urgent", "紧急", "加急"})  # say what they mean without a cue


class Meaning(NamedTuple):
    """One thing a form may mean."""

    rank: int
    dimension: str
    value: str
    cued: bool


Known = tuple[str, str, str, int]  # dimension, value, plain form, how sure


def always() -> Iterator[Known]:
    """Return what is known without data: codes by their labels, provinces, and places and carriers nobody stored."""
    return chain(_codes(), _statuses(), _names())


def _codes() -> Iterator[Known]:
    for name in _CLOSED:
        for code, labels in STATUSES[name].items():
            yield from ((name, code, form, ITSELF) for form in _labels(code, labels))
            same = [group for group in GROUPS.get(name, ()) if code in group]
            yield from ((name, code, plain(other), SYNONYM) for group in same for other in group)


def _statuses() -> Iterator[Known]:
    for kind, codes in STATUSES.items():
        if kind.endswith("_status"):
            for code, labels in codes.items():
                yield from (("status", code, form, ITSELF) for form in _labels(code, labels))


def _labels(code: str, labels: tuple[str, str]) -> Iterator[str]:
    return (plain(label) for label in (code.replace("_", " "), *labels))


def _names() -> Iterator[Known]:
    for name in OPEN:
        for other in chain(*GROUPS[name]):
            form = plain(other)
            if len(form) > CODE or not form.isascii() or form in CODES:
                yield name, other, form, UNSTORED
    for names, _ in PROVINCES:
        yield from (("province", names[0], plain(name), UNSTORED) for name in names)


def needs_cue(name: str, form: str, rank: int, value: str) -> bool:
    """Say whether a form counts only beside a cue, such as the word for its dimension."""
    if name in cues.ALWAYS:
        return form not in _PLAIN_LABELS and len(form) < (4 if has_han(form) else 12)
    if form in cues.EVERYDAY or len(form) == 1:
        return True
    own = rank == ITSELF or singular(form) == singular(plain(value))
    if rank == PIECE:
        return has_han(form) or len(form) < 4
    if name in cues.SHORT_NAMES and not own:
        return has_han(form) and len(form) <= 2 and name != "carrier"
    return False
