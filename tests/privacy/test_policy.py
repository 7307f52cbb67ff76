"""A policy says everything itself; a wrong word names its line and the nearest right one."""

import re
from pathlib import Path

import pytest
import yaml

from connectors.failures import Denied, SetupError
from connectors.model import ENTITIES, columns
from connectors.yamlfile import YamlFile
from privacy.kinds import SENSITIVE
from privacy.policy import DEFAULT_FILE, RESTORABLE, TOOLS, Policy, User

DOCS = Path(__file__).parents[2] / "docs" / "policy.md"
GOOD = """\
company: 恒远工业
roles:
  desk:
    entities:
      customer: [id, number]
      product: {except: [cost]}
      shipment: all
    rows: own_region
    restore:
      person: partial
    tools: [order_status, find_customer]
    tell_existence: true
"""


def load(tmp_path, text, **options):
    path = tmp_path / "assistant.yaml"
    path.write_text(text, "utf-8")
    return Policy.load(YamlFile(path), **options)


def test_reads_a_role(tmp_path):
    role = load(tmp_path, GOOD).role("desk")
    assert role.entities["customer"] == ("id", "number")
    assert role.entities["product"] == tuple(c for c in columns("product") if c != "cost")
    assert role.entities["shipment"] == columns("shipment")
    assert set(role.entities) == {"customer", "product", "shipment"}
    assert (role.rows, role.tools) == ("own_region", {"order_status", "find_customer"})
    assert role.restore == {kind: "partial" if kind == "person" else "none" for kind in RESTORABLE}
    assert (role.tell_existence, role.audit) == (True, False)


def test_listed_columns_keep_the_order_of_the_model(tmp_path):
    role = load(tmp_path, GOOD.replace("[id, number]", "[name, number, id]")).role("desk")
    assert role.entities["customer"] == ("id", "number", "name")


def test_reads_another_section(tmp_path):
    text = "privacy:\n" + "".join(f"  {line}\n" for line in GOOD.splitlines()[1:])
    assert set(load(tmp_path, text, section=("privacy", "roles")).roles) == {"desk"}


def test_all_tools_is_every_tool(tmp_path):
    text = GOOD.replace("[order_status, find_customer]", "all")
    assert load(tmp_path, text).role("desk").tools == set(TOOLS)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        pytest.param("customer: [id", "custmer: [id", 5, "'customer'", id="unknown entity"),
        pytest.param("customer: [id", "customer_row: [id", 5, "unknown entity", id="a made entity"),
        pytest.param("number]", "nmber]", 5, "'number'", id="unknown column"),
        pytest.param("[cost]", "[csot]", 6, "'cost'", id="unknown column under except"),
        pytest.param("except:", "exept:", 6, "'except'", id="unknown key of an entity"),
        pytest.param("{except: [cost]}", "{except: all}", 6, "must be a list", id="except all"),
        pytest.param("{except: [cost]}", "{}", 6, "must be a list", id="a mapping that hides nothing"),
        pytest.param("shipment: all", "shipment: al", 7, "'all' or a list", id="a word that is not all"),
        pytest.param("shipment: all", "shipment:", 7, "'all' or a list", id="an entity with nothing"),
        pytest.param("[id, number]", "[id, [number]]", 5, "unknown column", id="a list in a list"),
        pytest.param("own_region", "own_regin", 8, "'own_region'", id="unknown row rule"),
        pytest.param("rows: own_region", "rows: [all]", 8, "unknown row rule", id="a list for a row rule"),
        pytest.param("person: partial", "persn: partial", 10, "'person'", id="unknown kind"),
        pytest.param("person: partial", "free_text: full", 10, "unknown kind", id="a tag that is no kind"),
        pytest.param("person: partial", "person: partly", 10, "'partial'", id="unknown right"),
        pytest.param("person: partial", "person: true", 10, "unknown right", id="right of the wrong type"),
        pytest.param("      person: partial", "      all: full", 10, "unknown kind 'all'", id="no word for all kinds"),
        pytest.param("    restore:\n      person: partial", "    restore: full", 9, "must be a mapping", id="no right for all kinds"),
        pytest.param("    restore:\n      person: partial", "    restore: all", 9, "must be a mapping", id="all is no restore"),
        pytest.param("tell_existence: true", "ask_purpose: [id_numbr]", 12, "'id_number'", id="unknown kind that asks a purpose"),
        pytest.param("tell_existence: true", "ask_purpose: all", 12, "must be a list", id="all kinds ask a purpose"),
        pytest.param("tell_existence: true", "ask_purpose: true", 12, "must be a list", id="a flag for kinds"),
        pytest.param("order_status,", "order_state,", 11, "'order_status'", id="unknown tool"),
        pytest.param("tell_existence: true", "tell_existence: yes", 12, "true or false", id="yes is text"),
        pytest.param("tell_existence", "tell_existense", 12, "'tell_existence'", id="unknown key"),
        pytest.param("tell_existence: true", "audit: 1", 12, "true or false", id="a number for a flag"),
        pytest.param("    rows: own_region\n", "", 3, "does not say 'rows'", id="no row rule: never all"),
        pytest.param("    tools: [order_status, find_customer]\n", "", 3, "say 'tools'", id="no tools"),
    ],
)  # fmt: skip
def test_a_wrong_word_names_its_line(tmp_path, old, new, line, said):
    assert old in GOOD
    with pytest.raises(SetupError) as failure:
        load(tmp_path, GOOD.replace(old, new))
    assert failure.value.message.startswith(f"assistant.yaml, line {line}: ")
    assert said in failure.value.message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("company: x\n", id="no roles"),
        pytest.param("roles:\n", id="empty roles"),
        pytest.param("roles: {}\n", id="roles without a role"),
        pytest.param("roles: [service]\n", id="a list of roles"),
        pytest.param("roles: {service: all}\n", id="a role that is a word"),
        pytest.param("roles: {1: {}}\n", id="a role named by a number"),
        pytest.param("", id="empty file"),
    ],
)
def test_without_a_role_nothing_starts(tmp_path, text):
    with pytest.raises(SetupError, match=r"^assistant.yaml, line \d+: "):
        load(tmp_path, text)


