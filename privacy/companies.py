"""Names of companies, carriers and products, so that a person's name inside one is not taken for the person."""

from collections.abc import Iterable
from threading import Lock

from connectors.failures import SourceError
from connectors.golden import company_names
from connectors.match_keys import without_form
from connectors.store import Store

# A shorter one may be somebody's name: a sole trader, or what is left of one without the legal form.
_LEAST_CHARS = 4


class Companies:
    """The names in the store that are no person's, and those of the sync under way. Called, it returns them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._version = ""
        self._stored: frozenset[str] = frozenset()
        self._noted: set[str] = set()
        self._rebuilding = False

    def __call__(self) -> Iterable[str]:
        """Return every name, with and without its legal form.

        Raises:
            SourceError: The store cannot be read, and no sync is building it anew.
        """
        with self._lock:
            try:
                self._look()
            except SourceError:
                if not self._rebuilding:
                    raise
            else:
                self._rebuilding = False
            return self._stored | self._noted

    def rebuild(self) -> None:
        """Do without the store until it can be read again: a sync builds it anew. Fewer names only hide more."""
        with self._lock:
            self._rebuilding = True

    def note(self, names: Iterable[str | None]) -> None:
        """Add names that have been read and are not in the store yet."""
        with self._lock:
            self._noted |= _forms(names)

    def _look(self) -> None:
        """Read the names of the store's version in use, once."""
        snapshot = self._store.current()
        if snapshot and snapshot.version != self._version:
            self._stored = frozenset(_forms(company_names(snapshot.path)))
            self._version = snapshot.version


def _forms(names: Iterable[str | None]) -> set[str]:
    forms = {form for name in names if name for form in (name, without_form(name))}
    return {form for form in forms if len(form) >= _LEAST_CHARS}
