"""Every sentence of the screens, in Chinese and English, side by side."""

import re
from typing import Literal

from privacy.kind_labels import KIND_LABELS

Language = Literal["zh", "en"]

TEXTS: dict[str, tuple[str, str]] = {
    "app": ("业务助手", "Business assistant"),
    "ask": ("提问", "Ask"),
    "audit": ("审计", "Audit"),
    "logout": ("退出登录", "Log out"),
    "new": ("新对话", "New conversation"),
    "earlier": ("对话记录", "Conversations"),
    "placeholder": (
        "用中文或英文提问，例如订单号、客户名、产品名",
        "Ask about an order, a customer, a product",
    ),
    "purpose": (
        "用途：要看证件号等敏感信息时填写，会被记录",
        "Purpose: what you need sensitive values for (recorded)",
    ),
    "welcome": ("您好，{name}。想了解什么？", "Hello {name}. What would you like to know?"),
    "welcome_more": (
        "我只读取 ERP 和 CRM，不会修改任何内容。每个答案下面都有依据。",
        "I only read the ERP and the CRM, and change nothing. Under each answer stands what it rests on.",
    ),
    "evidence": ("依据", "Evidence"),
    "as_of": ("截至", "as of"),
    "rows": ("行", "rows"),
    "row": ("行", "row"),
    "truncated": ("仅显示前 {n} 行", "only the first {n} rows are shown"),
    "more_columns": ("另有 {n} 列：加宽窗口或用 --json", "{n} more columns: widen the window, or use --json"),
    "steps": ("步骤", "Steps"),
    "trail_entry": ("审计条目", "trail entry"),
    "note": ("注意", "Note"),
    "working": ("正在查询", "Looking it up"),
    "failed": ("未能完成", "Could not be done"),
    "unexpected": (
        "出现了意料之外的问题，没有显示任何内容。请重试；如果仍然出现，请联系管理员。",
        "Something unforeseen went wrong, and nothing is shown. Try again, or tell your administrator.",
    ),
    "no_evidence_kept": (
        "这是之前的对话，只保留了文字；要看依据，请再问一次。",
        "An earlier conversation: its words are kept, not its tables. Ask again to see the evidence.",
    ),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "audit_title": ("审计记录", "The trail"),
    "audit_about": (
        "每次提问、查询、还原和拒绝都有一条记录，前后相连。记录里只有占位符，没有个人信息。",
        "Each question, query, reveal and refusal, chained to the one before; no personal values.",
    ),
    "verify": ("校验完整性", "Verify"),
    "intact": (
        "完整：{n} 条记录，都在原位，没有改动。",
        "Intact: {n} entries, each in its place and unchanged.",
    ),
    "broken": ("不完整！{where}{problem}", "Not intact! {where}{problem}"),
    "entry": ("第 {n} 条", "Entry {n}"),
    "kind": ("类型", "Kind"),
    "all_kinds": ("全部类型", "All kinds"),
    "person": ("用户", "Person"),
    "from": ("从", "From"),
    "to": ("到", "To"),
    "words": ("包含文字", "Words in it"),
    "search": ("查询", "Search"),
    "older": ("更早的", "Older"),
    "number": ("编号", "No."),
    "time": ("时间", "Time"),
    "role": ("角色", "Role"),
    "outcome": ("结果", "Outcome"),
    "about": ("内容", "About"),
    "conversation": ("对话", "Conversation"),
    "no_entries": (
        "没有符合条件的记录。放宽条件再查。",
        "No entry fits. Widen the filter, then search again.",
    ),
    "pick": ("点一行查看全文", "Click a row to open the entry"),
    "not_auditor": ("您的角色不能查看审计记录。", "Your role may not read the trail."),
}

ROLES: dict[str, tuple[str, str]] = {
    "service": ("客服", "Service"),
    "sales": ("销售", "Sales"),
    "manager": ("经理", "Manager"),
    "compliance": ("合规", "Compliance"),
    "admin": ("管理员", "Administrator"),
}

_PLACEHOLDER = re.compile(r"<([A-Z_]+)_\d+>")
# Questions that fit any company: shown as chips where assistant.yaml has no `examples` for the role.
_ANY = (
    ("哪些订单已经超过承诺交期？", "哪些产品低于再订货点？", "有哪些未解决的工单？"),
    ("Which orders are late?", "Which products are below reorder level?", "Which tickets are open?"),
)


def text(key: str, language: str, **values: object) -> str:
    """Return a sentence in a language.

    >>> text("entry", "en", n=7)
    'Entry 7'
    """
    zh, en = TEXTS[key]
    said = zh if language == "zh" else en
    return said.format(**values) if values else said


def role_label(role: str, language: str) -> str:
    """Return a role's name in a language; a company's own roles are shown as they are named."""
    zh, en = ROLES.get(role, (role, role))
    return zh if language == "zh" else en


def without_people(title: str, language: str) -> str:
    """Return a title with a word in the place of each placeholder.

    >>> without_people("<PERSON_12> 的电话 <PHONE_3>", "zh")
    '〔姓名〕 的电话 〔电话〕'
    """

    def word(found: re.Match[str]) -> str:
        zh, en = KIND_LABELS.get(found[1], ("…", "…"))
        return f"〔{zh}〕" if language == "zh" else f"[{en}]"

    return _PLACEHOLDER.sub(word, title)


def any_examples(language: str) -> tuple[str, ...]:
    """Return questions that fit any company."""
    return _ANY[0] if language == "zh" else _ANY[1]


def preferred(accept_language: str) -> Language:
    """Return the language a browser prefers, of the two there are.

    >>> preferred("zh-CN,zh;q=0.9,en;q=0.8"), preferred("de-DE,de;q=0.9"), preferred("en;q=0.3, zh-TW;q=0.9")
    ('zh', 'en', 'zh')
    """
    best: tuple[float, Language] = (0.0, "en")
    for part in accept_language.split(","):
        tag, _, rest = part.strip().partition(";")
        language = tag.split("-")[0].lower()
        try:
            weight = float(rest.strip().removeprefix("q=")) if rest else 1.0
        except ValueError:
            weight = 0.0
        if language in ("zh", "en") and weight > best[0]:
            best = (weight, "zh" if language == "zh" else "en")
    return best[1]
