"""Parts of an address in Latin letters, between commas or lines: rooms, buildings, streets, towns, postcodes.

Forms of postcodes: Royal Mail PAF, USPS Publication 28, Eircode, Canada Post, Australia Post, India Post, Universal
Postal Union for the rest.
"""

import re

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿĀ-ſ'’"
CAP = rf"[A-ZÀ-ÖØ-ÞĀ-Ž][{_LETTER}\-]*"
END = rf"(?![{_LETTER}0-9])"
_SMALL = "of|upon|on|under|the|le|la|les|de|del|della|di|da|du|des|do|dos|das|am|an der|im|en|sur|bei|van|der|den|in"
TOWN = rf"(?:(?:St|Ste|Mt|Ft|[A-Z])\.? )?{CAP}(?:(?:[ \-](?:{_SMALL})){{0,2}} {CAP}){{0,3}}"
TYPES = (
    "Street|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Square|Sq|Terrace|Ter|Tce|Close|Crescent"
    "|Cres|Parkway|Pkwy|Highway|Hwy|Quay|Row|Gardens|Gdns|Grove|Gr|Mews|Hill|Rise|Walk|Circle|Cir|Trail|Trl|Loop|Broadway|Parade|Pde"
    "|Esplanade|Circuit|Cct|Green|Alley|Wharf|Path|Pike|Turnpike|Marg|Nagar|Salai|Jalan|Lorong|Lu|Jie|Dadao|Link|Bypass|Promenade|Vale|View|Park"
)
POSTCODE = (
    r"(?:GIR ?0AA|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][ABD-HJLNP-UW-Z]{2}"  # United Kingdom
    r"|(?:D6W|[AC-FHKNPRTV-Y][0-9]{2}) ?[0-9AC-FHKNPRTV-Y]{4}"  # Ireland
    r"|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]"  # Canada
    r"|(?:PIN|Pin|P\.?C\.?)? ?(?:code)?[:\- ]{0,2}[0-9]{3} ?[0-9]{3}|S? ?\([0-9]{6}\)|S[0-9]{6}"  # India, Singapore
    r"|[0-9]{4}-[0-9]{3}|[0-9]{3}-[0-9]{4}|[0-9]{3} [0-9]{2}(?! ?[0-9])|[0-9]{4} ?[A-Z]{2}|(?:[A-Z]{1,2}-)?[0-9]{5}(?:-[0-9]{3,4})?"
    r"|(?:[A-Z]{1,2}-)?[0-9]{4}|[0-9]{2}-[0-9]{3})"
)
_STATES = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
    "|NSW|VIC|Vic|QLD|Qld|SA|TAS|Tas|ACT|NT|ON|QC|BC|AB|MB|SK|NS|NB|NL|PE"
)
CODE = rf"(?:(?:{_STATES})\.?,?(?: {POSTCODE})?|{POSTCODE})"
_ROOM_WORDS = (
    r"[Ff]lat|FLAT|[Aa]pt|APT|[Aa]partment|[Uu]nit|UNIT|[Ss]uite|[Ss]te|[Rr]oom|ROOM|[Rr]m|[Ff]loor|[Ff]l|[Bb]lock|[Bb]lk|BLK|[Bb]ldg|[Bb]uilding"
    r"|[Tt]ower|[Hh]ouse|[Pp]lot|[Dd]oor|[Ss]hop|[Ll]ot|[Ll]evel|[Pp]hase|[Ss]ector|[Ww]ing|[Ss]tage|[Vv]illa|[Oo]ffice|[Dd]uplex|[Pp]enthouse|[Ee]ntrance"
    r"|[Aa]ppt?|[Bb]ât(?:iment)?|[Bb]at|[Ee]sc(?:alier)?|[Éé]tage|[Pp]orte|[Pp]iso|[Pp]uerta|[Pp]ta|[Ii]nterno|[Ii]nt|[Ss]cala|[Pp]iano"
    r"|[Ww]ohnung|[Ww]hg|[Zz]immer|[Mm]ieszkanie|[Ll]okal|[HD](?=\.|-[0-9]| ?[Nn]o)|lgh"
)
UNIT = (
    rf"(?:(?:{_ROOM_WORDS})\.?(?: ?(?:[Nn]o|Number)\.?)?[ :#\-]{{0,2}}(?:[0-9]{{1,6}}[A-Za-z]?(?:[/\-][0-9A-Za-z]{{1,5}}){{0,3}}|[A-Z]{{1,2}}(?:-?[0-9]{{1,4}})?|[IVX]{{1,4}})"
    r"|# ?[0-9]{1,4}[A-Za-z]?(?:-[0-9A-Za-z]{1,5})?|[0-9]{1,3}(?:st|nd|rd|th)? ?(?:/ ?F|[Ff]loor|FLOOR|F|Cross|Main|Block|Stage|Phase)|(?:G|LG|UG|M)/F|[Gg]round [Ff]loor"
    r"|[0-9]{1,2} ?[º°ªoa](?:[ \-]?(?:[A-Z](?![a-z])|izq(?:da)?\.?|dcha\.?|esq\.?|dto\.?|[0-9]{1,2} ?[ªºao]?))?|[0-9]\.? ?(?:OG|EG|Stock"
    r"|étage)|EG|[0-9]{1,2}(?:er|e|ème) étage|[Bb]ajo|[Áá]tico"
    r"|No\.? ?[0-9]{1,5}(?:-[0-9]{1,4})?)"
)
_BUILDING_WORDS = (
    "House|Tower|Towers|Court|Mansions?|Building|Bldg|Apartments?|Residency|Residences?|Heights|Gardens?|Estate|Villas?|Cottages?|Farm"
    "|Farmhouse|Vicarage|Rectory|Lodge|Hall|Plaza|Centre|Center|Mill|Mews|Barn|Manor|Complex|Society|Enclave|Chambers|Arcade|Point|Wharf|View"
    "|Colony|Layout|Vihar|Puram|Garden|Gate|Park|Village|Campus|Block|Works|Grange|Priory|Chapel|Schoolhouse|Terrace|Phase [0-9IVX]{1,3}"
    "|Nagar|Bagh|Kunj|CHS|Cross|Main|Extension|Extn|Industrial (?:Area|Estate|Park)"
)
BUILDING = (
    rf"(?:[Tt]he )?(?:{CAP} ){{1,4}}(?:{_BUILDING_WORDS})(?: (?:[0-9]{{1,3}}[A-Za-z]?|[A-Z]|[IVX]{{1,3}}))?"
)
_ORDINAL = "[0-9]{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)"
DIRECTION = r"(?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.?(?![A-Za-z]))"
HOUSE = r"[0-9]{1,5}[A-Za-z]?(?:[\-–/][0-9]{1,5}[A-Za-z]?)?"
STREET = rf"(?:(?:No\.? ?|Lane )?{HOUSE},? )?(?:{DIRECTION} )?(?:(?:{CAP}|{_ORDINAL}|the|of|St\.) ){{1,4}}?(?:{TYPES})\b\.?(?: {DIRECTION})?(?: [0-9]{{1,4}}(?![0-9]))?"
NEAR = rf"(?:[Oo]pp(?:osite)?|[Nn]ear|[Bb]ehind|[Nn]ext to|[Aa]bove|[Oo]ff)\.? (?:{CAP} ?){{1,5}}"
CARE_OF = rf"[Cc]/[Oo]\.? (?:{CAP} ?){{1,3}}"

