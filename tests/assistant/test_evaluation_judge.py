"""The judge says right, wrong and refused, each where it is true: near misses stand beside hits."""

import pytest

from assistant.evaluation_judge import judge
from tests.assistant.answers import answer, call, question

SALES = call("sales_amount", ("1234.50",))
BY_REGION = call(
    "region sales_amount", ("East", "10.00"), ("West", "20.00"), ("North", "30.00"), by=["region"]
)
REGIONS = [("East", 10.0), ("West", 20.0), ("North", 30.0)]
TOP = call(
    "customer_number customer sales_amount", ("C1", "Acme", "9"), ("C2", "Bolt", "7"), ("C3", "Cog", "7")
)
CURRENCIES = call("currency sales_amount", ("CNY", "100.00"), ("USD", "20.00"))
REGION_CURRENCY = call(
    "region currency sales_amount", ("East", "CNY", "10"), ("East", "USD", "2"), ("West", "CNY", "20")
)
ORDER = [
    call("number status ordered_on amount", ("SO1", "shipped", "2026-03-05", "88.00"), tool="order_status"),
]
RANKED_BY_CURRENCY = call(
    "customer currency sales_amount", ("Acme", "CNY", "9"), ("Bolt", "CNY", "7"), ("Cog", "USD", "5")
)


def many(count: int) -> dict:
    return call("number amount", *((f"SO{n}", str(n)) for n in range(count)), tool="list_orders", count=count)


