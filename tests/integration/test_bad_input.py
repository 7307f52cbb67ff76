"""Bad sources: one plain sentence, a status that is not 0, and the last good store keeps answering."""

import re
import shutil
import subprocess
import sys

import pytest

from connectors.store import Store
from tests.connectors import servers
from tests.integration.broken import CREATE, GOOD, PLANTED, QUESTION, Broken, company, exported

pytestmark = pytest.mark.xdist_group("bad-input")
STAYS = "What was read before stays, and keeps answering."


@pytest.fixture
def home(tmp_path_factory, tmp_path, capsys):
    """Return a copy of a company that was read three days ago, to be broken."""
    shutil.copytree(company(tmp_path_factory), tmp_path / "home")
    return Broken(tmp_path / "home", capsys)


UNREAD = [
    pytest.param(
        lambda home: '{kind: demo-erp, url: "postgresql://reader@127.0.0.1:9/erp"}',
        "cannot be reached. Check that it runs",
        id="a PostgreSQL server that is away",
    ),
    pytest.param(
        lambda home: '{kind: demo-erp, url: "mariadb://reader@127.0.0.1:9/erp"}',
        "cannot be reached. Check that it runs",
        id="a MariaDB server that is away",
    ),
    pytest.param(
        lambda home: '{kind: demo-erp, url: "sqlite:///demo/gone.sqlite"}',
        "no file at that place",
        id="a database file that is away",
    ),
    pytest.param(
        lambda home: f"{{kind: files, path: gone, mapping: {home.mapping('orders.csv')}}}",
        "is not there. Check its path",
        id="a folder that is away",
    ),
    pytest.param(
        lambda home: '{kind: demo-erp, url: "sqlite:///assistant.yaml"}',
        "is not an SQLite database, or is damaged",
        id="a file that is no database",
    ),
    pytest.param(
        lambda home: home.sqlite(GOOD, place="ordres"),
        "own.yaml, line 7: there is no table 'ordres' (sales_order). Did you mean 'orders'?",
        id="a table that is missing",
    ),
    pytest.param(
        lambda home: home.sqlite(GOOD, text="wordz"),
        "own.yaml, line 9: orders has no column 'wordz' (sales_order). Did you mean 'words'?",
        id="a column that is missing",
    ),
    pytest.param(
        lambda home: home.csv(exported(GOOD).replace(b"words", b"notes")),
        "own.yaml, line 9: orders.csv has no column 'words' (sales_order).",
        id="a column that is missing in an export",
    ),
    pytest.param(
        lambda home: home.sqlite(GOOD, ("A-2", PLANTED, "2026-01-03", "1"), amount="words"),
        "No value of sales_order.amount in 'erp' could be read as a money (2 tried). Check its column",
        id="a text column mapped to an amount",
    ),
    pytest.param(
        lambda home: home.csv(exported(GOOD).replace(b"Planted", "张".encode("gb18030"))),
        "orders.csv, row 2: the text is not utf-8. Save the file as UTF-8, or name its encoding",
        id="a CSV that is not UTF-8",
    ),
    pytest.param(
        lambda home: home.csv(exported(GOOD, (*GOOD, "one more"))),
        "orders.csv, row 3: it has more or fewer cells than the header",
        id="a CSV row with a cell too many",
    ),
    pytest.param(
        lambda home: home.csv(exported(GOOD, ("A-2", f'"{PLANTED}', "2026-01-03", "1"), GOOD)),
        "orders.csv",
        id="a CSV with a quote that is never closed",
    ),
    pytest.param(
        lambda home: home.csv(b"\x00\x01\x02\xff" * 4096), "orders.csv", id="bytes that are no CSV at all"
    ),
    pytest.param(lambda home: home.csv(b""), "orders.csv is empty", id="a CSV without even a header"),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "said"), UNREAD)
def test_a_source_that_cannot_be_read(entry, said, home):
    home.erp(entry(home))
    told = home.refused("sync", "--source", "erp")
    assert said in told
    assert STAYS in told
    home.still_answers()


def test_a_password_that_is_wrong(home, monkeypatch):
    with servers.mariadb((CREATE,)) as database:
        monkeypatch.setenv("ERP_URL", database.reader.replace(servers.PASSWORD, PLANTED))
        home.erp(f"{{kind: sql, url_env: ERP_URL, mapping: {home.mapping('orders')}}}")
        told = home.refused("sync", "--source", "erp")
        assert "refused the user name or password. Check them in its address." in told
        assert database.reader_name not in told
        home.still_answers()
        monkeypatch.setenv("ERP_URL", database.owner)
        assert "could change data" in home.refused("sync", "--source", "erp")
        monkeypatch.delenv("ERP_URL")
        assert "ERP_URL, which is not set. Set it" in home.refused("sync", "--source", "erp")
    home.still_answers()


def test_a_day_column_mapped_to_an_amount(home, monkeypatch):
    with servers.mariadb((CREATE.replace("amount VARCHAR(40)", "amount DATE"),)) as database:
        monkeypatch.setenv("ERP_URL", database.reader)
        home.erp(f"{{kind: sql, url_env: ERP_URL, mapping: {home.mapping('orders')}}}")
        told = home.refused("sync", "--source", "erp")
    assert "own.yaml, line 9: sales_order.amount is a money, but column 'amount' holds day values." in told
    home.still_answers()


def test_one_source_fails_and_the_other_is_read(home):
    home.erp('{kind: demo-erp, url: "postgresql://reader@127.0.0.1:9/erp"}')
    assert "'erp' cannot be reached" in home.refused("sync")
    assert home.answer()["caveats"] == ["The data of ERP is 3 days old."]


