"""Permits to travel between the mainland, Hong Kong, Macau and Taiwan, and permanent residence of foreigners.

Forms of the National Immigration Administration: home-return permit H or M and 8 or 10 digits; mainland residents'
permit to Hong Kong and Macau C (older W) and 8 digits or C, a letter and 7; to Taiwan T (older L) and 8 digits;
Taiwan residents' permit 8 digits, or 10 with a letter; foreigners' permanent residence three letters and 12 digits.
"""

import re

from privacy.recognizers.rule import ALONE_AFTER, ALONE_BEFORE, Rule, after, before, names_a_thing

_CUE = re.compile(
    r"回乡证|回鄉證|回乡卡|港澳通行证|港澳證|往来港澳|来往内地|台胞证|台胞證|台湾通行证|通行证|通行證|居留证|居留許可|居留许可|永居证"
    r"|永久居留|居住证|居住證|通行證號|永居證|就业证|往來"
    r"|permit|residence card|home return|residency|mainland travel",
    re.IGNORECASE,
)
_TELLING = re.compile(r"[HM][0-9]{10}|C[A-HJ-NP-Z][0-9]{7}|[A-Z]{3}[0-9]{12}")
_WINDOW, _AFTER = 24, 12


def _fits(text: str, start: int, end: int) -> bool:
    hit = text[start:end]
    if _CUE.search(before(text, start, _WINDOW)) or _CUE.search(after(text, end, _AFTER)):
        return True
    return _TELLING.fullmatch(hit) is not None and not names_a_thing(text, start) and hit[:3] not in _SHIPPING


# Three letters and twelve digits are what some carriers number their parcels by.
_SHIPPING = frozenset({"JDV", "JDX", "JDK", "YTO", "STO", "ZTO", "ZJS", "DPK", "EMS"})

RULE = Rule(
    name="travel or residence permit",
    kind="ID_NUMBER",
    pattern=(
        rf"(?=[0-9A-Za-z]{{2}}){ALONE_BEFORE}(?<![0-9A-Za-z]-)(?:[HMhm][0-9]{{8}}(?:[0-9]{{2}})?|[CWTLcwtl][0-9]{{8}}|[Cc][A-HJ-NP-Za-z][0-9]{{7}}"
        rf"|[A-Z]{{3}}[0-9]{{12}}|[0-9]{{10}}\([A-Z]\)|[0-9]{{10}}[A-Z]|[0-9]{{8}}(?:[0-9]{{2}})?){ALONE_AFTER}(?!-[0-9])"
    ),
    score=0.7,
    fits=_fits,
    needs="[0-9]{7}",
)
