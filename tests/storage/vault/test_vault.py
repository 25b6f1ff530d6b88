"""The vault keeps bytes as they were, by identity, and says when it cannot."""

from __future__ import annotations

import errno
import hashlib
import os
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from smp_workbench.errors import UnreadableFile, VaultTrouble
from smp_workbench.storage.atomic_file import TEMPORARY_ENDING
from smp_workbench.storage.vault.kept_copy import Note, copy_at, copy_name, read_note
from smp_workbench.storage.vault.vault import OTHER, Vault

ONE, TWO = "1" * 32, "2" * 32


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2018, 2, 23, 10, 42, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def vault(tmp_path: Path, clock: Clock) -> Vault:
    return Vault(tmp_path / "user" / "vault", clock)


def keep(vault: Vault, data: bytes, identity: str = ONE) -> None:
    assert vault.keep(identity, data, Note("plan.xlsx")) is not None


def test_that_what_is_kept_is_found_by_identity_and_read_as_it_was(vault: Vault) -> None:
    keep(vault, b"first")
    keep(vault, b"second")
    keep(vault, b"of another", TWO)
    assert [vault.content(copy) for copy in vault.copies(ONE)] == [b"first", b"second"]
    assert {identity: len(copies) for identity, copies in vault.every().items()} == {ONE: 2, TWO: 1}
    assert read_note(vault.copies(ONE)[0]).file == "plan.xlsx"


def test_that_the_same_bytes_are_kept_once(vault: Vault) -> None:
    keep(vault, b"same")
    assert vault.keep(TWO, b"same", Note()) is None
    assert vault.holds(hashlib.sha256(b"same").hexdigest())
    assert not vault.holds(hashlib.sha256(b"other").hexdigest())
    assert len(vault.copies(ONE)) == 1


@pytest.mark.parametrize("identity", ["", "..", "../../elsewhere", "/", "A" * 32, "con", "1" * 33])
def test_that_no_identity_leads_out_of_the_vault(vault: Vault, identity: str) -> None:
    keep(vault, b"data", identity)
    assert [copy.path.parent for copy in vault.copies(OTHER)] == [vault.folder / OTHER]


def test_that_a_name_says_when_and_what_and_other_files_are_left_alone(vault: Vault) -> None:
    keep(vault, b"data")
    copy = vault.copies(ONE)[0]
    assert copy.path.name == copy_name(copy.when, copy.digest)
    assert copy_at(copy.path, 4) == copy
    for name in ("notes.xlsx", "20181399T104207123Z-abababababababab.xlsx", copy.path.name + ".bak"):
        copy.path.with_name(name).write_bytes(b"somebody's")
        assert copy_at(copy.path.with_name(name), 1) is None
    vault.purge()
    assert vault.copies(ONE) == ()
    assert len(list(copy.path.parent.iterdir())) == 3


