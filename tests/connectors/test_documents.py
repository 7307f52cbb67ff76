"""Document files become sections that can be cited; what cannot be read is named and left out."""

import io
import os
import zipfile

import docx
import pypdf
import pytest

from connectors.demo.document_files import install, pdf
from connectors.document_files import read_markdown, read_pdf, read_word
from connectors.document_text import MAX_TOKENS, pieces, plain, tokens
from connectors.documents import MAX_FILE_BYTES, listed, read
from connectors.failures import SetupError


def titled(data: str) -> list[tuple[tuple[str, ...], str]]:
    return [(part.titles, part.text) for part in read_markdown(data.encode())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("# A\none\n## B\ntwo\n# C\nthree", [(("A",), "one"), (("A", "B"), "two"), (("C",), "three")], id="headings nest"),
        pytest.param("A\n===\none\n\nB\n---\ntwo", [(("A",), "one"), (("A", "B"), "two")], id="underlined headings"),
        pytest.param("no heading", [((), "no heading")], id="no heading"),
        pytest.param("# A\n```\n# no heading\n```\nend", [(("A",), "# no heading\nend")], id="a hash in code"),
        pytest.param("---\ntitle: x\n---\n# A\none", [(("A",), "one")], id="front matter is left out"),
        pytest.param("# A\n## B\ntwo", [(("A", "B"), "two")], id="a heading without text"),
        pytest.param("# 退货 **政策**\n三十天", [(("退货 政策",), "三十天")], id="Chinese, with emphasis"),
        pytest.param("# A\n| x | y |\n|---|---|\n| 1 | 2 |", [(("A",), "x · y\n1 · 2")], id="a table"),
        pytest.param("#hashtag\none", [((), "#hashtag\none")], id="a hash without blank is text"),
    ],
)  # fmt: skip
def test_markdown_is_cut_at_its_headings(text, found):
    assert titled(text) == found


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("![x](https://evil.example/p.png)", "x", id="an image is fetched by nobody"),
        pytest.param("[policy](https://x.example/p)", "policy", id="a link keeps its words"),
        pytest.param('<img src="https://evil.example">ok', "ok", id="HTML"),
        pytest.param("less than <30 days", "less than <30 days", id="a less-than sign stays"),
        pytest.param("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4", id="no emphasis"),
        pytest.param("a\u200bb\x00c", "abc", id="unseen characters"),
    ],
)
def test_markup_leaves_the_text(text, kept):
    assert plain(text) == kept


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_in_any_usual_encoding(encoding):
    (part,) = read_markdown("# 质保\n二十四个月".encode(encoding))
    assert part.text == "二十四个月"


@pytest.mark.parametrize("text", ["word " * 3000, "退货" * 1000, "退货期限为三十天。" * 200, "a" * 5000])
def test_pieces_are_small_and_lose_nothing(text):
    made = list(pieces(text))
    assert max(tokens(piece) for piece in made) <= MAX_TOKENS
    assert "".join("".join(made).split()) == "".join(text.split())


def test_a_pdf_by_page():
    parts = read_pdf(pdf("# Terms\n## One\nfirst\n## Two\nsecond\n## Three\nthird (last)"))
    assert [(part.page, part.titles) for part in parts] == [(1, ()), (2, ())]
    assert "third (last)" in parts[1].text


def word(*blocks: tuple[str, int]) -> bytes:
    document = docx.Document()
    for text, level in blocks:
        if level:
            document.add_heading(text, level)
        else:
            document.add_paragraph(text)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "30 天", "退货"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_word_file_by_heading_with_its_tables():
    parts = read_word(word(("退货", 1), ("intro", 0), ("期限", 2), ("三十天", 0)))
    assert [part.titles for part in parts] == [("退货",), ("退货", "期限")]
    assert parts[1].text == "三十天\n\n30 天 · 退货"


def locked_pdf(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("# A\n## B\nsecret")))
    writer.encrypt(password, "owner")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def scanned_pdf() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"\0" * 210_000_000)
    return stream.getvalue()


BROKEN = {
    "empty.md": (b"", "is empty"),
    "blank.md": (b"# only\n\n## headings\n", "holds no text"),
    "binary.md": (b"\x00\x01\x02", "is not text"),
    "broken.pdf": (b"%PDF-1.4 and nothing else", "is not a PDF that can be read"),
    "cut.pdf": (pdf("# A\n## B\ntext")[:200], "can be read"),
    "locked.pdf": (locked_pdf("open sesame"), "protected by a password"),
    "scanned.pdf": (scanned_pdf(), "If it is a scan"),
    "broken.docx": (b"PK\x03\x04 no zip", "is not a Word document that can be read"),
    "other.docx": (b"plain text", "is not a Word document that can be read"),
    "locked.docx": (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "protected by a password"),
    "bomb.docx": (bomb(), "MB unpacked"),
    "sheet.xlsx": (b"PK", "is of a kind that is not read"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_named_and_the_rest_is_read(name, tmp_path):
    (tmp_path / name).write_bytes(BROKEN[name][0])
    (tmp_path / "good.md").write_text("# A\ngood")
    problems, parts = [], []
    for file in listed(tmp_path):
        try:
            parts += [] if file.problem else read(file)
            problems += [file.problem] if file.problem else []
        except SetupError as wrong:
            problems.append(wrong.message)
    assert [part.text for part in parts] == ["good"]
    (problem,) = problems
    assert problem.startswith(name)
    assert BROKEN[name][1] in problem
    assert problem.endswith((".", "first.", "anew."))


def test_a_pdf_that_only_forbids_printing_is_read():
    (part,) = read_pdf(locked_pdf(""))
    assert "secret" in part.text


def test_a_huge_file_is_not_opened(tmp_path):
    with (tmp_path / "huge.pdf").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    (file,) = listed(tmp_path)
    assert "read are at most 20 MB" in file.problem


def test_links_out_of_the_folder_are_refused(tmp_path):
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    outside.mkdir()
    folder.mkdir()
    (outside / "secret.md").write_text("secret")
    (folder / "link.md").symlink_to(outside / "secret.md")
    (folder / "links").symlink_to(outside)
    (folder / "inside.md").write_text("inside")
    (folder / "again.md").symlink_to(folder / "inside.md")
    problems = {file.name: file.problem for file in listed(folder)}
    assert "outside the folder" in problems["link.md"]
    assert "outside the folder" in problems["links"]
    assert problems["inside.md"] == problems["again.md"] == ""
    assert len(problems) == 4


def test_what_is_no_document_is_passed_over(tmp_path):
    for name in ("~$draft.docx", ".hidden.md", "Thumbs.db"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config.md").write_text("x")
    os.mkfifo(tmp_path / "pipe.md")
    (found,) = listed(tmp_path)
    assert found.problem == "pipe.md is no file that can be read."


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(SetupError, match="is not there"):
        list(listed(tmp_path / "gone"))


def test_the_demo_has_documents_in_three_formats(tmp_path):
    assert {path.suffix for path in install(tmp_path)} == {".md", ".docx", ".pdf"}
    parts = [part for file in listed(tmp_path) for part in read(file)]
    assert 30 <= len(parts) <= 40
    assert all(len(part.text) > 10 for part in parts)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    install(tmp_path)
    assert before == {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
