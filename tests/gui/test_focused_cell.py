"""The definition panel follows the keyboard: from the main grid to the second stage's, and back."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from smp_workbench.domain.edit import SetEntry
from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE, Answer, Entry
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.level_band import LevelBand
from smp_workbench.gui.panels.reason_edit import ReasonEdit
from smp_workbench.gui.panels.second_stage_panel import SecondStagePanel
from smp_workbench.gui.sample import sample_workbook

GANGS, OCGS = "T-002", "T-001"


@pytest.fixture
def panel(window: MainWindow) -> SecondStagePanel:
    window.door.show(sample_workbook())
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    shown = window.panel_set.panel("second_stage")
    assert isinstance(shown, SecondStagePanel)
    return shown


def level(window: MainWindow, ref: str, code: str) -> Answer:
    return window.signals.assessment.card(SECOND_STAGE, 0).entry(ref, code).level


def press(panel: SecondStagePanel, key: Qt.Key) -> None:
    QTest.keyClick(panel.grid, key)


def definition(window: MainWindow) -> tuple[str, list[str], str]:
    """Return the definition panel's heading, the labels of its levels, and that of the current one."""
    shown = [band for band in window.definition.findChildren(LevelBand) if band.isVisible()]
    current = [band.level.label for band in shown if band.isChecked()]
    ordered = sorted(shown, key=lambda band: band.level.value)
    return window._definition_title._heading.text(), [band.level.label for band in ordered], "".join(current)


def test_that_the_definition_panel_says_what_its_focused_score_asks(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    heading, levels, current = definition(window)
    assert heading == "Gangs and CSE · Volume"
    assert levels == ["fewer than 12", "12 to 51", "52 to 364", "365 to 1,824", "1,825 or more"]
    assert current == "52 to 364"
    assert "How many cases" in window.definition._form.question.text()
    press(panel, Qt.Key.Key_Right)
    assert definition(window)[0] == "Gangs and CSE · Trend over time"
    press(panel, Qt.Key.Key_Escape)
    assert window.grid.hasFocus()
    assert definition(window)[0] == "OCGs · Physical harm"
    panel.grid.setFocus()
    assert definition(window)[0] == "Gangs and CSE · Trend over time"


def test_that_it_shows_a_key_of_the_second_stage_at_once_and_its_undo(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    press(panel, Qt.Key.Key_5)
    press(panel, Qt.Key.Key_Left)
    assert definition(window)[2] == "1,825 or more"
    assert window._definition_title._aside.text().startswith("second stage, changed ")
    window.signals.undo_stack.undo()
    assert definition(window)[2] == "52 to 364"


def test_that_a_level_chosen_there_is_the_second_stages(window: MainWindow, panel: SecondStagePanel) -> None:
    first = window.signals.assessment.agreed
    shown = [band for band in window.definition.findChildren(LevelBand) if band.isVisible()]
    QTest.mouseClick(max(shown, key=lambda band: band.level.value), Qt.MouseButton.LeftButton)
    assert level(window, GANGS, "V1") == 5
    assert window.signals.assessment.agreed is first
    assert definition(window)[2] == "1,825 or more"


def test_that_escape_from_a_reason_there_leads_back_to_the_second_stage(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    press(panel, Qt.Key.Key_R)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert panel.grid.hasFocus()


def test_that_the_reason_is_asked_for_in_front_of_another_panels_tab(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    window.panel_set.go_to("decisions")
    panel.grid.setFocus()
    press(panel, Qt.Key.Key_R)
    field = window.definition.findChild(ReasonEdit)
    assert isinstance(field, ReasonEdit)
    assert field.hasFocus()
    QApplication.processEvents()
    assert not field.visibleRegion().isEmpty()


def test_that_c_goes_to_the_confidence_of_the_second_stages_score(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    press(panel, Qt.Key.Key_C)
    choice = window.focusWidget()
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(2)
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert window.signals.assessment.card(SECOND_STAGE, 0).entry(GANGS, "V1").confidence == "high"
    assert window.signals.assessment.agreed.entry(GANGS, "V1") == Entry()


def test_that_its_score_is_explained_by_its_own_model(window: MainWindow, panel: SecondStagePanel) -> None:
    press(panel, Qt.Key.Key_End)
    assert definition(window)[0] == "Gangs and CSE · Score"
    words = window.definition._form.words.accessibleName()
    assert "Volume + Trend + Residents + Influence" in words
    assert words.endswith("Ranks 2nd, tied, score 3.5, strong case.")


def test_that_closing_it_gives_the_definition_back_to_the_first_grid(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert definition(window)[0] == "OCGs · Physical harm"
    window.signals.apply(SetEntry(AGREED, 0, OCGS, "H1", Entry(Fraction(1))))
    QApplication.processEvents()
    assert definition(window)[2] == "none"
