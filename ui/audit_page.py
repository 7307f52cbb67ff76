"""The audit page: list, filter, open and verify the trail. Each of its doors asks for the right anew."""

from typing import TYPE_CHECKING, Any

import gradio as gr  # see `ui.chat_page`

from connectors.failures import Denied
from ui import markup
from ui.chat_page import ChatPage, guarded, language_of
from ui.evidence import moment
from ui.texts import text
from ui.trail_text import KINDS, day_end, day_start, kind_label, summary

if TYPE_CHECKING:
    from privacy.audit import EntryRow
    from privacy.policy import User
    from ui.assemble import System

PAGE_ROWS = 50
COLUMNS = ("number", "time", "person", "kind", "outcome", "about")


class AuditPage:
    """What the audit page does; `ui.pages` lays it out.

    Args:
        system: The home's rooms.
        chat: Knows who is logged in.
    """

    def __init__(self, system: "System", chat: ChatPage) -> None:
        self._system = system
        self._chat = chat

    @guarded
    def open(self, request: gr.Request) -> tuple[Any, ...]:
        """Return the newest entries and the kinds to choose from."""
        language = language_of(request)
        kinds = [(text("all_kinds", language), ""), *((kind_label(kind, language), kind) for kind in KINDS)]
        about = f"<h2>{text('audit_title', language)}</h2><p>{text('audit_about', language)}</p>"
        rows, note = self._found("", "", "", "", "", None, request)
        headers = [text(name, language) for name in COLUMNS]
        return about, gr.update(choices=kinds, value=""), gr.update(value=rows, headers=headers), note

    @guarded
    def search(
        self, kind: str, user: str, since: str, until: str, words: str, request: gr.Request
    ) -> tuple[Any, ...]:
        """Return the entries that fit, the newest first, and a note when there are none."""
        return self._found(kind, user, since, until, words, None, request)

    @guarded
    def older(
        self, kind: str, user: str, since: str, until: str, words: str, shown: Any, request: gr.Request
    ) -> tuple[Any, ...]:
        """Return the entries before those that are shown."""
        last = int(shown[-1][0]) if shown else None
        return self._found(kind, user, since, until, words, last, request)

    @guarded
    def show(self, number: str, request: gr.Request) -> str:
        """Return one entry, whole."""
        auditor = self._auditor(request)
        entry = self._system.trail.show(int(number))
        self._system.trail.append(
            "admin",
            auditor.name,
            role=auditor.role,
            body={"action": "trail entry opened", "number": entry.number},
        )
        return markup.entry_block(entry, language_of(request), self._system.home.timezone)

    @guarded
    def verify(self, request: gr.Request) -> str:
        """Check the whole trail and return the result."""
        language = language_of(request)
        self._auditor(request)
        verdict = self._system.trail.verify()
        if verdict.intact:
            return (
                f'<div class="verdict good" role="status">{text("intact", language, n=verdict.entries)}</div>'
            )
        where = "" if verdict.number is None else text("entry", language, n=verdict.number) + ": "
        said = text("broken", language, where=where, problem=verdict.problem)
        return f'<div class="verdict bad" role="alert">{markup.words(said)}</div>'

    def _found(
        self,
        kind: str,
        user: str,
        since: str,
        until: str,
        words: str,
        before: int | None,
        request: gr.Request,
    ) -> tuple[Any, ...]:
        language, zone = language_of(request), self._system.home.timezone
        auditor = self._auditor(request)
        filters = {"kind": kind, "person": user, "since": since, "until": until, "words": words}
        entries = self._system.trail.entries(
            kind=kind or None,
            user=user.strip() or None,
            since=day_start(since, zone),
            until=day_end(until, zone),
            text=words.strip() or None,
            limit=PAGE_ROWS,
            before=before,
        )
        used = sorted(name for name, value in filters.items() if value)
        self._system.trail.append(
            "admin", auditor.name, role=auditor.role, body={"action": "trail read", "filters": used}
        )
        note = text("pick" if entries else "no_entries", language)
        return [self._row(entry, language) for entry in entries], f'<p class="entry">{note}</p>'

    def _row(self, entry: "EntryRow", language: str) -> list[str]:
        at = moment(entry.at, self._system.home.timezone)
        about = summary(entry.body)
        return [str(entry.number), at, entry.user, kind_label(entry.kind, language), entry.outcome, about]

    def _auditor(self, request: gr.Request) -> "User":
        """Return who is logged in, if their role may read the trail.

        Raises:
            Denied: It may not; that is recorded.
        """
        user = self._chat.who(request)
        if not self._system.role(user).audit:
            self._system.trail.append(
                "refusal", user.name, role=user.role, body={"action": "trail read", "message": "not allowed"}
            )
            raise Denied(text("not_auditor", language_of(request)))
        return user
