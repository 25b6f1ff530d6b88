"""What keeps a window alive: stalls are logged, lost windows come back, and the system may end it."""

from __future__ import annotations

import logging
import signal
import time

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from smp_workbench import watcher
from smp_workbench.gui.life import Life, tell_restarted
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.notice_banner import NoticeBanner
from smp_workbench.gui.screen_loss import ScreenLoss
from smp_workbench.gui.stall_watch import StallWatch
from smp_workbench.gui.watch import Watch
from smp_workbench.gui.window_place import on_a_screen


def dawdle(seconds: float) -> None:
    """Keep the window from answering."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        sum(range(1000))


def test_that_a_stall_is_logged_with_where_it_was(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    stalls = StallWatch()
    stalls.start()
    try:
        QTest.qWait(250)
        with caplog.at_level(logging.WARNING):
            dawdle(0.7)
            QTest.qWait(250)
    finally:
        stalls.stop()
    (record,) = [record for record in caplog.records if "did not answer" in record.getMessage()]
    assert "dawdle" in record.getMessage()


def test_that_a_window_that_answers_is_not_logged(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    stalls = StallWatch()
    with caplog.at_level(logging.WARNING):
        stalls._last = time.monotonic() - 0.25
        stalls._beat()
    assert caplog.records == []


def test_that_a_window_on_a_lost_screen_is_brought_back(qtbot: QtBot) -> None:
    loss = ScreenLoss(QGuiApplication.instance())  # type: ignore[arg-type]  # the tests' own application
    lost, there = QWidget(), QWidget()
    for widget in (lost, there):
        qtbot.addWidget(widget)
        widget.resize(300, 200)
        widget.show()
    there.move(20, 20)
    place = there.geometry()
    lost.move(9000, 9000)
    QGuiApplication.instance().primaryScreenChanged.emit(QGuiApplication.primaryScreen())  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: on_a_screen(lost.frameGeometry()))
    assert there.geometry() == place
    loss.deleteLater()


def test_that_the_window_is_not_watched_where_that_is_not_wanted(window: MainWindow) -> None:
    watch = Watch(window)
    assert watch._watcher is None
    watch.stop()


def test_that_the_watcher_hears_which_workbook_is_open_and_that_the_end_is_orderly(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(watcher.UNWATCHED)
    life = Life(window, watched=True)
    assert life.watch is not None
    watching = life.watch._watcher
    assert watching is not None
    assert watching.poll() is None
    life.stop()
    assert watching.returncode == 0


def test_that_a_watcher_that_is_gone_harms_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(watcher.UNWATCHED)
    watch = Watch(window)
    assert watch._watcher is not None
    watch._watcher.kill()
    watch._watcher.wait()
    window.door.path_changed.emit()
    watch.stop()


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="signals of POSIX")
def test_that_an_end_that_the_system_asks_for_counts_what_was_typed_and_asks_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    finished: list[bool] = []
    monkeypatch.setattr(QCoreApplication, "exit", ended.append)
    monkeypatch.setattr(window, "finish_typing", lambda: finished.append(True))
    before = signal.getsignal(signal.SIGTERM)
    watch = Watch(window)
    signal.raise_signal(signal.SIGTERM)
    watch.stop()
    assert signal.getsignal(signal.SIGTERM) == before
    assert (ended, finished) == ([0], [True])


@pytest.mark.parametrize("safe", [False, True])
def test_that_an_abnormal_end_is_told_above_the_grid(window: MainWindow, safe: bool) -> None:
    tell_restarted(window, safe=safe)
    (banner,) = [one for one in window.findChildren(NoticeBanner) if one.isVisible()]
    assert ("twice" in banner.what.text()) is safe
    assert "kept" in banner.remedy.text()
    banner.buttons[-1].click()
    assert not banner.isVisible()
