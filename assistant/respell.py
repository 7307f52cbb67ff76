"""A question spelt otherwise: abbreviations, English typing mistakes, Chinese typed by sound (消售额 for 销售额).

It is tried only when a question was not understood as it stands, so that no right word is ever changed for
one that is only near it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant import words
from assistant.units import base

_HAN = re.compile("[\u4e00-\u9fff]+")
_LATIN = re.compile(r"(?<![A-Za-z<_‹])[A-Za-z]{3,}(?![A-Za-z_])")
_ASKS = re.compile("[了多几吗]")  # 签了多少 sounds like 欠了多少: a phrase is no word to correct to
_LONGEST = 6
_SHORT = {
    "qty": "quantity", "avg": "average", "amt": "amount", "cust": "customer", "custs": "customers", "prod": "product", "prods": "products",
    "cat": "category", "rev": "revenue", "mth": "month", "mo": "month", "qtr": "quarter", "yr": "year", "wk": "week", "inv": "invoice",
    "opps": "opportunities", "ppl": "people", "whats": "what is", "hows": "how is", "whos": "who is", "pls": "please", "plz": "please",
    "dept": "department", "recv": "receivables", "del": "delivery", "sep": "by",
}  # fmt: skip
# Everyday words, times and question words that typing mistakes are corrected to.
_WORDS_EN = """
    many much total last month months quarter quarters year years week weeks this next still open late overdue today yesterday between since
    before after average highest lowest largest which what where when customer customers order orders ticket tickets invoice invoices product
    products sales stock January February March April June July August September October November December region regions compare compared
    previous monthly quarterly weekly yearly number amount currently shipped delivered number list show warehouse category east west north south
    china central overseas have does best worst top never bought delivery longest shortest slowest fastest oldest
"""
_WORDS_ZH = """
    季度 上季度 上个季度 本季度 月份 上个月 上月 本月 去年 今年 昨天 今天 同比 环比 累计 占比 多少 哪些 哪个 每月 逐月 各个 订单 发票 发货 客户 排名 前五
    前十 趋势 平均 最高 最低 最多 最少 逾期 延误 未付 合计 总共 现在 目前 超过 低于 渠道 仓库 库存 物流 销售 销售代表 签了 没有 一共 分别 对比 增长 比例
    一张单 几张单 张单子 工单 投诉 满意度 到货 现货 缺货 补货 联系人 联系方式 电话 地址 推荐 交叉销售 概况 商机 赢单 输单 回款 收款 开票 毛利 毛利率 成本 运费 华东 华南 华北 华中
    西南 西北 东北 海外
"""
# Everyday words that are near a term and mean something else.
_KEPT_WORDS = """
    stuff worth other others there their these those where place places placed paces free sorted people money good goods given gives
    take takes taken make makes made come comes came look looks like likes said says tell tells told work works want wants need needs
    close closed card cards case cares dose room rooms rent tent test tests text note notes nota time times late later mate rate rates
    mean means meant mine main mail name names same some sane sense since send sends sent went want week weak book books cook code codes
    cartridge cartridges purple zebra weather poem lunch office prices prize train trains rain
"""
KEPT = frozenset(_KEPT_WORDS.split())


@dataclass(frozen=True)
class Respelt:
    """A question spelt otherwise, and what was changed: (written, read)."""

    text: str
    changes: tuple[tuple[str, str], ...]


class Spelling:
    """The words that questions are made of.

    Args:
        chinese: Terms and values.
        english: Terms and values.
    """

    def __init__(self, chinese: Iterable[str], english: Iterable[str]) -> None:
        terms = (word for word in chinese if not _ASKS.search(word))
        self._chinese = frozenset(
            word for word in (*terms, *_WORDS_ZH.split()) if _HAN.fullmatch(word) and len(word) > 1
        )
        self._english = frozenset(
            part.lower() for word in (*english, *_WORDS_EN.split()) for part in _LATIN.findall(word)
        )
        self._bases = frozenset(base(word) for word in self._english)

    def respelt(self, text: str, kept: Iterable[tuple[int, int]] = ()) -> Respelt:
        """Return `text` with words that are no words put right.

        Args:
            text: A question.
            kept: Stretches that are names and stay as they are.
        """
        spans = list(kept)
        changes: list[tuple[str, str]] = []
        pieces, at = [], 0
        for found in re.finditer(f"{_HAN.pattern}|{_LATIN.pattern}", text):
            word = found.group()
            pieces.append(text[at : found.start()])
            at = found.end()
            if any(start < found.end() and found.start() < end for start, end in spans):
                pieces.append(word)
                continue
            pieces.append(self._han(word, changes) if _HAN.fullmatch(word) else self._latin(word, changes))
        return Respelt("".join(pieces) + text[at:], tuple(changes))

    def _latin(self, word: str, changes: list[tuple[str, str]]) -> str:
        plain = word.lower()
        read = _SHORT.get(plain) or self._near(plain)
        if not read or read == plain:
            return word
        changes.append((word, read))
        return read

    def _near(self, word: str) -> str:
        if word in words.COMMON or word in self._english or base(word) in self._bases or word in KEPT:
            return ""
        from rapidfuzz.distance import OSA  # only unknown words need it

        found = []
        for known in self._english:
            if known[0] != word[0] or abs(len(known) - len(word)) > 2:
                continue
            wrong = OSA.distance(word, known, score_cutoff=2)
            if wrong <= (2 if len(word) >= 7 else 1) and (len(word) >= 5 or _same_frame(word, known)):
                found.append((wrong, abs(len(known) - len(word)), known))
        return min(found)[2] if found else ""

    def _han(self, run: str, changes: list[tuple[str, str]]) -> str:
        out, at = "", 0
        while at < len(run):
            for length in range(min(_LONGEST, len(run) - at), 1, -1):
                word = run[at : at + length]
                if word in self._chinese:
                    break
                if (read := self._sounding(word)) and not _is_phrase(word):
                    changes.append((word, read))
                    word = read
                    break
            else:
                length, word = 1, run[at]
            out += word
            at += length
        return out

    def _sounding(self, word: str) -> str:
        """Return the term that sounds the same and is written with half of the same characters, or ""."""
        read = self._by_sound.get(_sound(word), "")
        return read if sum(a == b for a, b in zip(word, read, strict=False)) * 2 >= len(word) else ""

    @cached_property
    def _by_sound(self) -> dict[tuple[str, ...], str]:
        return {_sound(word): word for word in sorted(self._chinese, reverse=True)}


def _sound(word: str) -> tuple[str, ...]:
    from privacy.pinyin import syllable  # loads pypinyin (0.5 s), only for what was not understood

    return tuple(syllable(character) or character for character in word)


def _is_phrase(word: str) -> bool:
    """Say whether a word is an everyday Chinese word in its own right."""
    from pypinyin.phrases_dict import phrases_dict  # loaded with pypinyin

    return word in phrases_dict


def _same_frame(word: str, known: str) -> bool:
    """Say whether two short words have the same consonants: mny and many, stil and still."""
    return re.sub("[aeiou]|(.)(?=\\1)", "", word) == re.sub("[aeiou]|(.)(?=\\1)", "", known)
