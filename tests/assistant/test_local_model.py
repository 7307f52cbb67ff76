"""A GGUF model in this process: silent, in time, one answer at a time, and every failure in a plain sentence."""

import threading
import time

import pytest
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_core.tools import tool

from assistant.local_model import LocalModel
from assistant.model import ModelConfig, make_models
from connectors.failures import ModelError, SetupError
from tests.assistant.fake_xllamacpp import content, install
from tests.assistant.test_gguf import header

SCHEMA = {"type": "object", "properties": {"a": {"enum": [1]}}, "required": ["a"]}


@pytest.fixture
def gguf(tmp_path):
    file = tmp_path / "small.gguf"
    file.write_bytes(header())
    return file


def test_it_answers_within_its_form_and_counts_its_tokens(gguf, monkeypatch):
    servers = install(monkeypatch, ['{"a":1}'])
    answer = LocalModel(path=gguf, threads=2).invoke("q", schema=SCHEMA)
    assert answer.text == '{"a":1}'
    assert answer.usage_metadata == {
        "input_tokens": 100, "output_tokens": 20, "total_tokens": 120, "input_token_details": {"cache_read": 80},
    }  # fmt: skip
    (asked,) = servers[0].asked
    assert asked["temperature"] == 0
    assert asked["grammar"].startswith("%llguidance {}\nstart: %json ")
    assert '"whitespace_flexible": false' in asked["grammar"]


def test_it_is_loaded_at_the_first_question_and_once(gguf, monkeypatch):
    servers = install(monkeypatch, ["x"])
    model = LocalModel(path=gguf)
    assert servers == []
    model.invoke("one")
    model.invoke("two")
    assert len(servers) == 1


def test_the_engine_is_silent_and_opens_no_port(gguf, monkeypatch):
    servers = install(monkeypatch, ["x"])
    LocalModel(path=gguf, threads=3, context=4096).invoke("q")
    params = servers[0].params
    assert params.verbosity < 0
    assert params.hostnames[0].endswith(".sock")
    assert len(params.api_keys[0]) == 64
    assert (params.ui, params.endpoint_slots) == (False, False)
    assert (params.cpuparams.n_threads, params.cpuparams_batch.n_threads, params.n_ctx) == (3, 3, 4096)


def test_a_slow_answer_is_stopped(gguf, monkeypatch):
    stopped = []

    def drip(take):
        for _ in range(100):
            time.sleep(0.01)
            if take(content("x")):
                stopped.append(True)
                return

    install(monkeypatch, [drip])
    started = time.monotonic()
    with pytest.raises(ModelError, match=r"longer than 0\.1 s. Raise model.timeout_s") as slow:
        LocalModel(path=gguf, timeout_s=0.1).invoke("q")
    assert slow.value.detail == "error=timeout"
    assert stopped
    assert time.monotonic() - started < 0.9


def test_one_answer_at_a_time_and_who_waits_too_long_is_told(gguf, monkeypatch):
    running, most, go = [], [], threading.Event()

    def counted(take):
        running.append(1)
        most.append(len(running))
        go.wait(5)
        running.pop()
        take(content("done"))

    install(monkeypatch, [counted])
    model = LocalModel(path=gguf, timeout_s=30)
    first = threading.Thread(target=lambda: model.invoke("one"))
    first.start()
    while not running:
        time.sleep(0.01)
    model.timeout_s = 0.1
    with pytest.raises(ModelError, match="busy with other questions"):
        model.invoke("two")
    go.set()
    first.join()
    assert most == [1]


@pytest.mark.parametrize(
    ("step", "said", "detail"),
    [
        pytest.param(
            {"error": {"code": 400, "type": "exceed_context_size_error", "message": "secret"}},
            "Raise model.context", "error=exceed_context_size_error", id="a prompt that does not fit",
        ),
        pytest.param(ValueError("secret"), "failed", "error=ValueError", id="a request it does not take"),
        pytest.param(RuntimeError("secret"), "failed", "error=RuntimeError", id="an engine that breaks"),
    ],
)  # fmt: skip
def test_a_failure_is_one_sentence_without_its_text(gguf, monkeypatch, step, said, detail):
    install(monkeypatch, [step])
    with pytest.raises(ModelError, match=said) as failed:
        LocalModel(path=gguf).invoke("q")
    assert failed.value.detail == detail
    assert "secret" not in failed.value.message


def test_a_file_the_engine_cannot_load(gguf, monkeypatch):
    install(monkeypatch, ["x"], refuses=RuntimeError("Failed to init server"))
    with pytest.raises(ModelError, match=r"small\.gguf cannot be loaded: it is incomplete"):
        LocalModel(path=gguf).invoke("q")


def test_too_little_memory(gguf, monkeypatch):
    install(monkeypatch, ["x"])
    monkeypatch.setattr("assistant.gguf.available_bytes", lambda: 1024**2)
    with pytest.raises(ModelError, match="GB of memory"):
        LocalModel(path=gguf).invoke("q")


def test_without_the_extra_it_says_how_to_install_it(gguf, monkeypatch):
    monkeypatch.setattr("assistant.local_model.find_spec", lambda _: None)
    with pytest.raises(SetupError, match="pip install"):
        make_models(ModelConfig("local", path=str(gguf)))


def test_what_is_no_model_is_refused_before_the_first_question(tmp_path):
    with pytest.raises(SetupError, match="no model file"):
        make_models(ModelConfig("local", path=str(tmp_path / "none.gguf")))


def test_the_fixed_part_is_read_once(gguf, monkeypatch):
    servers = install(monkeypatch, ["x"])
    model = LocalModel(path=gguf)
    for question in ("one", "two"):
        model.invoke([SystemMessage("rules"), HumanMessage(question)], fixed=1)
    assert [[m["content"] for m in asked["messages"]] for asked in servers[0].asked] == [
        ["rules"], ["rules", "one"], ["rules", "two"],
    ]  # fmt: skip
    assert servers[0].asked[0]["max_tokens"] == 1


def test_its_own_tool_calls_are_read_and_broken_ones_told_apart(gguf, monkeypatch):
    @tool
    def weather(city: str) -> str:
        """Tell the weather."""
        return city

    def call(index, name, arguments):
        told = {"index": index, "id": f"c{index}", "function": {"name": name, "arguments": arguments}}
        return {"choices": [{"index": 0, "delta": {"tool_calls": [told]}}]}

    servers = install(
        monkeypatch, [[call(0, "weather", '{"city"'), call(0, "", ':"Ulm"}'), call(1, "weather", "{no")]]
    )
    answer = LocalModel(path=gguf).bind_tools([weather]).invoke("q")
    assert [(one["name"], one["args"]) for one in answer.tool_calls] == [("weather", {"city": "Ulm"})]
    assert [one["args"] for one in answer.invalid_tool_calls] == ["{no"]
    assert servers[0].asked[0]["tools"][0]["function"]["name"] == "weather"
