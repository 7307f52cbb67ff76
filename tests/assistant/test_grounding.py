"""What a model writes is shown as far as it rests on tool results, and no further."""

import random
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.blocks import Style
from assistant.grounding import Evidence, GroundedStream, ground, plain
from assistant.grounding_units import complete, units
from assistant.request import Made

TODAY = date(2026, 4, 3)
ROWS = [
    ["SO2026-00042", "<PERSON_3>", "confirmed", 3, "1234.50", "EUR", "2026-03-05", "2026-03-05T08:30:00+00:00", "P0001 A4 paper"],
    ["SO2026-00043", "Acme", "partially_shipped", 13, "234567.89", "EUR", "2026-03-06", "2026-03-06T09:00:00+00:00", "P0002"],
    ["SO2026-00045", "Acme", "confirmed", 7, "120.00", "EUR", "2026-02-27", "2026-02-27T10:15:00+00:00", "P0002"],
]  # fmt: skip
ORDERS = {
    "tool": "list_orders", "arguments": {"late": True, "period": ["2026-01-01", "2026-03-31"]}, "nothing": None,
    "facts": {"count": 41, "filters": {"late": "true"}, "sums": [{"currency": "EUR", "amount": "1234567.50"}], "rate": "0.12345"},
    "tables": [{
        "name": "orders", "columns": ["number", "customer", "status", "days_late", "amount", "currency", "ordered_on", "opened_at", "product"],
        "entities": ["sales_order", "customer", "sales_order", "", "sales_order", "sales_order", "sales_order", "ticket", ""],
        "rows": ROWS, "origins": [{"system": "ERP", "entity": "sales_order", "as_of": "2026-04-03T08:30:00+00:00"}],
        "truncated": False, "ms": 1.0,
    }],
}  # fmt: skip
MADE = [Made("list_orders", ORDERS["arguments"], ORDERS, 1.0)]


def evidence(question="Which orders of Q1 2026 are late, the top 5?", **more):
    return Evidence.of(MADE, question, TODAY, zone=ZoneInfo("Asia/Shanghai"), **more)


HOLDS = [
    "There are 41 late orders, EUR 1,234,567.50 in total.",
    "That is EUR 1.2 million, or 1,234.6k; about 1,200,000.",
    "The share is 12.3% (12.35 percent, 12 %).",
    "The three orders below are the largest.",
    "SO2026-00042 is confirmed, 3 days late, ordered on March 5, 2026 for EUR 1,234.50.",
    "SO2026-00042 (ordered 5 March) has not shipped yet and isn't cancelled.",
    "If an order is cancelled, it no longer counts.",
    "2 of these are confirmed and one is partially shipped.",
    "It was opened at 2026-03-05 08:30 UTC, 2026-03-05 16:30 in Shanghai.",
    "Data as of April 3, 2026 (ERP).",
    "In the last quarter of 2026 there were 41.",
    "All were placed in the first quarter of 2026, the last one on 3/6.",
    "1234.50 + 234567.89 + 120 = 235,922.39, so 235,922.39 in all.",
    "The average of the two small ones is (1,234.50 + 120.00) / 2 = 677.25.",
    "The rate is 41 / 100 = 41%.",
    "1. SO2026-00042: confirmed\n2. SO2026-00043: partially shipped\n",
    "The customer is <PERSON_3>; see A4 paper [1].",
    "Please note that a high share is an open question; I can call it normal.",
    "We deliver B2B. The 1st and the 2nd row matter.",
    "Between 2026-01-01 and 2026-03-31.",
    "共有41个延误订单，合计123.5万欧元。",
    "合计约120万，占比12.3%，即百分之12.3。",
    "SO2026-00042 已确认，3月5日下单，延误3天，金额1,234.5欧元。",
    "SO2026-00043：部分发货，2026年3月6日下单。",
    "以上三个订单都还没有签收。",
    "今年一季度（2026年1月1日至3月31日）的延误订单共41个。",
    "两个订单已确认，另一个部分发货。",
    "如果订单已取消，就不再计算。",
    "1234.50 + 120.00 = 1354.50 欧元。",
    "第一个订单最大，前3个如上，数据截至2026年4月3日16:30。",
    "| 订单 | 状态 | 金额 |\n| --- | --- | ---: |\n| SO2026-00042 | 已确认 | EUR 1,234.50 |\n",
    "**SO2026-00045** · 状态：已确认 · 金额：EUR 120.00",
    "Hello! I can help with orders, invoices and stock.",
    "我没有查到相关数据，请换一个说法。",
    "",
]


