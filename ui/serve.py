"""The web server: login, the pages, and a gate in front of them that lets through only what they need."""

import os
import socket
import sys
from typing import TYPE_CHECKING

from connectors.failures import Denied, SetupError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from fastapi import FastAPI

    from ui.assemble import System

_WARMING = "Where is order SO2026-00042, 现在到哪了？"  # names nobody, so that the vault stays as it is
_NAMES = "请联系李娜, or call John Smith"
# Before gradio is imported: it reads these then. No telemetry, no look-ups of models, no run history.
_QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "LANGSMITH_TRACING": "false",
    "ANONYMIZED_TELEMETRY": "False",
    "GRADIO_MCP_SERVER": "False",
    "GRADIO_RUN_HISTORY": "False",
}


def free_port(host: str, port: int) -> None:
    """Make sure the port can be had.

    Raises:
        SetupError: It is taken, or the address is not one of this machine.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        with socket.socket(found[0][0], socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(found[0][4])
    except socket.gaierror:
        raise SetupError(f"{host!r} is no address of this machine. Use --host 127.0.0.1.") from None
    except OSError as error:
        raise SetupError(
            f"Port {port} on {host} cannot be had ({error.strerror}). Choose another with --port, "
            f"such as --port {port + 1 if port < 65_535 else 7860}."
        ) from None


def web_app(system: "System") -> "FastAPI":
    """Return the whole web application of one home."""
    os.environ.update(_QUIET)
    import gradio as gr
    from fastapi import FastAPI

    from ui.pages import lay_out, mounting
    from ui.web_gate import WebGate

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    gr.mount_gradio_app(
        app, lay_out(system), path="/", auth=login(system), **mounting(system.home.settings.company)
    )
    app.add_middleware(WebGate)
    return app


def login(system: "System") -> "Callable[[str, str], Awaitable[bool]]":
    """Return the check of name and password; each try is recorded, and without a record nobody gets in."""

    def check(name: str, password: str) -> bool:
        known = name.strip().lower()[:64]
        user = known if system.accounts.get(known) else "unknown"
        try:
            account = system.accounts.check(known, password)
        except Denied:
            system.trail.append("login", user, outcome="Denied", body={"action": "login refused: locked"})
            return False
        if account is None:
            system.trail.append(
                "login", user, outcome="Denied", body={"action": "login refused: wrong name or password"}
            )
            return False
        system.trail.append("login", user, role=account.role, body={"action": "logged in"})
        return True

    async def checked(name: str, password: str) -> bool:
        from anyio.to_thread import run_sync  # hashing takes 50 ms: not on the loop that serves everyone

        return await run_sync(check, name, password)

    return checked


def serve_pages(system: "System", host: str, port: int, *, open_page: bool) -> None:
    """Serve until Ctrl-C; a page is opened once the server answers, if there is a display."""
    import uvicorn

    from ui.indexing import embed_in_background

    app = web_app(system)
    warm(system)
    embed_in_background(system)
    address = f"http://{'127.0.0.1' if host in ('0.0.0.0', '::') else host}:{port}"  # noqa: S104 - compared, not bound
    sys.stderr.write(f"Serving on {address}\n")
    if open_page and _has_display():
        _open_soon(host, port, address)
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False, server_header=False)


def warm(system: "System") -> None:
    """Build every part, and load what the first question would have to wait for."""
    for part in (system.accounts, system.conversations, system.trail, system.assistant):
        _ = part
    import assistant.run  # noqa: F401 - langchain: 1.4 s

    system.deidentifier.question(_WARMING)
    system.deidentifier.detector.spans(
        _NAMES
    )  # the name model and spaCy's: 0.3 s and 2 s; finding keeps nothing


def _has_display() -> bool:
    return sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def _open_soon(host: str, port: int, address: str) -> None:
    """Open the page in the browser as soon as the port answers."""
    import threading
    import time
    import webbrowser

    def wait_and_open() -> None:
        for _ in range(100):
            with socket.socket() as probe:
                probe.settimeout(0.5)
                if probe.connect_ex((host, port)) == 0:
                    webbrowser.open(address)
                    return
            time.sleep(0.2)

    threading.Thread(target=wait_and_open, daemon=True).start()
