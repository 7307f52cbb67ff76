"""What stands in a question: numbers of documents, names, values, a period, counts, flags."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from assistant import amounts, words
from assistant import period as periods
from assistant.paraphrases import plain_words
from assistant.preamble import preamble, tells_why
from assistant.values import Value, Values
from assistant.wording import even, number
from privacy.kinds import PLACEHOLDER

_CODE = re.compile(
    r"(?<![A-Za-z0-9_-])(?=[A-Z0-9-]*\d{2})[A-Z]{1,6}(?:[-_][A-Z]{1,6})*[-_]?\d[A-Z0-9]*(?:[-_][A-Z0-9]+)*(?![A-Za-z0-9_])",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?:订单|单号|发票|运单|工单|快递|order|invoice|ticket|tracking|shipment|waybill|po|#)\s*"
    r"(?:号码?|编号|no\.?|numbers?|num|id)?\s*(?:是|为|is)?\s*[:#.]?\s*(?P<a>\d{3,20})(?!\d|[年月日天个条张])"
    r"|(?<![\dA-Za-z.,-])(?P<b>\d{4,20})\s*(?:号|这个|这张|的)?\s*(?:订单|发票|运单|工单|单子)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\w.,<-])(?P<a>\d{5,20})(?![\w>]|[.,]\d)", re.ASCII)
_PHONE_END = re.compile(
    r"(?:尾号|后[四4]位|后几位|末[四4]位|手机号?|电话)(?:是|为|号)?\s*[:]?\s*(?P<a>\d{4,11})"
    r"|\b(?:ending|ends?) (?:in|with) (?P<b>\d{4,11})\b|\b(?:phone|mobile|digits)\b(?: number)?(?: (?:is|are|of))?\s*:?\s*(?P<c>\d{4,11})\b",
    re.IGNORECASE,
)
_KINDS = (
    ("period", re.compile(r"Q[1-4]|H[12]|FY\d+", re.IGNORECASE)),
    ("campaign", re.compile(r"(?:CMP|CAMP)[-_]?\d", re.IGNORECASE)),
    ("opportunity", re.compile(r"(?:OPP|OPTY|LEAD|SJ)[-_]?\d", re.IGNORECASE)),
    ("invoice", re.compile(r"(?:INV|FP|IV|SI|BILL)[-_]?\d", re.IGNORECASE)),
    ("ticket", re.compile(r"(?:TK|TCK|TIC|TKT|CASE|CS|GD|WO|CHAT)[-_]?\d", re.IGNORECASE)),
)
_EACH = re.compile(r"\b(?:each|every|per|by)\s+$", re.IGNORECASE)
_UNIT_OF = re.compile(r"(?:day|week|month|quarter|year)s? (?:of|in) ", re.IGNORECASE)
_YEAR = re.compile(r"20\d\d")
_UNTIL = re.compile(r"(?:到|截至|截止到?|至|直到|\b(?:until|till|by|as of|up to))\s*$", re.IGNORECASE)
_CUES = (
    ("invoice", re.compile("发票|invoice", re.IGNORECASE)),
    ("ticket", re.compile("工单|ticket", re.IGNORECASE)),
)


_NAMES = (words.CUSTOMER, words.PRODUCT, words.PERSON, words.DOCUMENT)  # of whom and what, wherever it stands


_HEADS = "".join((words.VALUE, words.PERIOD, *_NAMES))  # what a heading says of all that follows


class Mention(Protocol):
    """A customer or product named in a text; the name index tells what each part means."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset after its last character."""

    @property
    def entity(self) -> str:
        """`customer` or `product`."""

    @property
    def id(self) -> str:
        """The row's id."""

    @property
    def number(self) -> str:
        """Its number, or empty."""

    @property
    def name(self) -> str:
        """Its name."""


Link = Callable[[str], Sequence[Mention]]


@dataclass(frozen=True)
class Named:
    """A customer or product as it is passed to a tool (`key`) and shown (`name`)."""

    key: str
    name: str


