"""Each CRM account can be found to be its customer by the way it was planted, and by no other exact key."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from connectors.demo import planted
from connectors.demo.accounts import without_ending
from connectors.demo.truth import Truth
from connectors.match import KEY_COLUMNS, Row, key_values, link
from connectors.registry import SourceConfig, open_source


def digest(purpose: str, value: str) -> str:
    return hashlib.sha256(f"{purpose}|{value}".encode()).hexdigest()


@pytest.fixture(scope="module")
def linked(folder: Path) -> dict[str, str]:
    """Row id -> customer id, by exact keys of the rows as the mappings read them."""
    rows = []
    for place, name in enumerate(("erp", "crm")):
        source = open_source(
            SourceConfig(name=name, kind=f"demo-{name}", url=f"sqlite:///{name}.sqlite"), folder
        )
        for batch in source.extract("customer"):
            for row in batch.rows.to_pylist():
                keys = dict(zip(KEY_COLUMNS, key_values(row, digest), strict=True))
                rows.append(Row(row["id"], name, place, keys))
        source.close()
    return {found.row_id: found.customer_id for found in link(rows)}


def test_exact_keys_find_all_but_the_fuzzy_ones(told: Truth, linked: dict[str, str]) -> None:
    wrong = Counter()
    for account, (number, way) in told.links().items():
        found = linked[f"crm:{account}"]
        expected = f"crm:{account}" if way == "fuzzy" else f"erp:{number}"
        wrong[way] += found != expected
    assert wrong == Counter(dict.fromkeys(wrong, 0))


def test_prospects_and_erp_customers_stay_apart(told: Truth, linked: dict[str, str]) -> None:
    known = {f"crm:{account}" for account in told.links()}
    for row, customer in linked.items():
        if row.startswith("erp:") or row not in known:
            assert customer == row


def test_a_minority_waits_for_a_fuzzy_matcher(told: Truth) -> None:
    ways = Counter(way for _, way in told.links().values())
    assert set(ways) == {"number", "tax", "email", "phone", "fuzzy"}
    assert 0.02 < ways["fuzzy"] / sum(ways.values()) < 0.15


def test_the_planted_customers_have_two_accounts_each(told: Truth) -> None:
    links = told.links()
    assert [links[key] for key in planted.YUNCHUANG_ACCOUNTS] == [
        (planted.YUNCHUANG, "number"),
        (planted.YUNCHUANG, "phone"),
    ]
    assert [links[key] for key in planted.ACME_ACCOUNTS] == [(planted.ACME, "tax"), (planted.ACME, "fuzzy")]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("杭州云创科技有限公司", "杭州云创科技"),
        ("宁波海工股份有限公司", "宁波海工"),
        ("苏州精创有限责任公司", "苏州精创"),
        ("Acme Industrial GmbH", "Acme Industrial GmbH"),
    ],
)
def test_legal_forms_are_taken_away(name: str, short: str) -> None:
    assert without_ending(name) == short
