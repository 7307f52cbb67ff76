"""The half of the search index that goes by meaning: vectors in Chroma, one collection for each kind of entry.

Chroma's files are not for two processes when one writes. So a version is a folder: it is written once beside
the one in use, a pointer is switched to it, and from then on it is only read.
"""

import os
import secrets
import shutil
import threading
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from connectors.failures import SetupError
from tools.embedding import Vector
from tools.search_entry import BY_MEANING, Kind

_POINTER = "VECTORS"
_PAGE = 1000
LANGUAGES = ("zh", "en", "")
Made = tuple[Vector, str, str]  # a vector, the folder of its entry, its language


class Vectors:
    """The versions of vectors in an index folder. Making one does nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._opened: tuple[str, Any] = ("", None)

    @property
    def version(self) -> str:
        """The version in use, "" when there is none."""
        try:
            named = (self.folder / _POINTER).read_text("ascii").strip()
        except (OSError, ValueError):
            return ""
        return named if named.startswith("vectors-") and (self.folder / named).is_dir() else ""

    def ids(self, kind: Kind) -> set[str]:
        """Return the ids that have a vector."""
        collection = self._collection(kind)
        return set(collection.get(include=[])["ids"]) if collection is not None else set()

    def nearest(
        self, vector: Vector, kind: Kind, n: int, hidden: Collection[str] = ()
    ) -> dict[str, dict[str, float]]:
        """Return for each language the ids nearest to a vector, with their cosine, nearest first.

        Args:
            vector: What is looked for.
            kind: What may be found.
            n: How many of each language.
            hidden: Folders whose documents are left out.
        """
        from chromadb.errors import ChromaError  # loaded with the collection

        collection = self._collection(kind)
        if collection is None:
            return {}
        found: dict[str, dict[str, float]] = {}
        for language in LANGUAGES:
            where: dict[str, Any] = {"language": language}
            if hidden:
                where = {"$and": [where, {"folder": {"$nin": list(hidden)}}]}
            try:
                told = collection.query(
                    query_embeddings=[vector], n_results=n, where=where, include=["distances"]
                )
            except (ChromaError, OSError):
                return {}  # a version that was swept away, or is damaged: words alone still find
            pairs = zip(told["ids"][0], told["distances"][0], strict=True)
            found[language] = {name: 1.0 - distance for name, distance in pairs}
        return found

    def write(self, keep: Mapping[Kind, Collection[str]], fresh: Mapping[Kind, Mapping[str, Made]]) -> None:
        """Make the next version and switch to it.

        Args:
            keep: By kind, the ids whose vectors of the version in use stay.
            fresh: By kind, id -> its vector, its folder and its language.

        Raises:
            SetupError: The folder cannot be written.
        """
        before, name = self.version, f"vectors-{secrets.token_hex(6)}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            (self.folder / name).mkdir(mode=0o700)
            client = _client(self.folder / name)
            for kind in BY_MEANING:
                collection = client.create_collection(
                    _name(kind), embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
                )
                self._carry(kind, keep.get(kind, ()), collection)
                _add(collection, [(key, *made) for key, made in fresh.get(kind, {}).items()])
            self._switch(name)
        except OSError as cause:
            raise SetupError(
                "The search index could not be written. Check the free space and the rights of the home's index folder.",
                detail=f"kind={type(cause).__name__}",
            ) from None
        for old in self.folder.glob("vectors-*"):
            if old.name not in (before, name):  # a reader may still hold the one before
                shutil.rmtree(old, ignore_errors=True)

    def _carry(self, kind: Kind, keep: Collection[str], collection: Any) -> None:
        """Copy what stays from the version in use."""
        old = self._collection(kind)
        wanted = sorted(keep)
        for start in range(0, len(wanted) if old is not None else 0, _PAGE):
            part = old.get(ids=wanted[start : start + _PAGE], include=["embeddings", "metadatas"])
            rows = zip(part["ids"], part["embeddings"], part["metadatas"], strict=True)
            _add(
                collection,
                [(key, list(map(float, v)), told["folder"], told["language"]) for key, v, told in rows],
            )

    def _switch(self, name: str) -> None:
        new = self.folder / f".{name}"
        new.write_text(name, "ascii")
        new.replace(self.folder / _POINTER)

    def _collection(self, kind: Kind) -> Any:
        version = self.version
        if not version:
            return None
        with self._lock:
            if self._opened[0] != version:
                self._opened = (version, _client(self.folder / version))
            client = self._opened[1]
        return client.get_collection(_name(kind), embedding_function=None)


def _add(collection: Any, rows: Sequence[tuple[str, Vector, str, str]]) -> None:
    for start in range(0, len(rows), _PAGE):
        part = rows[start : start + _PAGE]
        collection.add(
            ids=[row[0] for row in part], embeddings=[row[1] for row in part],
            metadatas=[{"folder": row[2], "language": row[3]} for row in part],
        )  # fmt: skip


def _name(kind: Kind) -> str:
    return f"assistant-{kind}"


def _client(path: Path) -> Any:
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    # chromadb takes 1 s to import: only a search by meaning, or the making of vectors, pays for it.
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(path=str(path), settings=Settings(anonymized_telemetry=False))
