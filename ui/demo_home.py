"""The demo company's home: its settings, its accounts, and the questions it can be asked."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from ui.accounts import Account
from ui.home import Home

if TYPE_CHECKING:
    from ui.assemble import System

# name -> password; anyone who can reach the page may try them: the demo listens on this machine only.
PASSWORDS = {
    "service1": "service",
    "sales1": "sales",
    "manager1": "manager",
    "compliance1": "compliance",
    "admin": "admin",
}
ROLES = {name: name.rstrip("1") for name in PASSWORDS}
_KINDS = ("demo-erp", "demo-crm")
DOCUMENTS = "documents"

EXAMPLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "service": (
        ("{order} 现在到哪了？", "云创科技有哪些未结的工单？", "哪些订单已经超过承诺交期？"),
        ("Where is order {order}?", "Which tickets of Acme are open?", "Which orders are late?"),
    ),
    "sales": (
        ("给云创科技推荐三个可以交叉销售的产品，为什么？", "云创科技的全部情况", "云创科技有逾期的发票吗？"),
        (
            "Three products to cross-sell to Yunchuang, and why?",
            "Everything about Yunchuang before my call",
            "Does Yunchuang have overdue invoices?",
        ),
    ),
    "manager": (
        ("上季度销售额前五的客户", "各区域的逾期应收", "哪些产品低于再订货点？"),
        (
            "Top five customers by sales last quarter",
            "Overdue receivables by region",
            "Which products are below reorder level?",
        ),
    ),
    "compliance": (
        ("{order} 现在到哪了？", "云创科技的全部情况"),
        ("Where is order {order}?", "Everything about Acme"),
    ),
    "admin": (("哪些产品低于再订货点？",), ("Which products are below reorder level?",)),
}


def is_demo(home: Home) -> bool:
    """Say whether a home is a demo company's."""
    return any(source.kind in _KINDS for source in home.settings.sources.values())


def settings_text(as_of: date) -> str:
    """Return the demo's `assistant.yaml`: everything a company's own would say, with comments."""
    from connectors.demo import planted
    from privacy.policy import DEFAULT_FILE

    order = planted.star_numbers(as_of)[0]
    lines = [
        "# The demo company. Your own: assistant init --company NAME, then assistant connect KIND.",
        f"company: {planted.COMPANY}",
        "timezone: Asia/Shanghai",
        "# The demo's data ends on this day, so it counts as today. Leave it out where data goes on.",
        f"today: {as_of.isoformat()}",
        "sources:  # an address that holds a password goes into an environment variable: url_env: ERP_URL",
        '  erp: {kind: demo-erp, url: "sqlite:///demo/erp.sqlite"}',
        '  crm: {kind: demo-crm, url: "sqlite:///demo/crm.sqlite"}',
        "# or any OpenAI-compatible one: {kind: remote, base_url: ..., model: ..., api_key_env: NAME}",
        "model: {kind: planner}",
        "limits: {max_rows: 1000, query_timeout_s: 10, question_chars: 2000}",
        "# Company documents; only: {FOLDER: [roles]} keeps a folder in it for some roles.",
        f"documents: {{folder: {DOCUMENTS}}}",
        "examples:  # what each role can start with",
    ]
    for role, (zh, en) in EXAMPLES.items():
        lines.append(f"  {role}:")
        lines += [f"    {language}: {_quoted(told, order)}" for language, told in (("zh", zh), ("en", en))]
    return "\n".join(lines) + "\n\n" + DEFAULT_FILE.read_text("utf-8")


def make(
    home: Home, *, scale: float, as_of: date, progress: Callable[[str, int, int], None] | None = None
) -> None:
    """Make the demo company's databases and settings in a home that has none yet.

    Raises:
        SetupError: There is a home already, or the folder cannot be written.
    """
    from connectors.demo import build
    from connectors.demo.document_files import install
    from ui.new_home import make_folder, write_settings

    make_folder(home)
    build(home.demo, scale=scale, as_of=as_of, progress=progress)
    install(home.folder / DOCUMENTS)
    write_settings(home, settings_text(as_of))


def add_accounts(system: "System") -> None:
    """Add the demo's accounts, those that are missing."""
    from connectors.demo import planted

    regions = {"sales1": planted.SALES1_REGION, "manager1": planted.SALES1_REGION}
    for name, password in PASSWORDS.items():
        if system.accounts.get(name) is None:
            staff = planted.ACCOUNT_STAFF.get(name, "")
            account = Account(name, ROLES[name], staff, regions.get(name, ""))
            system.accounts.add(account, password, short=True)


def _quoted(told: tuple[str, ...], order: str) -> str:
    return "[" + ", ".join(f'"{each.format(order=order)}"' for each in told) + "]"
