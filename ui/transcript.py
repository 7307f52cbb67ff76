"""An earlier conversation as its person may read it today, told from the trail; that it is shown again is recorded."""

from typing import TYPE_CHECKING

from privacy.reveal import by_rights, reveal_body

if TYPE_CHECKING:
    from privacy.policy import User
    from ui.assemble import System

_ENTRIES = 1000  # of the trail, about a hundred turns of a conversation


def turns(system: "System", user: "User", conversation: str) -> list[tuple[str, str]]:
    """Return questions and answers, restored by the role as it is now; what needs a purpose is masked.

    Raises:
        TrailError: That they are shown again cannot be recorded.
    """
    entries = system.trail.entries(conversation=conversation, user=user.name, limit=_ENTRIES)
    rights = system.policy.role(user.role).rights()
    told: list[tuple[str, str]] = []
    shown: dict[str, None] = {}
    for entry in reversed(entries):
        said = entry.body.get(entry.kind) if entry.kind in ("question", "answer") else None
        if not said:
            continue
        restored = system.restorer.text(str(said), rights)
        shown |= dict.fromkeys(restored.placeholders)
        if entry.kind == "question":
            told.append((restored.text, ""))
        elif told:
            told[-1] = (told[-1][0], restored.text)
    if shown:
        body = reveal_body(by_rights(shown, rights), action="conversation opened again")
        system.trail.append("reveal", user.name, role=user.role, conversation=conversation, body=body)
    return told
