"""The journal of a window: every edit handed over, what waits is marked, a full disk is told and outlived."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smp_workbench import app, paths
from smp_workbench.domain.edit import SetCutLine
from smp_workbench.gui import file_choice, journal_keeper
from smp_workbench.gui.journal_keeper import JournalKeeper
from smp_workbench.gui.journal_notice import JournalNotice
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.second_stage_panel import SecondStagePanel
from smp_workbench.gui.tables.score_table import Role
from smp_workbench.gui.tasks import Tasks
from smp_workbench.storage.journal import journal as journal_module
from smp_workbench.storage.journal.place import HeldJournal, create_journal
from smp_workbench.storage.journal.reading import JournalRead, read_journal
from tests.factory import agreed

PATIENCE = 20_000


@pytest.fixture
def keeper(window: MainWindow, tasks: Tasks) -> Iterator[JournalKeeper]:
    made, _ = app.keep_journal(window, tasks)
    yield made
    made.stop()


class Disk:
    """A disk that can be stopped and filled."""

    def __init__(self) -> None:
        self.going = threading.Event()
        self.going.set()
        self.fault = 0
        self._append = HeldJournal.append

    def append(self, held: HeldJournal, data: bytes) -> None:
        self.going.wait()
        if self.fault:
            raise OSError(self.fault, "as the test wants it")
        self._append(held, data)

    def create(self, folder: Path, data: bytes) -> HeldJournal:
        if self.fault:
            raise OSError(self.fault, "as the test wants it")
        return create_journal(folder, data)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    made = Disk()

    def append(held: HeldJournal, data: bytes) -> None:
        made.append(held, data)

    monkeypatch.setattr(HeldJournal, "append", append)
    monkeypatch.setattr(journal_module, "create_journal", made.create)
    monkeypatch.setattr(journal_keeper, "NOTICED", 1)
    monkeypatch.setattr(journal_module, "FIRST_PAUSE", 0.01)
    yield made
    made.going.set()
    made.fault = 0


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.grid, key)


def wait_durable(keeper: JournalKeeper, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not keeper.waiting, timeout=PATIENCE)


def content() -> JournalRead:
    (path,) = paths.journals().glob("*.journal")
    read = read_journal(path)
    assert read is not None
    return read


def notice(window: MainWindow) -> JournalNotice:
    found = window.findChild(JournalNotice)
    assert found is not None
    return found


def marked(window: MainWindow) -> set[tuple[str, str]]:
    return set(window.grid.table.shown.pending)


def title_word(window: MainWindow) -> str:
    return window.title_line._writing.text()


def test_that_a_journal_that_grows_begins_anew_from_a_checkpoint(
    window: MainWindow, keeper: JournalKeeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_keeper, "LONGEST", 5)
    window.signals.apply(agreed("T-001", "H1", 4))
    wait_durable(keeper, qtbot)
    (first,) = paths.journals().glob("*.journal")
    for level in (0, 1, 2, 4, 0, 1):
        window.signals.apply(agreed("T-001", "H1", level))
    wait_durable(keeper, qtbot)
    (second,) = paths.journals().glob("*.journal")
    assert first != second
    assert second.read_bytes().count(b" change ") < 5
    read = content()
    assert read.workbook == window.signals.session.workbook
    assert len(read.changes) == 7  # what the workbook's file does not hold is known as before


def test_that_every_edit_undo_redo_and_version_is_in_the_journal(
    window: MainWindow, keeper: JournalKeeper, qtbot: QtBot
) -> None:
    window.grid.focus_cell("T-001", "H1")
    press(window, Qt.Key.Key_4, Qt.Key.Key_8)
    window.signals.undo_stack.undo()
    window.signals.commit("First", "")
    window.signals.undo_stack.redo()
    window.signals.apply(SetCutLine(2))
    wait_durable(keeper, qtbot)
    read = content()
    assert read.workbook == window.signals.session.workbook
    assert (len(read.changes), len(read.versions)) == (5, 1)


def test_that_durable_is_told_with_the_sequence(
    window: MainWindow, keeper: JournalKeeper, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(keeper.durable, check_params_cb=lambda sequence: sequence == 1, timeout=PATIENCE):
        window.signals.apply(agreed("T-001", "H1", 4))
    assert content().workbook == window.signals.session.workbook


def test_that_what_was_edited_before_the_journal_began_is_in_it(
    window: MainWindow, tasks: Tasks, qtbot: QtBot
) -> None:
    window.signals.apply(agreed("T-001", "H1", 4))
    keeper, _ = app.keep_journal(window, tasks)
    wait_durable(keeper, qtbot)
    assert content().workbook == window.signals.session.workbook
    assert len(content().changes) == 1
    keeper.stop()


def test_that_looking_alone_leaves_no_journal(
    window: MainWindow, keeper: JournalKeeper, qtbot: QtBot
) -> None:
    wait_durable(keeper, qtbot)
    assert not paths.journals().exists()


def test_that_the_journal_goes_with_what_a_person_discards_or_has_saved(
    window: MainWindow, keeper: JournalKeeper, qtbot: QtBot
) -> None:
    window.signals.apply(agreed("T-001", "H1", 4))
    wait_durable(keeper, qtbot)
    assert len(list(paths.journals().iterdir())) == 1
    window.signals.mark_saved(window.signals.session.workbook)
    assert window.close()
    keeper.stop()
    assert not list(paths.journals().iterdir())


def test_that_a_window_that_stays_open_keeps_its_journal(
    window: MainWindow, keeper: JournalKeeper, qtbot: QtBot
) -> None:
    window.signals.apply(agreed("T-001", "H1", 4))
    assert not window.close()  # it asks
    keeper.stop()
    assert content().workbook == window.signals.session.workbook


def test_that_a_save_begins_the_journal_anew_with_what_came_after(
    window: MainWindow, keeper: JournalKeeper, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Assessment.xlsx"
    monkeypatch.setattr(file_choice, "choose_to_save", lambda *_: path)
    window.signals.apply(agreed("T-001", "H1", 4))
    window.door.save()
    qtbot.waitUntil(lambda: window.door.path == path, timeout=PATIENCE)
    wait_durable(keeper, qtbot)
    assert not list(paths.journals().iterdir())
    window.door.save()
    window.signals.apply(agreed("T-001", "H1", 3))  # while the save is under way
    qtbot.waitUntil(lambda: not window.door.saving, timeout=PATIENCE)
    wait_durable(keeper, qtbot)
    read = content()
    assert read.workbook == window.signals.session.workbook
    assert [change.sequence for change in read.changes] == [2]
    assert (read.head.base.path, read.head.base.digest) == (str(path), window.door.digest)


def test_that_another_assessment_has_a_journal_of_its_own(
    window: MainWindow, keeper: JournalKeeper, qtbot: QtBot
) -> None:
    window.signals.apply(agreed("T-001", "H1", 4))
    window.door.show(window.signals.session.workbook)
    wait_durable(keeper, qtbot)
    assert not list(paths.journals().glob("*"))  # nor the folder, if nothing was written yet
    window.signals.apply(agreed("T-001", "H1", 3))
    wait_durable(keeper, qtbot)
    assert [change.sequence for change in content().changes] == [2]


# --- what waits is marked ---------------------------------------------------------------------------


def test_that_a_quick_disk_marks_nothing(window: MainWindow, keeper: JournalKeeper, qtbot: QtBot) -> None:
    told: list[bool] = []
    window.signals.pending_changed.connect(lambda: told.append(True))
    window.grid.focus_cell("T-001", "H1")
    press(window, Qt.Key.Key_4, Qt.Key.Key_8)
    keeper._notice.timeout.emit()  # as if it came in between: nothing has waited for long
    wait_durable(keeper, qtbot)
    assert told == []
    assert title_word(window) == ""


def test_that_a_score_is_marked_while_the_disk_is_slow_and_no_longer(
    window: MainWindow, disk: Disk, keeper: JournalKeeper, qtbot: QtBot
) -> None:
    disk.going.clear()
    window.grid.focus_cell("T-001", "H1")
    press(window, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: bool(marked(window)), timeout=PATIENCE)
    assert marked(window) == {("T-001", "H1")}
    assert title_word(window) == "writing…"
    press(window, Qt.Key.Key_8)
    assert marked(window) == {("T-001", "H1"), ("T-001", "H2")}
    index = window.grid.table.index(0, window.grid.table.shown.column_of("H1") or 0)
    assert "not yet on this computer’s disk" in str(index.data(Role.AccessibleTextRole))
    assert "not yet on this computer’s disk" in str(index.data(Role.ToolTipRole))
    disk.going.set()
    wait_durable(keeper, qtbot)
    assert not marked(window)
    assert title_word(window) == ""
    assert "disk" not in str(index.data(Role.AccessibleTextRole))


def test_that_the_mark_is_seen_in_the_cell_and_nowhere_else(
    window: MainWindow, keeper: JournalKeeper, qtbot: QtBot
) -> None:
    grid, table = window.grid, window.grid.table
    grid.focus_cell("T-002", "L1")
    column = table.shown.column_of("H1") or 0
    rect = grid.visualRect(table.index(0, column))
    before = grid.viewport().grab(rect).toImage()
    window.signals.set_pending(frozenset({("T-001", "H1"), ("T-009", "H1")}))
    marked_ = grid.viewport().grab(rect).toImage()
    differing = [
        (x, y)
        for x in range(before.width())
        for y in range(before.height())
        if before.pixel(x, y) != marked_.pixel(x, y)
    ]
    assert differing
    assert min(x for x, _ in differing) > before.width() / 2
    assert max(y for _, y in differing) < before.height() / 2
    window.signals.set_pending(frozenset())
    assert grid.viewport().grab(rect).toImage() == before


def test_that_a_save_waits_for_the_journal_but_not_for_ever(
    window: MainWindow, disk: Disk, keeper: JournalKeeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_keeper, "PATIENCE", 50)
    disk.going.clear()
    window.signals.apply(agreed("T-001", "H1", 4))
    done: list[str] = []
    keeper.hold_back(lambda: done.append("after a while"))
    assert done == []
    qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE)
    assert keeper.waiting
    monkeypatch.setattr(journal_keeper, "PATIENCE", PATIENCE)
    keeper.hold_back(lambda: done.append("once it is durable"))
    disk.going.set()
    qtbot.waitUntil(lambda: len(done) == 2, timeout=PATIENCE)
    assert not keeper.waiting
    keeper.hold_back(lambda: done.append("at once"))
    assert done[-1] == "at once"


# --- a full disk --------------------------------------------------------------------------------------


def test_that_a_score_of_the_second_stage_is_marked_in_its_own_grid_alone(
    window: MainWindow, disk: Disk, keeper: JournalKeeper, qtbot: QtBot
) -> None:
    window.form.action_begin_stage.trigger()
    wait_durable(keeper, qtbot)
    panel = window.panel_set.panel("second_stage")
    assert isinstance(panel, SecondStagePanel)
    disk.going.clear()
    shown = panel.grid.table.shown
    code = next(column.code for column in shown.columns if column.criterion is not None)
    panel.grid.focus_cell(shown.refs[0], code)
    QTest.keyClick(panel.grid, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: bool(panel.grid.table.shown.pending), timeout=PATIENCE)
    assert set(panel.grid.table.shown.pending) == {(shown.refs[0], code)}
    assert not marked(window)
    disk.going.set()
    wait_durable(keeper, qtbot)
    assert not panel.grid.table.shown.pending


@pytest.fixture
def full(window: MainWindow, disk: Disk, keeper: JournalKeeper, qtbot: QtBot) -> Disk:
    """Return the disk, full since the first of two edits was durable."""
    window.grid.focus_cell("T-001", "H1")
    press(window, Qt.Key.Key_4)
    wait_durable(keeper, qtbot)
    disk.fault = errno.ENOSPC
    press(window, Qt.Key.Key_8)
    qtbot.waitUntil(lambda: keeper.trouble is not None, timeout=PATIENCE)
    return disk


def test_that_a_full_disk_is_told_and_scoring_goes_on(
    window: MainWindow, full: Disk, keeper: JournalKeeper, qtbot: QtBot
) -> None:
    banner = notice(window).banner
    assert banner.isVisible()
    assert "in this window, but not yet on this computer’s disk" in banner.what.text()
    assert "make space" in banner.remedy.text()
    assert banner.accessibleName().startswith("The disk is full")
    assert title_word(window) == "not yet on disk"
    assert window.grid.hasFocus()
    press(window, Qt.Key.Key_2)
    assert marked(window) == {("T-001", "H2"), ("T-001", "L1")}
    assert window.signals.assessment.agreed.entry("T-001", "L1").level == 1
    assert len(content().changes) == 1


def test_that_all_is_well_again_once_there_is_space(
    window: MainWindow, full: Disk, keeper: JournalKeeper, qtbot: QtBot
) -> None:
    press(window, Qt.Key.Key_2)
    full.fault = 0
    wait_durable(keeper, qtbot)
    assert not notice(window).banner.isVisible()
    assert not marked(window)
    assert title_word(window) == ""
    assert content().workbook == window.signals.session.workbook


def test_that_the_workbook_can_be_saved_while_the_disk_of_the_journal_is_full(
    window: MainWindow, full: Disk, keeper: JournalKeeper, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(file_choice, "choose_to_save", lambda *_: tmp_path / "Elsewhere.xlsx")
    notice(window).banner.buttons[0].click()
    qtbot.waitUntil(lambda: window.door.path is not None, timeout=PATIENCE)
    wait_durable(keeper, qtbot)  # what the workbook holds is safe, and nothing needs the full disk
    assert not notice(window).banner.isVisible()
    assert not list(paths.journals().iterdir())


def test_that_without_a_journal_the_program_works_and_says_so_once(
    window: MainWindow, disk: Disk, keeper: JournalKeeper, qtbot: QtBot
) -> None:
    disk.fault = errno.EROFS
    window.grid.focus_cell("T-001", "H1")
    press(window, Qt.Key.Key_4)
    banner = notice(window).banner
    qtbot.waitUntil(banner.isVisible, timeout=PATIENCE)
    assert "lets the program keep no journal" in banner.what.text()
    assert "Save often" in banner.remedy.text()
    assert not marked(window)
    assert title_word(window) == ""
    banner.buttons[0].click()
    press(window, Qt.Key.Key_8)
    window.door.show(window.signals.session.workbook)
    window.signals.apply(agreed("T-001", "H1", 3))
    qtbot.waitUntil(lambda: keeper.trouble is not None, timeout=PATIENCE)
    assert not banner.isVisible()
