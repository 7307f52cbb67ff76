"""What an answer may rest on: the numbers, days, codes, statuses and placeholders of tool results and the question."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal, InvalidOperation
from typing import Any

from assistant import cells as cells_
from assistant import period
from assistant.grounding_figures import figures
from assistant.grounding_marks import (
    CLOCK,
    CURRENCY,
    MOMENT,
    blanked,
    code,
    codes,
    is_calendar,
    money,
    placeholder_spans,
    placeholders,
    status_words,
)
from assistant.period_atoms import expressions
from assistant.period_days import Now
from assistant.request import Made
from connectors.statuses import STATUSES

_HIDDEN = frozenset({"id", "source_key", "updated_at", "external_key"})
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_RANGE = re.compile(r"(\d{4}-\d\d-\d\d)(?:\.\.|/| to | 至 )(\d{4}-\d\d-\d\d)")
_STEMS = re.compile(r"[a-z]+")
_ALL = frozenset(name for known in STATUSES.values() for name in known)
Span = tuple[date, date]


@dataclass
class Evidence:
    """Everything that was read and said.

    Args:
        today: The day of the question.
        numbers: All numbers, without their sign.
        days: All days; the ends of ranges too.
        ranges: Ranges and calendar units as (first day, last day).
        clocks: Times of day as HH:MM, in UTC and the company's zone.
        moments: Days with their times of day, as written.
        codes: Document numbers and other codes, in capitals.
        statuses: Codes of statuses that occur.
        placeholders: As `<PERSON_12>`.
        currencies: Codes of currencies.
        words: All text in small letters: what stands in it may be repeated.
        rows: Rows of the longest table.
        plain: The results written by templates: it takes the place of what is not grounded.
    """

    today: date
    zone: tzinfo = UTC
    numbers: set[Decimal] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    ranges: set[Span] = field(default_factory=set)
    clocks: set[str] = field(default_factory=set)
    moments: set[tuple[str, ...]] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)
    placeholders: set[str] = field(default_factory=set)
    currencies: set[str] = field(default_factory=set)
    words: str = ""
    rows: int = 0
    plain: str = ""
    _texts: list[str] = field(default_factory=list, repr=False)

    @classmethod
    def of(
        cls,
        made: Iterable[Made],
        question: str,
        today: date,
        *,
        before: Sequence[str] = (),
        known: Sequence[Mapping[str, Any]] = (),
        allowed: Iterable[str] = (),
        zone: tzinfo = UTC,
        plain: str = "",
    ) -> "Evidence":
        """Collect what the tools found and what was asked.

        Args:
            made: The tool calls of the question; `artifact` holds the whole result.
            question: In placeholders.
            today: The day it was asked.
            before: Earlier questions and checked answers of the conversation, which may be repeated.
            known: All sources as `{system, entity, as_of}`: an answer may say where nothing was found.
            allowed: Placeholders that occurred in the conversation.
            zone: The company's, in which times may be told.
            plain: The same results written by templates.
        """
        found = cls(today, zone, plain=plain, placeholders=set(allowed))
        for call in made:
            found._add_result(call)
        for source in known:
            found._add_value(dict(source))
        for text in (question, *before):
            found._texts.append(text)
            found.statuses |= {
                name for word, names in status_words().items() if word in text.lower() for name in names
            }
            found._add_ranges(period.find_all(text, today))
        found._add_day(today)
        found._read_texts()
        return found

    def _add_result(self, call: Made) -> None:
        result = call.artifact
        self._add_value(call.arguments)
        for part in ("facts", "arguments", "nothing"):
            self._add_value(result.get(part))
        if choices := (result.get("nothing") or {}).get("choices"):
            self.numbers.add(Decimal(len(choices)))  # the name fits two customers
        for name in ("message", "failure"):
            self._add_value(result.get(name))
        tables = result.get("tables") or []
        for table in tables:
            self._add_table(table)

    def _add_table(self, table: Mapping[str, Any]) -> None:
        columns, rows = list(table["columns"]), list(table["rows"])
        entities = list(table.get("entities") or []) + [""] * len(columns)
        self.numbers.add(Decimal(len(rows)))
        self.rows = max(self.rows, len(rows))
        for place, (column, entity) in enumerate(zip(columns, entities, strict=False)):
            if column in _HIDDEN or column.endswith("_id"):
                continue
            self._texts += [cells_.label(entity, column, language) for language in ("zh", "en")]
            cells = [row[place] for row in rows if row[place] not in (None, "")]
            self._add_counts(column, cells)
            for cell in cells:
                self._add_value(cell)
        for origin in table.get("origins") or []:
            self._add_value(origin)

    def _add_counts(self, column: str, cells: Sequence[Any]) -> None:
        """Count what a person would count in a column: how many shipped, how many late; and what its name says."""
        if cells and any(cell not in (0, False, "0", "0.00") for cell in cells):
            self.statuses |= set(_STEMS.findall(column)) & _ALL
            self._texts.append(column.replace("_", " "))
        named = [str(cell) for cell in cells if isinstance(cell, bool) or str(cell) in _ALL]
        self.numbers |= {Decimal(named.count(name)) for name in set(named)}

    def _add_value(self, value: Any) -> None:
        """Take in a value of a result: JSON types, any depth."""
        if isinstance(value, Mapping):
            for name, item in value.items():
                self._texts.append(str(name).replace("_", " "))
                self._add_value(item)
        elif isinstance(value, list | tuple):
            if len(value) == 2 and all(isinstance(item, str) for item in value):
                self._add_range(*value)
            for item in value:
                self._add_value(item)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self._add_number(str(value))
        elif isinstance(value, str) and value:
            self._add_text(value)

    def _add_text(self, text: str) -> None:
        if _NUMBER.fullmatch(text):
            self._add_number(text)
            self.codes.add(code(text))
        elif MOMENT.match(text):
            self._add_moment(text)
        if text in _ALL:
            self.statuses.add(text)
        if found := _RANGE.fullmatch(text):
            self._add_range(found[1], found[2])
        self._texts.append(text)

    def _add_number(self, text: str) -> None:
        try:
            value = abs(Decimal(text))
        except InvalidOperation:
            return
        if value.is_finite():
            self.numbers.add(value)

    def _add_moment(self, text: str) -> None:
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            return
        for told in (at, at.astimezone(self.zone) if at.tzinfo else at):
            self.clocks.add(f"{told:%H:%M}")
            self.moments.add((f"{told:%Y-%m-%d}", f"{told:%H:%M}"))
            self._add_day(told.date())

    def _add_day(self, day: date) -> None:
        self.days.add(day)

    def _add_range(self, first: str, last: str) -> None:
        try:
            start, end = date.fromisoformat(first), date.fromisoformat(last)
        except ValueError:
            return
        self._add_span((start, end))

    def _add_ranges(self, found: Iterable[period.Period]) -> None:
        for one in found:
            self._add_span((one.start, one.end))

    def _add_span(self, span: Span) -> None:
        self.ranges.add(span)
        self.days |= set(span)
        self.numbers.add(Decimal((span[1] - span[0]) // timedelta(days=1) + 1))

    def _read_texts(self) -> None:
        """Read all texts at once: names and definitions hold numbers, days and codes too."""
        text = " ¦ ".join(dict.fromkeys(self._texts))
        self.words = text.lower()
        self.codes |= {code(match.group()) for match in codes(text)}
        self.placeholders |= set(placeholders(text))
        self.currencies |= {money(match.group()) for match in CURRENCY.finditer(text)}
        self.moments |= {match.groups() for match in MOMENT.finditer(text)}
        self.clocks |= {match.group()[:5].zfill(5) for match in CLOCK.finditer(text)}
        # The figures of a document number or a day are no numbers: SO2026-00042 does not make 42 known.
        rest = blanked(text, placeholder_spans(text))
        rest = blanked(rest, [match.span() for match in codes(rest) if not match.group().isdigit()])
        rest = blanked(rest, [match.span() for match in CLOCK.finditer(rest)])
        days = [
            atom for atom in expressions(rest, Now(self.today)) if is_calendar(rest[atom.start : atom.end])
        ]
        for atom in days:
            self.ranges.add((atom.days.start, atom.days.end))
            if atom.days.start == atom.days.end:
                self._add_day(atom.days.start)
        for figure in figures(blanked(rest, [(atom.start, atom.end) for atom in days])):
            self.numbers.add(figure.value.scaleb(figure.scale))
            if figure.share:
                self.numbers.add(figure.value / 100)
        self._texts.clear()
