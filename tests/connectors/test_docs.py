"""docs/connectors.md says what the code does: every option, kind and problem, and its example loads."""

import re
from pathlib import Path

import pytest

from connectors import amounts, cells, dates, field, mapping
from connectors.files import SUFFIXES
from connectors.registry import SourceConfig, kinds

PAGE = (Path(__file__).parents[2] / "docs" / "connectors.md").read_text(encoding="utf-8")


def test_the_example_is_a_mapping(tmp_path: Path) -> None:
    [example] = [block for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL) if "entities:" in block]
    path = tmp_path / "example.yaml"
    path.write_text(example, encoding="utf-8")
    assert mapping.load_mapping(path).entities["sales_order"].key == ("FBILLNO",)


@pytest.mark.parametrize("option", [*field.OPTIONS, *mapping.ENTITY_OPTIONS])
def test_every_option_has_its_line(option: str) -> None:
    assert f"\n| `{option}` |" in PAGE


@pytest.mark.parametrize("name", [name for name in SourceConfig.__dataclass_fields__ if name != "name"])
def test_every_entry_of_a_source_is_told(name: str) -> None:
    assert f"| `{name}` |" in PAGE


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_is_told(kind: str) -> None:
    assert f"`{kind}`" in PAGE


@pytest.mark.parametrize(
    "words",
    [
        amounts.NOT_A_NUMBER, amounts.TOO_LARGE, "not a whole number", dates.NOT_A_DATE, dates.OUTSIDE,
        "unknown code", "not yes or no", "no key, row skipped", "duplicate key, last row kept",
        f"longer than {cells.MAX_CELL_CHARS:,} characters, withheld",
    ],
)  # fmt: skip
def test_every_problem_is_told(words: str) -> None:
    assert f"`{words}`" in PAGE


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".txt", ".xlsx", ".json"])
def test_every_kind_of_file_is_told(suffix: str) -> None:
    assert suffix in SUFFIXES
    assert f"`{suffix}`" in PAGE
