"""The look on paper: the light theme in the sizes of a printed page.

Here: one theme. Not here: colours (``resources/themes``).
"""

from __future__ import annotations

from dataclasses import replace

from smp_workbench.gui.theme import Theme, load_theme

_TEXT, _SMALL, _TITLE, _ROW = 12, 10, 16, 24
"""Pixels of 96 to the inch: 9, 7.5 and 12 point, in rows of 6.35 mm."""


def print_theme() -> Theme:
    """Return the theme of every printed page, whatever the screen's is.

    Without the font's own figures of equal width: a PDF knows no text for them, so that numbers could be
    neither copied nor read aloud. Points still stand under each other (``TextStamp.draw_number``).
    """
    light = load_theme("light")
    scale = (_SMALL, _TEXT, _TEXT, _TITLE, _TITLE, _TITLE)
    type_ = replace(
        light.type, tabular=False, small=_SMALL, interface=_TEXT, grid=_TEXT, title=_TITLE, scale=scale
    )
    return replace(light, type=type_, space=replace(light.space, row=_ROW))
