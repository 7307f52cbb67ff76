"""Chinese expressions of time, as data: a pattern and how it is read, and what narrows one down (3月 + 上旬)."""

import re

from assistant.period_days import (
    DAY,
    FIRST,
    Days,
    Now,
    ago,
    coming,
    past,
    present,
    unit_range,
    whole,
)  # fmt: skip
from assistant.period_rules import (
    Narrow,
    Rule,
    a_day,
    a_fiscal_year,
    a_half,
    a_month,
    a_quarter,
    calendar_year,
    count,
    day_of_month,
    days_of_month,
    edge_day,
    edge_of,
    firsts,
    halves,
    iso_week,
    lasts,
    months,
    nth_month,
    nth_week,
    third,
    weekday,
    years,
)  # fmt: skip
from assistant.wording import number

_UNITS = {
    "天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "月份": "month", "季度": "quarter",
    "季": "quarter", "年": "year", "年度": "year", "财年": "fiscal_year", "财政年度": "fiscal_year",
    "会计年度": "fiscal_year", "财务年度": "fiscal_year", "财季": "fiscal_quarter", "财务季度": "fiscal_quarter",
}  # fmt: skip
_SHIFTS = {"上上": -2, "上": -1, "前": -2, "本": 0, "这": 0, "当": 0, "当前": 0, "下": 1, "下下": 2}
_YEARS = {
    "大前年": -3, "前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "来年": 1, "下年": 1, "后年": 2,
}  # fmt: skip
_DAYS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "本": 0, "明": 1, "后": 2, "大后": 3}
_PLACES = {"上": 1, "中": 2, "下": 3, "前": 1, "头": 1, "后": 2}
_WEEKDAYS = "一二三四五六日天"

_N = "[0-9]{1,4}|[零〇一二两三四五六七八九十百]{1,5}"
_MONTH = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_DATE = (
    "[12][0-9]|3[01]|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]"
)
_FREE = r"(?<![\d.,/零〇一二两三四五六七八九十百])"
_TO = r"\s?(?:-|~|到|至)\s?"
_SPAN = "(?P<unit>天|日|周|星期|礼拜|季度|月|年)"
_OF_THEM = r"\s?(?!月)个?"  # 6月之前 is before June, not six months ago
_FULL = "(?P<full>完整的?|整|自然)?"
_FISCAL = "财政年度|会计年度|财务年度|财年"
_BACK = "(?P<shift>上上|上|本|这|当前|当|下下|下)一?个?"
# 上周五个订单 are five orders of last week, 上周一共 is last week's sum.
_ON = f"(?P<day>[{_WEEKDAYS}])(?![个单家笔名大位款种件份项张次条台只箱共直般些定样起致年月季])"
_DUE = re.compile(
    r"\s?(?:即?将|就?要|会|需|应|待|可|能|必须|预计)?(?:到期|到货|交付|交货|送达|到达|过期|续[约签费]|付款|发出)"
)
_WILL = re.compile(r"\s?(?:即?将|需要?|应|必须|预计|快)")


def _relative(match: re.Match[str], now: Now) -> Days | None:
    return unit_range(_UNITS[match["unit"]], _SHIFTS[match["shift"]], now)


def _past(match: re.Match[str], now: Now) -> Days | None:
    """Read 近三个月; of half a year the months are counted, of half a month the days."""
    unit, said = _UNITS[match["unit"]], match["n"]
    if said == "半":
        return past(6, "month", now) if unit == "year" else past(15, "day", now) if unit == "month" else None
    how_many = count(said) or 0
    if match["half"] and unit == "year":
        return past(how_many * 12 + 6, "month", now)
    return whole(how_many, unit, now) if match["full"] else past(how_many, unit, now)


def _next(match: re.Match[str], now: Now) -> Days | None:
    unit, said = _UNITS[match["unit"]], match["n"]
    if said == "半":
        return (
            coming(6, "month", now) if unit == "year" else coming(15, "day", now) if unit == "month" else None
        )
    return coming(count(said), unit, now)


