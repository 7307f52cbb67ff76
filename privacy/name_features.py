"""What the name model looks at: each token with its neighbours, its lists, and what a word segmenter takes it for."""

from functools import cache

import rjieba

from privacy.name_lexicon import Lexicon, fold, is_pinyin, lexicon
from privacy.name_tokens import Token

_OUTSIDE = ("", "", "", "", "")  # form, shape, lists, tag, word
_LONGEST_TITLE = 3
_ENDS = frozenset("。！？!?.;；:：\n|")

Features = list[str]


def features(text: str, found: list[Token], votes: list[str] | None = None) -> list[Features]:
    """Return the features of each token of a text whose width was folded.

    Args:
        text: The text.
        found: Its tokens.
        votes: What another recogniser takes each token for; empty where it says nothing.
    """
    words = _words(text)
    known = lexicon()
    seen = [_looks(token, words, known) for token in found]
    titles = _titles(found, known)
    padded = [_OUTSIDE, _OUTSIDE, *seen, _OUTSIDE, _OUTSIDE]
    called = [*titles, "", ""]
    made = [_around(padded[i : i + 5], called[i : i + 3], found, i) for i in range(len(found))]
    if votes:
        beside = ["", *votes, ""]
        for place, row in enumerate(made):
            before, own, after = beside[place : place + 3]
            row += [
                f"v={own}|{seen[place][1]}",
                f"vl={own}|{seen[place][2]}",
                f"v-={before}|{own}",
                f"v+={own}|{after}",
            ]
    return made


def _words(text: str) -> list[tuple[str, str]]:
    """Return word and part of speech with place for each character, as the segmenter sees it: a weak vote."""
    if text.isascii():
        return []
    made: list[tuple[str, str]] = []
    for word, tag in rjieba.tag(text):
        if len(word) == 1:
            made.append((word, f"{tag}S"))
        else:
            made += [(word, f"{tag}B"), *[(word, f"{tag}M")] * (len(word) - 2), (word, f"{tag}E")]
    return made


def _looks(token: Token, words: list[tuple[str, str]], known: Lexicon) -> tuple[str, str, str, str, str]:
    text = token.text
    first = text[0]
    if first.isalpha() and first < "\u3000":
        return (*_latin(text), "", "")
    if first.isdigit():
        return "0" * min(len(text), 6), "d", "", "", ""
    if first < "\u3400":
        return text, "p", "", "", ""
    word, tag = words[token.start] if token.start < len(words) else ("", "")
    lists = (
        known.surnames.get(text, "-")
        + ("g" if text in known.given else "-")
        + ("w" if text in known.western else "-")
    )
    return text, "H", lists, tag, word


@cache
def _latin(text: str) -> tuple[str, str, str]:
    known = lexicon()
    folded = fold(text)
    if len(text) == 1:
        shape = "X" if text.isupper() else "x"
    elif text.isupper():
        shape = "XX"
    elif text[0].isupper():
        shape = "Xx" if text[1:].islower() else "XxX"
    else:
        shape = "xx" if text.islower() else "xX"
    lists = "".join(
        mark if folded in words else "-"
        for mark, words in (("f", known.first), ("l", known.last), ("c", known.words), ("g", known.places))
    )
    return folded, shape, lists + ("p" if is_pinyin(folded) else "-")


def _titles(found: list[Token], known: Lexicon) -> list[str]:
    """Return for each token the longest title that begins with it; empty if none does."""
    texts = [token.text for token in found]
    made: list[str] = []
    for place, text in enumerate(texts):
        title = ""
        if text in known.title_starts:
            for length in range(1, _LONGEST_TITLE + 1):
                part = "".join(texts[place : place + length])
                if part in known.titles:
                    title = part
        made.append(title)
    return made


def _around(
    window: list[tuple[str, str, str, str, str]], titles: list[str], found: list[Token], place: int
) -> Features:
    """Return the features of one token from itself and two on either side."""
    (
        (f2, s2, l2, _, w2),
        (f1, s1, l1, t1, w1),
        (f0, s0, l0, t0, w0),
        (g1, z1, m1, u1, v1),
        (g2, z2, m2, _, v2),
    ) = window
    own, follows, later = titles
    begins = place == 0 or found[place - 1].text in _ENDS or found[place].gap == "\n"
    made = [
        f"0={f0}", f"-1={f1}", f"+1={g1}", f"-2={f2}", f"+2={g2}", f"-10={f1}|{f0}", f"+01={f0}|{g1}", f"-21={f2}|{f1}",
        f"+12={g1}|{g2}", f"s={s1}|{s0}|{z1}", f"S={s2}|{s1}|{s0}|{z1}|{z2}", f"l={l0}", f"l-={l1}|{l0}", f"l+={l0}|{m1}",
        f"L={l0}|{m1}|{m2}", f"M={l1}|{l0}|{m1}", f"g={found[place].gap}|{s0}", f"b={begins}|{s0}|{l0}",
    ]  # fmt: skip
    if s0 == "H":
        last = w1 if w1 != w0 else w2
        following = v1 if v1 != w0 else v2
        made += [
            f"t={t0}", f"t-={t1}|{t0}", f"t+={t0}|{u1}", f"T={t1}|{t0}|{u1}", f"w={w0}", f"w-={last}", f"w+={following}",
            f"n={own}", f"n1={follows}|{l0}", f"n2={later}|{l0}|{m1}", f"lf={l0}|{f1}", f"lt={l0}|{m1}|{g2}",
            f"l4={l2}|{l1}|{l0}",
        ]  # fmt: skip
    elif s0 not in ("p", "d"):
        made += [
            f"p3={f0[:3]}",
            f"e3={f0[-3:]}",
            f"e2={f0[-2:]}",
            f"ls={l0}|{s0}",
            f"lsn={l0}|{s0}|{m1}|{z1}",
            f"lp={f1}|{l0}|{s0}",
            f"ln={g1}|{l0}|{s0}",
        ]
    return made
