"""Exported files are read as they were exported: CSV, Excel, JSON and Parquet pass the same suite."""

import csv
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from pyarrow import parquet

from connectors import csvfile
from connectors.failures import SetupError, SourceError
from connectors.registry import SourceConfig, open_source
from connectors.source import Source
from tests.connectors import shop
from tests.connectors.contract import SourceContract, rows

TABLES = {
    "customers": (shop.CUSTOMER_COLUMNS, shop.CUSTOMERS),
    "orders": (shop.ORDER_COLUMNS, shop.ORDERS),
}


def write_csv(path: Path, columns: Any, content: Any, encoding: str = "utf-8", delimiter: str = ",") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(columns)
        writer.writerows(["" if cell is None else cell for cell in row] for row in content)


def _typed(column: str, cell: str | None) -> Any:
    """Return a cell as a workbook or a Parquet file would hold it: dates and numbers, not text."""
    if cell is None:
        return None
    if column == "amount":
        return float(cell)
    if column == "changed":
        return dt.datetime.fromisoformat(cell)
    return dt.date.fromisoformat(cell) if column == "ordered" else cell


def _write_all(folder: Path, kind: str) -> Path:
    """Write the shop's two tables as files of one kind; return the mapping that reads them."""
    if kind == "xlsx":
        book = openpyxl.Workbook()
        for name, (columns, content) in TABLES.items():
            sheet = book.create_sheet(f"表 {name}")
            sheet.append(columns)
            for row in content:
                sheet.append([_typed(c, cell) for c, cell in zip(columns, row, strict=True)])
        book.save(folder / "shop.xlsx")
        mapping = shop.mapping(folder)
        text = mapping.read_text(encoding="utf-8").replace(
            "from: customers", "from: 'shop.xlsx#表 customers'"
        )
        mapping.write_text(text.replace("from: orders", "from: 'shop.xlsx#表 orders'"), encoding="utf-8")
        return mapping
    for name, (columns, content) in TABLES.items():
        path = folder / f"{name}.{kind}"
        if kind == "csv":
            write_csv(path, columns, content)
        elif kind == "parquet":
            data = {c: [_typed(c, row[i]) for row in content] for i, c in enumerate(columns)}
            parquet.write_table(pa.table(data), path)
        else:
            objects = [dict(zip(columns, row, strict=True)) for row in content]
            lines = "\n".join(json.dumps(each, ensure_ascii=False) for each in objects)
            path.write_text(lines if kind == "jsonl" else json.dumps(objects), encoding="utf-8")
    return shop.mapping(folder, f".{kind}", f".{kind}")


def _open(folder: Path, **changes: Any) -> Source:
    entry = {"name": "shop", "kind": "files", "path": ".", "mapping": "shop.yaml"} | changes
    return open_source(SourceConfig(**entry), folder)


class FileContract(SourceContract):
    kind = ""

    @pytest.fixture
    def source(self, tmp_path: Path) -> Iterator[Source]:
        _write_all(tmp_path, self.kind)
        source = _open(tmp_path)
        yield source
        source.close()

    @pytest.fixture
    def fingerprint(self, tmp_path: Path) -> Callable[[], Any]:
        return lambda: {
            p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(tmp_path.iterdir())
        }


class TestCsv(FileContract):
    kind = "csv"


class TestExcel(FileContract):
    kind = "xlsx"


class TestJson(FileContract):
    kind = "json"


class TestJsonLines(FileContract):
    kind = "jsonl"


class TestParquet(FileContract):
    kind = "parquet"


def _shop_with_orders(folder: Path, data: bytes) -> Source:
    """The shop as CSV, with the bytes of orders.csv as given."""
    _write_all(folder, "csv")
    (folder / "orders.csv").write_bytes(data)
    return _open(folder)


HEADER = "order_no,cust_no,status,ordered,amount,changed\n"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16", "big5"])
def test_other_encodings_are_read_when_named(tmp_path: Path, encoding: str) -> None:
    _write_all(tmp_path, "csv")
    for name, (columns, _) in TABLES.items():
        content = (
            [("C1", "上海公司", "上海", "1")]
            if name == "customers"
            else [("SO-1", "C1", "A", None, None, None)]
        )
        write_csv(tmp_path / f"{name}.csv", columns, content, encoding=encoding)
    [customer] = rows(_open(tmp_path, options={"encoding": encoding}), "customer")
    assert (customer["number"], customer["name"]) == ("C1", "上海公司")


