"""A rule: the pattern of one kind of personal value, and the checks that tell it from look-alikes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

# Python sees no word boundary between a Chinese character and a digit, so never \b.
ALONE_BEFORE = r"(?<![0-9A-Za-z])"
ALONE_AFTER = r"(?![0-9A-Za-z])"
# A blank, a dash or a dot between groups; full-width ones were folded before.
SEPARATOR = r"[ \-‐‑–—]"

_WINDOW = 14  # characters looked at before a hit


def either_case(words: str) -> str:
    """Return a pattern of words in any case whose first letters stand as they are: `re` skips to those, five times as fast.

    >>> either_case("id no|电话")
    'i(?i:d no)|I(?i:d no)|电(?i:话)'
    """
    return "|".join(
        f"{first}(?i:{word[1:]})"
        for word in words.split("|")
        for first in dict.fromkeys((word[0].lower(), word[0].upper()))
    )


_THINGS = (
    "order|waybill|tracking|invoice|serial|batch|ticket|shipment|ref|po|sn|awb|sku|ean|isbn|imei|upc|lot|part|model|item|asset|quote|rma|p/n|s/n|case"
    "|container|article|seal|voucher|coupon|docket|claim|crime|reference|release|receipt|lote|code|policy|job"
)
_THINGS_ZH = (
    r"(?:运单|快递|物流|订单|单据|发票|合同|采购|批次|流水|序列|工单|货|料|税|单|型|件|条码|箱|柜|封条|封签|铅封|封|认定书|凭证|券|工|案|保|报价|提单|资产|设备|产品|商品|項目|项目"
    r"|運單|訂單|發票|貨|單|序號|批|编|編)(?:单)?(?:编|账|代)?[号號](?:码|碼)?(?:是|为|為)?|条码|条形码|二维码|料号"
)
_TAIL = r"[\s:：=#/(（【\[\"“']{0,3}$"
_THING_BEFORE = re.compile(
    rf"(?:{_THINGS_ZH}|(?<![A-Za-z])(?:{either_case(_THINGS)})(?:\s*(?i:no|number|id|code))?\.?){_TAIL}"
)


_Search = Callable[..., re.Match[str] | None]
_Grow = Callable[[str, int, int], tuple[int, int]]


@dataclass(frozen=True)
class Rule:
    """How one kind of personal value is recognised in text whose width was folded.

    Args:
        name: Its name in explanations.
        kind: The kind of placeholder it becomes.
        pattern: A regular expression that `re` and presidio's `regex` read alike.
        score: How sure a hit is, 0 to 1.
        fits: Whether a hit `text[start:end]` is one: checksum, and words around it.
        grow: Where the value really starts and ends: words that only lead to it are cut off, parts around it added.
        needs: What every hit holds; where it is missing, the pattern need not be tried.
    """

    name: str
    kind: str
    pattern: str
    score: float
    fits: Callable[[str, int, int], bool] = lambda text, start, end: True  # noqa: ARG005 - takes any hit
    grow: _Grow = lambda text, start, end: (start, end)  # noqa: ARG005 - most patterns are the whole value
    needs: str = "[0-9]"

    @cached_property
    def _needed(self) -> _Search:
        return re.compile(self.needs).search

    @cached_property
    def _search(self) -> _Search:
        return re.compile(self.pattern).search  # up to 50 ms, so only for a text that may hold one

    def hits(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield start and end of each hit; a look-alike hides no hit that begins inside it, hits that overlap are one."""
        if not self._needed(text):
            return
        pending: tuple[int, int] | None = None
        for start, end in self._found(text):
            if pending and start < pending[1]:
                pending = min(start, pending[0]), max(end, pending[1])
                continue
            if pending:
                yield pending
            pending = start, end
        if pending:
            yield pending

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        place = 0
        while match := self._search(text, place):
            start, end = match.span()
            fits = self.fits(text, start, end)
            place = end if fits else start + 1
            if fits:
                yield self.grow(text, start, end)


def before(text: str, start: int, window: int = _WINDOW) -> str:
    """Return the few characters before a hit."""
    return text[max(0, start - window) : start]


def after(text: str, end: int, window: int = _WINDOW) -> str:
    """Return the few characters after a hit."""
    return text[end : end + window]


def names_a_thing(text: str, start: int) -> bool:
    """Say whether the words right before call the number that of a thing (运单号, order no.)."""
    match = _THING_BEFORE.search(before(text, start))
    # 证件编号, ID number: of a paper, that is of its holder.
    return match is not None and not match.string[: match.start()].endswith(("证", "證", "照", "件"))


def group(pattern: str) -> _Grow:
    """Return a `grow` for a pattern that begins with words that lead to the value: its last group is the value."""
    return _Group(pattern).place


class _Group:
    """The place of the value in a hit; the pattern is compiled when first needed."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    @cached_property
    def _match(self) -> _Search:
        return re.compile(self._pattern).fullmatch

    def place(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Return where the value starts and ends; where no group is, the hit is the value."""
        match = self._match(text, start, end)
        return match.span(match.lastindex) if match is not None and match.lastindex else (start, end)


def luhn(digits: str) -> bool:
    """Check the last digit (ISO/IEC 7812-1, annex B).

    >>> luhn("4111111111111111"), luhn("4111111111111112")
    (True, False)
    """
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
