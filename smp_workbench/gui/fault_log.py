"""What went wrong, written down: the log file, the hooks that fill it, and a report to copy.

Here: the log in the user's log folder, Python's last-resort hooks, crashes of C code, Qt's messages,
and a sentence on the terminal when Qt finds no screen to open a window on.
Not here: catching exceptions at Qt's border (``guard``) and showing faults (``fault_banner``).
"""

from __future__ import annotations

import faulthandler
import logging
import os
import platform
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from smp_workbench import __version__, paths
from smp_workbench.gui.guard import Fault, guarded, report

LOG: Final = logging.getLogger("smp_workbench")
_CRASH_LOG: Final[list[TextIO]] = []
"""The file that a crash is written into; it must stay open, or there would be none to write to."""
_BYTES: Final = 1_000_000
_KEPT: Final = 3
_LATEST: Final = 20
"""Lines of the log that go into a report."""
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_NO_SCREEN: Final = "no Qt platform plugin could be initialized"
"""In the message with which Qt ends the process when no window can be opened."""
_SCREEN_SETTINGS: Final = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
_SCREEN_PACKAGES: Final = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
_USAGE: Final = 2
"""Exit code of a start that has no way to show a window, as in ``__main__``."""


def log_path() -> Path:
    """Return where the log lies; it may not exist yet."""
    return paths.log_folder() / "smp-workbench.log"


def start_log() -> None:
    """Log to the user's log folder, crashes of C code included; go on without if it cannot be written."""
    try:
        log_path().parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            log_path(), maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
        )
        crashes = log_path().with_name("crash.log").open("a", encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    _CRASH_LOG.append(crashes)
    faulthandler.enable(crashes)


def install_hooks() -> None:
    """Have every exception that nothing caught reported, and Qt's own messages logged."""
    sys.excepthook = _report_uncaught
    threading.excepthook = _report_thread
    sys.unraisablehook = _report_unraisable
    qInstallMessageHandler(_log_qt)


def report_text(fault: Fault) -> str:
    """Return a report of a fault for whoever mends the program, with what was logged before."""
    trace = "".join(traceback.format_exception(fault.error))
    return (
        f"SMP Workbench {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.platform()}\nIn {fault.where}\n\n{trace}\nBefore that:\n{_latest_lines()}"
    )


def _latest_lines() -> str:
    """Return the first lines of what was logged last; a traceback's own lines are in the report once."""
    try:
        lines = log_path().read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    dated = [line for line in lines if line[:4].isdigit()]
    return "\n".join(dated[-_LATEST:])


def no_screen_text() -> str:
    """Return what a person is told when Qt finds no screen, and what to do."""
    seen = " ".join(f"{name}={value}" for name in _SCREEN_SETTINGS if (value := os.environ.get(name)))
    return (
        f"The window could not be opened on {seen or 'this computer'}: either there is no screen, "
        "or Qt lacks a library. Sit at the computer or connect with a desktop session; "
        "if you have, on Debian or Ubuntu: "
        f"sudo apt-get install {_SCREEN_PACKAGES}\n"
        f"Qt's own words are in {log_path()}; the command line works without a window: smp-workbench --help"
    )


def _report_uncaught(_: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    report("the program", error.with_traceback(trace))


def _report_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        name = arguments.thread.name if arguments.thread else "unnamed"
        report(f"the thread {name}", arguments.exc_value)


def _report_unraisable(unraisable: sys.UnraisableHookArgs) -> None:
    if unraisable.exc_value is not None:
        report(unraisable.err_msg or "a place where nothing can be raised", unraisable.exc_value)


@guarded
def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt %s: %s", context.category, message)
    if kind == QtMsgType.QtFatalMsg and _NO_SCREEN in message:
        if sys.stderr is not None:
            sys.stderr.write(f"{no_screen_text()}\n")
            sys.stderr.flush()
        os._exit(_USAGE)  # or Qt ends the process itself, as a crash
