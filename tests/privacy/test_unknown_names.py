"""People and addresses that stand in no table are found; what only looks like them is left alone."""

import time

import pytest

from privacy.detect import Detector
from privacy.familiar import Familiar
from privacy.known_names import KnownNames
from privacy.name_lexicon import fold, is_pinyin, lexicon
from privacy.name_rules import told
from privacy.name_tokens import tokens
from privacy.name_words import is_everyday
from privacy.restore import Restorer

READ = Detector(unknown=True).reader()

# Text, and the people in it: whole, in order.
PEOPLE = [
    pytest.param("请联系陈晓东确认收货时间", ["陈晓东"], id="a full name glued on both sides"),
    pytest.param("王建国说货没到", ["王建国"], id="at the very start"),
    pytest.param("已转给财务部的刘敏处理", ["刘敏"], id="two characters after a department"),
    pytest.param("李女士来电投诉", ["李女士"], id="surname and title"),
    pytest.param("客户免贵姓赵，要发票", ["赵"], id="a surname alone after 姓"),
    pytest.param("收件人：欧阳雪 电话见下", ["欧阳雪"], id="a surname of two characters after a field's name"),
    pytest.param("约翰·史密斯先生的样品寄出了吗", ["约翰·史密斯"], id="a foreign name in Chinese characters"),
    pytest.param("張家輝說要換貨", ["張家輝"], id="traditional characters"),
    pytest.param("麻烦跟李国强和周婷婷说一声", ["李国强", "周婷婷"], id="two people"),
    pytest.param("please call Jennifer Wilson back tomorrow", ["Jennifer Wilson"], id="an English full name"),
    pytest.param("Mr. Thornbury is not happy", ["Thornbury"], id="a surname after a title"),
    pytest.param("Kind regards,\nMargaret Oduya", ["Margaret Oduya"], id="a signature"),
    pytest.param("spoke to Rajesh Kumar about the refund", ["Rajesh Kumar"], id="an Indian name"),
    pytest.param("contact person: Zhang Wei, purchasing", ["Zhang Wei"], id="pinyin"),
    pytest.param("María Fernández has not paid yet", ["María Fernández"], id="accents"),
]  # fmt: skip

NOBODY = [
    pytest.param("高峰期请提前一天下单", id="a word that begins as a name does"),
    pytest.param("白色的安全帽没有库存了", id="a colour and a product"),
    pytest.param("上个月华东区的销售额是多少", id="a question about figures"),
    pytest.param("三张单都没有发货", id="a measure word that is a surname"),
    pytest.param("请经理签字后交财务", id="titles without anybody"),
    pytest.param("周末和元旦不发货", id="days"),
    pytest.param("which orders are late this month?", id="an English question"),
    pytest.param("Shipped to Hamburg on Monday", id="a city and a day"),
    pytest.param("The invoice was sent by Finance in May", id="a department and a month"),
    pytest.param("", id="nothing"),
    pytest.param("\x00\u200f🙂", id="no words at all"),
]


def covered(text, spans, value):
    start = text.index(value)
    return all(any(s.start <= i < s.end for s in spans) for i in range(start, start + len(value)))


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_people_are_found_whole(text, people):
    spans = [span for span in READ(text) if span.kind == "PERSON"]
    assert [covered(text, spans, one) for one in people] == [True] * len(people)
    assert all(span.guessed for span in spans)


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_found_where_nobody_is(text):
    assert [(span.kind, span.start, span.end) for span in READ(text)] == []


def test_unknown_names_are_found_only_where_they_are_asked_for():
    assert Detector().spans("王建国说货没到") == []
    assert Detector(unknown=True).reader(unknown=False)("王建国说货没到") == []


def test_a_name_is_found_again_where_nothing_tells_it():
    text = "联系人：欧阳雪梅。备注 欧阳雪梅 欧阳雪梅"
    assert sum(span.kind == "PERSON" for span in READ(text)) == 3


@pytest.mark.parametrize("place", [0, 900, 1995, 2000, 5000, 9_000])
def test_a_name_is_found_anywhere_in_a_long_text(place):
    filler = "货物已经发出，请注意查收。" * 800
    text = filler[:place] + "。请联系陈晓东确认。" + filler[place:]
    assert covered(text, READ(text), "陈晓东")


def test_time_grows_with_the_length_of_a_text_and_no_faster():
    piece = "请联系陈晓东确认，call John Smith at once. 路1号 "
    times = []
    for count in (200, 400):
        began = time.process_time()
        READ(piece * count)
        times.append(time.process_time() - began)
    assert times[1] < 4 * times[0] + 1


