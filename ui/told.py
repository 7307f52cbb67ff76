"""Where the program meets the person: what is told when something fails, and what the log keeps."""

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from connectors.failures import Failure
from ui.texts import text

DEBUG = "ASSISTANT_DEBUG"


@contextmanager
def meeting(tell: Callable[[Exception], object]) -> Iterator[None]:
    """Run a block; whatever goes wrong in it is handed to `tell`, and nothing breaks through."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the one place, where the program meets the person
        tell(error)


def told(error: Exception, language: str = "en") -> str:
    """Return the sentence for the person; what was not foreseen also goes to the log, without its text.

    The text of a foreign error can quote what was in the data; its type and its place cannot.
    """
    if isinstance(error, Failure):
        return error.message
    log(error)
    return text("unexpected", language)


def log(error: Exception) -> None:
    """Write the type and the place of an error to stderr; all of it only where the owner asked for that."""
    sys.stderr.write(f"{type(error).__name__} at {place(error)}\n")
    if os.environ.get(DEBUG) == "1":
        traceback.print_exception(error)


def place(error: Exception) -> str:
    """Return where an error came from, the innermost last: files and lines only."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return " > ".join(f"{Path(f.filename).name}:{f.lineno}" for f in frames)
