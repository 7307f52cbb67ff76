"""Vehicle plates of other countries: by a form that tells, or beside a word for a plate or a vehicle.

Of the United Kingdom, Ireland, Germany, Austria, Switzerland, France, Italy, Spain, the Netherlands, Poland, India,
Singapore, Malaysia, Hong Kong, Macau and the United States. What a form tells by itself is in `plate_marks`.
"""

import re

from privacy.recognizers.plate import PROVINCES
from privacy.recognizers.plate_marks import tells
from privacy.recognizers.plate_words import (
    follows_a_make,
    is_of_a_place,
    is_of_the_road,
    names_a_plate,
    names_a_vehicle,
)
from privacy.recognizers.rule import Rule, either_case, names_a_thing

# Half telling, so that any word about driving or a gate is enough: France, Italy; California; Singapore; Spain; Macau;
# Ireland before 2013; the Netherlands; Germany with a district that is another code, too.
_SEMI = re.compile(
    r"[A-HJ-NPR-Z]{2}([ \-]?)[0-9]{3}\1[A-HJ-NPR-Z]{2}|[0-9][A-Z]{3}[0-9]{3}|(?:S[A-Z]{2}|F[A-Z]{2}|G[A-Z]{2}|[PQRTWXY][A-Z]) ?[0-9]{1,4} ?[A-Z]"
    r"|[0-9]{2}-[A-Z]{1,2}-[0-9]{3,6}|[0-9]{2}-[A-Z]{2,3}-[0-9A-Z]{1,2}|[A-Z]{1,2}-[0-9]{3}-[A-Z]{1,2}|[0-9]-[A-Z]{3}-[0-9]{2}"
    r"|[0-9]{4}[ \-]?[BCDFGHJKLMNPRSTVWXYZ]{3}|[AM][A-Z]-[0-9]{2}-[0-9]{2}"
    r"|[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?[1-9][0-9]{1,3}[EH]?"
)
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}")
# What stands beside vehicles and has letters and digits, but is no plate: American postcodes, amounts, units, dates, standards.
_NO_PLATE = re.compile(
    r"[A-Z]{2} [0-9]{5}(?:-[0-9]{4})?"
    r"|(?:USD|EUR|GBP|CNY|RMB|HKD|SGD|INR|MYR|AUD|CAD|JPY|TWD|NTD|CHF|THB|AED|RM|RS|HK|US|NT|JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC"
    r"|ISO|IEC|EN|DIN|RAL|ADR|CAS|UN|FY|WK|KW|CW|QTY|VAT|PO|SO|DO|GRN|RMA|SKU|LOT|INV|REF|TEL|FAX|EXT|PIN|OTP|UTR|TKT|ETA|ETD|SLA|BOX|BAY|NO|HS|AM|PM"
    r"|PART|UNIT|CODE|DOT|MC|KM|KG|HP|CC|VIN|JOB|APT|LTL|FTL|COD|POD|BOL|CMR|TIR|SF|JD|YT|EMS|DHL|UPS|TNT|FX|AWB)[ \-]?[0-9]+[A-Z]?"
    r"|[0-9]+ ?(?:PCS|KGS?|LTRS?|MTRS?|CTNS?|BTLS?|PLTS?|SQM|PAX|KMS?|MM|CM|CBM|AM|PM|HRS?|MINS?|RPM|KWH|KVA"
    r"|TEU|USD|EUR|GBP|CNY|RMB|HKD|SGD|INR|BHP|PPM|EA|SETS?|MT|LBS?|OZ|FT|HP|CC|DPI|GSM|IST|GMT|BST|CET|EST|PST|SGT|HKT)"
)
_MODEL = re.compile(r"[A-Z]{1,3}[ \-]?(?:[0-9]{1,3}|[0-9]{2}(?:00|50))[A-Z]{0,2}")  # Volvo FH 500, GS 1250
_SIZE = range(5, 11)  # letters and digits; fewer are bays and roads


def _fits(text: str, start: int, end: int) -> bool:
    hit = text[start:end]
    if names_a_thing(text, start):
        return False
    return tells(hit) or (_may_be(hit) and (names_a_plate(text, start) or _is_of_a_vehicle(text, start, end)))


def _may_be(hit: str) -> bool:
    return sum(map(str.isalnum, hit)) in _SIZE and not _POSTCODE.fullmatch(hit)


