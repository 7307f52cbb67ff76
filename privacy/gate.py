"""The only road to data: open a trail entry, check, run with limits, close the entry, hand over rows.

Statements are DuckDB SQL over the entities of the business model. Values come as named parameters:

* `WHERE number = $number` with text, a number or a date; a placeholder, `<PERSON_3>`, is matched as it is
* `WHERE status IN (SELECT unnest($statuses))` or `= ANY($statuses)` with a list; an empty one matches nothing
* `WHERE ($city IS NULL OR city = $city)` with None for a filter that is not used
* `$today` is always there: the company's day

A parameter the statement does not name is ignored. `$sql`, `$name` and `$tool` cannot be used: they are
arguments of `Scope.read` itself.
"""

import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from connectors.failures import Denied, QueryError, SourceError, nearest
from connectors.store import Snapshot, Store
from connectors.table import Origin, Table
from privacy.audit import Entry, Trail
from privacy.engine import Engines, Limits
from privacy.policy import Policy, Role, User
from privacy.sql_check import Checked, check, shape
from privacy.sql_values import fill
from privacy.vault import Vault
from privacy.views import CUSTOMER_ROW, row_parameter, schema


def _local_day() -> date:
    return datetime.now().astimezone().date()


class Gate:
    """Lends scopes. One gate serves all users of a home, from any number of threads.

    Args:
        store: The de-identified rows.
        policy: Who may see what.
        trail: Where every read is recorded; if that fails, no row leaves.
        vault: Asked only which placeholders fit a part of a value.
        max_rows: Rows a read hands over at most.
        timeout_s: Seconds a statement may run.
        memory: Memory of one role's engine, in DuckDB's words.
        timezone: The company's zone; it decides on which day a moment falls.
        today: Tells the company's day.
    """

    def __init__(
        self, store: Store, policy: Policy, trail: Trail, vault: Vault, *,
        max_rows: int = 1000, timeout_s: float = 10, memory: str = "1GB", timezone: str = "UTC",
        today: Callable[[], date] = _local_day,
    ) -> None:  # fmt: skip
        self._store = store
        self._policy = policy
        self._trail = trail
        self._vault = vault
        self._today = today
        self._engines = Engines(Limits(max_rows, timeout_s, memory, timezone))

    def scope(self, user: User, conversation: str = "", *, settled: bool = True) -> "Scope":
        """Return what a user may see, for one question.

        Args:
            user: Who asks.
            conversation: Of the question.
            settled: Each read is durable in the trail before its rows are handed over. Without, whoever asked for
                the scope settles the trail before anything of them is shown.

        Raises:
            Denied: The user's role is not in the policy; recorded.
        """
        try:
            role = self._policy.role(user.role)
        except Denied as refusal:
            self._trail.append(
                "refusal", user.name, role=user.role, conversation=conversation,
                outcome=type(refusal).__name__, body={"name": "scope"},
            )  # fmt: skip
            raise
        rooms = _Rooms(self._store, self._trail, self._vault, self._engines)
        return Scope(user, role, self._today(), conversation, schema(role), rooms, settled)

    def close(self) -> None:
        """Close the engines; reads under way end first."""
        self._engines.close()


@dataclass(frozen=True)
class _Rooms:
    """What a scope works with and no tool reaches for."""

    store: Store
    trail: Trail
    vault: Vault
    engines: Engines


