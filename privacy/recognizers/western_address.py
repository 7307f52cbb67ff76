"""Street addresses in English: number and street, boxes, postcodes with what stands before them; rooms and towns around."""

import re

from privacy.recognizers import latin_parts as parts
from privacy.recognizers.rule import Rule, after, before

_WORD = rf"(?:{parts.CAP}|[0-9]{{1,3}}(?:st|nd|rd|th)|the|of|de|St\.)"
_NUMBERED = (
    rf"(?:No\.? ?|(?:Unit|Flat|Apt|Shop|U"
    rf"|Lane) ?)?{parts.HOUSE},? (?:{parts.DIRECTION} )?(?:{_WORD} ){{1,4}}?(?P<kind>{parts.TYPES})\b(?: {parts.DIRECTION})?(?: [0-9]{{1,3}}(?![0-9]))?"
)
_NUMBER_LAST = (
    rf"(?:{parts.CAP} ){{1,3}}(?:{parts.TYPES})\.?,? (?:[Nn]o\.? ?)?[0-9]{{1,5}}[A-Za-z]?{parts.END}"
)
_NAMED = rf"[0-9]{{1,5}} (?:[Tt]he )?(?:Broadway|Kingsway|Strand|Embarcadero|Bowery|Piccadilly|Cheapside|Aldwych|Whitehall|Haymarket){parts.END}"
_LOWER_TYPES = "street|st|road|rd|avenue|ave|lane|ln|boulevard|blvd|drive|dr|close|crescent|terrace|court|ct|place|square|way|gardens|grove|mews"
_LOWER = rf"(?P<lower>[0-9]{{1,5}}[a-z]? (?:(?:[A-Za-z][a-z']+|[0-9]{{1,3}}(?:st|nd|rd|th)|[nsew]) ){{1,3}}(?P<type>{_LOWER_TYPES})\b)"
_BOX = (
    r"(?P<box>(?i:P\.? ?O\.? ?Box|GPO Box|Post Office Box|Private Bag|Locked Bag|Postfach|Apartado|Postbus|Casella Postale|Boîte Postale)[ :]{1,2}(?:[A-Z]-?)?[0-9]{1,7}"
    r"|(?:Rural Route|RR|R\.R\.|HC|Star Route)[ #]{1,2}[0-9]{1,3}(?:,? Box [0-9]{1,6}[A-Za-z]?)?)"
)
_UK = r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][ABD-HJLNP-UW-Z]{2}"
_IRISH = r"(?:D6W|[AC-FHKNPRTV-Y][0-9]{2}) [0-9AC-FHKNPRTV-Y]{4}"
_CANADIAN = r"[ABCEGHJ-NPRSTVXY][0-9][A-Z] [0-9][A-Z][0-9]"
_POSTAL = rf"(?P<postal>{_UK}|{_IRISH}|{_CANADIAN}|(?i:{_UK})(?=[,.;)\n]|$)){parts.END}(?!-)"

# 12 units by road, 3 days off the street: quantities.
_NO_STREET = re.compile(
    r"[0-9][a-z]? (?:units?|pcs|pieces?|boxes|pallets?|items?|orders?|days?|hours?|min(?:ute)?s?|km|miles?|people|more|times|cars?|trucks?|sets?|kg|tons?|months?|weeks?"
    r"|years?|am|pm|percent)\b| (?:by|per|in|on|at|for|to|and|or|from|is|are|was|with|a|an|this|that|off|down|every|no|than)\b",
    re.IGNORECASE,
)
_PLAIN_TYPES = frozenset(
    ("street", "road", "avenue", "lane", "boulevard", "crescent", "rd", "ave", "ln", "blvd")
)
# 5 Star Place, 200 Gate Way: words of other things too.
_DOUBTFUL_TYPES = frozenset(
    (
        "Place",
        "Pl",
        "Way",
        "Park",
        "View",
        "Link",
        "Loop",
        "Path",
        "Green",
        "Hill",
        "Vale",
        "Pike",
        "Rise",
        "Walk",
    )
)
_CUE = re.compile(
    r"(?:address|addr|postcode|post code|zip|eircode|deliver(?:y|ed)?|ship(?:ped|ping)?|sen[dt]|mail|live[sd]?|living|moved?|resid\w+|home|house|located"
    r"|collect|pick ?up|地址|住|寄|送|发)[^.!?\n]{0,30}$",
    re.IGNORECASE,
)


_FORM = re.compile(rf"{_BOX}|{_POSTAL}|{_NUMBERED}|{_NUMBER_LAST}|{_NAMED}|{_LOWER}")


def _fits(text: str, start: int, end: int) -> bool:
    """A street with its number is enough; a postcode needs a part before it, lower case a town or a word that says so."""
    match = _FORM.match(text, start)
    if match is None:
        return False
    if match["postal"]:
        _, kinds = parts.left(text, start, towns=3)
        strong = any(kind in {"street", "unit", "building", "house", "near"} for kind in kinds)
        return strong or _CUE.search(before(text, start, 40)) is not None
    if match["lower"]:
        return _NO_STREET.search(match[0]) is None and (
            match["type"] in _PLAIN_TYPES or _town_or_word(text, start, end)
        )
    if match["kind"] in _DOUBTFUL_TYPES and not _town_or_word(text, start, end):
        return False
    return match["box"] is not None or _NO_STREET.search(match[0]) is None


def _town_or_word(text: str, start: int, end: int) -> bool:
    return bool(parts.right(text, end, small=True)[1]) or _CUE.search(before(text, start, 40)) is not None


def _grow(text: str, start: int, end: int) -> tuple[int, int]:
    match = _FORM.match(text, start)
    small = match is not None and match[0].islower()
    begins, _ = parts.left(text, start, towns=3 if match and match["postal"] else 0)
    ends, _ = parts.right(text, end + (after(text, end, 1) == "."), small)
    return begins, end if ends == end + 1 else ends


RULE = Rule(
    name="street address in English",
    kind="ADDRESS",
    pattern=rf"(?=[0-9A-Za-zÀ-Þ])(?<![0-9A-Za-zÀ-ÿ./\-])(?:{_BOX}|{_POSTAL}|{_NUMBERED}|{_NUMBER_LAST}|{_NAMED}|{_LOWER}){parts.END}",
    score=0.6,
    fits=_fits,
    grow=_grow,
    needs=r"[0-9][A-Za-z]? ?,? ?[A-Za-z]|[A-Za-z.,:#] [0-9]",
)