def test_a_file_in_another_encoding_names_the_row_and_the_option(tmp_path: Path) -> None:
    data = (HEADER + "SO-1,C1,A,,,\nSO-2,上海,A,,,\n").encode("gb18030")
    with pytest.raises(
        SourceError, match=r"orders\.csv, row 3: the text is not utf-8\..*encoding: gb18030"
    ) as caught:
        list(_shop_with_orders(tmp_path, data).extract("sales_order"))
    assert "上海" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(
            HEADER + "SO-1,C1,A,,,\nSO-2,secret,A,,,,x\n",
            "row 3: it has more or fewer cells",
            id="too many cells",
        ),
        pytest.param(HEADER + "SO-1,secret\n", "row 2: it has more or fewer cells", id="too few cells"),
        pytest.param(
            HEADER.replace(",", ";") + "SO-1;C1;A;;;\n", r"has no column 'order_no'", id="another separator"
        ),
        pytest.param("", "is empty: it has not even a header", id="nothing at all"),
        pytest.param(HEADER.replace("changed", "amount"), "two columns 'amount'", id="one header twice"),
        pytest.param("\ufffd\x00\x01\n", "has no column", id="no CSV at all"),
    ],
)
def test_a_malformed_csv_is_told_by_row_never_by_content(tmp_path: Path, data: str, words: str) -> None:
    with pytest.raises((SourceError, SetupError), match=words) as caught:
        list(_shop_with_orders(tmp_path, data.encode()).extract("sales_order"))
    assert "secret" not in str(caught.value)


def test_a_header_alone_is_an_empty_table(tmp_path: Path) -> None:
    source = _shop_with_orders(tmp_path, HEADER.encode())
    assert list(source.extract("sales_order")) == []
    assert source.check().entities["sales_order"] is True


def test_a_separator_can_be_named(tmp_path: Path) -> None:
    _write_all(tmp_path, "csv")
    for name, (columns, content) in TABLES.items():
        write_csv(tmp_path / f"{name}.csv", columns, content, delimiter=";")
    assert len(rows(_open(tmp_path, options={"delimiter": ";"}), "sales_order")) == len(shop.ORDERS)


def test_csv_keeps_leading_zeros_and_long_numbers(tmp_path: Path) -> None:
    source = _shop_with_orders(tmp_path, (HEADER + "000123456789012345678901234567890,007,A,,,\n").encode())
    [order] = rows(source, "sales_order")
    assert (order["number"], order["customer_id"]) == ("000123456789012345678901234567890", "shop:007")


def test_a_cell_of_ten_megabytes_is_withheld(tmp_path: Path) -> None:
    _write_all(tmp_path, "csv")
    write_csv(tmp_path / "customers.csv", shop.CUSTOMER_COLUMNS, [("C1", "x" * 10_000_000, "y", "1")])
    [batch] = _open(tmp_path).extract("customer")
    assert batch.rows["name"].to_pylist() == [None]
    assert batch.problems == {"customer.name: longer than 100,000 characters, withheld": 1}


def test_a_row_longer_than_can_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csvfile, "MAX_ROW_MB", 1)
    _write_all(tmp_path, "csv")
    content = [("C1", "x" * 3_000_000, "y", "1"), ("C2", "x", "y", "1")]
    write_csv(tmp_path / "customers.csv", shop.CUSTOMER_COLUMNS, content)
    with pytest.raises(SourceError, match="a row of more than 1 MB"):
        list(_open(tmp_path).extract("customer"))


def test_null_and_duplicate_keys_are_counted(tmp_path: Path) -> None:
    data = HEADER + ",C1,A,,1,\nSO-1,C1,A,,1,\n  ,C1,A,,1,\nSO-1,C1,B,,2,\nSO-2,C1,A,,3,\n"
    [batch] = _shop_with_orders(tmp_path, data.encode()).extract("sales_order")
    assert [(r["number"], str(r["amount"])) for r in batch.rows.to_pylist()] == [
        ("SO-1", "2.00"),
        ("SO-2", "3.00"),
    ]
    assert batch.problems == {
        "sales_order.id: no key, row skipped": 2,
        "sales_order.id: duplicate key, last row kept": 1,
    }


