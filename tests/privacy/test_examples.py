"""The examples in the docstrings of the privacy room are true."""

import doctest
import importlib

import pytest

MODULES = [
    "privacy.fold", "privacy.kinds", "privacy.names", "privacy.partial", "privacy.pinyin",
    "privacy.search_keys",
    "privacy.written", "privacy.reveal", "privacy.whole_store", "privacy.erasure", "privacy.inventory",
    "privacy.deidentify", "privacy.trail_entry", "privacy.recognizers.rule",
    "privacy.recognizers.resident_id",
]  # fmt: skip


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_of_a_module_are_true(module):
    result = doctest.testmod(importlib.import_module(module))
    assert result.attempted
    assert not result.failed
