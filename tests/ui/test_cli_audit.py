"""The trail is listed, shown and verified; one that was tampered with or removed is told."""

import json
import sqlite3

import pytest

from ui import cli


@pytest.fixture
def trail(opened):
    for number in range(3):
        opened.ask(f"question {number} about <PERSON_1>", opened.user("service1"))
    opened.trail.append("login", "compliance1", role="compliance", body={"action": "logged in"})
    return opened.trail


def test_list_is_newest_first_and_filtered(trail, capsys):
    assert cli.run(["audit", "list", "--json", "--kind", "question"]) == 0
    entries = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [entry["body"]["question"][:10] for entry in entries] == ["question 2", "question 1", "question 0"]
    assert cli.run(["audit", "list", "--user", "compliance1"]) == 0
    assert "logged in" in capsys.readouterr().out
    assert cli.run(["audit", "list", "--text", "question 1", "--limit", "1", "--json"]) == 0
    assert capsys.readouterr().out.count("\n") == 1
    assert cli.run(["audit", "list", "--until", "2020-01-01"]) == 0
    assert capsys.readouterr().out == "No entry fits.\n"


def test_show_prints_the_whole_entry(trail, capsys):
    assert cli.run(["audit", "show", "1"]) == 0
    assert json.loads(capsys.readouterr().out)["body"] == {"question": "question 0 about <PERSON_1>"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["list", "--kind", "questions"], "Did you mean 'question'", id="a kind there is not"),
        pytest.param(["list", "--since", "yesterday"], "--since is not a day", id="no day"),
        pytest.param(["show", "999"], "no entry 999", id="an entry there is not"),
    ],
)
def test_wrong_words_are_told(arguments, said, trail, capsys):
    assert cli.run(["audit", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_verify_says_that_it_is_whole(trail, capsys):
    assert cli.run(["audit", "verify"]) == 0
    assert "intact: 7 entries" in capsys.readouterr().out


def test_verify_names_the_entry_that_was_changed(trail, opened, capsys):
    with sqlite3.connect(opened.home.audit) as db:
        db.execute('UPDATE entry SET body = \'{"question":"another"}\' WHERE number = 3')
    db.close()
    assert cli.run(["audit", "verify"]) == 2
    assert "NOT intact. Entry 3" in capsys.readouterr().err


def test_a_trail_that_is_gone_is_no_intact_trail(opened, capsys):
    assert cli.run(["audit", "verify"]) == 2
    assert "There is no trail" in capsys.readouterr().err
