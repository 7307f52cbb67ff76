"""Names in a text are found at their longest; only names the user may see."""

import pytest

from tests.tools.fakes import FakeRole, FakeUser
from tools.names import NameIndex


def found(index, text):
    return [(text[m.start : m.end], m.entity, m.number) for m in index.link(text)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        pytest.param("云创科技的订单", [("云创科技", "customer", "C01")], id="short name glued to Chinese"),
        pytest.param(
            "杭州云创科技有限公司怎么样", [("杭州云创科技有限公司", "customer", "C01")], id="longest wins"
        ),
        pytest.param("orders of ACME INDUSTRIAL?", [("ACME INDUSTRIAL", "customer", "C02")], id="any case"),
        pytest.param("ａｃｍｅ", [("ａｃｍｅ", "customer", "C02")], id="full width, brand alone"),
        pytest.param("Acmeville and pacme", [], id="not inside a longer word"),
        pytest.param("A-1001的发票", [("A-1001", "customer", "C01")], id="number of the other system"),
        pytest.param("PR-1还有货吗", [("PR-1", "product", "PR-1")], id="product number"),
        pytest.param("PR-12 and XPR-1", [], id="not inside a longer number"),
        pytest.param(
            "给蓝天电子推荐会议桌",
            [("蓝天电子", "customer", "C06"), ("会议桌", "product", "FU-2")],
            id="both",
        ),
        pytest.param("toner cartridge stock", [("toner cartridge", "product", "PR-2")], id="English product"),
        pytest.param(
            "toner cartridges sold", [("toner cartridges", "product", "PR-2")], id="several of them"
        ),
        pytest.param(
            "杭州云创科技怎么样",
            [("杭州云创科技", "customer", "C01")],
            id="more of the name than its short form",
        ),
        pytest.param("<PERSON_50> 的订单", [("<PERSON_50>", "customer", "C05")], id="a person as customer"),
        pytest.param("<PERSON_5> 和 PERSON", [], id="no part of a placeholder"),
        pytest.param("雲創科技的訂單", [("雲創科技", "customer", "C01")], id="traditional characters"),
        pytest.param("orders of yunchuang keji", [("yunchuang keji", "customer", "C01")], id="pinyin"),
        pytest.param("LTDZ 的发票", [("LTDZ", "customer", "C06")], id="initials"),
        pytest.param("show the last many orders", [], id="English words are no initials"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_links(scope, text, mentions):
    assert found(NameIndex(scope), text) == mentions


def test_a_name_of_two_customers_is_told_twice(scope):
    text = "华远机械的订单"
    assert found(NameIndex(scope), text) == [
        ("华远机械", "customer", "C03"),
        ("华远机械", "customer", "C04"),
    ]


def test_a_name_found_by_its_sound_says_so(scope):
    (mention,) = NameIndex(scope).link("orders of yunchuang keji")
    assert (mention.how, mention.sure) == ("pinyin", False)
    (mention,) = NameIndex(scope).link("云创科技")
    assert (mention.how, mention.sure) == ("name", True)


def test_a_sound_of_two_customers_is_told_twice(scope):
    assert [m.number for m in NameIndex(scope).link("huayuan jixie owes")] == ["C03", "C04"]


@pytest.mark.parametrize(
    ("text", "entity", "numbers"),
    [
        pytest.param("云创科计", "customer", ["C01"], id="a wrong character"),
        pytest.param("Acme Industral", "customer", ["C02"], id="a letter missing"),
        pytest.param("华远机戒", "customer", ["C03", "C04"], id="of two"),
        pytest.param("Toner Cartrige", "product", ["PR-2"], id="a product"),
        pytest.param("云计", "customer", [], id="too short"),
        pytest.param("Akme Industral", "customer", [], id="two mistakes"),
        pytest.param("PR-12", "product", [], id="a number"),
    ],
)
def test_near(scope, text, entity, numbers):
    assert [row.number for row in NameIndex(scope).near(text, entity)] == numbers


def test_only_names_of_the_users_own_customers(make_scope):
    mine = make_scope(
        user=FakeUser("s1", "sales", "E1"), role=FakeRole("sales", "own_customers"), owns=("erp:C01",)
    )
    assert [m.number for m in NameIndex(mine).link("云创科技 和 Acme Industrial")] == ["C01"]


def test_a_role_without_customers_still_links_products(make_scope):
    bare = make_scope(role=FakeRole("admin"), without=("customer", "customer_row", "contact"))
    assert [m.entity for m in NameIndex(bare).link("云创科技 PR-1")] == ["product"]


def test_the_index_is_built_once_for_a_role_and_store(make_scope):
    scope = make_scope(role=FakeRole("once"))
    NameIndex(scope)
    reads = len(scope.reads)
    NameIndex(scope).link("云创科技")
    assert (reads, len(scope.reads)) == (3, 3)


@pytest.mark.parametrize(
    ("text", "entity", "first"),
    [
        pytest.param("云创科计", "customer", "C01", id="a wrong character"),
        pytest.param("Acme Industral", "customer", "C02", id="a letter missing"),
        pytest.param("A4激光打印几", "product", "PR-1", id="a product"),
    ],
)
def test_suggests_near_names(scope, text, entity, first):
    assert NameIndex(scope).suggest(text, entity, 2)[0].number == first


def test_suggests_nothing_for_what_is_far(scope):
    assert NameIndex(scope).suggest("zzzzqqqq", "customer", 3) == []
