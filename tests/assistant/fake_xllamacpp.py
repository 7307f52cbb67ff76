"""A double of xllamacpp as its documentation describes it: parameters, and a server that answers in chunks."""

from types import ModuleType, SimpleNamespace


class Parameters(SimpleNamespace):
    def __init__(self) -> None:
        super().__init__(
            model=SimpleNamespace(path=""), cpuparams=SimpleNamespace(n_threads=-1),
            cpuparams_batch=SimpleNamespace(n_threads=-1), sampling=SimpleNamespace(temp=0.8), verbosity=3,
        )  # fmt: skip


class FakeServer:
    """Answers each request with the next of the script; the last one again when it runs out.

    A step is text, a list of chunks, a dict that is told instead of an answer, an exception to raise, or a
    callable that is given the callback.
    """

    def __init__(self, params: Parameters) -> None:
        self.params = params
        self.asked: list[dict] = []
        self.script: list = ["{}"]

    def handle_chat_completions(self, asked, take):
        self.asked.append(asked)
        step = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if isinstance(step, Exception):
            raise step
        if isinstance(step, dict):
            return step
        if callable(step):
            return step(take)
        pieces = (
            [content(step[at : at + 4]) for at in range(0, len(step), 4)] if isinstance(step, str) else step
        )
        for piece in [{"choices": [], "prompt_progress": {"total": 100}}, *pieces, usage()]:
            if take(piece):
                break
        return None


def content(text):
    return {"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]}


def usage(read=100, written=20, cached=80):
    told = {
        "prompt_tokens": read,
        "completion_tokens": written,
        "prompt_tokens_details": {"cached_tokens": cached},
    }
    return {"choices": [], "usage": told}


def install(monkeypatch, script, *, refuses=None):
    """Put the double where xllamacpp is imported from and return the servers it makes."""
    made: list[FakeServer] = []

    def server(params):
        if refuses:
            raise refuses
        made.append(FakeServer(params))
        made[-1].script = list(script)
        return made[-1]

    module = ModuleType("xllamacpp")
    module.CommonParams, module.Server, module.__version__ = Parameters, server, "0"
    monkeypatch.setitem(__import__("sys").modules, "xllamacpp", module)
    monkeypatch.setattr("assistant.local_model.find_spec", lambda _: object())
    return made
