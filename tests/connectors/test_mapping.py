"""A mapping is checked against the business model; what is wrong is named with its line and what is near."""

from decimal import Decimal
from pathlib import Path

import pytest

from connectors.failures import SetupError
from connectors.mapping import Mapping, load_mapping, near, shipped
from connectors.model import MAPPED

GOOD = """\
kind: mine
system: ERP
timezone: Asia/Shanghai
description: one line
record_for: {customer: [number, name]}
entities:
  sales_order:
    from: T_SO_HEAD
    key: [FORG, FBILLNO]
    updated: {column: FMODTIME, format: "%Y%m%d%H%M%S"}
    distinct: true
    fields:
      number: FBILLNO
      status: {column: FSTATUS, codes: {A: draft, 2: confirmed, true: cancelled}}
      amount: {column: FAMT, scale: 0.01}
      currency: {value: CNY}
      ordered_on: {column: FDATE, format: epoch_ms}
      customer_id: FCUSTNO
      owner_id: {column: EMP_NO, source: hr}
      channel: {column: FCHAN, case: upper}
      ship_to_city: {column: [PROVINCE, CITY], join: " "}
  contact:
    query: SELECT id, main FROM contacts
    key: id
    fields:
      is_primary: {column: main, codes: {J: true, N: false}}
"""


def _load(tmp_path: Path, text: str) -> Mapping:
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return load_mapping(path)


def test_a_mapping_is_read_as_written(tmp_path: Path) -> None:
    mapping = _load(tmp_path, GOOD)
    assert (mapping.kind, mapping.system, mapping.timezone) == ("mine", "ERP", "Asia/Shanghai")
    assert mapping.record_for == {"customer": ("number", "name")}
    order = mapping.entities["sales_order"]
    assert (order.table, order.query, order.key, order.distinct) == (
        "T_SO_HEAD",
        "",
        ("FORG", "FBILLNO"),
        True,
    )
    assert order.updated is not None
    assert (order.updated.columns, order.updated.format) == (("FMODTIME",), "%Y%m%d%H%M%S")
    fields = order.fields
    assert fields["status"].codes == {"A": "draft", "2": "confirmed", "true": "cancelled"}
    assert fields["amount"].scale == Decimal("0.01")
    assert fields["currency"].value == "CNY"
    assert (fields["customer_id"].ref, fields["owner_id"].source) == ("customer", "hr")
    assert (fields["ship_to_city"].columns, fields["ship_to_city"].join) == (("PROVINCE", "CITY"), " ")
    assert mapping.entities["contact"].fields["is_primary"].codes == {"J": True, "N": False}


