"""What a handle looks like: signs that words, codes, versions and file names do not have together."""

import re

_LISTED = """
    group groups pay video call calls chat message messages number account id official mini and for the was with from work app
    win10 win11 windows10 windows11 office365 iphone ipad covid19 excel2016 utf8 ipv4 ipv6 microsoft365 outlook2016 sha256 base64
    admin administrator root guest test system service support user users client customer anonymous nobody default
"""
_WORDS = frozenset(_LISTED.split())
_CODE = re.compile(r"[A-Z]{1,6}[\-_.]?[0-9][0-9A-Z\-_.]*|[A-Z0-9]+|[vV][0-9.]+|(?:19|20)[0-9]{6}")
_DEVICE = re.compile(
    r"(?:iphone|ipad|galaxy|windows|win|office|android|macos|python|java|php|mysql|http|usb|type|level|step|part|gate|dock"
    r"|line|room|unit|bay|version|ver|erp|sap|page|fig|table|col|row|sheet|router|switch|printer|server|host|camera|pc|laptop|scanner|port|vm|node|sensor|pump|plc|srv|db)[\-_.]?[0-9.]+",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|csv|txt|jpe?g|png|gif|zip|rar|pptx?|mp[34]|exe|dll|ya?ml|json|xml|py|js|html?|log|msg|eml|bak|sql"
    r"|com|cn|net|org|io|co|uk|de|hk|sg|in|fr|eu|app|dev)$",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+")
# Words of every day that a dash joins: follow-up, re-send, sub-account.
_PREFIX = re.compile(
    r"(?:follow|re|sub|pre|post|non|check|log|sign|call|pick|drop|back|up|on|off|e|co|un|add|work|stand|issue|pull|pr|repo|page|action"
    r"|release|branch|ad|group|chat|video|voice|web|bot|api|opt|in|out)s?-",
    re.IGNORECASE,
)


def is_firm(value: str) -> bool:
    """Say whether letters stand with digits, underlines or dots as they do in handles.

    >>> [is_firm(value) for value in ("lina_89", "nightshift.07", "PO-4471", "iphone13", "list.pdf", "meeting")]
    [True, True, False, False, False, False]
    """
    if (
        value.lower() in _WORDS
        or _CODE.fullmatch(value)
        or _DEVICE.fullmatch(value)
        or _FILE.search(value)
        or _PREFIX.match(value)
    ):
        return False
    mixed = any(map(str.isdigit, value)) and any(map(str.isalpha, value))
    return mixed or "_" in value or _DOTTED.fullmatch(value) is not None


def is_dashed(value: str) -> bool:
    """Say whether a dash joins parts that are no words of every day."""
    return "-" in value and not _PREFIX.match(value) and value.lower() not in _WORDS


def is_word(value: str) -> bool:
    """Say whether the value is a word that follows the name of a service as such."""
    return value.lower() in _WORDS
