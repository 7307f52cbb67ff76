"""Start-up: `assistant --help`, and a cold `assistant ask` in a new process.

Run: python -m benchmarks.startup [--home DIR]
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.machine import heading

ASSISTANT = str(Path(sys.executable).with_name("assistant"))
QUESTION = "SO2026-00042 现在到哪了？"


def seconds(*command: str) -> float:
    """Run a command and return its wall time in seconds; a failure stops the benchmark."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    """Print the best and the median of five runs each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", help="a home that is already synced; by default a new demo at scale 1")
    home = parser.parse_args().home
    print(heading("Start-up"))
    with tempfile.TemporaryDirectory() as folder:
        if home is None:
            home = folder
            print(f"init --demo, sync: {seconds(ASSISTANT, '--home', home, 'init', '--demo'):.1f} s")
        cases = {
            "import langchain.agents alone, as a yardstick": [
                sys.executable,
                "-c",
                "import langchain.agents",
            ],
            "assistant --help": [ASSISTANT, "--help"],
            "cold ask": [ASSISTANT, "--home", home, "ask", QUESTION, "--user", "service1"],
        }
        print("| what | best s | median s |\n|---|---|---|")
        for name, command in cases.items():
            runs = sorted(seconds(*command) for _ in range(5))
            print(f"| {name} | {runs[0]:.2f} | {runs[2]:.2f} |")


if __name__ == "__main__":
    main()
