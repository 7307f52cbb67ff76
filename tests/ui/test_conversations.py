"""A conversation belongs to who began it."""

import pytest

from connectors.failures import Denied, QueryError
from ui.conversations import Conversations


@pytest.fixture
def conversations(tmp_path):
    return Conversations(tmp_path / "accounts.sqlite")


def test_a_new_one_gets_an_id_of_its_own(conversations):
    assert conversations.claim("ann") != conversations.claim("ann")


def test_its_owner_goes_on_with_it_and_nobody_else(conversations):
    assert conversations.claim("ann", "c1") == "c1"
    assert conversations.claim("ann", "c1") == "c1"
    with pytest.raises(Denied, match="not yours"):
        conversations.claim("bob", "c1")


@pytest.mark.parametrize("told", ["../x", "a b", "x" * 65, "中", "-a", "a\n"])
def test_what_is_no_id_is_refused(conversations, told):
    with pytest.raises(QueryError, match="1 to 64"):
        conversations.claim("ann", told)


def test_only_named_ones_are_listed_the_last_used_first(conversations):
    for each in ("a", "b", "c"):
        conversations.claim("ann", each)
    conversations.name("a", "first")
    conversations.name("b", "second")
    conversations.name("a", "a title is given once")
    assert [(each.id, each.title) for each in conversations.of("ann")] == [("b", "second"), ("a", "first")]
    assert conversations.of("bob") == []