@pytest.mark.parametrize("text", HOLDS)
def test_what_rests_on_the_results_stays_as_it_is(text):
    found = ground(text, evidence(), "en")
    assert (found.text, found.dropped, found.ok) == (text, [], True)


FALLS = [
    ("There are 42 late orders.", "number"),
    ("There are four late orders.", "number"),
    ("That is EUR 1.3 million.", "number"),
    ("In USD it is 1,234.50.", "number"),
    ("The share is 12.4%.", "number"),
    ("The share is 21%.", "number"),
    ("The share is 0.12%.", "number"),
    ("It grew by 17.", "number"),
    ("1234.50 + 120.00 = 1354.60 in all.", "number"),
    ("That makes 1,354.50 in all.", "number"),
    ("999 + 1 = 1000.", "number"),
    ("SO2026-00044 is late.", "document"),
    ("SO2026-0004 is late.", "document"),
    ("P0003 is late.", "document"),
    ("The invoice is INV-7.", "document"),
    ("The tracking number is 7700112233445.", "document"),
    ("The paper is A5.", "document"),
    ("It was ordered on March 7, 2026.", "date"),
    ("It was ordered on 7 March.", "date"),
    ("It was ordered on 2026-03-55.", "date"),
    ("It was ordered in May 2026.", "date"),
    ("It was ordered in Q3 2025.", "date"),
    ("It was ordered in the last quarter of 2025.", "date"),
    ("It was opened at 2026-03-05 08:31.", "date"),
    ("It was opened at 2026-03-06 08:30.", "date"),
    ("SO2026-00042 is cancelled.", "status"),
    ("SO2026-00042 was delivered.", "status"),
    ("Its status is open.", "status"),
    ("SO2026-00042 is still pending.", "status"),
    ("The customer is <PERSON_4>.", "placeholder"),
    ("The customer is ＜person_4＞.", "placeholder"),
    ("共有42个延误订单。", "number"),
    ("共有四个订单延误。", "number"),
    ("合计134.5万欧元。", "number"),
    ("占比百分之13。", "number"),
    ("3月7日下单。", "date"),
    ("2026年5月下单。", "date"),
    ("9月32日下单。", "date"),
    ("2026年15月1日下单。", "date"),
    ("SO2026-00042 已签收。", "status"),
    ("SO2026-00042 的状态为异常。", "status"),
    ("SO2026-00046 已确认。", "document"),
    ("120.00 - 3 = 107。", "number"),
]


@pytest.mark.parametrize(("text", "kind"), FALLS, ids=[text for text, _ in FALLS])
def test_what_does_not_is_left_out(text, kind):
    found = ground(text, evidence(), "en")
    assert not found.ok
    assert kind in found.dropped
    assert text not in found.text


def test_only_the_sentence_goes_and_the_plain_results_stand_in_its_place():
    told = plain(MADE, Style("en"))
    found = ground("There are 41 late orders. The sum is EUR 8. Ask on!", evidence(plain=told), "en")
    assert found.text.startswith("There are 41 late orders. Ask on!")
    assert "EUR 8" not in found.text
    assert found.text.endswith(told)
    assert "SO2026-00042" in told


def test_only_the_row_goes():
    text = (
        "| order | days |\n| --- | --- |\n| SO2026-00042 | 3 |\n| SO2026-00043 | 14 |\n| SO2026-00045 | 7 |\n"
    )
    found = ground(text, evidence(), "en")
    assert found.text.startswith(
        "| order | days |\n| --- | --- |\n| SO2026-00042 | 3 |\n| SO2026-00045 | 7 |\n"
    )
    assert found.dropped == ["number"]


def test_a_table_without_its_head_is_left_out_whole():
    text = "Here:\n| order | in 2019 |\n| --- | --- |\n| SO2026-00042 | 3 |\n\nSo it is.\n"
    found = ground(text, evidence(), "en")
    assert "SO2026-00042" not in found.text
    assert "So it is." in found.text


def test_only_the_item_goes():
    found = ground("- SO2026-00042: 3 days\n- SO2026-00043: 12 days\n", evidence(), "zh")
    assert found.text.startswith("- SO2026-00042: 3 days\n")
    assert "SO2026-00043" not in found.text
    assert found.text.endswith("我没有来自数据的数字。")


def test_nothing_was_looked_up():
    alone = Evidence.of([], "What is the revenue of 2025?", TODAY)
    assert ground("I cannot tell the revenue of 2025.", alone, "en").ok
    found = ground("The revenue was 12 million.", alone, "en")
    assert "12" not in found.text
    assert found.text


