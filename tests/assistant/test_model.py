"""The model is the planner or an OpenAI-compatible endpoint; what is missing is named."""

import pytest

from assistant.model import ModelConfig, make_model
from connectors.failures import SetupError
from tests.assistant.openai_server import OpenAiServer


def test_the_planner_is_the_default():
    assert make_model(ModelConfig())._llm_type == "planner"


@pytest.mark.parametrize(
    ("config", "said"),
    [
        pytest.param(ModelConfig("remote", None, "m"), "no base_url", id="no address"),
        pytest.param(ModelConfig("remote", "http://127.0.0.1:1/v1"), "no model", id="no name"),
        pytest.param(
            ModelConfig("remote", "http://127.0.0.1:1/v1", "m", "NO_KEY"), "NO_KEY is not set", id="no key"
        ),
    ],
)
def test_what_is_missing_is_named(config, said):
    with pytest.raises(SetupError, match=said):
        make_model(config, environ={})


@pytest.mark.parametrize("streamed", [False, True])
def test_a_remote_model_answers_plain_and_streamed(streamed):
    with OpenAiServer("Two orders are late.") as server:
        model = make_model(ModelConfig("remote", server.url, "test-model", "KEY"), environ={"KEY": "secret"})
        text = "".join(str(c.text) for c in model.stream("q")) if streamed else str(model.invoke("q").text)
    assert text == "Two orders are late."
    assert server.requests[0]["model"] == "test-model"


def test_a_key_is_in_no_body():
    with OpenAiServer("ok") as server:
        make_model(ModelConfig("remote", server.url, "m", "KEY"), environ={"KEY": "secret"}).invoke("q")
    assert b"secret" not in b"".join(server.raw)
