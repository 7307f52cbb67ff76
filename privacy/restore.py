"""Restoring: the last step before a person reads. Each placeholder becomes its value, part of it, or a mask.

The text is worked on segment by segment (a line, a sentence), in the same way whether it comes whole or in
chunks, so any chunking gives the same result. What a model wrote by itself is looked for in each restored
segment: a personal value that neither the vault gave nor the user typed is masked and counted.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from privacy.detect import Detector, Reader
from privacy.kinds import PLACEHOLDER, canonical
from privacy.partial import mask, partly
from privacy.vault import Vault
from privacy.written import Written, written

Rights = Mapping[str, str]  # kind in lower case -> "full", "partial" or "none"; what is not listed is "none"

# The `;` of &lt; ends no sentence.
_SEGMENT_END = re.compile(r"[\n。！？；!?]|(?<!&[lLgG][tT])(?<!&#6[02])(?<!&#[xX]3[cCeE]);|(?<=[a-z]{3}\.) ")


@dataclass(frozen=True)
class Restored:
    """A text as one person may read it.

    Args:
        shown: How many values of each kind are shown in full.
        partial: How many are shown in part.
        masked: How many personal values that the vault did not give were masked.
        placeholders: Those shown in full or in part, in order.
        hidden: How many placeholders of each kind were masked: no right, not allowed, or erased.
    """

    text: str
    shown: dict[str, int] = field(default_factory=dict)
    partial: dict[str, int] = field(default_factory=dict)
    masked: int = 0
    placeholders: tuple[str, ...] = ()
    hidden: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class RestoredRows:
    """Rows as one person may read them, and what was shown in them."""

    rows: list[tuple[Any, ...]]
    shown: dict[str, int]
    partial: dict[str, int]
    placeholders: tuple[str, ...]
    hidden: dict[str, int]


class Restorer:
    """Puts values back in place of placeholders, as far as a person's rights go."""

    def __init__(self, vault: Vault, detector: Detector) -> None:
        self._vault = vault
        self._detector = detector

    def text(
        self, text: str, rights: Rights, *, allowed: Collection[str] | None = None, own_words: str = "",
        by_model: bool = False,
    ) -> Restored:  # fmt: skip
        """Restore one text.

        Args:
            text: What a model or the planner wrote.
            rights: Per kind `full`, `partial` or `none`.
            allowed: The only placeholders to restore, if given: those that tools returned.
            own_words: What the user typed; what stands in it is not masked.
            by_model: A model wrote it: names that are in no list are looked for, too. Templates write what was
                read when it came in, and are not guessed about.
        """
        stream = self.stream(rights, allowed=allowed, own_words=own_words, by_model=by_model)
        stream.feed(text)
        return stream.finish()

    def held(self, placeholders: Iterable[str]) -> set[str]:
        """Return those placeholders that still stand for a value."""
        return self._vault.held(placeholders)

    def cells(
        self, rows: Sequence[tuple[Any, ...]], rights: Rights, *, allowed: Collection[str] | None = None
    ) -> list[tuple[Any, ...]]:
        """Restore the cells of a table; they hold what intake let through, and are not searched again."""
        return self.table(rows, rights, allowed=allowed).rows

    def table(
        self, rows: Sequence[tuple[Any, ...]], rights: Rights, *, allowed: Collection[str] | None = None
    ) -> RestoredRows:
        """Restore the cells of a table, and tell what was shown."""
        work = _Work(self._vault, rights, allowed, _exact)
        work.look_up(cell for row in rows for cell in row if isinstance(cell, str))
        done = [
            tuple(work.restored(cell)[0] if isinstance(cell, str) else cell for cell in row) for row in rows
        ]
        return RestoredRows(
            done, dict(work.shown), dict(work.partial), tuple(work.placeholders), dict(work.hidden)
        )

    def stream(
        self, rights: Rights, *, allowed: Collection[str] | None = None, own_words: str = "",
        by_model: bool = False,
    ) -> "StreamRestorer":  # fmt: skip
        """Restore a text that comes in chunks."""
        return StreamRestorer(_Work(self._vault, rights, allowed), self._detector, own_words, by_model)


