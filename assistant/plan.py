"""What the planner has decided: tool calls, or what to say instead."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.verified import VerifiedPlan
    from tools.glossary import Explained


@dataclass(frozen=True)
class Call:
    """One tool call; `arguments` holds only what was asked for."""

    tool: str
    arguments: dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """What to do about a question.

    Args:
        calls: Tool calls to make, at most three; empty when something is said instead.
        says: Which phrase to say instead: `greeting`, `help`, `changes`, `unsupported`, `unknown`...
        about: For `unsupported`, which kind of question it was.
        left: Words of the question that were not used; the answer says so.
        one_order: A single order found is opened, and none still open leads to the latest ones.
        confidence: How sure the planner is that this is what was asked, 0 to 1.
        verified: The verified question that the calls were made after; the answer says who verified it.
        said: For `not_by`, the sentence itself, as it names things of the home.
        explained: For `defined`, the term whose meaning was asked for.
        notes: What was read otherwise than written, as (written, read) pairs; the answer says so.
    """

    calls: tuple[Call, ...] = ()
    says: str = ""
    about: str = ""
    left: tuple[str, ...] = ()
    one_order: bool = False
    confidence: float = 1.0
    notes: tuple[tuple[str, str], ...] = ()
    verified: "VerifiedPlan | None" = None
    explained: "Explained | None" = None
    said: str = ""
