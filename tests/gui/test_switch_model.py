"""Switching the scoring model: what is foreseen on the page happens, as one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddNote
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.theme import EvidenceNote
from smp_workbench.gui.dialogs.switch_model_dialog import SwitchModelDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.model_text import write_model
from tests.factory import IDENTITY, agreed, applied, levels, small_assessment, small_model

FIRST = small_model()
COARSE = replace(
    FIRST,
    id="coarse",
    title="A coarse model",
    criteria=(replace(FIRST.criteria[0], levels=levels(0, 2, 4)), *FIRST.criteria[1:]),
)
RENAMED = replace(
    small_model("H1 + Q1 + Q2"),
    id="renamed",
    title="Other names",
    groups=FIRST.groups[:1],
    criteria=(
        FIRST.criteria[0],
        replace(FIRST.criteria[1], code="Q1", name="Loss"),
        replace(FIRST.criteria[1], code="Q2", name="Cost"),
    ),
    totals=(),
)


@pytest.fixture
def window(open_window: Callable[[Assessment], MainWindow]) -> MainWindow:
    note = EvidenceNote("E-001", "T-001", "L1", "Weekly")
    return open_window(applied(small_assessment(), AddNote(note), agreed("T-003", "L1", 1)))


def asked(window: MainWindow, *models: ScoringModel) -> SwitchModelDialog:
    dialog = SwitchModelDialog(window.signals, (FIRST, *models), window.theme, window)
    dialog.open()
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def said(dialog: SwitchModelDialog) -> str:
    return dialog.form.choice.form.about_model.toPlainText()


def test_that_the_command_offers_the_shipped_models(window: MainWindow) -> None:
    QTest.keyClick(
        window.grid, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    dialog = next(one for one in window.findChildren(SwitchModelDialog) if one.isVisible())
    assert dialog.form.choice.form.models.count() >= 5
    dialog.reject()


def test_that_the_model_in_use_is_marked_and_not_switched_to(window: MainWindow) -> None:
    dialog = asked(window, COARSE)
    models = dialog.form.choice.form.models
    assert models.item(0).text() == "In use: A small model"
    assert models.currentRow() == 1
    models.setCurrentRow(0)
    assert not dialog.form.accept.isEnabled()
    dialog.reject()


def test_that_a_model_that_comes_with_nothing_is_listed_as_the_one_in_use(window: MainWindow) -> None:
    window.form.action_switch_model.trigger()
    dialog = next(one for one in window.findChildren(SwitchModelDialog) if one.isVisible())
    models = dialog.form.choice.form.models
    assert models.item(0).text() == "In use: A small model"
    assert models.currentRow() == 1
    dialog.reject()


def test_that_the_picks_stand_before_the_buttons_on_the_way_of_tab(window: MainWindow) -> None:
    dialog = asked(window, RENAMED)
    dialog.form.choice.form.about_model.setFocus()
    (box, _) = dialog._picks["H2"]
    QTest.keyClick(dialog.form.choice.form.about_model, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is box
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.form.reject
    dialog.reject()


def test_that_lost_scores_are_listed_by_theme_and_value(window: MainWindow) -> None:
    dialog = asked(window, COARSE)
    page = said(dialog)
    assert "Lost: 1 agreed, 1 on scorecards" in page
    assert "1 of 3 scores have no such level: lost; worded differently" in page
    assert "Physical harm: ASB 1 with its reason" in page
    assert "kept (3 scores)" in page
    assert dialog.form.accept.text() == "&Switch and lose 2 scores"
    dialog.reject()


def test_that_switching_is_one_step_that_brings_everything_back(window: MainWindow) -> None:
    before = content_hash(window.signals.assessment)
    dialog = asked(window, RENAMED)
    assert "One evidence note moves" in said(dialog)
    QTest.keyClick(dialog.form.choice.form.models, Qt.Key.Key_Return)
    assert window.signals.assessment.model == RENAMED
    assert window.signals.assessment.agreed.entry("T-001", "Q1").empty
    assert window.signals.undo_stack.count() == 1
    window.form.action_undo.trigger()
    assert content_hash(window.signals.assessment) == before


def test_that_a_criterion_of_another_code_takes_the_scores_it_is_picked_for(window: MainWindow) -> None:
    dialog = asked(window, RENAMED)
    assert dialog.form.accept.text() == "&Switch and lose 6 scores"
    (box, _) = dialog._picks["H2"]
    assert [box.itemText(place) for place in range(box.count())] == ["nothing: they are lost", "Loss", "Cost"]
    assert list(dialog._picks) == ["H2"], "no new criterion has the levels of L1"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert "carried over (3 scores); called “Loss” there" in said(dialog)
    assert dialog.form.accept.text() == "&Switch and lose 3 scores"
    dialog.form.accept.click()
    assert window.signals.assessment.agreed.entry("T-002", "Q1").level == 8


def test_that_two_criteria_cannot_give_their_scores_to_the_same_one(
    open_window: Callable[[Assessment], MainWindow],
) -> None:
    third = replace(FIRST.criteria[1], code="H3")
    criteria = (*FIRST.criteria[:2], third)
    alike = replace(FIRST, criteria=criteria, groups=FIRST.groups[:1], totals=(), formula="H1 + H2 + H3")
    window = open_window(Assessment(IDENTITY, alike))
    dialog = asked(window, RENAMED)
    dialog.form.choice.form.models.setCurrentRow(2)
    for box, _ in dialog._picks.values():
        box.setCurrentIndex(1)
    assert "Choose a criterion that is new in the scoring model" in dialog.form.fault.text()
    assert not dialog.form.accept.isEnabled()
    next(iter(dialog._picks.values()))[0].setCurrentIndex(2)
    assert not dialog.form.fault.isVisible()
    assert dialog.form.accept.isEnabled()
    dialog.reject()


def test_that_a_fault_is_shown_in_its_line_and_the_mended_file_is_taken(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "ours.toml"
    good = write_model(RENAMED)
    path.write_text(good.replace('formula = "H1 + Q1 + Q2"', 'formula = "H1 + Q7"'), encoding="utf-8")
    dialog = asked(window, COARSE)
    dialog.add_file(path)
    page = said(dialog)
    assert "ours.toml, line 4" in page
    assert 'formula = "H1 + Q7"' in page
    assert not dialog.form.accept.isEnabled()
    choice = dialog.form.choice.form
    assert choice.models.currentItem().text() == "Fault in ours.toml"
    choice.try_again.setFocus()
    QTest.keyClick(choice.try_again, Qt.Key.Key_Space)
    assert "Q7" in said(dialog), "as long as it is not mended"
    path.write_text(good, encoding="utf-8")
    QTest.keyClick(choice.try_again, Qt.Key.Key_Space)
    assert not choice.try_again.isVisible()
    assert choice.models.currentItem().text() == "Other names (ours.toml)"
    assert dialog.form.accept.text() == "&Switch and lose 6 scores"
    dialog.add_file(path)
    assert choice.models.count() == 3, "a file stands in the list once"
    dialog.reject()


def test_that_another_model_of_the_same_id_and_version_is_said_to_be_one(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "changed.toml"
    path.write_text(write_model(replace(COARSE, formula="harm_total * L1 + 1")), encoding="utf-8")
    dialog = asked(window, COARSE)
    choice = dialog.form.choice.form
    assert not choice.namesake.isVisible()
    dialog.add_file(path)
    assert choice.models.currentItem().text() == "A coarse model (changed.toml)"
    assert choice.namesake.isVisible()
    assert "“A coarse model” has the same id and version (coarse 1.0), but another formula." in (
        choice.namesake.text()
    )
    choice.models.setCurrentRow(1)
    assert "“A coarse model (changed.toml)” has the same id" in choice.namesake.text()
    choice.models.setCurrentRow(0)
    assert not choice.namesake.isVisible()
    path.write_text(write_model(COARSE), encoding="utf-8")
    dialog.add_file(path)
    choice.models.setCurrentRow(2)
    assert not choice.namesake.isVisible()
    dialog.reject()


def test_that_a_file_that_is_not_there_is_said_so(window: MainWindow, tmp_path: Path) -> None:
    dialog = asked(window, COARSE)
    dialog.add_file(tmp_path / "gone.toml")
    assert "“gone.toml” is not there." in said(dialog)
    dialog.reject()


@pytest.mark.parametrize("content", [b"PK\x03\x04\x14\x00\n", b"\xff\x00\x8d\n", b"#" * 1_000_001])
def test_that_what_no_editor_can_mend_is_shown_without_lines_and_advice(
    window: MainWindow, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "matrix.xlsx"
    path.write_bytes(content)
    dialog = asked(window, COARSE)
    for wrong in (path, tmp_path):
        dialog.add_file(wrong)
        assert wrong.name in said(dialog)
        assert "The line in the file" not in said(dialog)
        assert "any editor" not in said(dialog)
    dialog.reject()
