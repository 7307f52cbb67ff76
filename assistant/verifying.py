"""Verifying an answer: its question and plan are taken from the trail, and the act is written into it first."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from assistant.language import detect
from assistant.plan import Call
from assistant.verified import Verified, VerifiedPlan, check_times
from connectors.failures import Denied, QueryError

if TYPE_CHECKING:
    from privacy.audit import EntryRow, Trail
    from privacy.policy import Role, User

_PARTS = 200  # entries of the trail between a question and its answer
_NO_PLAN = ("absent", "ambiguous", "not_yours")


class Verifier:
    """Adds and removes verified questions, for those who may.

    Args:
        verified: Where they are kept.
        trail: Where questions and plans come from, and where each act is recorded.
        today: Tells the company's day.
    """

    def __init__(self, verified: Verified, trail: "Trail", today: Callable[[], date]) -> None:
        self._verified = verified
        self._trail = trail
        self._today = today

    def add(self, number: int, user: "User", role: "Role", question: str = "") -> VerifiedPlan:
        """Verify an answer.

        Args:
            number: The answer's entry in the trail, as every answer tells it.
            user: Who verifies it: somebody's own answers only, unless the role reads the trail.
            role: Theirs.
            question: De-identified; says in full what was asked in the middle of a conversation.

        Raises:
            Denied: The role may not verify, or the answer is somebody else's; recorded.
            QueryError: The entry is no answer with a plan that can be used again.
            TrailError: The act cannot be recorded; it does not happen.
            SetupError: It cannot be written down.
        """
        answer = self._answer(number, user, role)
        asked = self._before(answer, "question")
        if asked is None:
            raise QueryError(f"Entry {number} has no question before it. Name the entry of an answer.")
        if not question and self._before(asked, "question") is not None:
            raise QueryError(
                "This was asked in the middle of a conversation, so its words alone may not say all. "
                "Say the whole question with --question, or ask it again by itself and verify that answer."
            )
        text = question or str(asked.body.get("question", ""))
        calls = self._plan(asked, answer)
        check_times(text, calls, self._today())
        body = {
            "action": "question verified",
            "question": text,
            "tools": [call.tool for call in calls],
            "answer": number,
        }
        self._trail.append("admin", user.name, role=role.name, body=body)
        return self._verified.add(
            text,
            detect(text) if question else str(asked.body.get("language") or detect(text)),
            calls,
            by=user.name,
            at=datetime.now().astimezone(),
            day=self._today(),
            entry=number,
        )

    def add_last(self, conversation: str, user: "User", role: "Role") -> VerifiedPlan:
        """Verify the last answer of a conversation; raises as `add`."""
        found = self._trail.entries(kind="answer", conversation=conversation, user=user.name, limit=1)
        if not found:
            raise QueryError("This conversation has no answer yet.")
        return self.add(found[0].number, user, role)

    def remove(self, number: int, user: "User", role: "Role") -> VerifiedPlan:
        """Forget a verified question.

        Raises:
            Denied: The role may not verify; recorded.
            QueryError: There is none with this number.
            TrailError: The act cannot be recorded; it does not happen.
        """
        self._may(user, role)
        plan = self._verified.find(number)
        body = {"action": "verified question removed", "question": plan.question, "verified_by": plan.by}
        self._trail.append("admin", user.name, role=role.name, body=body)
        self._verified.remove(number)
        return plan

    def _answer(self, number: int, user: "User", role: "Role") -> "EntryRow":
        self._may(user, role)
        answer = self._trail.show(number)
        if answer.user != user.name and not role.audit:
            self._refuse(user, role, "somebody else's answer")
        if answer.kind != "answer":
            raise QueryError(f"Entry {number} is no answer. Name the number that the answer shows.")
        if not answer.body.get("ok"):
            raise QueryError("That question was not understood, so there is no plan to verify.")
        return answer

    def _plan(self, asked: "EntryRow", answer: "EntryRow") -> tuple[Call, ...]:
        """Return the calls between a question and its answer: those of one step, which all worked."""
        between = self._trail.entries(conversation=answer.conversation, before=answer.number, limit=_PARTS)
        steps = [entry for entry in between if entry.number > asked.number and entry.user == answer.user]
        thought = [entry for entry in steps if entry.kind == "model_call" and entry.body.get("tools")]
        made = [entry.body for entry in reversed(steps) if entry.kind == "tool_call"]
        if not made:
            raise QueryError("That answer used no tool, so there is no plan to verify.")
        if len(thought) > 1:
            raise QueryError(
                "A later step of that answer depends on what the first one found, so it is no plan."
            )
        if any("failure" in body or body.get("nothing") in _NO_PLAN for body in made):
            raise QueryError("A step of that answer found nothing it could use. Verify one that worked.")
        return tuple(Call(str(body["tool"]), dict(body["arguments"])) for body in made)

    def _before(self, entry: "EntryRow", kind: str) -> "EntryRow | None":
        found: Sequence[EntryRow] = self._trail.entries(
            kind=kind, user=entry.user, conversation=entry.conversation, before=entry.number, limit=1
        )
        return found[0] if found else None

    def _may(self, user: "User", role: "Role") -> None:
        if not role.verify:
            self._refuse(user, role, "verify")

    def _refuse(self, user: "User", role: "Role", what: str) -> None:
        self._trail.append(
            "refusal", user.name, role=role.name, outcome="Denied", body={"name": "verify", "reason": what}
        )
        raise Denied(
            "Your role may not verify this. A role with 'verify: true' in assistant.yaml verifies its own answers."
        )
