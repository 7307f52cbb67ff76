"""Bank card and account numbers: issuer and Luhn digit (ISO/IEC 7812-1), or a word that says so.

A British sort code and the account beside it are one value. An account said to be the company's is not personal.
"""

import re

from privacy.recognizers.rule import (
    ALONE_AFTER,
    ALONE_BEFORE,
    SEPARATOR,
    Rule,
    after,
    before,
    luhn,
    names_a_thing,
)

# UnionPay 62 (16-19), Visa 4, Mastercard 51-55 and 2221-2720, JCB 35, Discover 6011 and 65, Amex 34 and 37.
_ISSUERS = re.compile(
    r"62[0-9]{14,17}|4[0-9]{15}(?:[0-9]{3})?|5[1-5][0-9]{14}|35[0-9]{14}|6011[0-9]{12}|65[0-9]{14}"
    r"|3[47][0-9]{13}"
    r"|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}"
)
_CARD = re.compile(
    r"卡号|卡號|银行卡|銀行卡|信用卡|借记卡|储蓄卡|账号|账户|帐号|帐户|帳號|帳戶|賬號|賬戶|开户|開戶|存折|存摺|一卡通|银行|銀行|[招工建农農中交浦光民兴华广平邮]行"
    r"|card|account|a/c|acct|(?<![a-z])acc(?![a-z])|bank|clabe|checking|savings",
    re.IGNORECASE,
)
# Only what a bank's word claims may be as short as the account numbers of most countries.
_SHORT_CUE = re.compile(
    r"(?:银行|銀行|开户|開戶|存折|存摺|[招工建农農中交]行|\bbank|sort code|routing|\bBSB\b|IFSC|SWIFT)[^。;\n]{0,24}(?:账|帐|帳|賬|卡|号|號|account|a/c|acct?|no)[^。;\n]{0,8}$",
    re.IGNORECASE,
)
_BANK = (
    r"posb|dbs|hsbc|ocbc|uob|maybank|cimb|hang seng|bochk|boc|bea|icbc|citi(?:bank)?|chase|monzo|lloyds|barclays|natwest|santander|halifax|starling|revolut|nationwide"
    r"|tsb|rbs|hdfc|icici|sbi|axis|kotak|pnb|canara|sparkasse|commerzbank|postbank|raiffeisen|anz|westpac|nab|rbc|wells fargo|bank of \w+|standard chartered|scb"
    r"|恒生|匯豐|汇丰|渣打|花旗|星展|东亚|中银|东亞"
)
_BANK_BEFORE = re.compile(
    rf"(?:(?<![a-z])(?:{_BANK}))(?![a-z])[^;\n0-9]{{0,30}}$|(?:户口|戶口)[^0-9。\n]{{0,8}}$", re.IGNORECASE
)
_BANK_TIGHT = re.compile(rf"(?<![a-z])(?:{_BANK})(?: [a-z]+)?[\s:]{{1,2}}$", re.IGNORECASE)
_ACCOUNT_WORD = re.compile(
    r"(?:(?<![a-z])(?:a/c|acct?|acc(?:oun)?t|bank details|giro)(?![a-z])|账号|帐号|户口|戶口|賬號|帳號)[^.;\n0-9]{0,14}$|(?<![a-z])(?:acc|a/c|acct)\.? ?no\.?[^0-9a-z]{0,3}$",
    re.IGNORECASE,
)
_PAYING = re.compile(
    r"转账|汇款|打款|工资|(?<![a-z])(?:refund\w*|pay(?:ee|ing|roll|ment)?|paid|transfer\w*|salary|deposit\w*|wire\w*|beneficiary|giro|cheque"
    r"|direct debit|mandate|remit\w*|bacs|fps|payout|reimburs\w*)(?![a-z])",
    re.IGNORECASE,
)
_COMPANYS = re.compile(
    r"对公|對公|公户|基本户|公司(?:账|帐|賬|帳|户|卡)|(?:我司|本司|贵司|我公司|本公司|贵公司|对方公司|供应商)的?(?:银行|开户)?(?:账|帐|户)"
    r"|(?:company|corporate|business|our|client|trust|escrow)(?:'s)? (?:bank )?account",
    re.IGNORECASE,
)
_DASHED = re.compile(r"(?!(?:[0-9]{4}-){3})[0-9]{2,4}(?:-[0-9]{1,8}){1,4}")
_SORT_AND_ACCOUNT = re.compile(
    r"[0-9]{2}-[0-9]{2}-[0-9]{2}[^0-9].*[0-9]{8}|[0-9]{8}[^0-9].*[0-9]{2}-[0-9]{2}-[0-9]{2}"
)
_SORT_CODE = re.compile(r"(?:sort code|BSB)[\s:.#]{0,3}$", re.IGNORECASE)
_THING = re.compile(
    r"单号|运单|快递|物流|订单|流水|批次|发票|序列|货号|料号|条码|追踪|税号"
    r"|order|waybill|tracking|invoice|serial|batch|shipment|barcode|\bSN\b|\bPO\b",
    re.IGNORECASE | re.ASCII,
)
_ACCOUNT_DIGITS = range(12, 22)
_WIDE = 40


