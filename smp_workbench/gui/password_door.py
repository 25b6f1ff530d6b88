"""Workbooks that open with a password: asking for it, and what becomes of it when they are saved.

Here: opening again with what was typed, until it is right or given up; and the ways on where a save would
leave a file without its password.
Not here: opening files in general (``file_door``), the dialog, and taking the protection off
(``storage.workbook.protection``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from smp_workbench.errors import ProtectedFile, ProtectionAtStake, WorkbenchError
from smp_workbench.gui.file_work import OpenedFile, open_file
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import error_text

if TYPE_CHECKING:
    from smp_workbench.gui.file_door import FileDoor, Then


def translate(text: str) -> str:
    """Return a text of this module in the language of the screen."""
    return QCoreApplication.translate("password", text)


def read_file(
    door: FileDoor,
    path: Path,
    taken: Callable[[OpenedFile], None],
    not_taken: Callable[[WorkbenchError], None],
    password: str = "",
) -> None:
    """Read a workbook in the child process, asking for a password where it opens with one.

    Parameters
    ----------
    taken, not_taken
        Called with what was read, or with why it cannot be; neither if the password is not given.
    password
        What was typed last; empty at first.
    """

    def failed(error: WorkbenchError) -> None:
        if not isinstance(error, ProtectedFile):
            not_taken(error)
            return
        door.tell()
        fault = error_text(error) if password else ""
        ask_password(door, path, fault, partial(read_file, door, path, taken, not_taken))

    door.tasks.run(open_file, path, password, done=taken, failed=failed)


def ask_password(door: FileDoor, path: Path, fault: str, given: Callable[[str], None]) -> None:
    """Ask for the password of a file.

    Parameters
    ----------
    fault
        Why the last one did not do; empty if none was given yet.
    given
        Called with what is typed; not called if nothing is.
    """
    from smp_workbench.gui.dialogs.password_dialog import PasswordDialog

    dialog = PasswordDialog(path.name, fault, door.questions.theme, door.window)
    dialog.given.connect(guarded(given))
    dialog.open()


def tell_unsaved(
    door: FileDoor, path: Path, kept: str, error: WorkbenchError, again: Callable[..., None], elsewhere: Then
) -> None:
    """Tell that a save failed; where a password would be lost by it, ask whether it may be.

    Parameters
    ----------
    path
        Where the save was to go.
    kept
        Name of the workbook of this assessment if that is another file; else empty.
    again
        Saves there; with ``unprotect``, also in the place of a protected file.
    elsewhere
        Asks for another place.
    """
    if not isinstance(error, ProtectionAtStake):
        door.questions.tell_unsaved(path.name, kept, error, again, elsewhere)
        return
    choices: dict[str, Then] = {
        translate("&Go on scoring"): _nothing,
        translate("Save &without the password"): partial(again, unprotect=True),
        translate("Save a &copy…"): elsewhere,
    }
    door.questions.ask_ways_on(path.name, kept, error, choices)


def _nothing() -> None:
    """Go on as before."""
