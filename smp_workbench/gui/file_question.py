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
from smp_workbench.errors import ScoringCopy, WorkbenchError
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import error_text, sentence_text
from smp_workbench.gui.theme import Theme

if TYPE_CHECKING:
    from smp_workbench.storage.lock_file import Lock
    from smp_workbench.storage.workbook.finding import Finding

Then: TypeAlias = Callable[[], None]


class FileQuestions(QObject):
    """Asks in front of one window; no question blocks anything.

    Attributes
    ----------
    on_disk
        Whether every edit is on this computer's disk, in the journal.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.theme = theme
        self.on_disk: Callable[[], bool] = lambda: False

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
        """Tell that a save failed, and offer to try again or to save elsewhere.

        Parameters
        ----------
        name
            The file that was to be written.
        kept
            The workbook of this assessment if that is another file; else empty.
        """
        go_on, copy = self.tr("&Go on scoring"), self.tr("Save a &copy…")
        choices = {go_on: _nothing, copy: elsewhere, self.tr("&Try again"): again}
        self.ask_ways_on(name, kept, error, choices)

    def ask_ways_on(self, name: str, kept: str, error: WorkbenchError, choices: dict[str, Then]) -> None:
        """Tell that a save failed, and offer these ways on; see :meth:`tell_unsaved`."""
        heading = self.tr("Your scores are safe in this window, but not yet in a file")
        if self.on_disk():
            heading = self.tr("Your scores are safe on this computer, but not yet in the workbook")
        if kept:
            heading = self.tr("{name} was not saved; {kept} is unchanged").format(name=name, kept=kept)
        self._ask(heading, error_text(error), choices)

    def ask_locked(self, name: str, lock: Lock, anyway: Then, as_copy: Then) -> None:
        """Explain who else has a workbook open, and open it only if that is wanted."""
        from smp_workbench.gui.lock_door import lock_words

        choices = {
            self.tr("&Cancel"): _nothing,
            self.tr("Open as a new &copy"): as_copy,
            self.tr("&Open anyway"): anyway,
        }
        self._ask(*lock_words(name, lock), choices)

    def tell_unreadable(self, name: str, error: WorkbenchError, another: Then) -> None:
        """Tell that a file cannot be opened."""
        remedy = sentence_text(error.remedy)
        choices: dict[str, Then] = {self.tr("&Open another…"): another, self.tr("&Go on here"): _nothing}
        self._ask(
            self.tr("{name} was not opened").format(name=name),
            f"{sentence_text(error.what)} {remedy}".strip(),
            choices,
            escape=1,
            topic=Topic.SENDING if isinstance(error, ScoringCopy) else Topic.TROUBLE,
        )

    def ask_copy_of_open(self, name: str, who: str, open_it: Then, bring_back: Then) -> None:
        """Ask what is meant by opening one scorer's copy of what is open."""
        self._ask(
            self.tr("{name} is the copy in which {who} scores").format(name=name, who=who),
            self.tr("Bring it back to see what it would change here, or open it to score in it."),
            {
                self.tr("&Cancel"): _nothing,
                self.tr("&Open it to score"): open_it,
                self.tr("&Bring it back…"): bring_back,
            },
            topic=Topic.SENDING,
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
