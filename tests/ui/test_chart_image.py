"""Pictures are really drawn, with Chinese labels; what cannot be drawn or saved is told in one sentence."""

import json
import struct

import pytest

from assistant.chart import chart_of
from assistant.chart_spec import spec
from connectors.failures import SetupError
from tests.assistant.charted import charted
from ui import chart_image, cli
from ui.chart_block import chart_block

CHART = chart_of(charted("region orders", ("华东", 30), ("华南", 20), by="region"))
LINE = chart_of(
    charted("month orders", ("2026-01", 3), ("2026-02", 5), ("2026-03", 4), by="month", language="en")
)


@pytest.mark.parametrize("chart", [CHART, LINE], ids=["bars in Chinese", "a line in English"])
def test_svg_keeps_its_words_as_text(chart):
    drawn = chart_image.svg(spec(chart))
    assert drawn.startswith("<svg")
    assert chart.points[0].group in drawn
    assert "<script" not in drawn
    assert "<image" not in drawn


@pytest.mark.skipif(
    not chart_image.has_chinese(), reason="no font with Chinese characters: install fonts-noto-cjk"
)
def test_png_is_a_picture_of_the_size_of_the_page_in_which_characters_differ(tmp_path):
    other = chart_of(charted("region orders", ("华西", 30), ("华南", 20), by="region"))
    for chart, name in ((CHART, "a.png"), (other, "b.png")):
        chart_image.save(chart, tmp_path / name)
    first, second = ((tmp_path / name).read_bytes() for name in ("a.png", "b.png"))
    assert first[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", first[16:20])[0] == 680 * 2
    assert first != second, "both characters are drawn as the same box"


def test_without_a_chinese_font_it_says_which_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(chart_image, "has_chinese", lambda: False)
    with pytest.raises(SetupError, match="fonts-noto-cjk"):
        chart_image.save(CHART, tmp_path / "a.png")
    chart_image.save(CHART, tmp_path / "a.svg")
    chart_image.save(LINE, tmp_path / "b.png")


def test_nothing_is_fetched_for_a_picture():
    asks = spec(CHART) | {"data": {"url": "http://127.0.0.1:9/x.json"}}
    with pytest.raises(ValueError, match=r"(?i)load|url|access|fetch"):
        chart_image.svg(asks)


def test_the_block_holds_an_image_for_each_screen_and_words_only():
    answer = charted("region orders", ("<b>华东</b>", 30), ("![x](https://evil.example)", 20), by="region")
    block = chart_block(answer)
    assert block.count("<img ") == block.count('src="data:image/svg+xml;base64,') == 4
    assert "\n" not in block
    assert "<b>华东" not in block
    assert "https://evil.example" in block.split('alt="')[1].split('"')[0]


def test_an_answer_without_a_shape_has_no_block():
    assert chart_block(charted("orders", (5,), by="")) == ""


def ask(question, *arguments, capsys):
    status = cli.run(["ask", question, "--user", "service1", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_ask_saves_the_picture_and_json_holds_its_specification(opened, capsys, tmp_path):
    file = tmp_path / "sales.svg"
    status, out, err = ask("Sales by region", "--chart", str(file), "--json", capsys=capsys)
    told = json.loads(out)
    assert (status, err.strip()) == (0, str(file))
    assert told["chart"]["description"].startswith("Bar chart: Sales by region (CNY)")
    assert file.read_text("utf-8").startswith("<svg")
    assert "chart" not in json.loads(ask("Sales by region", "--json", capsys=capsys)[1])


def test_ask_says_why_there_is_no_picture(opened, capsys, tmp_path):
    file = tmp_path / "order.png"
    status, out, err = ask("where", "--chart", str(file), "--json", capsys=capsys)
    assert (status, json.loads(out)["chart"]) == (0, None)
    assert "nothing to draw" in err
    assert not file.exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("a.pdf", "saved as .png or .svg, not as '.pdf'", id="another ending"),
        pytest.param("a", "saved as .png or .svg", id="no ending"),
        pytest.param("nowhere/a.svg", "cannot be written", id="a folder that is not there"),
    ],
)
def test_what_cannot_be_saved_is_2_and_one_sentence(name, said, opened, capsys, tmp_path):
    status, _, err = ask("Sales by region", "--chart", str(tmp_path / name), capsys=capsys)
    assert (status, err.count("\n")) == (2, 1)
    assert said in err


def test_a_file_of_questions_has_no_picture(opened, capsys, tmp_path):
    assert cli.run(["ask", "--file", "-", "--chart", str(tmp_path / "a.svg")]) == 2
    assert "Leave out --file" in capsys.readouterr().err
