"""Internet addresses: IPv4 (RFC 791) and IPv6 (RFC 4291), read by the standard library."""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from privacy.recognizers.rule import Rule, before

_VERSION = re.compile(
    r"(?:版本|固件|版|第|章节|条款|\b(?:version|ver\.?|firmware|fw|build|release|v|section|clause|chapter|step|para|item|patch|bios|driver|kernel|plugin|app|sdk)|§|[<>=~!]=)"
    r"(?: ?(?:to|号|從|从|到|升级到|还是|仍是|是|为))?[\s:：号是为]{0,3}$",
    re.IGNORECASE,
)
# roll back to 10.1.9.8, after the update to 2.7.0.19
_CHANGED = re.compile(
    r"(?:升级|升到|回滚|回退|降级|更新|刷到|刷回)(?:到|至|为|回)?[\s:：]{0,2}$"
    r"|\b(?:updat|upgrad|downgrad|roll|revert|patch|flash|bump|mov|went|go)\w*(?: back)?(?: \w+){0,2} (?:to|from)[\s:]{1,2}$",
    re.IGNORECASE,
)
_MOVED = re.compile("(?:mov|went|go)", re.IGNORECASE)
# Nobody's firmware is told from an address of one's own network (RFC 1918) by its figures.
_PRIVATE = re.compile(r"10\.|192\.168\.|172\.(?:1[6-9]|2[0-9]|3[01])\.|127\.")
_SOFTWARE = re.compile(
    r"版本|固件|软件|升级|\b(?:version|firmware|fw|release|update|upgrade|build|patch|software)\b",
    re.IGNORECASE,
)
_NETWORK = re.compile(
    r"地址|服务器|网关|登录|内网|外网|\b(?:ip|server|host|ping\w*|gateway|dns|dhcp|vpn|subnet|lan|wan|ssh|rdp|port|address|router|firewall)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(r" ?(?:节|條|条款|条|章|版)")
_RATIO = re.compile(r"[0-9]{1,2}(?::[0-9]{1,2})+")
_SHORTEST = 6


def _fits(text: str, start: int, end: int) -> bool:
    hit = text[start:end]
    try:
        if ":" in hit:  # a::b may be C++, 1:2:3:4:5:6:7:8 a ratio
            return (
                any(map(str.isdigit, hit))
                and len(hit) >= _SHORTEST
                and IPv6Address(hit) is not None
                and not _RATIO.fullmatch(hit)
            )
        IPv4Address(hit)
    except AddressValueError:
        return False
    return not _is_version(text, start) and _SECTION.match(text, end) is None


def _is_version(text: str, start: int) -> bool:
    """Say whether the number is of a firmware or a paragraph."""
    if _VERSION.search(before(text, start)):
        return True
    around = before(text, start, 64)
    changed = _CHANGED.search(around)
    if changed is None:
        return False
    if not _PRIVATE.match(text, start) and not _MOVED.match(changed[0]):
        return True
    return _SOFTWARE.search(around) is not None and _NETWORK.search(around) is None


RULE = Rule(
    name="IP address",
    kind="IP_ADDRESS",
    pattern=(
        r"(?=[0-9A-Fa-f:])(?:(?:(?<![0-9A-Za-z.])|(?<=[Ii][Pp]))(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?!\.?[0-9A-Za-z])"
        r"|(?:(?<![0-9A-Za-z:.])|(?<=[Vv]6:)|(?<=[Ii][Pp]:)|(?<=[^0-9A-Fa-f:]:))(?:[0-9A-Fa-f]{0,4}:){2,7}(?:(?:[0-9]{1,3}\.){3}[0-9]{1,3}|[0-9A-Fa-f]{1,4})?(?![0-9A-Za-z:]))"
    ),
    score=0.9,
    fits=_fits,
    needs=r"[0-9]\.[0-9]{1,3}\.[0-9]|:[0-9A-Fa-f]*:",
)
