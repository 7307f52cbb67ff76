"""Hardware address of a network interface (IEEE 802: six octets), in the three ways makers write it."""

from privacy.recognizers.rule import ALONE_AFTER, Rule

_OCTET = "[0-9A-Fa-f]{2}"

RULE = Rule(
    name="MAC address",
    kind="MAC_ADDRESS",
    pattern=(
        rf"(?=[0-9A-Fa-f]{{2}})(?:(?:(?<![0-9A-Za-z:\-.])|(?<=[Mm][Aa][Cc]:)|(?<=[^0-9A-Fa-f:\-]:))(?:{_OCTET}(?::{_OCTET}){{5}}|{_OCTET}(?:-{_OCTET}){{5}}"
        rf"|[0-9A-Fa-f]{{4}}\.[0-9A-Fa-f]{{4}}\.[0-9A-Fa-f]{{4}})(?![0-9A-Za-z:\-])"
        rf"|(?:(?<=[Mm][Aa][Cc])|(?<=[Mm][Aa][Cc][ :：])|(?<=[Mm][Aa][Cc]地址)|(?<=[Mm][Aa][Cc]地址[:： ]))"
        rf"[0-9A-Fa-f]{{12}}{ALONE_AFTER})"
    ),
    score=0.9,
    needs=r"(?:[0-9A-Fa-f]{2}[:\-]){5}|\.[0-9A-Fa-f]{4}\.|[Mm][Aa][Cc]",
)