def test_a_kind_that_asks_a_purpose_is_shown_to_who_states_one(tmp_path):
    text = GOOD.replace("person: partial", "{person: partial, id_number: full, health: full}").replace(
        "restore:\n      ", "restore: "
    )
    role = load(tmp_path, text + "    ask_purpose: [id_number, bank_account]\n").role("desk")
    shown = {"person": "partial", "id_number": "full", "health": "full"}
    assert role.rights("refund") == dict.fromkeys(RESTORABLE, "none") | shown
    assert role.rights() == role.rights("  ") == role.rights("refund") | {"id_number": "none"}
    assert role.waiting() == {"id_number"}  # bank_account is not shown for any purpose
    assert role.waiting("refund") == frozenset()


def test_without_the_key_no_purpose_is_asked(tmp_path):
    role = load(tmp_path, GOOD).role("desk")
    assert role.rights() == role.restore
    assert role.waiting() == frozenset()


def test_sensitive_kinds_are_shown_by_no_role_of_a_new_home():
    for role in Policy.default().roles.values():
        assert {role.restore[kind.lower()] for kind in SENSITIVE} == {"none"}


def test_an_unknown_role_is_denied():
    with pytest.raises(Denied):
        Policy.default().role("owner")


@pytest.mark.parametrize(
    ("tools", "kept", "then"),
    [
        pytest.param("[totals, invoices]", {"invoices"}, "Write query_metrics in its place.", id="its successor is not given unasked"),
        pytest.param("[query_metrics, totals]", {"query_metrics"}, "Take it out.", id="beside its successor"),
    ],
)  # fmt: skip
def test_a_file_that_names_a_replaced_tool_opens_and_is_told(tmp_path, tools, kept, then):
    policy = load(tmp_path, GOOD.replace("[order_status, find_customer]", tools))
    assert policy.role("desk").tools == kept
    assert policy.notes == (
        f"assistant.yaml, line 11: the tool totals was replaced by query_metrics. {then}",
    )


def test_a_replaced_tool_is_offered_to_nobody(tmp_path):
    with pytest.raises(SetupError) as failure:
        load(tmp_path, GOOD.replace("order_status,", "total,"))
    assert "totals" not in failure.value.message
    assert load(tmp_path, GOOD).notes == ()


