"""The business model is complete: every column has two labels, a known tag, and references that exist."""

import pytest
from sqlalchemy import Column

from connectors.columns import TAGS
from connectors.model import ENTITIES, MAPPED, columns, label, tagged
from connectors.statuses import STATUSES
from connectors.statuses import label as status_label

COLUMNS = [
    pytest.param(column, id=f"{entity}.{column.name}")
    for entity, table in ENTITIES.items()
    for column in table.columns
]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_is_labelled_and_tagged(column: Column) -> None:
    info = column.info
    assert info["zh"]
    assert info["en"]
    assert info["en"].isascii(), "the English label is English"
    assert not info["zh"].isascii(), "the Chinese label is Chinese"
    assert info["pii"] in (*TAGS, None)
    assert info["ref"] is None or info["ref"] in ENTITIES
    assert info["status"] is None or info["status"] in STATUSES


@pytest.mark.parametrize("entity", ENTITIES)
def test_an_entity_says_where_a_row_came_from(entity: str) -> None:
    assert columns(entity)[0] == "id"
    assert columns(entity)[-3:] == ("source", "source_key", "updated_at")


def test_a_condition_names_a_closed_list_and_one_of_its_codes() -> None:
    for table in ENTITIES.values():
        for column in table.columns:
            if column.info["pii_when"]:
                other, value = column.info["pii_when"]
                assert value in STATUSES[table.columns[other].info["status"]]


def test_people_come_before_free_text_about_them() -> None:
    order = list(ENTITIES)
    free_text = [order.index(name) for name in ENTITIES if "free_text" in tagged(name).values()]
    assert max(order.index(name) for name in ("staff", "customer", "contact")) < min(free_text)


def test_links_are_made_by_matching_and_not_mapped() -> None:
    assert "customer_link" not in MAPPED
    assert len(MAPPED) == len(ENTITIES) - 1


def test_labels_fall_back_to_the_word_itself() -> None:
    assert label("sales_order", "amount", "zh") == "订单金额"
    assert label("sales_order", "amount", "en") == "order amount"
    assert label("nothing", "amount", "en") == "amount"
    assert status_label("order_status", "unheard-of", "en") == "unheard-of"
