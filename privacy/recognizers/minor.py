"""That somebody is a child: an age under 14 beside a word for a person (PIPL art. 28 and 31 protect those under 14)."""

from privacy.recognizers.rule import Rule

_CHILD = r"(?:孩子|小孩|儿子|女儿|宝宝|闺女|孙子|孙女|外甥|侄子|侄女|弟弟|妹妹|小朋友|学生|男孩|孩|兒子|女兒|孫子|孫女|寶寶|學生|兒童|女孩|儿童|幼儿|娃)"
_AGE = r"(?:[0-9]|1[0-3]|[一二两三四五六七八九十]|十[一二三])"
_ENGLISH_CHILD = (
    r"(?:son|daughter|child|kid|boy|girl|grandson|granddaughter|niece|nephew|toddler|baby|brother|sister)"
)

_FIRST = "".join({word[0] for word in _CHILD[3:-1].split("|")})

RULE = Rule(
    name="child under 14",
    kind="MINOR",
    pattern=(
        rf"(?=[{_FIRST}0-9A-Za-z一二两三四五六七八九十])(?<![0-9])(?:{_CHILD}[^0-9，。；,.;]{{0,3}}(?:才|今年|只有|刚|刚满|满|快|，)?{_AGE} ?(?:周?[岁歲]半?|[个個]月大?)"
        rf"|(?<![0-9]){_AGE} ?(?:周?[岁歲]|[个個]月大?)(?:多|半)?的?(?:小)?{_CHILD}"
        rf"|(?i:(?<![A-Za-z0-9])(?:[0-9]|1[0-3]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)"
        rf"[\- ](?:years?|months?)[\- ]old {_ENGLISH_CHILD}(?![A-Za-z])"
        rf"|(?<![A-Za-z]){_ENGLISH_CHILD},? (?:who is |is |aged? |\()?(?:only )?(?:[0-9]|1[0-3])(?: years? old|\b(?![0-9%]))))"
    ),
    score=0.6,
    needs=(
        r"[0-9一二两三四五六七八九十] ?(?:周?岁|周?歲|个月|個月)|(?i:(?=[osdckbgnt])(?:old\b|son\b|daughter|child|kid\b|boy\b|girl|niece|nephew"
        r"|toddler|baby|brother|sister))"
    ),
)
