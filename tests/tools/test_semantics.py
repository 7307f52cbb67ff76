"""A semantic layer is read whole, the company's own over the shipped one; what cannot be is one sentence with its place."""

import subprocess
import sys

import pytest

from connectors.failures import SetupError
from tools.semantics import Words, load

OWN = """version: 1
metrics:
  net_sales:
    zh: 净销售额
    en: net order value
    definition: {zh: 销售额减运费, en: sales less freight}
    unit: money
    formula: sales_amount - freight
"""
RUSH = """version: 1
conditions:
  rush: {zh: 加急, en: rush order, on: {sales_order: "date_diff('day', ordered_on, promised_on) < 3"}}
dimensions:
  ship_city: {zh: 收货城市, en: ship-to town, kind: category, column: sales_order.ship_to_city}
metrics:
  rush_orders:
    zh: 加急订单数
    en: rush orders
    definition: {zh: 三天内交货, en: promised within three days}
    unit: {zh: 单, en: orders}
    grain: sales_order
    value: count(*)
    where: [sold, rush]
"""


def metric(**fields):
    """Write a file with one metric, its fields changed."""
    told = {
        "zh": "试验", "en": "trial", "definition": "{zh: 试, en: try}", "unit": "money", "grain": "sales_order",
        "value": "sum(amount)", **fields,
    }  # fmt: skip
    lines = [f"    {name}: {text}" for name, text in told.items() if text is not None]
    return "\n".join(["version: 1", "metrics:", "  trial:", *lines, ""])


@pytest.fixture
def own(tmp_path):
    def written(text, month=1):
        path = tmp_path / "metrics.yaml"
        path.write_text(text, encoding="utf-8")
        return load(path, month)

    return written


def test_the_shipped_layer_keeps_all_rules(own):
    """With a file of its own every expression is read, the shipped ones too."""
    assert own("version: 1\n").metrics.keys() == load().metrics.keys()


def test_a_file_that_is_not_there_is_no_file(tmp_path):
    assert load(tmp_path / "metrics.yaml") is load()


def test_names_alone_need_no_sql_parser():
    code = "import sys; from tools.semantics import load; load().dimensions_of('orders'); assert 'sqlglot' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_company_adds_its_own(own):
    semantics = own(RUSH)
    assert semantics.metrics["rush_orders"].where == ("sold", "rush")
    assert {"ship_city", "customer"} <= semantics.dimensions_of("sales_amount")
    assert "rush" in semantics.conditions_of("units")
    assert "rush" not in semantics.conditions_of("tickets")


def test_a_company_s_words_stand_over_the_shipped_ones(own):
    semantics = own(
        "version: 1\nmetrics:\n  sales_amount: {en: bookings, synonyms: {en: [orders taken in]}}\n"
    )
    assert semantics.metrics["sales_amount"].words.every("en") == ("bookings", "orders taken in")
    assert semantics.metrics["sales_amount"].value == load().metrics["sales_amount"].value


def test_a_company_may_work_a_metric_out_another_way(own):
    text = OWN.replace("net_sales", "sales_amount").replace("sales_amount - freight", "invoiced_amount")
    semantics = own(text)
    assert (semantics.metrics["sales_amount"].formula, semantics.metrics["sales_amount"].grain) == (
        "invoiced_amount",
        "",
    )
    assert semantics.parts_of("sales_amount") == ("invoiced_amount",)


def test_a_changed_file_is_read_again(own):
    assert "net_sales" in own(OWN).metrics
    assert "net_sales" not in own("version: 1\n").metrics


def test_a_formula_is_known_by_what_all_its_parts_are(own):
    semantics = own(OWN)
    assert semantics.parts_of("net_sales") == ("sales_amount", "freight")
    assert "product" not in semantics.dimensions_of("net_sales")
    assert "product" in semantics.filters_of("net_sales")
    assert semantics.is_money("net_sales")
    assert semantics.has_time("net_sales")


