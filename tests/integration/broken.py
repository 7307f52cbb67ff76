"""A synced company whose sources, files and settings can be broken, asked through the real command line."""

import json
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.integration.conftest import synced_demo
from ui import cli

DAYS_OLD = 3
PLANTED = "Planted-Person-4711"  # stands in every broken source: no sentence may quote it
QUESTION = "Where is SO2026-00042?"

_MAPPING = """\
kind: own
system: OWN
timezone: UTC
description: orders of our own
entities:
  sales_order:
    from: {place}
    key: no
    fields: {{number: no, customer_po: {text}, ordered_on: day, amount: {amount}}}
"""
COLUMNS = ("no", "words", "day", "amount")
GOOD = ("A-1", PLANTED, "2026-01-02", "12.50")
CREATE = "CREATE TABLE orders (no VARCHAR(40), words LONGTEXT, day VARCHAR(40), amount VARCHAR(40))"


class Broken:
    """One home that was read three days ago.

    Args:
        folder: The home folder.
        capsys: What pytest catches of stdout and stderr.
    """

    def __init__(self, folder: Path, capsys: Any) -> None:
        self.folder = folder
        self._capsys = capsys

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run one command and return its status, stdout and stderr."""
        self._capsys.readouterr()
        status = cli.run([*arguments, "--home", str(self.folder)])
        return status, *self._capsys.readouterr()

    def refused(self, *arguments: str, status: int = 2) -> str:
        """Run a command that must fail with one plain line on stderr, and return that line."""
        ended, out, err = self.run(*arguments)
        assert ended == status, (ended, out[-300:], err[-300:])
        assert err.count("\n") == 1, err[:500]
        assert 20 < len(err) < 700
        assert err.rstrip()[-1] in '.。?？)"'
        leaked = [word for word in ("Traceback", "Error:", "unforeseen", PLANTED) if word in out + err]
        assert not leaked, leaked
        return err

    def answer(self, question: str = QUESTION) -> dict[str, Any]:
        """Ask a question that must be answered, and return the answer."""
        status, out, err = self.run("ask", question, "--user", "service1", "--json")
        assert (status, err) == (0, "")
        told: dict[str, Any] = json.loads(out)
        return told

    def still_answers(self) -> None:
        """Make sure that what was read three days ago is told, with its age."""
        told = self.answer()
        assert "SO2026-00042" in told["answer"]
        assert f"The data of ERP is {DAYS_OLD} days old." in told["caveats"]

    def erp(self, entry: str) -> None:
        """Give the source `erp` another entry in assistant.yaml."""
        self._source("erp", entry)

    def own(self, entry: str) -> None:
        """Add a third source, or give it another entry."""
        self._source("own", entry)

    def mapping(self, place: str, *, text: str = "words", amount: str = "amount") -> str:
        """Write a mapping of orders and return its name."""
        (self.folder / "own.yaml").write_text(
            _MAPPING.format(place=place, text=text, amount=amount), encoding="utf-8"
        )
        return "own.yaml"

    def csv(self, content: bytes) -> str:
        """Write an export with its mapping and return the entry of a source that reads it."""
        (self.folder / "exports").mkdir(exist_ok=True)
        (self.folder / "exports" / "orders.csv").write_bytes(content)
        return f"{{kind: files, path: exports, mapping: {self.mapping('orders.csv')}}}"

    def sqlite(self, *rows: tuple[str | None, ...], place: str = "orders", **fields: str) -> str:
        """Make a database with its mapping and return the entry of a source that reads it."""
        file = self.folder / "own.sqlite"
        file.unlink(missing_ok=True)
        with sqlite3.connect(file) as db:
            db.execute(CREATE)
            db.executemany("INSERT INTO orders VALUES (?, ?, ?, ?)", rows)
        db.close()
        return f'{{kind: sql, url: "sqlite:///own.sqlite", mapping: {self.mapping(place, **fields)}}}'

    def _source(self, name: str, entry: str) -> None:
        yaml = self.folder / "assistant.yaml"
        lines = [line for line in yaml.read_text("utf-8").splitlines() if not line.startswith(f"  {name}: ")]
        at = next(i for i, line in enumerate(lines) if line.startswith("sources:"))
        lines.insert(at + 1, f"  {name}: {entry}")
        yaml.write_text("\n".join(lines) + "\n", "utf-8")


def company(factory: pytest.TempPathFactory) -> Path:
    """Return the home of a small company that was read three days ago; it is made once, not to be broken."""
    folder = factory.getbasetemp() / "bad-input"
    if not folder.exists():
        synced_demo(folder, scale=0.05).close()
        _age(folder / "store" / "CURRENT")
    return folder


def exported(*rows: tuple[str, ...]) -> bytes:
    """Return rows as a CSV export in UTF-8."""
    return "".join(",".join(cells) + "\n" for cells in (COLUMNS, *rows)).encode()


def _age(pointer: Path) -> None:
    """Make a store as old as if nothing had been read for three days."""
    told = json.loads(pointer.read_text("utf-8"))
    for state in told["states"]:
        earlier = datetime.fromisoformat(state["synced_at"]) - timedelta(days=DAYS_OLD, minutes=5)
        state["synced_at"] = earlier.isoformat()
    pointer.write_text(json.dumps(told), "utf-8")