def _is_of_a_vehicle(text: str, start: int, end: int) -> bool:
    """Without a word for a plate, the form must be one, and driving, a make or a vehicle spoken of."""
    hit = text[start:end]
    if sum(map(str.isdigit, hit)) < 2 or _NO_PLATE.fullmatch(hit) or is_of_a_place(text, start):
        return False
    if _SEMI.fullmatch(hit) and is_of_the_road(text, start, end):
        return True
    if follows_a_make(text, start):
        return not _MODEL.fullmatch(hit)
    return _shown(hit) and names_a_vehicle(text, start, end)


def _shown(hit: str) -> bool:
    """A letter and three digits or more is a road or a bay, four or more digits behind dashes a code."""
    return re.fullmatch(r"[A-Z][ \-]?[0-9]+|[0-9]+[ \-]?[A-Z]", hit) is None


_LETTER = r"(?:[A-Z]| (?![AI] [a-z])[A-Z])"  # van SKR 6390 A dent: the A is a word
# What follows a first letter, and what follows a first figure: `re` skips to either.
_AFTER_LETTER = (
    r"[A-Z][0-9]{2} ?[A-Z]{3}|[A-Z][ \-]?[0-9]{1,2}(?:[ \-]?[A-Z]{1,3}){1,2}[ \-]?[0-9]{4}|[A-ZÄÖÜ]{0,2}-[A-Z]{1,2} ?[0-9]{1,4}[EH]?"
    rf"|[A-Z] [0-9]{{2,3}} [0-9]{{3}}|[A-Z]?-[0-9]{{2}}-[0-9]{{2}}|[A-Z]?([ \-])[0-9]{{3}}\1[A-Z]{{1,2}}|[A-Z]{{0,2}}[ \-]?[0-9]{{1,6}}(?: ?[A-Z]{{2,3}}|{_LETTER})?"
    r"|[A-Z]{1,2} [0-9][0-9A-Z]{3,4}|[A-Z]{0,2} [A-Z]{1,2} [0-9]{2,4}"
)
_AFTER_FIGURE = (
    r"[0-9][ \-]?BH[ \-]?[0-9]{4}[ \-]?[A-Z]{1,2}|[0-9]{1,2}-[A-Z]{1,2}-[0-9]{1,6}|[0-9]{0,1}-[A-Z]{2,3}-[0-9A-Z]{1,2}"
    r"|[0-9]{2,3}[ \-]?[A-Z]{3}|[A-Z]{3}[0-9]{3}"
)
_FIRST = "[0-9A-ZÄÖÜ]"

RULE = Rule(
    name="vehicle plate of another country",
    kind="PLATE",
    pattern=(
        rf"{_FIRST}(?<![0-9A-Za-z_{PROVINCES}]{_FIRST})(?<![0-9A-Za-z][\-/.]{_FIRST})(?:(?<=[A-ZÄÖÜ])(?:{_AFTER_LETTER})|(?<=[0-9])(?:{_AFTER_FIGURE}))"
        r"(?![0-9A-Za-z_])(?![\-/][0-9A-Za-z])(?!\.[0-9])"
    ),
    score=0.7,
    fits=_fits,
    needs=r"[A-Z0-9](?:(?<=[A-Z])[ \-]?[0-9]|(?<=[0-9])[ \-]?[A-Z])",
)

_SMALL = r"[a-z]{2}[0-9]{2} ?[a-z]{3}|[a-z]{2} ?[0-9]{1,2} ?[a-z]{1,3} ?[0-9]{4}|[a-z]{1,3}-[a-z]{1,2} ?[0-9]{2,4}|[a-z]{2,3} ?[0-9]{3,4} ?[a-z]|[0-9][a-z]{3}[0-9]{3}"

SMALL = Rule(
    name="vehicle plate of another country in small letters",
    kind="PLATE",
    pattern=rf"(?<![0-9A-Za-z_])(?<![0-9A-Za-z][\-/.])(?:{_SMALL})(?![0-9A-Za-z_\-])",
    score=0.6,
    fits=lambda text, start, end: (
        not _NO_PLATE.fullmatch(text[start:end].upper()) and names_a_plate(text, start)
    ),
    needs=either_case("plate|reg|licence no|license no"),
)