def test_words():
    words = Words("客户", "customer", ("公司",), ("client",))
    assert (words.every("zh"), words.label("en")) == (("客户", "公司"), "customer")


BAD = [
    pytest.param("metrics: {}", "version must be 1", id="no version"),
    pytest.param("version: 1\nmeasures: {}", "no section 'measures'", id="unknown section"),
    pytest.param("version: 1\nmetrics: [a]", "must be names with values", id="a list of metrics"),
    pytest.param("version: 1\nmetrics:\n  A B: {}", "a name is small letters", id="a name with a space"),
    pytest.param(metric(zh=None), "zh is missing", id="no Chinese label"),
    pytest.param(metric(en='""'), "en is missing", id="empty English label"),
    pytest.param(metric(definition=None), "definition is missing in zh", id="no definition"),
    pytest.param(metric(definition="{zh: 试}"), "definition is missing in en", id="definition in one language"),
    pytest.param(metric(unit="euro"), "unit cannot be that", id="unknown unit"),
    pytest.param(metric(unit=None), "unit is missing", id="no unit"),
    pytest.param(metric(better="up"), "better cannot be that", id="neither high nor low"),
    pytest.param(metric(valeu="x"), "no field 'valeu'. Did you mean 'value'", id="a field misspelt"),
    pytest.param(metric(grain="sales_orders"), "no grain 'sales_orders'. Did you mean 'sales_order'", id="unknown entity"),
    pytest.param(metric(value=None), "value is missing", id="no value"),
    pytest.param(metric(value="sum(amuont)"), "no column 'amuont'. Did you mean 'amount'", id="unknown column"),
    pytest.param(metric(value="sum(custmer.name)"), "no entity 'custmer'. Did you mean 'customer'", id="unknown entity in SQL"),
    pytest.param(metric(value="sum(sales_order_line.amount)"), "not reached from sales_order", id="one-to-many"),
    pytest.param(metric(value="amount"), "must aggregate rows", id="no aggregate"),
    pytest.param(metric(value="sum(amount"), "not an SQL expression", id="not SQL"),
    pytest.param(metric(value="'sum(amount); DROP TABLE x'"), "not an SQL expression", id="two statements"),
    pytest.param(metric(value="sum(read_csv('x'))"), "function read_csv is not among", id="unlisted function"),
    pytest.param(metric(value="pg_read_file('x')"), "function pg_read_file is not among", id="unknown function"),
    pytest.param(metric(value="sum((SELECT amount FROM invoice))"), "subquery has no place", id="a subquery"),
    pytest.param(metric(value="sum(amount) OVER ()"), "Window is not part", id="a window"),
    pytest.param(metric(value="sum($secret)"), "today is the only parameter", id="another parameter"),
    pytest.param(metric(value="string_agg(number, ',')"), "is not among those", id="an aggregate of text"),
    pytest.param(metric(time="sum(amount)"), "not among those that may be used here", id="aggregate as time"),
    pytest.param(metric(time="orderd_on"), "no column 'orderd_on'", id="unknown time column"),
    pytest.param(metric(where="[sould]"), "no condition 'sould'. Did you mean 'sold'", id="unknown condition"),
    pytest.param(metric(finer="{shipments: sum(amount)}"), "no entity 'shipments'", id="unknown finer entity"),
    pytest.param(metric(finer="{customer: count(*)}"), "so it is not finer", id="coarser as finer"),
    pytest.param(metric(keep="count(*) > 1"), "Say per too", id="keep without per"),
    pytest.param(metric(per="shop"), "no dimension or entity 'shop'", id="unknown per"),
    pytest.param(metric(per="ticket"), "not reached from sales_order", id="per that is not reached"),
    pytest.param(metric(not_by="[colour]"), "no dimension 'colour'", id="not by what does not exist"),
    pytest.param(metric(default_days="-3"), "must be a whole number", id="negative days"),
    pytest.param(metric(adds_up="perhaps"), "must be true or false", id="perhaps"),
    pytest.param(metric(formula="orders"), "a formula has no grain", id="formula and grain"),
    pytest.param(metric(synonyms="{de: [Umsatz]}"), "synonyms are said in zh and en", id="a third language"),
    pytest.param(metric(synonyms="{en: [Revenue]}"), "word 'revenue' stands for sales_amount too", id="synonym of another"),
    pytest.param(OWN.replace("净销售额", "销售额"), "word '销售额' stands for sales_amount too", id="label of another"),
    pytest.param(OWN.replace("sales_amount - freight", "net_sales - freight"), "worked out from itself", id="a circle of one"),
    pytest.param(OWN.replace("- freight", "- frieght"), "no metric 'frieght'. Did you mean 'freight'", id="unknown in formula"),
    pytest.param(OWN.replace("sales_amount - freight", "sum(freight)"), "no metric 'sum'", id="aggregate in formula"),
    pytest.param(OWN.replace("sales_amount - freight", "orders > 3"), "made of metrics, numbers", id="comparison in formula"),
    pytest.param(OWN.replace("sales_amount - freight", "orders *"), "not arithmetic", id="half a formula"),
    pytest.param(RUSH.replace("{sales_order:", "{sales_ordr:"), "no entity 'sales_ordr'", id="condition on no entity"),
    pytest.param(RUSH.replace('on: {sales_order: "date_diff', 'when: {sales_order: "date_diff'), "no field 'when'", id="condition without on"),
    pytest.param(RUSH.replace("ordered_on, promised_on", "ordered_on, promissed_on"), "no column 'promissed_on'", id="condition on no column"),
    pytest.param(RUSH.replace("  rush:", "  orders:"), "something else has this name", id="condition named as a metric"),
    pytest.param(RUSH.replace("sales_order.ship_to_city", "sales_order.ship_city"), "no column 'ship_city'", id="dimension in no column"),
    pytest.param(RUSH.replace("kind: category", "kind: group"), "kind cannot be that", id="unknown kind"),
    pytest.param(RUSH.replace("kind: category", "kind: entity"), "entity is missing", id="entity dimension of nothing"),
    pytest.param(RUSH.replace("kind: category", "kind: time"), "unit is missing", id="time without unit"),
    pytest.param(RUSH.replace("kind: category", "kind: band"), "order is missing", id="band without order"),
    pytest.param(RUSH.replace("kind: category", "kind: status"), "a status is a column with a closed list", id="status without list"),
    pytest.param(RUSH.replace("ship_city:", "change:"), "something else has this name", id="dimension named as a word of ours"),
    pytest.param(RUSH.replace("kind: category", "several: [product], kind: category"), "refers to product", id="several of what does not refer to it"),
    pytest.param("version: 1\ngrains: {sales_order: {counted: soldd}}", "no condition 'soldd'", id="grain counted by nothing"),
    pytest.param("version: 1\ngrains: {sales_order: {time: ordered_at}}", "no column 'ordered_at'", id="grain without its time"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "says"), BAD)
def test_what_cannot_be_is_one_sentence_with_its_place(own, text, says):
    with pytest.raises(SetupError) as failure:
        own(text)
    assert says in failure.value.message
    assert failure.value.message.startswith("metrics.yaml, line ")
    assert "\n" not in failure.value.message


def test_a_circle_of_two_is_found(own):
    second = (
        OWN.partition("metrics:\n")[2]
        .replace("net_sales", "other")
        .replace("净销售额", "另一")
        .replace("net order value", "another")
    )
    text = OWN.replace("sales_amount - freight", "other + 1") + second.replace(
        "sales_amount - freight", "net_sales - 1"
    )
    with pytest.raises(SetupError, match="worked out from itself"):
        own(text)


def test_the_place_is_that_of_the_entry(own):
    with pytest.raises(SetupError, match="line 8"):
        own(OWN.replace("- freight", "- frieght"))
