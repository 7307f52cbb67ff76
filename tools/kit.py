"""What a tool is given beside the user's scope: what one home knows of its own meaning and documents."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tools.semantics import Semantics


@dataclass(frozen=True)
class Kit:
    """The parts of a home that tools share.

    Args:
        semantics: Its metrics and dimensions.
        search: Its verified questions, glossary and documents; None where nothing is indexed.
        verified: Its verified questions with their plans.
    """

    semantics: "Semantics"
    search: Any = None
    verified: Any = None
