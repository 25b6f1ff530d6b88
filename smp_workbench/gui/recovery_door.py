"""Bringing back what an earlier run of the program has left behind: what is asked, done and told.

Here: the start, which reopens the one assessment that was left or lists several; the list under File;
discarding, which a person has to say twice.
Not here: finding and rebuilding (``session.recovery``), their words (``recovery_words``).

Nothing is lost on the way: a journal stays where it is until the new one holds all of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smp_workbench import paths
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.file_door import Settled, Then
from smp_workbench.gui.file_work import recover_journal
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.journal_keeper import JournalKeeper
from smp_workbench.gui.panels.notice_banner import NoticeBanner
from smp_workbench.gui.recovery_words import (
    discard_remedy,
    discard_what,
    gone_text,
    held_text,
    kept_text,
    left_text,
    more_text,
    recovered_remedy,
    recovered_what,
)
from smp_workbench.gui.session_signals import Holding, error_text, sentence_text
from smp_workbench.gui.tasks import Tasks
from smp_workbench.gui.view_keeper import show_as_it_was
from smp_workbench.session.recovery import LeftBehind, Recovered, left_behind
from smp_workbench.storage.journal.place import (
    HeldJournal,
    aside,
    hold_journal,
    left_journals,
)

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


class RecoveryDoor(QObject):
    """Brings back into one window what was left behind."""

    def __init__(self, window: MainWindow, keeper: JournalKeeper, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._keeper = keeper
        self._tasks = tasks
        self._others_untold = False
        self._kept: set[Path] = set()  # journals of which a person wants to hear no more until the next start
        self.banner = NoticeBanner(window.theme, window)
        self.damage_banner = NoticeBanner(window.theme, window)  # stays when something is brought back
        for banner in (self.damage_banner, self.banner):
            window.form.central_layout.insertWidget(0, banner)
        window.form.action_recover.triggered.connect(self.ask)
        window.form.menu_file.aboutToShow.connect(self._offer)
        window.signals.opened.connect(self.banner.hide)
        window.signals.opened.connect(self._offer)
        window.door.saved.connect(self.banner.hide)
        window.door.path_changed.connect(self._tell_of_file)
        self._offer()

    def begin(
        self, path: Path | None, left: Sequence[LeftBehind], damaged: Sequence[WorkbenchError] = ()
    ) -> None:
        """Begin a run: open a file, or what was left behind.

        Parameters
        ----------
        path
            The file that the program was started with; None without one.
        left
            What was found at the start.
        damaged
            What is to be told of journals from which nothing can be read.
        """
        if damaged:
            self._tell_damaged(damaged)
        sound = [one for one in left if one.fault is None]
        of_file = [one for one in sound if path is not None and one.is_of(path)]
        self._others_untold = path is not None  # without one, all of them are listed
        if of_file:
            self.reopen(of_file[-1])
        elif path is not None:
            self._window.door.open(path)
        elif len(left) == 1 and sound:
            self.reopen(left[0])
        elif left:
            self.ask()

    @guarded
    def ask(self) -> None:
        """List what was left behind."""
        from smp_workbench.gui.dialogs.recovery_dialog import RecoveryDialog

        left = left_behind()
        if not left:
            self._window.refuse(self.tr("Nothing is kept from last time."))
            return
        dialog = RecoveryDialog(left, self._window.theme, self._window)
        dialog.open_wanted.connect(guarded(self.reopen))
        dialog.discard_wanted.connect(guarded(self.ask_discard))
        dialog.open()

    # --- bringing back ------------------------------------------------------------------------

    def reopen(self, left: LeftBehind) -> None:
        """Bring an assessment back, once the open one is settled."""
        self._window.door.settle(partial(self._read, left))

    def _read(self, left: LeftBehind) -> None:
        held = hold_journal(left.journal)
        if held is None:
            self._window.refuse(held_text(left) if left.journal.exists() else gone_text(left))
            return
        self._window.door.said.emit(self.tr("Bringing back…"))
        self._tasks.run(
            recover_journal, left.journal,
            done=partial(self._take, held, self._window.door.state), failed=partial(self._not_taken, held),
        )  # fmt: skip

    def _take(self, held: HeldJournal, settled: Settled, back: Recovered) -> None:
        """Show what was brought back, unless somebody has gone on since the open assessment was settled."""
        window = self._window
        window.door.tell()
        if window.door.gone_on(settled):
            held.release()
            window.refuse(self.tr("It is kept: you have gone on here. Open it under File when it suits you."))
            return
        others = self._others_untold
        held.worth_keeping = back.damaged > 0
        self._keeper.take_over(held)
        window.door.show(
            back.workbook,
            back.path,
            back.digest,
            unsaved=not back.whole or back.standing in ("moved on", "gone"),
            steps=back.steps,
            holding=Holding(back.saved_sequence, back.saved_versions, back.whole),
        )
        if back.brought is not None and back.brought.edit is not None:
            window.signals.apply(back.brought.edit)
        show_as_it_was(window, back.view)
        if back.standing != "holds all":
            self._tell_recovered(held, back, more_text(len(left_behind())) if others else "")

    def _tell_recovered(self, held: HeldJournal, back: Recovered, more: str) -> None:
        save = self.tr("Save") if back.path else self.tr("Save as…")
        show = {self.tr("Show…"): self.ask} if more else {}
        choices = {save: self._window.door.save} | show | {self.tr("Close"): self.banner.hide}
        remedy = recovered_remedy(back, str(aside(held.path)))
        self.banner.tell(recovered_what(back), f"{remedy} {more}".strip(), choices)

    def _tell_damaged(self, errors: Sequence[WorkbenchError]) -> None:
        """Tell of each; where there are several, what was found is the same and where it is kept is not."""
        where = " ".join(sentence_text(error.remedy) for error in errors)
        close = {self.tr("Close"): self.damage_banner.hide}
        self.damage_banner.tell(sentence_text(errors[0].what), where, close)

    def _not_taken(self, held: HeldJournal, error: WorkbenchError) -> None:
        held.release()
        self._window.door.tell()
        what = self.tr("It was not brought back, and is kept")
        self._question(what, error_text(error), {self.tr("&Go on here"): _nothing})

    # --- discarding ---------------------------------------------------------------------------

    def ask_discard(self, left: LeftBehind) -> None:
        """Explain what discarding means, and do it only if that is wanted."""
        self._question(
            discard_what(left),
            discard_remedy(),
            {
                self.tr("&Discard for good"): partial(self._discard, left),
                self.tr("&Keep for later"): _nothing,
            },
            escape=1,
        )

    def _discard(self, left: LeftBehind) -> None:
        held = hold_journal(left.journal)
        if held is not None:
            held.remove()
        self._offer()
        if left_behind():
            self.ask()

    # --- telling ------------------------------------------------------------------------------

    @guarded
    def _offer(self) -> None:
        """Have the command in the menu only while it leads to something."""
        kept = next(left_journals(paths.journals()), None) is not None
        self._window.form.action_recover.setVisible(kept)

    @guarded
    def _tell_of_file(self) -> None:
        """Tell what is kept that the workbook just opened does not hold; at the start, of others too."""
        path = self._window.door.path
        if path is None:
            return
        others, self._others_untold = self._others_untold, False
        identity = self._window.signals.session.assessment.identity
        found = [left for left in left_behind() if left.journal not in self._kept]
        sound = [left for left in found if left.fault is None]
        of_file = [left for left in sound if left.is_of(path) or left.identity == identity]
        if of_file:
            what = self.tr("Kept from last time, and not in {name}: {what}")
            words = what.format(what=left_text(of_file[-1]), name=path.name)
        elif found and others:
            words = kept_text((sound or found)[-1])
        else:
            return
        more = more_text(len(found) - 1) if others else ""
        keep = partial(self._keep, of_file)
        self.banner.tell(words, more, {self.tr("Show…"): self.ask, self.tr("Close"): keep})

    def _keep(self, told: Sequence[LeftBehind]) -> None:
        """Tell no more of what stays kept of this workbook; the menu still leads to it."""
        self._kept.update(left.journal for left in told)
        self.banner.hide()

    def _question(self, what: str, remedy: str, choices: dict[str, Then], escape: int = 0) -> None:
        from smp_workbench.gui.dialogs.question_dialog import QuestionDialog

        window = self._window
        QuestionDialog(Topic.SAVING, what, remedy, choices, window.theme, window, escape=escape).open()


def _nothing() -> None:
    """Leave everything as it is."""
