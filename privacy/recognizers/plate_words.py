"""Words around a vehicle's plate: what names a plate, what names a vehicle, and what else is said of one on the road."""

import re

from privacy.recognizers.rule import after, before

_PLATE = re.compile(
    r"车牌|車牌|牌照|车号|車號|港牌|澳牌"
    r"|(?<![A-Za-z])(?i:(?:number |licen[cs]e )?plates?|licen[cs]e (?:no|number)|reg(?:d|n|istration|istered|o)?|tags?|VR[NM]"
    r"|(?:amtl\. ?)?Kennzeichen|immatricul\w+|plaque|targa|matr[ií]cula|kenteken)(?![A-Za-z])"
)
# A company is registered too, and tags hang on bags and compressors.
_NO_PLATE = re.compile(
    r"(?i)(?:company|vat|gst|tax|business|trade|firm|land|charity|event|course|student|voter|asset|price|bag|luggage|rfid|nfc|ear|name"
    r"|equipment|product|pump|motor|compressor|valve|machine|instrument|hash|badge|key|gift|swing|care|size|face|base|back|end|steel|hot)"
    r"[ -](?:reg\w*|tags?|plates?)$|(?:registered|reg\.?) (?:office|post|mail|letter|user|nurse|charity|company|design|trade)"
)
_MAKE = (
    r"tesla|toyota|honda|nissan|mazda|bmw|audi|merc(?:edes)?(?:[ -]benz)?|benz|vw|volkswagen|ford|vauxhall|opel|renault|peugeot|citro[eë]n"
    r"|fiat|skoda|kia|hyundai|volvo|scania|iveco|isuzu|hino|mitsubishi|suzuki|subaru|lexus|porsche|jaguar|tata|maruti|byd|chevy|chevrolet"
    r"|dodge|jeep|transit|sprinter|vito|crafter|vivaro|trafic|hiace|hilux|tacoma|corolla|camry|civic|octavia|golf|passat|prius|innova|alphard"
    r"|model [3sxy]|yaris|polo|fiesta|focus|astra|corsa|yamaha|ducati|vespa|activa|kawasaki|perodua|proton|myvi"
    r"|dacia|duster|mini|mg|land rover|range rover|defender|discovery|geely|haval|nio|xpeng"
    r"|gmc|cadillac|buick|chrysler|acura|infiniti"
    r"|alfa romeo|daihatsu|bajaj|tvs|royal enfield|eicher|leyland|man tg[a-z]|kenworth|freightliner|peterbilt|seat (?:leon|ibiza|ateca)|swift|baleno|creta|bolero|scorpio"
)
_MAKE_BEFORE = re.compile(rf"(?<![A-Za-z])(?i:{_MAKE})[\s,:(\-]{{1,3}}$")
_VEHICLE = re.compile(
    r"货车|貨車|面包车|拖车|拖車|轿车|中港车|摩托|(?<!列)车|車"
    r"|(?<![A-Za-z])(?i:vans?|cars?|lorr(?:y|ies)|trucks?|taxis?|cabs?|vehicles?|(?:motor)?bikes?|motor ?cycles?|scooters?|mini ?bus|coach|bus|tippers?"
    r"|tankers?|artics?|hgvs?|ute|suv|sedan|saloon|estate|hatchback|limo|pickup truck|rickshaw|auto|tempo|rental|ton(?:ner|ne)?|parked|uber|grab"
    r"|voiture|v[ée]hicule|camion|auto|wagen|lkw|pkw|furgone|coche|furgoneta)(?![A-Za-z])"
)
_VEHICLE_AFTER = re.compile(
    rf"^[ ,(]{{1,3}}(?i:{_MAKE})(?![A-Za-z])"
    r"|(?<![A-Za-z])(?i:(?:is |was )?(?:double |badly |illegally )?parked|parking|vans?|car|lorry|truck|taxi|bike|blocking|blocked|hgv|suv|saloon|estate)(?![A-Za-z])"
)
_ROAD = re.compile(
    r"车|車|司机|司機|门岗|道闸|停|路"
    r"|(?<![A-Za-z])(?i:gates?|barrier|yard|cctv|cameras?|dash ?cam|bays?|park(?:ed|ing)?|drivers?|drove|driv(?:es?|ing)|toll|trailer|pranged|insur\w+"
    r"|scratched|bumper|towed?|clamped|speeding|congestion|MOT|tyres?|keeper|permit|visitor|courier|delivery|overtook|collided|crash(?:ed)?|hit|dent(?:ed)?"
    r"|reversed|reversing|windscreen|fuel card|gatehouse|guard|security|garage|workshop|serviced?"
    r"|hire|lot|lane|road|junction|fine|pcn|alarm|engine|headlights?|puncture|mileage|odometer|boot)(?![A-Za-z])"
    rf"|(?<![A-Za-z])(?i:{_MAKE})(?![A-Za-z])"
)
_THING = re.compile(
    r"(?<![A-Za-z])(?i:p\.?o|s\.?o|orders?|invoices?|inv|ref(?:erence)?|parts?|models?|serial|s/n|vin|chassis|job|claims?|polic(?:y|ies)|contracts?|booking"
    r"|flights?|flt|room|route|postcode|zip|unit|bay|dock|hall|stand|aisle|bin|rack|park|load|pallets?|seal|container|ticket|case|code|receipt|voucher|key"
    r"|quote|drawing|batch|lot|item|article|sku|company|docket|waybill|awb)(?![A-Za-z])|柜|单|号码"
)
_PLACE = re.compile(
    r"(?<![A-Za-z])(?i:shelf|pallet|crate|box|carton|ramp|machine|line|bin|rack|aisle|slot|location|room|table"
    r"|drawer|cabinet|part|model|drawing|item|art|type|size|colour|fabric|bolt)[\s:#.]{0,3}$"
)
_FLIGHT = re.compile(
    r"(?<![A-Za-z])(?i:flights?|flt|land(?:s|ed|ing)|depart\w*|terminal|airport|airlines?|boarding|cargo|uplift)(?![A-Za-z])|航班|飞"
)
_ANOTHER = re.compile(
    r"[A-Z]{1,3}[ -]?[0-9]{1,4}(?: ?[A-Z]{1,3})?|[0-9]{1,4}[A-Z]{3}[0-9]{0,3}"
)  # a plate named before