@dataclass
class Reading:
    """A question taken apart.

    `rest` is the text with every recognised part as one mark; `marks` tells what each stands for, in order.
    """

    text: str
    rest: str = ""
    customers: list[Named] = field(default_factory=list)
    products: list[Named] = field(default_factory=list)
    documents: list[tuple[str, str]] = field(default_factory=list)
    phone_end: str = ""
    people: list[str] = field(default_factory=list)
    period: periods.Period | None = None
    count: int | None = None
    values: dict[str, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    times: list[periods.Period] = field(default_factory=list)
    marks: list[tuple[int, str, Any]] = field(default_factory=list)
    staff: frozenset[str] = frozenset()
    shape: Any = None
    today: date | None = None
    unplaced: bool = False  # a value or an amount that the chosen list cannot be filtered by

    def replace(self, start: int, end: int, mark: str, meant: Any = None) -> None:
        """Put a mark where something was recognised; lengths stay, so that offsets stay right."""
        self.rest = self.rest[:start] + mark + "\x00" * (end - start - 1) + self.rest[end:]
        self.marks = [each for each in self.marks if not start <= each[0] < end]
        self.marks.append((start, mark, meant))

    def meant(self) -> list[Any]:
        """Return what the marks of `rest` stand for, from left to right."""
        return [meant for _, _, meant in sorted(self.marks, key=lambda each: each[0])]


def read(
    question: str, today: date, link: Link, values: Values, expected: frozenset[str] = frozenset()
) -> Reading:
    """Take a de-identified question apart; values of the dimensions `expected` need no cue."""
    text = plain_words(even(question))
    reading = Reading(text, text, today=today)
    _people(reading)
    _amounts(reading)
    _dated(reading, values)
    _documents(reading)
    _names(reading, link, values)
    _period(reading, today)
    _values(reading, values, expected)
    _counts(reading)
    _without_preamble(reading)
    reading.rest = re.sub(r"\s+", " ", reading.rest.replace("\x00", "")).strip()
    reading.flags = {name for name, pattern in words.FLAGS.items() if pattern.search(reading.rest)}
    reading.about = {name for name, pattern in words.ABOUT.items() if pattern.search(reading.rest)}
    return reading


def _without_preamble(reading: Reading) -> None:
    """Take out what only tells why somebody asks, but for the names in it."""
    for start, end in preamble(reading.text):
        said = reading.rest[start:end]
        heading = reading.text[start:end].strip()
        kept = words.VALUE if tells_why(heading.strip(": ")) else _HEADS
        if heading.endswith(":") and any(mark in said for mark in kept):
            continue  # East China: sales and orders
        gone = [each for each in reading.marks if start <= each[0] < end and each[1] not in _NAMES]
        lost = [meant for _, _, meant in gone]
        reading.marks = [each for each in reading.marks if each not in gone]
        kept = "".join(char if char in _NAMES else "\x00" for char in said)
        if kept.startswith("\x00"):
            kept = f" {kept[1:]}"
        reading.rest = reading.rest[:start] + kept + reading.rest[end:]
        reading.times = [each for each in reading.times if each not in lost]
        reading.values = {
            name: value
            for name, value in reading.values.items()
            if all(getattr(each, "value", None) != value for each in lost)
        }
    reading.period = next((each for each in reading.times if each.kind == "range"), None)


def _people(reading: Reading) -> None:
    for match in PLACEHOLDER.finditer(reading.text):
        reading.people.append(match.group())
        reading.replace(match.start(), match.end(), words.PERSON, match.group())


def _amounts(reading: Reading) -> None:
    """Read what is compared with a number first: 100000 in "over 100000" is no order's number."""
    for amount in amounts.find(reading.rest):
        reading.replace(amount.start, amount.end, words.AMOUNT, amount)


def _documents(reading: Reading) -> None:
    if found := _PHONE_END.search(reading.rest):
        reading.phone_end = next(group for group in found.groups() if group)
        reading.replace(found.start(), found.end(), words.DOCUMENT, reading.phone_end)
    for match in _DIGITS.finditer(reading.rest):
        digits = match["a"] or match["b"]
        if len(digits) == 4 and digits.startswith(("19", "20")) and not match["a"]:
            continue  # 1997 的订单 names a year
        start = match.start("a" if match["a"] else "b")
        kind = next((kind for kind, cue in _CUES if cue.search(match.group())), "order")
        reading.documents.append((kind, digits))
        reading.replace(start, start + len(digits), words.DOCUMENT, digits)
    for pattern in (_CODE, _BARE):
        for match in list(pattern.finditer(reading.rest)):
            kind = next((kind for kind, prefix in _KINDS if prefix.match(match.group())), "order")
            if kind == "campaign":
                meant = Value(match.start(), match.end(), "campaign", match.group())
                reading.values.setdefault("campaign", match.group())
                reading.replace(match.start(), match.end(), words.VALUE, meant)
            elif kind != "period":
                reading.documents.append((kind, match.group()))
                reading.replace(match.start(), match.end(), words.DOCUMENT, match.group())


def _names(reading: Reading, link: Link, values: Values) -> None:
    """Let the name index see the question; a code it knows is a customer or product, not a document.

    Several mentions of one span mean that the name fits several: then it is passed on as written, and
    the tool asks which one is meant. A name within a longer value is the value's: 力星 in 台州力星压缩机, a supplier.
    """
    spans: dict[tuple[int, int, str], list[Mention]] = {}
    mentioned = link(reading.text)
    longer = (
        [(value.start, value.end) for value in values.find(reading.text) if value.sure] if mentioned else []
    )
    for mention in mentioned:
        if any(
            a <= mention.start and mention.end <= b and (a, b) != (mention.start, mention.end)
            for a, b in longer
        ):
            continue
        spans.setdefault((mention.start, mention.end, mention.entity), []).append(mention)
    for (start, end, entity), mentions in spans.items():
        piece = reading.text[start:end]
        written = reading.rest[start:end]
        if words.PERSON in written or words.CUSTOMER in written or written.startswith("\x00"):
            continue
        if "\x00" in written and {*written} & {*words.MARKS} != {words.DOCUMENT}:
            continue  # a code within a name (电动叉车 FE15) is the name's; anything else found there stays
        reading.documents = [(kind, code) for kind, code in reading.documents if code not in piece]
        only = mentions[0]
        named = Named(only.number or only.id, only.name) if len(mentions) == 1 else Named(piece, piece)
        into = reading.customers if entity == "customer" else reading.products
        if named not in into:
            into.append(named)
        reading.replace(start, end, words.CUSTOMER if entity == "customer" else words.PRODUCT, named)


def _dated(reading: Reading, values: Values) -> None:
    """Read what has a year in its own name before any time is read: the campaign 2026 工博会参展."""
    if not _YEAR.search(reading.rest):
        return
    for value in values.find(reading.rest):
        if value.sure and _YEAR.search(reading.rest, value.start, value.end):
            reading.values.setdefault(value.dimension, value.value)
            reading.replace(value.start, value.end, words.VALUE, value)


def _period(reading: Reading, today: date) -> None:
    found = periods.find_all(reading.rest, today)
    # Up to now goes without saying beside another time: what of the third quarter's has come in until today.
    now = [
        one for one in found if one.start == one.end == today and _UNTIL.search(reading.rest[: one.span[0]])
    ]
    reading.times = [one for one in found if one not in now] or found
    for each in now if len(found) > len(now) else ():
        reading.rest = f"{reading.rest[: each.span[0]]}{' ' * (each.span[1] - each.span[0])}{reading.rest[each.span[1] :]}"
    for each in reading.times:
        start, end = each.span
        if unit := _UNIT_OF.match(reading.rest[start:end]) if _EACH.search(reading.rest[:start]) else None:
            start += unit.end()  # each month of Q3: the month groups, Q3 is the time
        reading.replace(start, end, words.PERIOD, each)


def _values(reading: Reading, values: Values, expected: frozenset[str]) -> None:
    for value in values.find(reading.rest, expected):
        reading.values.setdefault(value.dimension, value.value)
        reading.replace(value.start, value.end, words.VALUE, value)


def _counts(reading: Reading) -> None:
    for match in words.COUNTS.finditer(reading.rest):
        group = next(name for name, value in match.groupdict().items() if value)
        found = number(match[group])
        if found and reading.count is None:
            reading.count = min(found, 200)
            reading.replace(match.start(group), match.end(group), words.COUNT, reading.count)
