"""A name that was erased is found in text by its digest; words that only hold it are not touched."""

import pytest

from privacy.deidentify import Deidentifier
from privacy.detect import Detector
from privacy.known_names import KnownNames

COMPANY = "李娜商贸有限公司"


@pytest.fixture
def erased(vault):
    vault.placeholders("PERSON", ["李娜", "John Smith", "李娜娜", "Madonna", "王"])
    vault.placeholders("ADDRESS", ["云龙大厦后面平房", "文三路"])
    vault.placeholders("PHONE", ["13812345678"])
    gone = ("PERSON_1", "PERSON_2", "PERSON_4", "PERSON_5", "ADDRESS_1", "ADDRESS_2", "PHONE_1")
    vault.erase([f"<{name}>" for name in gone], for_good=True)
    made = Deidentifier(vault, lambda: [COMPANY])
    made.detector = Detector(KnownNames(vault, lambda: [COMPANY]))  # what is only guessed is another test's
    return made


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("送到云龙大厦后面平房", "送到[erased]", id="of which a part looks like an address"),
        pytest.param("与李娜通话", "与[erased]通话", id="a name in a guess around it"),
        pytest.param("李娜娜来电", "<PERSON_3>来电", id="the beginning of a longer name that is known"),
    ],
)
def test_what_was_erased_wins_over_what_is_guessed(erased, vault, text, shown):
    guessing = Deidentifier(vault, lambda: [COMPANY])
    assert guessing.question(text).text == shown
    assert guessing.notes([text]) == [shown]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("李娜来电", "[erased]来电", id="a Chinese name"),
        pytest.param("李娜，李娜", "[erased]，[erased]", id="twice"),
        pytest.param("Ask JOHN  smith.", "Ask [erased].", id="in other case and blanks"),
        pytest.param("Ask John\nSmith", "Ask [erased]", id="over a line's end"),
        pytest.param(
            "Johnny Smithson, John Smiths", "Johnny Smithson, John Smiths", id="parts of Latin words"
        ),
        pytest.param("李娜娜来电", "<PERSON_3>来电", id="the beginning of a longer name that is known"),
        pytest.param(f"{COMPANY}来电", f"{COMPANY}来电", id="in a company's name"),
        pytest.param(f"{COMPANY}的李娜", f"{COMPANY}的[erased]", id="beside a company's name"),
        pytest.param("送到云龙大厦后面平房", "送到[erased]", id="an address no pattern tells"),
        pytest.param("致电138-1234-5678", "致电[erased]", id="a phone by its pattern"),
        pytest.param("Madonna, 王, 文三路", "Madonna, 王, 文三路", id="too short to be looked for"),
        pytest.param("没有人", "没有人", id="nobody"),
    ],
)
def test_what_was_erased_is_hidden_in_text(erased, text, shown):
    assert erased.question(text).text == shown
    assert erased.notes([text]) == [shown]


def test_a_running_program_knows_what_another_erased(vault):
    running = Deidentifier(vault)
    vault.placeholders("PERSON", ["赵敏儿"])
    assert running.notes(["赵敏儿来电"]) == ["<PERSON_1>来电"]
    vault.erase(["<PERSON_1>"], for_good=True)
    assert running.notes(["赵敏儿来电"]) == ["[erased]来电"]
    assert vault.readmit("PERSON", "赵敏儿")
    vault.placeholders("PERSON", ["赵敏儿"])
    assert running.notes(["赵敏儿来电"]) == ["<PERSON_2>来电"]
