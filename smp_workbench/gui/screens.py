"""Every window, panel and dialog as a picture, in each theme and size, for looking at.

Here: the command ``screens``: it opens the real window without a screen and draws what it shows.
Not here: the states that are shown (``screen_states``), and any judgement of the pictures.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QEventLoop, QMessageLogContext, QSize, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import delete

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import Sentence, WorkbenchError
from smp_workbench.gui.guard import Fault
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panel_set import PANELS
from smp_workbench.gui.password_door import ask_password
from smp_workbench.gui.screen_models import model_parts
from smp_workbench.gui.screen_notices import notices
from smp_workbench.gui.screen_pages import pages
from smp_workbench.gui.screen_size import WrongSizeError, check_size, drawn_on, put_on_screen, sizes
from smp_workbench.gui.screen_states import states
from smp_workbench.gui.settings import Settings
from smp_workbench.gui.tables.pick_list import PickList
from smp_workbench.gui.tasks import Tasks
from smp_workbench.gui.theme import SHIPPED, Theme, load_theme
from smp_workbench.gui.theme_palette import wear
from smp_workbench.storage.atomic_file import explained
from smp_workbench.storage.workbook.finding import Finding
from smp_workbench.storage.workbook.reader import read_workbook

MakeWindow = Callable[[Workbook, Settings, Tasks], MainWindow]

_FILE: Final = "Maidstone.xlsx"
_NEEDLESS: Final = "This plugin does not support"
_SETTLE: Final = 60
"""Milliseconds for pages to be laid out; no bar moves in a window that opens."""
_PASSES: Final = 10
"""Times that what is due has its turn afterwards: on a busy machine the time may be over before a long page
is laid out, whose bars then come or go."""
_REPORT: Final = """SMP Workbench, Python, Qt
In ScoreGrid.keyPressEvent

Traceback (most recent call last):
  File "score_grid.py", line 200, in keyPressEvent
    raise ValueError("only for this picture")
ValueError: only for this picture
"""
_DIALOGS: Final = (
    "new", "commit", "compare_versions", "details", "find", "add_theme", "change_theme",
    "settings", "cut_line", "model", "switch_model", "keys", "welcome", "about", "licences", "palette",
    "print_preview", "publication", "scorers",
)  # fmt: skip
"""Actions of the menus that open a dialog."""


def main(
    argv: list[str],
    parser: argparse.ArgumentParser,
    make_application: Callable[[], QApplication],
    make_window: MakeWindow,
) -> int:
    """Draw the pictures.

    Parameters
    ----------
    argv
        ``--out DIR``, and if wanted ``--scale 2`` and ``--theme ID``.
    parser
        That has no arguments yet, and says in its own way what is wrong with those given.
    make_application, make_window
        The composition root's: what is drawn is what the program builds.

    Returns
    -------
    int
        0, 3 if the folder cannot be written, or 1 if a window is larger than its screen.
    """
    options = _options(argv, parser)
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    qInstallMessageHandler(_pass_on)
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory() as nobody:  # the pictures are the same whoever draws them
            with drawn_on(sizes(options.scale), Path(nobody)):
                application = make_application()
                application.setCursorFlashTime(0)  # a caret that blinks is in one picture and not in the next
            settings = Settings(Path(nobody))
            for theme_id in options.theme or SHIPPED:
                for size in sizes(options.scale):
                    _draw_all(application, make_window, settings, options.out, theme_id, size)
    except WrongSizeError as fault:
        sys.stderr.write(f"smp-workbench: {fault}. Something in it does not give way.\n")
        return 1
    except OSError as fault:
        sys.stderr.write(
            f"smp-workbench: “{options.out}” cannot be written: {fault.strerror}. Choose another.\n"
        )
        return 3
    return 0


def _options(argv: list[str], parser: argparse.ArgumentParser) -> argparse.Namespace:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the pictures")
    parser.add_argument("--scale", type=float, default=1.0, help="size of everything: 2 is 200 %%")
    parser.add_argument("--theme", action="append", choices=SHIPPED, help="only this theme")
    return parser.parse_args(argv)


def _pass_on(_: QtMsgType, __: QMessageLogContext, message: str) -> None:
    """Write Qt's messages on, but for those about what a window without a screen cannot do."""
    if _NEEDLESS not in message:
        sys.stderr.write(f"{message}\n")


def _draw_all(
    application: QApplication,
    make_window: MakeWindow,
    settings: Settings,
    out: Path,
    theme_id: str,
    size: QSize,
) -> None:
    """Draw every state and dialog in one theme and size."""
    height = round(size.height() / application.devicePixelRatio())
    theme = load_theme(theme_id).for_screen(height).still()  # no picture of a bar on its way
    wear(application, theme)
    stem = f"{theme_id}_{size.width()}x{size.height()}"
    for state, workbook in states().items():
        window = _laid_out(make_window(workbook, settings, Tasks()), theme, size)
        _draw(window, out / f"{stem}_window_{state}.png", size)
        if state != "sample":
            for name, shown in pages(window, _settle):
                _draw(shown, out / f"{stem}_window_{state}_{name}.png", size)
        else:
            for name, shown in parts(window):
                _draw(shown, out / f"{stem}_{name}.png", size)
                if shown is not window and shown.isWindow():
                    shown.close()
        delete(window)