def test_every_column_that_is_read_knows_its_place(tmp_path: Path) -> None:
    mapping = _load(tmp_path, GOOD)
    needed = mapping.entities["sales_order"].needed
    assert list(needed)[:3] == ["FORG", "FBILLNO", "FMODTIME"]
    assert {name: mapping.file.line(*place) for name, place in needed.items()} == {
        "FORG": 9, "FBILLNO": 9, "FMODTIME": 10, "FSTATUS": 14, "FAMT": 15, "FDATE": 17, "FCUSTNO": 18,
        "EMP_NO": 19, "FCHAN": 20, "PROVINCE": 21, "CITY": 21,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("find", "replace", "words"),
    [
        pytest.param("kind: mine\n", "", "a mapping needs 'kind'", id="no kind"),
        pytest.param("system: ERP", "systm: ERP", "no option 'systm'.*'system'", id="an unknown word on top"),
        pytest.param("system: ERP", "system: 7", "takes a text", id="a number for a text"),
        pytest.param("Asia/Shanghai", "Asia/Shangai", "not a time zone.*'Asia/Shanghai'", id="time zone"),
        pytest.param("Asia/Shanghai", "../etc", "not a time zone", id="a path for a time zone"),
        pytest.param("[number, name]", "[nmae]", "no field 'nmae'.*'name'", id="record_for a field"),
        pytest.param(
            "{customer: [", "{custmer: [", "no entity 'custmer'.*'customer'", id="record_for an entity"
        ),
        pytest.param("[number, name]", "number", "a list of fields", id="record_for no list"),
        pytest.param("  sales_order:", "  sales_ordr:", "no entity 'sales_ordr'.*'sales_order'", id="entity"),
        pytest.param(
            "  sales_order:", "  customer_link:", "no entity 'customer_link'", id="an entity of our own"
        ),
        pytest.param("    from: T_SO_HEAD\n", "", "either 'from'", id="no place"),
        pytest.param(
            "    from: T_SO_HEAD", "    query: SELECT 1\n    from: T", "either 'from'", id="two places"
        ),
        pytest.param("from: T_SO_HEAD", "from: [a]", "'from' takes a text", id="a list of tables"),
        pytest.param("    key: [FORG, FBILLNO]\n", "", "'key': a column name", id="no key"),
        pytest.param("[FORG, FBILLNO]", "[]", "'key': a column name", id="an empty key"),
        pytest.param("distinct: true", "distinct: maybe", "true or false", id="distinct"),
        pytest.param(
            "updated: {column", "updated: {colum", "no option 'colum'.*'column'", id="updated option"
        ),
        pytest.param("distinct:", "distnct:", "no option 'distnct'.*'distinct'", id="entity option"),
        pytest.param("number: FBILLNO", "nmber: FBILLNO", "no field 'nmber'.*'number'", id="field"),
        pytest.param("number: FBILLNO", "id: FBILLNO", "made from 'key'", id="a field that is made"),
        pytest.param("number: FBILLNO", "number:", "column name", id="a field without a column"),
        pytest.param("codes: {A", "cods: {A", "no option 'cods'.*'codes'", id="field option"),
        pytest.param("A: draft", "A: drft", "'drft' is not a status.*'draft'", id="a status"),
        pytest.param("codes: {J: true", "codes: {J: maybe", "true or false", id="a flag's code"),
        pytest.param("scale: 0.01", "scale: lots", "takes a number", id="scale a word"),
        pytest.param("scale: 0.01", "scale: 0", "not 0", id="scale zero"),
        pytest.param("scale: 0.01", "scale: 0.12345678901", "at most 9 digits", id="scale too fine"),
        pytest.param(
            "FBILLNO\n      status", "{column: F, scale: 2}\n      status", "does not fit", id="scale text"
        ),
        pytest.param("format: epoch_ms", "format: epoc", "a date format is such as", id="format"),
        pytest.param("case: upper", "case: uper", "cannot be 'uper'.*'upper'", id="case"),
        pytest.param("{value: CNY}", "{value: CNY, column: X}", "either a column or a constant", id="both"),
        pytest.param("{value: CNY}", "{value: true}", "does not fit a text", id="a constant of another type"),
        pytest.param("column: FCHAN", "source: hr, column: FCHAN", "for references", id="source of a text"),
        pytest.param("column: FAMT", "column: [A, B]", "takes one column", id="two columns for money"),
        pytest.param(
            "number: FBILLNO", "updated_at: OTHER", "filled from 'updated'", id="two times of change"
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, find: str, replace: str, words: str) -> None:
    assert find in GOOD
    with pytest.raises(SetupError, match=rf"^mine\.yaml, line \d+: .*{words}"):
        _load(tmp_path, GOOD.replace(find, replace, 1))


def test_the_line_named_is_the_line_of_the_word(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"^mine\.yaml, line 14: 'drft'"):
        _load(tmp_path, GOOD.replace("A: draft", "A: drft"))


def test_an_unknown_kind_names_the_nearest() -> None:
    with pytest.raises(SetupError, match=r"no mapping for 'northwnd'.*'northwind'"):
        load_mapping("northwnd")


@pytest.mark.parametrize("kind", shipped())
def test_every_shipped_mapping_fits_the_model(kind: str) -> None:
    mapping = load_mapping(kind)
    assert mapping.kind == kind
    assert mapping.description
    assert set(mapping.entities) <= set(MAPPED)


def test_many_names_are_counted_not_listed() -> None:
    assert near("T_SO", [f"other{n}" for n in range(31)]) == " There are 31 names, none like it."
    assert near("x", []) == " There is none."
