"""A conversation of 200 turns: the last one is still understood from the one before, and nothing is mixed up."""

from privacy.policy import User

TURNS = 200
MANAGER = User("manager1", "manager")
ASKED = ("今年华东的订单数", "那华南呢？", "SO2026-00042 现在到哪了？", "那它的发票呢？")


def _told(answer) -> list[list[str]]:
    return [list(row) for table in answer.tables for row in table["rows"]]


def test_two_hundred_turns(demo):
    first: list[list[list[str]]] = []
    conversation = None
    for turn in range(TURNS):
        answer = demo.assistant.ask(ASKED[turn % len(ASKED)], MANAGER, conversation)
        conversation = answer.conversation
        assert answer.ok, turn
        if turn < len(ASKED):
            first.append(_told(answer))
        else:
            assert _told(answer) == first[turn % len(ASKED)], turn