class StreamRestorer:
    """Restores one text, given in chunks; each finished segment is given out as soon as it is whole."""

    def __init__(self, work: "_Work", detector: Detector, own_words: str, by_model: bool = False) -> None:
        self._work = work
        self._by_model = by_model
        self._detector = detector
        self._own_words = own_words
        self._own_values: set[tuple[str, str]] | None = None
        self._waiting = ""
        self._done: list[str] = []
        self._masked = 0

    @property
    def placeholders(self) -> tuple[str, ...]:
        """Those shown in full or in part so far."""
        return tuple(self._work.placeholders)

    def feed(self, chunk: str) -> str:
        """Take a chunk and return the text that can be shown now."""
        self._waiting += chunk
        end = max((match.end() for match in _SEGMENT_END.finditer(self._waiting)), default=0)
        ready, self._waiting = self._waiting[:end], self._waiting[end:]
        return self._shown(ready)

    def finish(self) -> Restored:
        """Return the whole text, restored; what was fed and not shown yet is its end."""
        self._shown(self._waiting)
        self._waiting = ""
        work = self._work
        return Restored(
            "".join(self._done), dict(work.shown), dict(work.partial), self._masked,
            tuple(work.placeholders), dict(work.hidden),
        )  # fmt: skip

    def _shown(self, ready: str) -> str:
        if not ready:
            return ""
        self._work.look_up([ready])
        spans = self._detector.reader(unknown=self._by_model)
        shown = "".join(self._searched(*self._work.restored(segment), spans) for segment in _segments(ready))
        self._done.append(shown)
        return shown

    def _searched(self, text: str, restored: list[tuple[int, int]], spans: Reader) -> str:
        """Mask what is personal in a segment, and neither restored nor the user's own."""
        for span in reversed(spans(text, restored)):
            pieces = list(_outside(span.start, span.end, restored))
            if not pieces or self._is_own(span.kind, text[span.start : span.end]):
                continue
            self._masked += 1
            for start, end in reversed(pieces):
                text = text[:start] + mask(span.kind) + text[end:]
        return text

    def _is_own(self, kind: str, value: str) -> bool:
        """Say whether the user typed this value, in whatever spelling."""
        if self._own_values is None:
            own = self._own_words
            self._own_values = {
                (span.kind, canonical(span.kind, own[span.start : span.end]))
                for span in self._detector.spans(own)
            }
        return (kind, canonical(kind, value)) in self._own_values


class _Work:
    """One restoring: the rights it goes by, the values it looked up, what it showed.

    Args:
        vault: Where the values are.
        rights: Per kind how they are shown.
        allowed: The only placeholders to restore, if given.
        read: Finds placeholders in a text.
    """

    def __init__(
        self, vault: Vault, rights: Rights, allowed: Collection[str] | None,
        read: Callable[[str], Iterator[Written]] = written,
    ) -> None:  # fmt: skip
        self._read = read
        self._vault = vault
        self._rights = rights
        self._allowed = None if allowed is None else frozenset(allowed)
        self._values: dict[str, str] = {}
        self._looked: set[str] = set()
        self.shown: Counter[str] = Counter()
        self.partial: Counter[str] = Counter()
        self.hidden: Counter[str] = Counter()
        self.placeholders: dict[str, None] = {}

    def look_up(self, texts: Iterable[str]) -> None:
        """Fetch the values that may be shown, all at once; the others never leave the vault."""
        found = {each.name: each.kind for text in texts for each in self._read(text)}
        wanted = [
            name
            for name, kind in found.items()
            if name not in self._looked and self._right(kind) != "none" and self._may(name)
        ]
        self._looked.update(wanted)
        self._values |= self._vault.reveal(wanted) if wanted else {}

    def restored(self, text: str) -> tuple[str, list[tuple[int, int]]]:
        """Return the text with its placeholders replaced, and where the replacements stand."""
        made: list[str] = []
        places: list[tuple[int, int]] = []
        read = length = 0
        for each in self._read(text):
            shown = self._form(each)
            if shown is None:
                continue
            made += [text[read : each.start], shown]
            start = length + each.start - read
            length = start + len(shown)
            places.append((start, length))
            read = each.end
        made.append(text[read:])
        return "".join(made), places

    def _form(self, each: Written) -> str | None:
        """Return what is shown for a placeholder; None leaves a word as it is that may be none."""
        value = self._values.get(each.name)
        if value is None:
            if not each.sure and (self._allowed is None or each.name not in self._allowed):
                return None
            self.hidden[each.kind] += 1
            return mask(each.kind)
        self.placeholders[each.name] = None
        if self._right(each.kind) == "full":
            self.shown[each.kind] += 1
            return value
        self.partial[each.kind] += 1
        return partly(each.kind, value)

    def _right(self, kind: str) -> str:
        right = self._rights.get(kind.lower(), "none")
        return right if right in ("full", "partial") else "none"

    def _may(self, name: str) -> bool:
        return self._allowed is None or name in self._allowed


def _exact(cell: str) -> Iterator[Written]:
    """Yield the placeholders of a cell: intake wrote them, so that nothing else in it is one."""
    for match in PLACEHOLDER.finditer(cell):
        yield Written(match.start(), match.end(), match[0], match[1], True)


def _segments(text: str) -> Iterator[str]:
    """Cut a text after each end of a line or sentence."""
    start = 0
    for match in _SEGMENT_END.finditer(text):
        yield text[start : match.end()]
        start = match.end()
    if start < len(text):
        yield text[start:]


def _outside(start: int, end: int, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the parts of `start` to `end` that lie in none of the places."""
    for first, last in places:
        if last > start and first < end:
            if first > start:
                yield start, first
            start = max(start, last)
    if start < end:
        yield start, end
