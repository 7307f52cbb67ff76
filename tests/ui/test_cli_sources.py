"""A source is tried before it is written down, and a failing one does not stop the others."""

import sqlite3

import pytest

from tests.ui.fakes import home
from ui import cli
from ui.home import Home


@pytest.fixture
def place(tmp_path):
    """A home whose one source is not there."""
    made = home(tmp_path / "home")
    assert cli.run(["sources", "--home", str(made.folder)]) == 2
    return made


def test_a_source_that_is_away_is_named(place, capsys):
    assert cli.run(["sources", "--home", str(place.folder)]) == 2
    out, err = capsys.readouterr()
    assert "erp" in out
    assert "erp" in err
    assert cli.run(["sync", "--home", str(place.folder)]) == 2
    assert "What was read before stays" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["demo-erpp", "--name", "x", "--path", "p"], "Did you mean 'demo-erp'", id="a kind there is not"),
        pytest.param(["demo-erp", "--name", "erp", "--path", "p"], "'erp' already", id="a name that is taken"),
        pytest.param(["demo-erp", "--name", "x", "--url", "sqlite:///nowhere.sqlite"], "", id="a file that is not there"),
        pytest.param(["demo-erp", "--name", "x"], "exactly one of", id="no place"),
        pytest.param(["demo-erp", "--name", "x", "--path", "p", "--option", "gb18030"], "KEY=VALUE", id="a wrong option"),
        pytest.param(["demo-erp"], "Missing option '--name'", id="no name"),
    ],
)  # fmt: skip
def test_what_cannot_be_connected_is_told_and_not_written(arguments, said, place, capsys):
    before = place.yaml.read_bytes()
    capsys.readouterr()
    assert cli.run(["connect", *arguments, "--home", str(place.folder)]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.strip()
    assert place.yaml.read_bytes() == before


def test_a_source_with_a_mapping_of_ones_own_is_connected(place, capsys):
    with sqlite3.connect(place.folder / "own.sqlite") as db:
        db.execute("CREATE TABLE items (sku TEXT PRIMARY KEY, label TEXT)")
        db.execute("INSERT INTO items VALUES ('A1', 'Lamp')")
    db.close()
    (place.folder / "own.yaml").write_text(
        "kind: own\nsystem: OWN\ntimezone: UTC\ndescription: items\nentities:\n"
        "  product:\n    from: items\n    key: sku\n    fields: {number: sku, name: label}\n",
        "utf-8",
    )
    arguments = ["sql", "--name", "own", "--url", "sqlite:///own.sqlite", "--mapping", "own.yaml"]
    assert cli.run(["connect", *arguments, "--home", str(place.folder)]) == 0, capsys.readouterr().err
    assert "product" in capsys.readouterr().out
    assert Home.open(place.folder).settings.sources["own"].mapping == "own.yaml"
    assert cli.run(["sync", "--source", "own", "--home", str(place.folder)]) == 0
    assert "1 rows" in capsys.readouterr().out
    assert cli.run(["sync", "--source", "onw", "--home", str(place.folder)]) == 2
    assert "Did you mean 'own'" in capsys.readouterr().err
