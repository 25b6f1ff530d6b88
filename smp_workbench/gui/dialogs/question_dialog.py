"""One question with a verb on every button; also how failures of files are told.

Here: what happened, what can be done, and the choice.
Not here: what each choice does (whoever asks).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QPushButton, QWidget

from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_question import Ui_QuestionDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.theme import Theme


class QuestionDialog(FormDialog):
    """A question.

    Parameters
    ----------
    what, remedy
        What is the matter, and what can be done about it.
    choices
        What each button says (with its access key) and does; the last is the one that Enter takes
        unless the keyboard is on another.
    escape
        Place of the choice that Escape takes.
    """

    def __init__(
        self,
        topic: Topic,
        what: str,
        remedy: str,
        choices: Mapping[str, Callable[[], object]],
        theme: Theme,
        parent: QWidget,
        *,
        escape: int = 0,
    ) -> None:
        super().__init__(topic, theme, parent)
        self.form = Ui_QuestionDialog()
        self.form.setupUi(self)
        self.form.what.setText(what)
        self.form.remedy.setText(remedy)
        self.setAccessibleDescription(f"{what} {remedy}")
        self._choices = list(choices.values())
        self._chosen = escape
        self.buttons = [QPushButton(verb, self) for verb in choices]
        for button in self.buttons:
            button.clicked.connect(self._choose)
            self.form.buttons.addWidget(button)
        self.buttons[-1].setDefault(True)
        self.buttons[-1].setFocus()
        self.finished.connect(self._carry_out)

    @guarded
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self._chosen = self.buttons.index(button)
            self.accept()

    @guarded
    def _carry_out(self) -> None:
        self._choices[self._chosen]()
