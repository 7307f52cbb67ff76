"""Who may see what: roles, read from the `roles` section of a settings file.

A role says everything itself and inherits nothing; what it does not list is not visible. A wrong word
stops the program at start, with its line and the nearest valid word.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

from connectors.failures import Denied, SetupError, nearest
from connectors.model import ENTITIES, columns
from connectors.yamlfile import YamlFile
from privacy.kinds import KINDS

Rows = Literal["all", "own_customers", "own_region"]
Right = Literal["full", "partial", "none"]

ROWS: tuple[str, ...] = get_args(Rows)
RIGHTS: tuple[str, ...] = get_args(Right)
RESTORABLE: tuple[str, ...] = tuple(kind.lower() for kind in KINDS)
TOOLS: tuple[str, ...] = (
    "find_customer", "customer_360", "order_status", "list_orders", "invoices", "stock_availability",
    "ticket_history", "list_customers", "list_opportunities", "list_products", "cross_sell", "query_metrics", "run_sql",
    "search_documents",
)  # fmt: skip
# Tools of earlier versions: a file that names one still opens, and is told.
REPLACED = {"totals": "query_metrics"}
DEFAULT_FILE = Path(__file__).with_name("policy.yaml")

_KEYS = ("entities", "rows", "restore", "ask_purpose", "tools", "tell_existence", "audit", "verify")
_REQUIRED = ("entities", "rows", "tools")


@dataclass(frozen=True)
class User:
    """Who asks.

    Args:
        name: The account's name, as the trail records it.
        role: The name of a role of the policy.
        staff_number: The user's number in `staff`, for roles that see their own customers.
        region: The user's region as customers have it, for roles that see one region.
    """

    name: str
    role: str
    staff_number: str = ""
    region: str = ""


@dataclass(frozen=True)
class Role:
    """What one role may see and do.

    Args:
        name: Its name in the policy.
        entities: Visible entity -> visible columns, in the model's order.
        rows: Which rows: all, those of the user's own customers, or those of the user's region.
        restore: Kind of personal value (lower case) -> how it is shown; every kind is present.
        tools: Names of the tools it may call.
        tell_existence: Whether it is told that something exists which it may not see.
        audit: Whether it may read the trail.
        verify: Whether it may verify questions: their plans then answer everybody.
        ask_purpose: Kinds (lower case) that are shown only to who says what for.
    """

    name: str
    entities: dict[str, tuple[str, ...]]
    rows: Rows
    restore: dict[str, str]
    tools: frozenset[str]
    tell_existence: bool
    audit: bool
    verify: bool = False
    ask_purpose: frozenset[str] = frozenset()

    def rights(self, purpose: str = "") -> dict[str, str]:
        """Return how each kind is shown to a person who stated this purpose, "" for none."""
        waiting = self.waiting(purpose)
        return {kind: "none" if kind in waiting else right for kind, right in self.restore.items()}

    def waiting(self, purpose: str = "") -> frozenset[str]:
        """Return the kinds that would be shown if a purpose were stated."""
        if purpose.strip():
            return frozenset()
        return frozenset(kind for kind in self.ask_purpose if self.restore.get(kind, "none") != "none")


@dataclass(frozen=True)
class Policy:
    """All roles by name.

    Args:
        roles: Them.
        notes: Sentences about what the file says that means nothing any more.
    """

    roles: dict[str, Role]
    notes: tuple[str, ...] = ()

    @classmethod
    def load(cls, file: YamlFile, *, section: tuple[str, ...] = ("roles",)) -> "Policy":
        """Read the roles of a settings file.

        Raises:
            SetupError: A word in it is unknown or of the wrong type; says file, line and nearest word.
        """
        found: Any = file.data
        for key in section:
            found = found.get(key) if isinstance(found, dict) else None
        reader = _Reader(file)
        roles = reader.mapping(found, "roles", *section)
        if not roles:
            raise file.wrong("at least one role is needed.", *section)
        return cls({name: reader.role(name, *section) for name in roles}, tuple(reader.notes))

    @classmethod
    def default(cls) -> "Policy":
        """Read the roles shipped with the program."""
        return cls.load(YamlFile(DEFAULT_FILE))

    def role(self, name: str) -> Role:
        """Return a role.

        Raises:
            Denied: There is no such role.
        """
        role = self.roles.get(name)
        if role is None:
            raise Denied("Your account's role is not in the policy. Ask an administrator to give you one.")
        return role


class _Reader:
    """Reads one settings file; every complaint knows its line."""

    def __init__(self, file: YamlFile) -> None:
        self._file = file
        self.notes: list[str] = []

    def role(self, name: str, *section: str | int) -> Role:
        keys = (*section, name)
        found = self.mapping(self._at(*keys), "a role", *keys)
        for key in found:
            self._word(key, _KEYS, "key of a role", *keys, key)
        for key in _REQUIRED:
            if key not in found:
                raise self._wrong(f"role {name!r} does not say {key!r}.", *keys)
        return Role(
            name=name,
            entities=self._entities(*keys, "entities"),
            rows=cast("Rows", self._word(found["rows"], ROWS, "row rule", *keys, "rows")),
            restore=self._restore(*keys, "restore"),
            tools=frozenset(self._tools(found["tools"], *keys, "tools")),
            tell_existence=self._flag(*keys, "tell_existence"),
            audit=self._flag(*keys, "audit"),
            verify=self._flag(*keys, "verify"),
            ask_purpose=frozenset(self._kinds(*keys, "ask_purpose")),
        )

    def mapping(self, found: Any, what: str, *keys: str | int) -> dict[str, Any]:
        if not isinstance(found, dict) or not all(isinstance(key, str) for key in found):
            raise self._wrong(f"{what} must be a mapping of names.", *keys)
        return found

    def _entities(self, *keys: str | int) -> dict[str, tuple[str, ...]]:
        found = self.mapping(self._at(*keys), "entities", *keys)
        for name in found:
            self._word(name, ENTITIES, "entity", *keys, name)
        return {name: self._columns(name, *keys, name) for name in ENTITIES if name in found}

    def _columns(self, entity: str, *keys: str | int) -> tuple[str, ...]:
        found, valid = self._at(*keys), columns(entity)
        what = f"column of {entity}"
        if not isinstance(found, dict):
            listed = self._words(found, valid, what, *keys)
            return tuple(name for name in valid if name in listed)
        for key in found:
            self._word(key, ("except",), f"key of {entity}", *keys, key)
        hidden = self._words(found.get("except"), valid, what, *keys, "except", everything=False)
        return tuple(name for name in valid if name not in hidden)

    def _restore(self, *keys: str | int) -> dict[str, str]:
        found = self._at(*keys)
        rights = dict.fromkeys(RESTORABLE, "none")
        for kind, right in self.mapping({} if found is None else found, "restore", *keys).items():
            self._word(kind, RESTORABLE, "kind", *keys, kind)
            rights[kind] = self._word(right, RIGHTS, "right", *keys, kind)
        return rights

    def _kinds(self, *keys: str | int) -> list[str]:
        found = self._at(*keys)
        return [] if found is None else self._words(found, RESTORABLE, "kind", *keys, everything=False)

    def _tools(self, found: Any, *keys: str | int) -> list[str]:
        """Return the tools of a role; one that was replaced is told, and its successor is not given unasked."""
        if not isinstance(found, list):
            return self._words(found, TOOLS, "tool", *keys)
        named = [REPLACED.get(name, name) if isinstance(name, str) else name for name in found]
        self._words(named, TOOLS, "tool", *keys)
        for index, name in enumerate(found):
            if name in REPLACED:
                new = REPLACED[name]
                then = "Take it out" if new in found else f"Write {new} in its place"
                told = self._wrong(f"the tool {name} was replaced by {new}. {then}.", *keys, index)
                self.notes.append(told.message)
        return [name for name in found if name in TOOLS]

    def _flag(self, *keys: str | int) -> bool:
        found = self._at(*keys)
        if not isinstance(found, bool | None):
            raise self._wrong(f"{keys[-1]} must be true or false.", *keys)
        return bool(found)

    def _words(
        self, found: Any, valid: Collection[str], what: str, *keys: str | int, everything: bool = True
    ) -> list[str]:
        """Return the words of a list, or every valid word for `all`."""
        if found == "all" and everything:
            return list(valid)
        if not isinstance(found, list):
            expected = "'all' or a list" if everything else "a list"
            raise self._wrong(f"{keys[-1]} must be {expected}, each a {what}.", *keys)
        return [self._word(word, valid, what, *keys, index) for index, word in enumerate(found)]

    def _word(self, found: Any, valid: Collection[str], what: str, *keys: str | int) -> str:
        if not isinstance(found, str) or found not in valid:
            raise self._wrong(f"unknown {what} {str(found)!r}.{nearest(str(found), valid)}", *keys)
        return found

    def _at(self, *keys: str | int) -> Any:
        found: Any = self._file.data
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return found

    def _wrong(self, what: str, *keys: str | int) -> SetupError:
        return self._file.wrong(what, *keys)
