"""A page to read: the scoring model in full, the keys, about the program.

Here: showing a page and copying it. Not here: what the pages say (``model_page``, ``help_page``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget
from typing_extensions import override

from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_text_page import Ui_TextPageDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.theme import Theme

_Step = QAbstractSlider.SliderAction
_SCROLLING: Final = {
    Qt.Key.Key_Up: _Step.SliderSingleStepSub,
    Qt.Key.Key_Down: _Step.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _Step.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Step.SliderPageStepAdd,
    Qt.Key.Key_Home: _Step.SliderToMinimum,
    Qt.Key.Key_End: _Step.SliderToMaximum,
}


class TextPageDialog(FormDialog):
    """A page.

    Parameters
    ----------
    html
        The page in the part of HTML that Qt knows.
    """

    def __init__(self, topic: Topic, title: str, html: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(topic, theme, parent)
        self.form = Ui_TextPageDialog()
        self.form.setupUi(self)
        self.setWindowTitle(title)
        self.form.page.setAccessibleName(title)
        self.form.page.document().setDocumentMargin(theme.space.group)
        self.form.page.setHtml(html)
        self.form.copy.clicked.connect(self._copy)
        self.form.accept.clicked.connect(self.accept)
        self.form.accept.setFocus()

    @override
    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Have the keys that scroll move the page, wherever the focus is."""
        step = _SCROLLING.get(Qt.Key(event.key()))
        if step is not None:
            self.form.page.verticalScrollBar().triggerAction(step)
        else:
            super().keyPressEvent(event)

    @guarded
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.form.page.toPlainText())
        self.form.copy.setText(self.tr("Copied"))
