"""Questions about what a term means: found by their wording, answered by its definition."""

import re

from assistant.blocks import Style
from tools.glossary import Explained

_TERM = r"(?P<term>[^,，。;；?？!！]{1,60}?)"
_ASKED_ZH = (
    rf"(?:请问|我想知道|想知道)?\s*(?:我们的?)?{_TERM}\s*(?:这个词|这个指标|这个数|指标)?(?:的)?"
    r"(?:(?:是|指的?是|指)?(?:个)?什么(?:意思|概念|东西)?|(?:具体)?(?:是)?(?:怎么|如何|怎样)(?:算|计算|定义|得出|统计|来)(?:出来)?的?"
    r"|(?:的|是)?(?:定义|口径|含义|公式|算法|计算方法|计算公式|意思)(?:是)?(?:什么|啥|怎样的?)?)(?:的|呢|啊)?"
)
_ZH = (
    rf"(?:请)?(?:解释|说明|介绍)(?:一下|下)?\s*(?:什么是)?{_TERM}(?:的(?:定义|口径|含义|意思|公式))?",
    rf"(?:什么是|什么叫|何为|啥是|啥叫){_TERM}",
    _ASKED_ZH,
)
_EN = (
    rf"what (?:does|do) (?:the |a |an )?{_TERM} (?:mean|stand for|include|measure)",
    rf"what(?:'s| is| are) (?:the )?(?:meaning|definition|formula)s? (?:of|for|behind) (?:the |a |an |our )?{_TERM}",
    rf"what(?:'s| is) (?:an? |meant by (?:the )?){_TERM}",
    rf"what counts as (?:an? |the )?{_TERM}",
    rf"how (?:is|are) (?:the |our |your )?{_TERM} (?:calculated|computed|defined|worked out|measured|determined|counted)",
    rf"how (?:do|does|should|can) (?:we|you|i|one|the company) (?:calculate|compute|define|work out|measure|determine) (?:the |our )?{_TERM}",
    rf"(?:please )?(?:define|explain|describe)(?: what)? (?:the (?:term|metric|word) |the |our )?{_TERM}(?: (?:means?|is))?",
    rf"(?:the )?definition of (?:the |our )?{_TERM}",
)
_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (*_ZH, *_EN))
_END = re.compile(r"[\s?？.。!！\"“”'‘’「」]+$")
_QUOTES = re.compile("[\"“”'‘’「」『』]")
_WORDS = {
    "formula": ("计算：", "Worked out as: "),
    "owner": ("负责：", "Owner: "),
    "source": ("定义来源：", "Source of the definition: "),
}


def asked_term(question: str) -> str:
    """Return the term whose meaning is asked for, "" when a question asks for something else.

    >>> asked_term("毛利率怎么算？"), asked_term("What does DSO mean?"), asked_term("上季度销售额是多少")
    ('毛利率', 'DSO', '')
    """
    text = _END.sub("", _QUOTES.sub("", question).strip())
    found = next((match for pattern in _PATTERNS if (match := pattern.fullmatch(text))), None)
    return found["term"].strip().removesuffix("的") if found else ""


def told(explained: Explained, style: Style) -> str:
    """Write what a term means: its definition, how it is worked out, who answers for it."""
    place = 0 if style.zh else 1
    colon = "：" if style.zh else ": "
    lines = [f"**{explained.label[place]}**{colon}{explained.definition[place]}"]
    facts = {"formula": explained.formula[place], "owner": explained.owner, "source": explained.source}
    lines += [f"- {_WORDS[key][place]}{value}" for key, value in facts.items() if value]
    return "\n".join(lines)
