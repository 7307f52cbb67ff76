"""Trains the name model: python -m benchmarks.names.train [--times N] [--algorithm ap|lbfgs] [--out FILE]."""

import argparse
import random
import time
from pathlib import Path

import pycrfsuite

from benchmarks.names.generate import Generator
from privacy import name_spacy
from privacy.name_features import features
from privacy.name_tokens import tokens


def main() -> None:
    """Generate, extract, train, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=8)
    parser.add_argument("--algorithm", default="ap", choices=["ap", "lbfgs"])
    parser.add_argument("--iterations", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    began = time.perf_counter()
    sentences = list(Generator().sentences(options.times))
    random.Random(1).shuffle(sentences)
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select(options.algorithm)
    if options.algorithm == "ap":
        trainer.set_params({"max_iterations": options.iterations or 12, "feature.minfreq": 3})
    else:
        trainer.set_params(
            {"max_iterations": options.iterations or 120, "feature.minfreq": 3, "c1": 0.15, "c2": 0.02}
        )
    cut = [tokens(sentence.text) for sentence in sentences]
    judged = [place for place, found in enumerate(cut) if name_spacy.wanted(found)]
    votes = dict(
        zip(
            judged,
            name_spacy.votes_of_many([sentences[i].text for i in judged], [cut[i] for i in judged]),
            strict=True,
        )
    )
    for place, sentence in enumerate(sentences):
        trainer.append(features(sentence.text, cut[place], votes.get(place)), sentence.labels)
    print(f"{len(sentences)} sentences, {time.perf_counter() - began:.0f} s to prepare")
    trainer.train(str(options.out))
    print(f"{options.out.stat().st_size / 1e6:.1f} MB after {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
