"""Install time: `make setup` on a fresh copy of the committed files, with whatever the package cache holds.

Run: python -m benchmarks.install
"""

import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.machine import heading


def main() -> None:
    """Clone the repository into a temporary folder, set it up there, print the seconds and the size."""
    print(heading("Install"))
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", ".", str(clone)], check=True)
        started = time.perf_counter()
        subprocess.run(["make", "--silent", "setup"], cwd=clone, check=True, capture_output=True)
        spent = time.perf_counter() - started
        size = sum(path.stat().st_size for path in (clone / ".venv").rglob("*") if path.is_file())
    print(f"make setup: {spent:.0f} s, {size / 1e9:.1f} GB")


if __name__ == "__main__":
    main()
