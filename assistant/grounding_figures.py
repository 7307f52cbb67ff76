"""Numbers as people and models write them: 1,234.50, 12.3%, 1.2 million, 120万, 三个订单; and arithmetic that is shown."""

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation, Overflow

from assistant.wording import number

_SCALES = {
    "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6,
    "mio": 6, "bn": 9, "b": 9, "billion": 9,
}  # fmt: skip
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:\s?(?P<scale>万亿|千万|百万|十万|万|亿|千(?!克|瓦|米)|(?:thousand|million|billion|mio|mn|bn|[kKmMB])(?![A-Za-z])))?"
_SHARE = r"(?P<share>\s?(?:[%％]|percent(?:age points?)?\b|per cent\b|pct\b|个?百分点))?"
# 1st, 第3 and "3." at the start of a line say the place of something, [2] points to a source.
_FIGURE = re.compile(
    rf"(?<![A-Za-z_])(?<![\d.])(?<!\d,)(?P<of>百分之)?(?P<n>{_DIGITS})(?!\d)(?!(?:st|nd|rd|th)\b){_SCALE}{_SHARE}",
    re.ASCII,
)
_PLACE = re.compile(r"(?:第\s?|\[\^?)$")
_ROUGH = re.compile(
    r"(?:约|大约|大概|近|将近|接近|超过?|逾|about|around|approximately|approx\.?|roughly|nearly|almost|over|more than|some|~|≈)\s?"
    r"(?:(?:[A-Z]{3}|[¥$€£￥])\s?)?$",
    re.IGNORECASE,
)
_COUNTED_ZH = re.compile(
    r"(?<![第零一二三四五六七八九十百千万两])(?P<n>[二两三四五六七八九十][一二三四五六七八九十百]{0,4})"
    r"(?:[个张家笔单件条项位名批]|种|款)[^\s，。；、的]{0,4}?(?:订单|发票|工单|客户|产品|商品|发货|商机|投诉|联系人|仓库)"
)
_COUNTED_EN = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)"
    r"(?:\s+[a-z-]+)?\s+(?:orders|invoices|tickets|complaints|customers|products|shipments|deliveries|opportunities|units)\b",
    re.IGNORECASE,
)
_EXPRESSION = re.compile(
    r"(?P<left>[(（\[]?[\d][\d,.%％\s()（）+\-−–*/×x÷加减乘除以¥$€£￥A-Z]{2,160}?)\s?(?:=|＝|≈|等于|equals|is equal to)\s?"
    rf"(?P<right>(?:(?:[A-Z]{{3}}|[¥$€£￥])\s?)?-?(?:{_DIGITS})(?:\s?[%％])?)",
    re.ASCII,
)
_SIGNS = {
    "−": "-",
    "–": "-",
    "×": "*",
    "x": "*",
    "÷": "/",
    "（": "(",
    "）": ")",
    "％": "%",
    "加": "+",
    "减": "-",
    "乘以": "*",
    "除以": "/",
}


@dataclass(frozen=True)
class Figure:
    """A number in a text.

    Args:
        start: Where it begins.
        end: Where it ends.
        value: As written, in its scale: 1.2 of 1.2 million.
        places: Decimals written.
        scale: Power of ten: 6 for millions.
        share: It is a percentage.
        rough: "about" stands before it: it may be rounded to its last figure that is not zero.
    """

    start: int
    end: int
    value: Decimal
    places: int = 0
    scale: int = 0
    share: bool = False
    rough: bool = False


def figures(text: str) -> Iterator[Figure]:
    """Yield the numbers of a text, ordinals and marks of sources left out."""
    for match in _FIGURE.finditer(text):
        before = text[max(0, match.start() - 16) : match.start()]
        if _PLACE.search(before):
            continue
        digits = match["n"].replace(",", "")
        yield Figure(
            match.start(), match.end(), Decimal(digits), len(digits.partition(".")[2]),
            _SCALES.get((match["scale"] or "").lower(), 0), bool(match["share"] or match["of"]),
            _ROUGH.search(before) is not None,
        )  # fmt: skip
    for pattern in (_COUNTED_ZH, _COUNTED_EN):
        for match in pattern.finditer(text):
            value = number(match["n"])
            if value is not None:
                yield Figure(match.start("n"), match.end("n"), Decimal(value))


