"""Names on social services that their own form gives away: @name, name#1234, live:name, wxid_..., name@bank (UPI).

A name behind @ is a mention in most chats: it counts beside the word for a service only.
"""

import re

from privacy.recognizers.rule import Rule, after, before

_SERVICE = re.compile(
    r"抖音|快手|小红书|微博|推特|电报|直播|(?i:telegram|insta|twitter|tik ?tok|douyin|facebook|snapchat|threads|youtube|twitch|medium|weibo|mastodon"
    r"|bluesky|\bhandle\b|follow(?:s|ed|ing)?\b|influencer|\bdm\b|\bdms\b|\btag(?:ged)?\b|signal|venmo|paypal|snap|cash ?app|account)"
    r"|账号|关注|博主|(?<![A-Za-z])(?:ig|IG|ins|INS|FB|fb|TG|tg|X|yt|YT|xhs)(?![A-Za-z])"
)
_GAMES = re.compile(r"(?i:discord|battle ?net|steam|gamer|valorant|riot)")
# Payment addresses of the Unified Payments Interface (NPCI): a name and the handle of a bank.
_UPI = re.compile(r"(?i:\bupi\b|\bvpa\b|gpay|google pay|phonepe|paytm|bhim)")
_BANKS = (
    r"(?:ok(?:axis|hdfcbank|icici|sbi)|ybl|ibl|axl|paytm|ptsbi|ptaxis|pthdfc|ptyes|apl|yapl|upi|hdfcbank|icici|sbi|axisbank|kotak|kbl|idfcbank"
    r"|indus|federal|barodampay|cnrb|pnb|unionbank|airtel|freecharge|jio|fam|slice|naviaxis|waaxis|wahdfcbank|waicici|wasbi)"
)
_BY_BANK = re.compile(rf".*@{_BANKS}", re.IGNORECASE)


def _fits(text: str, start: int, end: int) -> bool:
    hit = text[start:end]
    if hit.startswith("@"):
        return bool(_SERVICE.search(before(text, start, 42)) or _SERVICE.search(after(text, end, 26)))
    if "#" in hit:
        return bool(_GAMES.search(before(text, start, 42)) or _GAMES.search(after(text, end, 26)))
    if "@" in hit:
        return bool(
            _BY_BANK.fullmatch(hit)
            or _UPI.search(before(text, start, 36))
            or _UPI.search(after(text, end, 10))
        )
    return True


RULE = Rule(
    name="name on a social service",
    kind="ACCOUNT",
    pattern=(
        r"(?<![A-Za-z0-9._%+\-@/])(?:@[A-Za-z_][A-Za-z0-9_.\-]{1,28}[A-Za-z0-9_](?![A-Za-z0-9_@])"
        r"|(?:live:(?:\.cid\.)?|wxid_)[A-Za-z0-9][A-Za-z0-9._\-]{2,30}[A-Za-z0-9_](?![A-Za-z0-9_@])"
        r"|[A-Za-z][A-Za-z0-9._]{1,31}#[0-9]{4}(?![0-9A-Za-z])"
        r"|[A-Za-z0-9][A-Za-z0-9.\-_]{1,63}@[a-z][a-z0-9]{2,19}(?![A-Za-z0-9_@.\-]))"
    ),
    score=0.7,
    fits=_fits,
    needs="@[A-Za-z_]|#[0-9]{4}|live:|wxid_",
)
