"""How a person's name is taken apart: ideographs or Latin words, surname and given name."""

import re
import unicodedata

IDEOGRAPH = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇]")
_WORD = re.compile(r"[^\W\d_]+")

# 百家姓 and later ones in use; a longer name that begins with one of them has a surname of two characters.
_COMPOUND = """
欧阳 司马 上官 诸葛 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 东方 南宫 西门 端木
百里 东郭 轩辕 独孤 呼延 钟离 闻人 申屠 澹台 公冶 宗政 濮阳 淳于 单于 太叔 公羊 赫连 仲孙
鲜于 闾丘 万俟 左丘 第五 拓跋 纳兰 歐陽 司馬 諸葛 尉遲 公孫 長孫 東方 獨孤
"""
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())


def has_ideograph(text: str) -> bool:
    """Say whether `text` holds a Chinese character.

    >>> has_ideograph("李娜"), has_ideograph("Li Na")
    (True, False)
    """
    return not text.isascii() and IDEOGRAPH.search(text) is not None


def ideographs(text: str) -> str:
    """Keep the Chinese characters of `text`."""
    return "".join(IDEOGRAPH.findall(text))


def split_name(name: str) -> tuple[str, str]:
    """Return surname and given name of a Chinese name.

    >>> split_name("欧阳娜娜"), split_name("李娜"), split_name("司马")
    (('欧阳', '娜娜'), ('李', '娜'), ('司', '马'))
    """
    width = 2 if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else 1
    return name[:width], name[width:]


def words(text: str) -> list[str]:
    """Return the words of a name, casefolded and without accents.

    >>> words("José O'Neill-Müller")
    ['jose', 'o', 'neill', 'muller']
    """
    folded = text.casefold()
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return _WORD.findall(folded)
