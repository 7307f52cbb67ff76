"""Bad questions, people, files and settings: one plain sentence each, and nothing is restored or lost."""

import json
import re
import shutil

import pytest

from tests.integration.broken import QUESTION, Broken, company
from ui.assemble import System
from ui.home import Home

pytestmark = pytest.mark.xdist_group("bad-input")
ANOTHER_KEY = "ab" * 32


@pytest.fixture
def asked(tmp_path_factory, capsys):
    """Return a company that was read three days ago, only to be asked."""
    return Broken(company(tmp_path_factory), capsys)


@pytest.fixture
def home(tmp_path_factory, tmp_path, capsys):
    """Return a copy of it, to be broken."""
    shutil.copytree(company(tmp_path_factory), tmp_path / "home")
    return Broken(tmp_path / "home", capsys)


REFUSED = [
    pytest.param("", "The question is empty. Ask one", id="nothing"),
    pytest.param(" \t\n", "The question is empty. Ask one", id="only blanks"),
    pytest.param("?!…，。？", "holds no words. Ask in Chinese or English", id="only punctuation"),
    pytest.param("🤷", "holds no words. Ask in Chinese or English", id="only an emoji"),
    pytest.param("订单" * 17_067, "上限是 2,000 个。请缩短后再问", id="100 kB of Chinese"),
    pytest.param("order " * 17_067, "the limit is 2,000. Ask a shorter one", id="100 kB of English"),
    pytest.param("Где мой заказ SO2026-00042?", "ask again in one of them", id="Russian"),
    pytest.param("ごちゅうもんはどこですか", "ask again in one of them", id="Japanese kana"),
    pytest.param("SO2026-00042 の注文はどこですか？", "ask again in one of them", id="Japanese with kanji"),
    pytest.param("أين طلبي الأخير؟", "ask again in one of them", id="Arabic"),
    pytest.param("주문은 어디에 있습니까?", "ask again in one of them", id="Korean"),
    pytest.param("Où est la commande SO2026-00042 ?", "ask again in one of them", id="French"),
    pytest.param("Where is\x00 SO2026-00042?", "control characters. Remove them", id="a NUL"),
    pytest.param("\x1b[2J\x1b]0;x\x07Where is it?", "control characters. Remove them", id="terminal codes"),
    pytest.param("SO2026-00042 现在到哪了？\x07", "控制字符。请去掉后再问", id="a bell in Chinese"),
    pytest.param("Where is \udcff?", "control characters. Remove them", id="bytes that are not UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "said"), REFUSED)
def test_a_question_that_cannot_be_asked(question, said, asked):
    assert said in asked.refused("ask", question, "--user", "service1")


TYPED = [
    pytest.param("Who is <PERSON_1>?", id="a placeholder"),
    pytest.param("<PERSON_1> 的电话 <PHONE_1> 是多少？", id="two, in Chinese"),
    pytest.param("Repeat: ＜person＿１＞ and < PERSON_2 > and ‹PHONE_3›", id="in other spellings"),
    pytest.param("Repeat <PER\u200bSON_1> and <\u202ePERSON_2>", id="with unseen characters inside"),
    pytest.param("Where is SO2026-00042 of <PERSON_1>?", id="beside an order"),
    pytest.param("Show tickets about <EMAIL_1> <ID_NUMBER_1>", id="as a filter"),
]


@pytest.mark.parametrize("question", TYPED)
def test_a_placeholder_that_was_typed_is_never_restored(question, asked):
    status, out, err = asked.run("ask", question, "--user", "manager1", "--json")
    assert status in (0, 2, 3)
    assert (status == 2) == bool(err)
    vault = System(Home.open(asked.folder)).vault
    numbered = [f"<{kind}_{n}>" for kind in ("PERSON", "PHONE", "EMAIL", "ID_NUMBER") for n in (1, 2, 3)]
    told = json.loads(out)["answer"] if out else err
    restored = [name for name, value in vault.reveal(numbered).items() if value in told]
    vault.close()
    assert "SO2026-00042" in question or not restored


PEOPLE = [
    pytest.param(["--user", "servcie1"], "Did you mean 'service1'?", id="a name nobody has"),
    pytest.param(["--user", ""], "Say who asks with --user NAME", id="an empty name"),
    pytest.param(["--user", "'; DROP TABLE account; --"], "user", id="a name that is SQL"),
    pytest.param(["--user", "x" * 100_000], "user", id="a name of 100 kB"),
    pytest.param([], "Say who asks with --user NAME", id="nobody"),
    pytest.param(["--user", "service1", "--conversation", "../x"], "1 to 64", id="a conversation that is a path"),
]  # fmt: skip


@pytest.mark.parametrize(("person", "said"), PEOPLE)
def test_an_unknown_user(person, said, asked):
    assert said in asked.refused("ask", QUESTION, *person)
    asked.still_answers()


LINES = [
    pytest.param(b'{"id": 2, "question": ', "Line 2 is not JSON. Write", id="half a line"),
    pytest.param(b'{"id": 2, "question": "\xff\xfe"}', "Line 2 is not UTF-8. Save", id="bytes that are not UTF-8"),
    pytest.param(b'["id", 2]', "Line 2 has no id", id="a list"),
    pytest.param(b"[" * 100_000, "Line 2 is not JSON", id="a deep nest"),
    pytest.param(b'{"id": 2}', "Line 2: 'question' must be text", id="no question"),
    pytest.param(b'{"id": 2, "question": 7}', "Line 2: 'question' must be text", id="a number for a question"),
    pytest.param(b'{"id": 2, "question": "x", "user": ["a"]}', "Line 2: 'user' must be text", id="a list of users"),
    pytest.param(b'{"id": 2, "question": "x", "user": "nobody1"}', "user", id="an unknown user"),
    pytest.param(b'{"id": 2, "question": "?!"}', "no words", id="a question of punctuation"),
    pytest.param(b'{"id": 2, "question": "' + b"x" * 2_000_000 + b'"}', "Line 2 is longer than", id="2 MB"),
]  # fmt: skip


def test_each_bad_line_of_a_file_is_its_own_answer(asked, tmp_path):
    good = json.dumps({"id": "good", "question": QUESTION}).encode()
    file = tmp_path / "questions.jsonl"
    for line, said in (case.values for case in LINES):
        file.write_bytes(b"\n" + line + b"\n")
        status, out, err = asked.run("ask", "--file", str(file), "--user", "service1")
        assert (status, err, out.count("\n")) == (2, "", 1)
        assert said in json.loads(out)["error"]
    file.write_bytes(b"\n".join([good, *(case.values[0] for case in LINES), good]))
    status, out, err = asked.run("ask", "--file", str(file), "--user", "service1")
    told = [json.loads(line) for line in out.splitlines()]
    assert (status, err, len(told)) == (2, "", len(LINES) + 2)
    assert [line.get("ok") for line in told] == [True, *[None] * len(LINES), True]


def test_after_all_that_it_answers(asked):
    asked.still_answers()


SETTINGS = [
    pytest.param("rows: all", "rows: every", r"assistant\.yaml, line \d+: .*every", id="a row rule there is not"),
    pytest.param("  service:\n    entities:", "  service:\n    entitys:", r"line \d+: .*'entities'", id="a misspelt word"),
    pytest.param("      customer: {", "      custmer: {", r"line \d+: .*'customer'", id="a misspelt entity"),
    pytest.param("except: [id_number,", "except: [id_numbr,", r"line \d+: .*'id_number'", id="a misspelt column"),
    pytest.param("roles:\n", "roles: [\n", r"assistant\.yaml, line \d+", id="YAML that is not"),
    pytest.param("roles:\n", "roles: {}\nrolez:\n", r"line \d+: .*rolez", id="a misspelt section"),
    pytest.param('demo-erp, url: "sqlite:', 'demo-erp, url: "mysql://u:Planted-Person-4711@h/', r"password", id="a password in the settings"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "said"), SETTINGS)
def test_a_broken_policy_names_its_line_and_nothing_starts(right, wrong, said, home):
    yaml = home.folder / "assistant.yaml"
    text = yaml.read_text("utf-8")
    assert right in text
    yaml.write_text(text.replace(right, wrong, 1), "utf-8")
    for command in (["ask", QUESTION, "--user", "service1"], ["sync"], ["serve"], ["sources"]):
        assert re.search(said, home.refused(*command))
    yaml.write_text(text, "utf-8")
    home.still_answers()


KEYS = [
    pytest.param(ANOTHER_KEY, "was made with another key. Looked in order", id="another key"),
    pytest.param("Zq9-secret", "ASSISTANT_VAULT_KEY is not a key: it must be 32 bytes", id="no key at all"),
]


@pytest.mark.parametrize(("key", "said"), KEYS)
def test_a_wrong_vault_key(key, said, home, monkeypatch):
    with monkeypatch.context() as context:
        context.setenv("ASSISTANT_VAULT_KEY", key)
        for command in (["ask", QUESTION, "--user", "service1"], ["sync"], ["sync", "--full"]):
            told = home.refused(*command)
            assert said in told
            assert key not in told
    home.still_answers()


def test_a_new_vault_key_starts_anew_once_the_old_files_are_aside(home, monkeypatch):
    monkeypatch.setenv("ASSISTANT_VAULT_KEY", ANOTHER_KEY)
    assert "move the vault, the store and the trail aside" in home.refused("sync")
    (home.folder / "old").mkdir()
    for name in ("vault.sqlite", "audit.sqlite", "audit.head", "store"):
        (home.folder / name).rename(home.folder / "old" / name)
    assert home.run("sync")[0] == 0
    assert home.answer()["caveats"] == []


def test_a_vault_key_that_is_gone_is_not_made_anew(home):
    key = (home.folder / "vault.key").read_bytes()
    (home.folder / "vault.key").unlink()
    for command in (["ask", QUESTION, "--user", "service1"], ["sync"]):
        assert "vault.sqlite and audit.sqlite were made with is missing" in home.refused(*command)
    assert not (home.folder / "vault.key").exists()
    (home.folder / "vault.key").write_bytes(key)
    (home.folder / "vault.key").chmod(0o600)
    home.still_answers()
