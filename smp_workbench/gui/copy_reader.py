"""Reading copies that came back, two at a time, and merging them, beside the window.

Here: two child processes with a thread each, the order of the work, and its answers on the GUI thread.
Not here: what is done in a child (``bring_back_work``), and what is shown (``dialogs.bring_back_dialog``).
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.bring_back_work import merge_read, pack, read_for_merge
from smp_workbench.gui.guard import guarded, report
from smp_workbench.storage.child_process import ENDING, ChildProcess, WorkStopped

AT_ONCE: Final = 2
"""Copies that are read at the same time; more would take the processor from the window."""
LIMIT: Final = 60.0
"""Seconds that one copy, or the merge, may take; whatever takes longer is no copy of ours."""

Answer = object
"""What a child gave: bytes of a copy, a :class:`MergeTold`, or the error it ended in."""


class CopyReader(QObject):
    """Reads copies for one receiving workbook, and merges those that could be read.

    Attributes
    ----------
    read
        A copy was read: its place among the paths, and None or the ``WorkbenchError`` it ended in.
    merging
        Every copy was looked at, and at least one could be read.
    merged
        The :class:`MergeTold`, or the ``WorkbenchError`` that the merge ended in; None where no copy
        could be read. It is the last that is heard.
    """

    read = Signal(int, object)
    merging = Signal()
    merged = Signal(object)
    _came = Signal(int, object)
    _merge_came = Signal(object)

    def __init__(
        self, workbook: Workbook, paths: Sequence[Path], names: Sequence[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._receiving = pack(workbook)
        self._waiting: queue.SimpleQueue[tuple[int, Path, str]] = queue.SimpleQueue()
        for place, (path, name) in enumerate(zip(paths, names, strict=True)):
            self._waiting.put((place, path, name))
        self._open = len(paths)
        self._copies: dict[int, bytes] = {}
        self._children = [ChildProcess("smp-workbench-copies") for _ in range(min(AT_ONCE, len(paths)))]
        self._threads: list[threading.Thread] = []
        self._stopped = False
        self._came.connect(self._take)
        self._merge_came.connect(self._take_merged)

    def read_all(self) -> None:
        """Begin to read."""
        for child in self._children:
            self._run(self._work_through, child)

    def stop(self) -> None:
        """End whatever is under way at once; nothing is heard any more."""
        for child in self._children:
            child.end_for_good()
        for thread in self._threads:
            thread.join(ENDING)
        self._stopped = True

    def _run(self, work: Callable[[ChildProcess], None], child: ChildProcess) -> None:
        thread = threading.Thread(target=work, args=(child,), name="copies", daemon=True)
        self._threads.append(thread)
        thread.start()

    # --- on a thread, waiting for a child ------------------------------------------------------------

    def _work_through(self, child: ChildProcess) -> None:
        while True:
            try:
                place, path, name = self._waiting.get_nowait()
            except queue.Empty:
                return
            answer = child.ask(read_for_merge, (self._receiving, path, name), LIMIT)
            if child.closed:
                return
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
        if self._stopped:
            return
        self._open -= 1
        if isinstance(answer, bytes):
            self._copies[place] = answer
            self.read.emit(place, None)
        else:
            self.read.emit(place, _as_error(answer))
        if self._open:
            return
        if self._copies:
            self.merging.emit()
            self._run(self._merge, self._children[0])
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
