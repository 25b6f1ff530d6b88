"""What to begin with: a recent workbook, a new assessment, the sample, or what was left unsaved.

Here: the page and its choices. No file is touched for showing it: a drive that is gone must not keep
anybody waiting.
Not here: what the choices do (the File menu), remembering files (``settings``).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidgetItem, QWidget

from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_welcome import Ui_WelcomeDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.settings import Settings
from smp_workbench.gui.theme import Theme

_PATH = Qt.ItemDataRole.UserRole


class WelcomeDialog(FormDialog):
    """Offers what there is to begin with.

    Attributes
    ----------
    workbook_chosen
        A recent workbook is to be opened: its path.
    new_wanted, open_wanted, sample_wanted, recover_wanted
        The command of that name in the File menu.
    """

    workbook_chosen = Signal(object)
    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    recover_wanted = Signal()

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget, *, recoverable: bool) -> None:
        super().__init__(Topic.FIRST_MINUTES, theme, parent)
        self._settings = settings
        self.form = form = Ui_WelcomeDialog()
        form.setupUi(self)
        form.recover.setVisible(recoverable)
        for button in (form.new_one, form.open_file, form.sample, form.recover):
            button.clicked.connect(self.accept)
        form.new_one.clicked.connect(self.new_wanted)
        form.open_file.clicked.connect(self.open_wanted)
        form.sample.clicked.connect(self.sample_wanted)
        form.recover.clicked.connect(self.recover_wanted)
        form.accept.clicked.connect(self._open)
        form.reject.clicked.connect(self.reject)
        form.forget.clicked.connect(self._forget)
        form.recent.itemActivated.connect(self._open)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), form.recent)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._forget)
        self._list()

    def _list(self) -> None:
        form, recent = self.form, self._settings.recent
        form.recent.clear()
        for path in recent:
            item = QListWidgetItem(f"{path.name}\n{path.parent}", form.recent)
            item.setData(_PATH, str(path))
            item.setToolTip(str(path))
            spoken = self.tr("{name} in {folder}").format(name=path.name, folder=path.parent)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        form.recent.setVisible(bool(recent))
        form.none.setVisible(not recent)
        top = Qt.AlignmentFlag.AlignTop  # a list has all the height; words stand beside the first button
        form.columns.setAlignment(form.recent_column, Qt.AlignmentFlag(0) if recent else top)
        form.accept.setEnabled(bool(recent))
        form.forget.setVisible(bool(recent))
        if recent:
            form.recent.setCurrentRow(0)
            form.recent.setFocus()
        else:
            form.new_one.setFocus()

    @guarded
    def _open(self) -> None:
        item = self.form.recent.currentItem()
        if item is not None:
            self.accept()
            self.workbook_chosen.emit(Path(item.data(_PATH)))

    @guarded
    def _forget(self) -> None:
        item = self.form.recent.currentItem()
        if item is not None:
            self._settings.forget_file(Path(item.data(_PATH)))
            self._list()
