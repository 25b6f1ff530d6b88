"""How the workbook looks: one place for its type, colours and cell formats.

Here: the light theme's tokens as a spreadsheet takes them, and the formats made from them.
Not here: which cell gets which format (the ``sheet_`` modules).

Nothing is said by colour alone: a level is its number on a shade, a blank has a dotted border, what
stands above the cut line says so in a word, so that a page printed in greyscale tells the same.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from xlsxwriter import Workbook as XlsxBook
from xlsxwriter.format import Format

from smp_workbench import paths

FONT: Final = "Arial"
"""On every computer that opens spreadsheets, or a font of the same widths (Liberation Sans)."""

TEXT_SIZE: Final = 10
"""Points."""
SMALL_SIZE: Final = 9
"""Of headers over levels."""

THIN, DOTTED = 1, 4
"""Border styles by Excel's numbers."""

AS_TEXT: Final = 49
"""Excel's number of the format in which whatever is typed stays a text, ``50%`` and ``=1+1`` too."""
COMPUTED: Final = "General"
"""Format of a formula that gives a text: as a text itself it would, once edited, show its own letters."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours of the light theme, ``#RRGGBB``, as ``resources/themes/light.toml`` names them."""

    panel: str
    line: str
    edge: str
    text: str
    text_second: str
    danger: str
    bar: str
    level_ramp: tuple[str, ...]
    level_text: tuple[str, ...]


@cache
def tokens() -> Tokens:
    """Return the light theme's colours; printed pages are light."""
    theme = tomllib.loads((paths.themes() / "light.toml").read_text(encoding="utf-8"))
    colour, data = theme["colour"], theme["data"]
    return Tokens(
        **{name: colour[name] for name in ("panel", "line", "edge", "text", "text_second", "danger")},
        bar=data["bar"],
        level_ramp=tuple(data["level_ramp"]),
        level_text=tuple(data["level_text"]),
    )


def level_shades(levels: int) -> tuple[tuple[str, str], ...]:
    """Return ground and text colour for each of so many levels, from the lightest to the darkest.

    Examples
    --------
    >>> [ground for ground, _ in level_shades(2)] == [tokens().level_ramp[0], tokens().level_ramp[-1]]
    True
    """
    grounds, texts = tokens().level_ramp, tokens().level_text
    places = [round(place * (len(grounds) - 1) / max(levels - 1, 1)) for place in range(levels)]
    return tuple((grounds[place], texts[place]) for place in places)


class Style:
    """The cell formats of one workbook, each made once however often it is asked for."""

    def __init__(self, book: XlsxBook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}
        self._named: dict[str, Format] = {}

    def of(self, name: str, **changes: object) -> Format:
        """Return the named format, with these properties changed."""
        if changes:
            return self._make({**_base(), **_styles()[name], **changes})
        if name not in self._named:
            self._named[name] = self._make({**_base(), **_styles()[name]})
        return self._named[name]

    def condition(self, **properties: object) -> Format:
        """Return a format that says only what a condition changes."""
        return self._make(properties)

    def _make(self, properties: Mapping[str, object]) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(properties))
        return self._made[key]


@cache
def _base() -> Mapping[str, object]:
    return {"font_name": FONT, "font_size": TEXT_SIZE, "font_color": tokens().text, "valign": "vcenter"}


@cache
def _styles() -> Mapping[str, Mapping[str, object]]:
    colour = tokens()
    row = {"bottom": THIN, "bottom_color": colour.line}
    wrapped = {**row, "text_wrap": True, "num_format": AS_TEXT, "indent": 1}
    figure = {**row, "align": "right", "indent": 1}
    header = {
        "bold": True, "text_wrap": True, "bg_color": colour.panel,
        "top": THIN, "top_color": colour.edge, "bottom": THIN, "bottom_color": colour.edge,
    }  # fmt: skip
    small = {**header, "align": "center", "font_size": SMALL_SIZE}
    return {
        "marking": {"bold": True, "font_size": 11, "indent": 1},
        "title": {"bold": True, "font_size": 16, "indent": 1},
        "hint": {"font_color": colour.text_second, "indent": 1},
        "heading": {"bold": True},
        "header": {**header, "indent": 1},
        "number header": {**header, "align": "right", "indent": 1},
        "level header": small,
        "turned header": {**small, "valign": "top", "rotation": -90},
        "typed": {"num_format": AS_TEXT, "text_wrap": True, "indent": 1},
        "text": wrapped,
        "strong": {**wrapped, "bold": True},
        "quiet": {**wrapped, "font_color": colour.text_second},
        "exact": {"font_color": colour.text_second, "align": "fill", "num_format": AS_TEXT},
        "count": {**row, "align": "left", "indent": 1},
        "figure": figure,
        "quiet figure": {**figure, "font_color": colour.text_second},
        "share": {**figure, "num_format": "0%"},
        "share under 1": {**figure, "num_format": '"<1%"'},
        "share over 99": {**figure, "num_format": '">99%"'},
        "fine share": {**figure, "num_format": "0.0%"},
        "score": {**figure, "bold": True},
        "rank": {**row, "bold": True, "align": "left", "indent": 1},
        "level": {
            **row, "align": "center", "left": THIN, "left_color": colour.line,
            "right": THIN, "right_color": colour.line,
        },
    }  # fmt: skip
