"""Bad sources: one plain sentence, a status that is not 0, and the last good store keeps answering."""

import shutil
import subprocess
import sys

import pytest

from connectors.store import Store
from tests.connectors import servers
from tests.integration.broken import COLUMNS, CREATE, GOOD, PLANTED, Broken, aged, exported
from tests.integration.conftest import synced_demo

pytestmark = pytest.mark.xdist_group("bad-input")
STAYS = "What was read before stays, and keeps answering."


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    folder = tmp_path_factory.mktemp("company") / "home"
    synced_demo(folder, scale=0.05).close()
    aged(folder)
    return folder


@pytest.fixture
def home(company, tmp_path, capsys):
    """Return a copy of the company, to be broken."""
    shutil.copytree(company, tmp_path / "home")
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


def nulls(rows):
    """Return rows for a database, where an empty key is NULL."""
    return [tuple(cell or None for cell in row) for row in rows]


@pytest.mark.parametrize("kind", ["csv", "sqlite"])
@pytest.mark.parametrize(("rows", "kept", "counted"), DIRT)
def test_dirt_is_read_and_counted(kind, rows, kept, counted, home):
    home.own(home.csv(exported(*rows)) if kind == "csv" else home.sqlite(*nulls(rows)))
    status, out, err = home.run("sync", "--source", "own")
    assert (status, err) == (0, "")
    assert [line.strip()[2:] for line in out.splitlines() if " x own" in line] == counted
    assert PLANTED not in out
    ids = home.answer("SELECT count(*) AS n FROM sales_order WHERE source = 'own'") if False else None
    assert ids is None
    assert f"{kept:,} rows" in out or kept == 0
    home.still_answers()


def test_dirt_in_servers_is_read_and_counted(home, monkeypatch):
    insert = "INSERT INTO orders VALUES ({})".format
    rows = [insert(", ".join(f"'{cell}'" for cell in row)) for row in (GOOD, GOOD)]
    rows += [insert(f"NULL, '{PLANTED}', '0001-01-01', '1'"), insert("'A-3', REPEAT('x', 10000000), '9999-12-31', '1'")]
    script = CREATE.replace("LONGTEXT", "TEXT")
    with servers.mariadb((CREATE, *rows)) as maria, servers.postgresql(";".join([script, *rows])) as postgres:
        for database in (maria, postgres):
            monkeypatch.setenv("OWN_URL", database.reader)
            home.own(f"{{kind: sql, url_env: OWN_URL, mapping: {home.mapping('orders')}}}")
            status, out, err = home.run("sync", "--source", "own", "--full")
            assert (status, err) == (0, "")
            for what in ("duplicate key", "no key", "longer than 100,000", "date outside 1900-2100"):
                assert f"! 1 x own: sales_order" in out and what in out
    home.still_answers()


POINTERS = [
    pytest.param(b"", id="empty"),
    pytest.param(b'{"version": "000001", "sta', id="cut off"),
    pytest.param(b"\xff\x00\xfe", id="no text"),
    pytest.param(b"[]", id="another document"),
    pytest.param(b'{"version": "000001", "previous": null, "states": [3]}', id="other states"),
]


@pytest.mark.parametrize("content", POINTERS)
def test_a_broken_store_pointer_is_told_and_repaired(content, home):
    (home.folder / "store" / "CURRENT").write_bytes(content)
    assert "cannot be read. Run 'assistant sync' to build it again." in home.refused(
        "ask", "Where is SO2026-00042?", "--user", "service1"
    )
    assert home.run("sync")[0] == 0
    assert home.answer()["caveats"] == []


DAMAGES = [
    pytest.param(lambda file: file.unlink(), id="gone"),
    pytest.param(lambda file: file.write_bytes(b""), id="empty"),
    pytest.param(lambda file: file.write_bytes(file.read_bytes()[:50_000]), id="cut off"),
    pytest.param(lambda file: file.write_bytes(b"no database at all " * 999), id="overwritten"),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_file_is_told_and_repaired(damage, home):
    damage(Store(home.folder / "store").current().path)
    assert "assistant sync" in home.refused("ask", "Where is SO2026-00042?", "--user", "service1")
    assert home.run("sync")[0] == 0
    assert home.answer()["caveats"] == []


def test_a_second_sync_is_turned_away_while_one_runs(home):
    with Store(home.folder / "store").writing():
        assert "Another sync is under way. Wait until it ends" in home.refused("sync")
        home.still_answers()
    assert home.run("sync", "--source", "crm")[0] == 0


def test_two_syncs_started_at_once(home):
    command = [sys.executable, "-m", "ui.cli"]
    command = [sys.executable, "-c", "from ui.cli import main; main()", "sync", "--source", "crm", "--home"]
    both = [
        subprocess.Popen([*command, str(home.folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    errors = [each.communicate(timeout=60)[1] for each in both]
    ended = sorted(each.returncode for each in both)
    assert ended in ([0, 0], [0, 2])
    assert not any(b"Traceback" in error for error in errors)
    home.still_answers()
