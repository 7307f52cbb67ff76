"""What the local engine made of the fixed part of its prompts, kept in a folder: reading it takes most of a minute."""

import hashlib
import http.client
import json
import socket
from collections.abc import Sequence
from pathlib import Path

_MOST = 8  # files: two languages, a few versions back
_WAIT_S = 30.0


class KeptPrompts:
    """Saves and restores the engine's only slot, through the door that only this process can open.

    Args:
        folder: Where the files lie. They hold what the fixed part of a prompt says and nothing of any question.
        door: The engine's socket.
        key: The engine's key.
    """

    def __init__(self, folder: Path, door: Path, key: str) -> None:
        self._folder = folder
        self._door = door
        self._key = key

    def restore(self, name: str) -> bool:
        """Put back what was kept under a name; false where there is nothing, or it is damaged."""
        file = self._folder / name
        if not file.exists():
            return False
        if self._ask("restore", name):
            file.touch()
            return True
        file.unlink(missing_ok=True)
        return False

    def save(self, name: str) -> None:
        """Keep the slot as it is now under a name; the oldest are dropped."""
        if not self._ask("save", name):
            return
        (self._folder / name).chmod(0o600)
        files = sorted(self._folder.glob("*.kept"), key=lambda file: file.stat().st_mtime)
        for file in files[:-_MOST]:
            file.unlink(missing_ok=True)

    def _ask(self, action: str, name: str) -> bool:
        connection = _Door(self._door)
        body = json.dumps({"filename": name})
        try:
            connection.request("POST", f"/slots/0?action={action}", body, {
                "Content-Type": "application/json", "Authorization": f"Bearer {self._key}",
            })  # fmt: skip
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False  # it is only a saving of time
        finally:
            connection.close()


class _Door(http.client.HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=_WAIT_S)
        self._path = path

    def connect(self) -> None:
        """Open the socket instead of a port."""
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))


def kept_name(model: Path, version: str, context: int, fixed: Sequence[object]) -> str:
    """Return the name under which a fixed part of this model is kept."""
    about = model.stat()
    told = json.dumps(
        [model.name, about.st_size, about.st_mtime_ns, version, context, [str(part) for part in fixed]]
    )
    return f"{hashlib.sha256(told.encode()).hexdigest()[:32]}.kept"
