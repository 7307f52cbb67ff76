"""Bank card and account numbers: issuer and Luhn digit (ISO/IEC 7812-1), or a word that says so."""

import re

from privacy.recognizers.rule import ALONE_AFTER, ALONE_BEFORE, SEPARATOR, Rule, before, luhn

# UnionPay 62 (16-19), Visa 4, Mastercard 51-55 and 2221-2720, JCB 35, Discover 6011 and 65, Amex 34 and 37.
_ISSUERS = re.compile(
    r"62[0-9]{14,17}|4[0-9]{15}(?:[0-9]{3})?|5[1-5][0-9]{14}|35[0-9]{14}|6011[0-9]{12}|65[0-9]{14}"
    r"|3[47][0-9]{13}"
    r"|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}"
)
_CARD = re.compile(
    r"卡号|卡號|银行卡|銀行卡|信用卡|借记卡|储蓄卡|账号|账户|帐号|帐户|帳號|帳戶|賬號|賬戶|开户|開戶|存折|存摺|一卡通|银行|銀行|[招工建农農中交浦光民兴华广平邮]行"
    r"|card|account|a/c|acct|bank",
    re.IGNORECASE,
)
# Only what a bank's word claims may be as short as the account numbers of most countries.
_SHORT_CUE = re.compile(
    r"(?:银行|銀行|开户|開戶|存折|存摺|[招工建农農中交]行|\bbank|sort code|routing|\bBSB\b|IFSC|SWIFT)[^。;\n]{0,24}(?:账|帐|帳|賬|卡|号|號"
    r"|account|a/c|acct|no)[^。;\n]{0,8}$",
    re.IGNORECASE,
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
    """The nearest word before decides; without one, issuer and Luhn digit must be right."""
    digits = re.sub(SEPARATOR, "", text[start:end])
    if len(digits) < min(_ACCOUNT_DIGITS):
        return (_SORT_CODE if len(digits) == 6 else _SHORT_CUE).search(before(text, start, _WIDE)) is not None
    around = before(text, start)
    card = max((match.end() for match in _CARD.finditer(around)), default=-1)
    thing = max((match.end() for match in _THING.finditer(around)), default=-1)
    if card > thing:
        return len(digits) in _ACCOUNT_DIGITS
    return thing < 0 and _ISSUERS.fullmatch(digits) is not None and luhn(digits)


_GROUPED = (
    rf"(?:[3-6][0-9]{{3}}|2[2-7][0-9]{{2}})(?:{SEPARATOR}[0-9]{{4}}){{2,4}}(?:{SEPARATOR}[0-9]{{1,3}})?"
)
_AMEX = rf"3[47][0-9]{{2}}{SEPARATOR}[0-9]{{6}}{SEPARATOR}[0-9]{{5}}"
_ISSUER_APART = rf"62[0-9]{{4}}{SEPARATOR}[0-9]{{10,13}}|62[0-9]{{5}}{SEPARATOR}[0-9]{{9,12}}|62[0-9]{{2}}{SEPARATOR}[0-9]{{12,15}}"

RULE = Rule(
    name="bank card or account",
    kind="BANK_ACCOUNT",
    pattern=(
        rf"(?=[0-9]{{2}}){ALONE_BEFORE}(?<![0-9]\.)(?:[0-9]{{7,21}}|[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{3}}-[0-9]{{3}}|{_AMEX}|{_ISSUER_APART}"
        rf"|{_GROUPED}){ALONE_AFTER}(?!\.[0-9])"
    ),
    score=0.8,
    fits=_fits,
    needs="[0-9]{2}[0-9-]",
)
