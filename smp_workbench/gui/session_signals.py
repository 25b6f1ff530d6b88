"""The one bridge between the open assessment and Qt.

Here: the session's announcements as signals, the undo stack, and the door every edit goes through.
Not here: what an edit does (``domain``), the session itself (``session``), files (``file_door``).

Every view refreshes from these signals and from nothing else, also after its own edits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoGroup, QUndoStack
from shiboken6 import isValid

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Edit
from smp_workbench.domain.ranking import Ranking
from smp_workbench.domain.version import History, Version, Workbook
from smp_workbench.errors import Sentence, WorkbenchError
from smp_workbench.gui.edit_command import EditCommand
from smp_workbench.gui.guard import guarded
from smp_workbench.session.announcement import Announcement
from smp_workbench.session.earlier import VersionView, needs_version, restoring_edit
from smp_workbench.session.session import Session, version_words

if TYPE_CHECKING:
    from smp_workbench.session.recovery import Step
    from smp_workbench.session.supposition import Supposition
    from smp_workbench.session.trial import Trial
Cells: TypeAlias = frozenset[tuple[str, str]]
"""Ref and criterion code of agreed scores."""


def sentence_text(sentence: Sentence) -> str:
    """Return a sentence of the core in the language of the screen."""
    return sentence.translated(lambda text: QCoreApplication.translate("core", text))


def error_text(error: WorkbenchError) -> str:
    """Return what went wrong and what to do about it, in the language of the screen."""
    parts = (sentence_text(error.what), sentence_text(error.remedy))
    return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Holding:
    """How much of the open assessment its file holds.

    Attributes
    ----------
    sequence, versions
        The last change, and the number of versions.
    whole
        Whether it holds all up to there; not so after opening with changes made outside the program.
    """

    sequence: int
    versions: int
    whole: bool = True


class SessionSignals(QObject):
    """What happens to the open assessment, as signals.

    Parameters
    ----------
    session
        The assessment that is open first.

    Attributes
    ----------
    entered
        An edit, undo or redo has entered the history, and no view has heard of it yet: the
        :class:`Announcement`, for the journal, which must not wait for what is shown.
    edited
        After each edit, undo and redo: the :class:`Announcement`.
    opened
        Another assessment is open; nothing of the last one holds.
    replaced
        Something else is shown: another assessment, or another version of the open one.
    committed
        The present state has become a version: the :class:`Version`.
    supposed
        What the ranking shows is supposed, or no longer: see ``supposition``.
    tried
        A trial has begun or ended: see ``trial``.
    refused
        An edit was refused: why and what to do, in words.
    modified_changed
        Whether there is something that the file does not hold.
    pending_changed
        Other scores than before wait for this computer's disk.
    """

    entered = Signal(object)
    edited = Signal(object)
    opened = Signal()
    replaced = Signal()
    committed = Signal(object)
    supposed = Signal()
    tried = Signal()
    refused = Signal(str)
    modified_changed = Signal(bool)
    pending_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_group = QUndoGroup(self)
        self.undo_stack = QUndoStack(self.undo_group)
        self._trial_stack = QUndoStack(self.undo_group)
        self.undo_stack.setActive()
        self._session = session
        self._view: VersionView | None = None
        self._trial: Trial | None = None
        self._supposition: Supposition | None = None
        self._holding = _all_of(session.history)
        self._pending: Cells = frozenset()
        self._stage_pending: Cells = frozenset()
        self._said_modified = False
        self._latest: Announcement | None = None
        self._follow(session)
        self.undo_stack.cleanChanged.connect(self._tell_modified)

    def __del__(self) -> None:
        """Empty the undo lists first where this is collected as part of a cycle.

        Shiboken would delete the commands one by one, and each list would then delete them again.
        """
        for stack in (self.undo_stack, self._trial_stack):
            if isValid(stack):
                stack.blockSignals(True)
                stack.clear()

    @property
    def session(self) -> Session:
        """The open session: what is saved, named as a version and written into the journal."""
        return self._session

    @property
    def shown(self) -> Session:
        """The session that is shown, which views read: the open one, a trial on it, or a version of it."""
        return self._view or self._trial or self._session

    @property
    def viewed(self) -> Version | None:
        """The version that is looked at; None while the open assessment itself is shown."""
        return self._view.version if self._view else None

    @property
    def trial(self) -> Trial | None:
        """What is tried on the open assessment, and is no part of it; None outside a trial."""
        return self._trial

    @property
    def tried_cells(self) -> Cells:
        """The scores that are tried in a trial; none in a version."""
        return self._trial.tried if self._trial and not self._view else frozenset()

    @property
    def assessment(self) -> Assessment:
        """The assessment as it is shown."""
        return self.shown.assessment

    @property
    def ranking(self) -> Ranking:
        """The ranking as it is shown."""
        return self.shown.ranking

    @property
    def supposition(self) -> Supposition | None:
        """What the ranking shows for a while in the place of what is: never an edit, and never kept."""
        return self._supposition

    @property
    def latest(self) -> Announcement | None:
        """What the latest edit, undo or redo announced; None before the first."""
        return self._latest

    @property
    def modified(self) -> bool:
        """Whether there is something that the file does not hold."""
        unsaved_version = len(self._session.history.versions) != self._holding.versions
        return unsaved_version or not self.undo_stack.isClean()

    @property
    def holding(self) -> Holding:
        """How much of the assessment its file holds; of one without a file, how it was when it was begun."""
        return self._holding

    @property
    def pending(self) -> Cells:
        """The scores that have waited for the disk long enough to be marked; none in a version or trial."""
        return frozenset() if self._view or self._trial else self._pending

    @property
    def stage_pending(self) -> Cells:
        """The same of the second stage's scores."""
        return frozenset() if self._view or self._trial else self._stage_pending

    def set_pending(self, cells: Cells, stage_cells: Cells = frozenset()) -> None:
        """Mark just these scores, of the first grid and of the second stage, as not on the disk yet."""
        if (cells, stage_cells) != (self._pending, self._stage_pending):
            self._pending, self._stage_pending = cells, stage_cells
            self.pending_changed.emit()

    def open(
        self,
        session: Session,
        *,
        unsaved: bool = False,
        steps: Sequence[Step] = (),
        holding: Holding | None = None,
    ) -> None:
        """Put another assessment in the place of the open one; its undo list begins with ``steps``.

        Parameters
        ----------
        unsaved
            Whether no file holds all of it, as after opening with changes made outside the program.
        steps
            What was brought back, oldest first, and can be undone.
        holding
            How much of it the file holds; all if None.
        """
        self._session, self._view, self._supposition = session, None, None
        self.undo_stack.clear()
        self._set_trial(None)
        for step in steps:
            command = EditCommand(session, step.edit, step.inverse, sentence_text(step.name))
            self.undo_stack.push(command)
        if unsaved:
            self.undo_stack.resetClean()
        whole = _all_of(session.history)
        self._holding = holding or replace(whole, whole=not unsaved)
        self._pending = self._stage_pending = frozenset()
        self._follow(session)
        self.opened.emit()
        self.replaced.emit()
        self._tell_modified()

    def view(self, number: int) -> None:
        """Show a version as it was; until :meth:`show_now`, every edit is refused."""
        self._view, self._supposition = VersionView(self._session.workbook, number), None
        self.replaced.emit()

    def show_now(self) -> None:
        """Show the open assessment itself again."""
        if self._view is not None:
            self._view = None
            self.replaced.emit()

    def suppose(self, supposition: Supposition | None) -> None:
        """Have the ranking show what would be, or with None what is."""
        if supposition is not self._supposition:
            self._supposition = supposition
            self.supposed.emit()

    def begin_trial(self, trial: Trial) -> None:
        """Show a trial that has only just begun on the open assessment, with an undo list of its own."""
        self._set_trial(trial)
        self.pending_changed.emit()
        self.tried.emit()

    def end_trial(self, edit: Edit | None = None) -> bool:
        """Show the open assessment again, changed by an edit if one is given; False if it was refused.

        What is shown must be the same before and after: ``trial_door`` sees to it.
        """
        self._set_trial(None)
        kept = edit is None or self.apply(edit)
        if not kept:
            self.replaced.emit()
        self.pending_changed.emit()
        self.tried.emit()
        return kept

    def refuses(self, *, tries: bool = False) -> bool:
        """Whether what is shown cannot be changed; ``refused`` has then said why.

        Parameters
        ----------
        tries
            Whether it is about what can be tried; anything else is refused in a trial too.
        """
        refusal = None if tries and not self._view else self.shown.refusal
        if refusal is not None:
            self.refused.emit(error_text(refusal))
        return refusal is not None

    def apply(self, edit: Edit, *, joins: bool = False) -> bool:
        """Make an edit that can be undone, with the last one where it ``joins`` it: see ``EditCommand``.

        Returns
        -------
        bool
            False if it was refused; ``refused`` has then said why, and nothing has changed.
        """
        try:
            announcement = self.shown.apply(edit)
        except WorkbenchError as error:
            self.refused.emit(error_text(error))
            return False
        name = sentence_text(announcement.name)
        edit, inverse = announcement.change.edit, announcement.inverse
        stack = self._trial_stack if self._trial else self.undo_stack
        stack.push(EditCommand(self.shown, edit, inverse, name, joins=joins))
        return True

    def commit(self, name: str, why: str) -> bool:
        """Name the present state as the next version; False if that was refused."""
        try:
            version: Version = self.shown.commit(name, why)
        except WorkbenchError as error:
            self.refused.emit(error_text(error))
            return False
        self.committed.emit(version)
        self._tell_modified()
        return True

    def restore(self, then: Assessment, called: str, name: str, why: str, kept: str) -> bool:
        """Put an earlier state back as one step that can be undone, and name the result as a new version.

        Parameters
        ----------
        then, called
            The state that is put back, and what the undo list calls it.
        name, why
            Of the new version.
        kept
            Name of the version that keeps the present content, if no version does yet.

        Returns
        -------
        bool
            False if it was refused; ``refused`` has then said why, and nothing has changed.
        """
        self.show_now()
        if self.refuses():
            return False
        try:
            version_words(name, why)
            edit = restoring_edit(self._session.assessment, then, called, why)
        except WorkbenchError as error:
            self.refused.emit(error_text(error))
            return False
        if needs_version(self._session.workbook) and not self.commit(kept, ""):
            return False
        return self.apply(edit) and self.commit(name, why)

    def mark_saved(self, saved: Workbook) -> None:
        """Remember what the file holds, which is not all there is if edits were made meanwhile."""
        self._holding = _all_of(saved.history)
        if saved.history.last_sequence == self._session.history.last_sequence:
            self.undo_stack.setClean()
        else:
            self.undo_stack.resetClean()
        self._tell_modified()

    def _follow(self, session: Session) -> None:
        def announce(announcement: Announcement) -> None:
            if session is self._session:
                self.entered.emit(announcement)
                if self._trial is not None:  # nothing is to happen behind it either
                    self.end_trial()
                    self.replaced.emit()
            if session in (self._session, self._trial):
                self.show_now()  # nothing is to happen behind a version that is looked at
                self._latest = announcement
                self.edited.emit(announcement)

        self._latest = None
        session.subscribe(announce)

    def _set_trial(self, trial: Trial | None) -> None:
        self._trial = trial
        self._trial_stack.clear()
        (self._trial_stack if trial else self.undo_stack).setActive()
        if trial is not None:
            self._follow(trial)

    @guarded
    def _tell_modified(self) -> None:
        if self.modified != self._said_modified:
            self._said_modified = self.modified
            self.modified_changed.emit(self.modified)


def _all_of(history: History) -> Holding:
    return Holding(history.last_sequence, len(history.versions))
