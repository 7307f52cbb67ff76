"""How much of what is personal is found, and what is masked for nothing: our sentences, and public corpora to measure on only.

    python -m benchmarks.privacy_recall [--sets zh_daily,en_daily] [--misses] [--corpora DIR] [--limit 500] [--json]

The sets are in `benchmarks/privacy_sets` (docs/privacy.md says how they were made). Corpora are JSON lines
{"text", "spans": [{"start", "end", "kind"}]} in a folder of yours: none is shipped, for few have a licence that lets us.
"""

import argparse
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.machine import heading
from benchmarks.privacy_marks import FOLDER, Marked, Score, read, score
from privacy.detect import Detector
from privacy.known_names import KnownNames
from privacy.names import has_ideograph
from privacy.vault import Vault, VaultKey

SETS = ("zh_daily", "en_daily", "zh", "en", "zh_holdout", "en_holdout")
_JUDGED_APART = ("PERSON", "ADDRESS")


def _detect(detector: Detector) -> Callable[[str], list[tuple[int, int, str]]]:
    read_one = detector.reader()
    return lambda text: [(span.start, span.end, span.kind) for span in read_one(text)]


def _known(sentences: list[Marked], folder: Path) -> Detector:
    """Return a detector to which the full names of the sentences are known, as a CRM would know them."""
    names = {s.text[a:b] for s in sentences for a, b, kind in s.spans if kind == "PERSON"}
    full = [name for name in names if (len(name) > 1 if has_ideograph(name) else " " in name)]
    vault = Vault(folder / "vault.sqlite", VaultKey.load(folder / "vault.key", environ={}))
    vault.placeholders("PERSON", sorted(full))
    return Detector(KnownNames(vault), unknown=True)


def _row(name: str, told: Score) -> dict[str, Any]:
    formatted = [kind for kind in told.gold if kind not in _JUDGED_APART and not kind.startswith("X_")]
    hit = [kind for kind in told.hits if kind not in _JUDGED_APART]
    return {
        "set": name,
        "recall": told.recall(),
        "precision": told.precision(),
        "PERSON": told.recall("PERSON"),
        "PERSON precision": told.precision("PERSON"),
        "ADDRESS": told.recall("ADDRESS"),
        "formatted": told.recall(*formatted) if formatted else None,
        "formatted precision": told.precision(*hit) if hit else None,
        "decoys masked": told.masked(),
    }


def _corpus(path: Path, limit: int) -> list[Marked]:
    made = []
    for line in path.read_text("utf-8").splitlines()[:limit]:
        found = json.loads(line)
        spans = [(s["start"], s["end"], s["kind"]) for s in found["spans"] if s["kind"] in _JUDGED_APART]
        made.append(Marked(found["text"], spans))
    return made


def _print(rows: list[dict[str, Any]]) -> None:
    print("| " + " | ".join(rows[0]) + " |\n|" + "---|" * len(rows[0]))
    for row in rows:
        cells = (f"{cell:.3f}" if isinstance(cell, float) else str(cell or "") for cell in row.values())
        print("| " + " | ".join(cells) + " |")


def main() -> None:
    """Measure and print tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--limit", type=int, default=500)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    unknown = Detector(unknown=True)
    rows: list[dict[str, Any]] = []
    for name in options.sets.split(",") if options.sets else ():
        sentences = read(FOLDER / f"{name}.txt")
        told = score(sentences, _detect(unknown))
        rows.append(_row(name, told))
        with tempfile.TemporaryDirectory() as folder:
            rows.append(
                _row(f"{name}, names known", score(sentences, _detect(_known(sentences, Path(folder)))))
            )
        if options.misses:
            for kind, value, text in told.misses:
                print(f"  missed {kind}: {value} | {text}")
            for kind, value, text in told.false:
                print(f"  false {kind}: {value} | {text}")
    corpora = sorted(options.corpora.glob("*.jsonl")) if options.corpora else []
    rows += [_row(path.stem, score(_corpus(path, options.limit), _detect(unknown))) for path in corpora]
    if options.json:
        print(json.dumps(rows))
        return
    print(heading("Recall and precision"))
    _print(rows)


if __name__ == "__main__":
    main()
