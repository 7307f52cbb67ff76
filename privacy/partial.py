"""Personal values shown in part: enough to recognise what one knows already, too little to learn it."""

import re
from collections.abc import Callable

from privacy.names import has_ideograph, split_name

_CITY = re.compile(
    r"^(?:中国|中國)?((?:[\u4e00-\u9fff]{2,7}?(?:省|自治区|特别行政区))?(?:[\u4e00-\u9fff]{2,9}?(?:市|自治州|地区|盟))?)"
)
_HIDDEN = "***"


def mask(kind: str) -> str:
    """Return what stands for a value that may not be shown at all.

    >>> mask("PERSON")
    '[PERSON]'
    """
    return f"[{kind}]"


def partly(kind: str, value: str) -> str:
    """Return the form of a value for people who may see part of it.

    >>> partly("PERSON", "李娜"), partly("PERSON", "欧阳娜娜"), partly("PERSON", "John Smith")
    ('李*', '欧阳**', 'J*** S***')
    >>> partly("PHONE", "13812345678"), partly("EMAIL", "zhangsan@example.com")
    ('138****5678', 'zh***@example.com')
    >>> partly("ID_NUMBER", "33010219900101123X"), partly("ADDRESS", "浙江省杭州市西湖区文三路90号")
    ('3301**********123X', '浙江省杭州市…')
    """
    text = value.strip()
    return _FORMS[kind](text) if text else _HIDDEN


def _person(name: str) -> str:
    if not has_ideograph(name):
        return " ".join(f"{word[0]}{_HIDDEN}" for word in name.split())
    surname, given = split_name(re.sub(r"\s", "", name))
    return surname + "*" * len(given) if given else "*"


def _phone(number: str) -> str:
    """Keep the last four digits, and before a mainland mobile's the first three."""
    digits = re.sub(r"[^0-9]", "", number)
    if len(digits) == 13 and digits.startswith("86"):
        digits = digits[2:]
    if len(digits) < 7:
        return _HIDDEN
    shown = 3 if len(digits) >= 11 else 0
    plus = "+" if number.startswith("+") and len(digits) != 11 else ""
    return f"{plus}{digits[:shown]}****{digits[-4:]}"


def _email(address: str) -> str:
    local, _, domain = address.rpartition("@")
    if not local:
        return _HIDDEN
    shown = 2 if len(local) > 3 else len(local) // 2
    return f"{local[:shown]}{_HIDDEN}@{domain}"


def _number(shown_first: int, shown_last: int) -> Callable[[str], str]:
    def form(value: str) -> str:
        text = re.sub(r"[\s\-]", "", value)
        hidden = len(text) - shown_first - shown_last
        if hidden < shown_first + shown_last:
            return _HIDDEN + text[-2:] if len(text) > 5 else _HIDDEN
        return text[:shown_first] + "*" * hidden + text[len(text) - shown_last :]

    return form


def _address(value: str) -> str:
    """Keep province and city of a Chinese address; others are told by their country and city columns."""
    match = _CITY.match(value)
    return f"{match[1]}…" if match and match[1] and len(match[1]) < len(value) else _HIDDEN


def _ip(address: str) -> str:
    """Keep the network of an IPv4 address, the first group of an IPv6 one."""
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}", address):
        return ".".join([*address.split(".")[:2], "*", "*"])
    return f"{address.split(':', maxsplit=1)[0]}:{_HIDDEN}" if address.count(":") > 1 else _HIDDEN


def _mac(address: str) -> str:
    """Keep the maker's half (IEEE 802 OUI)."""
    digits = re.sub(r"[^0-9A-Fa-f]", "", address).upper()
    return f"{digits[0:2]}:{digits[2:4]}:{digits[4:6]}:**:**:**" if len(digits) == 12 else _HIDDEN


def _year(day: str) -> str:
    match = re.search(r"(?:18|19|20)[0-9]{2}", day)
    return f"{match[0]}-**-**" if match else _HIDDEN


def _hidden(value: str) -> str:  # noqa: ARG001 - nothing of it is told
    return _HIDDEN


def _account(name: str) -> str:
    return name[:2] + _HIDDEN if len(name) > 4 else _HIDDEN


_FORMS: dict[str, Callable[[str], str]] = {
    "PERSON": _person,
    "PHONE": _phone,
    "EMAIL": _email,
    "ADDRESS": _address,
    "ID_NUMBER": _number(4, 4),
    "BANK_ACCOUNT": _number(0, 4),
    "ACCOUNT": _account,
    "PLATE": _number(2, 1),
    "IP_ADDRESS": _ip,
    "MAC_ADDRESS": _mac,
    "BIRTH_DATE": _year,
    "LOCATION": _hidden,
    "HEALTH": _hidden,
    "MINOR": _hidden,
}
