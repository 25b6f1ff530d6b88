"""The panels that can be opened: made late, followed while seen, gone to and left by keyboard."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QUndoView
from pytestqt.qtbot import QtBot

from smp_workbench.domain.edit import SetCutLine
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panel_set import PANELS
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.panels.panel_dock import PanelDock
from smp_workbench.gui.panels.undo_list_panel import UndoListPanel
from tests.gui.exercise import there

NAMES = [kind.name for kind in PANELS]


def dock(window: MainWindow, name: str) -> PanelDock:
    found = window.panel_set.docks[name]
    assert isinstance(found, PanelDock)
    return found


def press(window: MainWindow, name: str) -> None:
    """Press the key that shows a panel and goes to it."""
    QTest.keySequence(window, QKeySequence(_key(name)))


def _key(name: str) -> str:
    return next(kind.key for kind in PANELS if kind.name == name)


@pytest.mark.parametrize("name", NAMES)
def test_that_a_panel_is_made_when_it_is_first_seen_and_not_before(window: MainWindow, name: str) -> None:
    assert dock(window, name).panel is None
    assert dock(window, name).isHidden()
    press(window, name)
    assert isinstance(dock(window, name).panel, Panel)


def test_that_a_panel_shown_by_qt_is_made_once_qt_has_laid_out_the_docks(window: MainWindow) -> None:
    versions = dock(window, "versions")
    versions.show()
    versions.raise_()
    assert versions.panel is None
    QApplication.processEvents()
    assert isinstance(versions.panel, Panel)
    assert versions.panel.seen


def test_that_panels_open_in_a_window_that_is_larger_than_its_screen() -> None:
    """In a process of its own: a new panel widened the window while Qt laid out its tabs, and Qt crashed."""
    code = (
        "import os; from smp_workbench import app; from smp_workbench.gui.sample import sample_workbook\n"
        "from smp_workbench.gui.settings import Settings; from smp_workbench.gui.tasks import Tasks\n"
        "application, settings = app.make_application(), Settings()\n"
        "app.wear(application, app.chosen_theme(settings))\n"
        "window = app.make_window(sample_workbook(), settings, Tasks(application))\n"
        "window.resize(960, 500); window.show(); application.processEvents()\n"
        "for name in ('decisions', 'versions', 'evidence', 'weights'):\n"
        "    window.panel_set.open(name); application.processEvents()\n"
        "print('open', flush=True); os._exit(0)"
    )
    environment = os.environ | {"QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", code],
        capture_output=True, text=True, timeout=120, check=False, env=environment,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (0, "open\n"), ran.stderr[-2000:]


@pytest.mark.parametrize("name", NAMES)
def test_that_a_key_goes_into_a_panel_and_the_same_key_closes_it(window: MainWindow, name: str) -> None:
    press(window, name)
    assert dock(window, name).isAncestorOf(window.focusWidget())
    press(window, name)
    assert dock(window, name).isHidden()
    assert window.grid.hasFocus()


@pytest.mark.parametrize("name", NAMES)
def test_that_escape_goes_back_to_the_grid_and_leaves_the_panel_open(window: MainWindow, name: str) -> None:
    press(window, name)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.grid.hasFocus()
    assert dock(window, name).isVisible()


def test_that_f6_goes_through_the_open_panels_and_back_to_the_grid(window: MainWindow) -> None:
    press(window, "undo_list")
    window.return_to_grid()
    inside = []
    for _ in range(4):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_F6)
        docks = window.panel_set.docks.items()
        inside.append(next((name for name, one in docks if one.isAncestorOf(window.focusWidget())), "grid"))
    assert inside == ["definition", "undo_list", "ranking", "grid"]


def test_that_a_closed_panel_does_no_work_and_catches_up_when_it_is_seen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(UndoListPanel, "refresh", lambda _: done.append("refresh"))
    press(window, "undo_list")
    window.signals.apply(SetCutLine(2))
    seen = len(done)
    press(window, "undo_list")
    QApplication.processEvents()
    window.signals.apply(SetCutLine(1))
    window.set_theme(window.theme)
    assert len(done) == seen, "closed"
    press(window, "undo_list")
    assert len(done) == seen + 1


def test_that_the_undo_list_goes_back_to_the_step_that_is_chosen(window: MainWindow) -> None:
    before = window.signals.assessment.cut_line
    for line in (1, 2, 3):
        window.signals.apply(SetCutLine(line))
    press(window, "undo_list")
    steps = window.panel_set.panel("undo_list").findChild(QUndoView)
    QTest.keyClick(steps, Qt.Key.Key_Home)
    assert window.signals.assessment.cut_line == before
    QTest.keyClick(steps, Qt.Key.Key_Down)
    assert window.signals.assessment.cut_line == 1


def test_that_two_layouts_can_be_returned_to(window: MainWindow, qtbot: QtBot) -> None:
    window.form.action_review.trigger()
    review = {kind.name for kind in PANELS if kind.review}
    assert {name for name in NAMES if there(dock(window, name))} == review
    window.form.definition_dock.setFloating(True)
    window.form.action_panels_back.trigger()
    assert not [name for name in NAMES if not dock(window, name).isHidden()]
    assert window.form.definition_dock.isVisible()
    assert not window.form.definition_dock.isFloating()


@pytest.fixture
def floating(window: MainWindow, qtbot: QtBot) -> PanelDock:
    """Return the floating panel of the undo list; the keyboard is in the grid."""
    window.panel_set.open("undo_list")
    found = dock(window, "undo_list")
    found.setFloating(True)
    window.return_to_grid()
    qtbot.waitUntil(window.grid.hasFocus)
    return found


def inside(panel: PanelDock) -> bool:
    """Return whether the keyboard is in a panel, whichever window that is."""
    return panel.isAncestorOf(QApplication.focusWidget())


def test_that_the_key_of_a_floating_panel_takes_the_keyboard_there_and_then_closes_it(
    window: MainWindow, floating: PanelDock, qtbot: QtBot
) -> None:
    press(window, "undo_list")
    qtbot.waitUntil(lambda: inside(floating))
    assert floating.isVisible()
    QTest.keySequence(QApplication.focusWidget(), QKeySequence(_key("undo_list")))
    assert not floating.isVisible()
    qtbot.waitUntil(window.grid.hasFocus)


def test_that_escape_and_f6_leave_a_floating_panel(
    window: MainWindow, floating: PanelDock, qtbot: QtBot
) -> None:
    for key, goes_to in ((Qt.Key.Key_Escape, window.grid), (Qt.Key.Key_F6, window.ranking.rows)):
        press(window, "undo_list")
        qtbot.waitUntil(lambda: inside(floating))
        QTest.keyClick(QApplication.focusWidget(), key)
        qtbot.waitUntil(goes_to.hasFocus)
        assert floating.isVisible()
        window.return_to_grid()


def test_that_a_docked_panel_is_gone_to_from_a_floating_one_and_not_closed(
    window: MainWindow, floating: PanelDock, qtbot: QtBot
) -> None:
    """The window's own last focus is in the docked panel, though the keyboard is in the floating one."""
    press(window, "evidence")
    press(window, "undo_list")
    qtbot.waitUntil(lambda: inside(floating))
    QTest.keySequence(QApplication.focusWidget(), QKeySequence(_key("evidence")))
    qtbot.waitUntil(lambda: inside(dock(window, "evidence")))


@pytest.mark.parametrize("name", ["ranking", "versions"])
def test_that_a_floating_panel_goes_before_what_it_listens_to(window: MainWindow, name: str) -> None:
    """Destroyed with its window, it would hide when the session that it shows is gone."""
    window.panel_set.open(name)
    floating = window.panel_set.docks[name]
    floating.setFloating(True)
    window.close()
    assert floating.isHidden()
    assert window.settings.state, "but it comes back"
