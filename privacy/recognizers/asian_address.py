"""Addresses in Latin letters that begin with a room, a house number or a block: India, Singapore, Hong Kong, the mainland."""

import re

from privacy.recognizers import latin_parts as parts
from privacy.recognizers.rule import Rule

_INDIAN = (
    r"(?:(?:H|D|Flat|House|Plot|Door|Shop|Villa|Bungalow|Quarter|Qtr|Survey|Sy|Khasra)\.? ?No\.?"
    r"|[Hh]ouse number)[ :.\-#]{0,2}[0-9A-Za-z]{1,6}(?:[/\-][0-9A-Za-z]{1,6}){0,3}"
)
_SINGAPORE = (
    rf"(?:Blk|BLK|Block|Apt Blk) ?[0-9]{{1,4}}[A-Z]?,? (?:{parts.CAP} ){{1,4}}(?:Ave|Avenue|St|Street|Rd|Road|Drive|Dr|Central|Crescent|Link"
    rf"|Lane|Close|Way|Loop|Park|Gardens|Ring|Walk)\b(?: [0-9]{{1,3}}(?![0-9]))?"
)
_ROOM = (
    r"(?:Plot|Villa|Bungalow|Lot|Floor|Level|Flat|Room|Rm|Unit|Suite|Office|Apt|Apartment|Shop|Workshop|Block|Blk|Tower|Building|Bldg)\.? ?[0-9A-Z]{1,5}(?:-[0-9A-Z]{1,5})?"
    r"|[0-9]{1,2}(?:/F|(?:st|nd|rd|th) [Ff]loor)"
)
_BARE = r"(?:[A-Z]-?|#)?[0-9]{1,4}[A-Z]?(?:/[0-9]{1,4})?(?=, [A-Z0-9])"
_PINYIN = (
    rf"(?:No\.? ?)?[0-9]{{1,5}}(?:-[0-9]{{1,4}})?,? (?:{parts.CAP} ){{1,4}}(?:Lu|Jie|Dadao|Xiang|Hutong|Nong)\b|(?:{parts.CAP} ){{1,3}}(?:Lu"
    rf"|Jie|Dadao|Road) [0-9]{{1,5}} ?[Hh]ao"
)
_MALAY = rf"(?:No\.? ?)?[0-9]{{1,5}}[A-Z]?,? (?:Lorong|Jalan|Jln|Lor|Soi|Bukit|Gali) (?:{parts.CAP}|[0-9]{{1,3}}[A-Z]?)(?: {parts.CAP}){{0,3}}(?: [0-9]{{1,2}}/[0-9]{{1,2}})?"
_JAPANESE = (
    rf"[0-9]{{1,3}}-[0-9]{{1,3}}(?:-[0-9]{{1,3}})? {parts.CAP}(?=, [A-Z][a-z]+-(?:ku|shi|cho|machi)\b)|[A-Z][a-z]+-(?:dori|cho|machi|ro"
    rf"|gil) [0-9]{{1,4}}(?:-[0-9]{{1,4}}){{0,2}}"
)

_FORM = re.compile(
    rf"(?P<indian>{_INDIAN})|(?P<block>{_SINGAPORE})|(?P<pinyin>{_PINYIN}|{_MALAY}|{_JAPANESE})|(?P<room>{_ROOM})|(?P<bare>{_BARE})"
)
_PIN = re.compile(r"[0-9]{3} ?[0-9]{3}(?![0-9])")


def _fits(text: str, start: int, end: int) -> bool:
    """A room is one only if a street, or a building and a town, come behind it."""
    match = _FORM.match(text, start)
    ends, kinds = parts.right(text, end)
    if match is None:
        return False
    if match["bare"]:  # B-204, Green Park, Mumbai 400001: a number alone needs parts and the town's code
        return len(kinds) >= 2 and _PIN.search(text, end, ends) is not None
    if match["block"] or match["pinyin"]:
        return True
    if match["indian"]:
        return bool(kinds)
    return (
        "street" in kinds
        or (len(kinds) >= 2 and _PIN.search(text, end, ends) is not None)
        or ("town" in kinds and ("building" in kinds or "code" in kinds) and len(kinds) >= 2)
    )


def _grow(text: str, start: int, end: int) -> tuple[int, int]:
    begins, _ = parts.left(text, start)
    return begins, parts.right(text, end)[0]


RULE = Rule(
    name="address in Asia in Latin letters",
    kind="ADDRESS",
    pattern=rf"(?<![0-9A-Za-zÀ-ÿ./\-])(?=[A-Z0-9h#])(?:{_INDIAN}|{_SINGAPORE}|{_PINYIN}|{_MALAY}|{_JAPANESE}|{_ROOM}|{_BARE}){parts.END}",
    score=0.6,
    fits=_fits,
    grow=_grow,
    needs=r"[0-9A-Z][A-Za-z]? ?,|[A-Za-z.:,] [0-9]|/F|[0-9] [A-Z]",
)
