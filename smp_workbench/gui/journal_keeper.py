"""The journal of one window: what is handed to it, and what waits for the disk.

Here: every edit, version and save of the open assessment on its way to the journal; which scores wait
for the disk, marked once that takes long enough to be noticed; holding a save back until then.
Not here: writing (``storage.journal``), what is told about it (``journal_notice``), and what an earlier
run has left behind (``recovery_door``).
"""

from __future__ import annotations

import contextlib
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from smp_workbench import paths
from smp_workbench.domain.version import Version
from smp_workbench.gui.file_door import FileDoor, Then
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import Cells, SessionSignals
from smp_workbench.session.announcement import Announcement
from smp_workbench.storage.journal.journal import Journal, JournalState
from smp_workbench.storage.journal.line import Base, View
from smp_workbench.storage.journal.place import HeldJournal
from smp_workbench.storage.journal.trouble import JournalTrouble, NoJournal

NOTICED: Final = 300
"""Milliseconds that an edit waits for the disk before it is marked: most take three, and a mark that
came and went with every key would only flicker."""
LONGEST: Final = 1000
"""Edits after which a journal begins anew from a checkpoint: so many are read back quickly."""
PATIENCE: Final = 2000
"""Milliseconds that a save waits for the journal at most."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Something that was handed over and is not durable yet."""

    number: int
    sequence: int
    cells: Cells
    stage_cells: Cells
    since: float


