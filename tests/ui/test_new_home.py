"""A home is made for its owner only; adding a source leaves the rest of the file as it was."""

import pytest

from connectors.failures import SetupError
from ui.home import Home
from ui.new_home import empty_settings, make_folder, with_source, write_settings


def test_a_new_home_is_its_owners_only_and_opens(tmp_path):
    place = Home(tmp_path / "deep" / "home")
    make_folder(place)
    made = write_settings(place, empty_settings('Acme "GmbH": 客户', "Europe/Berlin"))
    assert made.settings.company == 'Acme "GmbH": 客户'
    assert made.folder.stat().st_mode & 0o077 == 0
    assert made.yaml.stat().st_mode & 0o077 == 0
    assert "sales" in made.policy.roles


def test_a_home_is_not_made_over_another(place):
    with pytest.raises(SetupError, match="already"):
        make_folder(place)


def test_wrong_settings_leave_the_old_ones(place):
    before = place.yaml.read_bytes()
    with pytest.raises(SetupError, match=r"assistant\.yaml, line 2"):
        write_settings(place, "company: A\nsouces: {}\n")
    assert place.yaml.read_bytes() == before
    assert [each.name for each in place.folder.iterdir()] == ["assistant.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# top\ncompany: A # name\nsources:  # ours\n  erp: {kind: x, path: p}\nmodel: {kind: planner}\n", id="below the others"),
        pytest.param("company: A\nsources:\nmodel: {kind: planner}\n", id="as the first"),
        pytest.param("company: A\nsources: {}\n", id="into an empty list"),
        pytest.param("company: A\n", id="where there is no list"),
    ],
)  # fmt: skip
def test_a_source_is_added_and_comments_stay(tmp_path, text):
    (tmp_path / "assistant.yaml").write_text(text, "utf-8")
    place = Home.open(tmp_path)
    added = with_source(place, "crm", {"kind": "support-chats", "path": "客户 #1.json"})
    made = write_settings(place, added)
    assert made.settings.sources["crm"].path == "客户 #1.json"
    assert set(made.settings.sources) == {*place.settings.sources, "crm"}
    for line in text.splitlines():
        assert line.replace(" {}", "") in added


def test_a_name_that_is_taken_is_refused(place):
    with pytest.raises(SetupError, match="'erp' already"):
        with_source(place, "erp", {"kind": "x", "path": "p"})


def test_a_list_on_one_line_is_left_to_its_owner(tmp_path):
    (tmp_path / "assistant.yaml").write_text("company: A\nsources: {erp: {kind: x, path: p}}\n", "utf-8")
    with pytest.raises(SetupError, match="by hand: crm:"):
        with_source(Home.open(tmp_path), "crm", {"kind": "x", "path": "p"})
