"""Screens of given sizes for drawing without one, and whether what is drawn on them has the size asked.

Here: the sizes of each scale, telling Qt's offscreen platform of them, putting a window on one.
Not here: what is drawn (``screens``).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

SMALLEST: Final = QSize(1280, 720)
FULL_HD: Final = QSize(1920, 1080)
_FILE: Final = "screens.json"
_DPI: Final = 96


class WrongSizeError(Exception):
    """What was drawn is not of the size asked, or larger than its screen."""


def sizes(scale: float) -> list[QSize]:
    """Return the sizes of screens in pixels, smallest first.

    At 100 % the smallest and full HD. At another scale full HD, and the smallest with everything on it so
    much larger: half a smallest screen would be none that anybody has.
    """
    asked = [SMALLEST, FULL_HD] if scale == 1 else [FULL_HD, SMALLEST * scale]
    distinct = {(size.width(), size.height()): size for size in asked}
    return [distinct[key] for key in sorted(distinct)]


@contextmanager
def drawn_on(screens: list[QSize], folder: Path) -> Iterator[None]:
    """Have an application that is made meanwhile find screens of these sizes, side by side.

    Parameters
    ----------
    folder
        Where Qt's description of them may lie. It is named relative to it: a colon in a path, as after a
        drive's letter, would end the platform's parameter.
    """
    described, left = [], 0
    for size in screens:
        described.append(
            {
                "name": _name(size),
                "x": left,
                "y": 0,
                "width": size.width(),
                "height": size.height(),
                "logicalDpi": _DPI,
                "logicalBaseDpi": _DPI,
                "dpr": 1,
            }
        )
        left += size.width()
    whole = {"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": described}
    (folder / _FILE).write_text(json.dumps(whole), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_FILE}"
    with chdir(folder):
        yield
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def put_on_screen(window: QWidget, size: QSize) -> None:
    """Let a window fill the screen of a size, whatever place it has chosen itself.

    Raises
    ------
    LookupError
        If there is no screen of this size.
    """
    screen = _screen(size)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setGeometry(screen.geometry())


def check_size(window: QWidget, size: QSize, *, whole: bool) -> None:
    """See that a window has the size of its screen, or a dialog fits in it.

    Raises
    ------
    WrongSizeError
        If it is not so: something in it makes it larger than the screen.
    """
    room = QRect(QPoint(), _screen(size).geometry().size())
    fits = window.size() == room.size() if whole else room.contains(window.rect())
    if not fits:
        drawn, asked = window.size(), room.size()
        raise WrongSizeError(
            f"is {drawn.width()} by {drawn.height()} on a screen of {asked.width()} by {asked.height()}"
        )


def _screen(size: QSize) -> QScreen:
    return {screen.name(): screen for screen in QGuiApplication.screens()}[_name(size)]


def _name(size: QSize) -> str:
    return f"{size.width()}x{size.height()}"
