"""The examples in the docstrings are true."""

import doctest
import importlib

import pytest

MODULES = ("home", "texts", "trail_text", "evidence", "grid", "markup", "web_gate", "show_privacy")


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    found = doctest.testmod(importlib.import_module(f"ui.{name}"))
    assert found.attempted
    assert not found.failed
