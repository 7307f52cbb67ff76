"""Only what the pages need is there; cookies stay with this site; no page can reach another host."""

import pytest

from ui.web_gate import needed, safe_cookie


@pytest.mark.parametrize(
    "path",
    ["/", "/login", "/logout", "/config", "/theme.css", "/assets/index-DphvyggB.js", "/static/img/a.svg",
     "/gradio_api/queue/join", "/gradio_api/queue/data", "/gradio_api/heartbeat/abc123", "/gradio_api/info",
     "/gradio_api/startup-events", "/favicon.ico"],
)  # fmt: skip
def test_what_the_pages_need_is_there(path):
    assert needed(path)


@pytest.mark.parametrize(
    "path",
    ["/gradio_api/upload", "/gradio_api/file=/etc/passwd", "/gradio_api/proxy=http://a.example", "/docs",
     "/openapi.json", "/gradio_api/openapi.json", "/gradio_api/run/predict", "/gradio_api/call/x", "/monitoring",
     "/gradio_api/vibe-code", "/gradio_api/component_server", "/gradio_api/runs", "/assets/../../etc/passwd",
     "/assets/", "/gradio_api/token", "/gradio_api/deep_link", "/gradio_api/dev/reload", "/x", "//"],
)  # fmt: skip
def test_what_they_do_not_need_is_not(path):
    assert not needed(path)


@pytest.mark.parametrize(
    ("cookie", "secure", "safe"),
    [
        pytest.param("a=1; HttpOnly; Path=/; SameSite=none; Secure", True, "a=1; HttpOnly; Path=/; SameSite=Lax; Secure", id="over https"),
        pytest.param("a=1; HttpOnly; Path=/; SameSite=lax", False, "a=1; HttpOnly; Path=/; SameSite=Lax", id="over http"),
    ],
)  # fmt: skip
def test_cookies_are_sent_to_this_site_only(cookie, secure, safe):
    assert safe_cookie(cookie, secure=secure) == safe
