"""Handles of chat services, after a word that says whose they are: WeChat (6 to 20 characters), QQ (5 to 11 digits) and others."""

import re

from privacy.recognizers.handle_forms import is_dashed, is_firm, is_word
from privacy.recognizers.rule import Rule, after, either_case, group, names_a_thing

_WECHAT = (
    r"微信号?|微信账号|微信ID|薇信|威信|加[我他她你]?个?[Vv]|(?<![0-9A-Za-z.])[Vv](?=[:：])|[Vv]号|绿泡泡|微 ?❤|➕V"
    r"|(?<![A-Za-z])[VvWw][Xx]|[vV]信|(?<![A-Za-z])(?:[Ww]e[Cc]hat|weixin)"
)
_QQ = r"(?<![A-Za-z])[Qq][Qq]|扣扣|企鹅号?|(?<![A-Za-z])Q号"
_OTHER = (
    r"(?:抖音|快手|小红书|微博|淘宝|旺旺|支付宝|钉钉|飞书|闲鱼|知乎|[Bb]站"
    r"|(?<![A-Za-z])(?:(?i:skype|telegram|instagram|insta|twitter|tiktok|kakao(?:talk)?|discord|slack|facebook|snapchat|viber|zalo|github|gitlab|linkedin"
    r"|reddit|twitch"
    r"|snap|vinted|ebay|etsy|pinterest|strava|xbox|bluesky|messenger|threads|douyin|xiaohongshu|weibo|venmo|paypal|cash ?app|line|signal|teams)|ig|IG|FB|fb|TG|tg)(?![A-Za-z]))"
)
_HANDLED = r"(?:号|账号| ?ID| ?id| handle| username| account| name| buyer| seller| user| profile)?"
_IS = r"(?:[\s:：=]|号码?|是|为|也是|同号|账号|叫做?|搜索?|关注|私信|加我|加[他她]?|改成|改为|换成|->|(?:is|id|ID|handle)(?![A-Za-z])|名|[【\[(“\"'@])"
_TIGHT = rf"{_HANDLED}{_IS}{{0,5}}"
# A few words between: the wechat ID pls? hers is ..., QQ吧, ...
_FAR = r"[^0-9@\n。；;!！]{0,36}?(?:[\s:：,，(（\[【\"'“]|是|叫|名)"
_NAME = r"[A-Za-z_][A-Za-z0-9_\-.]{3,30}[A-Za-z0-9_\-]"
_END = r"(?![0-9A-Za-z_@])(?!\.[0-9A-Za-z])"
_SIGN = r"(?=[A-Za-z]*[0-9_.\-][A-Za-z0-9_.\-])"  # what a word has not
_NAMED = (
    rf"{_HANDLED}(?:{_IS}{{0,5}}({_SIGN}{_NAME}|(?=[A-Za-z0-9_.\-]{{5}})[0-9]{{1,10}}[A-Za-z_][A-Za-z0-9_.\-]{{0,20}}|[0-9]{{5,20}}){_END}"
    rf"|{_FAR}({_SIGN}{_NAME}){_END}|{_IS}{{0,5}}([A-Za-z]{{5,20}}){_END})"
)
_FORM = (
    rf"(?P<wechat>{_WECHAT}){_NAMED}"
    rf"|(?P<qq>{_QQ})(?:[^0-9\n。；;!！]{{0,16}}?|[A-Za-z' ,]{{0,24}}:? ?)([0-9]{{5,11}}(?!-[0-9])|[0-9]{{3}} [0-9]{{3}} [0-9]{{3,4}}){_END}"
    rf"|(?P<other>{_OTHER}){_NAMED}"
)
# The names on these have dashes.
_DASHED = re.compile(r"github|gitlab|linkedin|ebay|etsy|venmo|xbox", re.IGNORECASE)
_SAYS_ID = re.compile(r"号|(?i:id|handle|name)|:|是")  # Line 12345 may be a production line
# Lines and signals are things of every day.
_COMMON = re.compile(r"line|signal|teams|slack|discord|messenger|threads|snap", re.IGNORECASE)
_LEADS = re.compile(
    r"(?:\b(?i:is|are|was|id|shows?|me|at|called|named|name|handle|mine|hers|his|on|use|add|as|to|by|under|I'?m|I am)|[:：(（\[【\"'“=]|是|叫|名|号|[,，])[\s\"'“]{0,2}$"
)
_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_AMOUNT = re.compile(r" ?(?:元|块|件|个|人|台|次|万|%|年|月|点)")
_match = re.compile(_FORM).fullmatch
_place = group(_FORM)


def _fits(text: str, start: int, end: int) -> bool:
    match = _match(text, start, end)
    if match is None or match.lastindex is None:
        return False
    value, place = match[match.lastindex], match.start(match.lastindex)
    if value.replace(" ", "").isdigit():
        return _number_fits(text, place, end, match)
    service = match["wechat"] or match["other"] or ""
    between = text[start + len(service) : place]
    if is_word(value) or not _is_meant(service, between, value):
        return False
    if value[0].isdigit():
        return _SAYS_ID.search(service + between) is not None and is_firm(value)
    fits = _name_fits if _is_tight(between) else _far_fits
    return fits(value, between, service)


_is_tight = re.compile(_TIGHT).fullmatch


def _is_meant(service: str, between: str, value: str) -> bool:
    """Say whether the word is the name of the service, where it is a word of every day, too."""
    if not _COMMON.fullmatch(service):
        return True
    return value[0].islower() and ("_" in value or _SAYS_ID.search(between) is not None)


def _number_fits(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """A date, an amount or the number of a thing is no handle, though it follows one's word."""
    lead = text[match.start() : start]
    if _DATE.fullmatch(text, start, end) or _AMOUNT.match(after(text, end, 3)) or names_a_thing(text, start):
        return False
    if match["other"]:
        return _SAYS_ID.search(lead) is not None
    # QQ吧,2794016358: farther away only as long as most are.
    return len(lead) < 8 or end - start >= 8


def _name_fits(value: str, between: str, service: str) -> bool:
    if is_firm(value):
        return True
    if "-" in value:
        return is_dashed(value) and (
            bool(_DASHED.match(service) or _SAYS_ID.search(between)) or "微" in service
        )
    named = "号" in service + between or re.search(r"(?i)id\b", between) is not None
    return named and value.isascii() and value.isalpha()


def _far_fits(value: str, between: str, service: str) -> bool:
    """Farther away only in small letters, behind a word or sign that leads to a name."""
    if not value[0].islower() or ". " in between or not _LEADS.search(between):
        return False
    return is_firm(value) or (bool(_DASHED.match(service)) and is_dashed(value))


RULE = Rule(
    name="handle of a chat service",
    kind="ACCOUNT",
    pattern=_FORM,
    score=0.7,
    fits=_fits,
    grow=_place,
    needs=either_case(
        "微信|薇信|威信|加v|加我v|加他v|加她v|v:|v号|绿泡泡|vx|wx|v信|wechat|weixin|qq|扣扣|企鹅|q号|抖音|快手|小红书|微博|淘宝|旺旺|支付宝|钉钉|飞书|闲鱼|知乎"
        "|b站|微❤|微 ❤|➕V|skype|telegram|insta|twitter|tiktok|kakao|discord|slack|facebook|snap|vinted|ebay|etsy|pinterest|strava|xbox|bluesky|viber|zalo"
        "|github|gitlab|linkedin|reddit|twitch|messenger|threads|douyin|xiaohongshu|weibo|venmo|paypal|cash|line|signal|teams|ig |ig:|fb|tg"
    ),
)
