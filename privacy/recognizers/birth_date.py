"""Date of birth: a date (GB/T 7408, ISO 8601, lunar, and as people write it) beside a word that says so.

The word may stand a few words away, and two dates of one clause (12.3. vs 3.12.) are both meant. Without the word, the date
right behind an insured person's or a patient's name is one.
"""

import re

from privacy.recognizers.dates import LUNAR, MONTHLY, SOLAR
from privacy.recognizers.rule import Rule, after, before, either_case

_WORD = re.compile(
    r"出生|生日|生于|生於|誕生|诞生|生辰|寿辰|大寿|寿星|壽|属相|[0-9]{2}年[的生]"
    r"|(?<![A-Za-z])(?i:born|birth[ -]?(?:date|day)s?|(?:date|day|place and date) of birth|d\.?o\.?b|b'?days?"
    r"|birth|geb(?:\.|oren)?|geburtsdatum|né\(?e?\)?|nacid[oa]|nat[oa] il|naissance|nacimiento|geboren|ur\.)(?![A-Za-z])"
)
_SIGN = re.compile(r"(?:\(\s?\*|(?<![0-9A-Za-z])\*|(?<![A-Za-z.])[bB]\.|(?<![A-Za-z])né\(?e?\)? le)\s?$")
_TIGHT_WORD = re.compile(
    r"(?:(?:出生(?:年月|日期)?|生日|(?i:born|d\.?o\.?b\.?|birthday|b'?day))(?!券|礼|卡|蛋糕|会|派对| (?:card|gift|party|voucher|cake))"
    r"[^0-9。；;!?！？\n]{0,6}|(?<![0-9A-Za-z\u4e00-\u9fff])[男女][｜|,，、/;；\s]{1,3})$"
)
_BORN_AFTER = re.compile(r"[ ,(]{1,3}born(?! on)(?![A-Za-z])")
_SEX = re.compile(r"(?<![0-9A-Za-z\u4e00-\u9fff])[男女][｜|,，、/;；\s]{1,3}$")
_WORD_AFTER = re.compile(
    r"\s*(?:日|号)?\s*(?:出生|生的|生人|生日|诞生|[过做大]?寿|过生|生(?![产產效成意活病命])"
    r"|[(（,，]?\s?(?:应为|即)?\s?(?i:date of birth|dob|birthday)(?! (?:present|gift|card|party|cake|voucher))(?![A-Za-z]))"
)
_COMPANY = re.compile(r"(?:公司|品牌|店|企业|项目|产品|集团)[^0-9]{0,4}$")
# What happened to a thing or a company is nobody's birthday; what comes after another verb is another date.
_OTHER = re.compile(
    r"公司|品牌|店|企业|项目|产品|订单|下单|发货|送达|入职|到期|生效|投保|合同|生产|办理|预约|活动|有效"
    r"|(?<![A-Za-z])(?i:order\w*|ship\w*|deliver\w*|sent|send|starts?|started|valid|expir\w*|invoice\w*|due|meeting|appointment|joined|hired|since|until|till"
    r"|polic\w*|effective|booked|bought|purchas\w*|party|visit\w*|call(?:ed)?|paid|issued?|sign\w*|renew\w*|admitted|discharged|died|deceased|†|moved|updated|event)(?![A-Za-z])"
)
_LINKS = re.compile(
    r"^[^。；;!！\n]{0,30}?(?:写成|登记|登成|填|录成|vs\.?|versus|and|or|not|but|should|instead|correct|actually|really|says?|said|shows?|is|->|→|改|应|不是|而是|还是|跟|和|或|，说|与)[^。；;!！\n]{0,24}$",
    re.IGNORECASE,
)
_MENDS = re.compile(r"写成|登成|填成|录成|应|改成|不是|(?i:vs|instead|should|correct|wrong)")
# A voucher or a cake for a birthday has a date of its own, unless the birthday stands in brackets.
_GIFT = re.compile(
    r"(?:券|礼|卡|蛋糕|会|派对|祝福|活动|折| ?(?i:voucher|card|gift|party|cake|discount|coupon|treat|lunch|drinks|offer)s?(?![a-z]))"
)
_WEEK = re.compile(r"[0-9]|个|元|%|人|名|件| (?:people|pcs|guests|weeks)")
_UNTIL = re.compile(r"\s*(?:之?前|以前|到期|截止|起|止|[之以]?后)")
_DATE = re.compile(rf"(?<![0-9A-Za-z])(?:{SOLAR})(?![0-9A-Za-z])")
_BREAK = re.compile(r"[。；;!?！？\n]|(?<!geb)(?<!\bno)(?<!\b[a-zA-Z])\. ")
_PERSON = re.compile(
    r"(?:投保人|被保险人|被保人|受益人|患者|病人|旅客|乘客|乘机人|入住人|参保人|学员|考生)[是为:： ]{0,2}[\u4e00-\u9fff·]{2,6}[,，、/ ]{1,2}$"
    r"|(?<![A-Za-z])(?i:insured|patient|pt\.?|policy ?holder|passenger|pax|life assured|beneficiary|guest|applicant|claimant):? (?:[A-Z][\w'’\-]+[ ,]{0,2}){1,4}[ ,/(]{1,2}$"
)
_EVENT = re.compile(
    r"\s*(?:就诊|入院|手术|复诊|投保|生效|到期|签|来|起|出院|预约|到店|办理)|[ ,]*(?i:admitted|visit|arriv|check|depart|appointment|signed|came|discharged|at [0-9])"
)
_PAST = re.compile(r"(?:19[0-9]{2}|20(?:0[0-9]|1[0-9]))")
_FAR = 64


