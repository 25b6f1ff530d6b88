"""Files that a person names: read whole, or refused in words that say what stands in the way."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from smp_workbench.errors import UnreadableFile
from smp_workbench.storage import named_file
from smp_workbench.storage.named_file import content_of, folder_name


def fault(path: Path) -> str:
    with pytest.raises(UnreadableFile) as refused:
        content_of(path, 10)
    return str(refused.value)


def test_that_a_file_is_read_up_to_one_byte_too_many(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"0123456789abc")
    assert content_of(tmp_path / "file", 20) == b"0123456789abc"
    assert content_of(tmp_path / "file", 10) == b"0123456789a"


def test_that_a_missing_file_is_looked_for_in_a_folder_that_is_named_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert fault(Path("none.csv")).startswith(f"“none.csv” is not there. Look for it in “{tmp_path}”")


def test_that_a_folder_is_called_one(tmp_path: Path) -> None:
    assert fault(tmp_path).startswith(f"“{tmp_path.name}” is a folder.")


def test_that_a_name_that_no_file_can_have_is_said_so(tmp_path: Path) -> None:
    assert fault(tmp_path / ("a" * 300)).startswith(f"“{'a' * 100}…” is too long to be the name of a file.")
    assert fault(tmp_path / "a\0b").startswith("“aU+0000b” is not there.")


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes are files on POSIX only")
@pytest.mark.timeout(10)
def test_that_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert fault(tmp_path / "pipe").startswith("“pipe” is a pipe or a device, not a file.")


def test_that_a_file_that_may_not_be_read_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(named_file, "_refuse_endless", refuse)
    sentence = fault(tmp_path / "secret.csv")
    assert sentence.startswith("“secret.csv” cannot be opened: the system does not allow it.")
    assert str(tmp_path) in sentence


def test_that_a_fault_of_the_disk_is_told_in_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> None:
        raise OSError(5, "Input/output error", str(path))

    monkeypatch.setattr(named_file, "_refuse_endless", fail)
    assert fault(tmp_path / "plan.xlsx").startswith("“plan.xlsx” cannot be read: Input/output error.")


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be taken away there")
def test_that_the_folder_has_a_name_even_if_it_was_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert folder_name(Path("plan.xlsx")) == "."
