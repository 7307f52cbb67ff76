"""The vault gives one placeholder per value, keeps nothing readable, and finds values by their parts."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.failures import SetupError
from privacy.kinds import KINDS, canonical
from privacy.vault import Vault, VaultKey
from privacy.vault_key import ENV

PEOPLE = ["李娜", "欧阳志远", "吕小布", "单雄信", "John Smith", "José Müller-Kühn", "Zhang Wei", "李小龙"]


def test_values_are_numbered_per_kind_as_they_come(vault):
    assert vault.placeholders("PERSON", ["李娜", "王伟"]) == ["<PERSON_1>", "<PERSON_2>"]
    assert vault.placeholders("PHONE", ["13812345678"]) == ["<PHONE_1>"]
    assert vault.placeholders("PERSON", ["赵敏", "王伟"]) == ["<PERSON_3>", "<PERSON_2>"]


def test_spellings_share_a_placeholder_and_the_first_one_is_kept(vault):
    made = vault.placeholders("PHONE", ["138-1234-5678", "+86 13812345678", "13812345678"])
    assert made == ["<PHONE_1>"] * 3
    assert vault.reveal(made) == {"<PHONE_1>": "138-1234-5678"}


def test_nothing_stays_nothing(vault):
    assert vault.placeholders("PERSON", [None, "", "  ", "\u3000"]) == [None] * 4
    assert vault.placeholders("PERSON", []) == []
    assert vault.count() == {}


def test_an_unknown_kind_is_named(vault):
    with pytest.raises(SetupError, match="FAX"):
        vault.placeholders("FAX", ["1"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(kind=st.sampled_from(KINDS), values=st.lists(st.text(max_size=30), max_size=8))
def test_what_goes_in_comes_out(vault, kind, values):
    made = vault.placeholders(kind, values)
    shown = vault.reveal(name for name in made if name)
    for value, name in zip(values, made, strict=True):
        assert (name is None) == (canonical(kind, value) == "")
        assert name is None or canonical(kind, shown[name]) == canonical(kind, value)
        assert name is None or vault.find(kind, value) == name


def test_a_vault_opened_again_goes_on(tmp_path, key):
    for expected in (["<PERSON_1>", "<PERSON_2>"], ["<PERSON_1>", "<PERSON_3>"]):
        vault = Vault(tmp_path / "again.sqlite", key)
        assert vault.placeholders("PERSON", ["李娜", f"王{expected[1]}"]) == expected
        vault.close()


def test_nothing_readable_is_in_the_files(tmp_path, key):
    vault = Vault(tmp_path / "secret.sqlite", key)
    vault.placeholders("PERSON", PEOPLE)
    vault.placeholders("PHONE", ["13812345678"])
    written = b"".join(file.read_bytes() for file in tmp_path.glob("secret.sqlite*"))
    for value in [*PEOPLE, "13812345678", "5678", "lina", "smith"]:
        assert value.encode() not in written
    assert (tmp_path / "secret.sqlite").stat().st_mode & 0o077 == 0
    vault.close()


def test_another_key_is_refused_and_says_where_it_looked(tmp_path, vault):
    with pytest.raises(SetupError, match="another key") as refused:
        Vault(tmp_path / "vault.sqlite", VaultKey.load(tmp_path / "vault.key", environ={ENV: "00" * 32}))
    assert refused.value.message.index(ENV) < refused.value.message.index("vault.key")


def test_a_missing_key_is_not_made_anew_for_an_old_vault(tmp_path, vault):
    (tmp_path / "vault.key").unlink()
    with pytest.raises(SetupError, match=r"not set.*vault\.key \(not there\)"):
        Vault(tmp_path / "vault.sqlite", VaultKey.load(tmp_path / "vault.key", environ={}))
    assert not (tmp_path / "vault.key").exists()


def test_a_file_that_is_no_database_is_a_plain_failure(tmp_path, key):
    (tmp_path / "no.sqlite").write_bytes(b"hello " * 1000)
    key.derive("x")
    with pytest.raises(SetupError, match=r"no\.sqlite cannot be used"):
        Vault(tmp_path / "no.sqlite", key)


def test_a_value_moved_to_another_entry_does_not_decrypt(tmp_path, vault):
    vault.placeholders("PERSON", ["李娜", "王伟"])
    with sqlite3.connect(tmp_path / "vault.sqlite") as raw:
        raw.execute("UPDATE entry SET value = (SELECT value FROM entry WHERE number = 2) WHERE number = 1")
    raw.close()
    with pytest.raises(SetupError, match="<PERSON_1> was changed"):
        vault.reveal(["<PERSON_1>"])


@pytest.mark.parametrize(
    ("part", "found"),
    [
        pytest.param("李娜", ["李娜"], id="the whole name"),
        pytest.param("李", ["李娜", "李小龙"], id="a surname"),
        pytest.param("小龙", ["李小龙"], id="a given name"),
        pytest.param("志远", ["欧阳志远"], id="a given name after a compound surname"),
        pytest.param("欧阳", ["欧阳志远"], id="a compound surname"),
        pytest.param("李小", ["李小龙"], id="a beginning"),
        pytest.param("阳志远", ["欧阳志远"], id="three characters out of four"),
        pytest.param("lina", ["李娜"], id="pinyin"),
        pytest.param("Li Na", ["李娜"], id="pinyin in two words"),
        pytest.param("ln", ["李娜"], id="initials"),
        pytest.param("oyzy", ["欧阳志远"], id="initials of four characters"),
        pytest.param("xiaolong", ["李小龙"], id="pinyin of the given name"),
        pytest.param("shanxiongxin", ["单雄信"], id="a surname read otherwise than the word"),
        pytest.param("lvxiaobu", ["吕小布"], id="ü as v"),
        pytest.param("luxiaobu", ["吕小布"], id="ü as u"),
        pytest.param("lü xiaobu", ["吕小布"], id="ü as it is"),
        pytest.param("smith", ["John Smith"], id="a word"),
        pytest.param("SMITH john", ["John Smith"], id="words in another order"),
        pytest.param("zhangwei", ["Zhang Wei"], id="words run together"),
        pytest.param("jose muller", ["José Müller-Kühn"], id="without accents"),
        pytest.param("娜李", [], id="characters in another order"),
        pytest.param("志阳", [], id="characters that are not neighbours"),
        pytest.param("smi", [], id="a part of a word"),
        pytest.param("x", [], id="one letter"),
        pytest.param("", [], id="nothing"),
        pytest.param("！？", [], id="only punctuation"),
    ],
)
def test_a_name_is_found_by_its_parts(vault, part, found):
    vault.placeholders("PERSON", PEOPLE)
    assert sorted(vault.reveal(vault.search("PERSON", part)).values()) == sorted(found)


@pytest.mark.parametrize(
    ("part", "found"),
    [
        pytest.param("5678", ["13812345678", "+852 2345 5678"], id="four digits"),
        pytest.param("45678", ["13812345678"], id="five digits"),
        pytest.param("138 1234 5678", ["13812345678"], id="the whole number"),
        pytest.param("+86 13812345678", ["13812345678"], id="with the country code"),
        pytest.param("678", [], id="three digits are too few"),
        pytest.param("1381234", [], id="the beginning"),
        pytest.param("95678", [], id="a wrong digit before"),
    ],
)
def test_a_phone_is_found_by_its_last_digits(vault, part, found):
    vault.placeholders("PHONE", ["13812345678", "+852 2345 5678", "13812340000"])
    assert sorted(vault.reveal(vault.search("PHONE", part)).values()) == sorted(found)


def test_other_kinds_are_found_whole(vault):
    vault.placeholders("EMAIL", ["zhang@example.com"])
    assert vault.search("EMAIL", "ZHANG@example.com") == ["<EMAIL_1>"]
    assert vault.search("EMAIL", "zhang") == []


def test_a_search_is_limited_and_exact_comes_first(vault):
    vault.placeholders("PERSON", [*(f"王伟{c}" for c in "一二三四五六"), "王伟"])
    assert vault.search("PERSON", "王伟", limit=3) == ["<PERSON_7>", "<PERSON_1>", "<PERSON_2>"]


def test_erasing_forgets_the_value_and_its_parts_for_good(tmp_path, vault):
    vault.placeholders("PERSON", ["李娜", "王伟"])
    before = vault.version()
    assert vault.erase(["<PERSON_1>", "<PERSON_9>", "nonsense"]) == 1
    assert vault.version() != before
    assert vault.reveal(["<PERSON_1>", "<PERSON_2>"]) == {"<PERSON_2>": "王伟"}
    assert vault.find("PERSON", "李娜") is None
    assert vault.search("PERSON", "lina") == []
    assert vault.known() == [("王伟", "<PERSON_2>")]
    assert vault.placeholders("PERSON", ["李娜"]) == ["<PERSON_3>"], "a number is never given twice"


def test_the_version_changes_only_with_the_values(vault):
    start = vault.version()
    vault.placeholders("PERSON", ["李娜"])
    added = vault.version()
    vault.placeholders("PERSON", ["李娜"])
    assert start != added == vault.version()
    vault.placeholders("PHONE", ["13812345678"])
    assert vault.version("PERSON") == added != vault.version()


def test_digests_are_keyed_and_apart_by_purpose(vault, tmp_path):
    other = Vault(tmp_path / "other.sqlite", VaultKey.load(tmp_path / "other.key", environ={}))
    assert vault.digest("match", "李娜") == vault.digest("match", "李娜")
    assert (
        len({vault.digest("match", "李娜"), vault.digest("store", "李娜"), other.digest("match", "李娜")})
        == 3
    )
    other.close()


def test_threads_and_connections_agree_on_placeholders(tmp_path, key):
    vaults = [Vault(tmp_path / "shared.sqlite", key) for _ in range(2)]
    names = [f"人{chr(0x4E00 + i)}" for i in range(60)]
    start = threading.Barrier(4)

    def work(worker):
        start.wait()
        mixed = names[worker * 7 :] + names[: worker * 7]
        made = [vaults[worker % 2].placeholders("PERSON", mixed[i : i + 5]) for i in range(0, 60, 5)]
        return dict(zip(mixed, [name for batch in made for name in batch], strict=True))

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(work, range(4)))
    assert all(result == results[0] for result in results)
    assert set(results[0].values()) == {f"<PERSON_{i}>" for i in range(1, 61)}
    for vault in vaults:
        vault.close()


def test_reading_goes_on_while_another_process_writes(tmp_path, key, vault):
    vault.placeholders("PERSON", ["李娜"])
    other = sqlite3.connect(tmp_path / "vault.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    reader = Vault(tmp_path / "vault.sqlite", key)
    assert reader.placeholders("PERSON", ["李娜"]) == ["<PERSON_1>"]
    assert reader.reveal(["<PERSON_1>"]) == {"<PERSON_1>": "李娜"}
    reader.close()
    other.execute("ROLLBACK")
    other.close()


def test_a_large_column_goes_through_in_one_call(vault):
    values = [f"138{i:08d}" for i in range(45_000)]
    made = vault.placeholders("PHONE", values)
    assert made[0] == "<PHONE_1>"
    assert made[-1] == "<PHONE_45000>"
    assert vault.placeholders("PHONE", values[::-1]) == made[::-1]


def test_what_was_erased_for_good_is_taken_in_no_more_until_it_is_readmitted(tmp_path, key, vault):
    vault.placeholders("PHONE", ["13812345678", "13912345678"])
    assert vault.erase(["<PHONE_1>"], for_good=True) == 1
    assert vault.placeholders("PHONE", ["+86 138 1234 5678", "13912345678", None]) == [
        "[erased]",
        "<PHONE_2>",
        None,
    ]
    other = Vault(tmp_path / "vault.sqlite", key)
    assert other.placeholders("PHONE", ["13812345678", "13712345678"]) == ["[erased]", "<PHONE_3>"]
    other.close()
    assert vault.placeholders("PERSON", ["13812345678"]) == ["<PERSON_1>"], "another kind is another value"
    assert vault.is_erased("PHONE", "138-1234-5678")
    assert vault.count_erased() == {"PHONE": 1}
    assert vault.readmit("PHONE", "13812345678")
    assert not vault.readmit("PHONE", "13812345678")
    assert vault.placeholders("PHONE", ["13812345678"]) == ["<PHONE_4>"], "the old placeholder stays dead"


def test_which_placeholders_stand_for_a_value_is_told_without_it(vault):
    vault.placeholders("PERSON", ["李娜"])
    assert vault.held(["<PERSON_1>", "<PERSON_2>", "nonsense"]) == {"<PERSON_1>"}
