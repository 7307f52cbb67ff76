"""Where the home is, and what is said when there is none."""

from datetime import date
from pathlib import Path

import pytest

from connectors.failures import SetupError
from tests.ui.fakes import YAML, home
from ui.home import Home, folder


@pytest.mark.parametrize(
    ("option", "environ", "found"),
    [
        pytest.param(Path("/a"), {"ASSISTANT_HOME": "/b"}, "/a", id="the option wins"),
        pytest.param(None, {"ASSISTANT_HOME": "/b"}, "/b", id="then the environment"),
        pytest.param(None, {"ASSISTANT_HOME": " "}, str(Path("~/.assistant").expanduser()), id="a blank one is none"),
        pytest.param(None, {}, str(Path("~/.assistant").expanduser()), id="then the default"),
    ],
)  # fmt: skip
def test_folder(option, environ, found):
    assert str(folder(option, environ)) == found


def test_no_home_says_how_to_get_one(tmp_path):
    with pytest.raises(SetupError, match="assistant demo"):
        Home.open(tmp_path)


def test_the_shipped_roles_hold_where_the_file_names_none(place):
    assert set(place.policy.roles) == {"service", "sales", "manager", "compliance", "admin"}


def test_the_files_own_roles_hold_where_it_names_them(place):
    place.yaml.write_text(
        YAML + "roles: {clerk: {entities: {product: all}, rows: all, tools: all}}\n", "utf-8"
    )
    assert set(Home.open(place.folder).policy.roles) == {"clerk"}


def test_a_wrong_word_in_a_role_is_told_with_its_line(place):
    place.yaml.write_text(
        YAML + "roles:\n  clerk: {entities: {produkt: all}, rows: all, tools: all}\n", "utf-8"
    )
    with pytest.raises(SetupError, match=r"assistant.yaml, line \d+: .*Did you mean 'product'"):
        _ = Home.open(place.folder).policy


def test_today_is_the_day_the_file_says(tmp_path):
    place = home(tmp_path)
    place.yaml.write_text(YAML + 'today: "2026-10-01"\n', "utf-8")
    assert Home.open(tmp_path).today() == date(2026, 10, 1)
