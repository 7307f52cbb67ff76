"""A real GGUF model, where there is one: silent, held to its form, stopped in time, its prompt kept, its plans told.

ASSISTANT_TEST_GGUF names the file; without it these tests skip: it is 1 GB, and they take minutes on two cores.
"""

import os
import time
from pathlib import Path

import pytest
from langchain_core.messages import HumanMessage, SystemMessage

from assistant.local_model import LocalModel
from assistant.model import ModelConfig
from connectors.failures import ModelError
from tests.assistant.company import MANAGER

GGUF = Path(os.environ.get("ASSISTANT_TEST_GGUF", ""))
SCHEMA = {
    "type": "object", "properties": {"colour": {"enum": ["red", "blue"]}}, "required": ["colour"],
    "additionalProperties": False,
}  # fmt: skip
RULES = SystemMessage("You answer in JSON. " + "Be exact. " * 40)

pytestmark = [
    pytest.mark.skipif(not GGUF.is_file(), reason="no GGUF model: set ASSISTANT_TEST_GGUF to try a real one"),
    pytest.mark.timeout(600),
]


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    pytest.importorskip("xllamacpp")
    return LocalModel(path=GGUF, context=4096, timeout_s=120, kept=tmp_path_factory.mktemp("kept"))


def test_it_writes_what_the_form_allows_and_nothing_to_the_terminal(model, capfd):
    first = model.invoke([RULES, HumanMessage("The sky?")], schema=SCHEMA, fixed=1)
    second = model.invoke([RULES, HumanMessage("Tomatoes?")], schema=SCHEMA, fixed=1)
    assert {first.text, second.text} <= {'{"colour":"red"}', '{"colour":"blue"}'}
    assert second.usage_metadata["input_token_details"]["cache_read"] > 80
    assert second.usage_metadata["output_tokens"] < 15
    assert capfd.readouterr() == ("", "")


def test_it_is_deterministic(model):
    told = {model.invoke("Name a colour.", max_tokens=5).text for _ in range(2)}
    assert len(told) == 1


def test_it_stops_in_time_also_while_it_reads(model):
    hurried = model.model_copy(update={"timeout_s": 1.0})
    hurried._engine = model._loaded()
    started = time.monotonic()
    with pytest.raises(ModelError, match="longer than 1 s"):
        hurried.invoke("red green blue " * 900)
    assert time.monotonic() - started < 15


def test_a_prompt_that_does_not_fit_is_told(model):
    with pytest.raises(ModelError, match=r"Raise model\.context"):
        model.invoke("red green blue " * 4000)


def test_the_fixed_part_is_restored_at_the_next_start(model):
    model.invoke([RULES, HumanMessage("The sea?")], schema=SCHEMA, fixed=1)
    again = LocalModel(path=GGUF, context=4096, timeout_s=120, kept=model.kept)
    answer = again.invoke([RULES, HumanMessage("The sun?")], schema=SCHEMA, fixed=1)
    assert answer.usage_metadata["input_token_details"]["cache_read"] > 80


def test_a_file_cut_off_is_told(tmp_path):
    part = tmp_path / "part.gguf"
    with GGUF.open("rb") as whole:
        part.write_bytes(whole.read(3_000_000))
    with pytest.raises(ModelError, match="is incomplete"):
        LocalModel(path=part).invoke("q")


def test_a_question_becomes_rows(home):
    config = ModelConfig("local", path=str(GGUF), timeout_s=120, planner_first=False)
    answer = home.assistant(config).ask("Any news on SO2026-00042?", MANAGER)
    assert answer.ok
    assert answer.model["name"] == GGUF.stem
    assert answer.model["calls"] <= 2
    assert answer.model["output_tokens"] < 100
    assert [step["tool"] for step in answer.steps] == ["order_status"]
    assert "SO2026-00042" in answer.answer
