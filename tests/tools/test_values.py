"""Words for places, carriers and categories meet the values the store holds; nothing is guessed."""

import pytest

from connectors.failures import QueryError
from connectors.table import Nothing
from tests.tools.fakes import FakeRole
from tools.filters import status_code
from tools.values import among, match, read, values

STORED = {
    "carrier": ["顺丰速运", "德邦快递", "DHL Express", "FedEx", "Kuehne+Nagel", "Federal Shipping"],
    "country": ["德国", "美国", "中国", "法国"],
    "region": ["华东", "华南", "西南", "西北"],
    "city": ["杭州", "上海", "München", "São Paulo", "西安", "重庆", "温州", "兰州", "广州", "深圳"],
    "category": ["打印与耗材", "办公家具", "工业自动化", "Grains/Cereals", "Beverages", "电动工具"],
    "warehouse": ["杭州总仓", "上海一仓", "上海二仓", "汉堡海外仓"],
    "industry": ["机械制造", "汽车制造", "信息技术", "食品饮料"],
    "segment": ["A", "B", "VIP"],
    "channel": ["网上商城", "电话", "展会", "销售拜访"],
    "supplier": ["宁波瑞丰机电", "Nordwerk GmbH", "宁波瑞达五金"],
    "payment_method": ["电汇", "银行转账", "信用证"],
    "campaign": ["2025 双十一企业购", "2026 双十一企业购", "2026 Hannover Messe booth"],
    "currency": ["CNY", "USD"],
}

TAKEN = [
    pytest.param("carrier", "顺丰速运", "顺丰速运", id="itself"),
    pytest.param("carrier", "順豐速運", "顺丰速运", id="traditional characters"),
    pytest.param("carrier", "ＤＨＬ　ｅｘｐｒｅｓｓ", "DHL Express", id="full width and case"),
    pytest.param("carrier", "dhl-express", "DHL Express", id="a hyphen for a space"),
    pytest.param("carrier", "FedEx Express", "FedEx", id="with the word for its kind"),
    pytest.param("carrier", "Kuehne Nagel", "Kuehne+Nagel", id="without the plus"),
    pytest.param("carrier", "SF", "顺丰速运", id="a code"),
    pytest.param("carrier", "德邦物流", "德邦快递", id="another word for its kind"),
    pytest.param("carrier", "Federal", "Federal Shipping", id="without the word for its kind"),
    pytest.param("country", "Germany", "德国", id="a country in English"),
    pytest.param("country", "DE", "德国", id="its code"),
    pytest.param("country", "american", "美国", id="its adjective"),
    pytest.param("country", "法國", "法国", id="a country in traditional characters"),
    pytest.param("region", "East China", "华东", id="a region in English"),
    pytest.param("region", "华东大区", "华东", id="with 大区"),
    pytest.param("city", "Munich", "München", id="a city in English"),
    pytest.param("city", "慕尼黑", "München", id="in Chinese"),
    pytest.param("city", "sao paulo", "São Paulo", id="without its accent"),
    pytest.param("city", "Xi'an", "西安", id="with an apostrophe"),
    pytest.param("city", "上海市", "上海", id="a city with 市"),
    pytest.param("category", "furniture", "办公家具", id="a category in English"),
    pytest.param("category", "cereals", "Grains/Cereals", id="one of two things it names"),
    pytest.param("category", "beverage", "Beverages", id="in the singular"),
    pytest.param("category", "电动", "电动工具", id="part of one value"),
    pytest.param("warehouse", "杭州仓", "杭州总仓", id="a short form"),
    pytest.param("warehouse", "Hangzhou warehouse", "杭州总仓", id="a warehouse by its city in English"),
    pytest.param("industry", "IT", "信息技术", id="an industry by two letters"),
    pytest.param("industry", "汽车行业", "汽车制造", id="an industry with 行业"),
    pytest.param("segment", "a类客户", "A", id="a segment with 类客户"),
    pytest.param("segment", "tier B", "B", id="a segment with tier"),
    pytest.param("channel", "online", "网上商城", id="a channel in English"),
    pytest.param("channel", "电话渠道", "电话", id="a channel with 渠道"),
    pytest.param("supplier", "Nordwerk", "Nordwerk GmbH", id="without the legal form"),
    pytest.param("supplier", "宁波瑞丰机电有限公司", "宁波瑞丰机电", id="with a legal form"),
    pytest.param("payment_method", "wire transfer", "电汇", id="a way to pay"),
    pytest.param("campaign", "2026 双十一", "2026 双十一企业购", id="part of one campaign"),
    pytest.param("currency", "人民币", "CNY", id="a currency by name"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "word", "value"), TAKEN)
