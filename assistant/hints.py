"""What is known of a question before a language model reads it: words of the semantic layer, names, values, times.

It narrows what the model may write: a filter takes a value that was found, a comparison a number that was said, and a
part of the form that nothing in the question speaks of is not offered. So a small model chooses and does not invent.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from assistant import amounts, candidates
from assistant import period as periods
from assistant.desk import Desk, lexicon
from assistant.examples import Form
from assistant.reading import Reading

_T = TypeVar("_T")
_PARTS = {
    "compare": r"同比|环比|同期|[和跟与比]|增|减|涨|跌|升|降|变化|\bthan\b|compar|versus|\bvs\b|against|previous|before|\bago\b"
    r"|grow|gr[eo]w|change|\bup\b|\bdown\b",
    "share": r"占|比例|比重|份额|构成|百分|share|percent|part of|portion|split|%",
    "running_total": r"累|running|cumulat|so far",
    "others": r"其[他余它]|others|the rest|remaining",
    "include_empty": r"每|各|包括|没有|each|every|all|zero",
    "not": r"除|不[含算包要]|以外|之外|外|非|别的|except|without|exclud|not|other than|but|apart",
    "order": r"少|低|慢|短|小|差|后|倒|末|least|low|few|worst|slow|small|short|bottom|fast|quick|early|less",
    "top": r"[前最几哪谁]|top|best|worst|most|least|few|est\b|which|who|first|one",
}  # fmt: skip
_PATTERNS = {part: re.compile(pattern, re.IGNORECASE) for part, pattern in _PARTS.items()}
_ABSENT = re.compile(r"[没未无零]|never|without|\bno\b|\bnot\b|n't|\bnone\b|\bzero\b|\bbut\b", re.IGNORECASE)
_WHO = re.compile(r"[哪谁各每按分]|which|who|whom|whose|each|every|\bper\b|\bby\b|\bwhat\b", re.IGNORECASE)
_PERSON = re.compile(r"<PERSON_\d+>")
_MUST = frozenset({"customer", "product", "order"})
_ANYBODY = ("customer", "product")  # what a name that nobody knows can be
_MOST_METRICS = 12  # that are named beside a question


@dataclass(frozen=True)
class Hints:
    """What is known of a question.

    Args:
        metrics: Those that come into question, the likeliest first.
        named: Metrics, dimensions and conditions that the question names.
        values: Names and values as they stand in the question -> what they can be values of.
        groups: What the rows can be grouped by.
        times: The times the question speaks of, in its words.
        counts: How many rows are asked for; one where no number is said.
        amounts: Numbers that something is compared with.
        parts: Parts of the form that the question may speak of, of those that can be left out.
    """

    metrics: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    amounts: tuple[float, ...] = ()
    parts: frozenset[str] = frozenset()

    def is_used(self, arguments: Mapping[str, Any]) -> bool:
        """Say whether a call uses every name and every number compared with; one that does not asks something else."""
        said = " ".join(_leaves(arguments)).casefold()
        names = [value for value, kinds in self.values.items() if {*kinds} & _MUST]
        numbers = [number for number in self.amounts if number]
        return all(value.casefold() in said for value in names) and (
            not numbers or any(f"{number:g}" in said for number in numbers)
        )

    def counted(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """Return the arguments with as many groups as the question asks for, where the model left that out."""
        is_asked = (
            self.counts and self.counts[0] > 1 and arguments.get("group_by") and "limit" not in arguments
        )
        return {**arguments, "limit": self.counts[0]} if is_asked else arguments

    def of(self, dimension: str) -> list[str]:
        """Return what stands in the question and can be a value of a dimension."""
        return [value for value, names in self.values.items() if dimension in names]


def hints(question: str, desk: Desk, examples: Iterable[Form], before: str = "") -> Hints:
    """Return what is known of a question.

    Args:
        question: As the person asked it, de-identified.
        desk: Knows words, names and values.
        examples: Plans of the questions most like it.
        before: The question before, of which names and times may be borrowed.
    """
    forms = list(examples)
    terms = [term for found in lexicon(desk.semantics).find(question) for term in found.terms]
    said = [term.name for term in terms if term.kind == "metric"]
    alike = [name for form in forms for name in metrics_of(form) if name in desk.semantics.metrics]
    compared = [found.value for found in amounts.find(question)]
    parts = {part for part, pattern in _PATTERNS.items() if pattern.search(question)}
    if _ABSENT.search(question):
        compared.append(0)
    reading, fiscal = desk.read(question), desk.semantics.fiscal_start_month
    times = [each.text for text in (question, before) for each in periods.find_all(text, desk.today, fiscal)]
    return Hints(
        metrics=_unique([*said, *alike])[:_MOST_METRICS],
        named=_unique(term.name for term in terms if term.kind != "entity"),
        values={**(_values(before, desk, desk.read(before)) if before else {}), **_values(question, desk, reading)},
        groups=_unique([*(term.name for term in terms if term.kind == "dimension"), *_grouped(question, forms)]),
        times=_unique(times),
        counts=(reading.count or 1,),
        amounts=_unique(compared),
        parts=frozenset(parts | ({"having"} if compared else set())),
    )  # fmt: skip


def metrics_of(form: Form) -> list[str]:
    """Return the metrics a plan names."""
    return [*form.get("metrics", ()), *(one["metric"] for one in form.get("having", ()))]


def _leaves(told: Any) -> Iterator[str]:
    """Yield the values in a call, numbers in their shortest form."""
    if isinstance(told, Mapping):
        told = list(told.values())
    if isinstance(told, list | tuple):
        for each in told:
            yield from _leaves(each)
    elif isinstance(told, int | float):
        yield f"{told:g}"
    else:
        yield str(told)


def _grouped(question: str, forms: Iterable[Form]) -> list[str]:
    """Return what a question that asks who or which may mean without its name: what such questions group by."""
    if not _WHO.search(question):
        return []
    return [*(name for form in forms for name in form.get("by", ())), *_ANYBODY]


def _values(question: str, desk: Desk, reading: Reading) -> dict[str, tuple[str, ...]]:
    """Return names and values as they are written, of two that overlap the longer; numbers; a name nobody knows."""
    spans: list[tuple[int, int, tuple[str, ...]]] = [
        (each.start, each.end, (each.entity,)) for each in desk.link(question)
    ]
    spans += [(v.start, v.end, (v.dimension, *v.others)) for v in desk.values.find(question)]
    told: dict[str, tuple[str, ...]] = {}
    taken: list[tuple[int, int]] = []
    for start, end, names in sorted(spans, key=lambda span: span[0] - span[1]):
        known = tuple(name for name in names if name in desk.semantics.dimensions)
        if known and all(end <= left or right <= start for left, right in taken):
            taken.append((start, end))
            told[question[start:end]] = known
    told |= dict.fromkeys(_PERSON.findall(question), ("customer", "sales_rep"))
    told |= {
        number: ("order", "product", "customer") for _, number in reading.documents if number not in told
    }
    name = candidates.name(reading.rest)
    if name.isascii() and name not in told:  # what looks like a name in Chinese is too often a word
        told |= {name: _ANYBODY} if name else {}
    return told


def _unique(names: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(names))
