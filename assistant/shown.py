"""What a person is shown of an answer: placeholders restored by role, and every reveal recorded first."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from privacy.kinds import parse
from privacy.reveal import reveal_body
from privacy.written import written

if TYPE_CHECKING:
    from privacy.restore import Restored, Restorer, StreamRestorer


class Shown:
    """Restores for one person and one answer.

    Args:
        restorer: Puts values back.
        rights: How each kind is restored for the role.
        allowed: The placeholders that may be: those that occurred in this conversation. It grows.
        record: Writes a trail entry; raises TrailError, and then nothing is shown.
        purpose: What the person stated, de-identified; it is in the trail beside what was shown for it.
        waiting: Kinds (lower case) that would be shown if a purpose were stated.
    """

    def __init__(
        self, restorer: "Restorer", rights: Mapping[str, str], allowed: set[str], record: Callable[..., int], *,
        purpose: str = "", waiting: Collection[str] = (),
    ) -> None:  # fmt: skip
        self._purpose = purpose
        self._waiting = waiting
        self.withheld: set[str] = set()
        self._restorer = restorer
        self._rights = rights
        self._allowed = allowed
        self._record = record
        self._recorded: set[str] = set()
        self._pending: dict[str, str] = {}
        self._stream: StreamRestorer | None = None
        self._given = 0
        self.own_words = ""

    def piece(self, chunk: str) -> str:
        """Return what can be shown of a text in the making; a reveal is recorded before it is shown."""
        if self._stream is None:
            self._stream = self._restorer.stream(
                self._rights, allowed=frozenset(self._allowed), own_words=self.own_words, by_model=True
            )
        told = self._stream.feed(chunk)
        self._remember(self._stream.placeholders)
        self.flush()
        self._given += len(told)
        return told

    def end_of_text(self) -> str:
        """Return the rest of the text in the making; the next starts anew, with what may be restored by then."""
        if self._stream is None:
            return ""
        whole = self._stream.finish()
        self._remember(whole.placeholders)
        self.flush()
        rest = whole.text[self._given :]
        self._stream, self._given = None, 0
        return rest

    def text(self, text: str, *, by_model: bool = False) -> "Restored":
        """Restore the whole answer and look over it once more."""
        self.reveal(text)
        return self._restorer.text(
            text, self._rights, allowed=frozenset(self._allowed), own_words=self.own_words, by_model=by_model
        )

    def cells(self, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Restore the rows of a table; what they show was noted before."""
        return self._restorer.cells(rows, self._rights, allowed=frozenset(self._allowed))

    def reveal(self, text: str) -> None:
        """Record the placeholders of a text that will be shown in full or in part."""
        self.note(text)
        self.flush()

    def note(self, text: str) -> None:
        """Remember the placeholders of a text for the next entry."""
        self._remember(each.name for each in written(text))

    def _remember(self, names: Iterable[str]) -> None:
        for name in names:
            kind, _ = parse(name) or ("", 0)
            right = self._rights.get(kind.lower(), "none")
            if name not in self._allowed:
                continue
            if kind.lower() in self._waiting:
                self.withheld.add(kind)
            elif right != "none" and name not in self._recorded:
                self._pending[name] = right

    def flush(self) -> None:
        """Write one entry for what is about to be shown.

        Raises:
            TrailError: It cannot be written; nothing may be shown.
        """
        if not self._pending:
            return
        held = self._restorer.held(self._pending)  # an erased value is not shown
        if held:
            shown = {name: right for name, right in self._pending.items() if name in held}
            self._record("reveal", reveal_body(shown, purpose=self._purpose))
        self._recorded |= set(self._pending)
        self._pending.clear()
