"""A mistake in assistant.yaml is told with its line and the nearest valid word, never with a secret."""

from pathlib import Path

import pytest

from connectors.failures import SetupError
from connectors.yamlfile import YamlFile
from ui.settings import Settings, read_settings

GOOD = """company: Acme
timezone: Europe/Berlin
sources:
  erp: {kind: northwind, url_env: ERP_URL}
  crm:
    kind: support-chats
    path: chats.json
    options: {encoding: utf-8}
model: {kind: remote, base_url: "http://127.0.0.1:1/v1", model: m, api_key_env: KEY, timeout_s: 5}
limits: {max_rows: 50}
today: "2026-10-01"
examples: {service: {zh: [问], en: [ask]}}
"""


def read(tmp_path: Path, text: str) -> Settings:
    file = tmp_path / "assistant.yaml"
    file.write_text(text, "utf-8")
    return read_settings(YamlFile(file))


def test_a_good_file_is_read(tmp_path):
    found = read(tmp_path, GOOD)
    assert found.sources["erp"].url_env == "ERP_URL"
    assert (found.limits.max_rows, found.limits.query_timeout_s, found.today) == (50, 10, "2026-10-01")


def test_little_is_needed(tmp_path):
    found = read(tmp_path, "company: Acme\n")
    assert (found.model.kind, found.roles, found.sources) == ("planner", None, {})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "line 1: company is missing", id="an empty file"),
        pytest.param("company: A\nsouces: {}\n", "line 2: 'souces' is not a setting. Did you mean 'sources'", id="a wrong word"),
        pytest.param("company: A\nlimits:\n  max_row: 5\n", "line 3: 'limits.max_row' is not a setting. Did you mean 'max_rows'", id="a wrong word below"),
        pytest.param("company: A\nsources:\n  erp:\n    kind: x\n    uri: y\n", "line 5: 'sources.erp.uri' is not a setting. Did you mean 'url'", id="a wrong word of a source"),
        pytest.param("company: A\nlimits: {max_rows: 0}\n", "line 2: limits.max_rows must be at least 1", id="a number too small"),
        pytest.param("company: A\nlimits: {max_rows: many}\n", "must be a whole number", id="a word for a number"),
        pytest.param("company: A\nlimits: {query_timeout_s: 601}\n", "must be at most 600", id="a number too large"),
        pytest.param("company: A\nlimits: {memory: lots}\n", "a size such as 500MB", id="a size that is none"),
        pytest.param("company: A\nmodel: {kind: locale}\n", "line 2: model.kind must be one of: 'planner', 'local' or 'remote'", id="a kind of model there is not"),
        pytest.param("company: A\nmodel: {kind: remote}\n", "needs base_url and model", id="a remote model without address"),
        pytest.param("company: A\nmodel: {kind: local}\n", "needs path: the GGUF file", id="a local model without a file"),
        pytest.param("company: A\nmodel: {kind: local, path: m, context: 512}\n", "model.context must be at least 3072", id="a context too small for a question"),
        pytest.param("company: A\nmodel: {kind: remote, base_url: x, model: m, tools: some}\n",
                     "model.tools must be one of: 'native' or 'plan'", id="a way to call tools there is not"),
        pytest.param("company: A\ntimezone: Berlin/Europe\n", "line 2: timezone is not a time zone", id="a zone there is not"),
        pytest.param("company: A\ntoday: 2026-13-01\n", "line 2: today is not a day", id="a day there is not"),
        pytest.param("company: A\nsources:\n  erp: {kind: x}\n", "line 3: sources.erp needs exactly one of url", id="a source without a place"),
        pytest.param("company: A\nsources:\n  erp: {kind: x, url: a, path: b}\n", "needs exactly one of url", id="a source with two places"),
        pytest.param("company: A\nsources: [x]\n", "line 2: sources must be a list of names", id="a list for names"),
        pytest.param("company: A\nsources:\n  ERP 1: {kind: x, path: b}\n", "a source whose name is not usable", id="a source name with a blank"),
        pytest.param("company: [A]\n", "line 1: company must be text", id="a list for a text"),
        pytest.param("company: ''\n", "line 1: company must not be empty", id="an empty company"),
        pytest.param("company: A\ncompany: B\n", "line 2", id="a word said twice"),
        pytest.param("company: A\n  x: [\n", "line", id="no YAML at all"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(tmp_path, text, said):
    with pytest.raises(SetupError) as failure:
        read(tmp_path, text)
    assert said in failure.value.message
    assert failure.value.message.startswith("assistant.yaml, line ")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('company: A\nsources:\n  e: {kind: x, url: "postgresql://u:hunter2@h/d"}\n', id="a password in a url"),
        pytest.param('company: A\nmodel: {kind: remote, base_url: x, model: m, api_key_env: "sk-hunter2"}\n', id="a key where its name belongs"),
        pytest.param("company: A\nmodel: {api_key: hunter2}\n", id="a key where nothing belongs"),
        pytest.param("company: A\nlimits: {max_rows: hunter2}\n", id="a secret at a wrong place"),
    ],
)  # fmt: skip
def test_a_secret_is_refused_and_never_repeated(tmp_path, text):
    with pytest.raises(SetupError) as failure:
        read(tmp_path, text)
    assert "hunter2" not in failure.value.message
    assert failure.value.__cause__ is None