LONG = "x" * 10_000_000
DIRT = [
    pytest.param([], 0, [], id="an empty table"),
    pytest.param([GOOD, ("A-2", LONG, "2026-01-03", "1")], 2, [
        "1 x own: sales_order.customer_po: longer than 100,000 characters, withheld"], id="a cell of 10 MB"),
    pytest.param([GOOD, ("", "a", "2026-01-03", "1"), ("", "b", "2026-01-03", "2")], 1, [
        "2 x own: sales_order.id: no key, row skipped"], id="rows without a key"),
    pytest.param([("A-1", "a", "2026-01-03", "1"), GOOD], 1, [
        "1 x own: sales_order.id: duplicate key, last row kept"], id="a key that comes twice"),
    pytest.param([GOOD, ("A-2", "a", "0001-01-01", "1"), ("A-3", "b", "9999-12-31", "1")], 3, [
        "2 x own: sales_order.ordered_on: date outside 1900-2100"], id="days in the years 1 and 9999"),
    pytest.param([GOOD, ("A-2", "a", "soon", PLANTED)], 2, [
        "1 x own: sales_order.amount: not a number", "1 x own: sales_order.ordered_on: not a date"],
        id="words for a day and an amount"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "kept", "counted"), DIRT)
def test_dirt_in_an_export_is_read_and_counted(rows, kept, counted, home):
    home.own(home.csv(exported(*rows)))
    status, out, err = home.run("sync", "--source", "own")
    assert (status, err) == (0, "")
    assert re.search(rf"own +sales_order +{kept} rows", out)
    assert [line.strip()[2:] for line in out.splitlines() if " x own" in line] == counted
    assert PLANTED not in out
    home.still_answers()


ROWS = [GOOD, GOOD, (None, PLANTED, "0001-01-01", "1"), ("A-3", LONG, "9999-12-31", "1")]
COUNTED = ("duplicate key", "no key", "longer than 100,000 characters", "date outside 1900-2100")


def test_dirt_in_databases_is_read_and_counted(home, monkeypatch):
    cells = [", ".join("NULL" if cell is None else f"'{cell}'" for cell in row) for row in ROWS]
    rows = [f"INSERT INTO orders VALUES ({each.replace(LONG, '')})" for each in cells]
    rows.append("UPDATE orders SET words = REPEAT('x', 10000000) WHERE words = ''")
    script = ";".join([CREATE.replace("LONGTEXT", "TEXT"), *rows])
    with servers.mariadb((CREATE, *rows)) as maria, servers.postgresql(script) as postgres:
        server = f"{{kind: sql, url_env: OWN_URL, mapping: {home.mapping('orders')}}}"
        for entry, address in ((server, maria.reader), (server, postgres.reader), (home.sqlite(*ROWS), "")):
            monkeypatch.setenv("OWN_URL", address)
            home.own(entry)
            status, out, err = home.run("sync", "--source", "own")
            assert (status, err) == (0, "")
            assert all(re.search(f"! 1 x own: sales_order.*{what}", out) for what in COUNTED)
            assert PLANTED not in out
    home.still_answers()


def test_an_empty_table_of_a_database(home):
    home.own(home.sqlite())
    assert re.search(r"own +sales_order +0 rows", home.run("sync", "--source", "own")[1])
    home.still_answers()


def test_a_mapping_that_no_longer_tells_changes_reads_whole(home):
    home.erp(home.sqlite(GOOD))
    status, out, _ = home.run("sync", "--source", "erp")
    assert status == 0
    assert re.search(r"erp +sales_order +1 rows$", out, re.MULTILINE)


POINTERS = [
    pytest.param(b"", id="empty"),
    pytest.param(b'{"version": "000001", "sta', id="cut off"),
    pytest.param(b"\xff\x00\xfe", id="no text"),
    pytest.param(b"[]", id="another document"),
    pytest.param(b'{"version": "000001", "previous": null, "states": [3]}', id="other states"),
]


@pytest.mark.parametrize("content", POINTERS)
def test_a_broken_store_pointer_is_told(content, home):
    (home.folder / "store" / "CURRENT").write_bytes(content)
    told = home.refused("ask", QUESTION, "--user", "service1")
    assert "cannot be read. Run 'assistant sync' to build it again." in told


DAMAGES = [
    pytest.param("CURRENT", lambda file: file.write_bytes(b'{"version": "0000'), id="the pointer cut off"),
    pytest.param("*.duckdb", lambda file: file.unlink(), id="the store file gone"),
    pytest.param("*.duckdb", lambda file: file.write_bytes(file.read_bytes()[:50_000]), id="it cut off"),
    pytest.param("*.duckdb", lambda file: file.write_bytes(b"no database " * 999), id="it overwritten"),
]


@pytest.mark.parametrize(("file", "damage"), DAMAGES)
def test_a_damaged_store_is_told_and_repaired(file, damage, home):
    (found,) = (home.folder / "store").glob(file)
    damage(found)
    assert "Run 'assistant sync'" in home.refused("ask", QUESTION, "--user", "service1")
    assert home.run("sync")[0] == 0
    assert home.answer()["caveats"] == []


def test_a_second_sync_is_turned_away_while_one_runs(home):
    with Store(home.folder / "store").writing():
        assert "Another sync is under way. Wait until it ends" in home.refused("sync")
        home.still_answers()
    assert home.run("sync", "--source", "crm")[0] == 0


def test_two_syncs_started_at_once(home):
    command = [sys.executable, "-c", "from ui.cli import main; main()", "sync", "--source", "crm"]
    both = [
        subprocess.Popen(
            [*command, "--home", str(home.folder)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    errors = [each.communicate(timeout=60)[1] for each in both]
    assert sorted(each.returncode for each in both) in ([0, 0], [0, 2])
    assert all(b"Another sync is under way" in error for error in errors if error)
    home.still_answers()
