"""What a person is told about the journal: that something waits for the disk, and what to do about it.

Here: the banner, the quiet word in the title line, and their words.
Not here: what waits (``journal_keeper``) and the marks in the grid (``tables``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.journal_keeper import JournalKeeper
from smp_workbench.gui.panels.notice_banner import NoticeBanner
from smp_workbench.gui.session_signals import sentence_text
from smp_workbench.storage.journal.trouble import JournalTrouble, NoJournal

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


class JournalNotice(QObject):
    """Tells in one window how its journal is."""

    def __init__(self, window: MainWindow, keeper: JournalKeeper) -> None:
        super().__init__(window)
        self._window = window
        self._keeper = keeper
        self._said_none = False
        self.banner = NoticeBanner(window.theme, window, grave=True)
        window.form.central_layout.insertWidget(0, self.banner)
        keeper.trouble_changed.connect(self._tell_trouble)
        keeper.waiting_changed.connect(self._tell_waiting)

    @guarded
    def _tell_trouble(self, trouble: JournalTrouble | None) -> None:
        """Show what keeps scores from the disk until nothing does; that there is no journal, once."""
        if trouble is None:
            if self.banner.isVisibleTo(self._window):
                self.banner.hide()
                self._window.say(self.tr("All scores are on this computer’s disk again."))
            return
        none_at_all = isinstance(trouble, NoJournal)
        if none_at_all and self._said_none:
            return
        self._said_none = self._said_none or none_at_all
        what, remedy = sentence_text(trouble.what), sentence_text(trouble.remedy)
        choices = {self.tr("Save as…"): self._save_elsewhere}
        if none_at_all:
            choices = {self.tr("Close"): self.banner.hide}
        self.banner.tell(what, remedy, choices)
        self._tell_waiting()

    def _save_elsewhere(self) -> None:
        self._window.door.save_as()

    @guarded
    def _tell_waiting(self) -> None:
        words = ""
        if self._keeper.noticed:
            words = self.tr("writing…") if self._keeper.trouble is None else self.tr("not yet on disk")
        self._window.title_line.set_writing(words)
