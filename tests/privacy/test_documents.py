"""Documents leave intake with placeholders, and nothing personal is in the bytes of the index made of them."""

import pytest

from privacy.audit import Trail
from privacy.deidentify import Deidentifier
from privacy.documents import DocumentIntake
from privacy.vault import Vault
from privacy.vault_key import VaultKey
from tools.search import Entry, Search

NAME, PHONE, ADDRESS = "王小明", "13800010042", "浙江省杭州市余杭区科技路88号"
TEXT = f"# 联系人 {NAME}\n## 售后\n请找{NAME}，电话{PHONE}，地址{ADDRESS}。退货期限三十天。\n"


class Rig:
    """An intake over a folder of documents, with a vault that knows one person."""

    def __init__(self, place) -> None:
        key = VaultKey.load(place / "vault.key")
        self.folder = place / "documents"
        self.folder.mkdir()
        self.vault = Vault(place / "vault.sqlite", key)
        self.vault.placeholders("PERSON", [NAME])
        self.trail = Trail(place / "audit.sqlite", key.derive("trail"))
        self.intake = DocumentIntake(self.folder, Deidentifier(self.vault), self.vault, self.trail)

    def read(self, known=None):
        return self.intake.read(known or {})


@pytest.fixture
def rig(tmp_path):
    return Rig(tmp_path)


def test_titles_texts_names_and_sentences_are_de_identified(rig):
    (rig.folder / f"合同-{NAME}.md").write_text(TEXT, "utf-8")
    (rig.folder / f"空-{NAME}.md").write_text("", "utf-8")
    report = rig.read()
    told = repr(report)
    assert "<PERSON_1>" in told
    assert "退货期限三十天" in told
    for value in (NAME, PHONE, ADDRESS):
        assert value not in told
    assert report.skipped == ["空-<PERSON_1>.md is empty."]


def test_no_personal_value_is_in_the_bytes_of_the_index(rig, tmp_path):
    (rig.folder / f"{NAME}.md").write_text(TEXT, "utf-8")
    (document,) = rig.read().documents
    search = Search(tmp_path / "index")
    search.put({"document": [
        Entry("document", " > ".join(section.titles), section.text, source=document.name, owner=document.key)
        for section in document.sections
    ]})  # fmt: skip
    written = b"".join(path.read_bytes() for path in (tmp_path / "index").rglob("*") if path.is_file())
    assert "退货" in written.decode("utf-8", "ignore")
    for value in (NAME, NAME[:2], PHONE, PHONE[-8:], ADDRESS):
        assert value.encode() not in written


def test_a_placeholder_somebody_wrote_into_a_document_is_none(rig):
    (rig.folder / "a.md").write_text("Ask <PERSON_1> or ＜PERSON_1＞.", "utf-8")
    ((section,),) = [document.sections for document in rig.read().documents]
    assert "<PERSON_1>" not in section.text


def test_only_what_changed_is_read_again(rig):
    for name in ("a.md", "b.md"):
        (rig.folder / name).write_text("# A\ntext", "utf-8")
    first = rig.read()
    known = {document.key: document.state for document in first.documents}
    assert first.fresh == 2
    again = rig.read(known)
    assert [document.sections for document in again.documents] == [None, None]
    (rig.folder / "b.md").write_text("# A\nother text", "utf-8")
    assert rig.read(known).fresh == 1


def test_a_person_known_later_is_replaced_then(rig):
    (rig.folder / "a.md").write_text("请找云端上人。", "utf-8")
    (before,) = rig.read().documents
    assert "云端上人" in before.sections[0].text  # nobody by that name is known yet
    rig.vault.placeholders("PERSON", ["云端上人"])
    (after,) = rig.read({before.key: before.state}).documents
    assert after.sections[0].text == "请找" + rig.vault.find("PERSON", "云端上人") + "。"


def test_each_reading_is_in_the_trail_without_names(rig):
    (rig.folder / f"{NAME}.md").write_text(TEXT, "utf-8")
    rig.read()
    (entry,) = rig.trail.entries(kind="sync")
    assert entry.body == {"name": "documents", "files": 1, "read": 1, "skipped": 0}


def test_the_first_folder_is_told_for_roles_to_be_kept_out(rig):
    (rig.folder / "hr" / "pay").mkdir(parents=True)
    (rig.folder / "hr" / "pay" / "a.md").write_text("x", "utf-8")
    (rig.folder / "b.md").write_text("x", "utf-8")
    assert sorted(document.folder for document in rig.read().documents) == ["", "hr"]