class TestCompanies:
    """A name inside a company's is the company's."""

    @pytest.fixture
    def read(self, vault):
        return Detector(
            KnownNames(vault, lambda: ["杭州周恒达贸易有限公司", "Harrison Miller Ltd"]), unknown=True
        ).reader()

    @pytest.mark.parametrize(
        "text", ["周恒达的发票开了吗", "杭州周恒达贸易有限公司要对账", "call Harrison Miller about the order", "Zhouhengda 的订单"]
    )  # fmt: skip
    def test_part_of_a_known_company(self, read, text):
        assert read(text) == []

    @pytest.mark.parametrize("text", ["王府井百货要补货", "invoice from Miller Logistics is wrong"])
    def test_a_company_by_the_word_behind_it(self, text):
        assert [span for span in READ(text) if span.kind == "PERSON"] == []

    def test_what_is_familiar(self):
        known = Familiar(["云创科技有限公司", "Acme Industrial GmbH"])
        told = {
            text: text in known
            for text in ("云创", "Acme", "acme industrial", "Yunchuang", "云南", "Anna", "", "创")
        }
        assert [text for text, held in told.items() if held] == [
            "云创",
            "Acme",
            "acme industrial",
            "Yunchuang",
        ]


class TestKnownNames:
    """A short name that is a word of every day counts only where it stands as one."""

    @pytest.fixture
    def read(self, vault):
        vault.placeholders("PERSON", ["高峰", "方便", "李娜"])
        return Detector(KnownNames(vault), unknown=True).reader()

    @pytest.mark.parametrize("text", ["请避开高峰期", "不方便接电话", "什么时候方便呢"])
    def test_the_word(self, read, text):
        assert [span for span in read(text) if span.kind == "PERSON"] == []

    @pytest.mark.parametrize("text", ["李娜女士来电", "与李娜通话", "李娜说货没到，请李娜女士回电"])
    def test_a_known_name_keeps_its_placeholder(self, read, vault, text):
        (name,) = {span.placeholder for span in read(text)}
        assert name == vault.find("PERSON", "李娜")

    @pytest.mark.parametrize("text", ["请联系李娜", "李娜的订单", "问李娜要合同"])
    def test_the_name(self, read, text):
        assert ["李娜" in text[s.start : s.end] for s in read(text)] == [True]


def test_what_was_only_guessed_is_not_looked_for_elsewhere(vault):
    guessed = vault.placeholders("PERSON", ["段拆"], guessed=True)
    known = KnownNames(vault)
    assert known.find("段拆") == []
    assert vault.placeholders("PERSON", ["段拆"]) == guessed  # it stands in a column after all
    assert [hit.placeholder for hit in known.find("段拆")] == guessed


def test_a_guess_lets_nobody_read_the_names_again(vault):
    before = vault.version("PERSON")
    vault.placeholders("PERSON", ["段拆"], guessed=True)
    assert vault.version("PERSON") == before


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dr. Anna Weiss signed", ["Anna Weiss"]), ("Mr the manager", []), ("Regards, Tom", ["Tom"]),
        ("name: Peter van Dyke", ["Peter van Dyke"]), ("姓名：赵敏 性别：女", ["赵敏"]), ("收件人：本公司 ", []),
        ("由孙工程师负责", ["孙工程师"]), ("姓名不详", []), ("driver: white van", []),
    ],
)  # fmt: skip
def test_rules_tell_names_by_the_words_around(text, found):
    assert [text[start:end] for start, end in told(text)] == found


def test_tokens_keep_their_places():
    text = "找李娜 (O'Neill's)\n3.5kg😀"
    assert all(text[one.start : one.end] == one.text for one in tokens(text))
    assert "".join(one.text for one in tokens(text)) == "".join(text.split())


def test_lists():
    known = lexicon()
    assert (known.surnames["王"], known.surnames["郦"]) == ("A", "C")
    assert "欧阳" in known.compound
    assert {"james", "priya"} <= known.first
    assert "invoice" in known.words
    assert (fold("Müller"), is_pinyin("zhangwei"), is_pinyin("street")) == ("muller", True, False)


def test_words_of_every_day():
    assert is_everyday("请避开高峰期发货", 3, 5)
    assert not is_everyday("请联系李娜", 3, 5)


@pytest.mark.parametrize(
    ("by_model", "told"), [(True, "请联系[PERSON]确认。"), (False, "请联系陈晓东确认。")]
)
def test_a_name_that_a_model_made_up_is_masked_in_its_answer(vault, by_model, told):
    restorer = Restorer(vault, Detector(unknown=True))
    assert restorer.text("请联系陈晓东确认。", {"person": "full"}, by_model=by_model).text == told
