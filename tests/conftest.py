"""What every test stands on.

Here: a screenless Qt with the bundled font, a user's folder of its own for each test, repeatable
random examples, and the watch that fails a test which leaves a thread, process, timer or window.
Not here: assessments, models or widgets to test with; those lie beside the tests that use them.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before anything loads Qt: no screen is needed, and none is shown on the developer's own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["SMP_WORKBENCH_UNWATCHED"] = "1"  # tests end windows on purpose, and want no other in their place

from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from typing_extensions import override

from smp_workbench import paths
from smp_workbench.storage import child_process

# On a shared machine a slow example says nothing; a wrong one does.
settings.register_profile("dev", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The same examples every time: a red run can be repeated, and a green one is not luck.
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

pytest_plugins = ["tests.libreoffice", "tests.trial"]

# Runs under the system's Python, which has LibreOffice's own modules; a search for examples would import it.
collect_ignore = ["libreoffice_bridge.py"]

PATIENCE = 2.0
"""Seconds a thread or process that is already ending may take to end."""


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """Return the application, with the bundled font, so that pictures are the same everywhere."""
    for font in sorted(paths.fonts().glob("*.otf")):
        assert QFontDatabase.addApplicationFont(str(font)) >= 0, font
    font = qapp.font()
    font.setFamily("Inter")
    qapp.setFont(font)
    yield qapp
    # Without a screen Qt deletes what Python put on the clipboard after Python has ended, and dies of it.
    qapp.clipboard().clear()


USER_FOLDERS = ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA")
"""Variables that say where a program keeps what is the user's."""


@pytest.fixture(scope="session", autouse=True)
def away_from_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what is saved outside a single test, too, out of the developer's vault."""
    with pytest.MonkeyPatch.context() as patch:
        for variable in USER_FOLDERS:
            patch.setenv(variable, str(tmp_path_factory.mktemp("home") / variable.lower()))
        yield


@pytest.fixture(autouse=True)
def user_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a user's folder of its own; no test may touch the developer's journal."""
    folder = tmp_path / "user"
    for variable in USER_FOLDERS:
        monkeypatch.setenv(variable, str(folder / variable.lower()))
    return folder


@pytest.fixture(scope="session", autouse=True)
def quick_children() -> Iterator[None]:
    """Begin children in milliseconds where the system can; whole programs begin theirs anew."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        yield
        return
    from tests.quick_child import QuickContext

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child_process, "CONTEXT", QuickContext())
        yield


class SoonBot(QtBot):
    """Looks every two milliseconds whether what a test waits for has come: ten made a tenth of the suite."""

    @override
    def wait(self, ms: int) -> None:
        super().wait(min(ms, 2))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Return pytest-qt's robot, which looks more often; to wait for longer there is ``QTest.qWait``."""
    return SoonBot(request)


@pytest.fixture(autouse=True)
def nothing_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail the test that leaves a thread, a process, a running timer or a window."""
    threads = set(threading.enumerate())
    windows = set(_windows())
    started = _watch_timers(monkeypatch)
    yield
    left = [
        *_threads_left(threads),
        *(f"process {child.name}" for child in _ended(multiprocessing.active_children())),
        *_qt_left(windows, started),
    ]
    assert not left, f"left behind: {', '.join(left)}"


def _threads_left(before: set[threading.Thread]) -> list[str]:
    return [
        f"thread {thread.name}" for thread in _ended([t for t in threading.enumerate() if t not in before])
    ]


def _ended(workers: list) -> list:  # type: ignore[type-arg] # threads and processes alike have join and is_alive
    """Return those that are still alive after being given the time to end."""
    for worker in workers:
        worker.join(PATIENCE)
    return [worker for worker in workers if worker.is_alive()]


def _watch_timers(monkeypatch: pytest.MonkeyPatch) -> weakref.WeakSet[QTimer]:
    """Return a set that fills with the timers that Python code starts."""
    started: weakref.WeakSet[QTimer] = weakref.WeakSet()
    start = QTimer.start

    def record_and_start(timer: QTimer, *interval: int) -> None:
        started.add(timer)
        start(timer, *interval)

    monkeypatch.setattr(QTimer, "start", record_and_start)
    return started


def _windows() -> list[QWidget]:
    """Return the windows that nobody owns; a menu or a pop-up goes with its owner."""
    if not isinstance(QCoreApplication.instance(), QApplication):
        return []
    return [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]


def _qt_left(windows_before: set[QWidget], started: weakref.WeakSet[QTimer]) -> list[str]:
    if QCoreApplication.instance() is None:
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = _running(started) + _new(windows_before)
    if left:  # perhaps only rubbish in a reference cycle; collecting takes too long to do always
        gc.collect()
        left = _running(started) + _new(windows_before)
    if not QThreadPool.globalInstance().waitForDone(int(PATIENCE * 1000)):
        left.append("work in Qt's thread pool")
    return left


def _running(started: weakref.WeakSet[QTimer]) -> list[str]:
    return [f"timer {timer.objectName()}" for timer in started if isValid(timer) and timer.isActive()]


def _new(windows_before: set[QWidget]) -> list[str]:
    return [
        f"window {type(widget).__name__} {widget.objectName()}"
        for widget in _windows()
        if widget not in windows_before
    ]
