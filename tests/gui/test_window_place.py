"""Where the window comes back, and what the program remembers and writes down."""

from __future__ import annotations

import faulthandler
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from smp_workbench.domain.assessment import Assessment
from smp_workbench.gui import fault_log
from smp_workbench.gui.guard import Fault, report
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.moment import moment_text
from smp_workbench.gui.settings import Settings
from smp_workbench.gui.window_place import first_size, on_a_screen
from tests.factory import small_assessment

OpenWindow = Callable[[Assessment], MainWindow]


def test_that_the_window_comes_back_as_it_was_left(window: MainWindow, open_window: OpenWindow) -> None:
    window.resize(700, 520)
    window.form.ranking_dock.hide()
    window.close()
    again = open_window(small_assessment())
    assert again.size() == window.size()
    assert not again.form.ranking_dock.isVisible()


def test_that_a_window_whose_screen_is_gone_comes_back_on_one_that_is_there(
    window: MainWindow, open_window: OpenWindow
) -> None:
    window.move(9000, 9000)
    window.close()
    again = open_window(small_assessment())
    assert on_a_screen(again.geometry())


@pytest.mark.parametrize(
    ("room", "size"),
    [
        ((1920, 1040), (1728, 936)),
        ((1366, 728), (1280, 720)),
        ((1280, 720), (1280, 720)),
        ((960, 500), (960, 500)),
        ((3840, 2120), (3456, 1908)),
    ],
)
def test_that_a_first_start_takes_most_of_a_screen_and_never_more(
    room: tuple[int, int], size: tuple[int, int]
) -> None:
    assert first_size(QSize(*room)) == QSize(*size)


def test_that_the_first_window_has_the_first_size(window: MainWindow) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry().size()
    assert window.width() == first_size(room).width()


def test_that_a_place_counts_only_if_it_can_be_taken_hold_of(qapp: QApplication) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert on_a_screen(QRect(room.left() + 10, room.top() + 10, 600, 400))
    assert not on_a_screen(QRect(room.right() - 20, room.top(), 600, 400))
    assert not on_a_screen(QRect(room.left(), room.bottom() + 50, 600, 400))


def test_that_settings_that_make_no_sense_are_no_settings(qapp: QApplication) -> None:
    settings = Settings()
    settings.geometry = QByteArray(b"rubbish")
    settings._file.setValue("files/recent", 7)
    settings._file.setValue("window/state", "rubbish")
    again = Settings()
    assert again.recent == ()
    assert again.state.isEmpty()


def test_that_recent_files_stand_latest_first_and_no_disk_is_asked_for_them(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(_: Path) -> bool:
        raise AssertionError("a drive that is gone would keep the window waiting")

    monkeypatch.setattr(Path, "is_file", ask)
    monkeypatch.setattr(Path, "exists", ask)
    paths = [Path("/drive") / name for name in ("a.xlsx", "b.xlsx", "c.xlsx")]
    for path in paths:
        Settings().remember_file(path)
    Settings().remember_file(paths[0])
    assert Settings().recent == (paths[0], paths[2], paths[1])
    Settings().forget_file(paths[2])
    assert Settings().recent == (paths[0], paths[1])


@pytest.fixture
def log() -> Iterator[Path]:
    """Start the log in the test's own folder and take it away again."""
    before = list(fault_log.LOG.handlers)
    fault_log.start_log()
    yield fault_log.log_path()
    for handler in [handler for handler in fault_log.LOG.handlers if handler not in before]:
        fault_log.LOG.removeHandler(handler)
        handler.close()
    fault_log.LOG.setLevel(logging.NOTSET)
    faulthandler.disable()
    fault_log._CRASH_LOG.pop().close()


def test_that_a_fault_is_written_down(log: Path) -> None:
    report("a test", RuntimeError("on purpose"))
    assert "RuntimeError: on purpose" in log.read_text(encoding="utf-8")


def test_that_a_report_says_what_is_needed_to_mend_it() -> None:
    text = fault_log.report_text(Fault("ScoreGrid.paintEvent", ValueError("on purpose")))
    for said in ("SMP Workbench", "Python", "Qt", "ScoreGrid.paintEvent", "ValueError: on purpose"):
        assert said in text


def test_that_a_moment_of_today_is_a_time_and_another_has_its_date(qapp: QApplication) -> None:
    assert moment_text("2018-02-23T10:42:00Z").startswith("23 February 2018, ")
    assert moment_text("no moment") == "no moment"
