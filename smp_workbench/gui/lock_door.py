"""Who else has the workbook open: the lock beside it, what is asked and what is told.

Here: taking the lock of whatever workbook is open and giving it back; the words about another's.
Not here: the lock itself (``storage.lock_file``), which is advice, and no save relies on it; the question
before such a workbook is opened (``file_question``).
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.lock_work import release_lock, take_lock
from smp_workbench.gui.moment import moment_text
from smp_workbench.storage.lock_file import Lock, own_lock
from smp_workbench.storage.lock_file import release_lock as release_now

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


def translate(text: str) -> str:
    """Return a text of this module in the language of the screen."""
    return QCoreApplication.translate("lock", text)


class LockDoor(QObject):
    """Keeps one window's lock beside the workbook that is open in it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._held: tuple[Path, Lock] | None = None
        window.door.path_changed.connect(self._follow)
        window.settled.connect(self._give_back)
        self._follow()

    @guarded
    def _follow(self) -> None:
        """Take the lock of another workbook, and give back that of the last."""
        path, old, door = self._window.door.path, self._held, self._window.door
        if path == (old[0] if old else None):
            return
        if path is None:
            self._held = None
        else:
            mine = own_lock(self._window.settings.who, os.getpid())
            self._held = path, mine
            taken = partial(self._tell, mine)
            door.tasks.run(take_lock, path, mine, door.taken_over, done=taken, failed=_nothing)
        if old is not None:
            door.tasks.run(release_lock, *old, done=_nothing, failed=_nothing)

    def _tell(self, mine: Lock, taken: tuple[Lock | None, bool]) -> None:
        """Say whose lock is there where it is another's, or that one was left behind."""
        lock, was_left = taken
        if self._held is None or self._held[1] != mine:
            return
        if lock is not None and lock != mine:
            self._window.say(" ".join(lock_words(self._held[0].name, lock)))
        elif was_left:
            self._window.say(translate("The lock that the program left here when it ended was taken over."))

    @guarded
    def _give_back(self) -> None:
        """Take the lock away at once: the window closes."""
        held, self._held = self._held, None
        if held is not None:
            release_now(*held)


def lock_words(name: str, lock: Lock) -> tuple[str, str]:
    """Return who has a workbook open since when, and what that means."""
    who = translate("Another window on this computer") if lock.here else lock.name or translate("Somebody")
    where = translate(" on {host}").format(host=lock.host) if lock.host and not lock.here else ""
    since = translate(" since {when}").format(when=moment_text(lock.when)) if lock.when else ""
    what = translate("{who}{where} has had {name} open{since}").format(
        who=who, where=where, name=name, since=since
    )
    stays = translate(
        "Whoever saves second is offered to bring the other’s changes in: nothing is overwritten."
    )
    if not lock.old:
        return what, stays
    left = translate("That is long ago: the program there may have ended without saying so.")
    return what, f"{left} {stays}"


def _nothing(_: object) -> None:
    """Go on as before."""
