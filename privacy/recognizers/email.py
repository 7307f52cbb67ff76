"""E-mail address (lengths of RFC 5321); the local part is ASCII, so that Chinese before it stays out."""

from privacy.recognizers.rule import Rule

_LOCAL = r"[A-Za-z0-9_](?:[A-Za-z0-9._%+\-']{0,63})"
_TLD = r"(?:com|cn|net|org|edu|gov|io|co|hk|tw|de|fr|uk|jp|in|sg|me|info)"
# zhang.san(at)qq.com, name at example dot com, zhang @ qq。com: written so that programs do not read it.
_HIDDEN = (
    rf"(?<![A-Za-z0-9._%+\-'])(?i:{_LOCAL} ?(?:[(\[{{<] ?at ?[)\]}}>]|#at#|[(\[]@[)\]]) ?[a-z0-9\-]{{1,40}}(?:(?:\.| ?[(\[] ?dot ?[)\]] ?| dot |。)[a-z0-9\-]{{1,30}}){{1,4}}"
    rf"|{_LOCAL} at [a-z0-9\-]{{1,40}}(?: dot [a-z0-9\-]{{1,30}}){{0,3}} dot {_TLD}"
    rf"|{_LOCAL} ?@ ?[a-z0-9\-]{{1,40}}(?:(?: ?\. ?|。)[a-z0-9\-]{{1,30}}){{0,3}}(?: ?\. ?|。){_TLD})(?![A-Za-z0-9])"
)
_CHINESE_DOMAIN = rf"{_LOCAL}@[\u4e00-\u9fffA-Za-z0-9\-]{{1,30}}\.(?:公司|网络|網絡|中国|中國|香港|台湾|com|cn|net)(?![A-Za-z0-9])"

RULE = Rule(
    name="e-mail address",
    kind="EMAIL",
    pattern=(
        rf"{_LOCAL}@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{{0,61}}[A-Za-z0-9])?\.){{1,8}}[A-Za-z]{{2,24}}(?![A-Za-z0-9])"
        rf"|{_CHINESE_DOMAIN}|{_HIDDEN}"
    ),
    score=0.95,
    needs=r"@|(?i:[ (\[{<#]at[ )\]}>#])",
)
