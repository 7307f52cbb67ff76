"""A demo home is made, read and asked with two commands; what is in the way is told."""

import json

import pytest

from connectors.failures import SetupError
from ui import cli, demo_home
from ui.home import Home

pytestmark = pytest.mark.xdist_group("demo home")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A demo home at the smallest scale, made by the command itself."""
    place = tmp_path_factory.mktemp("demo") / "home"
    assert cli.run(["--home", str(place), "init", "--demo", "--scale", "0.05", "--as-of", "2026-11-22"]) == 0
    return place


def test_the_demo_answers_in_both_languages(demo, capsys):
    for question in ("SO2026-00042 现在到哪了？", "Where is order SO2026-00042?"):
        assert cli.run(["ask", question, "--user", "service1", "--json", "--home", str(demo)]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert answer["ok"]
        assert answer["rows"]
        assert {source["system"] for source in answer["sources"]} >= {"ERP"}
    assert cli.run(["audit", "verify", "--home", str(demo)]) == 0


def test_the_demo_has_its_accounts_roles_and_examples(demo):
    from ui.assemble import System

    system = System(Home.open(demo))
    assert {each.name: each.role for each in system.accounts.all()} == demo_home.ROLES
    assert set(system.home.settings.examples) == set(system.policy.roles)
    assert system.home.settings.examples["service"].en[0] == "Where is order SO2026-00042?"
    assert system.home.today().isoformat() == "2026-11-22"
    assert demo_home.is_demo(system.home)
    assert [entry.body["action"] for entry in system.trail.entries(kind="admin")] == ["home made"]
    system.close()


def test_a_second_init_leaves_the_home_alone(demo, capsys):
    before = (demo / "assistant.yaml").read_bytes()
    assert cli.run(["init", "--demo", "--home", str(demo)]) == 2
    assert "There is a home in" in capsys.readouterr().err
    assert (demo / "assistant.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param([], "Say one of --demo", id="nothing said"),
        pytest.param(["--demo", "--company", "A"], "Say one of --demo", id="two things said"),
        pytest.param(["--demo", "--as-of", "soon"], "--as-of is not a day", id="no day"),
        pytest.param(["--demo", "--scale", "0"], "--scale", id="no size"),
        pytest.param(
            ["--company", "A", "--timezone", "Mars/North"], "timezone is not a time zone", id="no zone"
        ),
        pytest.param(["--from", "/nowhere.yaml"], "no file nowhere.yaml", id="no file"),
    ],
)
def test_wrong_words_are_told_and_nothing_is_made(arguments, said, tmp_path, capsys):
    place = tmp_path / "home"
    assert cli.run(["init", *arguments, "--home", str(place)]) == 2
    assert said in capsys.readouterr().err
    assert not (place / "assistant.yaml").exists()


def test_init_from_a_file_checks_it_first(tmp_path, capsys):
    own = tmp_path / "acme.yaml"
    own.write_text("company: Acme\nlimit: {}\n", "utf-8")
    assert cli.run(["init", "--from", str(own), "--home", str(tmp_path / "home")]) == 2
    assert "acme.yaml, line 2: 'limit' is not a setting. Did you mean 'limits'?" in capsys.readouterr().err
    own.write_text("company: Acme\n", "utf-8")
    assert cli.run(["init", "--from", str(own), "--home", str(tmp_path / "home")]) == 0
    assert "assistant user add" in capsys.readouterr().out


def test_serving_needs_somebody_who_can_log_in(tmp_path, capsys):
    assert cli.run(["init", "--company", "Acme", "--home", str(tmp_path / "home")]) == 0
    assert cli.run(["serve", "--port", "65321", "--home", str(tmp_path / "home")]) == 2
    assert "Nobody can log in yet" in capsys.readouterr().err


def test_the_demo_command_does_not_touch_another_home(tmp_path, capsys):
    assert cli.run(["init", "--company", "Acme", "--home", str(tmp_path / "home")]) == 0
    assert cli.run(["demo", "--no-open", "--port", "65321", "--home", str(tmp_path / "home")]) == 2
    assert "is not a demo" in capsys.readouterr().err


def test_the_demo_command_reads_introduces_and_serves(demo, capsys, monkeypatch):
    served = []
    monkeypatch.setattr(
        "ui.serve.serve_pages", lambda system, host, port, *, open_page: served.append((host, port))
    )
    assert cli.run(["demo", "--no-open", "--port", "65321", "--home", str(demo)]) == 0
    out = capsys.readouterr().out
    assert served == [("127.0.0.1", 65321)]
    for part in ("http://127.0.0.1:65321", "service1", "compliance1", "现在到哪了", "Where is order"):
        assert part in out


def test_the_settings_of_the_demo_are_good_on_any_day():
    import tempfile
    from datetime import date
    from pathlib import Path

    from ui.new_home import checked

    for day in (date(2026, 1, 1), date(2027, 6, 30), date(2031, 12, 31)):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "assistant.yaml"
            file.write_text(demo_home.settings_text(day), "utf-8")
            try:
                settings = checked(file, "assistant.yaml")
            except SetupError as wrong:
                pytest.fail(wrong.message)
            assert settings.today == day.isoformat()
