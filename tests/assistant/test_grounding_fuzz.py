"""A thousand answers with one altered figure are all caught; what tools found passes."""

import random
from dataclasses import replace

import pytest

from assistant.grounding import Evidence, Grounded, ground
from tests.assistant.company import TODAY
from tests.assistant.grounding_altering import altered, is_also_true, with_another_status
from tests.assistant.grounding_answers import Told, results, told

ANSWERS = 1000
SOURCES = [{"system": name, "as_of": "2026-11-20T06:00:00+00:00"} for name in ("ERP", "CRM")]


_evidence: dict[tuple[int, str], Evidence] = {}


def checked(answer: Told, text: str) -> Grounded:
    key = (id(answer.made), answer.question)
    if key not in _evidence:
        _evidence[key] = Evidence.of(answer.made, answer.question, TODAY, known=SOURCES)
    known = _evidence[key]
    return ground(text, replace(known, numbers=set(known.numbers)), answer.language)


@pytest.fixture(scope="module")
def answers(store, vault_of_all, tmp_path_factory) -> list[Told]:
    from tests.assistant.company import Home

    home = Home(tmp_path_factory.mktemp("grounding"), store, *vault_of_all)
    found = results(home)
    home.gate.close()
    home.trail.close()
    assert len(found) > 15
    chance = random.Random(3)
    made = (told(*chance.choice(found), chance) for _ in range(2 * ANSWERS))
    return [answer for answer in made if any(char.isdigit() for char in answer.text)][:ANSWERS]


def test_what_the_tools_found_passes(answers):
    refused = [answer for answer in answers if not checked(answer, answer.text).ok]
    assert len(refused) < ANSWERS * 0.01


def test_an_altered_figure_is_caught(answers):
    """A figure that becomes another one of the same results is no fault anyone could see: those are made again."""
    chance, missed, again = random.Random(7), [], 0
    for answer in answers:
        for _ in range(50):
            made = altered(answer.text, chance)
            if made is None:
                continue
            if not is_also_true(answer, *made):
                break
            again += 1
        else:
            continue
        if checked(answer, made[0]).ok:
            missed.append(made[0][max(0, made[1] - 30) : made[1] + 20])
    assert missed == []
    assert again < ANSWERS  # of small numbers many are also another's


def test_an_altered_status_is_caught(answers):
    chance = random.Random(11)
    made = [(answer, with_another_status(answer, chance)) for answer in answers]
    altered_ones = [(answer, text) for answer, text in made if text is not None]
    assert len(altered_ones) > 100
    assert [text for answer, text in altered_ones if checked(answer, text).ok] == []