_BOUND = rf"{END}(?![./:@]?[0-9A-Za-z@])"
# Of what fits, the longest is the part: Green Park Society is no Green Park.
_PARTS = tuple(
    re.compile(rf"(?P<{kind}>{form}){_BOUND}")
    for kind, form in (
        ("code", rf"{CODE}(?: {TOWN}(?: \([A-Z]{{2}}\))?)?"),
        ("unit", UNIT),
        ("street", STREET),
        ("building", BUILDING),
        ("near", NEAR),
        ("town", rf"{TOWN}(?:(?: - ?|-| |, ){CODE})?(?: [0-9]{{1,2}}(?![0-9]))?"),
    )
)
_BLANK_PART = re.compile(
    rf" (?:(?P<code>(?:(?:{CAP}) ){{0,3}}{CODE}(?: {TOWN}(?: \([A-Z]{{2}}\))?)?)|(?P<unit>(?!\d){UNIT})){END}(?!\.?[0-9])"
)
_SEPARATOR = re.compile(r" ?,[ \n]{0,2}| ?\n ?| [\-–|] |,")
_NOT_TOWNS = """
Thanks Thank Please Pls Tel Phone Mobile Call Mr Mrs Ms Dr Attn Contact Email Mail Regards Best Hi Hello Dear Order Invoice Ref He She They
We I It But And Or If When Then Also After Before Same Not No Yes Monday Tuesday Wednesday Thursday Friday Saturday Sunday Our Your My This
That Has Is Was Will Can Send Ship Deliver Note Notes Cheers Sent Name Fax WhatsApp WeChat Delivery Payment Total Qty Terms Eircode Postcode
Address Zip
"""
_NO_TOWN = frozenset(_NOT_TOWNS.split())
_SMALL_TOWN = re.compile(
    rf" ?, ?(?P<town>(?:[0-9]{{4,5}} )?[a-zß-ÿ]{{3,}}(?:[ \-][a-zß-ÿ]{{3,}})?(?:,? {CODE}{END}|(?=[,.;\n)]|$)))",
    re.IGNORECASE,
)
_NO_SMALL = re.compile(
    r"(?:please|thanks|thank|call|ring|the|and|not|but|has|asap|today|tomorrow|with|for|from|tel|phone|after|before|when|until|who|which|she|her|his|they|our|your)\b",
    re.IGNORECASE,
)
_MOST = 7  # parts an address goes on over


