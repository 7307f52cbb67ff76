"""The model is the planner, a GGUF file or an OpenAI-compatible endpoint; what is missing is named."""

import pytest

from assistant.model import ModelConfig, make_models
from connectors.failures import SetupError
from tests.assistant.openai_server import OpenAiServer


def test_the_planner_is_the_default_and_needs_no_model():
    assert make_models(ModelConfig()) is None


def test_a_remote_model_has_the_planner_and_plans_beside_it():
    models = make_models(ModelConfig("remote", "http://127.0.0.1:1/v1", "m"))
    assert models.planner._llm_type == "planner"
    assert models.plans._llm_type == "constrained"
    assert models.writes_answers
    assert models.planner_first


def test_a_remote_model_without_tool_calls_writes_plans():
    models = make_models(
        ModelConfig("remote", "http://127.0.0.1:1/v1", "m", tools="plan", planner_first=False)
    )
    assert models.main._llm_type == "constrained"
    assert not models.writes_answers
    assert not models.planner_first


@pytest.mark.parametrize(
    ("config", "said"),
    [
        pytest.param(ModelConfig("remote", None, "m"), "no base_url", id="no address"),
        pytest.param(ModelConfig("remote", "http://127.0.0.1:1/v1"), "no model", id="no name"),
        pytest.param(ModelConfig("local"), "no path", id="no file"),
        pytest.param(
            ModelConfig("remote", "http://127.0.0.1:1/v1", "m", "NO_KEY"), "NO_KEY is not set", id="no key"
        ),
    ],
)
def test_what_is_missing_is_named(config, said):
    with pytest.raises(SetupError, match=said):
        make_models(config, environ={})


@pytest.mark.parametrize("streamed", [False, True])
def test_a_remote_model_answers_plain_and_streamed(streamed):
    with OpenAiServer("Two orders are late.") as server:
        config = ModelConfig("remote", server.url, "test-model", "KEY")
        model = make_models(config, environ={"KEY": "secret"}).main
        text = "".join(str(c.text) for c in model.stream("q")) if streamed else str(model.invoke("q").text)
    assert text == "Two orders are late."
    assert server.requests[0]["model"] == "test-model"


def test_a_key_is_in_no_body():
    with OpenAiServer("ok") as server:
        make_models(ModelConfig("remote", server.url, "m", "KEY"), environ={"KEY": "secret"}).main.invoke("q")
    assert b"secret" not in b"".join(server.raw)
