"""Public holidays and shopping days, 2019-2030, as data.

Days off: the yearly notices of the General Office of the State Council of China, 2019-2026, compared with
chinesecalendar 1.11; a rule stands in for the years not announced yet. Lunar days: compared with lunardate 0.3.
"""

from collections.abc import Callable
from datetime import date, timedelta

from assistant.period_days import DAY, Days

# month and day of: lunar new year, lanterns, dragon boat, double seventh, mid-autumn, double ninth, tomb sweeping
_LUNAR: dict[int, tuple[str, ...]] = {
    2019: ("02-05", "02-19", "06-07", "08-07", "09-13", "10-07", "04-05"),
    2020: ("01-25", "02-08", "06-25", "08-25", "10-01", "10-25", "04-04"),
    2021: ("02-12", "02-26", "06-14", "08-14", "09-21", "10-14", "04-04"),
    2022: ("02-01", "02-15", "06-03", "08-04", "09-10", "10-04", "04-05"),
    2023: ("01-22", "02-05", "06-22", "08-22", "09-29", "10-23", "04-05"),
    2024: ("02-10", "02-24", "06-10", "08-10", "09-17", "10-11", "04-04"),
    2025: ("01-29", "02-12", "05-31", "08-29", "10-06", "10-29", "04-04"),
    2026: ("02-17", "03-03", "06-19", "08-19", "09-25", "10-18", "04-05"),
    2027: ("02-06", "02-20", "06-09", "08-08", "09-15", "10-08", "04-05"),
    2028: ("01-26", "02-09", "05-28", "08-26", "10-03", "10-26", "04-04"),
    2029: ("02-13", "02-27", "06-16", "08-16", "09-22", "10-16", "04-04"),
    2030: ("02-03", "02-17", "06-05", "08-05", "09-12", "10-05", "04-05"),
}
_COLUMN = {
    "spring": 0, "lantern": 1, "dragon_boat": 2, "double_seventh": 3, "mid_autumn": 4, "double_ninth": 5, "tomb_sweeping": 6,
}  # fmt: skip
# first day off and how many; May and October have none here where the rule below gives them
_DAYS_OFF: dict[tuple[str, int], tuple[str, int]] = {
    ("spring", 2019): ("02-04", 7), ("spring", 2020): ("01-24", 10), ("spring", 2021): ("02-11", 7),
    ("spring", 2022): ("01-31", 7), ("spring", 2023): ("01-21", 7), ("spring", 2024): ("02-10", 8),
    ("spring", 2025): ("01-28", 8), ("spring", 2026): ("02-15", 9),
    ("may", 2019): ("05-01", 4), ("may", 2022): ("04-30", 5), ("may", 2023): ("04-29", 5),
    ("national", 2020): ("10-01", 8), ("national", 2023): ("09-29", 8), ("national", 2025): ("10-01", 8),
}  # fmt: skip
# the holiday itself and the days around it that are off by rule
_WEEKS: dict[str, tuple[int, int, int]] = {"may": (5, 1, 5), "national": (10, 1, 7)}
_FIXED: dict[str, tuple[int, int]] = {
    "new_year": (1, 1), "valentine": (2, 14), "women": (3, 8), "june_18": (6, 18), "july_4": (7, 4), "teachers": (9, 10),
    "halloween": (10, 31), "double_11": (11, 11), "double_12": (12, 12), "christmas_eve": (12, 24), "christmas": (12, 25),
    "boxing": (12, 26), "new_year_eve": (12, 31), "children": (6, 1), "youth": (5, 4),
}  # fmt: skip