def _inside(match: re.Match[str], now: Now) -> Days | None:
    """Read 30天内: the days up to today, or those from today when something falls due in them."""
    after = match.end()
    ahead = _DUE.match(match.string, after) or _WILL.match(match.string, after)
    return _next(match, now) if ahead else _past(match, now)


def _ago(match: re.Match[str], now: Now) -> Days | None:
    """Read 三个月前 (that month), 三个月以前 (all before the past three months), 三天后."""
    unit, way = _UNITS[match["unit"]], match["way"]
    how_many = (6 if unit == "year" else 0) if match["n"] == "半" else count(match["n"]) or 0
    unit = "month" if match["n"] == "半" else unit
    if way in ("之前", "以前"):
        recent = past(how_many, unit, now)
        return Days(FIRST, recent.start - DAY) if recent else None
    found = ago(-how_many if "后" in way else how_many, unit, now)
    if found and unit == "year" and how_many == 1:
        return Days(found.start, found.end, found.unit, loose=True)
    return found


def _weekday(match: re.Match[str], now: Now) -> Days | None:
    place = min(_WEEKDAYS.index(match["day"]), 6)
    if not match["shift"]:
        return weekday(place, now)
    day = unit_range("week", _SHIFTS[match["shift"]], now).start + place * DAY
    return Days(day, day, "day")


def _edge(match: re.Match[str], now: Now) -> Days | None:
    """Read 年初, 月底, 季末, 周末 of the present year, month, quarter or week."""
    unit, end = _UNITS[match["unit"]], match["edge"] in ("底", "末")
    return present(unit, lambda day: edge_of(unit_range(unit, 0, Now(day)), end=end), now)


def _third(match: re.Match[str], now: Now) -> Days | None:
    place = _PLACES[match["place"]]
    return present("month", lambda day: third(unit_range("month", 0, Now(day)), place), now)


