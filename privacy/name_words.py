"""Words of every day, as a segmenter with a dictionary cuts them: what tells 高峰 the hour from 高峰 the man."""

import rjieba

_NAME_TAGS = ("nr", "nz", "x")
_SINGLE = 1


def is_everyday(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` is a word of every day there, or lies across the edges of such words.

    >>> is_everyday("请避开高峰期发货", 3, 5), is_everyday("请联系李娜", 3, 5)
    (True, False)
    """
    place = 0
    for word, tag in rjieba.tag(text[max(0, start - 40) : end + 40]):
        first = max(0, start - 40) + place
        last = first + len(word)
        place += len(word)
        if last <= start or first >= end or len(word) == _SINGLE:
            continue
        if (first, last) != (start, end):
            return True
        return not tag.startswith(_NAME_TAGS)
    return False
