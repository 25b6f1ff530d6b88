"""New, open and save: the one way between the window and files.

Here: what is asked before, saving in the child process, what is told after.
Not here: reading a file that is opened (``open_door``), a save that met another's changes
(``other_file_door``), reading and writing themselves (``storage.saving``), the dialogs (``dialogs``).

Whatever fails, the assessment in the window stays as it is, and it is said so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.version import History, Workbook
from smp_workbench.errors import OtherFileThere, WorkbenchError
from smp_workbench.gui import file_choice
from smp_workbench.gui.file_question import FileQuestions
from smp_workbench.gui.file_work import OpenedFile, SavedFile, digest_there, save_file
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.moment import saved_words
from smp_workbench.gui.password_door import tell_unsaved
from smp_workbench.gui.session_signals import Holding, SessionSignals
from smp_workbench.gui.settings import Settings
from smp_workbench.gui.tasks import Tasks
from smp_workbench.gui.theme import Theme
from smp_workbench.gui.trial_door import drop_trial, keep_trial, tried_words
from smp_workbench.paths import same_file
from smp_workbench.session.card_session import opened_session
from smp_workbench.session.session import Session

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow
    from smp_workbench.gui.open_door import OpenDoor
    from smp_workbench.gui.save_progress import SaveProgress
    from smp_workbench.session.recovery import Step
    from smp_workbench.storage.atomic_file import SaveStep

Then: TypeAlias = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Settled:
    """How far the open assessment had come when a person last said what becomes of it."""

    session: Session
    sequence: int
    versions: int


class FileDoor(QObject):
    """Opens and saves the assessment of one window.

    Parameters
    ----------
    window
        In front of which questions are asked.

    Attributes
    ----------
    path
        The workbook that is open; None for one that was never saved, such as the sample.
    said
        Whether the file holds what the window shows, in words.
    path_changed
        Another file belongs to the window now.
    about_to_act
        Something that was typed and not left yet must become an edit now.
    saved
        The workbook holds what it was given; what was edited since is in the window.
    vault_told
        After each save: what kept an earlier state out of the vault (``VaultTrouble``), or None.
    tasks
        Where slow work with files is done.
    taken_over
        Token of the lock that a person has decided to take over; None if of none.
    hold
        Carries out the rest of a save once the journal is on the disk, or after a while.
    """

    said = Signal(str)
    path_changed = Signal()
    about_to_act = Signal()
    saved = Signal()
    vault_told = Signal(object)

    def __init__(
        self, signals: SessionSignals, tasks: Tasks, settings: Settings, theme: Theme, window: MainWindow
    ) -> None:
        super().__init__(window)
        self.window = window
        self.path: Path | None = None
        self.questions = FileQuestions(theme, window)
        self._signals = signals
        self.tasks = self._tasks = tasks
        self._settings = settings
        self.hold: Callable[[Then], None] = _at_once
        self.taken_over: str | None = None
        self._digest: str | None = None
        self._saving = False
        self._open_door: OpenDoor | None = None  # made with the first file that is opened
        self._progress: SaveProgress | None = None  # made with the first save
        self._after_saving: list[Then] = []
        self._last_saved = ""
        signals.modified_changed.connect(self.tell)

    # --- new and open -------------------------------------------------------------------------

    def begin(self, assessment: Assessment) -> None:
        """Put a new assessment in the place of the open one, once that is settled."""
        workbook = Workbook(assessment, History(assessment))
        self.settle(partial(self.show, workbook, unsaved=bool(assessment.themes)))

    def ask_open(self) -> None:
        """Ask for a workbook and open it."""
        self.settle(self._opening.choose)

    def open(self, path: Path) -> None:
        """Open a workbook once the open assessment is settled."""
        self.settle(partial(self._opening.read, path))

    def open_sample(self) -> None:
        """Open the sample assessment once the open one is settled."""
        from smp_workbench.gui.sample import sample_workbook

        self.settle(lambda: self.show(sample_workbook()))

    def show(
        self,
        workbook: Workbook,
        path: Path | None = None,
        digest: str | None = None,
        *,
        unsaved: bool = False,
        steps: Sequence[Step] = (),
        holding: Holding | None = None,
    ) -> None:
        """Put an assessment that was read, made or brought back into the window.

        Parameters
        ----------
        path, digest
            The file that holds it, and the hash of that file's bytes; None if no file does.
        unsaved
            Whether the file does not hold all of it.
        steps, holding
            See :meth:`SessionSignals.open`.
        """
        self.path, self._digest, self._last_saved = path, digest, ""
        session = opened_session(workbook, self._settings.who)
        self._signals.open(session, unsaved=unsaved, steps=steps, holding=holding)
        if workbook.sent is not None:
            from smp_workbench.gui.card_mode import CardMode

            CardMode(self.window, workbook.sent)
        if path is not None:
            self._settings.remember_file(path)
        self.path_changed.emit()
        self.tell()

    def read_beside(self, take: Callable[[Path, OpenedFile], None]) -> None:
        """Ask for another workbook and read it, while the open one stays open."""
        self._opening.read_beside(take)

    @property
    def _opening(self) -> OpenDoor:
        if self._open_door is None:
            from smp_workbench.gui import open_door

            self._open_door = open_door.OpenDoor(self)
        return self._open_door

    # --- save -------------------------------------------------------------------------------

    def save(self, then: Then | None = None) -> None:
        """Save into the open workbook, or ask where if there is none; then go on."""
        self.about_to_act.emit()
        if self.path is None:
            self.save_as(then)
        elif self._saving:
            self._after_saving.append(partial(self._save_again, then))
        else:
            self._write(self.path, self._digest, then)

    def save_as(self, then: Then | None = None) -> None:
        """Ask where to save, and go on with that workbook."""
        self.about_to_act.emit()
        title = self._signals.session.assessment.title
        place = file_choice.place_to_save(self.path, title, self._settings.recent)
        path = file_choice.choose_to_save(self.window, place)
        if path is None:
            return
        if self._is_open(path):
            self._write(path, self._digest, then)
        else:
            self._replace(path, then)

    def _is_open(self, path: Path) -> bool:
        """Return whether that is the open workbook; if it is, what others changed in it must be noticed."""
        return self.path is not None and same_file(self.path, path)

    def _replace(self, path: Path, then: Then | None) -> None:
        """Save over whatever is there, which the system's dialog has asked about."""
        self._tasks.run(
            digest_there, path,
            done=lambda digest: self._write(path, digest, then),
            failed=partial(self._not_saved, path, None, then),
        )  # fmt: skip

    def _save_again(self, then: Then | None) -> None:
        """Save what was edited while the last save was under way."""
        if self._signals.modified:
            self.save(then)
        elif then is not None:
            then()

    def _write(self, path: Path, expected: str | None, then: Then | None, *, unprotect: bool = False) -> None:
        self._saving = True
        self._follow_progress()
        self.tell()
        self.hold(partial(self._write_now, path, expected, then, unprotect))

    def _write_now(self, path: Path, expected: str | None, then: Then | None, unprotect: bool) -> None:
        session, workbook = self._signals.session, self._signals.session.workbook
        self._tasks.run(
            save_file, workbook, path, expected, unprotect,
            done=partial(self._take_saved, session, workbook, then),
            failed=partial(self._not_saved, path, expected, then),
            told=self._hear_step,
        )  # fmt: skip

    def _follow_progress(self) -> None:
        if self._progress is None:
            from smp_workbench.gui import save_progress

            self._progress = save_progress.SaveProgress(self)
            self._progress.changed.connect(self.tell)
        self._progress.begin()

    def _hear_step(self, step: SaveStep) -> None:
        if self._progress is not None:
            self._progress.hear(step)

    def _end_saving(self) -> None:
        self._saving = False
        if self._progress is not None:
            self._progress.end()

    def _take_saved(self, session: Session, workbook: Workbook, then: Then | None, saved: SavedFile) -> None:
        self._end_saving()
        if session is self._signals.session:
            self.path, self._digest = saved.path, saved.digest
            self._last_saved = saved_words(workbook, saved.when)
            self._signals.mark_saved(workbook)
            self.saved.emit()
            self._settings.remember_file(saved.path)
            self.path_changed.emit()
        self.vault_told.emit(saved.unkept)
        self.tell()
        waiting, self._after_saving = self._after_saving, []
        for act in ((then,) if then else ()) + tuple(waiting):
            act()

    def _not_saved(self, path: Path, expected: str | None, then: Then | None, error: WorkbenchError) -> None:
        self._end_saving()
        self._after_saving = []
        self.tell()
        kept = self.path.name if self.path is not None and not self._is_open(path) else ""
        elsewhere = partial(self.save_as, then)
        if isinstance(error, OtherFileThere):
            from smp_workbench.gui.other_file_door import OtherFile

            write = partial(self._write, path, then=then)
            OtherFile(self, path, kept, error, write, elsewhere).ask()
            return
        again = partial(self._write, path, expected, then)
        tell_unsaved(self, path, kept, error, again, elsewhere)

    # --- before anything is replaced ------------------------------------------------------------

    def settle(self, then: Then, settled: Settled | None = None) -> None:
        """Ask what becomes of a trial and of unsaved changes, if there are any; go on unless cancelled.

        Parameters
        ----------
        then
            What is gone on with; :attr:`state` is settled when it is called.
        settled
            What the same act has asked about before: it is asked again only if something was edited since.
        """
        self.about_to_act.emit()
        again = partial(self.settle, then, settled)
        trial = self._signals.trial
        if trial is not None and trial.differs:
            self.questions.ask_trial(
                tried_words(trial), partial(self._drop_trial, again), partial(self._keep_trial, again)
            )
        elif self._saving:
            self._after_saving.append(again)
        elif self._signals.modified and self.state != settled:
            name = self.path.name if self.path else self._signals.session.assessment.title
            # What is edited while it is being saved is asked about too.
            self.questions.ask_unsaved(name, then, partial(self.save, again))
        else:
            then()

    @property
    def state(self) -> Settled:
        """How far the open assessment has come."""
        session = self._signals.session
        return Settled(session, session.history.last_sequence, len(session.history.versions))

    def gone_on(self, settled: Settled) -> bool:
        """Return whether something unsaved came up since a state was settled, a trial included."""
        trial = self._signals.trial
        tried = trial is not None and trial.differs
        return tried or (self._signals.modified and self.state != settled)

    def _drop_trial(self, then: Then) -> None:
        drop_trial(self._signals)
        then()

    def _keep_trial(self, then: Then) -> None:
        keep_trial(self._signals)
        then()

    @property
    def digest(self) -> str:
        """SHA-256 of the open workbook's bytes as they were opened or saved; empty without one."""
        return self._digest or ""

    @property
    def saving(self) -> bool:
        """Whether a save is under way."""
        return self._saving

    @guarded
    def tell(self) -> None:
        """Say whether the file holds what the window shows."""
        if self._saving:
            words = self._progress.words if self._progress else self.tr("Saving…")
        elif self._signals.modified:
            words = self.tr("Unsaved changes")
        elif self.path is None:
            words = self.tr("Not saved as a workbook")
        else:
            words = self._last_saved or self.tr("Opened, unchanged")
        self.said.emit(words)


def _at_once(then: Then) -> None:
    then()
