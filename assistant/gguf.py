"""A GGUF file, looked at before it is loaded: is it one, is it whole enough, does it fit into memory."""

import struct
from pathlib import Path

from connectors.failures import ModelError, SetupError

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)  # https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
_HEADER = struct.Struct("<4sIQQ")  # magic, version, tensors, key-value pairs
_OLD_MAGICS = (b"ggml", b"ggjt", b"ggla", b"lmgg", b"tjgg", b"algg")
_CACHE_BYTES = 128 * 1024  # of one token of context: a model of 7 billion parameters with grouped attention
_WORKING_BYTES = 300 * 1024**2  # scratch buffers, tokens, grammar
_GIB = 1024**3


def check_file(path: Path) -> None:
    """Say whether `path` can be a model, by its first bytes only.

    Raises:
        SetupError: It is missing, cannot be read, or is no GGUF file of a version that can be loaded.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER.size)
    except FileNotFoundError:
        raise SetupError(
            f"There is no model file {path.name}. Put a GGUF file there, or correct model.path in assistant.yaml."
        ) from None
    except OSError as error:
        raise SetupError(
            f"The model file {path.name} cannot be read ({type(error).__name__}). "
            f"model.path in assistant.yaml must name a readable GGUF file."
        ) from None
    if not head.startswith(_MAGIC):
        old = " It is of an older format; convert it to GGUF." if head[:4] in _OLD_MAGICS else ""
        raise SetupError(f"{path.name} is not a GGUF file.{old} model.path in assistant.yaml must name one.")
    if len(head) < _HEADER.size:
        raise SetupError(f"The model file {path.name} ends within its header. Download it again.")
    _, version, tensors, pairs = _HEADER.unpack(head)
    if version not in _VERSIONS:
        raise SetupError(
            f"{path.name} is a GGUF file of a version that cannot be loaded. Versions 2 and 3 of little-endian "
            f"machines can; download it in one of them."
        )
    if not (tensors and pairs):
        raise SetupError(f"The model file {path.name} holds no model. Download it again.")


def check_memory(path: Path, context: int, available: int | None = None) -> None:
    """Say whether the model fits into the memory that is free.

    Args:
        path: The model file.
        context: Tokens it is to hold.
        available: Free bytes; looked up when left out.

    Raises:
        ModelError: It does not fit.
    """
    free = available_bytes() if available is None else available
    needed = path.stat().st_size + context * _CACHE_BYTES + _WORKING_BYTES
    if free is not None and free < needed:
        raise ModelError(
            f"The local model needs about {needed / _GIB:.1f} GB of memory and {free / _GIB:.1f} GB are free. "
            f"Free some, lower model.context, or choose a smaller GGUF file.",
            detail=f"error=memory needed_mb={needed >> 20} free_mb={free >> 20}",
        )


def available_bytes() -> int | None:
    """Return the memory this process may still take, None where the system does not tell."""
    told = [_meminfo(Path("/proc/meminfo")), _cgroup(Path("/sys/fs/cgroup"))]
    return min((free for free in told if free is not None), default=None)


def _meminfo(file: Path) -> int | None:
    try:
        lines = file.read_text().splitlines()
    except OSError:
        return None
    found = next((line.split() for line in lines if line.startswith("MemAvailable:")), None)
    return int(found[1]) * 1024 if found else None


def _cgroup(folder: Path) -> int | None:
    """Return what a container still has of its limit; pages of files can be given back, so they count as free."""
    try:
        limit = (folder / "memory.max").read_text().strip()
        used = int((folder / "memory.current").read_text())
        stat = dict(line.split() for line in (folder / "memory.stat").read_text().splitlines())
    except (OSError, ValueError):
        return None
    return None if limit == "max" else int(limit) - used + int(stat.get("file", 0))
