"""A folder of company documents (Markdown, text, PDF, Word), cut into sections that can be cited.

Only files inside the folder are read; a file that cannot be read is named in a plain sentence and left out,
and the others are read.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from connectors.document_files import Part, read_markdown, read_pdf, read_word
from connectors.failures import SetupError

MAX_FILES = 5_000
MAX_FILE_BYTES = 20_000_000
READERS: dict[str, Callable[[bytes], list[Part]]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_markdown,
    ".pdf": read_pdf,
    ".docx": read_word,
}
_NOT_DOCUMENTS = ("~$", ".", "Thumbs.db", "desktop.ini")  # what Word and file managers leave behind


@dataclass(frozen=True)
class DocumentFile:
    """One file of the folder.

    Args:
        path: Where it really is.
        name: Its path in the folder, with `/`.
        stamp: Changes when the file was written again: its time and size.
        problem: Why it is not read, one sentence; "" when it can be.
    """

    path: Path
    name: str
    stamp: str = ""
    problem: str = ""


def listed(folder: Path) -> Iterator[DocumentFile]:
    """Yield the files of a folder and the folders in it, by name; what cannot be read says why.

    Raises:
        SetupError: The folder is not there, or has too many files.
    """
    if not folder.is_dir():
        raise SetupError(
            f"The folder of documents, {folder.name}, is not there. "
            f"Make it, or name another: assistant documents add FOLDER"
        )
    root = folder.resolve()
    count = 0
    for place, folders, files in os.walk(root):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in links)
        for name in sorted([*files, *links]):
            if name.startswith(_NOT_DOCUMENTS):
                continue
            count += 1
            if count > MAX_FILES:
                raise SetupError(
                    f"The folder of documents has more than {MAX_FILES:,} files. Name a folder inside it."
                )
            yield _file(root, Path(place) / name)


def read(file: DocumentFile) -> list[Part]:
    """Return a file's sections.

    Raises:
        SetupError: It cannot be read; the sentence names it and says why.
    """
    try:
        data = file.path.read_bytes()
    except OSError as error:
        raise SetupError(f"{file.name} cannot be opened ({error.strerror}). Check its rights.") from None
    try:
        return READERS[file.path.suffix.lower()](data)
    except SetupError as wrong:
        raise SetupError(f"{file.name} {wrong.message}", detail=wrong.detail) from None


def _file(root: Path, path: Path) -> DocumentFile:
    name = path.relative_to(root).as_posix()
    real = path.resolve()
    if not real.is_relative_to(root):
        return DocumentFile(
            path, name, "", f"{name} is a link to a place outside the folder; it is not followed."
        )
    if path.is_symlink() and real.is_dir():
        return DocumentFile(path, name, "", f"{name} is a link to a folder; it is read where it really is.")
    if not real.is_file():
        return DocumentFile(path, name, "", f"{name} is no file that can be read.")
    if real.suffix.lower() not in READERS:
        kinds = ", ".join(READERS)
        return DocumentFile(path, name, "", f"{name} is of a kind that is not read. Read are: {kinds}.")
    state = real.stat()
    stamp = f"{state.st_mtime_ns}:{state.st_size}"
    problem = ""
    if state.st_size == 0:
        problem = f"{name} is empty."
    elif state.st_size > MAX_FILE_BYTES:
        problem = f"{name} has {state.st_size / 1e6:,.0f} MB; read are at most {MAX_FILE_BYTES // 10**6} MB. Cut it up."
    return DocumentFile(real, name, stamp, problem)