class TestDefaultRoles:
    policy = Policy.default()

    def test_there_are_five(self):
        assert set(self.policy.roles) == {"service", "sales", "manager", "compliance", "admin"}

    @pytest.mark.parametrize(
        ("role", "hidden"),
        [
            ("service", {"product": ["cost"], "sales_order_line": ["cost"], "payment": ["payer_account"]}),
            ("service", {"customer": ["id_number", "bank_account", "credit_limit"]}),
            ("sales", {"product": ["cost"], "sales_order_line": ["cost"], "campaign": ["budget", "cost"]}),
            ("compliance", {"product": ["cost"], "sales_order_line": ["cost"]}),
            ("admin", {"product": ["cost"]}),
        ],
    )
    def test_hides(self, role, hidden):
        visible = self.policy.role(role).entities
        for entity, names in hidden.items():
            assert not set(names) & set(visible[entity])

    def test_the_manager_sees_every_column(self):
        visible = self.policy.role("manager").entities
        assert visible == {entity: columns(entity) for entity in ENTITIES}

    def test_only_sales_has_a_row_rule(self):
        rules = {name: role.rows for name, role in self.policy.roles.items() if role.rows != "all"}
        assert rules == {"sales": "own_customers"}

    def test_only_compliance_reads_the_trail(self):
        assert [name for name, role in self.policy.roles.items() if role.audit] == ["compliance"]

    def test_only_the_manager_writes_sql(self):
        assert [name for name, role in self.policy.roles.items() if "run_sql" in role.tools] == ["manager"]

    def test_nobody_is_shown_an_identity_number_or_a_bank_account(self):
        rights = {
            r.restore[kind] for r in self.policy.roles.values() for kind in ("id_number", "bank_account")
        }
        assert rights == {"none"}

    def test_the_administrator_sees_no_customer(self):
        assert set(self.policy.role("admin").entities) == {"product", "stock_level", "supply"}


class TestDocs:
    """docs/policy.md tells what privacy/policy.yaml says."""

    text = DOCS.read_text("utf-8")
    policy = Policy.default()

    @pytest.mark.parametrize("name", sorted(policy.roles))
    def test_rows_and_flags(self, name):
        role = self.policy.role(name)
        flags = ["yes" if flag else "no" for flag in (role.tell_existence, role.audit)]
        assert f"| {name} | {role.rows} | {flags[0]} | {flags[1]} |" in self.text

    @pytest.mark.parametrize("kind", RESTORABLE)
    def test_restored_kinds(self, kind):
        names = ("service", "sales", "manager", "compliance", "admin")
        rights = " | ".join(self.policy.role(name).restore[kind] for name in names)
        assert f"| {kind} | {rights} |" in self.text

    @pytest.mark.parametrize("entity", sorted(ENTITIES))
    def test_entities(self, entity):
        cells = [self._cell(name, entity) for name in ("service", "sales", "manager", "compliance", "admin")]
        assert f"| {entity} | {' | '.join(cells)} |" in self.text

    @pytest.mark.parametrize("tool", TOOLS)
    def test_tools(self, tool):
        names = ("service", "sales", "manager", "compliance", "admin")
        cells = ["yes" if tool in self.policy.role(name).tools else "" for name in names]
        assert f"| {tool} | {' | '.join(cells)} |" in self.text

    def test_the_example_in_it_is_a_policy(self, tmp_path):
        example = re.search(r"```yaml\n(.*?)```", self.text, re.DOTALL)
        assert example
        assert load(tmp_path, example[1]).roles

    def _cell(self, name, entity):
        visible = self.policy.role(name).entities.get(entity)
        if visible is None:
            return "-"
        hidden = [column for column in columns(entity) if column not in visible]
        return f"all but {', '.join(hidden)}" if hidden else "all"


def test_the_shipped_file_is_plain_yaml():
    assert set(yaml.safe_load(DEFAULT_FILE.read_text("utf-8"))) == {"roles"}


def test_a_user_needs_only_a_name_and_a_role():
    assert User("service1", "service") == User("service1", "service", staff_number="", region="")
