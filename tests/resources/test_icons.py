"""One family of icons: the same grid, stroke and colour, all of them drawn by Qt."""

from __future__ import annotations

from pathlib import Path

import pytest
from defusedxml import ElementTree
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from smp_workbench import paths
from smp_workbench.app import make_application
from smp_workbench.gui.icons import program_icon

ICONS = sorted(paths.icons().glob("*.svg"))
FAMILY = {
    "viewBox": "0 0 24 24",
    "fill": "none",
    "stroke": "currentColor",
    "stroke-width": "1.5",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}


def drawn_pixels(icon: Path, colour: str) -> set[str]:
    """Return the colours of the opaque pixels of an icon drawn at four times its size."""
    image = QImage(96, 96, QImage.Format.Format_ARGB32)
    image.fill(0)
    renderer = QSvgRenderer(icon.read_text(encoding="utf-8").replace("currentColor", colour).encode())
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, 96, 96))
    painter.end()
    pixels = (image.pixelColor(x, y) for x in range(96) for y in range(96))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_that_the_icons_the_window_needs_are_there() -> None:
    needed = {"new", "open", "save", "save_as", "undo", "redo", "find", "up", "down", "note", "warning"}
    assert needed | {"tick", "question", "settings", "help", "person"} <= {icon.stem for icon in ICONS}


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_that_an_icon_belongs_to_the_family(icon: Path) -> None:
    root = ElementTree.parse(icon).getroot()
    assert {name: root.get(name) for name in FAMILY} == FAMILY
    for part in root.iter():
        assert part is root or not {"fill", "stroke", "style", "stroke-width"} & set(part.keys())


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_that_qt_draws_an_icon_in_the_colour_it_is_given(icon: Path, qapp: QGuiApplication) -> None:
    assert drawn_pixels(icon, "#12436d") == {"#12436d"}


def test_that_the_program_has_an_icon_of_its_own_in_every_size_that_systems_show(qapp: QApplication) -> None:
    icon = program_icon()
    assert {size.width() for size in icon.availableSizes()} >= {16, 32, 48}
    picture = icon.pixmap(32, 32).toImage()
    assert {picture.pixelColor(x, 8).name() for x in range(32)} >= {"#12436d", "#ffffff"}


def test_that_the_application_wears_the_programs_icon(qapp: QApplication) -> None:
    assert not make_application().windowIcon().isNull()
