"""What is drawn of scoring models: the steps of a new assessment, a faulty file, weights and scores tried.

Here: the window's parts that need more than a command to be seen. Not here: drawing (``screens``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QDialog, QWidget

from smp_workbench.domain.edit import SetEntry
from smp_workbench.domain.scorecard import AGREED, Entry
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.share_box import ShareBox
from smp_workbench.storage.model_file import write_model

_NAMES = "Burglary\nRobbery\nFraud"


def model_parts(window: MainWindow, opened: Callable[[MainWindow], QDialog]) -> Iterator[tuple[str, QWidget]]:
    """Give each part in turn, ready to be drawn; whoever draws a dialog closes it.

    Parameters
    ----------
    opened
        Returns the dialog that is open.
    """
    yield from _new_steps(window, opened)
    with TemporaryDirectory() as folder, chdir(folder):  # or the picture would show a name made up by chance
        faulty = _fault(window, Path("our-model.toml"), opened)
    yield "dialog_model_fault", faulty
    window.panel_set.go_to("weights")
    field = window.panel_set.docks["weights"].findChild(ShareBox)
    if field is not None:
        field.stepBy(25)
    yield "window_weights_tried", window
    window.form.action_panels_back.trigger()
    yield "window_trial", _trying(window)
    window.form.action_drop_trial.trigger()


def _trying(window: MainWindow) -> MainWindow:
    """Begin a trial in which a theme near the line loses some of its score, without its time."""
    window.form.action_try.trigger()
    ranking = window.signals.ranking
    ref = ranking.above_line()[-1].ref
    for criterion in window.signals.assessment.model.criteria[:3]:
        window.signals.apply(SetEntry(AGREED, 0, ref, criterion.code, Entry(criterion.levels[1].value)))
    window.show_cell(ref, window.signals.assessment.model.criteria[-1].code)
    return window


def _new_steps(window: MainWindow, opened: Callable[[MainWindow], QDialog]) -> Iterator[tuple[str, QWidget]]:
    from smp_workbench.gui.dialogs.new_assessment_dialog import NewAssessmentDialog

    for step, name in enumerate(("about", "themes"), start=1):
        window.form.action_new.trigger()
        dialog = opened(window)
        if isinstance(dialog, NewAssessmentDialog):
            dialog.form.names.setPlainText(_NAMES)
            for _ in range(step):
                dialog.form.accept.click()
            yield f"dialog_new_{name}", dialog


def _fault(window: MainWindow, path: Path, opened: Callable[[MainWindow], QDialog]) -> QDialog:
    from smp_workbench.gui.dialogs.switch_model_dialog import SwitchModelDialog

    text = write_model(window.signals.assessment.model)
    path.write_text(text.replace('"harm_total * ', '"harm_totl * '), encoding="utf-8")
    window.form.action_switch_model.trigger()
    dialog = opened(window)
    if isinstance(dialog, SwitchModelDialog):
        dialog.add_file(path)
    return dialog
