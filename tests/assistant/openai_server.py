"""A loopback server that speaks the OpenAI chat protocol: plain, streamed, tool calls; it keeps what it was sent."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class OpenAiServer:
    """Answers each request with the next of its script; the last one again when it runs out.

    A step is text, a list of `(tool, arguments)`, an HTTP status to fail with, `(text,)` to fail with after that much
    of the text, or a function that is given the request and returns one of these. Arguments that are text are sent as they are, JSON or not.
    """

    def __init__(self, *script: Any) -> None:
        self.script = list(script)
        self.requests: list[dict[str, Any]] = []
        self.raw: list[bytes] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> "OpenAiServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def next(self) -> Any:
        return self.script.pop(0) if len(self.script) > 1 else self.script[0]

    def _handler(self) -> type[BaseHTTPRequestHandler]:  # noqa: C901 - one small method for each form of answer
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                server.raw.append(body)
                asked = json.loads(body)
                server.requests.append(asked)
                step = server.next()
                step = step(asked) if callable(step) else step
                if isinstance(step, int):
                    self.send_error(step)
                elif asked.get("stream"):
                    self._streamed(step)
                else:
                    self._plain(step)

            def _plain(self, step: Any) -> None:
                message = {"role": "assistant", "content": None if isinstance(step, list) else step}
                if isinstance(step, list):
                    message["tool_calls"] = calls(step)
                choice = {"index": 0, "message": message, "finish_reason": "stop"}
                sent = json.dumps({**head("chat.completion"), "choices": [choice], "usage": USAGE}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(sent)))
                self.end_headers()
                self.wfile.write(sent)

            def _streamed(self, step: Any) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.end_headers()
                broken = isinstance(step, tuple)
                step = step[0] if broken else step
                if isinstance(step, list):
                    deltas = [{"tool_calls": [{**call, "index": i}]} for i, call in enumerate(calls(step))]
                else:
                    deltas = [{"content": step[i : i + 3]} for i in range(0, len(step), 3)]
                for delta in deltas:
                    self._event([{"index": 0, "delta": delta, "finish_reason": None}])
                if broken:
                    self._event([], error={"message": "broken", "type": "server_error"})
                    return
                self._event([{"index": 0, "delta": {}, "finish_reason": "stop"}])
                self._event([], usage=USAGE)
                self.wfile.write(b"data: [DONE]\n\n")

            def _event(self, choices: list[Any], **more: Any) -> None:
                sent = {**head("chat.completion.chunk"), "choices": choices, **more}
                self.wfile.write(f"data: {json.dumps(sent)}\n\n".encode())

            def log_message(self, *_: object) -> None:
                pass

        return Handler


USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}


def head(kind: str) -> dict[str, Any]:
    return {"id": "x", "object": kind, "created": 1, "model": "test-model"}


def calls(step: list[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    return [
        {"id": f"c{i}", "type": "function", "function": {"name": name, "arguments": written(arguments)}}
        for i, (name, arguments) in enumerate(step)
    ]


def written(arguments: Any) -> str:
    return arguments if isinstance(arguments, str) else json.dumps(arguments)
