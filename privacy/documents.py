"""Company documents on their way in: sections leave here with placeholders where personal values stood."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from connectors.documents import DocumentFile, listed, read
from connectors.failures import SetupError
from privacy.deidentify import WITHHELD

if TYPE_CHECKING:
    from connectors.document_files import Part
    from privacy.audit import Trail
    from privacy.deidentify import Deidentifier
    from privacy.vault import Vault

Progress = Callable[[str, int, int], None]  # what is read, how many are done, of how many


@dataclass(frozen=True)
class CleanSection:
    """One section without personal values."""

    titles: tuple[str, ...]
    text: str
    page: int | None


@dataclass(frozen=True)
class CleanDocument:
    """One file of the folder as it may be kept.

    Args:
        key: A keyed digest of its path: the path itself may name a person.
        name: Its path, de-identified.
        folder: The first folder of its path, "" for none; roles may be kept out of it.
        state: Changes when the file, or what is known of people, does.
        sections: Its text; None when nothing changed and what is kept still holds.
        problem: Why it was left out, one sentence; "" when it was read.
    """

    key: str
    name: str
    folder: str
    state: str
    sections: tuple[CleanSection, ...] | None = ()
    problem: str = ""


@dataclass(frozen=True)
class DocumentReport:
    """What a reading of the folder found."""

    documents: tuple[CleanDocument, ...] = ()
    fresh: int = 0

    @property
    def skipped(self) -> list[str]:
        """The sentences about files that were left out."""
        return [document.problem for document in self.documents if document.problem]


class DocumentIntake:
    """The one door from document files into the search index.

    Args:
        folder: The company's documents.
        deidentifier: Replaces personal values.
        vault: Tells when more people are known than before; gives paths a keyed digest.
        trail: Records each reading.
    """

    def __init__(self, folder: Path, deidentifier: "Deidentifier", vault: "Vault", trail: "Trail") -> None:
        self.folder = folder
        self._deidentifier = deidentifier
        self._vault = vault
        self._trail = trail

    def read(
        self, known: Mapping[str, str], *, user: str = "system", progress: Progress | None = None
    ) -> DocumentReport:
        """Read the files that changed, all of them when more people are known than before.

        Args:
            known: Key and state of the documents that are kept already.
            user: Who asked for it, for the trail.
            progress: Told of each file.

        Raises:
            SetupError: The folder is not there, or has too many files.
            TrailError: The reading could not be recorded.
        """
        tell = progress or (lambda *_: None)
        with self._trail.entry("sync", user, body={"name": "documents"}) as entry:
            files = list(listed(self.folder))
            people = self._people()
            found: list[CleanDocument] = []
            for place, file in enumerate(files):
                tell(file.name, place, len(files))
                found.append(self._document(file, people, known))
            tell("", len(files), len(files))
            report = DocumentReport(tuple(found), sum(bool(document.sections) for document in found))
            entry.body.update(files=len(files), read=report.fresh, skipped=len(report.skipped))
        return report

    def _document(self, file: DocumentFile, people: str, known: Mapping[str, str]) -> CleanDocument:
        key = self._vault.digest("document", file.name)[:32]
        name = self._clean(file.name)
        folder = file.name.partition("/")[0] if "/" in file.name else ""
        state = f"{file.stamp}:{people}"
        if file.problem:
            return CleanDocument(key, name, folder, state, problem=self._clean(file.problem))
        if known.get(key) == state:
            return CleanDocument(key, name, folder, state, None)
        try:
            parts = read(file)
        except SetupError as wrong:
            return CleanDocument(key, name, folder, state, problem=self._clean(wrong.message))
        return CleanDocument(key, name, folder, state, self._sections(parts))

    def _sections(self, parts: "Sequence[Part]") -> tuple[CleanSection, ...]:
        """De-identify a document in one go: what is known of people is looked up once."""
        raw = list(dict.fromkeys(text for part in parts for text in (*part.titles, part.text)))
        clean = dict(zip(raw, self._deidentifier.notes(raw), strict=True))
        sections = (
            CleanSection(
                tuple(clean[title] or "" for title in part.titles), clean[part.text] or "", part.page
            )
            for part in parts
        )
        return tuple(section for section in sections if section.text != WITHHELD)

    def _people(self) -> str:
        """Return a number that changes with what is known of people: names known later are replaced then."""
        return str(self._vault.version("PERSON", "ADDRESS"))

    def _clean(self, text: str) -> str:
        return self._deidentifier.notes([text])[0] or ""
