"""What all dialogs share: they never block, refuse in words, and show the focus ring.

Here: the base of every dialog, and of those that end in an edit.
Not here: any question; each has a module of its own and a form in ``ui/``.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from smp_workbench.domain.edit import Batch, Edit
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.focus_ring import FocusRing
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_desk import ask_help
from smp_workbench.gui.help_topic import Topic, set_topic
from smp_workbench.gui.session_signals import SessionSignals, error_text
from smp_workbench.gui.theme import Theme, load_theme


class FormDialog(QDialog):
    """A dialog in front of its window; ``open()`` it and listen, it goes when it closes.

    Enter presses the focused button, whichever it is, and the form's verb from anywhere else: Qt
    does so as long as no button of a form has ``autoDefault`` taken away.

    Parameters
    ----------
    topic
        What the dialog is about: the page of the help that F1 opens from it.

    Attributes
    ----------
    fault
        The form's place for a refusal; None where nothing can be refused.
    """

    def __init__(self, topic: Topic, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        set_topic(self, topic)
        self.theme = theme
        self.fault: QLabel | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._ring = FocusRing(self, theme)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self).activated.connect(guarded(partial(ask_help, self)))

    @guarded
    def show_refusal(self, fault: str) -> None:
        """Show why something was refused."""
        if self.fault is not None:
            self.fault.setText(fault)
            self.fault.show()

    def send_with(self, accept: QPushButton) -> None:
        """Let Ctrl+Enter press the form's verb from anywhere, also from a field of several lines."""
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(accept.click)

    @override
    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        """Be large enough for all words before anyone sees it, also in a projector's type."""
        if not event.spontaneous():
            self._tell_hints()
            self._fit()
        super().showEvent(event)

    def _tell_hints(self) -> None:
        """Slant an example in an empty field, which in the same letters would look like an entry."""
        for field in self.findChildren(QLineEdit):
            field.textChanged.connect(guarded(partial(_slant_empty, field)))
        self.slant_hints()

    def slant_hints(self) -> None:
        """Slant the examples in empty fields; anew where another look has made them straight."""
        for field in self.findChildren(QLineEdit):
            _slant_empty(field)

    def _fit(self) -> None:
        grown = self.theme.type.interface / load_theme(self.theme.id).type.interface
        most = self.screen().availableSize()
        width = min(round(self.width() * grown), most.width())
        layout = self.layout()
        needed = layout.totalHeightForWidth(width) if layout is not None else 0
        self.resize(width, min(max(self.height(), needed), most.height()))


def _slant_empty(field: QLineEdit) -> None:
    font = field.font()
    font.setItalic(not field.text())
    field.setFont(font)


class EditDialog(FormDialog):
    """A dialog that ends in one edit; what is refused is said in it, and it stays open.

    A subclass sets up its form, calls :meth:`begin` with the form's buttons, and gives
    :meth:`edits`.
    """

    def __init__(self, topic: Topic, signals: SessionSignals, theme: Theme, parent: QWidget) -> None:
        super().__init__(topic, theme, parent)
        self.signals = signals

    def begin(self, accept: QPushButton, reject: QPushButton, fault: QLabel) -> None:
        """Connect the form's verb, its way out, and the place for a refusal."""
        self.fault = fault
        self.send_with(accept)
        accept.clicked.connect(self.try_edits)
        reject.clicked.connect(self.reject)

    def edits(self) -> tuple[Edit, ...]:
        """Return what the form asks for; nothing if nothing differs."""
        raise NotImplementedError

    def batch_name(self) -> str:
        """Return what several edits are called as one step."""
        return self.windowTitle()

    @guarded
    def try_edits(self) -> None:
        """Make the edits as one step and close, or say why not."""
        try:
            wanted = self.edits()
            edit = wanted[0] if len(wanted) == 1 else Batch(self.batch_name(), wanted)
            self.signals.shown.check(edit)
        except WorkbenchError as error:
            self.show_refusal(error_text(error))
            return
        if wanted:
            self.signals.apply(edit)
        self.accept()