def _laid_out(window: MainWindow, theme: Theme, size: QSize) -> MainWindow:
    window.set_theme(theme)
    put_on_screen(window, size)
    window.show()
    _settle()
    return window


def parts(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Give each dialog, panel and message of the window in turn, ready to be drawn."""
    yield "panel_ranking", window.ranking
    yield "panel_definition", window.definition
    for kind in PANELS:
        window.panel_set.go_to(kind.name)
        yield f"window_panel_{kind.name}", window
        window.form.action_panels_back.trigger()
    for name, shown in pages(window, _settle):
        yield f"window_{name}", shown
    window.form.action_review.trigger()
    yield "window_review", window
    window.form.action_panels_back.trigger()
    yield "pick_list", _pick_list(window)
    for name in _DIALOGS:
        getattr(window.form, f"action_{name}").trigger()
        yield f"dialog_{name}", _dialog(window)
    yield from model_parts(window, _dialog)
    window.versions.view(window.signals.session.history.versions[0].number)
    yield "window_version", window
    window.versions.ask_restore(window.signals.session.history.versions[0].number)
    yield "dialog_restore", _dialog(window)
    window.versions.back_to_now()
    window.form.action_help.trigger()
    if window.help_desk.window is not None:
        yield "help", window.help_desk.window
        window.help_desk.put_away()
    questions = window.door.questions
    assessment = window.signals.assessment
    asked: dict[str, Callable[[], None]] = {
        "unsaved": lambda: questions.ask_unsaved(_FILE, _nothing, _nothing),
        "not_saved": lambda: questions.tell_unsaved(_FILE, "", _disk_full(), _nothing, _nothing),
        "unreadable": lambda: questions.tell_unreadable(_FILE, _damaged(), _nothing),
        "paste": lambda: _paste(window),
        "findings": lambda: questions.ask_findings(_FILE, _findings(), assessment, _nothing),
    }
    asked["password"] = lambda: ask_password(window.door, Path(_FILE), "", lambda _: None)
    asked["compare_file"] = lambda: _compare_file(window)
    for name, ask in asked.items():
        ask()
        yield f"dialog_{name}", _dialog(window)
    for name, shown in notices(window):
        yield name, _dialog(window) if name.startswith("dialog") else shown
    window.refuse("Physical harm has no level 9. Choose one of 1, 2, 3, 4, 5, or ? for not known.")
    yield "window_refusal", window
    window.banner.show_fault(Fault("ScoreGrid.keyPressEvent", ValueError("only for this picture")))
    yield "window_fault", window
    window.banner.report = _REPORT  # or the picture would show whose computer it was drawn on
    window.banner.show_report()
    yield "dialog_report", _dialog(window)
    window.banner.hide()


def _pick_list(window: MainWindow) -> QWidget:
    """Open the list of levels over a score of some theme in the middle."""
    window.grid.setFocus()
    window.grid.go_to(4, 1)
    window.form.action_pick.trigger()
    return window.grid.findChildren(PickList)[-1]


def _compare_file(window: MainWindow) -> None:
    from smp_workbench.gui.dialogs.compare_file_dialog import CompareFileDialog

    session = window.signals.session
    first = replace(session.history.state_at(session.history.versions[0].sequence), identity="f" * 32)
    CompareFileDialog(window.signals, window.theme, window, _FILE, first).open()


def _disk_full() -> WorkbenchError:
    return explained(OSError(errno.ENOSPC, "full"), Path("Community safety") / _FILE)


def _damaged() -> WorkbenchError:
    """Return what reading a workbook that was cut off ends in."""
    try:
        read_workbook(b"PK\x03\x04" + bytes(64), _FILE)
    except WorkbenchError as error:
        return error
    raise AssertionError


def _paste(window: MainWindow) -> None:
    """Paste a block of which one value is no level."""
    window.grid.go_to(0, 1)
    QGuiApplication.clipboard().setText("3\t4\t2\t1\n5\t9\t3\t3\n1\t1\t\t2\n")
    window.grid.clipboard.paste()


def _findings() -> list[Finding]:
    sentence = Sentence("Physical harm was changed from 4 to 3 outside the program.")
    refused = Sentence("“4,5” is no level. Type one of 1, 2, 3, 4, 5 or ?.")
    return [
        Finding("Scores", "C7", "T-002", "H1", "4", "3", sentence),
        Finding("Scores", "D9", "T-004", "H2", "5", "4,5", refused, accepted=False),
    ]


def _dialog(window: MainWindow) -> QDialog:
    """Return the dialog that is open."""
    _settle()
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def _draw(shown: QWidget, path: Path, size: QSize) -> None:
    _settle()
    if shown.isWindow():
        try:
            check_size(shown, size, whole=isinstance(shown, MainWindow))
        except WrongSizeError as fault:
            raise WrongSizeError(f"“{path.name}” {fault}") from fault
    if not shown.grab().save(str(path)):
        raise OSError(0, "the picture was not written")


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE, loop.quit)
    loop.exec()
    for _ in range(_PASSES):
        loop.processEvents()


def _nothing() -> None:
    """Answer a question that nobody is asked."""