def _fits(text: str, start: int, end: int) -> bool:
    hit = text[start:end]
    if _MONTHLY.fullmatch(hit):
        right_before = _TIGHT_WORD.search(before(text, start, 20))
        return right_before is not None and _WEEK.search(after(text, end, 8)) is None
    if _UNTIL.match(after(text, end, 6)):
        return False
    clause = _BREAK.split(before(text, start, _FAR))[-1]
    if _WORD_AFTER.match(after(text, end, 24)) or _SIGN.search(clause) or _said(clause):
        return True
    return _PAST.search(hit) is not None and _is_a_persons(text, start, end)


def _is_a_persons(text: str, start: int, end: int) -> bool:
    """Say whether the date stands between what is told of a person: name, sex, place of birth."""
    if _BORN_AFTER.match(after(text, end, 12)) or _SEX.search(before(text, start, 6)):
        return True
    return _PERSON.search(before(text, start, 46)) is not None and _EVENT.match(after(text, end, 16)) is None


def _said(clause: str) -> bool:
    """Say whether a word for birth stands before in the clause, and no other thing's date is between."""
    words = list(_WORD.finditer(clause))
    if not words:
        return False
    between = clause[words[-1].end() :]
    if _COMPANY.search(clause[: words[-1].start()]) or re.search("[0-9]年?$", between):
        return False
    dates = list(_DATE.finditer(between))
    if dates:
        link = between[dates[-1].end() :]
        return _LINKS.match(link) is not None and not (_OTHER.search(link) and not _MENDS.search(link))
    if _GIFT.match(between) and not between.endswith(("(", "（")):
        return False
    return _OTHER.search(between) is None


_MONTHLY = re.compile(MONTHLY)

RULE = Rule(
    name="date of birth",
    kind="BIRTH_DATE",
    pattern=rf"(?<![0-9A-Za-z])(?:{LUNAR}|{SOLAR}|{MONTHLY})(?![0-9A-Za-z])(?!-[0-9])",
    score=0.8,
    fits=_fits,
    needs=either_case(
        "出生|生日|生于|生於|诞|誕|生辰|寿|壽|月生|日生|号生|生人|生的|年的|年生|男|女|投保人|保人|保险人|受益人|患者|病人|旅客|乘客|乘机人|入住人|参保人|学员|考生|born"
        "|birth|dob|d.o.b|b'day|bday|geb|né|naci|nat|ur.|insured|patient|policy|pax|passenger|guest|applicant|claimant|beneficiary|life"
    )
    + r"|B\.|b\. ?[0-9]|\*",
)