@pytest.mark.parametrize(
    ("find", "replace", "words"),
    [
        pytest.param("orders.csv", "order.csv", r"no file 'order\.csv' .*'orders\.csv'", id="a file"),
        pytest.param("orders.csv", "../orders.csv", "is outside the folder", id="a way out of the folder"),
        pytest.param("orders.csv", "notes.doc", r"no file 'notes\.doc'", id="a file that is not there"),
        pytest.param("amount: amount", "amount: amout", r"no column 'amout' .*'amount'", id="a column"),
    ],
)
def test_what_the_folder_has_not_is_named_with_its_line(
    tmp_path: Path, find: str, replace: str, words: str
) -> None:
    path = _write_all(tmp_path, "csv")
    text = path.read_text(encoding="utf-8").replace(find, replace)
    path.write_text(text, encoding="utf-8")
    line = text[: text.index(replace)].count("\n") + 1
    with pytest.raises(SetupError, match=rf"^shop\.yaml, line {line}: .*{words}"):
        _open(tmp_path).check()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    _write_all(tmp_path, "csv")
    with pytest.raises(SourceError, match="The folder or file of 'shop' is not there"):
        _open(tmp_path, path="nowhere").check()


def test_a_sheet_that_is_not_there_names_the_nearest(tmp_path: Path) -> None:
    path = _write_all(tmp_path, "xlsx")
    path.write_text(path.read_text(encoding="utf-8").replace("#表 orders", "#表 order"), encoding="utf-8")
    with pytest.raises(SetupError, match=r"shop\.xlsx has no sheet '表 order'.*'表 orders'"):
        _open(tmp_path).check()


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        pytest.param("xlsx", "shop.xlsx", "is not an .xlsx workbook", id="a workbook"),
        pytest.param("parquet", "orders.parquet", "is not a Parquet file", id="a Parquet file"),
        pytest.param("json", "orders.json", "is not JSON", id="an array"),
        pytest.param("jsonl", "orders.jsonl", "line 1: this is not JSON", id="lines"),
    ],
)
def test_a_damaged_file_is_told(tmp_path: Path, kind: str, name: str, words: str) -> None:
    _write_all(tmp_path, kind)
    (tmp_path / name).write_bytes(b"[secret" if kind == "json" else b"PK secret")
    with pytest.raises(SourceError, match=words) as caught:
        list(_open(tmp_path).extract("sales_order"))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param('[{"order_no": "1"}, 7]', "row 2: an object is expected", id="a number among objects"),
        pytest.param("[]", "holds no objects", id="an empty array"),
        pytest.param("", "holds no objects", id="an empty file"),
        pytest.param("[" * 100_000, "is not JSON", id="brackets without end"),
    ],
)
def test_json_of_another_shape_is_told(tmp_path: Path, text: str, words: str) -> None:
    _write_all(tmp_path, "json")
    (tmp_path / "orders.json").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=words):
        list(_open(tmp_path).extract("sales_order"))


def test_json_members_that_are_absent_are_null(tmp_path: Path) -> None:
    _write_all(tmp_path, "json")
    objects = [dict.fromkeys(shop.ORDER_COLUMNS, None) | {"order_no": 1}, {"order_no": 2, "amount": 5}]
    (tmp_path / "orders.json").write_text(json.dumps(objects), encoding="utf-8-sig")
    found = rows(_open(tmp_path, options={"encoding": "utf-8"}), "sales_order")
    assert [(row["number"], row["status"]) for row in found] == [("1", None), ("2", None)]


def test_one_file_may_hold_every_entity(tmp_path: Path) -> None:
    _write_all(tmp_path, "xlsx")
    assert len(rows(_open(tmp_path, path="shop.xlsx"), "sales_order")) == len(shop.ORDERS)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param({"encoding": "gb18031"}, "encoding that does not exist.*'gb18030'", id="encoding"),
        pytest.param({"delimiter": ";;"}, "takes one character", id="delimiter"),
        pytest.param({"encodng": "utf-8"}, "no option 'encodng'.*'encoding'", id="an unknown option"),
    ],
)
def test_a_wrong_option_is_told(tmp_path: Path, options: dict[str, str], words: str) -> None:
    _write_all(tmp_path, "csv")
    with pytest.raises(SetupError, match=words):
        _open(tmp_path, options=options)
