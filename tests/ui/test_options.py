"""What opening a home says before anything is done."""

from tests.ui.fakes import YAML
from ui.options import opened

ROLES = "roles: {clerk: {entities: {product: all}, rows: all, tools: [list_products, totals]}}\n"


def test_a_home_that_names_a_replaced_tool_opens_and_says_so(place, capsys):
    place.yaml.write_text(YAML + ROLES, "utf-8")
    assert opened(place.folder).policy.role("clerk").tools == {"list_products"}
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith(
        ": the tool totals was replaced by query_metrics. Write query_metrics in its place.\n"
    )


def test_a_home_in_order_opens_in_silence(place, capsys):
    opened(place.folder)
    assert capsys.readouterr() == ("", "")
