"""People are added, listed and removed, and the trail says so."""

import io

import pytest

from ui import cli


def stdin(monkeypatch, text):
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_add_list_password_remove(opened, capsys, monkeypatch):
    stdin(monkeypatch, "four words are enough\n")
    assert (
        cli.run(["user", "add", "Li.Na", "--role", "sales", "--staff-number", "E1007", "--password-stdin"])
        == 0
    )
    assert opened.accounts.check("li.na", "four words are enough").staff_number == "E1007"
    assert cli.run(["user", "list"]) == 0
    assert "li.na" in capsys.readouterr().out
    stdin(monkeypatch, "another four words\n")
    assert cli.run(["user", "password", "li.na", "--password-stdin"]) == 0
    assert opened.accounts.check("li.na", "another four words")
    assert cli.run(["user", "remove", "li.na"]) == 0
    assert opened.accounts.get("li.na") is None
    acts = [entry.body["action"] for entry in opened.trail.entries(kind="admin")]
    assert acts == ["user removed", "password changed", "user added"]


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        pytest.param(["add", "bo", "--role", "seller", "--password-stdin"], "x", "no role 'seller'", id="a role there is not"),
        pytest.param(["add", "bo", "--role", "sales", "--password-stdin"], "x", "10 to 1024", id="a short password"),
        pytest.param(["add", "bo", "--role", "sales"], "", "--password-stdin", id="no terminal to ask at"),
        pytest.param(["add", "bo"], "", "Missing option '--role'", id="no role"),
        pytest.param(["remove", "bo"], "", "no user of that name", id="somebody who is not there"),
        pytest.param(["password", "bo", "--password-stdin"], "x", "no user of that name", id="a password for nobody"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told(arguments, typed, said, opened, capsys, monkeypatch):
    stdin(monkeypatch, typed)
    assert cli.run(["user", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_without_a_record_nothing_is_done(opened, monkeypatch, capsys):
    from connectors.failures import TrailError

    def broken(*_, **__):
        raise TrailError("The trail cannot be written.")

    monkeypatch.setattr(opened.trail, "append", broken)
    assert cli.run(["user", "remove", "service1"]) == 2
    assert opened.accounts.get("service1") is not None
