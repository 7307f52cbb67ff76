"""Which questions go to the company's documents: those about what is to be done, not about what was done.

The planner asks before it gives up, and before it answers a question for rules with a list of records.
"""

import re
from typing import TYPE_CHECKING

from assistant.plan import Call, Plan
from assistant.reading import Reading

if TYPE_CHECKING:
    from privacy.policy import Role
    from tools.search import Search
    from tools.search_entry import Kind

TOOL = "search_documents"
_KINDS: "tuple[Kind, ...]" = ("document",)
# Measured in docs/documents.md on questions with and without an answer in the demo's documents.
_WORTH_A_LOOK = 0.12  # of a question for rules
_UNKNOWN = 0.5  # of one that is not understood, and does not ask for a rule either
_INSTEAD_OF_RECORDS = 0.25
_INSTEAD_OF_FIGURES = 0.4  # of a question for who must or may do what, whose words are figures' too
_NAMED = re.compile(
    r"政策|条款|规定|规章|制度|条例|管理办法|手册|指南|\b(?:polic(?:y|ies)|terms and conditions|guidelines?|handbook|regulations?|rule ?book)\b",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"能不能|可不可以|可以|能否|能.{1,12}吗|允许|要求|要.{0,10}(?:多少|多久|几|谁|吗)|应该|必须|需要|多久|多长时间|几天|期限|时限|谁出|谁承担|谁批|谁负责|怎么处理|怎么办"
    r"|怎么[报申]|报给谁|流程|赔|质保|保修|定金|账期|权限|补偿"
    r"|\b(?:may|must|should|can (?:we|i|a customer|customers|they)|allowed|do we|do i|does (?:the|a) customer|do customers|who (?:pays|approves|decides)"
    r"|who is (?:told|responsible)"
    r"|how (?:long|soon|quickly|fast|many days)|when (?:do|does|must)|what (?:if|happens)|procedure|process for"
    r"|warranty|guarantee|deadline|fee|penalty|deposit|interest on|lead time of)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"谁[来该]?(?:出|承担|批|负责|付|审批)|允许|可不可以|能不能|能否|\b(?:who (?:pays|approves|decides|bears|must|has to|is responsible)|allowed)\b",
    re.IGNORECASE,
)


def to_documents(plan: Plan, reading: Reading, search: "Search | None", role: "Role") -> Plan:
    """Return the plan, or one that looks into the documents instead.

    Args:
        plan: What the planner would do.
        reading: The question taken apart.
        search: The index; None or empty, and the plan stays.
        role: Who asks.
    """
    if search is None or TOOL not in role.tools or _about_records(reading):
        return plan
    least = _least(plan, reading.text)
    if least is None:
        return plan
    hits = search.find(reading.text, _KINDS, n=1, role=role, by="words")
    return Plan((Call(TOOL, {"text": reading.text}),)) if hits and hits[0].coverage >= least else plan


def _least(plan: Plan, text: str) -> float | None:
    """Return which share of the question's words a document must hold; None when none is to be asked."""
    named = bool(_NAMED.search(text))
    rules = named or bool(_RULES.search(text))
    if plan.says == "unknown":
        return _WORTH_A_LOOK if rules else _UNKNOWN
    if plan.says == "unsure":
        return _INSTEAD_OF_RECORDS if rules else None
    if plan.says not in ("", "changes", "unsupported"):
        return None
    if named:
        return _WORTH_A_LOOK
    if rules and (plan.says or plan.confidence < 1):
        return _INSTEAD_OF_RECORDS
    return _INSTEAD_OF_FIGURES if _DUTY.search(text) else None


def _about_records(reading: Reading) -> bool:
    """Say whether a question names what records are of: a customer, a product, an order, a place, a time."""
    return bool(
        reading.customers
        or reading.products
        or reading.documents
        or reading.people
        or reading.phone_end
        or reading.times
        or reading.values
    )
