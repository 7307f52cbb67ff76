"""A source is opened from its entry in the home; a wrong entry says what is wrong and repeats no secret."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from connectors.failures import SetupError
from connectors.files import FileSource
from connectors.registry import SourceConfig, kinds, open_source
from connectors.sql import SqlSource
from tests.connectors import shop


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shop.mapping(tmp_path)
    return tmp_path


def _open(home: Path, **entry: Any) -> Any:
    return open_source(SourceConfig(**({"name": "erp", "kind": "sql", "mapping": "shop.yaml"} | entry)), home)


def test_an_address_opens_a_database_and_a_path_opens_files(home: Path) -> None:
    assert isinstance(_open(home, url="sqlite:///x.sqlite"), SqlSource)
    assert isinstance(_open(home, kind="files", path="exports"), FileSource)


def test_an_address_may_stand_in_the_environment(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ERP_URL", "postgresql://reader:secret@127.0.0.1/erp")
    assert isinstance(_open(home, url_env="ERP_URL"), SqlSource)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        pytest.param({}, "exactly one of url, url_env", id="no place"),
        pytest.param({"url": "sqlite:///x", "path": "y"}, "exactly one of url, url_env", id="two places"),
        pytest.param(
            {"url_env": "NOT_SET_HERE"}, "variable NOT_SET_HERE, which is not set", id="no variable"
        ),
        pytest.param({"url": "secret"}, "is not one. It looks like postgresql://", id="no address"),
        pytest.param({"url": "secretdb://u:secret@h/d"}, "no driver for the address", id="no driver"),
        pytest.param({"url": "sqlite://"}, "names no SQLite file", id="no SQLite file"),
        pytest.param({"url": "sqlite:///x", "options": {"timeout_s": 0}}, "at most 86400", id="no time"),
        pytest.param(
            {"url": "sqlite:///x", "options": {"timeout_s": "soon"}}, "at most 86400", id="no number"
        ),
        pytest.param(
            {"url": "sqlite:///x", "options": {"timeout": 1}}, "no option 'timeout'.*'timeout_s'", id="option"
        ),
        pytest.param(
            {"url": "sqlite:///x", "mapping": None}, "name its file under 'mapping'", id="no mapping"
        ),
        pytest.param(
            {"url": "sqlite:///x", "mapping": None, "kind": "northwnd"},
            "kind 'northwnd'.*'northwind'",
            id="kind",
        ),
        pytest.param(
            {"url": "sqlite:///x", "mapping": "no.yaml"}, r"no file no\.yaml", id="a mapping not there"
        ),
    ],
)
def test_a_wrong_entry_is_told(home: Path, entry: dict[str, Any], words: str) -> None:
    with pytest.raises(SetupError, match=words) as caught:
        _open(home, **entry)
    assert "secret" not in str(caught.value)


def test_a_query_that_could_write_is_refused_when_the_source_is_opened(home: Path) -> None:
    path = home / "shop.yaml"
    text = path.read_text(encoding="utf-8").replace("from: orders", "query: DELETE FROM orders")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(
        SetupError, match=r"^shop\.yaml, line \d+: the query of sales_order is refused: it must be"
    ):
        _open(home, url="sqlite:///x.sqlite")
    with pytest.raises(SetupError, match=r"sales_order has a query; files take 'from'"):
        _open(home, kind="files", path="x")


def test_every_kind_has_a_line_about_it() -> None:
    found = kinds()
    assert {"northwind", "support-chats", "sql", "files"} <= set(found)
    assert all(found.values())


def test_asking_for_the_kinds_loads_nothing_heavy() -> None:
    code = (
        "import sys; from connectors.registry import kinds; kinds();"
        "heavy = {'pyarrow', 'psycopg', 'pymysql', 'openpyxl', 'sqlglot', 'duckdb'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