RULES: tuple[Rule, ...] = (
    # --- days and weeks
    Rule("(?P<day>大前|(?<!大)前|昨|今|(?<!大)后|大后|明)(?:天|日)|本日", lambda m, n: unit_range("day", _DAYS[m["day"] or "今"], n)),
    Rule("(?P<day>昨|今|明)[晚早](?!期|餐|上?班)上?", lambda m, n: unit_range("day", _DAYS[m["day"]], n)),
    Rule(f"(?:{_BACK})?(?<![每隔双单])(?:周|星期|礼拜){_ON}", _weekday),
    Rule(r"(?<![每隔双单上本这下])(?P<unit>周)(?P<edge>末)", _edge),
    Rule(rf"第\s?(?P<n>{_N})\s?(?:周(?![期年岁])|个?(?:星期|礼拜))", lambda m, n: iso_week(number(m["n"]), n)),
    # --- this, last, next
    Rule(rf"{_BACK}{_FULL}(?P<unit>季度|季(?!节)|星期|礼拜|周(?![期年转边报刊])|月份?(?![球亮饼]))", _relative),
    Rule("(?P<shift>前)(?P<unit>季度|星期|礼拜|周|月)", _relative),
    Rule(f"{_BACK}(?P<unit>{_FISCAL}|财季|财务季度)", _relative),
    Rule(rf"(?P<shift>上|下)(?P<n>{_N})个?{_FULL}(?P<unit>天|周|星期|礼拜|季度|月)(?![前后以之内])",
         lambda m, n: whole(count(m["n"]), _UNITS[m["unit"]], n, ahead=m["shift"] == "下")),
    Rule("(?:本|这个?)?财年至今", lambda _m, n: Days(unit_range("fiscal_year", 0, n).start, n.today)),
    Rule(r"(?<![年月\d])全年", lambda _m, n: unit_range("year", 0, n)),
    # --- so many back, ahead
    Rule("前一[天日]", lambda _m, n: unit_range("day", -1, n)),
    Rule("前(?P<q>[二两三23])个?季度", lambda m, n: a_quarter(1, n, number(m["q"]))),
    Rule(rf"(?:最近|近期?|过去|以往|前|这)的?\s?(?P<n>{_N}|半|[几数])\s?个?{_FULL}{_SPAN}(?P<half>半)?(?:以内|之内|内|以来|来)?", _past),
    Rule(rf"(?:未来|接下来|今后|往后|将来|此后)的?\s?(?P<n>{_N}|半|[几数])\s?个?{_SPAN}(?:以内|之内|内)?", _next),
    Rule(rf"(?<![第每续隔\d满])(?P<n>{_N}|半){_OF_THEM}{_FULL}{_SPAN}(?P<half>半)?(?:以内|之内|内)", _inside),
    Rule(rf"(?<![第每续隔\d满])(?P<n>{_N}|半){_OF_THEM}{_FULL}{_SPAN}(?P<half>半)?(?:以来|来)(?!货|自|源|电|访|料)", _past),
    Rule(rf"(?<![第每续隔\d满])(?P<n>{_N}|半|几){_OF_THEM}{_SPAN}(?P<way>以前|之前|前(?![十\d一二两三四五六七八九])|以后|之后|后)", _ago),
    # --- years
    Rule(r"(?<![\d.,¥$￥])(?P<y>(?:19|20)\d\d)\s?年(?!前)度?(?:全年)?(?!产|龄|轻)", lambda m, _n: calendar_year(m["y"])),
    Rule(r"(?<![\d.,¥$￥])(?P<y>(?:19|20)\d\d)\s?年(?=前)", lambda m, _n: calendar_year(m["y"])),
    Rule("(?P<y>(?:一九|二[零〇○])[零〇○一二三四五六七八九]{2})年度?", lambda m, _n: calendar_year(m["y"])),
    Rule(rf"(?<![\d.,近去前后满共第约了])(?P<y>[1-4]\d)年(?=\s?(?:第?{_MONTH})(?:月|季)|\s?第?[1-4一二三四]个?季|[上下]半年|\s?[QqHh][1-4]|[年]?[底初末]|全年|度)度?(?:全年)?",
         lambda m, _n: calendar_year(m["y"])),
    Rule("(?<![零一二三四五六七八九十两几])(?P<y>[二三][零〇一二三四五六七八九])年(?=[零〇一二三四五六七八九十]{1,2}月|第?[一二三四]季|[上下]半年)",
         lambda m, _n: calendar_year(m["y"])),
    Rule("(?P<year>大前年|(?<!大)前年|去年|上一?年|今年|本年|明年|来年|下一?年|后年)(?!级|龄|纪|轻)度?(?:全年)?",
         lambda m, n: unit_range("year", _YEARS[m["year"].replace("一", "")], n)),
    Rule(rf"(?<![\d.])(?P<y>(?:20)?\d\d)\s?年?(?:{_FISCAL})", lambda m, n: a_fiscal_year(m["y"], n)),
    Rule(r"(?<![\d.])(?P<a>(?:19|20)\d\d)\s?年?\s?(?:-|~|至|到)\s?(?P<b>(?:19|20)\d\d)\s?年(?!\s?[\d一二三四五六七八九十]{1,2}\s?月)", lambda m, _n: years(m["a"], m["b"])),
    # --- quarters and halves
    Rule(r"第\s?(?P<q>[1-4一二三四])\s?(?:个?季度|季(?!节)|财季)|(?<![近去续每前后上下两几\d])(?P<p>[1-4一二三四])\s?季度", lambda m, n: a_quarter(number(m["q"] or m["p"]), n)),
    Rule("首季度?|头一?季度", lambda _m, n: a_quarter(1, n)),
    Rule(f"第?(?P<a>[1-4一二三四])(?:季度)?{_TO}第?(?P<b>[1-4一二三四])季度", lambda m, n: a_quarter(number(m["a"]), n, number(m["b"]))),
    Rule("(?P<half>[上下前])半年(?!度?报)度?|(?P<late>后)半年", lambda m, n: a_half(1 if m["half"] in ("上", "前") else 2, n)),
    # --- months and days
    Rule(rf"{_FREE}(?P<m>{_MONTH})\s?月份?(?!内|[期龄饼亮嫂])", lambda m, n: a_month(number(m["m"]), n)),
    Rule(rf"{_FREE}(?P<a>{_MONTH})\s?(?:月份?)?{_TO}(?P<b>{_MONTH})\s?月份?(?!\s?\d{{1,2}}[日号])", lambda m, n: months(number(m["a"]), number(m["b"]), n)),
    Rule(rf"{_FREE}(?P<m>{_MONTH})\s?月\s?(?P<d>{_DATE})\s?[日号]", lambda m, n: a_day(number(m["m"]), number(m["d"]), n)),
    Rule(rf"{_FREE}(?P<m>{_MONTH})\s?月\s?(?P<a>{_DATE})\s?[日号]?{_TO}(?P<b>{_DATE})\s?[日号]",
         lambda m, n: days_of_month(number(m["m"]), number(m["a"]), number(m["b"]), n)),
    Rule(rf"{_FREE}(?<![/-])(?P<d>{_DATE})[号日](?![楼店线仓机码门院员客产间内])", lambda m, n: day_of_month(number(m["d"]), n)),
    Rule(rf"{_FREE}(?P<a>{_MONTH})、(?P<b>{_MONTH})\s?月份?", lambda m, n: months(number(m["a"]), number(m["b"]), n) if number(m["b"]) == (number(m["a"]) or 0) + 1 else None),
    Rule("(?P<p>[上下])半个?月", lambda m, n: halves(unit_range("month", 0, n), 1 if m["p"] == "上" else 2)),
    Rule("(?P<place>[上中下])旬", _third),
    Rule("(?P<unit>年|月|季度|季)(?P<edge>初|底|末)(?!期|级)", _edge),
)  # fmt: skip