def test_what_was_asked_and_said_before_may_be_said_again():
    assert ground("You asked for the top 5 of Q1 2026.", evidence(), "en").ok
    before = ["SO2026-00099 was delivered on 2026-01-09 for EUR 55.00."]
    assert ground(
        "As I said, SO2026-00099 was delivered on January 9.", evidence(before=before), "en"
    ).dropped in ([], ["status"])
    assert not ground("SO2026-00099 was late.", evidence(), "en").ok
    assert ground("<PERSON_9> asked.", evidence(allowed=["<PERSON_9>"]), "en").ok


@pytest.mark.parametrize(
    ("text", "ok"),
    [
        ("The rate is 0.5615384615384615.", True),
        ("胜率为0.5615384615384615。", True),
        ("The rate is 56.2%, that is 0.56154.", True),
        ("The rate is 0.5615384615384616.", False),
        ("The rate is 0.56153847.", False),
        ("The average is CNY 21979.80.", True),
        ("The average is CNY 21979.79.", False),
    ],
)
def test_long_decimals_are_numbers_and_no_codes(text, ok):
    result = {"tool": "query_metrics", "facts": {"rate": 0.5615384615384615, "average": "21979.799416666665"}}
    found = Evidence.of([Made("query_metrics", {}, result, 1.0)], "the win rate in CNY", TODAY)
    assert ground(text, found, "en").dropped == ([] if ok else ["number"])


def test_where_nothing_was_found_the_time_of_the_data_may_be_told():
    nothing = {"tool": "list_orders", "arguments": {"customer": "X1"}, "tables": [], "facts": {},
               "nothing": {"kind": "absent", "what": "customer", "asked": "X1", "choices": ["X11 Zorra"]}}  # fmt: skip
    known = [{"system": "ERP", "entity": "sales_order", "as_of": "2026-04-01T07:00:00+00:00"}]
    found = Evidence.of([Made("list_orders", {}, nothing, 1.0)], "orders of X1", TODAY, known=known)
    assert ground(
        "There is no customer X1, near it is X11 Zorra (ERP, as of 2026-04-01 07:00).", found, "en"
    ).ok
    assert not ground("There is no customer X2.", found, "en").ok


def test_what_a_name_fits_may_be_counted():
    nothing = {
        "nothing": {
            "kind": "ambiguous",
            "what": "customer",
            "asked": "Acme",
            "choices": ["C1 Acme", "C2 Acme"],
        }
    }
    found = Evidence.of([Made("list_orders", {}, nothing, 1.0)], "orders of Acme", TODAY)
    assert ground("Acme fits 2 customers: C1 and C2.", found, "en").ok
    assert not ground("Acme fits 3 customers.", found, "en").ok


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("It cost 3.5. Why? Ask Acme Inc. about it.", ["It cost 3.5. ", "Why? ", "Ask Acme Inc. about it."]),
        ("共2个。都晚了！“好。”真的？", ["共2个。", "都晚了！", "“好。”", "真的？"]),
        ("- One. Two.\n- Three.\n", ["- One. Two.\n", "- Three.\n"]),
        ("| a. b | c |\n|---|---|\n", ["| a. b | c |\n", "|---|---|\n"]),
        ("Order no. 5 is late.\n\nYes.", ["Order no. 5 is late.\n", "\n", "Yes."]),
    ],
)
def test_pieces(text, pieces):
    assert [unit.text for unit in units(text)] == pieces


@given(st.text(alphabet="ab1. 。！?|-*\n3,“”#", max_size=80))
def test_pieces_are_the_text(text):
    assert "".join(unit.text for unit in units(text)) == text
    assert 0 <= complete(text) <= len(text)


ANSWER = "".join(
    text.rstrip("\n") + ("\n\n" if place % 3 else " ") for place, (text, _) in enumerate(zip(HOLDS * 2, range(60), strict=False))
) + "".join(f"{text} " for text, _ in FALLS)  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 2**32), st.integers(1, 40))
def test_a_stream_shows_the_same_as_the_whole(seed, most):
    chance, stream, shown, place = random.Random(seed), GroundedStream(evidence(), "en"), "", 0
    while place < len(ANSWER):
        size = chance.randint(1, most)
        shown += stream.feed(ANSWER[place : place + size])
        place += size
    assert shown + stream.finish() == ground(ANSWER, evidence(), "en").text


def test_a_stream_holds_back_what_is_not_checked_yet():
    stream = GroundedStream(evidence(), "en")
    assert stream.feed("There are 4") == ""
    assert stream.feed("2 late orders") == ""
    assert stream.feed(". There are 41.") == ""
    assert stream.feed(" Yes") == "There are 41. "
    assert stream.dropped == ["number"]


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_checked_without_failing(text):
    found = ground(text, evidence(), "zh")
    assert found.ok == (not found.dropped)
    assert found.text == text or not found.ok
