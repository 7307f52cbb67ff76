"""Training sentences: hand-written carriers whose slots are filled with made-up people and places, and sentences without any.

Labels are B, I and O per token (`privacy.name_tokens`), for people (PER) and street addresses (LOC).
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.names import places
from benchmarks.names.people import People
from privacy.fold import fold_width
from privacy.name_lexicon import lexicon
from privacy.name_tokens import tokens

FOLDER = Path(__file__).parent
_SLOT = re.compile(r"\{([a-z]+)\}")
_PEOPLE = frozenset(("full", "given", "nick", "titled", "western", "latin", "last", "inverted", "initials"))
_LOWERED = 0.12  # share of English sentences written without capitals
_SHOUTED = 0.03


@dataclass(frozen=True)
class Sentence:
    """One labelled sentence; `labels` has one entry for each token of `text`."""

    text: str
    labels: list[str]


def _lines(pattern: str) -> list[str]:
    return [
        line for path in sorted(FOLDER.glob(pattern)) for line in path.read_text("utf-8").splitlines() if line
    ]


class Generator:
    """Fills carriers.

    Args:
        seed: Decides everything.
    """

    def __init__(self, seed: int = 20261123) -> None:
        self._rng = random.Random(seed)
        self._people = People(self._rng)
        before, after = (FOLDER / "cues_en.txt").read_text("utf-8").split("[after]\n")
        self._before_en, self._after_en = before.split("[before]\n")[1].splitlines(), after.splitlines()
        self._things = (FOLDER / "things_en.txt").read_text("utf-8").splitlines()[1:]
        self._everyday = sorted(lexicon().words)
        self._lines_en = _lines("negatives_en*.txt")
        self._places = sorted(lexicon().places)
        before, after = (FOLDER / "cues_zh.txt").read_text("utf-8").split("[after]")
        self._before, self._after = before.split("[before]")[1].split(), after.split()
        self._words = [
            line.split()[0] for line in (FOLDER / "words_zh.txt").read_text("utf-8").splitlines()[1:]
        ]
        self._clauses = [
            clause
            for line in _lines("negatives_zh*.txt")
            for clause in re.split(r"(?<=[，。！？；])", line)
            if clause
        ]

    def sentences(self, times: int = 8) -> Iterator[Sentence]:
        """Yield every carrier `times` times, each time with other fillers, and every negative twice."""
        for line in (FOLDER / "questions.txt").read_text("utf-8").splitlines()[1:] * 2:
            yield self._plain(line, not line.isascii())
        for language in ("zh", "en"):
            chinese = language == "zh"
            carriers, negatives = _lines(f"carriers_{language}*.txt"), _lines(f"negatives_{language}*.txt")
            for _ in range(times):
                for carrier in carriers:
                    yield self._filled(carrier, chinese)
            for _ in range(2):
                for line in negatives:
                    yield self._plain(line, chinese)
            for place in range(len(carriers) * times // 2):
                yield from self._made(chinese)
                if place % 4 == 0:
                    yield self._plain(self._companies(chinese), chinese)

    def _made(self, chinese: bool) -> Iterator[Sentence]:
        """Yield sentences without a carrier: around a person, around a thing, and of words alone."""
        if chinese:
            yield self._cued(person=True)
            yield self._cued(person=False)
            yield self._salad()
        else:
            yield self._cued_en(person=True)
            yield self._cued_en(person=False)

    def _cued(self, *, person: bool) -> Sentence:
        """Make a clause around a person, or around a word in a person's place, with clauses before and after."""
        rng = self._rng
        pieces: list[str] = []
        spans: list[tuple[int, int, str]] = []
        if rng.random() < 0.5:
            pieces.append(rng.choice(self._clauses))
        for _ in range(rng.choice([1, 1, 2])):
            pieces.append(rng.choice(self._before) if rng.random() < 0.7 else "")
            if person:
                slot = rng.choices(
                    ["full", "titled", "nick", "given", "western", "latin"], [10, 3, 2, 2, 1, 1]
                )[0]
                value = self._people.slot(slot, chinese=True)
                start = sum(map(len, pieces))
                spans.append((start, start + len(value), "PER"))
            else:
                value = rng.choice(self._words) if rng.random() < 0.8 else places.company_zh(rng)
            pieces += [value, rng.choice(self._after) if rng.random() < 0.8 else ""]
            pieces.append(rng.choice(["，", "。", " ", "", "、"]))
        if rng.random() < 0.4:
            pieces.append(rng.choice(self._clauses))
        return self._labelled("".join(pieces), spans)

    def _cued_en(self, *, person: bool) -> Sentence:
        """Make a clause in Latin letters around a person, or around a thing in a person's place."""
        rng = self._rng
        lowered = self._people.listed_only = rng.random() < _LOWERED
        text = rng.choice(self._lines_en) + rng.choice([" ", " ", ". ", " - "]) if rng.random() < 0.4 else ""
        spans: list[tuple[int, int, str]] = []
        for _ in range(rng.choice([1, 1, 2])):
            if rng.random() < 0.7:
                cue = rng.choice(self._before_en)
                text += (cue.capitalize() if rng.random() < 0.4 else cue) + " "
            if person:
                value = self._people.slot(
                    rng.choice(
                        ["full", "full", "given", "given", "given", "last", "latin", "inverted", "initials"]
                    ),
                    chinese=False,
                )
                spans.append((len(text), len(text) + len(value), "PER"))
            elif rng.random() < 0.45:
                value = rng.choice(self._things)
            elif rng.random() < 0.3:
                value = rng.choice(self._places).title()
            else:
                word = rng.choice(self._everyday)
                value = (
                    word.capitalize() if not text or text[-2:] in (". ", "- ") or rng.random() < 0.3 else word
                )
            after = rng.choice(self._after_en) if rng.random() < 0.8 else ""
            text += (
                value
                + ("" if after[:1] in "'.,?!:;)" else " ")
                + after
                + rng.choice(["", ", ", ". ", " and ", " - "])
            )
        if rng.random() < 0.3:
            text = text.rstrip() + " " + rng.choice(self._lines_en)
        return self._labelled(self._changed(text, False, lowered), spans)

    def _salad(self) -> Sentence:
        """String everyday words together, now and then with a person among them: what a name is not made of."""
        rng = self._rng
        pieces: list[str] = []
        spans: list[tuple[int, int, str]] = []
        for _ in range(rng.randint(3, 9)):
            pieces.append(
                rng.choice(self._words) + rng.choice(["", "", "", "的", "了", "，", "、", " ", "是", "在"])
            )
            if rng.random() < 0.08:
                slot = rng.choice(["full", "full", "titled"])
                value = self._people.slot(slot, chinese=True)
                start = sum(map(len, pieces))
                spans.append((start, start + len(value), "PER"))
                pieces += [value, rng.choice(self._after)]
        return self._labelled("".join(pieces), spans)

    def _companies(self, chinese: bool) -> str:
        if chinese:
            return self._rng.choice(
                [
                    "请联系{}的采购",
                    "{}的合同到期了",
                    "{}说发票没收到",
                    "{}本月订了多少？",
                    "给{}发货",
                    "{}",
                    "客户{}反馈包装破损",
                    "{}上个月的销售额",
                    "已和{}对完账",
                ]
            ).format(places.company_zh(self._rng))
        company = places.company_en(self._rng, self._people.latin_last(), self._people.latin_given())
        return self._rng.choice(
            [
                "call {} about the invoice",
                "{} has not paid yet",
                "orders from {} last month",
                "{}",
                "Shipped to {} today.",
                "Contract with {} is up for renewal",
                "{} says the goods arrived damaged",
                "how much did {} buy in Q3?",
            ]
        ).format(company)

    def _filled(self, carrier: str, chinese: bool) -> Sentence:
        lowered = not chinese and self._rng.random() < _LOWERED
        self._people.listed_only = lowered
        pieces: list[str] = []
        spans: list[tuple[int, int, str]] = []
        length = place = 0
        for match in _SLOT.finditer(carrier):
            before = carrier[place : match.start()]
            value = self._value(match[1], chinese)
            pieces += [before, value]
            start = length + len(before)
            length = start + len(value)
            kind = "PER" if match[1] in _PEOPLE else "LOC" if match[1] == "address" else ""
            if kind:
                spans.append((start, length, kind))
            place = match.end()
        pieces.append(carrier[place:])
        text = "".join(pieces)
        return self._labelled(self._changed(text, chinese, lowered), spans)

    def _plain(self, text: str, chinese: bool) -> Sentence:
        return self._labelled(self._changed(text, chinese, self._rng.random() < _LOWERED), [])

    def _changed(self, text: str, chinese: bool, lowered: bool) -> str:
        """Write a sentence without capitals, or now and then in capitals; every character keeps its place."""
        if not chinese and lowered and len(text.lower()) == len(text):
            return text.lower()
        if not chinese and self._rng.random() < _SHOUTED and len(text.upper()) == len(text):
            return text.upper()
        return text

    def _value(self, slot: str, chinese: bool) -> str:
        rng = self._rng
        if slot in _PEOPLE:
            return self._people.slot(slot, chinese=chinese)
        made = {
            "address": lambda: places.address_zh(rng) if chinese else places.address_en(rng),
            "company": lambda: (
                places.company_zh(rng)
                if chinese
                else places.company_en(rng, self._people.latin_last(), self._people.latin_given())
            ),
            "city": lambda: rng.choice(places.CITIES if chinese else places.CITIES_EN),
            "product": lambda: rng.choice(places.PRODUCTS if chinese else places.PRODUCTS_EN),
            "num": lambda: (
                rng.choice(["SO2026-", "PO", "SF", "YT", "INV-", "TK-2026-", ""])
                + str(rng.randint(10000, 99999999))
            ),
            "phone": lambda: rng.choice(
                [
                    f"1{rng.randint(3, 9)}{rng.randint(0, 9)}{rng.randint(10000000, 99999999)}",
                    f"0571-{rng.randint(20000000, 89999999)}",
                    f"+44 7{rng.randint(100, 999)} {rng.randint(100000, 999999)}",
                ]
            ),
            "date": lambda: (
                rng.choice(
                    [
                        f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日",
                        "下周三",
                        "昨天",
                        f"{rng.randint(1, 12)}.{rng.randint(1, 28)}",
                    ]
                )
                if chinese
                else rng.choice(
                    [f"{rng.randint(1, 28)} March", "Friday", "3/4", "next Tuesday", "12 May 2026"]
                )
            ),
        }
        return made[slot]()

    @staticmethod
    def _labelled(text: str, spans: list[tuple[int, int, str]]) -> Sentence:
        folded = fold_width(text)
        labels: list[str] = []
        inside = -1
        for token in tokens(folded):
            found = next((i for i, (start, end, _) in enumerate(spans) if start <= token.start < end), -1)
            if found < 0:
                labels.append("O")
            else:
                labels.append(("I-" if found == inside else "B-") + spans[found][2])
            inside = found
        return Sentence(folded, labels)
