"""Pinyin of Chinese names without tones, one character at a time; the first use loads the table (0.5 s)."""

from functools import cache

# Read otherwise as a surname than in a word (Table of General Standard Chinese Characters; 百家姓).
_AS_SURNAME = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "区": "ou", "查": "zha", "盖": "ge", "朴": "piao",
    "任": "ren", "华": "hua", "翟": "zhai", "覃": "qin", "尉迟": "yuchi", "万俟": "moqi", "缪": "miao",
    "乐": "yue", "洗": "xian", "冼": "xian", "郗": "xi", "黑": "he", "员": "yun", "秘": "bi", "种": "chong",
    "折": "she", "逄": "pang", "燕": "yan", "纪": "ji", "葛": "ge", "宁": "ning", "应": "ying", "曲": "qu",
    "石": "shi", "沈": "shen", "盛": "sheng", "车": "che", "长孙": "zhangsun", "澹台": "tantai", "贾": "jia",
}  # fmt: skip


@cache
def syllable(character: str) -> str:
    """Return the commonest reading of a character, `v` standing for ü; empty if it has none.

    >>> syllable("吕"), syllable("A")
    ('lv', '')
    """
    # pypinyin takes 0.5 s to import: only names that enter the vault need it, never a question.
    from pypinyin import Style, pinyin

    read: list[list[str]] = pinyin(character, style=Style.NORMAL, errors="ignore")
    return read[0][0].replace("ü", "v") if read else ""


def syllables(surname: str, given: str) -> tuple[list[str], list[str]]:
    """Return the readings of surname and given name.

    >>> syllables("单", "小娜")
    (['shan'], ['xiao', 'na'])
    """
    told = _AS_SURNAME.get(surname)
    family = [told] if told else [syllable(character) for character in surname]
    return family, [syllable(character) for character in given]
