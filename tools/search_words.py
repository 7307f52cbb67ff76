"""Texts as the terms a lexical search compares: Chinese in pairs of characters, Latin words folded to their stems."""

import re
import unicodedata

from tools.folding import has_han, simplified
from tools.search_concepts import alternatives, stem

_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[a-z\u00c0-\u024f]+|\d+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_ASKING_ZH = re.compile(
    "请问|请告诉|告诉我|告诉|我想知道|想知道|帮我|我们公司|我们|咱们|你们|贵司|公司|客户想|如果|的话|怎么样|怎么办|怎么|怎样|如何|什么时候|什么"
    "|为什么|哪些|哪个|哪里|哪儿|多少|多久|多长时间|多长|多大|多快|几天|几个|几年|是否|是不是|能不能|可不可以|可以|能否|有没有|没有"
    "|对于|关于|按照|根据|规定|应该|需要|有关|方面|情况|一下|以及|还是|或者|并且|之内|之后|之前|以内|我方|时候|一般|通常|谁"
    "|[的了吗呢吧啊么是和与或在被把请我你您]"
)
_ASKING_WORDS = """
    a about according all am an and any are as at be been but by can could did do does for from get give had has have he her
    his how i if in is it its let long many may me mean means might much must my of on or our out please policy say says shall she
    should so tell than that the their them then there they this those to under up us was we were what when where
    which who whom why will with would you your
"""
_ASKING_EN = frozenset(_ASKING_WORDS.split())


def terms(text: str) -> list[str]:
    """Return the terms of a text, in order.

    >>> terms("退货期限：30 days, Returns")
    ['退货', '货期', '期限', '30', 'day', 'return']
    """
    found: list[str] = []
    for run in _RUN.findall(_THOUSANDS.sub("", _even(text))):
        if has_han(run):
            found += [run[place : place + 2] for place in range(len(run) - 1)] or [run]
        else:
            found.append(stem(run))
    return found


def asked(text: str) -> list[tuple[str, ...]]:
    """Return what a question asks for: each term with the others that mean the same, without question words.

    >>> asked("How long is the warranty?")
    [('warranty', '质保', '保修', 'guarante')]
    """
    plain = _ASKING_ZH.sub(" ", _even(text))
    words = [
        word
        for word in terms(plain)
        if word not in _ASKING_EN and (len(word) > 1 or word.isdigit() or has_han(word))
    ]
    return [(word, *alternatives(word)) for word in dict.fromkeys(words)]


def _even(text: str) -> str:
    """Return a text in half width, small letters and simplified characters."""
    return simplified(unicodedata.normalize("NFKC", text)).lower()
