"""Icons: the bundled SVG drawings in a theme's colour, and the program's own.

Here: rendering one, sharp at every scale.
Not here: the drawings (``resources/icons``). They stand only where a word will not fit.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from smp_workbench import paths

_SIDE: Final = 24
_SCALES: Final = (1.0, 1.5, 2.0, 3.0)
_PROGRAM: Final = "program/smp-workbench"
_SIDES: Final = (16, 24, 32, 48, 128)
"""In pixels: title bars, lists of windows, and desktops."""


def icon(name: str, colour: QColor) -> QIcon:
    """Return a bundled icon in one colour.

    Parameters
    ----------
    name
        Of its file without the ending, such as ``warning``.

    Raises
    ------
    FileNotFoundError
        If there is none of this name.
    """
    pictures = [_kept(f"{name} {colour.name()} {scale}") for scale in _SCALES]
    if any(picture.isNull() for picture in pictures):
        pictures = _drawn_anew(name, colour)
    made = QIcon()
    for picture in pictures:
        made.addPixmap(picture)
    return made


def _kept(key: str) -> QPixmap:
    """Return the picture that Qt has kept, a null one if it has none: every panel's title has the same."""
    picture = QPixmap()
    QPixmapCache.find(key, picture)
    return picture


def _drawn_anew(name: str, colour: QColor) -> list[QPixmap]:
    drawing = (paths.icons() / f"{name}.svg").read_text(encoding="utf-8")
    # Qt's renderer does not know currentColor.
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour.name()).encode()))
    pictures = []
    for scale in _SCALES:
        picture = _drawn(renderer, round(_SIDE * scale))
        picture.setDevicePixelRatio(scale)
        QPixmapCache.insert(f"{name} {colour.name()} {scale}", picture)
        pictures.append(picture)
    return pictures


def program_icon() -> QIcon:
    """Return the program's own icon, for its windows and the system's lists of them."""
    renderer = QSvgRenderer(str(paths.icons() / f"{_PROGRAM}.svg"))
    made = QIcon()
    for side in _SIDES:
        made.addPixmap(_drawn(renderer, side))
    return made


def _drawn(renderer: QSvgRenderer, side: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture
