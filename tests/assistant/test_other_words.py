"""Why somebody asks is no question; everyday words mean the books' words; an average is never a sum."""

import pytest

from assistant.averages import averaged, is_average
from assistant.frame import Frame
from assistant.paraphrases import plain_words
from assistant.preamble import preamble
from assistant.steps import first_plan
from tests.assistant.desk import desk


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("我在准备月度总结, 上个月卖了多少", ["我在准备月度总结,"], id="what I am doing"),
        pytest.param("下午去拜访Acme, 先看看他们的订单", [], id="the question is in it too"),
        pytest.param("有几个要补货? 我要排下周的生产", [" 我要排下周的生产"], id="afterwards"),
        pytest.param("I'm putting together the board deck: sales by region?", ["I'm putting together the board deck:"], id="English"),
        pytest.param("For the stock meeting which products are low?", ["For the stock meeting"], id="without a comma"),
        pytest.param("I need to know which orders are late", [], id="a wish to know is the question"),
        pytest.param("I am preparing the report", [], id="never all there is"),
        pytest.param("Credit check: who owes us most?", ["Credit check:"], id="a heading"),
        pytest.param("delivery exceptions: Q3 vs Q2", [], id="a heading that says of what"),
    ],
)  # fmt: skip
def test_a_preamble(text, said):
    assert [text[start:end] for start, end in preamble(text)] == said


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("云创还有哪几张票没结清", "云创还有哪几张发票没结清"), ("上周发了多少票", "上周发货单数"), ("多少票货", "多少票货"),
        ("发票没付", "发票没付"), ("parcels out the door", "parcels shipped"), ("weighted RMB pipeline", "RMB weighted pipeline"),
        ("haven't shipped", "have not shipped"), ("haven't they shipped", "haven't they shipped"), ("thats late", "that is late"),
        ("sales this yaer", "sales this year"), ("leads since Agust", "leads since August"), ("since Anna", "since Anna"),
        ("发货了没", "发货了吗"), ("一单都没有", "一单都没有"), ("九十天(90天)", "九十天(90天)"), ("三个月(90天)以上", "90天以上"),
        ("East or North China", "East China or North China"), ("the biggest order", "the largest order"),
    ],
)  # fmt: skip
def test_everyday_words(text, plain):
    assert plain_words(text) == plain


def test_the_words_of_the_books_stay():
    assert [plain_words(text) for text in ("各区域销售额", "overdue invoices by region")] == [
        "各区域销售额",
        "overdue invoices by region",
    ]


@pytest.mark.parametrize(
    ("question", "metrics"),
    [
        pytest.param("平均每张订单多少钱", ["average_order_value"], id="of an order"),
        pytest.param("a typical order by channel", ["average_order_value"], id="typical"),
    ],
)
def test_an_average_there_is(question, metrics):
    (call,) = first_plan(question, [], desk()).calls
    assert call.arguments["metrics"] == metrics


@pytest.mark.parametrize(
    "question", ["平均每个月的销售额", "average monthly sales this year", "average late orders"]
)
def test_an_average_there_is_not(question):
    assert first_plan(question, [], desk(language="en" if question.isascii() else "zh")).says == "unsure"


def test_a_rate_is_an_average_already():
    reading = desk().read("平均毛利率")
    frame = Frame(metrics=["gross_margin"])
    averaged(frame, reading.shape, desk().semantics)
    assert is_average(reading.shape)
    assert (frame.metrics, frame.dropped) == (["gross_margin"], [])


@pytest.mark.parametrize(
    ("question", "done", "not_done"),
    [
        pytest.param("去年下过单，今年一单都没有的客户", "2025-01-01", "2026-01-01", id="Chinese"),
        pytest.param("customers who ordered in 2024 but haven't ordered in 2025", "2024-01-01", "2025-01-01", id="English"),
        pytest.param("who bought in 2024 but never ordered in 2025", "2024-01-01", "2025-01-01", id="who"),
    ],
)  # fmt: skip
def test_done_in_one_time_and_not_in_another(question, done, not_done):
    (call,) = first_plan(question, [], desk(language="en" if question.isascii() else "zh")).calls
    none, some = call.arguments["having"]
    assert call.arguments["period"][0] == done
    assert (none["op"], none["period"][0]) == ("=", not_done)
    assert (some["op"], some["value"]) == (">", 0)
