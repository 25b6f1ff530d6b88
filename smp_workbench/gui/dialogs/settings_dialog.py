"""The settings of this computer: who makes changes, how the window looks, where things lie.

Here: each choice takes effect at once, so that it can be seen; the name when the dialog is left.
Not here: keeping them (``settings``) and putting a look on the window (``theme_switch``).
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from smp_workbench import paths
from smp_workbench.domain.text import clean_name
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_settings import Ui_SettingsDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import error_text
from smp_workbench.gui.settings import AS_SYSTEM, TEXT_SIZES, Settings
from smp_workbench.gui.theme import Theme
from smp_workbench.gui.theme_palette import appearances


class SettingsDialog(FormDialog):
    """Shows the settings and keeps what is chosen.

    Attributes
    ----------
    look_changed
        Another theme, text size or motion is set.
    named
        The name to be written from now on; may be empty.
    """

    look_changed = Signal()
    named = Signal(str)

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.FINDING_YOUR_WAY, theme, parent)
        self._settings = settings
        self._before = (settings.theme, settings.text_size, settings.motion)
        self.form = form = Ui_SettingsDialog()
        form.setupUi(self)
        self.fault = form.fault
        for theme_id, name in appearances():
            form.theme_choice.addItem(name, theme_id)
        for size in TEXT_SIZES:
            form.text_size.addItem(f"{size} %", size)
        form.who.setText(settings.who)
        form.who.selectAll()
        self._show()
        form.theme_choice.activated.connect(self._take_look)
        form.text_size.activated.connect(self._take_look)
        form.motion.clicked.connect(self._take_look)
        form.defaults.clicked.connect(self._return)
        form.accept.clicked.connect(self._keep)
        form.reject.clicked.connect(self.reject)
        self.send_with(form.accept)
        self.rejected.connect(self._give_up)
        for label, button, folder in (
            (form.journal, form.open_journal, paths.journals()),
            (form.log, form.open_log, paths.log_folder()),
        ):
            label.setText(str(folder))
            button.clicked.connect(guarded(partial(_open_folder, folder)))

    def _show(self) -> None:
        form, settings = self.form, self._settings
        form.theme_choice.setCurrentIndex(form.theme_choice.findData(settings.theme))
        form.text_size.setCurrentIndex(form.text_size.findData(settings.text_size))
        form.motion.setChecked(settings.motion)

    @guarded
    def _take_look(self) -> None:
        self._settings.theme = self.form.theme_choice.currentData()
        self._settings.text_size = self.form.text_size.currentData()
        self._settings.motion = self.form.motion.isChecked()
        self.look_changed.emit()
        QTimer.singleShot(0, self, self._make_room)  # once everything in it has its new type

    @guarded
    def _make_room(self) -> None:
        """Be as large as the words are in the look that has just been chosen."""
        self.slant_hints()
        layout, most = self.layout(), self.screen().availableSize()
        if layout is not None:
            layout.activate()
            width = min(max(self.width(), layout.totalSizeHint().width()), most.width())
            self.resize(width, min(max(self.height(), layout.totalHeightForWidth(width)), most.height()))

    @guarded
    def _return(self) -> None:
        """Set how the window looks back to how it came; the name is nobody's default."""
        self.form.theme_choice.setCurrentIndex(self.form.theme_choice.findData(AS_SYSTEM))
        self.form.text_size.setCurrentIndex(0)
        self.form.motion.setChecked(True)
        self._take_look()

    @guarded
    def _give_up(self) -> None:
        """Let the window look as it did before: what is chosen here shows at once."""
        settings = self._settings
        if (settings.theme, settings.text_size, settings.motion) != self._before:
            settings.theme, settings.text_size, settings.motion = self._before
            self.look_changed.emit()

    @guarded
    def _keep(self) -> None:
        try:
            who = clean_name(self.form.who.text(), self.tr("Your name"))
        except WorkbenchError as error:
            self.show_refusal(error_text(error))
            return
        self.named.emit(who)
        self.accept()


def _open_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
