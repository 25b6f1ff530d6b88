"""The program with a witness inside, who tells through a pipe what a person would see, and touches nothing.

Here: which window and which field has the keyboard, what is said, how many keys have come, how far the
assessment and its journal are, and what was there before the first key. ``main(["PIPE", ...])`` runs it; the
other words are the program's.
Not here: who listens (``tests.program``).
"""

from __future__ import annotations

import ctypes
import json
import os
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from typing_extensions import override

from smp_workbench import app
from smp_workbench.gui.journal_keeper import JournalKeeper
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.recovery_door import RecoveryDoor
from smp_workbench.storage.exact_form import content_hash

OFTEN = 15
"""Milliseconds between two looks."""
KEY_PRESS = 2
"""X's number for a key that was pressed."""
HELD = frozenset((37, 50, 62, 64, 105, 108))
"""X's codes of the Control, Shift and Alt keys."""


class Keys(QAbstractNativeEventFilter):
    """Counts the keys that come from the X server, but for those held down with another."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    @override
    def nativeEventFilter(self, kind: object, message: int) -> tuple[bool, int]:
        what, key = ctypes.string_at(int(message), 2)
        self.count += what == KEY_PRESS and key not in HELD
        return False, 0


class Witness:
    """Looks often, tells what has changed, and tells at once what the journal calls durable."""

    def __init__(self, pipe: int) -> None:
        self.keys = Keys()
        self._pipe = pipe
        self._told = ""
        self._durable = -1
        self._content = ""
        self._keeper: JournalKeeper | None = None

    def look(self) -> None:
        """Tell what is seen if it is not what was told last."""
        window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)), None)
        if window is None:
            return
        if self._keeper is None:
            self._keeper = window.findChild(JournalKeeper)
            if self._keeper is not None:
                self._keeper.durable.connect(self._note)
        settled = self._keeper is not None and not window.door._tasks.busy
        counts = {"keys": self.keys.count, "durable": self._durable, "settled": settled}
        if settled and not self._content:
            self._content = content_hash(window.signals.session.assessment)
        content = {"content": "" if self.keys.count else self._content}
        seen = json.dumps({**counts, **content, **_in_front(), **_in_main(window), **_assessment(window)})
        if seen != self._told:
            self._told = seen
            os.write(self._pipe, f"{seen}\n".encode())

    def _note(self, sequence: int) -> None:
        self._durable = sequence
        self.look()


def _in_front() -> dict[str, Any]:
    """Return the window and the field that have the keyboard, and what a dialog says."""
    window, says = QApplication.activeWindow(), []
    if isinstance(window, QDialog):
        spoken = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
        says = [one.text() for one in spoken if one.isVisible() and one.text()]
    return {
        "window": window.windowTitle().replace("[*]", "") if window else "",
        "focus": _name(QApplication.focusWidget()),
        "popup": _name(QApplication.activePopupWidget()),
        "says": says,
    }


def _name(widget: QWidget | None) -> str:
    if widget is None:
        return ""
    text = str(widget.property("text") or "").replace("&", "")
    return widget.accessibleName() or text or widget.objectName()


def _in_main(window: MainWindow) -> dict[str, Any]:
    """Return where the grid's focus is, what stands there, and what the main window says."""
    index, door = window.grid.currentIndex(), window.findChild(RecoveryDoor)
    told = door is not None and door.banner.isVisible()
    return {
        "cell": list(window.current),
        "level": str(index.data()) if index.isValid() else "",
        "status": window.form.status_bar.currentMessage(),
        "recovered": door.banner.what.text() if told else "",
    }


def _assessment(window: MainWindow) -> dict[str, Any]:
    signals = window.signals
    assessment, history = signals.session.assessment, signals.session.history
    return {
        "file": str(window.door.path or ""),
        "model": assessment.model.id,
        "themes": len(assessment.themes),
        "sequence": history.last_sequence,
        "versions": len(history.versions),
        "viewed": signals.viewed.number if signals.viewed else 0,
        "pending": len(signals.pending),
    }


def main(words: list[str]) -> int:
    """Run the program with the witness inside it."""
    application = app.make_application()
    witness = Witness(int(words[0]))
    application.installNativeEventFilter(witness.keys)
    timer = QTimer(application)
    timer.timeout.connect(witness.look)
    timer.start(OFTEN)
    return app.main(words[1:])
