"""Internet addresses: IPv4 (RFC 791) and IPv6 (RFC 4291), read by the standard library."""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from privacy.recognizers.rule import Rule, before

_VERSION = re.compile(
    r"(?:版本|固件|版|第|章节|条款|version|ver\.?|firmware|build|release|\bv|section|clause|chapter|step|para|item|§)(?: ?(?:to|号|從|从|到"
    r"|升级到|是|为))?[\s:：号是为]{0,3}$",
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
    return _VERSION.search(before(text, start)) is None and _SECTION.match(text, end) is None


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