def test_that_damage_is_noticed(vault: Vault) -> None:
    keep(vault, b"data")
    copy = vault.copies(ONE)[0]
    copy.path.write_bytes(b"date")
    with pytest.raises(UnreadableFile, match="was damaged"):
        vault.content(copy)
    copy.path.unlink()
    with pytest.raises(UnreadableFile, match="cannot be had"):
        vault.content(copy)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": "3", "title": 4, "more": 1}', "[" * 100_000])
def test_that_a_note_that_makes_no_sense_says_nothing(vault: Vault, text: str) -> None:
    keep(vault, b"data")
    copy = vault.copies(ONE)[0]
    copy.note_path.write_text(text)
    assert read_note(copy) == Note()


def test_that_a_note_which_cannot_be_written_keeps_no_copy_away(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    keep(vault, b"data")
    assert read_note(vault.copies(ONE)[0]) == Note()


@pytest.mark.parametrize("step", ["os.open", "os.fsync", "os.replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO, errno.ETIMEDOUT, errno.EROFS])
def test_that_a_vault_that_cannot_be_written_says_so_and_stays_whole(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    keep(vault, b"before")
    fault = OSError(number, os.strerror(number))

    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(time, "sleep", lambda _: None)
    monkeypatch.setattr(f"smp_workbench.storage.atomic_file.{step}", fail)
    with pytest.raises(VaultTrouble, match="No copy was kept") as caught:
        vault.keep(ONE, b"after", Note())
    monkeypatch.undo()
    assert os.strerror(number) in str(caught.value)
    assert [vault.content(copy) for copy in vault.copies(ONE)] == [b"before"]
    assert not [path for path in vault.folder.rglob("*") if path.name.endswith(TEMPORARY_ENDING)]


def test_that_a_file_in_the_vaults_place_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "vault").write_text("not a folder")
    vault = Vault(tmp_path / "vault")
    with pytest.raises(VaultTrouble):
        vault.keep(ONE, b"data", Note())
    assert vault.every() == {}
    assert not vault.holds("0" * 64)
    vault.thin()


def test_that_thinning_removes_copies_with_their_notes(vault: Vault, clock: Clock) -> None:
    for number in range(4):
        keep(vault, bytes([number]))
    clock.now += timedelta(days=3)
    keep(vault, b"today")
    vault.thin()
    assert [vault.content(copy) for copy in vault.copies(ONE)] == [bytes([3]), b"today"]
    assert len(list((vault.folder / ONE).iterdir())) == 4


def test_that_it_is_thinned_out_once_an_hour_at_most(vault: Vault, clock: Clock) -> None:
    for number in range(4):
        keep(vault, bytes([number]))
    vault.thin_when_due()
    clock.now += timedelta(days=3)
    vault.thin_when_due()
    assert len(vault.copies(ONE)) == 1
    for number in range(4, 8):
        keep(vault, bytes([number]))
    before = clock.now
    for minutes, left in ((59, 5), (61, 5)):
        clock.now = before + timedelta(minutes=minutes)
        vault.thin_when_due()
        assert len(vault.copies(ONE)) == left
    clock.now = before + timedelta(days=3)
    vault.thin_when_due()
    assert [vault.content(copy) for copy in vault.copies(ONE)] == [bytes([3]), bytes([7])]  # one of each day
    clock.now -= timedelta(days=9)  # a clock that was wrong keeps nothing from being thinned out
    vault.thin_when_due()


def test_that_the_vault_stays_within_its_size(tmp_path: Path, clock: Clock) -> None:
    vault = Vault(tmp_path, clock, largest=25)
    for number in range(4):
        keep(vault, bytes([number]) * 10)
    vault.thin()
    assert [vault.content(copy)[0] for copy in vault.copies(ONE)] == [2, 3]


def test_that_what_a_killed_program_left_unfinished_is_cleared_away(vault: Vault, clock: Clock) -> None:
    keep(vault, b"data")
    left, fresh = (vault.folder / ONE / f".{name}{TEMPORARY_ENDING}" for name in ("left", "fresh"))
    for path, age in ((left, 90_000), (fresh, 60)):
        path.write_bytes(b"torn")
        os.utime(path, (clock.now.timestamp() - age,) * 2)
    vault.thin()
    assert not left.exists()
    assert fresh.exists()


def test_that_purging_takes_one_assessment_or_what_is_old_or_all(vault: Vault, clock: Clock) -> None:
    keep(vault, b"old")
    keep(vault, b"old too", TWO)
    clock.now += timedelta(days=10)
    keep(vault, b"new")
    assert len(vault.purge(older_than=timedelta(days=20))) == 0
    assert len(vault.purge(ONE, timedelta(days=5))) == 1
    assert [vault.content(copy) for copy in vault.copies(ONE)] == [b"new"]
    assert len(vault.purge()) == 2
    assert vault.every() == {}
    keep(vault, b"again")


def test_that_what_cannot_be_purged_is_said(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(vault, b"data")

    def held(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(VaultTrouble, match="Not every copy"):
        vault.purge()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_that_nobody_else_on_this_computer_may_look_into_the_vault(vault: Vault) -> None:
    keep(vault, b"data")
    assert vault.folder.stat().st_mode & 0o077 == 0


def test_that_two_programs_may_keep_thin_and_read_at_once(tmp_path: Path) -> None:
    faults: list[BaseException] = []

    def one_program(number: int) -> None:
        own = Vault(tmp_path / "vault")
        try:
            for turn in range(15):
                own.keep(ONE, b"shared %d" % turn, Note())
                own.keep(ONE, b"own %d %d" % (number, turn), Note())
                own.thin()
                for copy in own.copies(ONE):
                    own.content(copy)
        except Exception as fault:  # noqa: BLE001  # told by the test below
            faults.append(fault)

    programs = [threading.Thread(target=one_program, args=(number,)) for number in range(3)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    vault = Vault(tmp_path / "vault")
    assert faults == []
    assert len({vault.content(copy) for copy in vault.copies(ONE)}) == 15 + 3 * 15