@pytest.mark.parametrize(
    ("check", "gold", "calls", "outcome"),
    [
        pytest.param("value", [(1234.5,)], [SALES], "right", id="the number"),
        pytest.param("value", [(1234.504,)], [SALES], "right", id="the number, rounded to cents"),
        pytest.param("value", [("1234.50",)], [SALES], "right", id="the number, text in the source"),
        pytest.param("value", [(1235.5,)], [SALES], "wrong", id="another number"),
        pytest.param("value", [(20001,)], [call("orders", (20000,))], "wrong", id="a count off by one"),
        pytest.param("value", [(20.0,)], [BY_REGION], "wrong", id="the number in one of many rows"),
        pytest.param("value", [(2026,)], [call("year orders", ("2026", 5), by=["year"])], "wrong", id="the number is its group's name"),
        pytest.param("value", [(7,)], [call("customer_number orders", ("7", 5))], "wrong", id="the number is a document's"),
        pytest.param("value", [(20.0,)], [CURRENCIES], "right", id="the number in its currency's row"),
        pytest.param("value", [(120.0,)], [CURRENCIES], "wrong", id="currencies added up"),
        pytest.param("value", [(30,)], [many(30)], "right", id="how many there are in a list"),
        pytest.param("value", [(88.5,)], [call("number", ("I1",), tool="invoices", count=4, sums=[{"currency": "CNY", "open": "88.50"}])], "right", id="the sum of a list"),
        pytest.param("value", [(3,)], [many(30)], "wrong", id="a cell of a long list"),
        pytest.param("value", [(12,)], [call("customer orders", ("Acme", 9), ("Bolt", 7), groups=12, having=["orders > 5"])], "right", id="how many fulfil a condition"),
        pytest.param("value", [(12,)], [call("customer orders", ("Acme", 9), ("Bolt", 7), groups=12)], "wrong", id="how many groups a ranking has"),
        pytest.param("value", [(0,)], [call(nothing="no_match")], "right", id="zero told as nothing"),
        pytest.param("value", [(5,)], [call(nothing="no_match")], "wrong", id="nothing where there is something"),
        pytest.param("value", [(None,)], [call("gross_margin", (None,))], "right", id="no value, told as none"),
        pytest.param("value", [(None,)], [SALES], "wrong", id="no value, told as one"),
        pytest.param("value", [(5,)], [call(failure="QueryError")], "refused", id="the tool refused"),
        pytest.param("value", [(5,)], [call("number", ("C1",), nothing="ambiguous")], "refused", id="it asks back"),
        pytest.param("value", [(5,)], [], "refused", id="nothing looked up"),
        pytest.param("groups", REGIONS, [BY_REGION], "right", id="all groups"),
        pytest.param("groups", REGIONS[:2], [BY_REGION], "wrong", id="a group too many"),
        pytest.param("groups", [*REGIONS, ("South", 1.0)], [BY_REGION], "wrong", id="a group missing"),
        pytest.param("groups", [*REGIONS, ("South", 0)], [BY_REGION], "right", id="a group of zero missing"),
        pytest.param("groups", [*REGIONS[:2], ("North", 31.0)], [BY_REGION], "wrong", id="a group's number off"),
        pytest.param("groups", [*REGIONS[:2], ("South", 30.0)], [BY_REGION], "wrong", id="a group's name off"),
        pytest.param("groups", REGIONS, [SALES], "wrong", id="one number for groups"),
        pytest.param("groups", [("East", "CNY", 10), ("East", "USD", 2), ("West", "CNY", 20)], [REGION_CURRENCY], "right", id="groups by currency"),
        pytest.param("groups", [("East", "CNY", 10), ("East", "USD", 3), ("West", "CNY", 20)], [REGION_CURRENCY], "wrong", id="one currency off"),
        pytest.param("groups", [("East", 12), ("West", 20)], [REGION_CURRENCY], "wrong", id="groups with currencies added up"),
        pytest.param("groups", [("2026-01", 3), ("2026-02", 4)], [call("month orders", ("2026-01-01", 3), ("2026-02-01", 4))], "right", id="months by their first day"),
        pytest.param("groups", [("2026-01-01", 3)], [call("day orders", ("2026-01-02", 3))], "wrong", id="another day"),
        pytest.param("top", [("Acme", 9), ("Bolt", 7)], [TOP], "right", id="a tie shown too"),
        pytest.param("top", [("Acme", 9), ("Cog", 7), ("Bolt", 7)], [TOP], "right", id="equals change places"),
        pytest.param("top", [("Bolt", 9), ("Acme", 7), ("Cog", 7)], [TOP], "wrong", id="others change places"),
        pytest.param("top", [("C1",), ("C2",), ("C3",)], [TOP], "right", id="by number"),
        pytest.param("top", [("C2",), ("C1",), ("C3",)], [TOP], "wrong", id="by number, another order"),
        pytest.param("top", [("C1",), ("C2",)], [TOP], "wrong", id="more rows than asked for"),
        pytest.param("top", [("C1",), ("C2",), ("C3",), ("C4",)], [TOP], "wrong", id="fewer rows than asked for"),
        pytest.param("top", [("Acme", 9), ("Bolt", 8)], [TOP], "wrong", id="the right order of another metric"),
        pytest.param("top", [("Acme",), ("Bolt",)], [RANKED_BY_CURRENCY], "right", id="one currency's ranking"),
        pytest.param("set", [("SO0",), ("SO1",)], [many(2)], "right", id="all of a list"),
        pytest.param("set", [("SO0",)], [many(2)], "wrong", id="one too many in a list"),
        pytest.param("set", [("SO0",), ("SO1",), ("SO2",)], [many(2)], "wrong", id="one missing in a list"),
        pytest.param("set", [], [many(2)], "wrong", id="a list where there is nothing"),
        pytest.param("set", [("SO0",)], [call(nothing="no_match")], "wrong", id="nothing where there is a list"),
        pytest.param("row", [("2026-03-05", 88)], ORDER, "right", id="the cells of a record"),
        pytest.param("row", [("2026-03-05", 89)], ORDER, "wrong", id="a cell off"),
        pytest.param("row", [("SO1", 1)], [many(2)], "wrong", id="a row among several"),
        pytest.param("status", [("shipped",)], ORDER, "right", id="the status"),
        pytest.param("status", [("confirmed",)], ORDER, "wrong", id="another status"),
        pytest.param("nothing", [], [call(nothing="absent", tool="order_status")], "right", id="the kind of nothing"),
        pytest.param("nothing", [], [call(nothing="not_yours")], "wrong", id="another kind of nothing"),
        pytest.param("nothing", [], [SALES], "wrong", id="something for nothing"),
        pytest.param("nothing", [], [call(failure="QueryError")], "refused", id="a refusal for nothing"),
        pytest.param("refused", [], [call(failure="QueryError")], "right", id="an honest refusal"),
        pytest.param("refused", [], [SALES], "wrong", id="an answer to what cannot be known"),
        pytest.param("choice", [], [call(nothing="ambiguous")], "right", id="asking back"),
        pytest.param("choice", [], [SALES], "wrong", id="a guess instead of asking back"),
    ],
)  # fmt: skip
def test_the_outcome(check, gold, calls, outcome):
    said = "The order is shipped." if check == "status" else "So it is."
    assert judge(question(check), gold, answer(*calls, text=said)).outcome == outcome


