"""What the company's documents say: return policy, delivery terms and the like, with file, section and page."""

from typing import TYPE_CHECKING

from connectors.failures import Denied, SourceError
from connectors.table import Nothing, Origin, Table
from tools.result import Result
from tools.search_entry import Hit

if TYPE_CHECKING:
    from privacy.gate import Scope
    from tools.kit import Kit

SYSTEM = "documents"
_COLUMNS = ("title", "section", "file", "page", "text", "score")
# Measured in docs/documents.md on questions about two companies' documents: 60 of 61 with an answer in their own
# language lie above, 26 of 28 without any below.
_RELEVANT = 0.875
_COVERAGE_WEIGHT = 0.15
_LEAST_SIMILAR = 0.83
_COVERED = 0.3  # by words alone


def search_documents(scope: "Scope", text: str, limit: int = 3, *, kit: "Kit | None" = None) -> Result:
    """Find passages of the company's documents.

    Args:
        scope: The user's scope.
        text: What is looked for.
        limit: Passages at most.
        kit: Holds the search index.

    Raises:
        SourceError: No document has been read yet, or the index cannot be read.
        Denied: The role may not see documents.
    """
    search = kit.search if kit is not None else None
    as_of = search.at("document") if search is not None else None
    if search is None or as_of is None:
        raise SourceError(
            "No company documents have been read yet. Name their folder with 'assistant documents add FOLDER'."
        )
    if not search.visibility.sees(scope.role.name):
        raise Denied("Your role may not see the company's documents.")
    search.catch_up(("document",))
    hits = search.find(text, ("document",), n=limit, role=scope.role)
    told = [(hit, relevance(hit)) for hit in hits]
    rows = [_row(hit, round(value, 3)) for hit, value in told if relevant(hit)]
    nothing = None if rows else Nothing("no_match", "document", text)
    table = Table("documents", _COLUMNS, rows, ("",) * len(_COLUMNS), (Origin(SYSTEM, "document", as_of),))
    return Result("search_documents", {"text": text, "limit": limit}, (table,), nothing, {"asked": text})


def relevance(hit: Hit) -> float:
    """Return how well a passage fits what was asked, 0 to about 1.1; by words alone it is their coverage."""
    return hit.coverage if hit.similarity is None else hit.similarity + _COVERAGE_WEIGHT * hit.coverage


def relevant(hit: Hit) -> bool:
    """Say whether a passage is about what was asked; the nearest of many need not be."""
    if hit.similarity is None:
        return hit.coverage >= _COVERED
    return hit.similarity >= _LEAST_SIMILAR and relevance(hit) >= _RELEVANT


def _row(hit: Hit, score: float) -> tuple[str, str, str, int | None, str, float]:
    title, _, section = hit.title.partition(" > ")
    return title or hit.source, section, hit.source, hit.page, hit.text, score
