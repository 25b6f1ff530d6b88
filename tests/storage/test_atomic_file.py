"""Every step of writing a file fails in every way: the old file or the new one is there, whole."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import pytest

from smp_workbench.errors import SaveFailed
from smp_workbench.storage import atomic_file
from smp_workbench.storage.atomic_file import TEMPORARY_ENDING, write_atomically

OLD, NEW = b"old" * 1000, b"new" * 2000

ERRORS = {
    "no space": (OSError(errno.ENOSPC, "No space left on device"), "no space left"),
    "denied": (PermissionError(errno.EACCES, "Permission denied"), "does not allow"),
    "read-only": (OSError(errno.EROFS, "Read-only file system"), "only be read"),
    "no place for files": (FileNotFoundError(errno.ENOENT, "No such file"), "does not allow it"),
    "stale": (OSError(errno.ESTALE, "Stale file handle"), "is not there"),
    "I/O error": (OSError(errno.EIO, "Input/output error"), "Input/output error"),
    "time-out": (TimeoutError(errno.ETIMEDOUT, "Connection timed out"), "Connection timed out"),
    "busy": (OSError(errno.EBUSY, "Device or resource busy"), "holds it open"),
    "name too long": (OSError(errno.ENAMETOOLONG, "File name too long"), "too long"),
}
STEPS = ("os.open", "os.fsync", "os.replace")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "assessment 2018.xlsx"
    path.write_bytes(OLD)
    return path


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    return pauses


def failing(error: OSError) -> Callable[..., Any]:
    """Return a step that always fails."""

    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def left_behind(path: Path) -> list[Path]:
    return [one for one in path.parent.iterdir() if one != path]


def test_that_a_file_is_replaced_whole_and_nothing_else_is_left(path: Path) -> None:
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW
    assert left_behind(path) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows opens no folder")
def test_that_the_new_name_is_on_the_disk_before_it_is_called_saved(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[bool, bytes]] = []
    sync = os.fsync

    def noting(handle: int) -> None:
        synced.append((os.path.samestat(os.fstat(handle), path.parent.stat()), path.read_bytes()))
        sync(handle)

    monkeypatch.setattr(os, "fsync", noting)
    write_atomically(path, NEW)
    assert synced == [(False, OLD), (True, NEW)]  # the content, then the folder that names it


def test_that_a_new_file_is_written(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new.xlsx", NEW)
    assert (tmp_path / "new.xlsx").read_bytes() == NEW


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("name", ERRORS)
def test_that_a_failing_step_leaves_the_old_file_and_says_what_to_do(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str, name: str
) -> None:
    error, words = ERRORS[name]
    monkeypatch.setattr(f"smp_workbench.storage.atomic_file.{step}", failing(error))
    with pytest.raises(SaveFailed, match=words) as caught:
        write_atomically(path, NEW)
    monkeypatch.undo()
    assert caught.value.remedy.english()
    assert path.name in str(caught.value)
    assert path.read_bytes() == OLD
    assert left_behind(path) == []


@pytest.mark.parametrize("name", ["no space", "I/O error", "time-out"])
def test_that_a_write_that_fails_half_way_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    error, words = ERRORS[name]

    class TornFile:
        def __init__(self, handle: int, _: str) -> None:
            self.handle = handle

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            os.close(self.handle)

        def write(self, data: bytes) -> None:
            os.write(self.handle, data[: len(data) // 2])
            raise error

    monkeypatch.setattr("builtins.open", TornFile)
    with pytest.raises(SaveFailed, match=words):
        write_atomically(path, NEW)
    monkeypatch.undo()
    assert path.read_bytes() == OLD
    assert left_behind(path) == []


def test_that_a_disk_that_gives_back_something_else_is_noticed_before_the_file_is_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: read(self)[:-1])
    with pytest.raises(SaveFailed, match="not what was written"):
        write_atomically(path, NEW)
    monkeypatch.undo()
    assert path.read_bytes() == OLD


def test_that_a_file_changed_in_the_same_moment_is_never_called_saved(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def replace_and_meddle(source: Path, target: Path) -> None:
        replace(source, target)
        Path(target).write_bytes(b"by somebody else")

    monkeypatch.setattr("smp_workbench.storage.atomic_file.os.replace", replace_and_meddle)
    with pytest.raises(SaveFailed, match="not what was saved"):
        write_atomically(path, NEW)


def test_that_a_file_held_for_a_moment_is_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch, no_pauses: list[float]
) -> None:
    replace, tries = os.replace, []

    def held(source: Path, target: Path) -> None:
        tries.append(source)
        if len(tries) < 4:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        replace(source, target)

    monkeypatch.setattr("smp_workbench.storage.atomic_file.os.replace", held)
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW
    assert no_pauses == [0.05, 0.1, 0.2]


def test_that_a_sharing_violation_is_told_from_a_lack_of_rights(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = 32  # as Windows sets it
    monkeypatch.setattr("smp_workbench.storage.atomic_file.os.replace", failing(error))
    with pytest.raises(SaveFailed, match="another program holds it open"):
        write_atomically(path, NEW)


def test_that_a_check_at_the_last_moment_can_stop_the_save(path: Path) -> None:
    def check() -> None:
        assert len(left_behind(path)) == 1, "the temporary file is there by now"
        raise SaveFailed("Somebody else has changed it.")

    with pytest.raises(SaveFailed, match="Somebody else"):
        write_atomically(path, NEW, check)
    assert path.read_bytes() == OLD
    assert left_behind(path) == []


def test_that_a_read_only_file_is_not_replaced(path: Path) -> None:
    path.chmod(0o444)
    with pytest.raises(SaveFailed, match="only be read"):
        write_atomically(path, NEW)
    assert path.read_bytes() == OLD


def test_that_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match=r"nowhere.* is not there"):
        write_atomically(tmp_path / "nowhere" / "a.xlsx", NEW)


def test_that_permissions_are_kept_and_a_new_file_has_the_usual_ones(path: Path) -> None:
    path.chmod(0o640)
    write_atomically(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    mask = os.umask(0o027)
    try:
        write_atomically(path.with_name("new.xlsx"), NEW)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.with_name("new.xlsx").stat().st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "chown"), reason="the system knows no owners")
def test_that_owner_and_group_are_kept_where_that_is_allowed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []

    def refuse(_: Path, owner: int, group: int) -> None:
        asked.append((owner, group))
        raise PermissionError(errno.EPERM, "Operation not permitted")

    present = path.stat()
    monkeypatch.setattr("smp_workbench.storage.atomic_file.os.chown", refuse)
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW
    assert asked == [(-1, present.st_gid), (present.st_uid, -1)]


def test_that_a_link_stays_a_link(path: Path) -> None:
    link = path.with_name("link.xlsx")
    link.symlink_to(path)
    write_atomically(link, NEW)
    assert link.is_symlink()
    assert path.read_bytes() == NEW


def test_that_a_name_as_long_as_names_can_be_is_saved(tmp_path: Path) -> None:
    for name in ("x" * 250 + ".xlsx", "\N{CYRILLIC SMALL LETTER ZHE}" * 125 + ".xlsx"):
        write_atomically(tmp_path / name, NEW)
        assert (tmp_path / name).read_bytes() == NEW


def test_that_only_old_left_overs_of_the_same_file_are_cleared_away(path: Path) -> None:
    old, young, others = (
        path.with_name(f".{name}.0123abcd{TEMPORARY_ENDING}")
        for name in (path.name, path.name + ".young", "other.xlsx")
    )
    young = path.with_name(f".{path.name}.4567abcd{TEMPORARY_ENDING}")
    for one in (old, young, others):
        one.write_bytes(b"torn")
    for one in (old, others):
        os.utime(one, (0, 0))
    write_atomically(path, NEW)
    assert not old.exists()
    assert young.exists()
    assert others.exists()


def test_that_the_reason_of_an_unknown_error_is_told() -> None:
    assert atomic_file.explained(OSError(), Path("a.xlsx")).what.args["reason"] == "OSError"
