"""The command that draws every window: each picture is there, has its size, and shows something."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smp_workbench.domain.version import Workbook
from smp_workbench.gui import screen_size, screens
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panel_set import PANELS
from smp_workbench.gui.panels.sensitivity.page_set import PAGES
from smp_workbench.gui.screen_size import WrongSizeError, check_size, sizes
from smp_workbench.gui.screen_states import states
from smp_workbench.gui.settings import Settings
from smp_workbench.gui.tasks import Tasks
from tests.gui.every_dialog import ABOUT

PAGED = (f"_page_{kind.name}" for kind in PAGES)
WINDOWS = (
    *states(), *(f"{state}{page}".removeprefix("sample_") for page in PAGED for state in states()),
    *(f"panel_{kind.name}" for kind in PANELS), "review", "version", "weights_tried", "trial",
    "disk_full", "no_journal", "damaged_journal", "recovered", "brought_in", "refusal", "fault", "card",
)  # fmt: skip
NAMES = {
    *(f"window_{name}" for name in WINDOWS),
    *(f"dialog_{name}" for name in ABOUT),
    "dialog_palette", "panel_ranking", "panel_definition", "pick_list", "help",
}  # fmt: skip
"""Every picture of one theme and size; a new window, panel or dialog has to be drawn, and named here."""


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "smp_workbench", "screens", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)


@pytest.mark.trial(60)
@pytest.mark.timeout(300)
@pytest.mark.parametrize("scale", [1, 2])
def test_that_every_window_and_dialog_is_drawn_in_both_sizes(tmp_path: Path, scale: int) -> None:
    out = str(tmp_path / "new folder")
    done = run("--out", out, "--theme", "projector_dark", "--scale", str(scale))
    assert (done.returncode, done.stderr) == (0, "")
    pictures = {path.stem: QImage(str(path)) for path in (tmp_path / "new folder").glob("*.png")}
    drawn = [f"{size.width()}x{size.height()}" for size in sizes(scale)]
    assert set(pictures) == {f"projector_dark_{size}_{name}" for size in drawn for name in NAMES}
    for size in drawn:
        wide = pictures[f"projector_dark_{size}_dialog_compare_versions"]
        assert wide.width() > 800 * scale, "a dialog is not cut to the screen that Qt has by itself"
    for name in (name for name in pictures if "_window_" in name):
        size = pictures[name].size()
        assert f"{size.width()}x{size.height()}" in name
    for name, picture in pictures.items():
        seen = {
            picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)
        }
        assert len(seen) > 3, f"{name} shows nothing"


def test_that_both_sizes_of_a_scale_are_screens_that_people_have() -> None:
    found = {scale: [size.toTuple() for size in sizes(scale)] for scale in (1, 1.5, 2)}
    assert found[1] == [(1280, 720), (1920, 1080)]
    assert found[1.5] == [(1920, 1080)]
    assert found[2] == [(1920, 1080), (2560, 1440)]


def test_that_a_window_that_outgrows_its_screen_is_no_picture(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_size, "_screen", lambda _: QGuiApplication.primaryScreen())
    room = QGuiApplication.primaryScreen().geometry().size()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(room)
    check_size(window, room, whole=True)
    window.resize(room.width() + 6, room.height())
    with pytest.raises(WrongSizeError, match=f"is {room.width() + 6} by"):
        check_size(window, room, whole=False)
    window.resize(room.width() - 6, room.height())
    check_size(window, room, whole=False)
    with pytest.raises(WrongSizeError):
        check_size(window, room, whole=True)


def test_that_the_pictures_know_nothing_of_who_draws_them(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Settings().who = "A person"
    told: list[str] = []

    def note(_: Workbook, settings: Settings, __: Tasks) -> MainWindow:
        told.append(settings.who)
        raise OSError(0, "that is enough")

    monkeypatch.setenv("QT_SCALE_FACTOR", "1")
    monkeypatch.setattr(screens, "qInstallMessageHandler", lambda _: None)
    assert screens.main(["--out", str(tmp_path)], argparse.ArgumentParser(), lambda: qapp, note) == 3
    assert told == [""]


def test_that_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run("--out", str(tmp_path / "file" / "inside"))
    assert done.returncode == 3
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
