"""Finding a theme by typing any part of its name.

Here: the list that gets shorter as one types. Not here: typing in the grid's theme column.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget
from typing_extensions import override

from smp_workbench.domain.assessment import Assessment
from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_find_theme import Ui_FindThemeDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.theme import Theme

_REF: Final = Qt.ItemDataRole.UserRole


class FindThemeDialog(FormDialog):
    """Asks which theme to go to.

    Attributes
    ----------
    found
        Ref of the theme.
    """

    found = Signal(str)

    def __init__(self, assessment: Assessment, theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.THEMES, theme, parent)
        self._themes = assessment.themes
        self.form = Ui_FindThemeDialog()
        self.form.setupUi(self)
        self.form.words.textChanged.connect(self._narrow)
        self.form.themes.itemActivated.connect(self._go)
        self.form.accept.clicked.connect(self._go)
        self.form.reject.clicked.connect(self.reject)
        self._narrow()

    @guarded
    def _narrow(self) -> None:
        words = self.form.words.text().casefold().split()
        self.form.themes.clear()
        for theme in self._themes:
            told = f"{theme.ref} {theme.name} {theme.short}".casefold()
            if all(word in told for word in words):
                entry = QListWidgetItem(f"{theme.name}  ({theme.ref})", self.form.themes)
                entry.setData(_REF, theme.ref)
        self.form.themes.setCurrentRow(0)
        self.form.accept.setEnabled(self.form.themes.count() > 0)
        self.form.fault.setVisible(self.form.themes.count() == 0)
        self.form.fault.setText(self.tr("No theme has this in its name."))

    @guarded
    def _go(self) -> None:
        entry = self.form.themes.currentItem()
        if entry is not None:
            self.found.emit(str(entry.data(_REF)))
            self.accept()

    @override
    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Have up and down move through the list while one types."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            place = self.form.themes.currentRow() + steps[Qt.Key(event.key())]
            self.form.themes.setCurrentRow(min(max(place, 0), self.form.themes.count() - 1))
        else:
            super().keyPressEvent(event)
