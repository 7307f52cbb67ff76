"""The engine of a local model: llama.cpp in this process, through xllamacpp, silent and closed to others."""

import os
import secrets
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from assistant.gguf import check_memory
from assistant.kept_prompt import KeptPrompts, kept_name
from connectors.failures import ModelError

_BATCH = 64  # prompt tokens between two looks at the clock: a second on two cores, and no slower than 512
_CACHE_MIB = 256  # of prompts read before, beside the current one


class Engine:
    """A loaded model.

    Args:
        path: The GGUF file.
        threads: Of the processor; 0 takes all of its cores.
        context: Tokens that prompt and answer may have together.
        kept: The folder in which fixed parts of prompts are kept; None keeps none.

    Raises:
        ModelError: It does not fit into memory, or cannot be loaded.
    """

    def __init__(self, path: Path, threads: int, context: int, kept: Path | None) -> None:
        check_memory(path, context)
        self._path, self._context = path, context
        self._folder = tempfile.TemporaryDirectory(prefix="assistant-model-")  # readable by this user only
        self._door, self._key = Path(self._folder.name) / "engine.sock", secrets.token_hex(32)
        self._server, self._version = self._started(threads, kept)
        self._kept = KeptPrompts(kept, self._door, self._key) if kept else None
        self._read: set[str] = set()

    def answer(self, asked: dict[str, Any], take: Callable[[Any], bool]) -> Any:
        """Ask for an answer; `take` gets every piece and stops the engine by returning true."""
        return self._server.handle_chat_completions(asked, take)

    def is_known(self, fixed: Sequence[object]) -> bool:
        """Say whether the fixed part of a prompt need not be read; it is restored where it was kept."""
        if not fixed or self._name(fixed) in self._read:
            return True
        return self._kept is not None and self._kept.restore(self._name(fixed)) and self._noted(fixed)

    def keep(self, fixed: Sequence[object]) -> None:
        """Keep the fixed part of a prompt that has just been read."""
        if self._kept is not None:
            self._kept.save(self._name(fixed))
        self._noted(fixed)

    def _noted(self, fixed: Sequence[object]) -> bool:
        self._read.add(self._name(fixed))
        return True

    def _name(self, fixed: Sequence[object]) -> str:
        return kept_name(self._path, self._version, self._context, fixed)

    def _started(self, threads: int, kept: Path | None) -> tuple[Any, str]:
        import xllamacpp  # the engine: 100 MB, only for local models

        params = xllamacpp.CommonParams()
        params.model.path = str(self._path)
        params.n_ctx, params.n_parallel = self._context, 1
        params.n_batch = params.n_ubatch = _BATCH
        for cpu in (params.cpuparams, params.cpuparams_batch):
            cpu.n_threads = threads or os.cpu_count() or 1
        params.sampling.temp = 0.0
        params.cache_ram_mib = _CACHE_MIB
        params.warmup = False  # the first prompt is the warm-up
        params.verbosity = -1  # llama.cpp writes to stderr otherwise
        # The engine always opens its HTTP door: a socket in a folder of ours, with a key nobody is told.
        params.hostnames, params.api_keys, params.ui = [str(self._door)], [self._key], False
        params.endpoint_slots = kept is not None
        if kept is not None:
            kept.mkdir(parents=True, exist_ok=True, mode=0o700)
            params.slot_save_path = f"{kept}/"
        try:
            return xllamacpp.Server(params), str(xllamacpp.__version__)
        except (RuntimeError, MemoryError, OSError) as error:
            raise ModelError(
                f"The model file {self._path.name} cannot be loaded: it is incomplete, or of a kind that this "
                f"version of xllamacpp does not know. Download it again, or choose another.",
                detail=f"error={type(error).__name__}",
            ) from None