# What people call them. 十一 and 618 alone are numbers: they need a word beside them.
_DURING = "(?:长假|小长假|黄金周|假期|期间|放假|购物节|大促|活动|促销|节)"
NAMES: tuple[tuple[str, str], ...] = (
    ("spring", rf"春节{_DURING}?|新春佳节|农历新年|大年初一|\b(?:spring festival|(?:chinese|lunar) new year)\b"),
    ("lantern", r"元宵节?|\blantern festival\b"),
    ("tomb_sweeping", rf"清明节?{_DURING}?|\b(?:qingming(?: festival)?|tomb[- ]sweeping day)\b"),
    ("may", rf"五一(?!路|广场|大道|街|村)国?际?(?:劳动节)?{_DURING}?|劳动节{_DURING}?|\b(?:may day|labour day)\b"),
    ("dragon_boat", rf"端午节?{_DURING}?|\bdragon boat festival\b"),
    ("double_seventh", r"七夕节?|\bqixi\b"),
    ("mid_autumn", rf"中秋节?{_DURING}?|\bmid-?autumn(?: festival)?\b"),
    ("double_ninth", r"重阳节?"),
    ("national", rf"国庆节?(?!路|大街){_DURING}?|十一{_DURING}|黄金周|\b(?:(?:chinese )?national day|golden week)\b"),
    ("new_year_eve", r"跨年夜|\bnew year'?s eve\b"),
    ("new_year", rf"元旦节?{_DURING}?|\bnew year'?s day\b"),
    ("valentine", r"情人节|\bvalentine'?s(?: day)?\b"),
    ("women", r"三八节|三八妇女节|妇女节|女神节|\b(?:international )?women'?s day\b"),
    ("youth", r"青年节|五四青年节"),
    ("children", r"六一儿童节|儿童节|六一(?!路)"),
    ("june_18", rf"(?<![\dA-Za-z.#-])618(?:年中)?{_DURING}|六一八|(?<=年)618(?!\d)"),
    ("teachers", r"教师节"),
    ("july_4", r"\b(?:(?:the )?fourth of july|independence day)\b"),
    ("halloween", r"万圣节|\bhalloween\b"),
    ("double_11", rf"双十一{_DURING}?|双\s?11(?!\d){_DURING}?|光棍节|\b(?:double (?:eleven|11)|singles'? day)\b"),
    ("double_12", rf"双十二{_DURING}?|双\s?12(?!\d){_DURING}?|\bdouble (?:twelve|12)\b"),
    ("christmas_eve", r"平安夜|\bchristmas eve\b"),
    ("boxing", r"\bboxing day\b"),
    ("christmas", r"圣诞节?|\b(?:christmas(?! eve)(?: day)?|xmas)\b"),
    ("thanksgiving", r"感恩节|\bthanksgiving(?: day)?\b"),
    ("black_friday", r"黑色星期五|黑五|\bblack friday\b"),
    ("cyber_monday", r"网络星期一|\bcyber monday\b"),
    ("labor", r"\blabor day\b"),
    ("memorial", r"\bmemorial day\b"),
)  # fmt: skip


def _nth(year: int, month: int, weekday: int, place: int) -> date:
    """Return the `place`th such weekday of a month; -1 is the last."""
    if place < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - DAY
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (place - 1))


# Holidays of the United States: 5 U.S.C. 6103.
_MOVING: dict[str, Callable[[int], date]] = {
    "thanksgiving": lambda year: _nth(year, 11, 3, 4),
    "black_friday": lambda year: _nth(year, 11, 3, 4) + DAY,
    "cyber_monday": lambda year: _nth(year, 11, 3, 4) + 4 * DAY,
    "labor": lambda year: _nth(year, 9, 0, 1),
    "memorial": lambda year: _nth(year, 5, 0, -1),
}


def holiday(name: str, year: int) -> Days | None:
    """Return the days of a holiday in a year; a long one with its days off, `anchor` being the day itself.

    >>> holiday("spring", 2026).start, holiday("spring", 2026).anchor
    (datetime.date(2026, 2, 15), datetime.date(2026, 2, 17))
    """
    day = _day(name, year)
    if day is None:
        return None
    start, end = day, day
    if off := _DAYS_OFF.get((name, year)):
        start = date.fromisoformat(f"{year}-{off[0]}")
        end = start + (off[1] - 1) * DAY
    elif name in _WEEKS:
        end = day + (_WEEKS[name][2] - 1) * DAY
    elif name == "spring":  # the eve to the seventh day
        start, end = day - DAY, day + 6 * DAY
    return Days(start, end, anchor=day)


def _day(name: str, year: int) -> date | None:
    if name in _COLUMN:
        known = _LUNAR.get(year)
        return date.fromisoformat(f"{year}-{known[_COLUMN[name]]}") if known else None
    if name in _MOVING:
        return _MOVING[name](year)
    month, day = _WEEKS[name][:2] if name in _WEEKS else _FIXED[name]
    return date(year, month, day)
