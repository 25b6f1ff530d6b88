"""Workbooks that open with a password: opened with it, told apart without, and never silently laid open."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from smp_workbench.errors import DamagedFile, HostileFile, ProtectedFile, ProtectionAtStake, UnreadableFile
from smp_workbench.storage.saving import load, save
from smp_workbench.storage.workbook.file_kind import is_encrypted
from smp_workbench.storage.workbook.protection import decrypted
from smp_workbench.storage.workbook.reader import read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.storage.workbook.rich_workbook import rich_workbook
from tests.trials.bombs import bombs

PASSWORD = "Öffentlich 42"


def protect(data: bytes, password: str = PASSWORD) -> bytes:
    """Return a workbook as Excel writes it with a password."""
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def protected() -> bytes:
    return protect(workbook_bytes(rich_workbook()))


@pytest.fixture
def path(protected: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(protected)
    return path


def test_that_a_protected_workbook_opens_with_its_password(path: Path) -> None:
    read = load(path, PASSWORD)
    assert (read.workbook, read.findings) == (rich_workbook(), ())


def test_that_it_is_asked_for_without_one(path: Path) -> None:
    with pytest.raises(ProtectedFile, match="protected with a password"):
        load(path)


@pytest.mark.parametrize("password", ["öffentlich 42", " ", "x" * 256, "\0", "\N{GRINNING FACE}", "\ud800"])
def test_that_another_password_is_one_sentence_that_does_not_repeat_it(path: Path, password: str) -> None:
    with pytest.raises(ProtectedFile) as caught:
        load(path, password)
    assert "does not open with that password" in str(caught.value)
    assert password.strip() not in str(caught.value) or not password.strip()


def test_that_a_password_for_a_file_without_one_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    path.write_bytes(workbook_bytes(rich_workbook()))
    assert load(path, "anything").workbook == rich_workbook()


def test_that_saving_does_not_take_the_password_off_unless_that_is_said(path: Path, protected: bytes) -> None:
    read = load(path, PASSWORD)
    with pytest.raises(ProtectionAtStake):
        save(read.workbook, path, read.digest)
    assert path.read_bytes() == protected
    saved = save(read.workbook, path, read.digest, unprotect=True)
    assert not is_encrypted(path.read_bytes())
    assert save(read.workbook, path, saved.digest).digest


def test_that_what_is_inside_is_looked_through_like_any_other_file() -> None:
    inside = decrypted(protect(bombs()["one huge merged range"]()), PASSWORD, "x.xlsx")
    with pytest.raises(HostileFile):
        read_workbook(inside, "x.xlsx")


def test_that_damage_anywhere_is_one_clear_error(protected: bytes) -> None:
    for place in range(600, len(protected), len(protected) // 24):
        changed = bytearray(protected)
        changed[place] ^= 0x55
        try:
            read_workbook(decrypted(bytes(changed), PASSWORD, "x.xlsx"), "x.xlsx")
        except UnreadableFile:
            continue


def test_that_a_header_with_declarations_is_never_parsed(protected: bytes) -> None:
    start = protected.index(b"<?xml")
    header = protected[start : protected.index(b"</encryption>", start)]
    evil = b'<!DOCTYPE a [<!ENTITY b "c">]>'
    changed = header[:60] + evil + header[60 + len(evil) :]
    with pytest.raises(DamagedFile):
        decrypted(protected.replace(header, changed), PASSWORD, "x.xlsx")
