"""What goes into the search index of a home: its documents, its products and its glossary; made by `sync`."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from connectors.failures import SourceError, nearest
from ui.told import log, meeting

if TYPE_CHECKING:
    from privacy.documents import CleanDocument, DocumentReport
    from tools.search import Entry, FileRow, Search, Visibility
    from tools.search_entry import Kind
    from ui.assemble import System
    from ui.home import Home

_KINDS: "tuple[Kind, ...]" = ("document",)
Progress = Callable[[str, int, int], None]  # what is done, how many are done, of how many


@dataclass(frozen=True)
class IndexReport:
    """What a refresh of the index did.

    Args:
        documents: Files in the index.
        sections: Sections of them.
        fresh: Files that were read because they, or what is known of people, changed.
        embedded: Sections that can be found by meaning since then.
        waiting: Sections that can be found by their words only, so far.
        skipped: Sentences about files that were left out.
    """

    documents: int = 0
    sections: int = 0
    fresh: int = 0
    embedded: int = 0
    waiting: int = 0
    skipped: tuple[str, ...] = ()


def visibility(home: "Home") -> "Visibility":
    """Return which role may find which documents.

    Raises:
        SetupError: The settings name a role that there is not.
    """
    from tools.search import Visibility  # pydantic-free, but with it the whole index: not for `--help`

    told = home.settings.documents
    if told is None:
        return Visibility()
    for key, names in (("roles", told.roles or []), *((name, roles) for name, roles in told.only.items())):
        for name in names:
            if name not in home.policy.roles:
                place = ("documents", key) if key == "roles" else ("documents", "only", key)
                raise home.file.wrong(f"there is no role {name!r}.{nearest(name, home.policy.roles)}", *place)
    roles = None if told.roles is None else frozenset(told.roles)
    return Visibility(roles, {folder: frozenset(names) for folder, names in told.only.items()})


def refresh(system: "System", *, by_meaning: bool = True, progress: Progress | None = None) -> IndexReport:
    """Bring the index up to date.

    Args:
        system: The home's.
        by_meaning: Make the vectors too; without them documents are found by their words only.
        progress: Told of each file and each vector.

    Raises:
        SetupError: The documents' folder is not there, or the index cannot be written.
        SourceError: Another process writes the index.
        TrailError: The reading cannot be recorded.
    """
    from tools.glossary import glossary

    tell = progress or (lambda *_: None)
    search = system.search
    known = {file.key: file.state for file in search.files() if not file.problem}
    report = system.documents.read(known, progress=tell) if system.documents else None
    entries, files = _documents(search, report)
    search.put(
        {"document": entries, "glossary": glossary(system.semantics), "product": _products(system)},
        files=files,
    )
    made = search.embed(_KINDS, lambda done, count: tell("by meaning", done, count)) if by_meaning else 0
    return IndexReport(
        documents=sum(not file.problem for file in files),
        sections=len(entries),
        fresh=report.fresh if report else 0,
        embedded=made,
        waiting=0 if by_meaning else search.lacking(_KINDS),
        skipped=tuple(report.skipped) if report else (),
    )


def embed_in_background(system: "System") -> threading.Thread:
    """Make the vectors that are missing while the server answers; until then words alone find."""

    def embed() -> None:
        with meeting(log):  # the server goes on without
            system.search.embed(_KINDS)

    thread = threading.Thread(target=embed, name="embedding", daemon=True)
    thread.start()
    return thread


def _documents(search: "Search", report: "DocumentReport | None") -> "tuple[list[Entry], list[FileRow]]":
    """Return the entries and files of the folder as it is now; what did not change is kept."""
    from tools.search import FileRow

    kept: dict[str, list[Entry]] = {}
    for entry in search.entries("document"):
        kept.setdefault(entry.owner, []).append(entry)
    entries: list[Entry] = []
    files: list[FileRow] = []
    for document in report.documents if report else ():
        own = kept.get(document.key, []) if document.sections is None else _entries(document)
        entries += own
        files.append(
            FileRow(document.key, document.name, document.folder, document.state, len(own), document.problem)
        )
    return entries, files


def _entries(document: "CleanDocument") -> "list[Entry]":
    from tools.folding import has_han
    from tools.search import Entry

    return [
        Entry(
            "document", " > ".join(section.titles), section.text, source=document.name, page=section.page,
            language="zh" if has_han(section.text) else "en", folder=document.folder, owner=document.key,
        )
        for section in document.sections or ()
    ]  # fmt: skip


def _products(system: "System") -> "list[Entry]":
    """Return the catalogue, read through the gate as a role that sees it; none where no role does."""
    from privacy.policy import User
    from tools.name_rows import read_products
    from tools.search import Entry

    seen = [
        role.name
        for role in system.policy.roles.values()
        if {"number", "name"} <= {*role.entities.get("product", ())}
    ]
    if not seen:
        return []
    try:
        rows = read_products(system.gate.scope(User("system", seen[0])))
    except SourceError:
        return []  # nothing has been read yet
    return [Entry("product", row.name, " ".join((*row.names, row.place)), source=row.number) for row in rows]
