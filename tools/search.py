"""Search over documents, verified questions, examples, the glossary and products: by words, by meaning, or both.

The two rankings are fused by reciprocal rank: an entry's score is the sum of 1 / (60 + rank) over the rankings it
is in (Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning
Methods", SIGIR 2009). Words alone take some milliseconds; meaning costs an embedding of the question.
"""

import fcntl
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from connectors.document_text import tokens
from connectors.failures import SetupError, SourceError
from tools.embedding import Embedder, Vector
from tools.folding import simplified
from tools.search_entry import BY_MEANING, KINDS, Entry, Hit, Kind
from tools.search_lexical import FileRow, Lexical, Ranked
from tools.search_vectors import Made, Vectors

if TYPE_CHECKING:
    from privacy.policy import Role

__all__ = ["Entry", "FileRow", "Hit", "Search", "Visibility"]

_RANK_OFFSET = 60
_RANKED = 30  # of each ranking
_FEW_TOKENS = 4000  # made ready in some 8 s: once, when first looked for
_CHUNK = 64  # vectors made before they are written down

By = Literal["both", "words", "meaning"]
Ranking = tuple[Literal["words", "meaning"], list[str]]  # ids, best first
Progress = Callable[[int, int], None]  # vectors made, of how many


@dataclass(frozen=True)
class Visibility:
    """Which documents a role may find.

    Args:
        roles: The roles that may find any; None means all.
        only: First folder of a path -> the roles that may find what is in it.
    """

    roles: frozenset[str] | None = None
    only: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def sees(self, role: str) -> bool:
        """Say whether a role may find documents at all."""
        return self.roles is None or role in self.roles

    def hidden(self, role: str) -> tuple[str, ...]:
        """Return the folders a role is kept out of."""
        return tuple(folder for folder, roles in self.only.items() if role not in roles)


class Search:
    """The search index of one home.

    Args:
        folder: Where it lies.
        visibility: Who may find which documents.
        embedder: Makes vectors.
    """

    def __init__(
        self, folder: Path, visibility: Visibility = Visibility(), embedder: Embedder | None = None
    ) -> None:  # fmt: skip
        self.folder = folder
        self.visibility = visibility
        self._lexical = Lexical(folder / "lexical.sqlite")
        self._vectors = Vectors(folder)
        self._embedder = embedder or Embedder()
        self._caught_up: tuple[object, ...] = ()

    def find(
        self, text: str, kinds: Collection[Kind] = KINDS, language: str = "", n: int = 5,
        role: "Role | None" = None, *, by: By = "both",
    ) -> list[Hit]:  # fmt: skip
        """Return what fits a text, best first.

        Args:
            text: What is looked for; personal values in it are placeholders.
            kinds: What may be found.
            language: Only entries in it, or in both; "" for any.
            n: How many at most.
            role: Who looks: only what it may see is found. None sees everything.
            by: `words` needs no model; `both` does without meaning where no vectors were made.

        Raises:
            SourceError: The index cannot be read.
        """
        visible = [kind for kind in KINDS if kind in kinds and self._sees(kind, role)]
        hidden = self.visibility.hidden(role.name) if role else ()
        vector = self._vector(text, visible) if by != "words" else None
        known: dict[str, Ranked] = {}
        rankings: list[Ranking] = []
        near: dict[str, float] = {}
        for kind in visible:
            barred = hidden if kind == "document" else ()
            if by != "meaning":
                worded = self._lexical.find(text, kind, _RANKED, barred)
                known |= {ranked.id: ranked for ranked in worded}
                rankings.append(("words", [ranked.id for ranked in worded]))
            if vector is not None and kind in BY_MEANING:
                found = self._vectors.nearest(vector, kind, _RANKED, barred)
                near |= {name: cosine for names in found.values() for name, cosine in names.items()}
                rankings += [("meaning", names) for names in _by_meaning(found)]
        known |= self._lexical.get({name for _, names in rankings for name in names} - known.keys(), text)
        hits = _fused(rankings, known, near)
        return [hit for hit in hits if not language or hit.language in ("", language)][:n]

    def put(
        self, fresh: Mapping[Kind, Sequence[Entry]], *, marks: Mapping[str, str] | None = None,
        files: Sequence[FileRow] | None = None,
    ) -> None:  # fmt: skip
        """Replace all entries of some kinds; they can be found by words at once, by meaning after `embed`.

        Args:
            fresh: The entries by kind.
            marks: Kind -> what tells later whether its entries are still what they were made from.
            files: The document files, when documents are put.

        Raises:
            SourceError: Another process writes the index, or it cannot be read.
            SetupError: The folder cannot be written.
        """
        with self._writing():
            self._lexical.put(fresh, marks=marks, files=files)

    def embed(self, kinds: Collection[Kind] = BY_MEANING, progress: Progress | None = None) -> int:
        """Make the vectors that are missing and forget those of entries that are gone; return how many were made.

        Args:
            kinds: Of which kinds.
            progress: Told after each.

        Raises:
            SourceError: Another process writes the index, or it cannot be read.
            SetupError: The folder cannot be written.
        """
        if not self._embedder.works:
            return 0
        with self._writing():
            there = {kind: self._vectors.ids(kind) for kind in BY_MEANING}
            wanted = {kind: dict(self._lexical.entries([kind])) for kind in BY_MEANING}
            missing = self._lacking([kind for kind in BY_MEANING if kind in kinds])
            gone = any(there[kind] - wanted[kind].keys() for kind in BY_MEANING)
            for start in range(0, len(missing), _CHUNK):
                made: dict[Kind, dict[str, Made]] = {}
                for place, (kind, name, entry) in enumerate(missing[start : start + _CHUNK], start + 1):
                    (vector,) = self._embedder.passages([_said(entry)])
                    made.setdefault(kind, {})[name] = (vector, entry.folder, entry.language)
                    if progress:
                        progress(place, len(missing))
                self._keep(there, wanted, made)
            if gone and not missing:
                self._keep(there, wanted, {})
        return len(missing)

    def catch_up(self, kinds: Collection[Kind]) -> None:
        """Make the vectors that are missing if they are few: a small index needs nobody to wait for a sync.

        Where another process writes the index, or it cannot be written, words alone find until then.
        """
        state = (self._lexical.state, self._vectors.version, tuple(kinds))
        if state == self._caught_up:
            return
        if 0 < sum(tokens(_said(entry)) for _, _, entry in self._lacking(kinds)) <= _FEW_TOKENS:
            with suppress(SourceError, SetupError):
                self.embed(kinds)
        self._caught_up = (self._lexical.state, self._vectors.version, tuple(kinds))

    def entries(self, kind: Kind) -> list[Entry]:
        """Return all entries of a kind, in the order they were put."""
        return [entry for _, entry in self._lexical.entries([kind])]

    def files(self) -> list[FileRow]:
        """Return the document files that are known, by name."""
        return self._lexical.files()

    def at(self, kind: Kind) -> datetime | None:
        """Return when entries of a kind were last put, None if never."""
        told = self._lexical.facts().get(f"{kind}_at")
        return datetime.fromisoformat(told) if told else None

    def mark(self, kind: Kind) -> str:
        """Return what was noted when entries of a kind were last put, "" if nothing."""
        return self._lexical.facts().get(f"{kind}_mark", "")

    def lacking(self, kinds: Collection[Kind] = BY_MEANING) -> int:
        """Return how many entries have no vector yet; they are found by their words only."""
        return len(self._lacking(kinds))

    def _lacking(self, kinds: Collection[Kind]) -> list[tuple[Kind, str, Entry]]:
        there = {kind: self._vectors.ids(kind) for kind in kinds}
        entries = ((kind, name, entry) for kind in kinds for name, entry in self._lexical.entries([kind]))
        return [(kind, name, entry) for kind, name, entry in entries if name not in there[kind]]

    def _keep(
        self, there: dict[Kind, set[str]], wanted: Mapping[Kind, Mapping[str, Entry]],
        made: Mapping[Kind, Mapping[str, Made]],
    ) -> None:  # fmt: skip
        self._vectors.write({kind: there[kind] & wanted[kind].keys() for kind in BY_MEANING}, made)
        for kind in BY_MEANING:
            there[kind] = (there[kind] & wanted[kind].keys()) | set(made.get(kind, {}))

    def _sees(self, kind: Kind, role: "Role | None") -> bool:
        if role is None:
            return True
        if kind == "document":
            return self.visibility.sees(role.name)
        return kind != "product" or "product" in role.entities

    def _vector(self, text: str, kinds: Sequence[Kind]) -> Vector | None:
        """Return the vector of what is looked for, None where nothing could be compared with it."""
        if not self._vectors.version or not any(kind in BY_MEANING for kind in kinds) or not text.strip():
            return None
        return self._embedder.question(simplified(text)) if self._embedder.works else None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Be the one process that writes."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(self.folder / "LOCK", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise SourceError(
                    "The search index is being written. Wait until that ends, then try again."
                ) from None
            yield
        finally:
            os.close(lock)  # closing lets go of the lock; so does being killed


