"""Hardware address of a network interface (IEEE 802: six octets), in the ways makers write it, or bare beside a word."""

import re

from privacy.recognizers.rule import ALONE_AFTER, Rule, after, before, names_a_thing

_OCTET = "[0-9A-Fa-f]{2}"

_CUE = re.compile(
    r"网卡|蓝牙|网关|物理地址|硬件地址|设备|路由|机顶盒|光猫|平板|电脑|打印机|冒号|(?<![A-Za-z])(?i:mac|wi-?fi|wlan|ethernet|eth[0-9]?|bssid|adapter|nic|ap|device|hwaddr|lan|dhcp"
    r"|reservation|switch|client|printer|bluetooth|phone|laptop|tablet)(?![A-Za-z])"
)
_MAC = re.compile("(?i)mac|物理地址")
_BARE = re.compile("[0-9A-Fa-f]{12}")


def _fits(text: str, start: int, end: int) -> bool:
    """Twelve bare characters need figures, letters of one case and a word nearby; figures and dots alone are a version."""
    hit = text[start:end]
    if not _BARE.fullmatch(hit):
        return ":" in hit or any(map(str.isalpha, hit)) or _MAC.search(before(text, start, 24)) is not None
    if hit.isdigit() or hit.isalpha() or not (hit == hit.lower() or hit == hit.upper()):
        return False
    if names_a_thing(text, start):
        return False
    return bool(_CUE.search(before(text, start, 26)) or _CUE.search(after(text, end, 14)))


RULE = Rule(
    name="MAC address",
    kind="MAC_ADDRESS",
    pattern=(
        rf"(?=[0-9A-Fa-f]{{2}})(?:(?:(?<![0-9A-Za-z:\-.])|(?<=[Mm][Aa][Cc]:)|(?<=[^0-9A-Fa-f:\-]:))(?:{_OCTET}(?::{_OCTET}){{5}}|{_OCTET}(?:-{_OCTET}){{5}}"
        rf"|{_OCTET}(?:\.{_OCTET}){{5}}(?!\.)|{_OCTET}(?: {_OCTET}){{5}}|[0-9A-Fa-f]{{4}}(?:[.\-][0-9A-Fa-f]{{4}}){{2}})(?![0-9A-Za-z:\-])"
        rf"|(?:(?<![0-9A-Za-z_\-])|(?<=[Mm][Aa][Cc]))[0-9A-Fa-f]{{12}}{ALONE_AFTER}(?!-))"
    ),
    score=0.9,
    fits=_fits,
    needs=r"[0-9A-Fa-f](?:[:\-. ][0-9A-Fa-f]{2}[:\-. ]|[.\-][0-9A-Fa-f]{4}[.\-]|[0-9A-Fa-f]{11})",
)