def _fits(text: str, start: int, end: int) -> bool:
    """A sort code with its account tells; few digits need a bank's word, many what the nearest word says."""
    hit = text[start:end]
    digits = re.sub(SEPARATOR, "", hit)
    return (
        _SORT_AND_ACCOUNT.fullmatch(hit) is not None
        or _is_short(text, start, hit, digits)
        or _is_long(text, start, digits)
    ) and not _is_a_companys(text, start, end)


def _is_a_companys(text: str, start: int, end: int) -> bool:
    return bool(_COMPANYS.search(before(text, start, 26)) or _COMPANYS.search(after(text, end, 10)))


def _is_short(text: str, start: int, hit: str, digits: str) -> bool:
    if len(digits) == 6:
        return _SORT_CODE.search(before(text, start, _WIDE)) is not None
    if len(digits) >= min(_ACCOUNT_DIGITS) and not _DASHED.fullmatch(hit):
        return False
    return _SHORT_CUE.search(before(text, start, _WIDE)) is not None or _is_paid_into(text, start, hit)


def _is_long(text: str, start: int, digits: str) -> bool:
    """The nearest word before decides; without one, issuer and Luhn digit must be right."""
    if len(digits) not in _ACCOUNT_DIGITS:
        return False
    if _BANK_TIGHT.search(before(text, start, _WIDE)) and not names_a_thing(text, start):
        return True
    around = before(text, start)
    card = max((match.end() for match in _CARD.finditer(around)), default=-1)
    thing = max((match.end() for match in _THING.finditer(around)), default=-1)
    if card > thing:
        return True
    return thing < 0 and _ISSUERS.fullmatch(digits) is not None and luhn(digits)


def _is_paid_into(text: str, start: int, hit: str) -> bool:
    """Say whether bank, account and payment are spoken of before: Monzo acc 31048872, a/c 027-630158-5."""
    around = before(text, start, _WIDE)
    if names_a_thing(text, start) or _YEARLY.fullmatch(hit):
        return False
    account = _ACCOUNT_WORD.search(around)
    if "-" in hit:
        return bool(account or _BANK_BEFORE.search(around))
    return account is not None and bool(
        _BANK_BEFORE.search(around) or _PAYING.search(before(text, start, 2 * _WIDE))
    )


_YEARLY = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}-[0-9]{1,2}-(?:19|20)?[0-9]{2}")
_SORT = r"[0-9]{2}-[0-9]{2}-[0-9]{2}"
_TO_ACCOUNT = r"[ ,;/&]{1,3}(?:and )?(?:(?i:acc(?:oun)?t?|a/c)(?: ?(?i:no|number|num|#))?[.: ]{0,3})?"
_TO_SORT = r"[ ,;/&(]{1,3}(?:(?i:sort code|s/c|sc|sort)[.: ]{0,3})"
_WITH_SORT = rf"{_SORT}{_TO_ACCOUNT}[0-9]{{8}}|[0-9]{{8}}{_TO_SORT}{_SORT}"
_SPACED = r"[0-9]{3,4}(?: [0-9]{3,4}){1,3}(?! [0-9])"
_PARTS = r"[0-9]{2}-[0-9]{9,18}|[0-9]{2,4}-[0-9]{4,8}(?:-[0-9]{1,4})?|[0-9]{3}-[0-9]{1,6}(?:-[0-9]{1,8}){1,4}"
_GROUPED = (
    rf"(?:[3-6][0-9]{{3}}|2[2-7][0-9]{{2}})(?:{SEPARATOR}[0-9]{{4}}){{2,4}}(?:{SEPARATOR}[0-9]{{1,3}})?"
)
_AMEX = rf"3[47][0-9]{{2}}{SEPARATOR}[0-9]{{6}}{SEPARATOR}[0-9]{{5}}"
_ISSUER_APART = rf"62[0-9]{{4}}{SEPARATOR}[0-9]{{10,13}}|62[0-9]{{5}}{SEPARATOR}[0-9]{{9,12}}|62[0-9]{{2}}{SEPARATOR}[0-9]{{12,15}}"

RULE = Rule(
    name="bank card or account",
    kind="BANK_ACCOUNT",
    pattern=(
        rf"(?=[0-9]{{2}}){ALONE_BEFORE}(?<![0-9]\.)(?<![A-Za-z]-)(?:{_WITH_SORT}|[0-9]{{7,21}}(?!-[0-9])|{_SORT}(?!-)|{_AMEX}|{_ISSUER_APART}|{_GROUPED}|{_PARTS}|[0-9]{{3}}-[0-9]{{3}}|{_SPACED}){ALONE_AFTER}(?!\.[0-9])"
    ),
    score=0.8,
    fits=_fits,
    needs="[0-9]{2}[0-9-]",
)