def _said(entry: Entry) -> str:
    """Return what of an entry goes into its vector."""
    return simplified(f"{entry.title}\n{entry.text}" if entry.title else entry.text)


def _by_meaning(found: Mapping[str, Mapping[str, float]]) -> list[list[str]]:
    """Rank what is near twice: as it is, and by how much nearer it is than others in its own language.

    Any text of the question's language is nearer to it than the right one in another; the second ranking
    makes up for that.
    """
    plain = {name: cosine for names in found.values() for name, cosine in names.items()}
    centred = {
        name: cosine - sum(names.values()) / len(names)
        for names in found.values()
        for name, cosine in names.items()
    }
    return [sorted(told, key=lambda name, told=told: -told[name]) for told in (plain, centred)]  # type: ignore[misc]


def _fused(rankings: Sequence[Ranking], known: Mapping[str, Ranked], near: Mapping[str, float]) -> list[Hit]:
    """Fuse rankings by reciprocal rank; what is no longer there is left out."""
    scores: dict[str, float] = {}
    ways: dict[str, set[str]] = {}
    for way, names in rankings:
        for rank, name in enumerate((name for name in names if name in known), 1):
            scores[name] = scores.get(name, 0.0) + 1 / (_RANK_OFFSET + rank)
            ways.setdefault(name, set()).add(way)
    best = sorted(scores, key=lambda name: (-scores[name], -known[name].coverage, name))
    return [_hit(known[name], scores[name], ways[name], near.get(name)) for name in best]


def _hit(ranked: Ranked, score: float, ways: set[str], similarity: float | None) -> Hit:
    entry = ranked.entry
    how: Literal["words", "meaning", "both"] = (
        "both" if len(ways) > 1 else "words" if "words" in ways else "meaning"
    )
    return Hit(
        ranked.id, entry.kind, entry.title, entry.text, entry.source, entry.page, score, how, ranked.coverage,
        similarity, entry.language, entry.extra,
    )  # fmt: skip
