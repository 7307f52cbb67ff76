"""Run the benchmarks that need no more than a minute or two: start-up, sync and questions at scale 1.

Others, and other scales, are run by name: `python -m benchmarks.sync --scale 100`.
"""

import subprocess
import sys

for module in ("benchmarks.startup", "benchmarks.sync", "benchmarks.questions"):
    subprocess.run([sys.executable, "-m", module], check=True)
