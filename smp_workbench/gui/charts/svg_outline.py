"""Text of an SVG as outlines, so that it looks the same where the program's font is not installed.

Here: from the SVG that Qt's generator writes to one without text: each piece of text is drawn once, as
shapes, and put wherever it stands, with its words for those who hear it.
Not here: drawing a chart into an SVG (``chart_picture``).

A reader without the font takes another, whose letters are wider: a marking at the right edge is then cut
off. No list of fonts helps, since what reads SVG in an office may know none of them.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final
from xml.sax.saxutils import quoteattr

from PySide6.QtGui import QPainterPath

from smp_workbench.gui.theme import Theme

_TEXT: Final = re.compile(
    r'<text fill="(?P<fill>[^"]*)" fill-opacity="(?P<opacity>[^"]*)"[^>]*? x="(?P<x>[^"]*)" y="(?P<y>[^"]*)"'
    r'[^>]*? font-size="(?P<size>\d+)" font-weight="(?P<weight>\d+)"[^>]*>(?P<words>[^<]*)</text>'
)
"""A piece of text as QSvgGenerator writes it."""
_SHAPES: Final = "<defs>\n"
_STEP: Final = 0.01
_KIND: Final = QPainterPath.ElementType
_LETTERS: Final = {_KIND.MoveToElement: "m", _KIND.LineToElement: "l", _KIND.CurveToElement: "c"}


def outlined(svg: str, theme: Theme) -> str:
    """Return an SVG with outlines in the place of its text.

    Parameters
    ----------
    svg
        As Qt's generator writes it.
    theme
        Whose fonts it was drawn in.
    """
    shapes: dict[tuple[int, int, str], str] = {}

    def placed(found: re.Match[str]) -> str:
        words = unescape(found["words"])
        key = int(found["size"]), int(found["weight"]), words
        name = shapes.setdefault(key, f"t{len(shapes) + 1}")
        return (
            f'<use xlink:href="#{name}" x="{found["x"]}" y="{found["y"]}" fill="{found["fill"]}"'
            f' fill-opacity="{found["opacity"]}" stroke="none" aria-label={quoteattr(words)}/>'
        )

    drawn = _TEXT.sub(placed, svg)
    tag = f'<path id="{{}}" fill-rule="nonzero" transform="scale({_STEP})" d="{{}}"/>\n'
    defined = "".join(
        tag.format(name, _outline(words, size, weight, theme))
        for (size, weight, words), name in shapes.items()
    )
    return drawn.replace(_SHAPES, _SHAPES + defined, 1)


def _outline(words: str, size: int, weight: int, theme: Theme) -> str:
    """Return a text's outline from the beginning of its base line, in steps of :data:`_STEP` pixels."""
    path = QPainterPath()
    path.addText(0, 0, theme.font(size, strong=weight == theme.type.strong), words)
    parts, x, y = [], 0, 0
    for number in range(path.elementCount()):
        element = path.elementAt(number)
        if element.type in _LETTERS:  # what follows the first point of a curve counts from the same place
            parts.append(_LETTERS[element.type])
            left, top = x, y
        x, y = round(element.x / _STEP), round(element.y / _STEP)
        parts.append(f"{x - left} {y - top} ")
    return "".join(parts)
