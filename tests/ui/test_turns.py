"""A turn shows its steps while they run, its words as they come, and at last the answer with its evidence."""

from zoneinfo import ZoneInfo

from assistant.answer import DoneEvent, StepEvent, TextEvent
from tests.ui.fakes import answer_to
from ui.turns import Turn, tool_label

BEGUN = StepEvent("order_status", {"order": "SO1"}, 0, 0, "started")
ENDED = StepEvent("order_status", {"order": "SO1"}, 6, 12.4, "done")


def turn(*events):
    made = Turn("Where is <b>SO1</b>?", "en", ZoneInfo("Asia/Shanghai"))
    for event in events:
        made.take(event)
    return made.messages()


def test_before_anything_comes_it_says_that_it_works():
    asked, said = turn()
    assert asked == {"role": "user", "content": "Where is &lt;b&gt;SO1&lt;/b&gt;?"}
    assert "Looking it up" in said["content"]


def test_a_step_is_pending_and_then_done():
    _, begun, _ = turn(BEGUN)
    assert begun["metadata"] == {"title": "Order status", "status": "pending"}
    _, ended, _ = turn(BEGUN, ENDED)
    assert ended["metadata"] == {"title": "Order status · 6 rows · 12 ms", "status": "done"}
    assert "order: SO1" in ended["content"]


def test_two_steps_at_once_stay_two():
    other = StepEvent("order_status", {"order": "SO2"}, 1, 3, "done")
    messages = turn(BEGUN, StepEvent("order_status", {"order": "SO2"}, 0, 0, "started"), other, ENDED)
    titles = [message["metadata"]["title"] for message in messages[1:-1]]
    assert titles == ["Order status · 6 rows · 12 ms", "Order status · 1 row · 3 ms"]


def test_a_step_that_failed_says_so():
    assert turn(BEGUN, StepEvent("order_status", {"order": "SO1"}, 0, 1, "failed"))[1]["metadata"][
        "title"
    ].endswith("Could not be done")


def test_the_answer_takes_the_place_of_its_pieces_in_its_own_language():
    *_, said = turn(BEGUN, ENDED, TextEvent("half "), DoneEvent(answer_to("到哪了", "c1")))
    assert "half" not in said["content"]
    assert "<b>依据</b>" in said["content"]
    assert "CRM 数据已有 26 小时未更新。" in said["content"]


def test_a_failure_leaves_nothing_of_a_half_answer():
    made = Turn("x", "en", ZoneInfo("UTC"))
    made.take(TextEvent("李娜 13800010042"))
    made.fail("The trail cannot be written, so nothing is shown.")
    assert made.messages()[-1]["content"] == (
        '<div class="failure" role="alert">The trail cannot be written, so nothing is shown.</div>'
    )


def test_a_tool_nobody_described_keeps_its_name():
    assert tool_label("new_tool", "zh") == "new_tool"
