"""Names by which somebody logs in or is known on a site: 账号li_na88, 用户momo_不加班, user 'jsmith', handle nightshift.07."""

import re

from privacy.recognizers.handle_forms import is_firm, is_word
from privacy.recognizers.rule import Rule, either_case, group

_NAME = r"[A-Za-z][A-Za-z0-9_.\-]{2,30}[A-Za-z0-9_]"
_END = r"(?![0-9A-Za-z_@])(?!\.[0-9A-Za-z])"
_SITE = r"闲鱼|咸鱼|抖音|小红书|微博|[Bb]站|快手|淘宝|知乎|豆瓣|贴吧|拼多多|京东|微信|QQ|旺旺|网名|昵称|用户|直播间?|店名"
# Chinese with figures or an underline: 柠檬不萌2019, momo_不加班.
_NICK = (
    r"(?![我你他她它咱这那])[\u4e00-\u9fff]{1,10}(?:[0-9]{2,8}|_[A-Za-z0-9\u4e00-\u9fff]{1,10}|[A-Za-z]{1,8}[0-9]{0,6})"
    r"|[A-Za-z0-9]{2,16}_[\u4e00-\u9fff]{1,8}"
)
_ENGLISH = (
    r"(?<![A-Za-z])(?i:user ?names?|users?|accounts?|log ?ins?|passwords? (?:of|for)|handle|nick(?:name)?|screen ?name|gamer ?tag|user ?id"
    r"|logged in as|signed in as|locked out)(?: (?i:is|was|id|named?|called|for|as|account|it)){0,2}"
)
_STOP = r"(?=[\s，,。；;!！?？、:：\"”'’」』)）\]】]|$)"
_FORM = (
    rf"(?:账号|帐号|帳號|賬號|账户名|用户名|用户|用戶|登录名|登陆名|粉丝号|小号|大号|的号|群主|博主|主播|网名|昵称|花名)[是为為叫:：\s“\"'‘「（(]{{0,3}}({_NAME}(?<!_)){_END}"
    rf"|(?:OA|ERP|CRM|AD|VPN|系统|域|登录|邮箱|后台|电脑)账[号户][是为:： ]{{0,2}}([a-z]{{4,16}})(?![0-9A-Za-z_@.\-])"
    rf"|(?:口令|密码|密碼|锁定|鎖定|解锁|登录|登陆|登錄)[^\n。；;0-9A-Za-z]{{1,12}}?[\s,，:：]({_NAME}){_END}"
    rf"|{_ENGLISH}[\s:=]{{1,3}}([\"'“‘`]?{_NAME}[\"'”’`]?){_END}"
    rf"|(?<![A-Za-z])(?i:unlock|disable|deactivate|reset|suspend|offboard)(?: (?i:the|account|user|login|for)){{0,2}} ({_NAME}){_END}"
    r"|(?<![0-9A-Za-z_.@])([a-z][a-z0-9_.]{2,20}[a-z0-9])的(?:VPN|权限|账号|帐号|密码|口令|邮箱权限)"
    rf"|(?:{_SITE})(?:上|里)?(?:的?(?:名字|昵称|网名|ID|账号|号))?(?:(?:叫做?|名|昵称|ID)[:：]?|:|：|“|「|(?<=[网店]名)|(?<=昵称))[“「]?({_NICK}){_STOP}"
    rf"|(?:用户|网友|会员|博主|主播|楼主|店铺)[“「]?([A-Za-z0-9]{{2,16}}_[\u4e00-\u9fff]{{1,8}}){_STOP}"
)
_match = re.compile(_FORM).fullmatch
_whole = group(_FORM)
_BUREAU = re.compile("accounts?", re.IGNORECASE)  # an account is a customer's, too
_SYSTEM = re.compile("OA|ERP|CRM|AD|VPN|系统|域|登录|邮箱|后台|电脑")
_USER = re.compile("user|log ?in|logged|signed", re.IGNORECASE)
_QUOTES = "\"'“”‘’`"


def _fits(text: str, start: int, end: int) -> bool:
    match = _match(text, start, end)
    if match is None or match.lastindex is None:
        return False
    value = match[match.lastindex]
    bare = value.strip(_QUOTES)
    if is_word(bare):
        return False
    if value[0] in _QUOTES and value[-1] in _QUOTES and _USER.match(match[0]):
        return True
    return not value.isascii() or _is_login(bare, match[0])


def _is_login(name: str, hit: str) -> bool:
    if _BUREAU.match(hit):
        return is_firm(name) and name.islower() and not name.isalnum()
    if name.isalpha():
        return _SYSTEM.match(hit) is not None
    return (name[0].islower() or "_" in name) and is_firm(name)


def _place(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave the quotation marks outside."""
    start, end = _whole(text, start, end)
    return start + (text[start] in _QUOTES), end - (text[end - 1] in _QUOTES)


RULE = Rule(
    name="login or name on a site",
    kind="ACCOUNT",
    pattern=_FORM,
    score=0.6,
    fits=_fits,
    grow=_place,
    needs=either_case(
        "账号|帐号|帳號|賬號|账户|旺旺|用户|用戶|登录|登陆|登錄|粉丝号|小号|大号|的号|群主|博主|主播|网友|会员|楼主|店铺|店名|网名|昵称|花名|口令|密码|密碼|锁定|鎖定"
        "|解锁|闲鱼|咸鱼|抖音|小红书|微博|b站|快手|淘宝|知乎|豆瓣|贴吧|拼多多|京东|直播|微信|qq|user|login|log in|account|password|handle|nick|screen|gamer|logged"
        "|signed|locked|unlock|disable|deactivate|reset |suspend|offboard|权限"
    ),
)