def test_taken_without_a_note(name, word, value):
    found = among(name, word, STORED[name])
    assert (found.values, found.note) == ((value,), None)


@pytest.mark.parametrize(
    ("name", "word", "value", "how"),
    [
        pytest.param("country", "Germny", "德国", "near", id="a letter missing"),
        pytest.param("country", "Gremany", "德国", "near", id="two letters swapped"),
        pytest.param("city", "Hangzou", "杭州", "near", id="a city nearly right"),
        pytest.param("category", "工业自动话", "工业自动化", "near", id="a wrong character"),
        pytest.param("warehouse", "hangzhouzongcang", "杭州总仓", "pinyin", id="whole pinyin"),
        pytest.param("warehouse", "hzzc", "杭州总仓", "pinyin", id="its initials"),
        pytest.param("category", "bangongjiaju", "办公家具", "pinyin", id="pinyin of a category"),
        pytest.param("city", "上海浦东新区", "上海", "inside", id="more than the value"),
    ],
)
def test_taken_and_told(name, word, value, how):
    found = among(name, word, STORED[name])
    assert (found.values, found.how, found.note) == ((value,), how, (word, value))


@pytest.mark.parametrize(
    ("name", "word", "choices"),
    [
        pytest.param("warehouse", "上海仓", {"上海一仓", "上海二仓"}, id="a short form of two"),
        pytest.param("industry", "制造", {"机械制造", "汽车制造"}, id="part of two"),
        pytest.param(
            "campaign", "双十一企业购", {"2025 双十一企业购", "2026 双十一企业购"}, id="of two years"
        ),
        pytest.param("supplier", "宁波瑞", {"宁波瑞丰机电", "宁波瑞达五金"}, id="the beginning of two"),
        pytest.param("city", "Hanzhou", {"杭州", "兰州"}, id="nearly two"),
    ],
)
def test_asked_back(name, word, choices):
    found = among(name, word, STORED[name])
    assert isinstance(found, Nothing)
    assert (found.kind, set(found.choices) >= choices) == ("ambiguous", True)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        pytest.param("country", "Narnia", id="no country"),
        pytest.param("country", "People's Republic", id="no name of a country"),
        pytest.param("country", "Japan", id="a country that is not stored"),
        pytest.param("carrier", "圆通", id="a carrier that is not stored"),
        pytest.param("carrier", "UPS", id="a near carrier is no carrier"),
        pytest.param("segment", "C", id="one letter away is another segment"),
        pytest.param("region", "东", id="one character"),
        pytest.param("currency", "EUR", id="another currency"),
        pytest.param("category", "Grass", id="two letters wrong"),
        pytest.param("campaign", "2024 双十一企业购", id="another year is another campaign"),
    ],
)
def test_none(name, word):
    found = among(name, word, STORED[name])
    assert isinstance(found, Nothing)
    assert (found.kind, found.what, found.asked) == ("no_match", name, f"{name} = {word}")


def test_none_offers_what_is_near():
    assert among("carrier", "Fedx", STORED["carrier"]).choices[0] == "FedEx"
    assert set(among("region", "Narnia", STORED["region"]).choices) == set(STORED["region"])


@pytest.mark.parametrize("word", ["浙江", "浙江省", "Zhejiang", "zhejiang province", "浙 江"])
def test_a_province_is_no_value_and_its_cities_are_offered(word):
    found = among("city", word, STORED["city"])
    assert (found.kind, found.what, found.choices) == ("no_match", "province", ("杭州", "温州"))
    assert among("region", word, STORED["region"]).what == "province"


