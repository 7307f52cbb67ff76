"""Gold rows come from the source a question names, and from no other."""

import sqlite3
from datetime import date

import pytest

from connectors.failures import SetupError
from connectors.registry import SourceConfig
from privacy.gold import Gold

MAPPING = "kind: own\nsystem: OWN\ntimezone: UTC\ndescription: chats\nentities:\n  ticket:\n    from: chats.csv\n    key: id\n    fields: {number: id}\n"


@pytest.fixture
def gold(tmp_path):
    with sqlite3.connect(tmp_path / "erp.sqlite") as db:
        db.execute("CREATE TABLE orders (customer TEXT)")
        db.execute("INSERT INTO orders VALUES ('ACME')")
    db.close()
    (tmp_path / "chats.csv").write_text("id,customer\n1,ACME\n2,BOLT\n", "utf-8")
    (tmp_path / "own.yaml").write_text(MAPPING, "utf-8")
    configs = [
        SourceConfig("erp", "demo-erp", url="sqlite:///erp.sqlite"),
        SourceConfig("crm", "files", path=".", mapping="own.yaml"),
    ]
    made = Gold(configs, tmp_path, date(2026, 11, 22))
    yield made
    made.close()


def test_rows_of_a_source(gold):
    assert gold.rows("erp", "SELECT customer FROM orders") == [("ACME",)]


def test_files_are_joined_with_rows_of_the_other_source(gold):
    sql = "SELECT count(*) FROM chats JOIN asked USING (customer)"
    assert gold.rows("crm", sql, {"asked": "SELECT customer FROM orders"}) == [(1,)]


def test_a_source_there_is_not_offers_the_nearest(gold):
    with pytest.raises(SetupError, match="Did you mean 'erp'"):
        gold.rows("epr", "SELECT 1")