@pytest.mark.parametrize(
    ("asked", "gold", "given", "outcome"),
    [
        pytest.param(question("value", tolerance=1), [(1235.5,)], answer(SALES), "right", id="within its tolerance"),
        pytest.param(question("value", tolerance=1), [(1236.0,)], answer(SALES), "wrong", id="beyond its tolerance"),
        pytest.param(question("value", more=True), [(20.0,)], answer(BY_REGION), "right", id="further rows allowed"),
        pytest.param(question("groups", more=True), REGIONS[:2], answer(BY_REGION), "right", id="further groups allowed"),
        pytest.param(question("top"), [("Acme",)], answer(TOP, text="First is Acme."), "right", id="the first is named above its ranking"),
        pytest.param(question("top"), [("Acme",)], answer(TOP, text="| Acme | 9 |"), "wrong", id="the first stands in the table only"),
        pytest.param(question("text"), [], answer(text="ACME returns within 30 days"), "right", id="the words"),
        pytest.param(question("text"), [], answer(text="Within 30 days"), "wrong", id="other words"),
        pytest.param(question("text"), [], answer(text="I do not know", ok=False), "refused", id="no words"),
        pytest.param(question("choice", text=["Acme", "Bolt"]), [], answer(text="Acme or Bolt?", ok=False), "right", id="both are offered"),
        pytest.param(question("choice", text=["Acme", "Bolt"]), [], answer(text="Acme?", ok=False), "refused", id="one is offered"),
        pytest.param(question("refused"), [], answer(text="I do not know", ok=False), "right", id="it does not know"),
        pytest.param(question("refused"), [], answer(text="About 4711 of them", model="qwen"), "wrong", id="a figure from nowhere"),
        pytest.param(question("value"), [(5,)], answer(text="About 5", model="qwen"), "wrong", id="a guess that is right by chance"),
        pytest.param(question("value"), [(1234.5,)], answer(SALES, text="1,234.50 CNY", model="qwen"), "right", id="a model tells the number"),
        pytest.param(question("value"), [(1234.5,)], answer(SALES, text="about 1.23k", model="qwen"), "right", id="a model rounds the number"),
        pytest.param(question("value"), [(1234.5,)], answer(SALES, text="1,324.50 CNY", model="qwen"), "wrong", id="a model tells another number"),
        pytest.param(question("value"), [(5,)], answer(call("orders", (5,)), SALES, text="5", model="qwen"), "wrong", id="a model's last call counts"),
        pytest.param(question("value"), [(5,)], answer(call("orders", (5,)), call("number", ("C1",), tool="find_customer"), text="5", model="qwen"), "right", id="no look-up"),
        pytest.param(question("value", kind="multi"), [(5,)], answer(call("orders", (5,)), SALES, text="5", model="qwen"), "right", id="several things asked"),
        pytest.param(question("nothing", kind_of_nothing="not_yours"), [], answer(call(failure="Denied"), ok=False), "right", id="denied is not yours"),
        pytest.param(question("value"), [(5,)], answer(call("orders", (5,)), ok=False), "refused", id="it says that it does not know"),
    ],
)  # fmt: skip
def test_the_outcome_by_what_is_asked_and_said(asked, gold, given, outcome):
    assert judge(asked, gold, given).outcome == outcome


@pytest.mark.parametrize("check", ["value", "row", "set", "groups", "top", "status"])
def test_what_is_wrong_is_told_without_a_value(check):
    gold = [("Li Na", 4711.5)] if check in ("row", "groups", "top") else [(4711.5,)]
    verdict = judge(question(check), gold, answer(TOP))
    assert verdict.outcome == "wrong"
    assert verdict.why
    assert not any(word in verdict.why for word in ("Li Na", "4711", "Acme"))
