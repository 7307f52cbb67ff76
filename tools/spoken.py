"""Chinese names by their sound: pinyin without tones, its initials, and whether a Latin word could be any."""

import re
from functools import lru_cache

from tools.folding import has_han

# Every syllable of standard Chinese, folded into one pattern: initials with the finals they take.
_SYLLABLE = (
    "(?:zh|ch|sh)(?:a(?:i|ng?|o)?|e(?:i|ng?)?|i|ong|ou|u(?:a(?:i|ng?)?|i|n|o)?)|"
    "[bpmf](?:a(?:i|ng?|o)?|e(?:i|ng?)?|i(?:an?|ao|e|ng?|u)?|o(?:u)?|u)|"
    "[dtnl](?:a(?:i|ng?|o)?|e(?:i|ng?)?|i(?:a(?:ng?|o)?|e|ng?|u)?|ong|ou?|u(?:an?|e|i|n|o)?|v(?:e)?)|"
    "[gkh](?:a(?:i|ng?|o)?|e(?:i|ng?)?|ong|ou|u(?:a(?:i|ng?)?|i|n|o)?)|"
    "[jqx](?:i(?:a(?:ng?|o)?|e|ng?|ong|u)?|u(?:an?|e|n)?)|"
    "[rzcs](?:a(?:i|ng?|o)?|e(?:i|ng?)?|i|ong|ou|u(?:an?|i|n|o)?)|"
    "y(?:a(?:ng?|o)?|e|i(?:ng?)?|o(?:ng|u)?|u(?:an?|e|n)?)|w(?:a(?:i|ng?)?|e(?:i|ng?)?|o|u)|"
    "a(?:i|ng?|o)?|e(?:i|ng?|r)?|ou?"
)
_PINYIN = re.compile(f"(?:{_SYLLABLE}){{2,}}")
_INITIALS = re.compile("[abcdefghjklmnopqrstwxyz]{3,8}")
_WORD = re.compile("[a-z]+")
_LEAST_PINYIN, _LEAST_INITIALS = 6, 4  # letters of a stretch of a question that may be a name's sound
# English words that could be pinyin by their letters; looking them up would load the table of readings for nothing.
_ENGLISH_WORDS = """
    open name sale late more rate date time made make take here there these those have like else done gone note due date
    page code base case sense since once fine nine line wide code tone gate pace race face fade lane mane cane
    metadata delete token release before change range ensure feature longer sending failure shape module sequence along
    cache raise generate license language database define filename remote future share machine leading remaining opening
    entire guide human separate pending loading quota meaning pipeline radio candidate lifetime secure sense waiting media
    aware ratio route mobile populate sentence resize guarantee operating easier measure locate alone operate belong naming
    manage lease suite quote ending decide keeping notice dialogue guidance finding routine dealing editing angle timing
    heading nature needing routing piece refuse landing dense minute advance beside licence camera ceiling figure beware
    became anyone rename advantage balance began chance delegate minimize renaming leakage meeting encourage paying maximize
    enhance advertise loose dependence chinese warehouse demanding mixing adequate courier residue endurance rating genuine
    genius reopen mailing courage gauge garage manage engage mileage voyage damage package outage shortage average wastage
    median mode lose chose house mouse please lease tease pause cause these those whose while mile pile file tile nile
    finance insurance distance instance invoice office service device advice price slice dice twice juice niece peace lace
    reading loading landing building bidding binding funding ending pending feeding leading heading trading rating dating
    rebate debate update tone zone phone alone cone june tune dune rule mule pure cure sure lure tenure leisure seizure
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())


@lru_cache(maxsize=16_384)
def spoken(text: str) -> tuple[str, str]:
    """Return the pinyin of a Chinese text and its initials; what is not Chinese in it stays.

    >>> spoken("重庆"), spoken("华东A区")
    (('chongqing', 'cq'), ('huadongaqu', 'hdaq'))
    """
    from pypinyin import lazy_pinyin  # 0.2 s: only a word in pinyin needs it

    read: list[str] = lazy_pinyin(text, v_to_u=False)
    parts = [part.lower().replace("ü", "v").replace(" ", "") for part in read]
    return "".join(parts), "".join(part[:1] for part in parts)


def sounded(text: str) -> tuple[str, str]:
    """Return pinyin and initials, each character read by itself: a hundred times as fast, for many names.

    >>> sounded("云创科技")
    ('yunchuangkeji', 'yckj')
    """
    from privacy.pinyin import syllable  # loads pypinyin at the first character

    parts = [syllable(character) or character for character in text if character.isalnum()]
    return "".join(parts), "".join([part[0] for part in parts])


def is_pinyin(word: str) -> bool:
    """Say whether a Latin word could be two syllables of pinyin or more.

    >>> is_pinyin("huadong"), is_pinyin("yunchuangkeji"), is_pinyin("orders"), is_pinyin("warehouse")
    (True, True, False, False)
    """
    return len(word) >= 4 and word not in _ENGLISH and bool(_PINYIN.fullmatch(word))


def is_initials(word: str) -> bool:
    """Say whether a Latin word could be the initials of a Chinese name: one with a vowel is taken for a word.

    >>> is_initials("yckj"), is_initials("order"), is_initials("last")
    (True, False, False)
    """
    return bool(_INITIALS.fullmatch(word)) and not set(word) & set("aeiou")


def is_spoken(word: str) -> bool:
    """Say whether a Latin word could be pinyin or its initials.

    >>> is_spoken("hdq"), is_spoken("huadong"), is_spoken("hd"), is_spoken("华东")
    (True, True, False, False)
    """
    if has_han(word) or not _WORD.fullmatch(word):
        return False
    return is_pinyin(word) or bool(_INITIALS.fullmatch(word))


def sounding(run: str, at: int = 0) -> list[tuple[int, int, str]]:
    """Return the stretches of small Latin words that could be a name's sound: start, end and letters, longest first.

    >>> sounding("orders of yunchuang keji")[0]
    (10, 24, 'yunchuangkeji')
    """
    words = [(found.start(), found.end()) for found in _WORD.finditer(run)]
    found = []
    for first, (start, _) in enumerate(words):
        for _, end in words[first:]:
            parts = run[start:end].split()
            letters = "".join(parts)
            sounds = len(letters) >= _LEAST_PINYIN and is_pinyin(letters)
            sounds = sounds and all(is_pinyin(part) or len(part) < 4 for part in parts)
            if sounds or (len(parts) == 1 and len(letters) >= _LEAST_INITIALS and is_initials(letters)):
                found.append((at + start, at + end, letters))
    return sorted(found, key=lambda each: each[0] - each[1])
