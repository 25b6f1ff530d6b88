"""A page to read: the scoring model in full, the keys, about the program.

Here: showing a page and copying it. Not here: what the pages say (``model_page``, ``help_page``).
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_text_page import Ui_TextPageDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.theme import Theme


class TextPageDialog(FormDialog):
    """A page.

    Parameters
    ----------
    html
        The page in the part of HTML that Qt knows.
    """

    def __init__(self, title: str, html: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.form = Ui_TextPageDialog()
        self.form.setupUi(self)
        self.setWindowTitle(title)
        self.form.page.setAccessibleName(title)
        self.form.page.document().setDocumentMargin(theme.space.group)
        self.form.page.setHtml(html)
        self.form.copy.clicked.connect(self._copy)
        self.form.accept.clicked.connect(self.accept)

    @guarded
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.form.page.toPlainText())
        self.form.copy.setText(self.tr("Copied"))
