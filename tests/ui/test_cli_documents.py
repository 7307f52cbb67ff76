"""`assistant documents` and `assistant verified`: from a folder to a cited passage, from an answer to a verified question."""

import json

import pytest

from tests.ui.fakes import home
from ui import cli
from ui.assemble import System
from ui.home import Home

NAME, PHONE = "王小明", "13800010042"


@pytest.fixture
def place(tmp_path):
    """A home with accounts, without sources, and a folder of documents."""
    made = home(tmp_path / "home")
    system = System(made)
    from ui.accounts import Account

    for name in ("service1", "manager1", "compliance1"):
        system.accounts.add(Account(name, name.rstrip("1")), "correct horse")
    system.vault.placeholders("PERSON", [NAME])
    system.close()
    folder = tmp_path / "policies"
    (folder / "hr").mkdir(parents=True)
    (folder / "returns.md").write_text(
        f"# Returns\n## Deadline\nGoods go back within 30 days. Ask {NAME}, {PHONE}.", "utf-8"
    )
    (folder / "hr" / "pay.md").write_text("# Pay\nManagers get a bonus of 10 %.", "utf-8")
    (folder / "empty.pdf").write_bytes(b"")
    return made


def run(place, capsys, *arguments):
    """Run a command and return its status, output and errors."""
    capsys.readouterr()
    status = cli.run([*arguments, "--home", str(place.folder)])
    return status, *capsys.readouterr()


@pytest.fixture
def read(place, tmp_path, capsys):
    """The same home with its documents read."""
    status, out, err = run(place, capsys, "documents", "add", str(tmp_path / "policies"))
    assert (status, err) == (0, "")
    assert "2 documents, 2 sections (2 read, 2 embedded)." in out
    assert "! empty.pdf is empty." in out
    return place


def found(read, capsys, text, user):
    status, out, err = run(read, capsys, "documents", "search", text, "--user", user, "--json")
    return status, [json.loads(line) for line in out.splitlines()], err


def test_a_passage_is_found_and_restored_as_the_role_may_see_it(read, capsys):
    status, (passage,), _ = found(read, capsys, "how many days to return goods", "service1")
    assert status == 0
    assert (passage["file"], passage["title"], passage["section"]) == ("returns.md", "Returns", "Deadline")
    assert NAME in passage["text"]
    assert PHONE in passage["text"]
    _, (passage,), _ = found(read, capsys, "how many days to return goods", "manager1")
    assert NAME in passage["text"]
    assert PHONE not in passage["text"]  # a manager sees phones in part
    _, out, _ = run(
        read, capsys, "documents", "search", "how many days to return goods", "--user", "service1"
    )
    assert "[1] returns.md, Returns > Deadline" in out


def test_every_search_is_in_the_trail_without_a_name(read, capsys):
    found(read, capsys, f"goods of {NAME} to return", "service1")
    trail = System(Home.open(read.folder)).trail
    (call,) = trail.entries(kind="tool_call")
    assert call.body["arguments"]["text"] == "goods of <PERSON_1> to return"
    assert trail.entries(kind="reveal")[0].body["placeholders"]["full"]
    assert NAME not in "".join(map(str, trail.entries()))
    assert trail.verify().intact


def test_a_role_without_the_tool_and_a_folder_for_some_roles(read, capsys):
    status, _, err = found(read, capsys, "return goods", "compliance1")
    assert (status, "may not use" in err) == (2, True)
    assert found(read, capsys, "bonus of managers", "service1")[1]
    text = read.yaml.read_text("utf-8").replace(
        "documents: {folder:", "documents: {only: {hr: [manager]}, folder:"
    )
    read.yaml.write_text(text, "utf-8")
    assert found(read, capsys, "bonus of managers", "service1")[1] == []
    assert found(read, capsys, "bonus of managers", "manager1")[1]


def test_the_files_are_listed(read, capsys):
    _, out, _ = run(read, capsys, "documents", "list", "--json")
    files = {told["file"]: told for told in map(json.loads, out.splitlines())}
    assert files["returns.md"]["sections"] == 1
    assert files["empty.pdf"]["problem"] == "empty.pdf is empty."
    assert "hr/pay.md" in run(read, capsys, "documents", "list")[1]


def test_only_what_changed_is_read_again(read, tmp_path, capsys):
    (tmp_path / "policies" / "returns.md").write_text("# Returns\nGoods go back within 60 days.", "utf-8")
    (tmp_path / "policies" / "hr" / "pay.md").unlink()
    assert "1 documents, 1 sections (1 read, 1 embedded)." in run(read, capsys, "documents", "sync")[1]
    assert "60 days" in found(read, capsys, "return goods", "manager1")[1][0]["text"]
    assert found(read, capsys, "bonus of managers", "manager1")[1] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["documents", "add", "nowhere"], "There is no folder 'nowhere'", id="no folder"),
        pytest.param(["documents", "sync"], "documents add FOLDER", id="none named yet"),
        pytest.param(["documents", "search", "x", "--user", "manager1"], "documents add FOLDER", id="nothing read yet"),
        pytest.param(["verified", "add", "--user", "manager1"], "--audit-id NUMBER", id="no answer named"),
        pytest.param(["verified", "add", "--audit-id", "99", "--user", "manager1"], "99", id="no such entry"),
        pytest.param(["verified", "add", "--audit-id", "1", "--user", "service1"], "may not verify", id="a role that may not"),
        pytest.param(["verified", "remove", "7", "--user", "manager1"], "no verified question 7", id="none to remove"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told(arguments, said, place, capsys):
    status, _, err = run(place, capsys, *arguments)
    assert (status, said in err) == (2, True)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        pytest.param(
            "documents: {folder: x, roles: [managr]}", "Did you mean 'manager'", id="a role there is not"
        ),
        pytest.param(
            "documents: {folder: x, only: {hr: [bos]}}", "there is no role 'bos'", id="in a folder's roles"
        ),
        pytest.param("documents: {foldr: x}", "Did you mean 'folder'", id="a wrong word"),
    ],
)
def test_a_wrong_setting_is_told(setting, said, place, capsys):
    with place.yaml.open("a", encoding="utf-8") as file:
        file.write(f"\n{setting}\n")
    status, _, err = run(place, capsys, "documents", "search", "x", "--user", "manager1")
    assert (status, said in err) == (2, True)


def test_an_answer_is_verified_listed_and_removed(place, capsys):
    trail = System(Home.open(place.folder)).trail
    told = {"role": "manager", "conversation": "c1"}
    trail.append("question", "manager1", body={"question": "各区域的逾期应收", "language": "zh"}, **told)
    made = {
        "tool": "query_metrics",
        "arguments": {"metrics": ["overdue_receivables"], "group_by": ["region"]},
        "rows": 3,
    }
    trail.append("tool_call", "manager1", body=made, **told)
    number = trail.append("answer", "manager1", body={"answer": "…", "ok": True}, **told)
    status, out, _ = run(place, capsys, "verified", "add", "--audit-id", str(number), "--user", "manager1")
    assert (status, out) == (0, "Verified as no. 1: 各区域的逾期应收\n")
    (line,) = run(place, capsys, "verified", "list", "--json")[1].splitlines()
    assert json.loads(line)["calls"] == [{"tool": "query_metrics", "arguments": made["arguments"]}]
    assert "manager1" in run(place, capsys, "verified", "list")[1]
    assert run(place, capsys, "verified", "remove", "1", "--user", "manager1")[1] == "Removed no. 1.\n"
    assert [entry.body["action"] for entry in trail.entries(kind="admin")][:2] == [
        "verified question removed",
        "question verified",
    ]