@dataclass(frozen=True)
class Scope:
    """What one user may see and do, for one question: all that a tool ever holds."""

    user: User
    role: Role
    today: date
    conversation: str
    _schema: Mapping[str, Mapping[str, str]] = field(repr=False)
    _rooms: _Rooms = field(repr=False)
    _settled: bool = True

    def read(self, sql: str, *, name: str, tool: str, **params: Any) -> Table:
        """Run one SELECT over the entities this user may see.

        Args:
            sql: DuckDB SQL with named parameters; the module's text shows how they are written.
            name: What the rows are, as the table will be called.
            tool: The tool that asks, for the trail.
            params: Values of the parameters.

        Raises:
            QueryError: The statement is refused, cannot be run, or took too long.
            SourceError: Nothing has been read yet, or the store cannot be opened.
            TrailError: The read could not be recorded; no row is handed over.
        """
        body = {"tool": tool, "name": name, "sql": shape(sql), "parameters": sorted(params)}
        with self._entry(body) as entry:
            checked = check(sql, self._schema)
            entry.body["tables"] = list(checked.tables)
            table = self._run(checked, name, params)
            entry.body.update(rows=len(table.rows), ms=table.ms)
        return table

    def exists(self, entity: str, column: str, value: str, *, short: bool = False) -> bool:
        """Say whether any row has this value, also one that is not the user's to see: yes or no, recorded.

        Always False for a role that is not told of what it may not see. With `short`, the value may also be the
        short form of a longer name.

        Raises:
            QueryError: The role may not see this column of this entity.
        """
        with self._entry({"name": "exists", "tables": [entity], "column": column}) as entry:
            if self._kind(entity, column) != "text":
                raise QueryError("Only text can be asked for. Name a column such as number.")
            found = False
            if self.role.tell_existence:
                snapshot = self._snapshot()
                with self._rooms.engines.engine(snapshot, self.role, self._parameter) as engine:
                    found = engine.exists(entity, column, value, short=short)
            entry.body["rows"] = int(found)
        return found

    def placeholders(self, kind: str, part: str) -> list[str]:
        """Return the placeholders whose value fits a part of a name or the last digits of a number; recorded.

        None for a kind that is never restored for this role: guessing parts would tell the value.
        """
        with self._entry({"name": "placeholders", "personal_kind": kind}) as entry:
            shown = self.role.restore.get(kind.lower(), "none") != "none"
            found = self._rooms.vault.search(kind.upper(), part) if shown else []
            entry.body["rows"] = len(found)
        return found

    def schema(self) -> dict[str, dict[str, str]]:
        """Return what statements may name: entity -> column -> kind of the business model."""
        return {entity: dict(columns) for entity, columns in self._schema.items()}

    @property
    def version(self) -> str:
        """Name the store's version, unlike any other store's; what was remembered of another is out of date."""
        return str(self._snapshot().path)

    def describe(self) -> list[Origin]:
        """Return which systems the visible entities come from, and when each was last read."""
        return _origins(self._snapshot(), tuple(self._schema))

    @property
    def _parameter(self) -> str:
        return row_parameter(self.role, self.user)

    def _snapshot(self) -> Snapshot:
        snapshot = self._rooms.store.current()
        if snapshot is None:
            raise SourceError("Nothing has been read yet. Run 'assistant sync', then ask again.")
        return snapshot

    def _entry(self, body: dict[str, Any]) -> AbstractContextManager[Entry]:
        user = self.user.name
        return self._rooms.trail.entry(
            "query",
            user,
            role=self.role.name,
            conversation=self.conversation,
            body=body,
            durable=self._settled,
        )

    def _kind(self, entity: str, column: str) -> str:
        if entity not in self._schema:
            raise QueryError(f"There is no such entity you may see.{nearest(entity, self._schema)}")
        if column not in self._schema[entity]:
            raise QueryError(f"There is no such column you may see.{nearest(column, self._schema[entity])}")
        return self._schema[entity][column]

    def _run(self, checked: Checked, name: str, params: Mapping[str, Any]) -> Table:
        sql = fill(checked.pieces, {"today": self.today, **params})
        snapshot = self._snapshot()
        with self._rooms.engines.engine(snapshot, self.role, self._parameter) as engine:
            start = time.perf_counter()
            rows, truncated = engine.read(sql)
            ms = round((time.perf_counter() - start) * 1000, 2)
        entities = tuple("customer" if entity == CUSTOMER_ROW else entity for entity in checked.columns)
        origins = tuple(_origins(snapshot, checked.tables))
        return Table(name, checked.names, rows, entities, origins, truncated, ms)


def _origins(snapshot: Snapshot, entities: tuple[str, ...]) -> list[Origin]:
    """Return one origin for each system that has rows of each entity."""
    asked = {"customer" if entity == CUSTOMER_ROW else entity for entity in entities}
    found: dict[tuple[str, str], Origin] = {}
    for state in snapshot.states:
        key = (state.system, state.entity)
        if state.entity in asked and state.rows and key not in found:
            found[key] = Origin(state.system, state.entity, state.synced_at)
    return list(found.values())
