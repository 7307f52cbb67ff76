"""Only who knows the password gets in, guessing is slow, and the file holds no password."""

import threading
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from connectors.failures import Denied, Failure, QueryError
from ui.accounts import LOCK_S, MAX_LOCK_S, MAX_WRONG, Account, Accounts

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "four words are enough"


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Accounts:
    made = Accounts(tmp_path / "accounts.sqlite", clock, QUICK)
    made.add(Account("li.na", "sales", "E1007", "华东"), PASSWORD)
    return made


def wrong(accounts: Accounts, times: int, name: str = "li.na") -> None:
    for _ in range(times):
        assert accounts.check(name, "not it") is None


def test_the_right_password_returns_the_person(accounts):
    found = accounts.check(" Li.Na ", PASSWORD)
    assert found is not None
    assert (found.name, found.role, found.staff_number, found.region) == ("li.na", "sales", "E1007", "华东")


@pytest.mark.parametrize(
    ("name", "password"),
    [
        pytest.param("li.na", "four words are enougH", id="one letter is another"),
        pytest.param("li.na", "", id="an empty password"),
        pytest.param("li.na", PASSWORD + " ", id="a blank too many"),
        pytest.param("li na", PASSWORD, id="a name nobody has"),
        pytest.param("", "", id="nothing at all"),
        pytest.param("li.na", "x" * 100_000, id="a password of 100 kB"),
        pytest.param("' OR 1=1 --", PASSWORD, id="a name that is SQL"),
    ],
)
def test_anything_else_does_not(accounts, name, password):
    assert accounts.check(name, password) is None


def test_the_file_holds_no_password_and_is_its_owners_only(accounts, tmp_path):
    file = tmp_path / "accounts.sqlite"
    assert PASSWORD.encode() not in b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert b"$argon2id$" in b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert file.stat().st_mode & 0o077 == 0


def test_five_wrong_passwords_lock_the_name_even_for_the_right_one(accounts, clock):
    wrong(accounts, MAX_WRONG)
    with pytest.raises(Denied, match="Too many wrong passwords"):
        accounts.check("li.na", PASSWORD)
    clock.now += LOCK_S + 1
    assert accounts.check("li.na", PASSWORD) is not None


def test_four_wrong_ones_do_not(accounts):
    wrong(accounts, MAX_WRONG - 1)
    assert accounts.check("li.na", PASSWORD) is not None
    wrong(accounts, MAX_WRONG - 1)
    assert accounts.check("li.na", PASSWORD) is not None


def test_each_further_lock_is_twice_as_long_up_to_an_hour(accounts, clock):
    for locks in range(9):
        wrong(accounts, MAX_WRONG)
        length = min(LOCK_S * 2**locks, MAX_LOCK_S)
        clock.now += length - 1
        with pytest.raises(Denied):
            accounts.check("li.na", PASSWORD)
        clock.now += 2


def test_other_names_neither_lift_a_lock_nor_share_it(accounts, clock):
    accounts.add(Account("bo", "service"), PASSWORD)
    for _ in range(MAX_WRONG):
        wrong(accounts, 1)
        clock.now += 1
        assert accounts.check("bo", PASSWORD) is not None
    with pytest.raises(Denied):
        accounts.check("li.na", PASSWORD)


def test_a_name_nobody_has_is_locked_like_one_that_exists(accounts):
    wrong(accounts, MAX_WRONG, name="nobody")
    with pytest.raises(Denied):
        accounts.check("nobody", PASSWORD)


def test_of_many_guesses_at_once_no_more_than_five_are_looked_at(accounts):
    outcomes: list[str] = []

    def guess() -> None:
        try:
            outcomes.append(str(accounts.check("li.na", "not it")))
        except Denied:
            outcomes.append("locked")

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert (outcomes.count("None"), outcomes.count("locked")) == (MAX_WRONG, 12 - MAX_WRONG)


def test_a_new_password_lifts_the_lock_and_ends_the_old_one(accounts):
    wrong(accounts, MAX_WRONG)
    accounts.change_password("li.na", "another four words")
    assert accounts.check("li.na", PASSWORD) is None
    assert accounts.check("li.na", "another four words") is not None


def test_who_is_removed_is_gone(accounts):
    accounts.remove("li.na")
    assert accounts.all() == []
    assert accounts.check("li.na", PASSWORD) is None
    with pytest.raises(QueryError, match="no user of that name"):
        accounts.remove("li.na")


@pytest.mark.parametrize(
    ("name", "password", "said"),
    [
        pytest.param("li.na", PASSWORD, "already", id="a name that is taken"),
        pytest.param("Li Na", PASSWORD, "lower-case letters", id="a name with a blank"),
        pytest.param("", PASSWORD, "lower-case letters", id="an empty name"),
        pytest.param("a" * 65, PASSWORD, "at most 64", id="a name too long"),
        pytest.param("bo", "short", "10 to 1024", id="a password too short"),
        pytest.param("bo", "x" * 1025, "10 to 1024", id="a password too long"),
    ],
)
def test_what_cannot_be_added_is_told_without_the_password(accounts, name, password, said):
    with pytest.raises(Failure, match=said) as failure:
        accounts.add(Account(name, "sales"), password)
    assert password not in failure.value.message


def test_a_wrong_name_is_told_with_the_nearest(accounts):
    with pytest.raises(QueryError, match=r"Did you mean 'li\.na'"):
        accounts.find("lina")
