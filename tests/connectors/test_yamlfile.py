"""A YAML file knows its lines, keeps words as they are written, and refuses what is doubtful."""

from pathlib import Path

import pytest

from connectors.failures import SetupError
from connectors.yamlfile import YamlFile


def _file(tmp_path: Path, text: str | bytes) -> YamlFile:
    path = tmp_path / "some.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return YamlFile(path)


def test_every_entry_knows_its_line(tmp_path: Path) -> None:
    file = _file(tmp_path, "a: 1\n\n# note\nb:\n  c:\n    - x\n    - d: 2\n  7: y\n")
    lines = {keys: file.line(*keys) for keys in [("a",), ("b",), ("b", "c", 0), ("b", "c", 1, "d"), ("b", 7)]}
    assert lines == {("a",): 1, ("b",): 4, ("b", "c", 0): 6, ("b", "c", 1, "d"): 7, ("b", 7): 8}


def test_what_is_not_there_has_the_line_of_what_is_above_it(tmp_path: Path) -> None:
    file = _file(tmp_path, "a: 1\nb:\n  c: 2\n")
    assert (file.line("b", "nowhere", "x"), file.line("nowhere"), file.line()) == (2, 1, 1)
    assert str(file.wrong("is odd.", "b", "c")) == "some.yaml, line 3: is odd."


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("NO", "NO", id="Norway is a word"),
        pytest.param("on", "on", id="on is a word"),
        pytest.param("yes", "yes", id="yes is a word"),
        pytest.param("007", "007", id="leading zeros stay"),
        pytest.param("12:30", "12:30", id="a time is no number of minutes"),
        pytest.param("2026-01-02", "2026-01-02", id="a date is text"),
        pytest.param("1_000", "1_000", id="an underscore is no separator"),
        pytest.param("42", 42, id="a number is a number"),
        pytest.param("-0.5", -0.5, id="so is a fraction"),
        pytest.param("true", True, id="true is true"),
        pytest.param("~", None, id="a tilde is nothing"),
        pytest.param("", None, id="nothing is nothing"),
        pytest.param("'42'", "42", id="quotes make text"),
        pytest.param("云创", "云创", id="Chinese"),
    ],
)
def test_a_value_is_read_as_it_is_written(tmp_path: Path, text: str, value: object) -> None:
    assert _file(tmp_path, f"a: {text}\n").data == {"a": value}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("a: 1\na: 2\n", "line 2: 'a' is said twice", id="a key twice"),
        pytest.param("a:\n\tb: 1\n", "line 2: this is not YAML", id="a tab"),
        pytest.param("a: [1\n", "this is not YAML", id="an open bracket"),
        pytest.param("- a\n", "line 1: the file must hold names", id="a list"),
        pytest.param("a: &x [*x]\n", "line 1: '&' and '\\*' are not used", id="an alias of itself"),
        pytest.param("a: &x [1]\nb: [*x, *x]\n", "'&' and '\\*' are not used", id="an alias"),
        pytest.param("a: !!python/object:os.system x\n", "has a type that is not used", id="a Python object"),
        pytest.param("? [a]\n: b\n", "a name is expected", id="a list as a name"),
        pytest.param(b"a: 1\nb: \xc4\xe3\n", "line 2: the text is not UTF-8", id="another encoding"),
        pytest.param("a: \x00\n", "this is not YAML", id="a control character"),
        pytest.param("a: " + "[" * 5000, "this is not YAML", id="brackets without end"),
        pytest.param("a: " + "x" * 1_000_001, "larger than 1,000,000 bytes", id="far too large"),
    ],
)
def test_what_is_doubtful_is_refused(tmp_path: Path, text: str | bytes, words: str) -> None:
    with pytest.raises(SetupError, match=words):
        _file(tmp_path, text)


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    assert _file(tmp_path, "# only a note\n").data == {}


def test_a_signature_at_the_start_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    assert _file(tmp_path, b"\xef\xbb\xbfa: 1\n").data == {"a": 1}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"no file nowhere\.yaml"):
        YamlFile(tmp_path / "nowhere.yaml")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="cannot be read"):
        YamlFile(tmp_path)
