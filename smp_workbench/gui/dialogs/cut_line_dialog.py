"""How many themes the plan can take.

Here: the question. Not here: where the line is drawn (``charts``).
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from smp_workbench.domain.edit import Edit, SetCutLine
from smp_workbench.gui.dialogs.form_dialog import EditDialog
from smp_workbench.gui.forms.ui_cut_line import Ui_CutLineDialog
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme


class CutLineDialog(EditDialog):
    """Asks for the cut line."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.RANKING, signals, theme, parent)
        self.form = Ui_CutLineDialog()
        self.form.setupUi(self)
        self.form.cut_line.setValue(signals.assessment.cut_line)
        self.form.cut_line.selectAll()
        self.form.cut_line.setFocus()
        self.begin(self.form.accept, self.form.reject, self.form.fault)

    @override
    def edits(self) -> tuple[Edit, ...]:
        """Return the new cut line if it differs."""
        wanted = self.form.cut_line.value()
        return () if wanted == self.signals.assessment.cut_line else (SetCutLine(wanted),)
