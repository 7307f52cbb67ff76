"""The chat page over the real demo company in a real browser: question, follow-up, evidence, and the trail of it."""

import os
from collections.abc import Iterator

import pytest

from tests.integration.conftest import synced_demo
from tests.ui.served import serving
from tests.ui.test_pages import CHROMIUM, ask, browser, kept, log_in, page
from ui.assemble import System
from ui.demo_home import PASSWORDS

__all__ = ["browser"]  # the fixture, used below by name
pytestmark = [
    pytest.mark.skipif(
        CHROMIUM is None and os.environ.get("CI") != "true",
        reason="no Chromium on this machine: install chromium",
    ),
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("pages"),
]
TALKS = {
    "zh-CN": (("SO2026-00042 现在到哪了？", "运输中"), ("那它的发票呢？", "部分付款"), "依据"),
    "en-US": (
        ("Where is SO2026-00042 now?", "in transit"),
        ("And its invoice?", "partially paid"),
        "Evidence",
    ),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[System, str]]:
    system = synced_demo(tmp_path_factory.mktemp("page") / "home", scale=0.25)
    with serving(system) as address:
        yield system, address


@pytest.mark.parametrize("language", TALKS)
def test_a_question_and_its_follow_up_are_answered_with_evidence(served, browser, language: str) -> None:
    first, second, evidence = TALKS[language]
    with page(browser, served[1], language, (1280, 900)) as opened:
        log_in(opened, "service1", PASSWORDS["service1"])
        opened.wait_for_selector("#question textarea")
        kept(opened, f"real-{language}-start")
        for question, word in (first, second):
            ask(opened, question)
            opened.get_by_text(word).first.wait_for(timeout=60_000)
            opened.get_by_text(evidence, exact=True).last.wait_for(timeout=60_000)
            opened.wait_for_timeout(300)
            kept(opened, f"real-{language}-{word}")


def test_the_trail_of_it_is_read_and_verified(served, browser) -> None:
    with page(browser, served[1], "zh-CN", (1280, 900)) as opened:
        log_in(opened, "compliance1", PASSWORDS["compliance1"])
        opened.get_by_role("tab", name="审计").click()
        opened.get_by_role("button", name="校验").click()
        opened.get_by_text("完整").first.wait_for(timeout=30_000)
        kept(opened, "real-audit")
    assert served[0].trail.verify().intact
