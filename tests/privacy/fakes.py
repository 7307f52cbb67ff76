"""A source that tells what a test gives it, and a detector that knows only the vault's names."""

from datetime import UTC, datetime
from types import SimpleNamespace

from connectors.failures import SourceError
from connectors.source import Batch, SourceReport
from tests.connectors.made import rows


class FakeSource:
    """Tells the rows in `data`: entity -> list of values; `breaks` is the entity it fails in."""

    def __init__(self, name, data, *, system=None, batch=2, record_for=()):
        self.name, self.system = name, system or name.upper()
        self.data, self.batch, self.breaks, self.down = data, batch, None, ""
        self.problems, self.asked, self.closed, self.forbidden = {}, [], False, {}
        self.mapping = SimpleNamespace(record_for={"customer": tuple(record_for)})

    @property
    def entities(self):
        return tuple(self.data)

    def check(self):
        if self.down:
            raise SourceError(self.down)
        return SourceReport(
            self.name, self.system, True, False, dict.fromkeys(self.data, True) | self.forbidden, ""
        )

    def extract(self, entity, since=None):
        self.asked.append((entity, since))
        table = rows(entity, *self.data[entity], source=self.name)
        told = [
            row
            for row in table.to_pylist()
            if not since or not row["updated_at"] or row["updated_at"] >= since
        ]
        for start in range(0, len(told), self.batch):
            yield Batch(
                entity,
                rows(entity, *told_keys(told[start : start + self.batch]), source=self.name),
                self.problems,
            )
        if entity == self.breaks:
            raise SourceError(f"The {self.name} went away. Sync again.")

    def lookup(self, entity, column, values, limit=50):
        raise NotImplementedError

    def close(self):
        self.closed = True


def told_keys(told):
    return [row | {"key": row["source_key"]} for row in told]


class FakeDeidentifier:
    """Columns go to the vault; in free text the names known at the last `refresh` are replaced."""

    def __init__(self, vault):
        self.vault, self.names, self.noted = vault, {}, []

    def column(self, kind, values):
        return self.vault.placeholders(kind, values)

    def refresh(self):
        self.names = dict(self.vault.known())

    def notes(self, texts):
        self.noted += texts
        return [self._hidden(text) for text in texts]

    def _hidden(self, text):
        for name, written in self.names.items() if text else ():
            text = text.replace(name, written)
        return text


def at(hour, day=1):
    return datetime(2026, 3, day, hour, tzinfo=UTC)
