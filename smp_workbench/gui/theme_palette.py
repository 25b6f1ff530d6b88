"""A theme put on the application: its palette, its font and a small style sheet.

Here: what Qt's own widgets look like.
Not here: what our own widgets draw (they ask the theme), and any value: colours and sizes stand in the
theme's file, the style sheet in ``resources/themes/controls.qss`` with their names in it.
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from smp_workbench import paths
from smp_workbench.gui.settings import AS_SYSTEM, TEXT_SIZES, Settings
from smp_workbench.gui.theme import SHIPPED, Colours, Theme, load_theme

STYLE: Final = "Fusion"
"""The one Qt style that looks alike on every system and honours a palette everywhere."""

_TOKEN: Final = re.compile(r"@\{(\w+)\}")


def chosen_theme(settings: Settings, height: int = 0) -> Theme:
    """Return the theme of the settings, made for the screen the program is on.

    Parameters
    ----------
    height
        Of the window, in pixels; a projector's type is made for the window where that is lower than
        the screen. 0 while there is none.
    """
    theme_id = settings.theme
    if theme_id == AS_SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        theme_id = "dark" if dark else "light"
    screen = QGuiApplication.primaryScreen().size().height()
    theme = load_theme(theme_id).for_screen(min(screen, height or screen))
    theme = theme.grown(settings.text_size / TEXT_SIZES[0])
    return theme if settings.motion else theme.still()


def appearances() -> list[tuple[str, str]]:
    """Return id and name of each look, the system's first."""
    names = [(AS_SYSTEM, QCoreApplication.translate("theme", "As the system"))]
    return names + [(one, QCoreApplication.translate("theme", load_theme(one).name)) for one in SHIPPED]


def wear(application: QApplication, theme: Theme) -> None:
    """Put a theme on the whole application."""
    application.setFont(theme.font())
    application.setPalette(palette(theme))
    application.setStyleSheet(style_sheet(theme))


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme."""
    colour = theme.colour
    role = QPalette.ColorRole
    made = QPalette()
    for where, what in (
        (role.Window, colour.ground),
        (role.WindowText, colour.text),
        (role.Base, colour.ground),
        (role.AlternateBase, colour.panel),
        (role.Text, colour.text),
        (role.PlaceholderText, colour.text_second),
        (role.Button, colour.panel),
        (role.ButtonText, colour.text),
        (role.BrightText, colour.danger),
        (role.Highlight, colour.accent),
        (role.HighlightedText, colour.on_accent),
        (role.Accent, colour.accent),
        (role.Link, colour.accent),
        (role.LinkVisited, colour.accent),
        (role.ToolTipBase, colour.panel),
        (role.ToolTipText, colour.text),
        (role.Light, colour.panel),
        (role.Midlight, colour.line),
        (role.Mid, colour.line),
        (role.Dark, colour.edge),
        (role.Shadow, colour.edge),
    ):
        made.setColor(where, what)
    # Where the keyboard is not, what is selected must not look as if a key would act on it.
    made.setColor(QPalette.ColorGroup.Inactive, role.Highlight, colour.selected)
    made.setColor(QPalette.ColorGroup.Inactive, role.HighlightedText, colour.text)
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, colour.edge)
    return made


def style_sheet(theme: Theme) -> str:
    """Return what a palette cannot say: space inside controls, and quiet frames.

    Raises
    ------
    KeyError
        If ``controls.qss`` names a token that there is not.
    """
    tokens = {field.name: getattr(theme.colour, field.name).name() for field in fields(Colours)}
    tokens |= {name: str(getattr(theme.type, name)) for name in ("small", "interface", "title", "strong")}
    # A radio button is as large as a check box, a ring of 1 px, or of 5 px when it is on.
    tokens |= {"round": str(theme.type.interface // 2 + 1), "round_in": str(theme.type.interface - 8)}
    # Qt takes pictures in style sheets from files only, and cannot colour them.
    for name in ("chevron", "chevron_up", "tick"):
        picture = paths.themes() / f"{name}_{'dark' if theme.dark else 'light'}.svg"
        tokens[name] = picture.as_posix()
    sheet = (paths.themes() / "controls.qss").read_text(encoding="utf-8")
    return _TOKEN.sub(lambda match: tokens[match[1]], sheet)
