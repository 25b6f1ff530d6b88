"""The menus hold everything that can be done, each with a key and a plain name, and do it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu

from smp_workbench import paths
from smp_workbench.domain.assessment import Assessment
from smp_workbench.gui.actions.command_list import Command, commands
from smp_workbench.gui.dialogs.restore_version_dialog import RestoreVersionDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.evidence_panel import EvidencePanel
from smp_workbench.gui.panels.share_box import ShareBox
from smp_workbench.gui.panels.weights_panel import WeightsPanel
from tests.factory import small_assessment, small_model

BY_LETTER = {"action_not_known", "action_clear", "action_pick", "action_reason", "action_confidence"}
"""Their keys are the grid's own, and stand in their text."""


def static_actions(window: MainWindow) -> Iterator[QAction]:
    """Yield the commands that are always there; not those made of versions, files, comparisons or themes."""
    for action in window.findChildren(QAction):
        if action.objectName().startswith("action_") and not isinstance(action.menu(), QMenu):
            yield action


def named(window: MainWindow, name: str) -> Command:
    return next(command for command in commands(window) if command.name == name)


def run(window: MainWindow, name: str) -> None:
    named(window, name).run()
    QApplication.processEvents()


def dialogs(window: MainWindow) -> list[QDialog]:
    return [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_that_every_command_has_a_key_of_its_own(window: MainWindow) -> None:
    actions = list(static_actions(window))
    assert len(actions) > len(BY_LETTER) + 50
    without = [one.objectName() for one in actions if one.shortcut().isEmpty()]
    assert set(without) == BY_LETTER
    keys = [key for one in actions for key in map(QKeySequence.toString, one.shortcuts())]
    assert len(keys) == len(set(keys))


def test_that_every_command_is_named_in_the_help(window: MainWindow) -> None:
    pages = " ".join(page.read_text(encoding="utf-8") for page in paths.help_pages().glob("*.md"))
    words = re.sub(r"[*_`]", "", pages).casefold()
    texts = [
        one.text().split("\t")[0].replace("&", "").rstrip("\N{HORIZONTAL ELLIPSIS}")
        for one in static_actions(window)
    ]
    missing = [text for text in texts if text.casefold() not in words]
    assert not missing, missing


@pytest.mark.parametrize(
    "typed", ["restore", "look at", "confidence", "evidence", "keep the weights", "second stage"]
)
def test_that_what_a_panel_does_is_found_among_the_commands(versioned: MainWindow, typed: str) -> None:
    found = [one for one in commands(versioned) if typed in f"{one.name} {one.path}".casefold()]
    assert found


@pytest.fixture
def versioned(window: MainWindow) -> MainWindow:
    """Return the window on an assessment with one version, and a change after it."""
    assert window.signals.commit("First", "To go back to")
    window.grid.go_to(0, 1)
    QTest.keyClick(window.grid, Qt.Key.Key_1)
    return window


def test_that_a_version_is_looked_at_and_restored_from_the_menu(versioned: MainWindow) -> None:
    assert "Look at" in next(one for one in commands(versioned) if one.name == "1  First").path
    run(versioned, "1  First")
    assert versioned.signals.viewed is not None
    run(versioned, "Back to now")
    next(one for one in commands(versioned) if one.name == "1  First" and "Restore" in one.path).run()
    (dialog,) = dialogs(versioned)
    assert isinstance(dialog, RestoreVersionDialog)
    dialog.reject()


def test_that_the_menus_of_versions_say_so_where_there_is_none(window: MainWindow) -> None:
    for menu in (window.form.menu_look, window.form.menu_restore):
        menu.aboutToShow.emit()
        (only,) = menu.actions()
        assert not only.isEnabled()
        assert "commit one first" in only.text()


def test_that_a_letter_goes_to_the_confidence_and_an_arrow_sets_it(window: MainWindow) -> None:
    window.grid.go_to(0, 1)
    ref, code = window.current
    QTest.keyClick(window.grid, Qt.Key.Key_C)
    choice = window.focusWidget()
    assert isinstance(choice, QComboBox)
    before = window.signals.assessment.agreed.entry(ref, code).confidence
    choice.setCurrentIndex(0)
    QTest.keyClick(choice, Qt.Key.Key_Down)
    after = window.signals.assessment.agreed.entry(ref, code).confidence
    assert after != before


def test_that_evidence_is_begun_from_the_grid_by_one_key(window: MainWindow) -> None:
    window.grid.go_to(0, 1)
    QTest.keySequence(window, QKeySequence("Ctrl+Shift+E"))
    QTest.keySequence(window, QKeySequence("Ctrl+Shift+E"))  # again: it opens, and closes nothing
    panel = window.panel_set.panel("evidence")
    assert isinstance(panel, EvidencePanel)
    assert panel.isVisible()
    assert panel.isAncestorOf(window.focusWidget())


def test_that_weights_are_kept_or_returned_only_while_others_are_tried(
    open_window: Callable[[Assessment], MainWindow],
) -> None:
    window = open_window(small_assessment(small_model("wsum(harm) * L1")))
    keep, back = window.form.action_keep_weights, window.form.action_return_weights
    assert not keep.isEnabled()
    before = window.signals.assessment.model
    window.panel_set.open("weights")
    panel = window.panel_set.panel("weights")
    assert isinstance(panel, WeightsPanel)
    QTest.keyClick(panel.findChildren(ShareBox)[0], Qt.Key.Key_Up)
    assert keep.isEnabled()
    back.trigger()
    assert not keep.isEnabled()
    assert window.signals.assessment.model == before
    QTest.keyClick(panel.findChildren(ShareBox)[0], Qt.Key.Key_Up)
    keep.trigger()
    assert window.signals.assessment.model != before
    assert not keep.isEnabled()


def test_that_the_second_stage_is_begun_and_ended_from_the_menu(window: MainWindow) -> None:
    run(window, "Begin the second stage")
    assert window.signals.assessment.second_stage is not None
    assert window.panel_set.docks["second_stage"].isVisible()
    assert not named(window, "Begin the second stage").available
    run(window, "End the second stage")
    assert window.signals.assessment.second_stage is None
    assert not named(window, "End the second stage").available


@pytest.mark.parametrize(
    "act",
    [
        lambda window: window.form.action_add_theme.trigger(),
        lambda window: window.form.action_change_theme.trigger(),
        lambda window: window.form.action_details.trigger(),
        lambda window: window.form.action_cut_line.trigger(),
        lambda window: window.form.action_add_evidence.trigger(),
        lambda window: window.form.action_switch_model.trigger(),
        lambda window: window.form.action_commit.trigger(),
        lambda window: window.form.action_paste.trigger(),
    ],
)
def test_that_a_version_that_is_looked_at_refuses_before_anything_is_filled_in(
    versioned: MainWindow, act: Callable[[MainWindow], None]
) -> None:
    QApplication.clipboard().setText("1\t2\r\n2\t1\r\n")
    versioned.versions.view(1)
    versioned.grid.go_to(0, 1)
    act(versioned)
    assert dialogs(versioned) == []
    assert "version 1" in versioned.form.status_bar.currentMessage()
