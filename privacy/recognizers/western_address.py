"""Street addresses in Latin letters, above all English, German, French: number and street, town."""

from privacy.recognizers.rule import Rule

_NAME = r"[A-Z][A-Za-zÀ-ÿ'’\-]+"
_STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Square|Sq|Terrace"
    r"|Close|Crescent|Parkway|Pkwy|Highway|Hwy|Quay|Row)"
)
_ROOM = r"(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Floor|Flat|Room|#)\.? ?[0-9A-Za-z\-]{1,6})?"
_POSTCODE = (
    r"(?:[A-Z]{2} [0-9]{5}(?:-[0-9]{4})?|[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}|[0-9]{4,6}"
    r"|[A-Z][0-9][A-Z] [0-9][A-Z][0-9])(?![0-9A-Za-z])"
)
_TOWN = rf"(?:,? ?{_POSTCODE})?(?:, {_NAME}(?: {_NAME}){{0,2}}){{0,2}}(?:,? {_POSTCODE})?"
_ENGLISH = rf"[0-9]{{1,5}}[A-Za-z]?,? (?:{_NAME} ){{1,4}}{_STREET}(?![A-Za-z])\.?{_ROOM}{_TOWN}"
_NUMBER_LAST = rf"(?:{_NAME} ){{1,3}}{_STREET}\.? [0-9]{{1,5}}[A-Za-z]?(?![0-9A-Za-z]){_ROOM}{_TOWN}"
_GERMAN = (
    r"(?:[A-ZÄÖÜ][A-Za-zäöüß\-]*(?:straße|strasse|str\.|weg|platz|allee|gasse|ufer|ring)"
    r"|[A-Z][a-z]+-(?:dori|cho|machi)"
    r"|(?:[A-ZÄÖÜ][a-zäöüß]+ ){1,3}(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse))"
    rf" [0-9]{{1,4}} ?[a-z]?(?![0-9A-Za-z])(?:,? (?:D-)?[0-9]{{5}} {_NAME}|, {_NAME})?"
)
_RUE = (
    r"(?:rue|avenue|boulevard|place|chemin|quai|allée|impasse|cours)"
    rf"(?: (?:de|du|des|la|le|les|l'))*(?: {_NAME}){{1,3}}"
)
_FRENCH = (
    rf"(?:[0-9]{{1,4}}(?: bis| ter)?,? {_RUE}|{_RUE} [0-9]{{1,4}}(?![0-9]))"
    rf"(?:,? [0-9]{{5}} {_NAME}|, {_NAME})?"
)

RULE = Rule(
    name="street address in English, German or French",
    kind="ADDRESS",
    pattern=rf"(?<![0-9A-Za-zÀ-ÿ])(?:{_ENGLISH}|{_NUMBER_LAST}|{_GERMAN}|{_FRENCH})",
    score=0.6,
    needs="[0-9] ?,? [A-Za-z]|[A-Za-zß.] [0-9]",
)
