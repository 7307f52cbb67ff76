"""Precise location: a pair of coordinates (ISO 6709) with three decimals or more, about a hundred metres; or degrees and minutes."""

import re

from privacy.recognizers.rule import Rule, before

_CUE = re.compile(
    r"坐标|座標|经纬|經緯|纬度|緯度|经度|經度|定位|位置|lat|lon|lng|gps|coord|location|geo", re.IGNORECASE
)
# Without a word, four decimals each: 0.125, 0.250 are sizes or prices.
_FINE = re.compile(r"-?[0-9]{1,3}\.[0-9]{4,10}[,， /]{1,2}-?[0-9]{2,3}\.[0-9]{4,10}")


def _fits(text: str, start: int, end: int) -> bool:
    hit = text[start:end]
    if "°" in hit or "度" in hit:
        return True
    if not (
        _FINE.fullmatch(hit)
        or re.search("[NSEW北南东西经纬]|l[aon]", hit)
        or _CUE.search(before(text, start, 24))
    ):
        return False
    numbers = [abs(float(number)) for number in re.findall(r"[0-9]{1,3}\.[0-9]+", hit)]
    return len(numbers) == 2 and min(numbers) <= 90 and max(numbers) <= 180


_DECIMAL = r"-?[0-9]{1,3}\.[0-9]{3,10}"
_LABEL = r"(?:[NSEWnsew]|北纬|南纬|东经|西经|纬度|经度|北緯|東經|緯度|經度|lat(?:itude)?|l(?:on|ng)(?:gitude)?)\"?[:：= 为是]{0,2}"
_DEGREES = (
    r"[0-9]{1,3} ?[°度] ?[0-9]{1,2}(?:\.[0-9]+)? ?['′分](?: ?[0-9]{1,2}(?:\.[0-9]+)? ?[\"″秒])? ?[NSEW]?"
)

RULE = Rule(
    name="coordinates",
    kind="LOCATION",
    pattern=(
        rf"(?<![0-9A-Za-z.])(?:{_DECIMAL}°? ?[NSEW]?[,， /;&\n度]{{1,3}}\"?(?:{_LABEL})?{_DECIMAL}[°度]?(?: ?[NSEW](?![A-Za-z]))?"
        rf"|{_DEGREES}[,， ]{{0,2}}(?:{_LABEL})?{_DEGREES})(?![0-9A-Za-z])(?!\.[0-9])"
    ),
    score=0.8,
    fits=_fits,
    needs=r"[0-9]\.[0-9]{3}|[°度]",
)
