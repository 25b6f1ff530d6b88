"""Adding themes: one, or a whole list pasted from somewhere.

Here: names to edits. Not here: describing a theme (``theme_dialog``).
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from smp_workbench.domain.edit import AddTheme, Edit
from smp_workbench.domain.theme import Theme as CrimeTheme
from smp_workbench.gui.dialogs.form_dialog import EditDialog
from smp_workbench.gui.forms.ui_add_themes import Ui_AddThemesDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme


class AddThemesDialog(EditDialog):
    """Asks for names, one on each line; empty lines do not count. They go to the end of the list."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget) -> None:
        super().__init__(signals, theme, parent)
        self.form = Ui_AddThemesDialog()
        self.form.setupUi(self)
        self.form.names.textChanged.connect(self._count)
        self.begin(self.form.accept, self.form.reject, self.form.fault)
        self._count()

    @override
    def edits(self) -> tuple[Edit, ...]:
        """Return one edit for each name, each with a ref that was never used."""
        state = self.signals.assessment
        made: list[Edit] = []
        for name in self._names():
            edit = AddTheme(CrimeTheme(state.next_ref("T"), name))
            state, _ = edit.apply(state)
            made.append(edit)
        return tuple(made)

    @override
    def batch_name(self) -> str:
        """Return what adding several themes is called."""
        return self.tr("Add {count} themes").format(count=len(self._names()))

    def _names(self) -> list[str]:
        lines = self.form.names.toPlainText().splitlines()
        return [line.strip() for line in lines if line.strip()]

    @guarded
    def _count(self) -> None:
        count = len(self._names())
        one = self.tr("&Add theme")
        self.form.accept.setText(one if count < 2 else self.tr("&Add {count} themes").format(count=count))
        self.form.accept.setEnabled(count > 0)
