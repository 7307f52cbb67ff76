"""Intake: reads the sources, leaves the personal values in the vault and the rest in the store."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from connectors.failures import Failure, SetupError, SourceError
from connectors.model import MAPPED
from connectors.store import SourceState, Store, StoreWriter
from privacy.rows import RowCleaner, names_people
from privacy.sync_report import EntityReport, SyncReport, SyncStep
from privacy.vault_mark import is_of, mark

if TYPE_CHECKING:
    from connectors.registry import SourceConfig
    from connectors.source import Batch, Source, SourceReport
    from privacy.audit import Trail
    from privacy.companies import Companies
    from privacy.deidentify import Deidentifier
    from privacy.vault import Vault

__all__ = ["EntityReport", "Intake", "SyncReport", "SyncStep"]

Progress = Callable[[SyncStep], None]

# A change may be written down a little later than the time it carries; reading it twice does no harm.
_OVERLAP = timedelta(minutes=5)

# People first, so that free text read later is searched for names that are already known.
_ORDER = tuple(sorted(MAPPED, key=lambda entity: not names_people(entity)))


class Intake:
    """The one door into the store.

    Args:
        store: Where rows go.
        vault: Where personal values stay.
        deidentifier: Replaces them.
        trail: Records each sync.
        companies: Told the names of companies as they are read; the deidentifier should ask it.
    """

    def __init__(
        self,
        store: Store,
        vault: "Vault",
        deidentifier: "Deidentifier",
        trail: "Trail",
        companies: "Companies | None" = None,
    ) -> None:
        self._store = store
        self._vault = vault
        self._deidentifier = deidentifier
        self._trail = trail
        self._companies = companies

    def open(self, configs: "Sequence[SourceConfig]", base: Path) -> "list[Source]":
        """Open the sources a home names; relative paths are relative to `base`.

        Raises:
            SetupError: A source is described wrongly.
        """
        from connectors.registry import open_source  # SQLAlchemy loads on first use: 0.3 s

        sources: list[Source] = []
        with ExitStack() as opened:
            for config in configs:
                sources.append(open_source(config, base))
                opened.callback(sources[-1].close)
            opened.pop_all()  # all of them are open: the caller closes them
        return sources

    def check(self, configs: "Sequence[SourceConfig]", base: Path) -> "list[SourceReport]":
        """Try each source: reachable, read-only, mapping as it should be. A failure is a report too."""
        return [self._checked(config, base) for config in configs]

    def sync(
        self,
        sources: "Sequence[Source]",
        *,
        full: bool = False,
        progress: Progress | None = None,
        user: str = "system",
    ) -> SyncReport:
        """Read what changed, or everything, and switch the store to it.

        A source that fails keeps its old rows and does not stop the others; when all fail, the store stays
        as it is. Rows deleted in a source go when their entity is read whole.

        Args:
            sources: The sources to read; others keep their rows.
            full: Read everything again.
            progress: Told of each step.
            user: Who asked for it, for the trail.

        Raises:
            SourceError: Another sync is under way.
            SetupError: The store or the vault cannot be written.
            TrailError: The trail cannot be written.
        """
        report = SyncReport()
        started = perf_counter()
        body = {"sources": [source.name for source in sources], "full": full}
        with self._trail.entry("sync", user, body=body) as entry:
            with self._store.writing(lambda told: is_of(self._vault, told)) as writer:
                if self._companies and writer.anew:
                    self._companies.rebuild()
                cleaner = RowCleaner(self._vault, self._deidentifier, self._companies)
                run = _Run(writer, cleaner, report, progress, full=full)
                if run.read(sources):
                    run.publish(mark(self._vault))
            report.seconds = perf_counter() - started
            entry.body.update(report.body())
            entry.outcome = "ok" if report.version else "SourceError"
        return report

    def _checked(self, config: "SourceConfig", base: Path) -> "SourceReport":
        from connectors.source import SourceReport  # pyarrow loads on first use: 0.2 s

        system = ""
        try:
            (source,) = self.open([config], base)
            system = source.system
            with closing(source):
                return source.check()
        except Failure as failure:
            return SourceReport(config.name, system, False, False, {}, failure.message)


class _Run:
    """One sync: entity by entity over all sources, so that all people are known before free text is read."""

    def __init__(
        self,
        writer: StoreWriter,
        cleaner: RowCleaner,
        report: SyncReport,
        progress: Progress | None,
        *,
        full: bool,
    ) -> None:
        self._writer = writer
        self._cleaner = cleaner
        self._report = report
        self._progress = progress or (lambda _: None)
        self._full = full
        self._now = datetime.now(UTC)
        self._closed: set[tuple[str, str]] = set()

    def read(self, sources: "Sequence[Source]") -> bool:
        """Stage what the sources tell; a failing one is left out as a whole. False: none is left."""
        alive = [source for source in sources if self._answers(source)]
        for entity in _ORDER:
            for source in [s for s in alive if entity in s.entities and (s.name, entity) not in self._closed]:
                if not self._read_entity(source, entity):
                    alive.remove(source)
        for source in alive:
            for entity in self._writer.entities(source.name) - set(source.entities):
                self._writer.drop_source(source.name, entity)
                self._writer.forget_state(source.name, entity)
            self._writer.put_records(source.name, _records(source))
        return bool(alive)

    def publish(self, vault: str) -> None:
        """Switch the store to what was staged; `vault` is the vault's mark."""
        started = perf_counter()
        snapshot = self._writer.publish(lambda step: self._progress(SyncStep("", step, 0)), vault)
        self._report.version = snapshot.version
        self._report.linked = self._writer.linked
        self._report.store_seconds = perf_counter() - started
        for entity in self._report.entities:
            if extra := self._writer.repeated.get((entity.source, entity.entity)):
                what = f"{entity.entity}.id: duplicate key, last row kept"
                entity.problems[what] = entity.problems.get(what, 0) + extra

    def _answers(self, source: "Source") -> bool:
        try:
            found = source.check()
        except (SourceError, SetupError) as failure:
            self._fail(source, failure.message)
            return False
        if not found.reachable:
            self._fail(source, found.detail)
        for entity, why in found.entities.items():
            if why is not True:
                self._closed.add((source.name, entity))
                self._report.failed[f"{source.name}.{entity}"] = f"{source.name}: {entity}: {why}"
        return found.reachable

    def _read_entity(self, source: "Source", entity: str) -> bool:
        """Stage one entity; return False if the source failed."""
        started = perf_counter()
        goes_on = not self._full and _goes_on(source, entity)
        cursor = self._writer.cursor(source.name, entity) if goes_on else None
        part = EntityReport(source.name, source.system, entity, whole=cursor is None)
        if part.whole:
            self._writer.drop_source(source.name, entity)
        self._progress(SyncStep(source.name, entity, 0))
        batches = source.extract(entity, cursor - _OVERLAP if cursor else None)
        newest = cursor
        while True:
            try:
                batch = next(batches, None)
            except (SourceError, SetupError) as failure:
                self._fail(source, failure.message)
                return False
            if batch is None:
                break
            newest = self._take(batch, part, newest)
            self._progress(SyncStep(source.name, entity, part.rows))
        part.seconds = perf_counter() - started
        self._report.entities.append(part)
        self._writer.put_state(SourceState(source.name, source.system, entity, part.rows, self._now, newest))
        return True

    def _take(self, batch: "Batch", part: EntityReport, newest: datetime | None) -> datetime | None:
        """Stage a batch and return the newest change seen so far, never one of the future."""
        import pyarrow.compute as pc  # loads on first use: 0.2 s

        for what, count in batch.problems.items():
            part.problems[what] = part.problems.get(what, 0) + count
        if batch.rows.num_rows == 0:
            return newest
        self._writer.upsert(part.entity, self._cleaner.clean(part.entity, batch.rows))
        part.rows += batch.rows.num_rows
        seen: datetime | None = pc.max(batch.rows["updated_at"]).as_py()
        if seen is None:
            return newest
        return max(min(seen, self._now), newest or seen.min.replace(tzinfo=UTC))

    def _fail(self, source: "Source", sentence: str) -> None:
        self._report.failed[source.name] = sentence
        self._report.entities = [e for e in self._report.entities if e.source != source.name]
        self._writer.discard(source.name)


def _goes_on(source: "Source", entity: str) -> bool:
    """Whether a sync may go on where the last one ended: only if the mapping says when a row changed.

    The store may hold a cursor all the same, of a mapping that did say it.
    """
    told = getattr(getattr(source, "mapping", None), "entities", {}).get(entity)
    return told is None or told.updated is not None


def _records(source: "Source") -> Sequence[str]:
    """Return the customer fields a source is the system of record for, as its mapping says."""
    mapping = getattr(source, "mapping", None)
    return list((getattr(mapping, "record_for", None) or {}).get("customer", ()))
