"""The pages in a real browser: log in, ask in both languages, see steps and evidence, read the trail.

Screenshots are kept in the folder ASSISTANT_SCREENSHOTS names, if it names one.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.ui.fakes import PASSWORD, REFUNDS, FakeSystem, home
from tests.ui.served import serving
from ui.accounts import Account

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = ((1280, 800), (390, 844))
pytestmark = [
    pytest.mark.skipif(
        CHROMIUM is None and os.environ.get("CI") != "true",
        reason="no Chromium on this machine: install chromium",
    ),
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("pages"),
]
ASKED = {
    "zh-CN": ("SO2026-00042 现在到哪了？", "部分发货", "依据", "订单状态", "客服", "CRM 数据已有"),
    "en-US": (
        "Where is order SO2026-00042?",
        "partially shipped",
        "Evidence",
        "Order status",
        "Service",
        "The CRM was",
    ),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[tuple[FakeSystem, str]]:
    system = FakeSystem(home(tmp_path_factory.mktemp("pages") / "home"), pause_s=0.3)
    with serving(system) as address:
        yield system, address
    system.close()


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@contextmanager
def page(
    browser: "Browser", address: str, language: str, size: tuple[int, int], **more: Any
) -> "Iterator[Page]":
    """Open the pages; at the end no other host was asked and nothing was complained of."""
    context = browser.new_context(locale=language, viewport={"width": size[0], "height": size[1]}, **more)
    opened = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(address)
    yield opened
    context.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert [each for each in complaints if "400 (Bad Request)" not in each] == []


def log_in(opened: "Page", user: str, password: str = PASSWORD) -> None:
    opened.wait_for_selector("input[type=password]")
    opened.locator("input:not([type=password])").first.fill(user)
    opened.fill("input[type=password]", password)
    opened.locator("button.primary").click()


def ask(opened: "Page", question: str) -> None:
    opened.locator("#question textarea").fill(question)
    opened.keyboard.press("Enter")


def kept(opened: "Page", name: str) -> None:
    """Keep a screenshot, if somebody wants to look at them."""
    if folder := os.environ.get("ASSISTANT_SCREENSHOTS"):
        opened.wait_for_timeout(500)
        opened.screenshot(path=Path(folder) / f"{name}.png")


def fits(opened: "Page") -> bool:
    """Say whether the page is no wider than the window."""
    return bool(opened.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("size", SIZES, ids=["1280 wide", "390 wide"])
@pytest.mark.parametrize("language", ASKED)
def test_log_in_ask_and_see_what_the_answer_rests_on(browser, served, language, size):
    _, address = served
    question, said, evidence, step, role, caveat = ASKED[language]
    name = f"{language}-{size[0]}"
    with page(browser, address, language, size) as opened:
        opened.wait_for_selector("input[type=password]")
        kept(opened, f"{name}-1-login")
        log_in(opened, "service1")
        opened.wait_for_selector("header.top")
        opened.wait_for_selector("#chat .example")
        assert role in opened.inner_text("header.top")
        assert question in opened.inner_text("#chat .examples")
        kept(opened, f"{name}-2-start")
        ask(opened, question)
        opened.wait_for_selector("#chat .thought-group")
        kept(opened, f"{name}-3-working")
        opened.wait_for_selector("details.evidence")
        shown = opened.inner_text("#chat")
        for part in (question, said, evidence, step, caveat, "ERP"):
            assert part in shown
        assert not opened.locator("details.evidence table").first.is_visible()
        opened.locator("details.evidence summary").click()
        assert opened.locator("details.evidence table").first.is_visible()
        assert "YC-PO-7718" in opened.inner_text("details.evidence")
        assert fits(opened)
        kept(opened, f"{name}-4-evidence")


def test_a_wrong_password_stays_out(browser, served):
    _, address = served
    with page(browser, address, "en-US", SIZES[0]) as opened:
        log_in(opened, "service1", "wrong")
        opened.wait_for_selector(".creds")
        assert opened.locator("header.top").count() == 0


def test_an_example_asks_itself_and_the_conversation_goes_on(browser, served):
    system, address = served
    with page(browser, address, "en-US", SIZES[0]) as opened:
        log_in(opened, "service1")
        opened.locator("#chat .example", has_text="Which orders are late?").click()
        opened.wait_for_selector("details.evidence")
        ask(opened, "and its invoice?")
        opened.wait_for_function("document.querySelectorAll('details.evidence').length === 2")
        first, second = system.assistant.asked[-2:]
        assert (first[0], second[0]) == ("Which orders are late?", "and its invoice?")
        assert first[2] == second[2]
        assert opened.locator("#earlier label.selected").inner_text().strip() == "Which orders are late?"


def test_an_earlier_conversation_is_opened_again_and_a_new_one_started(browser, served):
    system, address = served
    with page(browser, address, "zh-CN", SIZES[0]) as opened:
        log_in(opened, "service1")
        opened.wait_for_selector("header.top")
        ask(opened, "第一个问题")
        opened.wait_for_selector("details.evidence")
        opened.locator("#new").click()
        opened.wait_for_selector(".welcome")
        opened.locator("#earlier label", has_text="第一个问题").first.click()
        opened.wait_for_selector("#chat .user.message")
        assert "部分发货" in opened.inner_text("#chat")
        ask(opened, "接着问")
        opened.wait_for_selector("details.evidence")
        assert system.assistant.asked[-1][2] == system.assistant.asked[-2][2]


def test_a_failure_is_a_sentence_in_the_chat(browser, served):
    _, address = served
    with page(browser, address, "en-US", SIZES[0]) as opened:
        log_in(opened, "service1")
        opened.wait_for_selector("header.top")
        ask(opened, "down")
        opened.wait_for_selector(".failure")
        assert "The ERP did not answer within 10 s." in opened.inner_text(".failure")
        ask(opened, "bug")
        opened.wait_for_function("document.querySelectorAll('.failure').length === 2")
        assert "13800010042" not in opened.content()


def test_an_answer_cannot_reach_another_host(browser, served):
    _, address = served
    with page(browser, address, "en-US", SIZES[0]) as opened:
        log_in(opened, "service1")
        opened.wait_for_selector("header.top")
        ask(opened, "evil")
        opened.wait_for_selector("details.evidence")
        assert opened.locator("#chat a, #chat .prose img").count() == 0
        assert "evil.example" in opened.inner_text("#chat")


@pytest.mark.parametrize(
    ("language", "size"), [("en-US", SIZES[0]), ("zh-CN", SIZES[1])], ids=["1280", "390"]
)
def test_compliance_lists_filters_opens_and_verifies(browser, served, language, size):
    system, address = served
    system.ask("where is it", system.user("service1"))
    name = f"{language}-{size[0]}"
    with page(browser, address, language, size) as opened:
        log_in(opened, "compliance1")
        opened.locator("#audit-button").click()
        opened.wait_for_selector("#entries [role=gridcell] >> text=service1")
        opened.locator("#filters textarea").last.fill("where is it")
        opened.locator("#search").click()
        opened.wait_for_function(
            "!Array.from(document.querySelectorAll('#entries [role=gridcell]')).some(cell => cell.textContent.includes('compliance1'))"
        )
        opened.locator("#entries [role=gridcell]", has_text="where is it").first.click()
        opened.wait_for_selector(".entry-card")
        assert "where is it" in opened.inner_text(".entry-card pre")
        opened.locator("#verify").click()
        opened.wait_for_selector(".verdict.good")
        assert fits(opened)
        kept(opened, f"{name}-5-audit")


def test_others_see_no_audit_page(browser, served):
    _, address = served
    with page(browser, address, "en-US", SIZES[0]) as opened:
        log_in(opened, "service1")
        opened.wait_for_selector("header.top")
        opened.wait_for_timeout(500)
        assert opened.locator("#audit-button").count() == 0
        assert opened.locator("#entries").count() == 0


def test_it_can_be_read_in_the_dark(browser, served):
    _, address = served
    with page(browser, address, "zh-CN", SIZES[0], color_scheme="dark") as opened:
        log_in(opened, "service1")
        opened.wait_for_selector("header.top")
        ask(opened, "夜里")
        opened.wait_for_selector("details.evidence")
        kept(opened, "dark-6-answer")
        colours = opened.evaluate(
            "(e => [getComputedStyle(document.body).backgroundColor, getComputedStyle(e).color])"
            "(document.querySelector('#chat .bot .prose'))"
        )
        assert colours[0] != colours[1]


@pytest.mark.parametrize(
    ("language", "size", "light", "words"),
    [
        pytest.param("zh-CN", SIZES[0], "light", "华东 CNY 16,119,048.56", id="1280 wide"),
        pytest.param("zh-CN", SIZES[0], "dark", "华东 CNY 16,119,048.56", id="in the dark"),
        pytest.param("en-US", SIZES[1], "light", "Bar chart: Sales by region (CNY)", id="390 wide"),
        pytest.param(
            "en-US", SIZES[1], "dark", "Bar chart: Sales by region (CNY)", id="390 wide in the dark"
        ),
    ],
)
def test_an_answer_by_group_has_one_picture_with_its_facts_in_words(
    browser, served, language, size, light, words
):
    _, address = served
    with page(browser, address, language, size, color_scheme=light) as opened:
        log_in(opened, "service1")
        opened.wait_for_selector("header.top")
        ask(opened, "各区域的销售额" if language == "zh-CN" else "Sales by region")
        opened.wait_for_selector("details.evidence")
        opened.wait_for_timeout(300)
        seen = [each for each in opened.locator("#chat .chart img").all() if each.is_visible()]
        assert len(seen) == 1
        assert set(str(seen[0].get_attribute("class")).split()) == {
            "wide" if size[0] > 768 else "narrow",
            light,
        }
        assert words in str(seen[0].get_attribute("alt"))
        assert seen[0].evaluate("image => image.complete && image.naturalWidth > 300")
        assert fits(opened)
        opened.locator("#chat .chart").scroll_into_view_if_needed()
        kept(opened, f"chart-{light}-{size[0]}")


def test_log_out(browser, served):
    _, address = served
    with page(browser, address, "en-US", SIZES[0]) as opened:
        log_in(opened, "service1")
        opened.locator("header.top a").click()
        opened.wait_for_selector("input[type=password]")


@pytest.fixture(scope="module")
def refunding(tmp_path_factory) -> Iterator[tuple[FakeSystem, str]]:
    """The pages of a home with a role that says what it needs bank accounts for."""
    shipped = (Path(__file__).parents[2] / "privacy" / "policy.yaml").read_text("utf-8")
    roles = shipped + REFUNDS.replace("roles:\n", "").replace("\nrefunds", "\n  refunds")
    system = FakeSystem(home(tmp_path_factory.mktemp("refunds") / "home", roles), pause_s=0)
    system.accounts.add(Account("refunds1", "refunds"), PASSWORD)
    with serving(system) as address:
        yield system, address
    system.close()


@pytest.mark.parametrize(
    ("language", "size", "hint"),
    [("zh-CN", SIZES[0], "用途"), ("en-US", SIZES[0], "Purpose"), ("en-US", SIZES[1], "Purpose")],
    ids=str,
)
def test_who_must_state_a_purpose_has_a_field_for_it(browser, refunding, language, size, hint):
    system, address = refunding
    with page(browser, address, language, size) as opened:
        log_in(opened, "refunds1")
        field = opened.locator("#purpose :is(input, textarea)")
        field.wait_for()
        assert (field.get_attribute("placeholder") or "").startswith(hint)
        kept(opened, f"purpose-{language}-{size[0]}-start")
        field.fill("refund of SO2026-00042")
        ask(opened, "SO2026-00042")
        opened.wait_for_selector("details.evidence")
        assert system.assistant.purposes[-1] == "refund of SO2026-00042"
        assert (
            field.input_value() == "refund of SO2026-00042"
        )  # holds for the next question of this conversation
        assert fits(opened)
        kept(opened, f"purpose-{language}-{size[0]}-answer")
        opened.evaluate("document.querySelector('#new').click()")
        opened.wait_for_function("document.querySelector('#purpose input, #purpose textarea').value === ''")
        ask(opened, "SO2026-00042")
        opened.wait_for_selector("details.evidence")
        assert system.assistant.purposes[-1] == ""


def test_who_need_not_state_one_has_no_field(browser, refunding):
    with page(browser, refunding[1], "en-US", SIZES[0]) as opened:
        log_in(opened, "service1")
        opened.wait_for_selector("#chat .example")
        assert opened.locator("#purpose").count() == 0 or not opened.locator("#purpose").is_visible()
