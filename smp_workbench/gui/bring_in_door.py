"""Bringing in what one file holds, as one step, and telling of it.

Here: the way between the window and the child process, for the open workbook as another has saved it and for
a copy that lies beside it.
Not here: the rules (``session.merge``), reading (``bring_in_work``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.bring_in_work import bring_in
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import error_text

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow
    from smp_workbench.gui.panels.notice_banner import NoticeBanner
    from smp_workbench.session.merge.bring_in import BroughtIn

Next: TypeAlias = "Callable[[BroughtIn], None]"


def translate(text: str) -> str:
    """Return a text of this module in the language of the screen."""
    return QCoreApplication.translate("bring_in", text)


def bring_file_in(window: MainWindow, path: Path, then: Next) -> None:
    """Bring in what a file holds, tell of it and go on; not while what is shown cannot be changed."""
    signals, door = window.signals, window.door
    signals.show_now()
    if signals.refuses():
        return
    workbook = signals.session.workbook
    door.said.emit(translate("Bringing in what was changed in {name}…").format(name=path.name))
    taken, not_taken = partial(_take, window, path, then, workbook), partial(_not_read, window)
    door.tasks.run(bring_in, workbook, path, done=taken, failed=not_taken)


def _take(window: MainWindow, path: Path, then: Next, workbook: Workbook, brought: BroughtIn) -> None:
    """Make the step; what was scored meanwhile is taken into account first."""
    signals = window.signals
    window.door.tell()
    if signals.session.workbook != workbook:
        bring_file_in(window, path, then)
    elif brought.edit is None or signals.apply(brought.edit):
        tell_brought_in(window, path.name, brought)
        then(brought)


def _not_read(window: MainWindow, error: WorkbenchError) -> None:
    window.door.tell()
    window.refuse(error_text(error))


def tell_brought_in(window: MainWindow, name: str, brought: BroughtIn) -> None:
    """Tell over the grid what was brought in from a file, until it is taken back.

    What is left to be decided is told by the notice of copies, which follows it.
    """
    from smp_workbench.gui.panels.notice_banner import NoticeBanner

    banner = NoticeBanner(window.theme, window)
    window.form.central_layout.insertWidget(0, banner)
    window.signals.opened.connect(banner.deleteLater)
    what = translate("What somebody else changed in {name} was brought in").format(name=name)
    banner.tell(
        what, " ".join(brought_words(brought, still_open=False)), {translate("Close"): banner.deleteLater}
    )
    if brought.edit is not None:
        stack = window.signals.undo_stack
        stack.indexChanged.connect(guarded(partial(_end_undone, banner, stack.index())))


def _end_undone(banner: NoticeBanner, made: int, now: int) -> None:
    """End the notice of a step that was taken back."""
    if now < made and isValid(banner):
        banner.deleteLater()


def brought_words(brought: BroughtIn, *, still_open: bool = True) -> tuple[str, ...]:
    """Return how much was taken, what is open if wanted, and where versions are that only the file has."""
    to_decide = brought.conflicts + brought.reviews
    words = [translate("Nothing was left to take.")]
    if to_decide and not still_open:
        words = [translate("Nothing was taken by itself.")]
    if brought.taken:
        one = translate("1 change was taken as one step; Ctrl+Z takes it back.")
        several = translate("{count} changes were taken as one step; Ctrl+Z takes them back.")
        words = [one if brought.taken == 1 else several.format(count=brought.taken)]
    if still_open and to_decide:
        one = translate("1 differs from yours and is listed to be decided.")
        several = translate("{count} differ from yours and are listed to be decided.")
        words.append(one if to_decide == 1 else several.format(count=to_decide))
    if brought.versions:
        names = ", ".join(f"{one.number} “{one.name}”" for one in brought.versions)
        kept = translate("Their version {names} is under File > Earlier states, and not in this workbook.")
        words.append(kept.format(names=names))
    return tuple(words)
