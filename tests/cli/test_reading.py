"""Files are read in a process of their own, and a password comes from a prompt or standard input."""

from __future__ import annotations

import getpass
import io
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from smp_workbench.cli import reading, source
from smp_workbench.storage.saving import load, save
from tests.cli.conftest import Run, small_session
from tests.storage.workbook.test_protection import PASSWORD, protect
from tests.trials.bombs import bombs


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    save(small_session().workbook, path, None)
    path.write_bytes(protect(path.read_bytes()))
    return path


@pytest.fixture
def apart() -> Iterator[None]:
    """Read as commands do."""
    yield
    reading.end_reading()


def end_self(path: Path, password: str) -> None:
    assert path
    assert not password
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.usefixtures("apart")
def test_that_a_command_reads_in_a_process_of_its_own(run: Run, workbook: Path) -> None:
    assert run("rank", workbook).code == 0
    (child,) = reading._CHILDREN
    assert run("versions", workbook).code == 0
    assert [child] == reading._CHILDREN


@pytest.mark.usefixtures("apart")
def test_that_a_reader_that_dies_is_one_sentence(
    run: Run, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "load", end_self)
    ran = run("rank", workbook)
    assert (ran.code, ran.out) == (3, "")
    assert "stopped unexpectedly" in ran.err


@pytest.mark.usefixtures("apart")
def test_that_a_bomb_is_one_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(bombs()["one huge merged range"]())
    ran = run("rank", path)
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)
    assert "merged cells over" in ran.err


@pytest.mark.parametrize(
    ("typed", "code"), [(f"{PASSWORD}\n", 0), (f"{PASSWORD}\r\n", 0), ("no\n", 3), ("", 3)]
)
def test_that_a_password_is_read_from_standard_input(
    run: Run, protected: Path, typed: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    ran = run("rank", protected)
    assert ran.code == code
    assert "password" in ran.err or code == 0
    assert PASSWORD not in ran.err + ran.out


def test_that_a_wrong_password_is_asked_for_again_at_a_terminal(
    run: Run, protected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["no", "still no", PASSWORD]
    monkeypatch.setattr(reading, "_at_terminal", lambda: True)
    monkeypatch.setattr(getpass, "getpass", lambda *_: answers.pop(0))
    assert run("rank", protected).code == 0
    assert answers == []


def test_that_no_command_lays_a_protected_file_open(run: Run, protected: Path, tmp_path: Path) -> None:
    before = protected.read_bytes()
    assert load(protected, PASSWORD).workbook
    assert run("rank", protected, "--json").code == 3
    assert protected.read_bytes() == before
