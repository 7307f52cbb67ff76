"""Is an answer right, wrong, or an honest "I don't know"? Judged on its own tables, not on its phrases."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assistant.answer import Answer
from assistant.evaluation_cells import key, near, number, same_period, zero
from assistant.evaluation_seen import Seen, figures_in, plain, says
from assistant.evaluation_set import Question
from assistant.evaluation_tables import Grid, Rows, one_value, same_groups, same_set, same_top
from connectors import statuses

Outcome = Literal["right", "wrong", "refused"]
_LONG = 4  # characters from which words may stand inside a longer cell


@dataclass(frozen=True)
class Verdict:
    """What an answer is worth, and what is wrong with it, without a value of the data."""

    outcome: Outcome
    why: str = ""


def judge(question: Question, gold: Rows, answer: Answer) -> Verdict:
    """Compare an answer with its gold rows."""
    seen = Seen(answer, every=question.kind == "multi")
    if question.check in _HONEST:
        return _HONEST[question.check](question, gold, seen)
    if not seen.ok or seen.asks_back:
        return Verdict("refused", "it asks back" if seen.asks_back else "it says that it does not know")
    if not seen.calls:
        invents = not seen.planned and figures_in(seen.text) - figures_in(question.question)
        return Verdict("wrong" if invents else "refused", "it looked nothing up")
    if _nothing_in(gold):
        return _verdict("" if seen.empty else "there is nothing, and it shows something")
    if not seen.grids and question.check != "value":
        return Verdict("wrong", "it says that there is nothing")
    return _verdict(_CHECKS[question.check](question, gold, seen))


def _verdict(why: str) -> Verdict:
    return Verdict("wrong" if why else "right", why)


def _nothing_in(gold: Rows) -> bool:
    return not gold or (len(gold) == 1 and all(cell is None for cell in gold[0]))


def _value(question: Question, gold: Rows, seen: Seen) -> str:
    wanted = gold[0][0]
    if any(near(wanted, count, question.tolerance) for count in seen.counts):
        return ""
    if not seen.grids:
        return "" if zero(wanted) and seen.nothing else "it says that there is nothing"
    why = _any(seen, lambda grid: one_value(wanted, grid, question.tolerance, more=question.more))
    if not why and not seen.planned and not says(seen.text, wanted):
        return "its tables have the number and its words do not"
    return why


def _row(question: Question, gold: Rows, seen: Seen) -> str:
    """Look for every cell in one row; of a record told in several tables, anywhere in them."""
    if len(seen.grids) == 1 and len(seen.grids[0].rows) > 1 and not question.more:
        return f"one row is asked for and the table has {len(seen.grids[0].rows)}"
    rows = [row for grid in seen.grids for row in grid.rows]
    if len(seen.grids) > 1:
        rows = [tuple(cell for row in rows for cell in row)]
    lacking = min(sum(not _holds(row, cell, question.tolerance) for cell in gold[0]) for row in rows)
    return f"{lacking} of {len(gold[0])} values are not there" if lacking else ""


def _holds(row: Sequence[Any], wanted: Any, tolerance: float | None) -> bool:
    words = key(wanted)
    if any(same_period(words, key(cell)) == words for cell in row):
        return True
    if number(wanted) is not None:
        return any(near(wanted, cell, tolerance) for cell in row if number(cell) is not None)
    return len(words) >= _LONG and any(words in key(cell) for cell in row)


def _set(question: Question, gold: Rows, seen: Seen) -> str:
    return _any(seen, lambda grid: same_set(gold, grid, more=question.more))


def _groups(question: Question, gold: Rows, seen: Seen) -> str:
    return _any(seen, lambda grid: same_groups(gold, grid, question.tolerance, more=question.more))


def _top(question: Question, gold: Rows, seen: Seen) -> str:
    # The one that is asked for may head a ranking, if the words before it say who that is.
    more = question.more or (len(gold) == 1 and plain(str(gold[0][0])) in seen.lead)

    def ranked(grid: Grid) -> str:
        parts = [same_top(gold, part, question.tolerance, more=more) for part in grid.currencies()]
        return "" if "" in parts else parts[0]

    return _any(seen, ranked)


def _any(seen: Seen, compared: Callable[[Grid], str]) -> str:
    whys = [compared(grid) for grid in seen.grids]
    return "" if "" in whys else whys[0]


def _status(_: Question, gold: Rows, seen: Seen) -> str:
    wanted = str(gold[0][0])
    for grid in seen.grids:
        for place, name in enumerate(grid.columns):
            if name in ("status", "stage") and {row[place] for row in grid.rows} == {wanted}:
                said = {wanted} | {
                    word for codes in statuses.STATUSES.values() for word in codes.get(wanted, ())
                }
                return "" if any(plain(word) in seen.text for word in said) else "the status is not told"
    return "another status, or none"


def _text(question: Question, gold: Rows, seen: Seen) -> Verdict:
    words = _words(question, gold)
    lacking = sum(plain(each) not in seen.text for each in words)
    if not lacking:
        return Verdict("right")
    return Verdict("wrong" if seen.ok else "refused", f"{lacking} of {len(words)} words are not there")


def _words(question: Question, gold: Rows) -> list[str]:
    """Return the words an answer must hold."""
    return question.text or [str(cell) for row in gold for cell in row if cell is not None]


def _nothing(question: Question, gold: Rows, seen: Seen) -> Verdict:
    wanted = question.kind_of_nothing
    if gold:
        return Verdict("wrong", "the set says that there is nothing, and the source has rows")
    if seen.nothing[-1:] == [wanted] or (wanted == "no_match" and seen.ok and seen.calls and seen.empty
                                         and not seen.nothing):  # fmt: skip
        return Verdict("right")
    if not seen.ok or not seen.calls or seen.asks_back:
        return Verdict("refused", f"it does not say {wanted}")
    return Verdict(
        "wrong", f"it says {seen.nothing[-1] if seen.nothing else 'something'} instead of {wanted}"
    )


def _refused(question: Question, _: Rows, seen: Seen) -> Verdict:
    # An answer that says itself that it is none (`ok` false) was written by templates: its figures are examples.
    invents = (
        seen.ok
        and not seen.planned
        and not seen.calls
        and figures_in(seen.text) - figures_in(question.question)
    )
    if (not seen.ok or not seen.calls or seen.asks_back) and not invents:
        return Verdict("right")
    return Verdict("wrong", "it answers what it cannot know")


def _choice(question: Question, gold: Rows, seen: Seen) -> Verdict:
    if not seen.asks_back and seen.ok and seen.calls:
        return Verdict("wrong", "it answers without asking back")
    names = _words(question, gold)
    lacking = sum(plain(name) not in seen.text for name in names)
    if lacking or not (names or seen.asks_back):
        return Verdict("refused", f"{lacking} of {len(names)} names are not offered")
    return Verdict("right")


_CHECKS: dict[str, Callable[[Question, Rows, Seen], str]] = {
    "value": _value, "row": _row, "set": _set, "groups": _groups, "top": _top, "status": _status,
}  # fmt: skip
_HONEST: dict[str, Callable[[Question, Rows, Seen], Verdict]] = {
    "nothing": _nothing, "refused": _refused, "choice": _choice, "text": _text,
}  # fmt: skip
