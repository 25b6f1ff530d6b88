"""What others would see in a file, as a list to look through and to copy.

Here: the list, of the assessment before it is shared or of a publication copy that was just written.
Not here: finding it (``share_work``) and asking for a copy (``publication_dialog``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_sharing import Ui_SharingDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import sentence_text
from smp_workbench.gui.share_work import Shared
from smp_workbench.gui.tables.word_table import fill_words
from smp_workbench.gui.theme import Theme

_WIDTHS: Final = (90, 430)
"""Of whether to look and of what there is; where it stands has all the rest."""


class SharingDialog(FormDialog):
    """The list of one file.

    Attributes
    ----------
    copy_wanted
        A publication copy shall be made.
    """

    copy_wanted = Signal()

    def __init__(self, shared: Shared, theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.SHARING, theme, parent)
        self.form = Ui_SharingDialog()
        self.form.setupUi(self)
        look = sum(one.warns for one in shared.listed)
        if shared.path is not None:
            self.setWindowTitle(self.tr("Publication copy"))
            heading = self.tr("{name} was written and looked through again")
            self.form.accept.hide()
            self.form.reject.setDefault(True)
        else:
            heading = self.tr("{name}, as others would see it")
        counted = self.tr("1 thing to look at") if look == 1 else self.tr("{count} things to look at")
        counted = counted.format(count=look) if look else self.tr("nothing to look at")
        self.form.heading.setText(f"{heading.format(name=shared.name)}: {counted}")
        self._rows = [
            (self.tr("look") if one.warns else "", sentence_text(one.what), one.where)
            for one in shared.listed
        ]
        fill_words(self.form.listed, self._heads(), self._rows, _WIDTHS, theme)
        self.form.accept.clicked.connect(self._want_copy)
        self.form.reject.clicked.connect(self.reject)
        self.form.copy.clicked.connect(self._copy)

    def _heads(self) -> tuple[str, ...]:
        return self.tr("To look at"), self.tr("What others would see"), self.tr("Where, or who")

    @guarded
    def _want_copy(self) -> None:
        self.accept()
        self.copy_wanted.emit()

    @guarded
    def _copy(self) -> None:
        lines = ["\t".join(row) for row in (self._heads(), *self._rows)]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.form.copy.setText(self.tr("Copied"))
