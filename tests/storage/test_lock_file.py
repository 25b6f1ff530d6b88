"""A lock beside a workbook is advice: it names who has it open, and is never silently broken."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from smp_workbench.storage.lock_file import (
    Lock,
    lock_path,
    other_lock,
    own_lock,
    read_lock,
    release_lock,
    take_lock,
)

OTHER = Lock("LAPTOP7", "someone", "Kent Police", "2018-02-23T10:42:00Z", 4711, "a1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Scores.xlsx"


@pytest.fixture
def mine() -> Lock:
    return own_lock("Community Safety Unit", os.getpid())


def ended_process() -> int:
    """Return the number of a process that has ended."""
    ran = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    return int(ran.stdout)


def test_that_a_lock_names_who_where_and_since_when(path: Path, mine: Lock) -> None:
    assert take_lock(path, mine) == mine
    assert read_lock(path) == mine
    assert mine.host == platform.node()
    assert mine.name == "Community Safety Unit"
    assert mine.when.endswith("Z")
    assert not mine.old
    assert other_lock(path, os.getpid()) is None
    assert other_lock(path, os.getpid() + 1) == mine


def test_that_a_lock_is_taken_away_only_by_whoever_put_it_there(path: Path, mine: Lock) -> None:
    take_lock(path, mine)
    release_lock(path, replace(mine, token="another"))
    assert read_lock(path) == mine
    release_lock(path, mine)
    assert read_lock(path) is None
    assert list(path.parent.iterdir()) == []
    release_lock(path, mine)


def test_that_anothers_lock_stays_until_a_person_decides(path: Path, mine: Lock) -> None:
    take_lock(path, OTHER)
    assert take_lock(path, mine) == OTHER
    assert take_lock(path, mine, instead_of="another") == OTHER
    assert read_lock(path) == OTHER
    assert take_lock(path, mine, instead_of=OTHER.token) == mine
    release_lock(path, OTHER)
    assert read_lock(path) == mine


def test_that_a_lock_of_a_program_here_that_has_ended_is_taken_over(path: Path, mine: Lock) -> None:
    left = replace(mine, process=ended_process(), token="left")
    take_lock(path, left)
    assert left.left
    assert not mine.left
    assert not OTHER.left  # of another computer nothing is known
    assert other_lock(path, os.getpid()) is None
    assert take_lock(path, mine) == mine


def test_that_a_lock_is_old_after_a_working_day(mine: Lock) -> None:
    assert OTHER.old
    assert Lock().old


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"host": 5}', b"x" * 10_000, b"\xff\xfe"])
def test_that_a_lock_that_makes_no_sense_is_somebodys(path: Path, mine: Lock, data: bytes) -> None:
    lock_path(path).write_bytes(data)
    assert other_lock(path, os.getpid()) == Lock()
    assert take_lock(path, mine) == Lock()
    assert lock_path(path).read_bytes() == data


def test_that_there_is_no_lock_where_the_folder_cannot_be_written(path: Path, mine: Lock) -> None:
    gone = path.parent / "gone" / path.name
    assert take_lock(gone, mine) is None
    release_lock(gone, mine)
    assert read_lock(gone) is None
