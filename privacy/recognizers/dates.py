"""Dates as people write them: GB/T 7408, ISO 8601, by name of the month, in Chinese figures, by the lunar calendar."""

# English, German, French, Spanish and Italian by their stems
MONTH = (
    r"(?i:jan|jän|feb|fév|mar|mär|apr|avr|abr|may|mai|mag|jun|juin|giu|jul|juil|lug|aug|aoû|ago|sep|set|oct|okt|ott|nov|dec|dez|déc|dic|ene|gen)"
    r"[a-zA-Zéäûç]{0,7}\.?"
)
_FIGURES = "[〇零○一二三四五六七八九]"
_YEAR, _DAY = r"(?:18|19|20)[0-9]{2}", "[0-3]?[0-9]"
_LUNAR_YEAR = rf"(?:(?:{_YEAR}|[0-9]{{2}}|{_FIGURES}{{2,4}}|民[国國][一二三四五六七八九十]{{1,4}}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])年)"
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|十[一二三四五六七八九]?|[廿念][一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|卅)"
_CALENDAR = r"(?:[（(]?(?:农历|農曆|阴历|陰曆|旧历|古历|老历)[)）]?)"

LUNAR = (
    rf"(?:{_LUNAR_YEAR} ?{_CALENDAR}?|{_CALENDAR})?(?:闰|閏)?(?:正|冬|腊|臘|十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])月{_LUNAR_DAY}[日号號]?"
    rf"(?:{_CALENDAR}? ?(?:{_LUNAR_YEAR}))?"
)
SOLAR = (
    rf"{_YEAR} ?[年\-/.] ?[01]?[0-9](?: ?[月\-/.] ?{_DAY}[日号號]?|月)|{_YEAR}[01][0-9][0-3][0-9]"
    rf"|{_FIGURES}{{4}}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}[日号號]"
    rf"|[0-9]{{2}}年[01]?[0-9]月{_DAY}[日号號]|[0-9]{{1,2}}月{_DAY}[日号號]"
    rf"|{_DAY}[/.\-][0-3]?[0-9][/.\-](?:{_YEAR}|[0-9]{{2}})|[0-9]{{2}}[/.\-][01]?[0-9][/.\-]{_DAY}"
    rf"|{_DAY}(?:st|nd|rd|th|\.)?(?: of| de)?[ \-./]?{MONTH}(?: de)?(?:,? |[\-./])(?:{_YEAR}|'?[0-9]{{2}})"
    rf"|{MONTH}[ \-]{_DAY}(?:st|nd|rd|th)?(?:,? ?|-){_YEAR}"
    rf"|{_DAY} {_DAY} {_YEAR}"
)
# A year and a month, or a day without its year, are a date of birth right behind its word only.
MONTHLY = (
    rf"{_DAY}(?:st|nd|rd|th)?(?: of)? {MONTH}|{MONTH} {_DAY}(?:st|nd|rd|th)?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    rf"|{_YEAR}[./\-](?:0?[1-9]|1[0-2])|(?:0[1-9]|1[0-2])/{_YEAR}|{MONTH},? {_YEAR}"
)