def right(text: str, end: int, small: bool = False) -> tuple[int, list[str]]:
    """Go on over the parts behind `end`; return where they end and what they are.

    Args:
        text: The text, its width folded.
        end: Where the first part of the address ends.
        small: Whether towns may be written without capitals, as the street was.
    """
    kinds: list[str] = []
    while len(kinds) < _MOST:
        match = (
            (_small_town(text, end) if small else None) or _BLANK_PART.match(text, end) or _next(text, end)
        )
        if match is None or match.end() == end:
            break
        kinds.append(match.lastgroup or "")
        end = match.end()
    return end, kinds


def _next(text: str, end: int) -> re.Match[str] | None:
    separator = _SEPARATOR.match(text, end)
    if separator is None:
        return None
    fitting = [match for part in _PARTS if (match := part.match(text, separator.end()))]
    longest = max(fitting, key=lambda match: match.end(), default=None)
    if longest is None or (longest.lastgroup == "town" and longest[0].split()[0].rstrip(",") in _NO_TOWN):
        return None
    return longest


def _small_town(text: str, end: int) -> re.Match[str] | None:
    match = _SMALL_TOWN.match(text, end)
    return None if match is None or _NO_SMALL.search(match["town"]) else match


_BEFORE = re.compile(
    rf"(?<![{_LETTER}0-9/])(?:(?P<unit>{UNIT})|(?P<street>{STREET})|(?P<building>{BUILDING})|(?P<care>{CARE_OF})|(?P<near>{NEAR})"
    rf"|(?P<house>{HOUSE},? (?:[Tt]he )?(?:{CAP} ?){{1,3}}|(?:(?:{CAP}|{_SMALL}|zum|zur|auf|dem)[ \-]){{1,4}}[0-9]{{1,4}} ?[a-z]?(?:[\-/][0-9]{{1,4}})?)"
    rf"|(?P<town>{TOWN}))$"
)
_WIDE = 60  # the longest part looked at before a street or postcode


def left(text: str, start: int, towns: int = 0) -> tuple[int, list[str]]:
    """Go back over the parts before `start`; return where they begin and what they are.

    Args:
        text: The text, its width folded.
        start: Where the street or postcode begins.
        towns: How many towns may stand before it: some before a postcode, none before a street.
    """
    kinds: list[str] = []
    while len(kinds) < _MOST:
        begins, kind = _previous(text, start)
        if not kind or (kind == "town" and kinds.count("town") >= towns):
            break
        kinds.append(kind)
        start = begins
    return start, kinds


def _previous(text: str, start: int) -> tuple[int, str]:
    """Return where the part before begins, and what it is; nothing if it is no part of an address."""
    piece = text[max(0, start - _WIDE) : start].rstrip(" ,\n-")
    gap = text[max(0, start - _WIDE) + len(piece) : start]
    part = _BEFORE.search(re.split(r"[,;:\n。、|]", piece)[-1])
    if not gap or part is None or part.lastgroup is None or part[0].split()[0] in _NO_TOWN:
        return start, ""
    if "," not in gap and "\n" not in gap and part.lastgroup not in {"unit", "town"}:
        return start, ""  # only a blank between: a room, or a town before its postcode
    return start - len(gap) - len(part[0]), part.lastgroup
