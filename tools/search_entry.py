"""What the search index holds and what a search finds."""

import hashlib
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["document", "verified", "example", "glossary", "product"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# Names and terms are found by their words; making vectors of a large catalogue would take minutes.
BY_MEANING: tuple[Kind, ...] = ("document", "verified", "example")


@dataclass(frozen=True)
class Entry:
    """One thing that can be found. Personal values in it are placeholders.

    Args:
        kind: What it is.
        title: Its headings or its name.
        text: What is searched and shown.
        source: Where it stands: a file, a number.
        page: The page of a file that has pages.
        language: `zh` or `en`; "" for both.
        folder: The first folder of a document's path; roles may be kept out of it.
        owner: What it is replaced with together: the key of its file.
        extra: What its kind keeps with it, as JSON.
    """

    kind: Kind
    title: str
    text: str
    source: str = ""
    page: int | None = None
    language: str = ""
    folder: str = ""
    owner: str = ""
    extra: str = ""

    @property
    def id(self) -> str:
        """Return a name that stays as long as the entry does."""
        told = "\x1f".join(
            (self.kind, self.owner, self.source, str(self.page), self.folder, self.title, self.text)
        )
        return hashlib.sha256(told.encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Hit:
    """An entry that was found.

    Args:
        id: The entry's.
        score: Its fused rank: higher is better, comparable within one search only.
        how: Found by its `words`, its `meaning` or `both`.
        coverage: Which share of the words asked for stand in it, rare words counting more; 0 to 1.
        similarity: Cosine of the vectors; None when it was not compared.
    """

    id: str
    kind: Kind
    title: str
    text: str
    source: str
    page: int | None
    score: float
    how: Literal["words", "meaning", "both"]
    coverage: float = 0.0
    similarity: float | None = None
    language: str = ""
    extra: str = ""
