"""A save replaces only what is held by what takes its place, whatever the bytes are."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from smp_workbench.domain.edit import Edit, SetCutLine
from smp_workbench.domain.sensitivity import UNLABELLED, Sensitivity
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import FileGone, OtherContentThere, OtherFileThere, SaveFailed
from smp_workbench.session.merge.bring_back import bring_back
from smp_workbench.session.merge.copy_read import CopyRead
from smp_workbench.session.session import Session
from smp_workbench.storage.present_file import file_digest
from smp_workbench.storage.saving import load, save
from smp_workbench.storage.vault.vault import Vault
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import agreed, small_assessment
from tests.storage.workbook.rich_workbook import make_workbook, rich_workbook


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "assessment.xlsx"


def after(workbook: Workbook, *edits: Edit, version: str = "") -> Workbook:
    """Return what becomes of a workbook that somebody goes on with."""
    session = Session(workbook, "Somebody")
    for edit in edits:
        session.apply(edit)
    if version:
        session.commit(version)
    return session.workbook


def rewrite(path: Path) -> None:
    """Write other bytes with the same content, as SharePoint does."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for name, part in parts.items():
            package.writestr(name, part)


def test_that_other_bytes_with_the_same_content_are_replaced(path: Path) -> None:
    opened = rich_workbook()
    digest = save(opened, path, None).digest
    rewrite(path)
    assert file_digest(path) != digest
    mine = after(opened, agreed("T-001", "H1", 4))
    saved = save(mine, path, digest)
    assert load(path).workbook == mine
    assert file_digest(path) == saved.digest


def test_that_an_earlier_state_of_the_same_workbook_is_replaced(path: Path) -> None:
    """A sync client has brought the last save back; or the answer of the last save was lost on its way."""
    opened = rich_workbook()
    mine = after(opened, agreed("T-001", "H1", 4), version="Mine")
    for there in (opened, mine):
        path.write_bytes(workbook_bytes(there))
        save(after(mine, SetCutLine(2)), path, "0" * 64)


def test_that_what_came_to_nothing_is_replaced(path: Path) -> None:
    opened = rich_workbook()
    digest = save(opened, path, None).digest
    before = opened.assessment.cut_line
    path.write_bytes(workbook_bytes(after(opened, SetCutLine(before + 1), SetCutLine(before))))
    save(after(opened, agreed("T-001", "H1", 4)), path, digest)


@pytest.mark.parametrize("there", ["score", "version"])
def test_that_other_content_is_never_replaced(path: Path, there: str) -> None:
    opened = rich_workbook()
    digest = save(opened, path, None).digest
    theirs = after(opened, agreed("T-001", "H1", 4), version="Theirs" if there == "version" else "")
    if there == "version":  # the scores are as they were, and somebody has given them a name
        entry = opened.assessment.agreed.entry("T-001", "H1")
        assert entry is not None
        theirs = after(theirs, agreed("T-001", "H1", entry.level, entry.reason))
    path.write_bytes(workbook_bytes(theirs))
    with pytest.raises(OtherContentThere, match=r"changed by somebody else.*Nothing was overwritten"):
        save(after(opened, SetCutLine(2)), path, digest)
    assert load(path).workbook == theirs


def test_that_content_that_was_brought_in_is_replaced(path: Path) -> None:
    opened = rich_workbook()
    digest = save(opened, path, None).digest
    theirs = after(opened, agreed("T-001", "H1", 4))
    path.write_bytes(workbook_bytes(theirs))
    mine = after(opened, SetCutLine(2))
    brought = bring_back(mine, [CopyRead("theirs", theirs)])
    assert brought.edit is not None
    whole = after(mine, brought.edit)
    assert whole.assessment.agreed.entry("T-001", "H1") == theirs.assessment.agreed.entry("T-001", "H1")
    save(whole, path, digest)
    assert load(path).workbook == whole


def test_that_a_cell_that_cannot_be_read_is_never_replaced(path: Path) -> None:
    """Somebody typed 4,5: the content is the same, and the note of it would be lost."""
    from openpyxl import load_workbook

    opened = rich_workbook()
    digest = save(opened, path, None).digest
    book = load_workbook(path)
    book["Scores"]["C6"] = "4,5"
    book.save(path)
    with pytest.raises(OtherContentThere):
        save(opened, path, digest)


def test_that_what_is_no_such_workbook_is_never_replaced(path: Path) -> None:
    opened = rich_workbook()
    digest = save(opened, path, None).digest
    path.write_bytes(b"notes")
    with pytest.raises(OtherFileThere, match=r"changed by somebody else.*cannot be read now") as caught:
        save(opened, path, digest)
    assert not isinstance(caught.value, OtherContentThere)
    other = make_workbook((), replace(small_assessment(), identity="f" * 32))
    path.write_bytes(workbook_bytes(other))
    with pytest.raises(OtherFileThere, match="holds another assessment now") as caught:
        save(opened, path, digest)
    assert not isinstance(caught.value, OtherContentThere)


def test_that_a_file_that_is_gone_is_told_from_a_folder_that_is_gone(path: Path) -> None:
    opened = rich_workbook()
    folder = path.parent / "share"
    folder.mkdir()
    digest = save(opened, folder / path.name, None).digest
    (folder / path.name).unlink()
    with pytest.raises(FileGone, match=r"is not where it was.*Save it there again"):
        save(opened, folder / path.name, digest)
    folder.rmdir()
    with pytest.raises(SaveFailed, match=r"the folder .* is not there.*save a copy") as caught:
        save(opened, folder / path.name, digest)
    assert not isinstance(caught.value, OtherFileThere)


def test_that_a_label_that_was_set_in_the_file_meanwhile_is_kept(path: Path) -> None:
    """A server, or somebody in Excel, has labelled the file since it was opened, and nothing else."""
    opened = replace(rich_workbook(), sensitivity=UNLABELLED)
    digest = save(opened, path, None).digest
    label = Sensitivity((("MSIP_Label_1_Name", "Official-Sensitive"),), ((("id", "{1}"), ("enabled", "1")),))
    path.write_bytes(workbook_bytes(replace(opened, sensitivity=label)))
    for level in (4, 1):  # the window knows nothing of it, at the next save neither
        digest = save(after(opened, agreed("T-001", "H1", level)), path, digest).digest
        assert load(path).workbook.sensitivity == label
    other = make_workbook((), replace(small_assessment(), identity="f" * 32))
    save(other, path, digest)
    assert load(path).workbook.sensitivity == UNLABELLED


def test_that_each_step_is_told_in_its_order(path: Path) -> None:
    opened = rich_workbook()
    told: list[str] = []
    digest = save(opened, path, None, tell=told.append).digest
    assert told == ["looking", "building", "reading back", "writing", "replacing", "confirming"]
    told.clear()
    save(after(opened, SetCutLine(2)), path, digest, Vault(path.parent / "vault"), told.append)
    assert told == ["looking", "building", "reading back", "keeping", "writing", "replacing", "confirming"]
