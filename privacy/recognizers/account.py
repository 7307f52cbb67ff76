"""Handles of chat services, after a word that says whose they are: WeChat (6 to 20 characters), QQ (5 to 11 digits) and others."""

import re

from privacy.recognizers.rule import Rule, before

_WECHAT = r"微信号?|微信账号|微信ID|薇信|威信|加V|加v|[VvWw][Xx]|v信|V信|[Ww]e[Cc]hat(?: ?(?:[Ii][Dd]|id|account))?|weixin|微 ?❤|➕V"
_QQ = r"[Qq][Qq]号?码?|扣扣|企鹅号?|Q号"
_OTHER = (
    r"(?:抖音|快手|小红书|微博|淘宝|旺旺|支付宝|钉钉|飞书|[Ll]ine|LINE|[Ss]kype|[Tt]elegram|[Ss]ignal|[Ii]nstagram|[Tt]witter|Kakao|KakaoTalk|[Dd]iscord|[Ss]lack)"
    r"(?:号|账号| ?ID| ?id| handle| username)?"
)
_IS = (
    r"(?:[\s:：=]|号|是|为|也是|同号|账号|加我|加他|加她|改成|改为|换成|->|is|id|ID|handle|名|【|\[|\(|“|\")"
)
_CUE = re.compile(rf"(?<![A-Za-z])(?:(?P<wechat>{_WECHAT})|(?P<qq>{_QQ})|(?P<other>{_OTHER})){_IS}{{0,4}}@?$")
_NO_HANDLE = """
group groups pay video call calls chat message messages number account id official mini and for the was with from work app
"""
_WORDS = frozenset(_NO_HANDLE.split())
_SAYS_ID = re.compile(r"号|(?i:id|handle|name)|:")  # Line 12345 may be a production line
_WINDOW = 26


def _fits(text: str, start: int, end: int) -> bool:
    hit = text[start:end]
    match = _CUE.search(before(text, start, _WINDOW))
    if match is None or (text[start - 1].isalnum() and text[start - 1].isascii() and not _glued(match)):
        return False
    digits = sum(character.isdigit() for character in hit)
    if match["qq"]:
        return digits == len(hit) and 5 <= digits <= 11
    if (
        len(hit) < 5
        or hit.lower() in _WORDS
        or (match["other"] and digits == len(hit) and not _SAYS_ID.search(match[0]))
    ):
        return False
    return (
        digits > 0
        or "_" in hit
        or "-" in hit
        or (match["other"] is None and "号" in match[0])
        or "id" in match[0].lower()
    )


def _glued(match: re.Match[str]) -> bool:
    """A handle of letters may follow QQ, VX and the like without a gap only if it begins with a digit."""
    return match.string[match.end() - 1 :] in {"Q", "q", "X", "x"} or bool(match["qq"])


RULE = Rule(
    name="handle of a chat service",
    kind="ACCOUNT",
    pattern=r"(?:(?<![0-9A-Za-z_])|(?<=[Qq][Qq])|(?<=[Vv][Xx])|(?<=[Ww][Xx]))(?:[A-Za-z_][A-Za-z0-9_\-.]{4,30}[A-Za-z0-9_\-]|[0-9]{5,20})(?![0-9A-Za-z_@])(?!\.[0-9A-Za-z])",
    score=0.7,
    fits=_fits,
    needs=(
        r"(?i)(?=[微薇威加vwqv扣企q抖快小淘旺支钉飞lstikd])(?:微信|薇信|威信|加v|vx|wx|v信|wechat|weixin|qq|扣扣|企鹅|q号|抖音|快手|小红书|微博|淘宝|旺旺|支付宝|钉钉|飞书"
        r"|line|skype|telegram|signal|instagram|twitter|kakao|discord|slack|微 ?❤)"
    ),
)