# What stands right after an expression and narrows it down: 3月 + 上旬, 去年 + 底, 今年 + 前三个月.
_OF = r"\s?的?\s?"
NARROWED: tuple[tuple[str, Narrow], ...] = (
    (rf"{_OF}(?P<p>[上中下])旬", lambda m, d: third(d, _PLACES[m["p"]]) if d.unit == "month" else None),
    ("(?P<e>初|底|末)(?!期|级)", lambda m, d: edge_of(d, end=m["e"] != "初")),
    (rf"{_OF}(?:第一|头一|首)[天日]", lambda _m, d: edge_day(d, end=False)),
    (rf"{_OF}(?:最后|末)一?[天日]", lambda _m, d: edge_day(d, end=True)),
    (rf"{_OF}(?P<p>[上下前后])半个?月", lambda m, d: halves(d, _PLACES[m["p"]] if m["p"] in "上前" else 2) if d.unit == "month" else None),
    (rf"{_OF}第(?P<n>{_N})个?(?:周|星期|礼拜)", lambda m, d: nth_week(d, number(m["n"]) or 0) if d.unit in ("month", "quarter") else None),
    (rf"{_OF}(?:前|头)(?P<n>{_N})\s?个?{_SPAN}", lambda m, d: firsts(d, count(m["n"]) or 0, _UNITS[m["unit"]])),
    (rf"{_OF}第(?P<n>{_N})个月", lambda m, d: nth_month(d, number(m["n"]) or 0)),
    (rf"{_OF}(?:最后|后|末)(?P<n>{_N})\s?个?{_SPAN}", lambda m, d: lasts(d, count(m["n"]) or 0, _UNITS[m["unit"]])),
)  # fmt: skip
