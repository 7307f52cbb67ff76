"""De-identifying: personal values leave a question, a column or a note; placeholders take their places."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from connectors.failures import QueryError
from privacy.detect import Detector, Slow, Span
from privacy.erased_names import ErasedNames
from privacy.kinds import parse
from privacy.known_names import KnownNames
from privacy.vault import Vault
from privacy.written import disarmed

WITHHELD = "[withheld]"
MAX_NOTE_CHARS = 100_000
_CACHED_NOTES = 20_000

# Control, format and half characters: they are not seen, and would hide a number or break a placeholder.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True)
class Question:
    """A question without personal values.

    Args:
        placeholders: Those that stand for values of the question.
        typed: How many placeholders its author typed; they are made unreadable.
    """

    text: str
    placeholders: frozenset[str]
    typed: int


class Deidentifier:
    """Replaces personal values by placeholders of the vault.

    Args:
        vault: Keeps the values.
        companies: Names of companies; a person's name inside one is not replaced.
    """

    def __init__(self, vault: Vault, companies: Callable[[], Iterable[str]] = tuple) -> None:
        self._vault = vault
        self._erased = ErasedNames(vault, companies)
        self.detector = Detector(KnownNames(vault, companies), unknown=True)
        self._notes: dict[str, str] = {}
        self._notes_version = -1

    def question(self, text: str) -> Question:
        """Return what may be shown to a model in place of `text`.

        Raises:
            QueryError: It takes too long to be read.
        """
        escaped, typed = escape(text)
        try:
            spans = self._erased.reader()(escaped, self.detector.spans(escaped))
        except Slow:
            raise QueryError("The question takes too long to be read. Ask it in fewer words.") from None
        names = self._names([(escaped, spans)])
        replaced = _replaced(escaped, spans, names)
        return Question(replaced, frozenset(filter(parse, names.values())), typed)

    def column(self, kind: str, values: Sequence[str | None]) -> list[str | None]:
        """Return the placeholders of a tagged column's values."""
        return self._vault.placeholders(kind, values)

    def notes(self, texts: Sequence[str | None]) -> list[str | None]:
        """Return free texts with every span found in them replaced; one that cannot be read is withheld."""
        self._forget_outdated()
        fresh = dict.fromkeys(text for text in texts if text and text not in self._notes)
        spans = self.detector.reader(texts=[escape(text)[0] for text in fresh if len(text) <= MAX_NOTE_CHARS])
        with_erased = self._erased.reader()
        read = {text: _read(text, lambda told: with_erased(told, spans(told))) for text in fresh}
        names = self._names([told for told in read.values() if told])
        done = {text: _replaced(*told, names) if told else WITHHELD for text, told in read.items()}
        made = [text and (done.get(text) or self._notes[text]) for text in texts]
        if len(self._notes) + len(done) > _CACHED_NOTES:
            self._notes.clear()
        self._notes |= dict(list(done.items())[:_CACHED_NOTES])
        return made

    def refresh(self) -> None:
        """Read the names of people and companies again at the next use."""
        self.detector.refresh()
        self._notes.clear()

    def _forget_outdated(self) -> None:
        version = self._vault.version("PERSON", "ADDRESS")
        if version != self._notes_version:
            self._notes.clear()
            self._notes_version = version

    def _names(self, read: Iterable[tuple[str, list[Span]]]) -> dict[tuple[str, str], str]:
        """Return the placeholder of each (kind, value) in the spans; new ones are numbered as they come."""
        names: dict[tuple[str, str], str] = {}
        wanted: dict[tuple[str, bool], list[str]] = {}
        for text, spans in read:
            for span in spans:
                kind, value = _value(text, span)
                if span.placeholder:
                    names[kind, value] = span.placeholder
                elif (kind, value) not in names:
                    wanted.setdefault((kind, span.guessed), []).append(value)
        for (kind, guessed), values in sorted(wanted.items()):
            made = self._vault.placeholders(kind, values, guessed=guessed)
            for value, name in zip(values, made, strict=True):
                names.setdefault((kind, value), name or WITHHELD)
        return names


def _read(text: str, spans: Callable[[str], list[Span]]) -> tuple[str, list[Span]] | None:
    """Return the text to be shown and its spans, or None if it must be withheld."""
    if len(text) > MAX_NOTE_CHARS:
        return None
    try:
        escaped, _ = escape(text)
        return escaped, spans(escaped)
    except Exception:  # noqa: BLE001 - fail closed: whatever goes wrong, the text is not passed on
        return None


def escape(text: str) -> tuple[str, int]:
    """Remove unseen characters, and turn placeholders that were typed into ones that are never restored.

    >>> escape("who is <PERSON_1>?")
    ('who is ‹PERSON_1›?', 1)
    """
    return disarmed(_UNSEEN.sub("", text))


def _value(text: str, span: Span) -> tuple[str, str]:
    return span.kind, text[span.start : span.end]


def _replaced(text: str, spans: Sequence[Span], names: dict[tuple[str, str], str]) -> str:
    """Replace the spans from the right, so that those before keep their places."""
    for span in reversed(spans):
        text = text[: span.start] + names[_value(text, span)] + text[span.end :]
    return text
