"""Every save leaves its earlier states in the vault, and no vault keeps a save from happening."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import pytest

from smp_workbench import paths
from smp_workbench.domain.version import Workbook
from smp_workbench.storage import saving
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.present_file import file_digest
from smp_workbench.storage.saving import load, save
from smp_workbench.storage.vault.contents import read_copy, whole_note
from smp_workbench.storage.vault.kept_copy import read_note
from smp_workbench.storage.vault.vault import OTHER, Vault
from tests.factory import IDENTITY, agreed
from tests.storage.workbook.rich_workbook import make_workbook, rich_workbook


@pytest.fixture
def workbook() -> Workbook:
    return rich_workbook()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "assessment.xlsx"


@pytest.fixture
def vault() -> Vault:
    return Vault()


def changed(workbook: Workbook, level: int) -> Workbook:
    return make_workbook([agreed("T-001", "H1", level)], workbook.assessment)


def contents(vault: Vault) -> list[str]:
    return [content_hash(read_copy(vault, copy).workbook.assessment) for copy in vault.copies(IDENTITY)]


def test_that_every_saved_state_is_in_the_vault_once(workbook: Workbook, path: Path, vault: Vault) -> None:
    states = [workbook, changed(workbook, 4), changed(workbook, 3)]
    digest = None
    for state in states:
        digest = save(state, path, digest).digest
    save(states[-1], path, digest)
    assert contents(vault) == [content_hash(state.assessment) for state in states]
    note = read_note(vault.copies(IDENTITY)[0])
    assert (note.file, note.title) == (path.name, workbook.assessment.title)
    assert note.content == content_hash(workbook.assessment)
    assert note == whole_note(vault, vault.copies(IDENTITY)[0])


def test_that_copies_are_found_under_any_name_of_the_file(
    workbook: Workbook, path: Path, vault: Vault
) -> None:
    digest = save(workbook, path, None).digest
    renamed = path.rename(path.with_name("FINAL v12.xlsx"))
    save(changed(workbook, 4), renamed, digest)
    assert [read_note(copy).file for copy in vault.copies(IDENTITY)] == [path.name, renamed.name]


def test_that_a_file_from_elsewhere_is_kept_byte_for_byte_before_it_is_replaced(
    workbook: Workbook, path: Path, vault: Vault
) -> None:
    data = saving.workbook_bytes(changed(workbook, 2))
    path.write_bytes(data)
    save(workbook, path, file_digest(path))
    first, _ = vault.copies(IDENTITY)
    assert vault.content(first) == data
    assert not read_note(first).read
    found = whole_note(vault, first)
    assert found.content == content_hash(changed(workbook, 2).assessment)
    assert read_note(first) == found


def test_that_another_assessments_file_is_kept_as_its_own(
    workbook: Workbook, path: Path, vault: Vault
) -> None:
    other = make_workbook((), replace(workbook.assessment, identity="e" * 32))
    path.write_bytes(saving.workbook_bytes(other))
    save(workbook, path, file_digest(path))
    assert {identity: len(copies) for identity, copies in vault.every().items()} == {"e" * 32: 1, IDENTITY: 1}


def test_that_a_file_that_is_no_workbook_is_kept_too_and_explained(
    workbook: Workbook, path: Path, vault: Vault
) -> None:
    path.write_bytes(b"somebody's notes")
    save(workbook, path, file_digest(path))
    (copy,) = vault.copies(OTHER)
    assert vault.content(copy) == b"somebody's notes"
    assert "notes" not in (fault := whole_note(vault, copy).fault)
    assert fault


def test_that_a_save_refused_leaves_nothing_new_in_the_vault(
    workbook: Workbook, path: Path, vault: Vault
) -> None:
    path.write_bytes(b"somebody's notes")
    with pytest.raises(saving.SaveFailed):
        save(workbook, path, None)
    assert vault.every() == {}


def test_that_the_present_file_is_in_the_vault_before_it_is_replaced(
    workbook: Workbook, path: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(data := saving.workbook_bytes(changed(workbook, 2)))

    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(saving, "write_atomically", power_cut)
    with pytest.raises(KeyboardInterrupt):
        save(workbook, path, file_digest(path))
    assert [vault.content(copy) for copy in vault.copies(IDENTITY)] == [data]


def test_that_a_vault_that_cannot_be_written_keeps_no_save_from_happening(
    workbook: Workbook, path: Path
) -> None:
    paths.vault().parent.mkdir(parents=True)
    paths.vault().write_text("a file where the vault should be")
    saved = save(workbook, path, None)
    assert "No copy was kept in the vault" in str(saved.unkept)
    again = save(changed(workbook, 4), path, saved.digest)
    assert again.unkept is not None
    assert load(path).workbook == changed(workbook, 4)


def test_that_a_full_disk_under_the_vault_keeps_no_save_from_happening(
    workbook: Workbook, path: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as now:
        now.setattr("smp_workbench.storage.vault.vault.write_atomically", full)
        saved = save(workbook, path, None)
    assert "No space left" in str(saved.unkept)
    assert save(changed(workbook, 4), path, saved.digest).unkept is None
    assert len(contents(vault)) == 2


def test_that_a_file_of_a_year_that_no_calendar_has_is_kept_and_replaced(
    workbook: Workbook, path: Path, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(saving.workbook_bytes(changed(workbook, 2)))

    class NoSuchYear(datetime):
        @classmethod
        def fromtimestamp(cls, *_: object) -> NoReturn:  # type: ignore[override]
            raise OverflowError

    monkeypatch.setattr("smp_workbench.storage.vault.keeping.datetime", NoSuchYear)
    assert save(workbook, path, file_digest(path)).unkept is None
    first, _ = vault.copies(IDENTITY)
    assert read_note(first).saved == ""