def test_a_province_that_is_stored_is_a_value():
    assert among("region", "浙江", ["浙江", "江苏"]).values == ("浙江",)


def test_two_spellings_of_one_thing_are_both_taken():
    assert among("country", "Germany", ["德国", "Germany"]).values == ("Germany",)
    assert set(among("country", "DE", ["德国", "Germany"]).values) == {"德国", "Germany"}


@pytest.mark.parametrize(
    ("name", "word", "of", "codes"),
    [
        pytest.param("priority", "高", "", ("high",), id="a label"),
        pytest.param("priority", "加急", "", ("urgent",), id="another word for it"),
        pytest.param("priority", "high priority", "", ("high",), id="with the word for its kind"),
        pytest.param("stage", "方案", "", ("proposal",), id="part of a label"),
        pytest.param("stage", "赢单", "", ("won",), id="a stage in Chinese"),
        pytest.param("status", "已取消", "invoice", None, id="not in that list"),
        pytest.param("status", "已作废", "invoice", ("cancelled",), id="in that list"),
        pytest.param("status", "Partially Shipped", "sales_order", ("partially_shipped",), id="a status"),
        pytest.param("order_status", "已发货", "", ("shipped",), id="a list by name"),
        pytest.param("priority", "purple", "", None, id="none of the list"),
    ],
)
def test_codes_of_a_closed_list(scope, name, word, of, codes):
    found = read(scope, name, word, of)
    assert found.values == codes if codes else found.kind == "no_match"


def test_a_closed_list_offers_codes_with_labels(scope):
    assert "urgent (紧急)" in read(scope, "priority", "purple").choices


@pytest.mark.parametrize(
    ("name", "word", "found"),
    [
        pytest.param("carrier", "顺丰", ["顺丰速运"], id="a part"),
        pytest.param("carrier", "dhl", ["DHL"], id="any case"),
        pytest.param("country", "USA", ["美国"], id="a country's short name"),
        pytest.param("city", "hamburg", ["Hamburg"], id="a city abroad"),
        pytest.param("category", "家具", ["办公家具"], id="part of a category"),
        pytest.param("warehouse", "上海", ["上海仓"], id="part of a warehouse"),
        pytest.param("warehouse", "火星", None, id="none such"),
    ],
)
def test_match_reads_the_store(scope, name, word, found):
    got = match(scope, name, word)
    assert (got if found else got.kind) == (found or "no_match")


def test_values_of_one_entity_only(scope):
    assert match(scope, "category", "质量", "ticket") == ["质量"]
    nothing = match(scope, "category", "质量", "product")
    assert (nothing.kind, set(nothing.choices)) == ("no_match", {"打印与耗材", "办公家具"})


def test_an_unknown_dimension_says_which_there_are(scope):
    with pytest.raises(QueryError, match="Did you mean 'region'"):
        read(scope, "regoin", "华东")


def test_all_values_are_read_at_once(make_scope):
    scope = make_scope(role=FakeRole("reads"))
    assert values(scope, "carrier") == ("DHL", "德邦快递", "顺丰速运")
    reads = len(scope.reads)
    assert reads == 1
    values(scope, "city")
    match(scope, "warehouse", "上海")
    assert len(scope.reads) == reads


def test_a_role_that_lacks_an_entity_has_no_values_of_it(make_scope):
    scope = make_scope(role=FakeRole("nostock"), without=("stock_level", "shipment", "supply"))
    assert values(scope, "warehouse") == ()
    assert read(scope, "warehouse", "上海仓").kind == "not_yours"


def test_a_role_that_lacks_one_column_keeps_the_others(make_scope):
    scope = make_scope(role=FakeRole("noregion"), without=("customer.region", "customer.city"))
    assert values(scope, "region") == ()
    assert "中国" in values(scope, "country")


def test_more_values_than_rows_may_be_shown(make_scope):
    assert len(values(make_scope(role=FakeRole("short"), max_rows=2), "city")) > 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("partially shipped", "partially_shipped"),
        ("部分发货", "partially_shipped"),
        ("DRAFT", "draft"),
        ("送达", None),
    ],
)
def test_status_by_code_or_label(text, code):
    assert status_code("order_status", text) == code
