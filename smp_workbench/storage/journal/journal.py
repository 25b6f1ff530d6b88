"""The journal of one open assessment, written on a thread of its own.

Here: what is to be written, in its order; the thread that writes it, many lines in one write and one
flush to the disk; what it tells about that; trying again where the disk refuses.
Not here: the file (``place``), its lines (``line``), and reading it back (``reading``).

Whoever edits never waits: handing something over puts it into a queue. Everything is numbered as it is
handed over, and *durable* up to a number means that all of it would be there after a kill or a flat
battery, in the journal or in the workbook that was saved meanwhile.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeAlias

from smp_workbench import __version__
from smp_workbench.domain.version import Change, Version, Workbook
from smp_workbench.storage.journal.line import FORMAT, Base, Content, Head, View, as_line
from smp_workbench.storage.journal.place import HeldJournal, create_journal
from smp_workbench.storage.journal.trouble import JournalTrouble, explained

FIRST_PAUSE: Final = 0.25
"""Seconds until a write that failed is tried again, doubled each time up to the longest."""
LONGEST_PAUSE: Final = 4.0
ENDING: Final = 3.0
"""Seconds that the thread is waited for when the program ends."""


@dataclass(frozen=True, slots=True)
class JournalState:
    """How far the journal is.

    Attributes
    ----------
    durable
        Number up to which everything that was handed over is safe.
    trouble
        What keeps the rest from the disk; None while nothing does.
    """

    durable: int = 0
    trouble: JournalTrouble | None = None


@dataclass(frozen=True, slots=True)
class _Beginning:
    """From here on everything is written from a checkpoint on, in a file of its own."""

    base: Base
    workbook: Workbook
    at_once: bool
    replaced: tuple[HeldJournal, ...]


_Order: TypeAlias = _Beginning | Change | Version | View | None


class Journal:
    """Writes what happens to the assessment that is open; makes no file before there is something to keep.

    Parameters
    ----------
    folder
        Where journals lie.
    tell
        Called with each new state, on the journal's own thread.
    """

    def __init__(self, folder: Path, tell: Callable[[JournalState], None]) -> None:
        self._folder = folder
        self._tell = tell
        self._orders: queue.SimpleQueue[_Order] = queue.SimpleQueue()
        self._handed = 0
        self._thread = threading.Thread(target=self._serve, name="journal", daemon=True)
        # What follows belongs to the thread.
        self._state = JournalState()
        self._taken = 0
        self._beginning: _Beginning | None = None
        self._held: HeldJournal | None = None
        self._lines = 0
        self._unwritten: list[Content] = []
        self._view: View | None = None
        self._view_written = True
        self._wanted = False
        self._old: list[HeldJournal] = []
        self._pause = FIRST_PAUSE
        self._next_try = 0.0

    def start(self) -> None:
        """Start the thread; what was handed over before is kept."""
        self._thread.start()

    def begin(
        self, base: Base, workbook: Workbook, *, at_once: bool, replaced: Iterable[HeldJournal] = ()
    ) -> int:
        """Begin anew from a checkpoint, and take the journal so far away once that is safe.

        Parameters
        ----------
        base
            What the assessment's workbook holds.
        workbook
            Everything as it is now.
        at_once
            Whether there is something that the workbook does not hold. If not, the journal so far is
            taken away, and the next begins with the next edit.
        replaced
            Journals of a run that ended, which this one takes over.

        Returns
        -------
        int
            The number of this, for :attr:`JournalState.durable`.
        """
        return self._hand(_Beginning(base, workbook, at_once, tuple(replaced)))

    def add(self, happened: Change | Version) -> int:
        """Write down what happened to the assessment just now; return its number."""
        return self._hand(happened)

    def note(self, view: View) -> None:
        """Write down where somebody is in the window, when there is a journal; nobody waits for that."""
        self._orders.put(view)

    def stop(self) -> None:
        """Write what there is still to write, leave the file and end the thread; wait for it a while."""
        self._orders.put(None)
        if self._thread.is_alive():
            self._thread.join(ENDING)

    def _hand(self, order: _Beginning | Change | Version) -> int:
        self._handed += 1
        self._orders.put(order)
        return self._handed

    # --- the thread ---------------------------------------------------------------------------

    def _serve(self) -> None:
        try:
            while self._take_orders():
                self._write_down()
            self._write_down()
        except Exception as fault:
            self._say(JournalState(self._state.durable, explained(fault, self._folder, begun=True)))
            raise
        finally:
            for held in (*self._old, *filter(None, [self._held])):
                held.release()

    def _take_orders(self) -> bool:
        """Wait for something to do, and take all there is; False once the end was ordered."""
        try:
            order = self._orders.get(timeout=self._time_left())
            while order is not None:
                self._take(order)
                order = self._orders.get_nowait()
        except queue.Empty:
            return True
        self._next_try = 0.0  # the last chance
        return False

    def _time_left(self) -> float | None:
        """Return the seconds until a write is tried again, or None if there is nothing to write."""
        waiting = bool(self._unwritten or (self._wanted and self._held is None))
        return max(0.0, self._next_try - time.monotonic()) if waiting else None

    def _take(self, order: _Beginning | Change | Version | View) -> None:
        if isinstance(order, View):
            self._view, self._view_written = order, False
            return
        self._taken += 1
        if isinstance(order, _Beginning):
            self._old += [*filter(None, [self._held]), *order.replaced]
            self._beginning, self._wanted = order, order.at_once
            self._held, self._unwritten, self._view_written = None, [], False
        elif self._beginning is not None:
            self._unwritten.append(order)
            self._wanted = True

    def _write_down(self) -> None:
        """Bring to the disk what is not there yet, unless that failed a moment ago."""
        if self._wanted and (self._held is None or self._unwritten):
            if time.monotonic() < self._next_try:
                return
            try:
                self._write()
            except OSError as fault:
                self._next_try = time.monotonic() + self._pause
                self._pause = min(2 * self._pause, LONGEST_PAUSE)
                trouble = explained(fault, self._folder, begun=self._held is not None)
                self._say(JournalState(self._state.durable, trouble))
                return
        self._pause, self._next_try = FIRST_PAUSE, 0.0
        for old in self._old:
            old.remove()
        self._old = []
        self._say(JournalState(self._taken))
        self._write_view()

    def _write(self) -> None:
        """Write all lines there are to write, and begin the file with them if there is none yet."""
        if self._held is None and self._beginning is not None:
            contents = (_head(self._beginning), self._beginning.workbook, *self._unwritten)
            self._held, self._lines = create_journal(self._folder, _joined(contents, 1)), len(contents)
        elif self._held is not None:
            self._held.append(_joined(self._unwritten, self._lines + 1))
            self._lines += len(self._unwritten)
        self._unwritten = []

    def _write_view(self) -> None:
        """Write where somebody is, after all that counts; where the disk refuses, that is no loss."""
        if self._held is None or self._view is None or self._view_written:
            return
        with contextlib.suppress(OSError):
            self._held.append(as_line(self._view, self._lines + 1))
            self._lines += 1
            self._view_written = True

    def _say(self, state: JournalState) -> None:
        # The same trouble again, after another try, is nothing new.
        if state.durable != self._state.durable or str(state.trouble) != str(self._state.trouble):
            self._state = state
            self._tell(state)


def _head(beginning: _Beginning) -> Head:
    state = beginning.workbook.assessment
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Head(FORMAT, state.identity, state.title, when, f"SMP Workbench {__version__}", beginning.base)


def _joined(contents: Iterable[Content], first: int) -> bytes:
    return b"".join(as_line(content, number) for number, content in enumerate(contents, start=first))