def is_known(figure: Figure, known: Set[Decimal]) -> bool:
    """Say whether a number is one of those known, rounded as it is written.

    >>> one = next(figures("1.2 million"))
    >>> is_known(one, {Decimal("1234567.89")}), is_known(one, {Decimal("1345000")})
    (True, False)
    """
    value = figure.value.scaleb(figure.scale)
    if not figure.share and value in known:
        return True
    last = Decimal(1).scaleb(figure.scale - figure.places)
    steps = [last]
    if figure.rough and figure.value and not figure.places:
        zeros = len(str(int(figure.value))) - len(str(int(figure.value)).rstrip("0"))
        steps.append(last.scaleb(min(zeros, len(str(int(figure.value))) - 1)))
    return any(_rounds_to(value, one, step, share=figure.share) for one in known for step in steps)


def _rounds_to(value: Decimal, known: Decimal, step: Decimal, *, share: bool) -> bool:
    """Say whether a known number rounds to a value; of a share its hundredfold does.

    A percentage may be known as such, 34.5; but 13 days do not make 13 % known, nor does a share of 0.34 make 0.34 %.
    """
    times = (Decimal(100), Decimal(1)) if share else (Decimal(1),)
    for factor in times:
        if share and factor == 1 and (known < 1 or known == known.to_integral_value()):
            continue
        exact = known * factor
        # Far off is far off: rounding every number of a large result would take long.
        if abs(exact - value) <= step / 2 and value in (
            _rounded(exact, step, ROUND_HALF_UP),
            _rounded(exact, step, ROUND_HALF_EVEN),
        ):
            return True
    return False


def _rounded(value: Decimal, step: Decimal, how: str) -> Decimal:
    try:
        return (value / step).quantize(Decimal(1), how) * step
    except InvalidOperation:  # more digits than a decimal holds
        return value


@dataclass(frozen=True)
class Sum:
    """Arithmetic written out: where it stands, where its result, and whether it is right."""

    start: int
    result_start: int
    end: int
    value: Decimal
    right: bool


def sums(text: str) -> Iterator[Sum]:
    """Yield the arithmetic a text shows: 120 + 80 = 200.

    >>> [(one.value, one.right) for one in sums("That is (120 − 100) / 100 = 20% more.")]
    [(Decimal('0.2'), True)]
    """
    for match in _EXPRESSION.finditer(text):
        left = _evaluated(_unbracketed(match["left"]))
        wanted = next(figures(_plain(match["right"]).replace("-", "")), None)
        if left is None or wanted is None:
            continue
        yield Sum(match.start("left"), match.start("right"), match.end(), left, is_known(wanted, {abs(left)}))


def _unbracketed(text: str) -> str:
    """Leave out the bracket that opens around the whole: (52 / 100 = 52%)."""
    plain = _plain(text)
    return plain[1:] if plain.startswith("(") and plain.count("(") > plain.count(")") else plain


def _plain(text: str) -> str:
    for sign, plain in _SIGNS.items():
        text = text.replace(sign, plain)
    return re.sub(r"[A-Z]{3}|[¥$€£￥,\s]", "", text)


def _evaluated(text: str) -> Decimal | None:
    """Return the value of an expression of numbers, signs and brackets; None if it is none."""
    tokens = re.findall(r"\d+(?:\.\d+)?%?|[-+*/()]", _plain(text))
    if "".join(tokens) != _plain(text) or not set(tokens) & set("+-*/"):
        return None
    try:
        value, rest = _added(tokens)
    except (ValueError, IndexError, InvalidOperation, DivisionByZero, Overflow, RecursionError):
        return None
    return value if not rest else None


Reader = Callable[[list[str]], tuple[Decimal, list[str]]]


def _added(tokens: list[str]) -> tuple[Decimal, list[str]]:
    value, tokens = _multiplied(tokens)
    while tokens and tokens[0] in "+-":
        sign, (other, tokens) = tokens[0], _multiplied(tokens[1:])
        value = value + other if sign == "+" else value - other
    return value, tokens


def _multiplied(tokens: list[str]) -> tuple[Decimal, list[str]]:
    value, tokens = _single(tokens)
    while tokens and tokens[0] in "*/":
        sign, (other, tokens) = tokens[0], _single(tokens[1:])
        value = value * other if sign == "*" else value / other
    return value, tokens


def _single(tokens: list[str]) -> tuple[Decimal, list[str]]:
    if tokens[0] == "(":
        value, rest = _added(tokens[1:])
        if rest[0] != ")":
            raise ValueError("a bracket is not closed")
        return value, rest[1:]
    if tokens[0].endswith("%"):
        return Decimal(tokens[0][:-1]) / 100, tokens[1:]
    return Decimal(tokens[0]), tokens[1:]
