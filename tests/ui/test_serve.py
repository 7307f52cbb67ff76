"""The server lets in who may, checks every right itself, and every login stands in the trail."""

import socket
from collections.abc import Iterator

import pytest

from connectors.failures import SetupError
from tests.ui.fakes import PASSWORD, FakeSystem, home
from tests.ui.served import called, handlers, logged_in, serving
from ui.accounts import MAX_WRONG
from ui.serve import free_port

pytestmark = pytest.mark.xdist_group("pages")
AUDIT = ("open", "search", "older", "verify", "show")


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[tuple[FakeSystem, str]]:
    system = FakeSystem(home(tmp_path_factory.mktemp("served") / "home"))
    with serving(system) as address:
        yield system, address
    system.close()


def test_without_login_nothing_is_told(served):
    _, address = served
    client = logged_in(address, "service1", "wrong")
    assert client.cookies == {}
    assert client.get("/config").status_code == 401
    body = {"data": [], "fn_index": 0, "session_hash": "x"}
    assert client.post("/gradio_api/queue/join", json=body).status_code == 401
    assert client.get("/gradio_api/queue/data", params={"session_hash": "x"}).status_code == 401


def test_cookies_and_headers(served):
    _, address = served
    client = logged_in(address, "service1")
    answer = client.post("/login", data={"username": "service1", "password": PASSWORD})
    for cookie in answer.headers.get_list("set-cookie"):
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
    page = client.get("/")
    assert "connect-src 'self'" in page.headers["content-security-policy"]
    assert page.headers["x-frame-options"] == "DENY"


def test_logins_are_recorded_and_unknown_names_are_not_written_down(served):
    system, address = served
    logged_in(address, "service1")
    logged_in(address, "service1", "wrong")
    logged_in(address, "13800010042", "wrong")
    rows = system.trail.entries(kind="login", limit=3)
    assert [(row.user, row.outcome) for row in rows] == [
        ("unknown", "Denied"), ("service1", "Denied"), ("service1", "ok"),
    ]  # fmt: skip
    assert "13800010042" not in str(system.trail.entries(limit=1000))


def test_a_locked_name_does_not_get_in_with_the_right_password(served):
    _, address = served
    for _ in range(MAX_WRONG):
        logged_in(address, "sales1", "wrong")
    assert logged_in(address, "sales1").get("/config").status_code == 401


@pytest.mark.parametrize(
    "path", ["/gradio_api/upload", "/docs", "/gradio_api/file=/etc/passwd", "/gradio_api/run/ask"]
)
def test_doors_the_pages_do_not_need_are_closed(served, path):
    _, address = served
    client = logged_in(address, "service1")
    assert client.get(path).status_code == 404
    assert client.post(path, json={}).status_code == 404


def test_a_body_too_large_is_refused(served):
    _, address = served
    client = logged_in(address, "service1")
    assert client.post("/gradio_api/queue/join", content=b"x" * 200_001).status_code == 413


@pytest.mark.parametrize("name", AUDIT)
def test_no_handler_of_the_audit_page_serves_another_role(served, name):
    system, address = served
    client = logged_in(address, "service1")
    data = {
        "open": [],
        "search": [""] * 5,
        "older": [*[""] * 5, {"headers": [], "data": []}],
        "verify": [],
        "show": ["1"],
    }[name]
    before = system.trail.entries(kind="refusal", limit=1)
    ended = called(client, handlers(client)[name], data)
    assert ended["success"] is False
    assert "may not read the trail" in ended["output"]["error"]
    after = system.trail.entries(kind="refusal", limit=1)
    assert (after[0].user, after != before) == ("service1", True)


@pytest.mark.parametrize("name", ["open", "search", "verify", "show"])
def test_they_serve_compliance(served, name):
    _, address = served
    client = logged_in(address, "compliance1")
    data = {"open": [], "search": [""] * 5, "verify": [], "show": ["1"]}[name]
    ended = called(client, handlers(client)[name], data)
    assert ended["success"] is True
    told = str(ended["output"]["data"])
    assert {"open": "The trail", "search": "logged in", "verify": "Intact", "show": "Entry 1"}[name] in told


def test_a_wrong_day_is_told_in_a_sentence(served):
    _, address = served
    client = logged_in(address, "compliance1")
    ended = called(client, handlers(client)["search"], ["", "", "soon", "", ""])
    assert "Write it as 2026-10-01" in ended["output"]["error"]


def test_another_persons_conversation_is_not_shown(served):
    system, address = served
    mine = system.conversations.claim("compliance1")
    system.ask("secret question", system.user("compliance1"), mine)
    client = logged_in(address, "service1")
    ended = called(client, handlers(client)["resume"], [mine])
    assert ended["success"] is False
    assert "secret question" not in str(ended)


def test_who_was_removed_is_out_at_once(served):
    system, address = served
    from ui.accounts import Account

    system.accounts.add(Account("gone", "service"), PASSWORD)
    client = logged_in(address, "gone")
    assert called(client, handlers(client)["start"], [])["success"] is True
    system.accounts.remove("gone")
    ended = called(client, handlers(client)["start"], [])
    assert "not logged in any more" in ended["output"]["error"]


def test_a_port_that_is_taken_is_told_with_the_next_step():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SetupError, match=rf"Port {port} on 127.0.0.1 cannot be had .*--port {port + 1}"):
            free_port("127.0.0.1", port)


def test_an_address_of_another_machine_is_told():
    with pytest.raises(SetupError, match=r"--host|cannot be had"):
        free_port("192.0.2.1", 7860)
