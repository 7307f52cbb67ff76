"""Internet addresses: IPv4 (RFC 791) and IPv6 (RFC 4291), read by the standard library."""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from privacy.recognizers.rule import Rule, before

_VERSION = re.compile(
    r"(?:版本|固件|版|version|ver\.?|firmware|build|release|\bv)[\s:：号是为]{0,3}$", re.IGNORECASE
)


def _fits(text: str, start: int, end: int) -> bool:
    hit = text[start:end]
    try:
        if ":" in hit:
            return hit.count(":") >= 2 and len(hit) > 3 and IPv6Address(hit) is not None
        IPv4Address(hit)
    except AddressValueError:
        return False
    return _VERSION.search(before(text, start)) is None


RULE = Rule(
    name="IP address",
    kind="IP_ADDRESS",
    pattern=(
        r"(?<![0-9A-Za-z.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?!\.?[0-9A-Za-z])"
        r"|(?<![0-9A-Za-z:.])(?:[0-9A-Fa-f]{0,4}:){2,7}(?:[0-9A-Fa-f]{1,4}|(?:[0-9]{1,3}\.){3}[0-9]{1,3})?(?![0-9A-Za-z:])"
    ),
    score=0.9,
    fits=_fits,
    needs=r"[0-9]\.[0-9]|:[0-9A-Fa-f]*:",
)
