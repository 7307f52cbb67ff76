"""In front of the pages: paths they do not need do not exist, and no page can reach another host.

The libraries below bring more doors than a chat needs (upload, a file reader, a proxy, an editor); what is
not on the list here is not found. The content policy is the second wall behind `ui.markup`: even an image
in an answer would be asked of this server only.
"""

import re
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_NEEDED = re.compile(
    r"/(?:|login/?|logout|config/?|theme\.css|favicon\.ico|manifest\.json|robots\.txt"
    r"|(?:assets|static|svelte)/[\w./@+~%-]+"
    r"|gradio_api/(?:queue/(?:join|data)|heartbeat/\w+|info/?|startup-events|app_id/?|user/?|login_check/?"
    r"|cancel|reset|theme\.css|custom_component/[\w./-]+))"
)
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",  # gradio's pages start from inline scripts
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
MAX_BODY_BYTES = 200_000


class WebGate:
    """Lets requests for the pages through, with safe headers and cookies."""

    def __init__(self, app: "ASGIApp") -> None:
        self._app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif not needed(scope["path"]):
            await _refuse(send, 404)
        elif _length(scope) > MAX_BODY_BYTES:
            await _refuse(send, 413)
        else:
            await self._app(scope, receive, _guarding(send, secure=scope["scheme"] == "https"))


def needed(path: str) -> bool:
    """Say whether the pages need a path.

    >>> needed("/"), needed("/gradio_api/queue/join"), needed("/gradio_api/file=/etc/passwd")
    (True, True, False)
    """
    return _NEEDED.fullmatch(path) is not None and ".." not in path


def safe_cookie(cookie: str, *, secure: bool) -> str:
    """Return a Set-Cookie header that is sent to this site only, and over https only where there is https.

    >>> safe_cookie("access-token-x=1; HttpOnly; Path=/; SameSite=none; Secure", secure=False)
    'access-token-x=1; HttpOnly; Path=/; SameSite=Lax'
    """
    parts = [part.strip() for part in cookie.split(";")]
    kept = [part for part in parts if part.lower() != "secure" and not part.lower().startswith("samesite")]
    return "; ".join([*kept, "SameSite=Lax", *(["Secure"] if secure else [])])


def _guarding(send: "Send", *, secure: bool) -> "Send":
    async def guarded(message: "Message") -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": _safe(message, secure=secure)}
        await send(message)

    return guarded


def _safe(message: MutableMapping[str, Any], *, secure: bool) -> list[tuple[bytes, bytes]]:
    def safe(name: bytes, value: bytes) -> bytes:
        if name.lower() != b"set-cookie":
            return value
        return safe_cookie(value.decode("latin-1"), secure=secure).encode("latin-1")

    return [*((name, safe(name, value)) for name, value in message.get("headers", [])), *_HEADERS]


def _length(scope: "Scope") -> int:
    told = dict(scope["headers"]).get(b"content-length", b"0")
    return int(told) if told.isdigit() else 0


async def _refuse(send: "Send", status: int) -> None:
    words = {404: b"Not found.", 413: b"Too large."}[status]
    headers = [(b"content-type", b"text/plain"), (b"content-length", str(len(words)).encode()), *_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words})
