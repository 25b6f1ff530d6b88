"""The start on a workbook while something is kept: however its path is written, and of other assessments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smp_workbench import paths
from smp_workbench.domain.assessment import Assessment
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.tasks import Tasks
from smp_workbench.session.recovery import left_behind
from smp_workbench.storage.journal.line import FORMAT, Base, Head, as_line
from smp_workbench.storage.saving import save
from tests.factory import small_assessment
from tests.gui.conftest import as_workbook
from tests.gui.left_run import PATIENCE, Before, Now, wait_reopened


@pytest.fixture
def before(tmp_path: Path) -> Before:
    return Before(tmp_path)


@pytest.fixture
def now(open_window: Callable[[Assessment], MainWindow], tasks: Tasks) -> Iterator[Now]:
    made = Now(open_window(Assessment("f" * 32, small_assessment().model)), tasks)
    yield made
    made.keeper.stop()


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return the workbook of another assessment."""
    path = tmp_path / "Other.xlsx"
    save(as_workbook(replace(small_assessment(), identity="e" * 32)), path, None)
    return path


def begin_with(now: Now, path: Path, qtbot: QtBot) -> None:
    """Begin on a workbook that is opened as it was saved."""
    now.begin(path)
    qtbot.waitUntil(lambda: now.window.door.path == path, timeout=PATIENCE)


def through_folder(path: Path) -> Path:
    (path.parent / "sub").mkdir()
    return path.parent / "sub" / ".." / path.name


def through_link(path: Path) -> Path:
    link = path.parent / "link.xlsx"
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("links may not be made here")
    return link


@pytest.mark.parametrize("spell", [through_folder, through_link])
def test_that_a_workbook_comes_with_what_was_left_of_it_however_its_path_is_written(
    before: Before, now: Now, qtbot: QtBot, spell: Callable[[Path], Path]
) -> None:
    session = before.score(3, 1, saved=True)
    now.begin(spell(before.path))
    wait_reopened(now, qtbot)
    assert now.window.signals.session.workbook == session.workbook
    assert now.told().startswith("Brought back from last time: 2 changes of ")


@pytest.mark.parametrize("spell", [through_folder, through_link])
def test_that_a_kept_journal_is_told_of_however_the_path_is_written(
    before: Before, now: Now, qtbot: QtBot, spell: Callable[[Path], Path]
) -> None:
    before.score(3, saved=True)
    path = spell(before.path)
    now.window.door.open(path)
    wait_reopened(now, qtbot)
    assert now.told().startswith(f"Kept from last time, and not in {path.name}: 1 change of ")


def test_that_a_kept_journal_is_told_of_when_its_workbook_is_opened_under_another_name(
    before: Before, now: Now, qtbot: QtBot, tmp_path: Path
) -> None:
    before.score(3, saved=True)
    renamed = tmp_path / "Renamed.xlsx"
    before.path.rename(renamed)
    begin_with(now, renamed, qtbot)
    assert now.told().startswith("Kept from last time, and not in Renamed.xlsx: 1 change of ")


def test_that_what_is_kept_of_a_workbook_is_told_until_it_is_closed_and_not_again_after_a_save(
    before: Before, now: Now, qtbot: QtBot, tmp_path: Path
) -> None:
    before.score(3, saved=True)
    renamed = tmp_path / "Renamed.xlsx"
    before.path.rename(renamed)
    begin_with(now, renamed, qtbot)
    now.window.door.path_changed.emit()  # as a save does
    assert now.door.banner.isVisible()
    now.choose("Close")
    now.window.door.path_changed.emit()
    assert not now.door.banner.isVisible()
    assert len(left_behind()) == 1
    assert now.window.form.action_recover.isVisible()


def test_that_another_assessment_is_told_of_after_a_workbook_was_opened_at_the_start(
    before: Before, now: Now, qtbot: QtBot, other: Path
) -> None:
    before.score(3, 1, saved=True)
    begin_with(now, other, qtbot)
    assert now.door.banner.isVisible()
    assert now.told().startswith("Kept from last time: 2 changes of ")
    assert "of “A small assessment”" in now.told()
    now.choose("Show…")
    assert now.dialog().form.left.rowCount() == 1
    now.dialog().close()
    now.choose("Close")
    assert not now.door.banner.isVisible()
    now.window.door.path_changed.emit()  # as a save does
    assert not now.door.banner.isVisible()


def test_that_of_several_others_it_is_told_how_many(
    before: Before, now: Now, qtbot: QtBot, other: Path
) -> None:
    for level in (1, 3, 4):
        before.score(level)
    begin_with(now, other, qtbot)
    assert now.door.banner.remedy.text() == "2 more are kept from last time."


def test_that_another_assessment_is_told_of_beside_the_one_that_is_brought_back(
    before: Before, now: Now, qtbot: QtBot
) -> None:
    before.score(3, 1, saved=True)
    before.score(2)
    now.begin(before.path)
    wait_reopened(now, qtbot)
    assert now.told().startswith("Brought back from last time: 2 changes of ")
    assert now.told().endswith("1 more is kept from last time.")
    now.choose("Show…")
    assert now.dialog().form.left.rowCount() == 1
    now.dialog().close()


def test_that_a_journal_that_cannot_be_read_is_told_of_after_a_workbook_was_opened(
    before: Before, now: Now, qtbot: QtBot, other: Path
) -> None:
    before.score(3)
    (journal,) = paths.journals().iterdir()
    newer = Head(FORMAT + 1, "0" * 32, "", "", "SMP Workbench 9", Base())
    journal.write_bytes(as_line(newer, 1) + b"".join(journal.read_bytes().splitlines(keepends=True)[1:]))
    begin_with(now, other, qtbot)
    assert now.told().startswith("Kept from last time: a journal that cannot be read")
    assert len(left_behind()) == 1


def test_that_nothing_is_told_at_the_start_where_nothing_is_kept(now: Now, qtbot: QtBot, other: Path) -> None:
    begin_with(now, other, qtbot)
    assert not now.door.banner.isVisible()
