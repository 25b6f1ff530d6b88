"""Reading copies that came back, two at a time, and merging them, beside the window.

Here: two child processes with a thread each, the order of the work, passwords, and the answers on the GUI
thread.
Not here: what is done in a child (``bring_back_work``), and what is shown (``dialogs.bring_back_dialog``).
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Signal

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import ProtectedFile, UnreadableFile, WorkbenchError
from smp_workbench.gui.bring_back_work import get_ready, merge_read, pack, read_for_merge
from smp_workbench.gui.guard import guarded, report
from smp_workbench.storage.child_process import ENDING, ChildProcess, WorkStopped

AT_ONCE: Final = 2
"""Copies that are read at the same time; more would take the processor from the window."""
LIMIT: Final = 60.0
"""Seconds that one copy, or the merge, may take; whatever takes longer is no copy of ours."""

Answer = object
"""What a child gave: bytes of a copy, a :class:`MergeTold`, or the error it ended in."""

_Job: TypeAlias = Callable[[ChildProcess], None]


class CopyReader(QObject):
    """Reads copies for one receiving workbook, and merges those that could be read.

    Attributes
    ----------
    read
        A copy was read: its place among the paths, and None or the ``WorkbenchError`` it ended in.
    locked
        A copy opens with a password: its place, and the ``ProtectedFile`` of the one that was given for it,
        None if none was. It waits for :meth:`unlock` or :meth:`leave_out`; one copy is asked about at a time.
    merging
        Every copy was looked at, and at least one could be read.
    merged
        The :class:`MergeTold`, or the ``WorkbenchError`` that the merge ended in; None where no copy
        could be read. It is the last that is heard.
    """

    read = Signal(int, object)
    locked = Signal(int, object)
    merging = Signal()
    merged = Signal(object)
    _came = Signal(int, object)
    _merge_came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._receiving = b""
        self._copies_given: tuple[tuple[Path, str], ...] = ()
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._open = 0
        self._copies: dict[int, bytes] = {}
        self._passwords: dict[int, list[str]] = {}
        self._fitting = ""
        self._asking: int | None = None
        self._locked: list[tuple[int, ProtectedFile]] = []
        self._children = [ChildProcess("smp-workbench-copies") for _ in range(AT_ONCE)]
        self._threads: list[threading.Thread] = []
        self._stopped = False
        self._came.connect(self._take)
        self._merge_came.connect(self._take_merged)

    def begin(self) -> None:
        """Begin the children, which takes a while: best done while somebody still chooses the files."""
        for child in self._children:
            thread = threading.Thread(target=self._work_through, args=(child,), name="copies", daemon=True)
            self._threads.append(thread)
            thread.start()

    def read_all(self, workbook: Workbook, paths: Sequence[Path], names: Sequence[str]) -> None:
        """Read these copies of a workbook; at least one."""
        if not self._threads:
            self.begin()
        self._receiving = pack(workbook)
        self._copies_given = tuple(zip(paths, names, strict=True))
        self._open = len(paths)
        for place in range(len(paths)):
            self._jobs.put(partial(self._read, place, ""))

    def unlock(self, place: int, password: str) -> None:
        """Read a copy that opens with a password again, with what was typed."""
        self._passwords.setdefault(place, []).append(password)
        self._jobs.put(partial(self._read, place, password))

    def leave_out(self, place: int) -> None:
        """Go on without a copy whose password was not given."""
        self._settle(
            place,
            UnreadableFile(
                "“{name}” opens with a password, which was not given.",
                "Ask whoever sent the copy for it, and bring that copy back by itself.",
                name=self._copies_given[place][1],
            ),
        )

    def stop(self) -> None:
        """End whatever is under way at once; nothing is heard any more."""
        self._stopped = True
        for child in self._children:
            child.end_for_good()
            self._jobs.put(None)
        for thread in self._threads:
            thread.join(ENDING)
        self._passwords, self._fitting = {}, ""

    # --- on a thread, waiting for a child ------------------------------------------------------------

    def _work_through(self, child: ChildProcess) -> None:
        child.ask(get_ready, (), LIMIT)
        while (job := self._jobs.get()) is not None and not child.closed:
            job(child)

    def _read(self, place: int, password: str, child: ChildProcess) -> None:
        path, name = self._copies_given[place]
        answer = child.ask(read_for_merge, (self._receiving, path, name, password), LIMIT)
        if not child.closed:
            with suppress(RuntimeError):  # the window has gone meanwhile
                self._came.emit(place, answer)

    def _merge(self, child: ChildProcess) -> None:
        copies = tuple(self._copies[place] for place in sorted(self._copies))
        answer = child.ask(merge_read, (self._receiving, copies), LIMIT)
        if not child.closed:
            with suppress(RuntimeError):
                self._merge_came.emit(answer)

    # --- on the GUI thread ---------------------------------------------------------------------------

    @guarded
    def _take(self, place: int, answer: Answer) -> None:
        if isinstance(answer, ProtectedFile):
            self._ask_password(place, answer)
        else:
            self._settle(place, answer)

    def _ask_password(self, place: int, error: ProtectedFile) -> None:
        """Try the password that opened another copy first: most likely all were sent with the same."""
        tried = self._passwords.get(place, [])
        if self._fitting and self._fitting not in tried:
            self.unlock(place, self._fitting)
        elif self._asking in (None, place):
            again, self._asking = self._asking == place, place
            self.locked.emit(place, error if again else None)
        else:
            self._locked.append((place, error))

    def _ask_others(self) -> None:
        """Go on with the copies that waited for the answer about another."""
        self._asking, locked, self._locked = None, self._locked, []
        for place, error in locked:
            self._ask_password(place, error)

    def _settle(self, place: int, answer: Answer) -> None:
        """Take what came of a copy in the end; merge once it is the last."""
        if self._stopped:
            return
        self._open -= 1
        if isinstance(answer, bytes):
            self._copies[place] = answer
            self._fitting = next(iter(self._passwords.get(place, [])[-1:]), self._fitting)
            self.read.emit(place, None)
        else:
            self.read.emit(place, _as_error(answer))
        if place == self._asking:
            self._ask_others()
        if self._open:
            return
        if self._copies:
            self.merging.emit()
            self._jobs.put(self._merge)
        else:
            self.merged.emit(None)

    @guarded
    def _take_merged(self, answer: Answer) -> None:
        if not self._stopped:
            self.stop()
            self.merged.emit(_as_error(answer) if isinstance(answer, BaseException) else answer)


def _as_error(answer: Answer) -> WorkbenchError:
    """Return the error that work ended in; whatever is no error of ours is reported."""
    if isinstance(answer, WorkbenchError):
        return answer
    if isinstance(answer, BaseException):
        report("CopyReader", answer)
    return WorkStopped(
        "Something went wrong while it was read.", "Nothing in this window is lost. Please try again."
    )
