"""Failures, named by who acts next.

* Failure
  + SetupError    the home, a mapping or an option is wrong     the person who runs it mends it
  + SourceError   the ERP or CRM did not answer as it should    try again later
  + QueryError    a statement or argument we cannot run         the model (or person) rewrites it
  + Denied        policy says no                                final, never retried
  + ModelError    the language model did not answer             the planner answers instead
  + TrailError    the trail cannot be written                   nothing is shown

A message is one sentence or two: what happened, the limit with its unit, what to do next. It is shown,
logged and sent to models, so it never quotes a data value: driver texts quote values, so only their kind
is passed on.
"""

from collections.abc import Iterable
from difflib import get_close_matches


class Failure(Exception):
    """Something a person can be told in one plain sentence.

    Args:
        message: The sentence for the person.
        detail: `key=value` words for the log; names and numbers only, never data.
    """

    def __init__(self, message: str, *, detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.detail = detail


class SetupError(Failure):
    """The home folder, a mapping, a policy or an option is wrong; its owner mends it."""


class SourceError(Failure):
    """A source did not answer, or not as it should; try again later."""


class QueryError(Failure):
    """A statement or an argument cannot be run; whoever wrote it rewrites it."""


class Denied(Failure):
    """Policy says no. Final: never retried, never worked around."""


class ModelError(Failure):
    """The language model is down, slow, or talks nonsense."""


class TrailError(Failure):
    """The trail cannot be written or is broken; nothing is shown."""


def nearest(word: str, valid: Iterable[str]) -> str:
    """Return ` Did you mean 'x'?` for the closest valid word, or the list of valid words when none is close.

    >>> nearest("custmer", ["customer", "product"])
    " Did you mean 'customer'?"
    >>> nearest("zzz", ["b", "a"])
    ' Valid: a, b.'
    """
    names = sorted(valid)
    close = get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f" Did you mean {close[0]!r}?"
    return f" Valid: {', '.join(names)}."
