"""Street addresses of the continent: the number behind the street (German, Dutch, Italian, Spanish, ...) or before it (French)."""

import re

from privacy.recognizers import latin_parts as parts
from privacy.recognizers.rule import Rule, before

_NUMBER = r"[0-9]{1,4} ?(?:[a-zA-Z](?![a-zà-ÿ]))?(?: ?[\-/–] ?(?:[0-9]{1,4}[a-z]?|[A-Za-z](?![A-Za-z]))){0,2}"
_L = "A-Za-zÀ-ÿĀ-ž"
_GERMAN = (
    rf"(?:[{_L}\-]{{1,30}}(?:straße|strasse|str\.|gasse|allee|chaussee|platz|weg|ufer|damm|ring)|(?:{parts.CAP}[ \-]){{1,3}}(?:Straße|Strasse"
    rf"|Str\.|Weg|Platz|Allee|Gasse|Ufer|Ring|Damm))"
    rf" {_NUMBER}"
)
_DUTCH = (
    rf"(?:{parts.CAP} ){{0,2}}[{_L}]{{2,25}}(?:straat|laan|plein|gracht|kade|dijk|singel|steeg) {_NUMBER}"
)
_NORDIC = rf"(?:{parts.CAP} ){{0,2}}[{_L}]{{2,25}}(?:gatan|vägen|gade|vej|veien|gata|katu|tie) {_NUMBER}"
_PARTICLES = r"(?: (?:de|du|des|del|della|delle|dei|degli|di|da|do|dos|das|la|le|les|los|las|al|the|l'|d'|von|van)| [ld]['’])*"
_NAMES = rf"(?:{_PARTICLES} ?(?:{parts.CAP}|[0-9]{{1,2}}(?= ))){{1,4}}"
_SOUTHERN = (
    rf"(?:Via|Viale|Gran V[ií]a|Piazza|Piazzale|Corso|Largo|Vicolo|Strada|Calle|C/|Avda\.?|Avenida|Av\.|Plaza|Pza\.?|Paseo|P[ºo]\.?|Camino|Carretera|Ronda|Rambla|Carrer"
    rf"|Rua|Travessa|Praça|Largo|ul\.|al\.|pl\.|ulica|Aleja|Str\.|Bulevardul|Strada){_NAMES},? (?:n[.º°]? ?|nº ?)?{_NUMBER}"
)
_RUE = rf"(?i:rue|avenue|av\.|boulevard|bd|place|pl\.|chemin|quai|allée|allee|impasse|cours|route|square|passage|faubourg|villa){_NAMES}"
_FRENCH = rf"{_NUMBER}(?: (?:bis|ter|quater))?,? {_RUE}|{_RUE},? [0-9]{{1,4}}(?![0-9])"
_LOWER_RUE = r"[0-9]{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|impasse|allée|quai)(?: [a-zà-ÿ'’\-]{1,15}){1,4}(?=, ?[0-9]{5} )"
_CYRILLIC = r"(?:ул\.|улица|пр\.|проспект|пер\.|бул\.) ?(?:[А-ЯЁа-яё\-]+ ?){1,3}, ?(?:д\. ?)?[0-9]{1,4}[а-я]?(?:, ?(?:к|корп|стр)\. ?[0-9]{1,3})?(?:, ?кв\. ?[0-9]{1,4})?"
# Any name with a number is a street when postcode and town come behind it: Am Markt 3, 12345 Ort.
_BEFORE_TOWN = (
    rf"(?:(?:{parts.CAP}|am|im|an|in|auf|zum|zur|der|dem|den|unter|hinter|vor|gate|vei|plass|allé|bei|op"
    rf"|de)[ \-]){{1,4}}{_NUMBER}(?=(?:, ?[0-9]{{1,2}}[^,\n]{{0,8}})?,? ?\n? ?(?:[A-Z]{{1,2}}-)?(?:[0-9]{{4,5}}|[0-9]{{3}} [0-9]{{2}}) ?(?:[A-Z]{{2}} )?{parts.CAP})"
)
_ORDINARY = re.compile(
    r"(?:^|[ \-])(?:weg|ring|platz|damm|ufer|tie|gade|kade|dijk|str\.|Ring|Order|Rechnung|Auftrag|Kundennummer)",
    re.IGNORECASE,
)
_THING = re.compile(
    r"^(?:Order|Rechnung|Auftrag|Bestellung|Kunde|Invoice|Lot|Batch|Artikel|Item|Model|Modell|Version|Typ|Type|Commande|Facture|Pedido|Ordine|Spring)\b",
    re.IGNORECASE,
)
_LOWER = re.compile(r"[a-zß-ÿ]")
_CAPITAL = re.compile("[A-ZÀ-Þ]")


def _fits(text: str, start: int, end: int) -> bool:
    """Things with a number are no streets; a street in lower case needs its postcode, or none of the doubtful endings."""
    hit = text[start:end]
    if _THING.match(hit):
        return False
    if _LOWER.match(hit) and _ORDINARY.search(hit):
        return bool(parts.right(text, end, small=True)[1]) or "straße" in hit or "strasse" in hit
    return True


_HAS_CARE = re.compile(rf"{parts.CARE_OF},? ?\n?$")


def _grow(text: str, start: int, end: int) -> tuple[int, int]:
    care = _HAS_CARE.search(before(text, start, 40))
    begins = start - (len(care[0]) if care else 0)
    return begins, parts.right(text, end, small=_CAPITAL.search(text, start, end) is None)[0]


RULE = Rule(
    name="street address of the continent",
    kind="ADDRESS",
    pattern=rf"(?=[0-9A-Za-zÀ-ÿА-я])(?<![0-9A-Za-zÀ-ÿА-я])(?:{_GERMAN}|{_DUTCH}|{_NORDIC}|{_SOUTHERN}|{_FRENCH}|{_LOWER_RUE}|{_CYRILLIC}|{_BEFORE_TOWN})(?![0-9])",
    score=0.6,
    fits=_fits,
    grow=_grow,
    needs=r"[0-9] ?[a-z]?,? ?[A-Za-z]|[A-Za-zß-ÿ.,] ?[0-9]|[а-я]",
)
