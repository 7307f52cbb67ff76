"""How two spellings of a name, a number or a phone are brought to one form before they are compared."""

import re
import unicodedata

_ZH_SUFFIXES = (
    "有限责任公司", "股份有限公司", "有限公司", "股份公司", "分公司", "总公司", "公司", "集团", "工厂", "厂",
)  # fmt: skip
_EN_SUFFIX_WORDS = """
    co company corp corporation inc incorporated ltd limited llc llp lp plc gmbh mbh ag kg ohg sa sas sarl srl
    spa bv nv oy ab as aps kk pte pty sdn bhd group holding holdings intl
"""
_MAIL_PROVIDERS = """
    qq.com foxmail.com 163.com 126.com yeah.net vip.163.com sina.com sina.cn sohu.com 139.com 189.cn wo.cn
    aliyun.com tom.com 21cn.com gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com
    yahoo.cn yahoo.com.cn ymail.com icloud.com me.com aol.com gmx.de gmx.net gmx.com web.de t-online.de
    proton.me protonmail.com mail.com mail.ru yandex.ru yandex.com zoho.com naver.com daum.net orange.fr
    free.fr libero.it
"""
_EN_SUFFIXES = frozenset(_EN_SUFFIX_WORDS.split())
_FREEMAIL = frozenset(_MAIL_PROVIDERS.split())
_JOINED = re.compile(r"[.'’‘`·]+")  # S.A. is one word
_NOT_WORD = re.compile(r"[^\w]+|_+")
_EXTENSION = re.compile(r"(?:转|分机|ext\.?|extension|x|#).*$")
_NOT_DIGIT = re.compile(r"\D+")


def plain_name(name: str) -> str:
    """Return a company's name without case, spaces, punctuation and legal form.

    A name that is nothing but legal form keeps it.

    >>> plain_name("云创科技（杭州）股份有限公司"), plain_name("ACME Trading Co., Ltd.")
    ('云创科技杭州', 'acmetrading')
    """
    text = _JOINED.sub("", unicodedata.normalize("NFKC", name).casefold())
    words = [word for word in _NOT_WORD.split(text) if word]
    while len(words) > 1 and words[-1] in _EN_SUFFIXES:
        words.pop()
    plain = "".join(words)
    return without_form(plain)


def without_form(name: str) -> str:
    """Return a Chinese company's name without its legal form; any other name as it is.

    >>> without_form("云创科技集团股份有限公司"), without_form("Acme GmbH")
    ('云创科技', 'Acme GmbH')
    """
    while name not in _ZH_SUFFIXES and (suffix := _zh_suffix(name)):
        name = name.removesuffix(suffix)
    return name


def _zh_suffix(name: str) -> str:
    """Return the legal form a name ends with, unless less than two characters would be left."""
    return next((s for s in _ZH_SUFFIXES if name.endswith(s) and len(name) > len(s) + 1), "")


def plain_code(code: str, least: int) -> str:
    """Return a number or code in capitals, letters and digits only; empty if it is shorter than `least`.

    A code of one repeated character (000000, XXXXXX) is a dummy and no key.

    >>> plain_code(" 9133-0100 ma27 ", 6), plain_code("000000", 6), plain_code("无", 6)
    ('91330100MA27', '', '')
    """
    text = unicodedata.normalize("NFKC", code).upper()
    plain = "".join(char for char in text if char.isalnum())
    if len(plain) < least or (least > 1 and len(set(plain)) == 1):
        return ""
    return plain


def plain_phone(phone: str) -> str:
    """Return the digits of a phone without trunk 0, extension and the country code of China.

    >>> plain_phone("+86 138-1234-5678"), plain_phone("(021) 6234 5678 转 801"), plain_phone("110")
    ('13812345678', '2162345678', '')
    """
    text = unicodedata.normalize("NFKC", phone).casefold()
    digits = _NOT_DIGIT.sub("", _EXTENSION.sub("", text)).lstrip("0")
    if digits.startswith("86") and len(digits) >= 12:
        digits = digits[2:].lstrip("0")
    if not 7 <= len(digits) <= 15 or len(set(digits)) == 1:
        return ""
    return digits


def email_domain(email: str) -> str:
    """Return the domain of an address if it is a company's own; empty for a mail provider's.

    >>> email_domain("Li.Na@Yunchuang.example"), email_domain("lina@qq.com")
    ('yunchuang.example', '')
    """
    address = unicodedata.normalize("NFKC", email).strip().casefold()
    local, _, domain = address.rpartition("@")
    if not local or "." not in domain or domain in _FREEMAIL:
        return ""
    return domain
