"""What is asked and told about files, each with a verb on every button.

Here: unsaved changes, a save that failed, a file that cannot be read, changes made outside.
Not here: what is done about it (``file_door``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from smp_workbench.domain.assessment import Assessment
from smp_workbench.errors import OtherFileThere, WorkbenchError
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import error_text, sentence_text
from smp_workbench.gui.theme import Theme

if TYPE_CHECKING:
    from smp_workbench.storage.workbook.finding import Finding

Then: TypeAlias = Callable[[], None]


class FileQuestions(QObject):
    """Asks in front of one window; no question blocks anything."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Ask in another look from now on."""
        self.theme = theme

    def ask_unsaved(self, name: str, discard: Then, save: Then) -> None:
        """Ask what becomes of unsaved changes."""
        self._ask(
            self.tr("“{name}” has unsaved changes").format(name=name or self.tr("Untitled assessment")),
            self.tr("Save them, or go on without them."),
            {
                self.tr("&Cancel"): _nothing,
                self.tr("&Discard changes"): discard,
                self.tr("&Save changes"): save,
            },
        )

    def ask_trial(self, tried: str, drop: Then, keep: Then) -> None:
        """Ask what becomes of a trial, which ends with the assessment it is on.

        Parameters
        ----------
        tried
            What is tried, in words.
        """
        self._ask(
            self.tr("What is tried is not kept yet"),
            self.tr("{tried}. Keep it as one step, or go on without it.").format(tried=tried),
            {
                self.tr("&Cancel"): _nothing,
                self.tr("&Drop the trial"): drop,
                self.tr("&Keep what is tried"): keep,
            },
        )

    def tell_unsaved(self, name: str, kept: str, error: WorkbenchError, again: Then, elsewhere: Then) -> None:
        """Tell that a save failed, and offer ways on; to try again only where that can help.

        Parameters
        ----------
        name
            The file that was to be written.
        kept
            The workbook of this assessment if that is another file; else empty.
        """
        heading = self.tr("Your scores are safe in this window, but not yet in a file")
        if kept:
            heading = self.tr("{name} was not saved; {kept} is unchanged").format(name=name, kept=kept)
        choices = {self.tr("&Go on scoring"): _nothing, self.tr("Save a &copy…"): elsewhere}
        if not isinstance(error, OtherFileThere):
            choices[self.tr("&Try again")] = again
        self._ask(heading, error_text(error), choices)

    def tell_unreadable(self, name: str, error: WorkbenchError, another: Then) -> None:
        """Tell that a file cannot be opened."""
        remedy = sentence_text(error.remedy)
        self._ask(
            self.tr("{name} was not opened").format(name=name),
            f"{sentence_text(error.what)} {remedy}".strip(),
            {self.tr("&Open another…"): another, self.tr("&Go on here"): _nothing},
            escape=1,
            topic=Topic.TROUBLE,
        )

    def ask_findings(
        self, name: str, findings: Sequence[Finding], assessment: Assessment, accepted: Then
    ) -> None:
        """List what was changed outside the program, and open only if that is wanted."""
        from smp_workbench.gui.dialogs.findings_dialog import FindingsDialog

        dialog = FindingsDialog(name, findings, assessment, self.theme, self._window)
        dialog.accepted.connect(guarded(accepted))
        dialog.open()

    def _ask(
        self, what: str, remedy: str, choices: dict[str, Then], escape: int = 0, topic: Topic = Topic.SAVING
    ) -> None:
        from smp_workbench.gui.dialogs.question_dialog import QuestionDialog

        QuestionDialog(topic, what, remedy, choices, self.theme, self._window, escape=escape).open()


def _nothing() -> None:
    """Go on as before."""