def _clear(between: str) -> bool:
    """Say whether nothing stands between word and plate that the number could belong to."""
    return not (_THING.search(between) or any(map(str.isdigit, _ANOTHER.sub("", between))))


def _last(word: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in word.finditer(text):  # noqa: B007 - the last one is wanted
        pass
    return found


def names_a_plate(text: str, start: int) -> bool:
    """Say whether a word for a plate stands before, with nothing else between that a number could belong to."""
    around = before(text, start, 46)
    match = _last(_PLATE, around)
    if match is None or _NO_PLATE.search(around[: match.end()]):
        return False
    return _clear(around[match.end() :])


def names_a_vehicle(text: str, start: int, end: int) -> bool:
    """Say whether a word for a vehicle stands just before or after, and none for a flight."""
    around, behind = before(text, start, 27), after(text, end, 14)
    if _FLIGHT.search(before(text, start, 40)) or _FLIGHT.search(behind):
        return False
    match = _last(_VEHICLE, around)
    if match is not None and _clear(around[match.end() :]):
        return True
    return _VEHICLE_AFTER.search(behind) is not None


def is_of_a_place(text: str, start: int) -> bool:
    """Say whether the word right before is for a shelf or a part."""
    return _PLACE.search(before(text, start, 14)) is not None


def follows_a_make(text: str, start: int) -> bool:
    """Say whether the make of a vehicle stands right before."""
    return _MAKE_BEFORE.search(before(text, start, 20)) is not None


def is_of_the_road(text: str, start: int, end: int) -> bool:
    """Say whether the sentence is about driving, parking or a gate."""
    around, behind = before(text, start, 60), after(text, end, 45)
    return any(word.search(part) for word in (_ROAD, _VEHICLE) for part in (around, behind))
