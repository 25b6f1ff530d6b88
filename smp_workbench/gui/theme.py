"""The look as data: colours, type and space from ``resources/themes``, as Qt values.

Here: the frozen theme, reading it, and what a widget asks it (a font, the colours of a level).
Not here: putting it on the application (``theme_palette``) and the values (``resources/themes``).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from PySide6.QtGui import QColor, QFont, QFontDatabase

from smp_workbench import paths


class Themed(Protocol):
    """Whatever takes on a look."""

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""


SHIPPED: Final = ("light", "dark", "projector_light", "projector_dark")
"""Themes in the order of the View menu."""

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours of the window; what each is for is said in the theme's file."""

    ground: QColor
    panel: QColor
    line: QColor
    edge: QColor
    text: QColor
    text_second: QColor
    accent: QColor
    on_accent: QColor
    selected: QColor
    focus: QColor
    focus_inner: QColor
    danger: QColor
    on_danger: QColor
    good: QColor


@dataclass(frozen=True, slots=True)
class DataColours:
    """Colours of data: categories, the ramp of levels with the text on each, the ranking's parts."""

    categories: tuple[QColor, ...]
    level_ramp: tuple[QColor, ...]
    level_text: tuple[QColor, ...]
    chip: QColor
    chip_text: QColor
    bar: QColor
    interval: QColor
    cut_line: QColor


@dataclass(frozen=True, slots=True)
class TypeScale:
    """The family, its two weights and the sizes, in pixels that the screen's scale multiplies.

    The ``..._part`` sizes are parts of the screen's height (36: a thirty-sixth) and 0 outside the
    projector themes.
    """

    family: str
    tabular: bool
    regular: int
    strong: int
    scale: tuple[int, ...]
    small: int
    interface: int
    grid: int
    title: int
    body_part: int = 0
    smallest_part: int = 0
    question_part: int = 0
    rank_part: int = 0


@dataclass(frozen=True, slots=True)
class Space:
    """Distances, in pixels that the screen's scale multiplies."""

    unit: int
    related: int
    group: int
    panel: int
    row: int
    row_touch: int
    focus_ring: int


@dataclass(frozen=True, slots=True)
class Motion:
    """Milliseconds that a bar takes to its new rank; nothing else moves."""

    rank_change: int


@cache
def _font(family: str, size: int, weight: int, *, tabular: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), int(tabular))
    if not tabular:  # on paper: a PDF knows no text for glyphs that depend on their neighbours
        font.setFeature(QFont.Tag("calt"), 0)
    return font


@dataclass(frozen=True, slots=True)
class Theme:
    """One look.

    Attributes
    ----------
    id
        Name of its file, such as ``light``.
    name
        As the View menu calls it.
    dark, projector
        Whether its ground is dark; whether it is for a projector.
    """

    id: str
    name: str
    dark: bool
    projector: bool
    colour: Colours
    data: DataColours
    type: TypeScale
    space: Space
    motion: Motion

    def font(self, size: int | None = None, *, strong: bool = False) -> QFont:
        """Return the family at a size in pixels (the interface's if None), with figures of equal width."""
        type_ = self.type
        weight = type_.strong if strong else type_.regular
        return QFont(_font(type_.family, size or type_.interface, weight, tabular=type_.tabular))

    def level_colours(self, position: int, count: int) -> tuple[QColor, QColor]:
        """Return ground and text of the level at ``position`` (from 0) of ``count`` levels.

        The ramp's ends stand for the lowest and highest level, however many there are.
        """
        last = len(self.data.level_ramp) - 1
        step = round(position * last / (count - 1)) if count > 1 else last
        step = min(max(step, 0), last)
        return self.data.level_ramp[step], self.data.level_text[step]

    def for_screen(self, height: int) -> Theme:
        """Return the theme for a screen of this height in pixels; only a projector's type grows with it."""
        part = self.type.smallest_part
        if not self.projector or not part:
            return self
        size = max(self.type.interface, -(-height // part))
        grown = self.grown(size / self.type.interface)
        steps = tuple(max(size, step) for step in grown.type.scale)
        return replace(grown, type=replace(grown.type, small=size, interface=size, grid=size, scale=steps))

    def grown(self, factor: float) -> Theme:
        """Return the theme with its type, and the rows that hold it, larger by a factor of at least 1."""
        if factor == 1:
            return self
        names = ("small", "interface", "grid", "title")
        sizes = {name: round(getattr(self.type, name) * factor) for name in names}
        type_ = replace(self.type, **sizes, scale=tuple(round(step * factor) for step in self.type.scale))
        return replace(self, type=type_, space=replace(self.space, row=round(self.space.row * factor)))

    def still(self) -> Theme:
        """Return the theme without any motion."""
        return replace(self, motion=Motion(0))


@cache
def load_theme(theme_id: str) -> Theme:
    """Return a shipped theme.

    Raises
    ------
    FileNotFoundError, KeyError, TypeError
        If the file is missing or lacks a token: a fault of the installation, not of a person.
    """
    return read_theme(paths.themes() / f"{theme_id}.toml")


def read_theme(path: Path) -> Theme:
    """Return the theme of a file; see :func:`load_theme` for errors."""
    with path.open("rb") as file:
        table = tomllib.load(file)
    return Theme(
        id=table["id"],
        name=table["name"],
        dark=table["dark"],
        projector=table["projector"],
        colour=_coloured(Colours, table["colour"]),
        data=_coloured(DataColours, table["data"]),
        type=_part(TypeScale, table["type"]),
        space=_part(Space, table["space"]),
        motion=_part(Motion, table["motion"]),
    )


@cache
def load_fonts() -> None:
    """Make the bundled font known to Qt; once a process, after the application exists."""
    for path in sorted(paths.fonts().iterdir()):
        if path.suffix in {".ttf", ".otf"}:
            QFontDatabase.addApplicationFont(str(path))


def _coloured(kind: type[Part], table: dict[str, Any]) -> Part:
    colours: dict[str, Any] = {
        name: tuple(map(QColor, value)) if isinstance(value, list) else QColor(value)
        for name, value in table.items()
    }
    return _part(kind, colours)


def _part(kind: type[Part], table: dict[str, Any]) -> Part:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # each kind is a dataclass above
    values = {name: tuple(v) if isinstance(v, list) else v for name, v in table.items()}
    return kind(**{name: value for name, value in values.items() if name in known})