class JournalKeeper(QObject):
    """Keeps the journal of the assessment that is open in a window.

    Parameters
    ----------
    folder
        Where journals lie; None for this computer's own.

    Attributes
    ----------
    durable
        Everything up to this sequence number would be there after a kill or a flat battery.
    trouble_changed
        The disk refuses the journal, for another reason than before, or no more: the
        :class:`JournalTrouble`, or None.
    waiting_changed
        An edit has waited for the disk long enough to be noticed, or none does any more.
    """

    durable = Signal(int)
    trouble_changed = Signal(object)
    waiting_changed = Signal()
    _told = Signal(object)

    def __init__(self, signals: SessionSignals, door: FileDoor, folder: Path | None = None) -> None:
        super().__init__(door)
        self._signals = signals
        self._door = door
        self._waiting: deque[_Waiting] = deque()
        self._since_checkpoint = 0
        self._noticed = False
        self._trouble: JournalTrouble | None = None
        self._taken_over: list[HeldJournal] = []
        self._held_back: list[Then] = []
        self._notice = self._timer(self._notice_waiting)
        self._patience = self._timer(self._let_go)
        self._journal = Journal(folder or paths.journals(), self._tell)
        self._told.connect(self._take_state)
        signals.entered.connect(self._follow_edit)
        signals.committed.connect(self._follow_version)
        signals.opened.connect(self._follow_opening)
        door.saved.connect(self._follow_save)
        door.hold = self.hold_back
        door.questions.on_disk = self.on_disk
        self._follow_opening()
        self._journal.start()

    @property
    def waiting(self) -> bool:
        """Whether something is not durable yet."""
        return bool(self._waiting)

    @property
    def noticed(self) -> bool:
        """Whether it has not been for so long that it is marked."""
        return self._noticed

    @property
    def trouble(self) -> JournalTrouble | None:
        """What keeps the journal from the disk; None while nothing does."""
        return self._trouble

    def on_disk(self) -> bool:
        """Return whether everything is durable."""
        return not self._waiting and self._trouble is None

    def note(self, view: View) -> None:
        """Have it written down where somebody is in the window."""
        self._journal.note(view)

    def take_over(self, left: HeldJournal) -> None:
        """Have the next beginning take the place of a journal that was left behind."""
        self._taken_over.append(left)

    def hold_back(self, then: Then) -> None:
        """Do something once everything is durable; at once where the disk refuses, or after a while."""
        self._held_back.append(then)
        if not self._waiting or self._trouble is not None:
            self._let_go()
        elif not self._patience.isActive():
            self._patience.start(PATIENCE)

    def stop(self) -> None:
        """Write what there is to write and end the journal's thread."""
        self._journal.stop()
        self._notice.stop()
        self._patience.stop()

    # --- handing over -------------------------------------------------------------------------

    @guarded
    def let_go(self) -> None:
        """Take the journal away: whoever closes the window has saved, or said what is to be discarded."""
        self._begin(at_once=False)

    @guarded
    def _follow_opening(self) -> None:
        """Begin anew with another assessment; nothing of the last one is waited for."""
        self._waiting.clear()
        self._begin(at_once=self._signals.modified)

    @guarded
    def _follow_save(self) -> None:
        """Begin anew from what the file holds now; what was edited since is written with it."""
        self._begin(at_once=self._signals.modified)

    def _begin(self, *, at_once: bool) -> None:
        self._since_checkpoint = 0
        path, holding = self._door.path, self._signals.holding
        base = Base(
            str(path) if path else "", self._door.digest, holding.sequence, holding.versions, holding.whole
        )
        replaced, self._taken_over = self._taken_over, []
        workbook = self._signals.session.workbook
        number = self._journal.begin(base, workbook, at_once=at_once, replaced=replaced)
        if not at_once:  # nothing of it is left to wait for
            self._waiting.clear()
        self._add(number)

    @guarded
    def _follow_edit(self, announcement: Announcement) -> None:
        touched = announcement.touched
        self._add(self._journal.add(announcement.change), touched.cells, touched.stage_cells)
        self._since_checkpoint += 1
        if self._since_checkpoint >= LONGEST:
            self._begin(at_once=True)

    @guarded
    def _follow_version(self, version: Version) -> None:
        self._add(self._journal.add(version))

    def _add(self, number: int, cells: Cells = frozenset(), stage_cells: Cells = frozenset()) -> None:
        sequence = self._signals.session.history.last_sequence
        self._waiting.append(_Waiting(number, sequence, cells, stage_cells, monotonic()))
        if self._noticed:
            self._show()
        elif not self._notice.isActive():
            self._notice.start(NOTICED)

    # --- being told ---------------------------------------------------------------------------

    def _tell(self, state: JournalState) -> None:
        """Pass a state on to the window's thread; the journal's own calls this."""
        with contextlib.suppress(RuntimeError):  # the window is gone already
            self._told.emit(state)

    @guarded
    def _take_state(self, state: JournalState) -> None:
        sequence = -1
        while self._waiting and self._waiting[0].number <= state.durable:
            sequence = self._waiting.popleft().sequence
        if str(state.trouble) != str(self._trouble):
            self._trouble = state.trouble
            self.trouble_changed.emit(state.trouble)
        if not self._waiting or self._trouble is not None:
            self._notice.stop()
            self._let_go()
        self._notice_or_not()
        if sequence >= 0:
            self.durable.emit(sequence)

    @guarded
    def _notice_waiting(self) -> None:
        """Mark what waits if the oldest of it has waited long enough; else look again when it has."""
        if not self._waiting:
            return
        left = NOTICED - round(1000 * (monotonic() - self._waiting[0].since))
        if left > 0:
            self._notice.start(left)
        else:
            self._notice_or_not(long=True)

    def _notice_or_not(self, *, long: bool = False) -> None:
        # Where there can be no journal at all a mark would stay for ever, and tell nothing.
        can_be = not isinstance(self._trouble, NoJournal)
        noticed = bool(self._waiting) and can_be and (long or self._noticed or self._trouble is not None)
        changed, self._noticed = noticed != self._noticed, noticed
        self._show()
        if changed:
            self.waiting_changed.emit()

    def _show(self) -> None:
        marked = self._waiting if self._noticed else ()
        self._signals.set_pending(
            frozenset().union(*(waiting.cells for waiting in marked)),
            frozenset().union(*(waiting.stage_cells for waiting in marked)),
        )

    @guarded
    def _let_go(self) -> None:
        """Do what was held back."""
        self._patience.stop()
        held_back, self._held_back = self._held_back, []
        for then in held_back:
            then()

    def _timer(self, slot: Then) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(guarded(slot))
        return timer
