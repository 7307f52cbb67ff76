"""The pages served for a test, in a thread of their own."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import uvicorn

from tests.ui.fakes import PASSWORD
from ui.assemble import System
from ui.serve import web_app


@contextmanager
def serving(system: System) -> Iterator[str]:
    """Serve a system's pages on a free port and give the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = uvicorn.Config(web_app(system), host="127.0.0.1", port=port, log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 60
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=20)


def logged_in(address: str, user: str, password: str = PASSWORD) -> httpx.Client:
    """Return a client that tried to log in."""
    client = httpx.Client(base_url=address, timeout=30)
    client.post("/login", data={"username": user, "password": password})
    return client


def handlers(client: httpx.Client) -> dict[str, int]:
    """Return the page's handlers by name, as any browser is told them."""
    config = client.get("/config").json()
    return {str(each["api_name"]): int(each["id"]) for each in config["dependencies"]}


def called(client: httpx.Client, handler: int, data: list[Any]) -> dict[str, Any]:
    """Call a handler as a browser does, and return how it ended."""
    session = f"s{time.monotonic_ns()}"
    body = {
        "data": data,
        "fn_index": handler,
        "session_hash": session,
        "trigger_id": None,
        "event_data": None,
    }
    joined = client.post("/gradio_api/queue/join", json=body)
    joined.raise_for_status()
    with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
        for line in stream.iter_lines():
            if line.startswith("data:"):
                told: dict[str, Any] = json.loads(line.removeprefix("data:"))
                if told["msg"] == "process_completed":
                    return told
    raise AssertionError("the handler did not end")
