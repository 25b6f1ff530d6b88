"""All keys on one page.

Here: HTML for a text view. Not here: the view (``text_page_dialog``).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from smp_workbench.gui.dialogs.model_page import page, table
from smp_workbench.gui.theme import Theme

translate = QCoreApplication.translate


def keys_page(commands: list[tuple[str, str]], theme: Theme) -> str:
    """Return all keys: those of the grid and the ranking, then the commands' shortcuts.

    Parameters
    ----------
    commands
        Name and shortcut of each command in the menus.
    """
    scoring = [
        (translate("keys", "a number"), translate("keys", "set the level with that number, and move on")),
        ("?", translate("keys", "not known: a finished answer")),
        ("Del", translate("keys", "make the score blank again")),
        ("R", translate("keys", "write the reason; Ctrl+Enter keeps it, Esc gives it up")),
        ("C", translate("keys", "go to the confidence in the evidence")),
        ("F2", translate("keys", "pick the level from a list")),
        (translate("keys", "arrows"), translate("keys", "go to any cell")),
        ("Tab, Shift+Tab", translate("keys", "go to the next or previous score")),
        ("Enter, Shift+Enter", translate("keys", "go down or up")),
        ("Home, End", translate("keys", "go to the theme or to its score; with Ctrl to the first or last")),
        (
            translate("keys", "Shift+arrows"),
            translate("keys", "select several scores: a number, ? or Del then goes to all of them"),
        ),
        (translate("keys", "letters"), translate("keys", "in the theme column: find a theme by its name")),
        ("Enter", translate("keys", "in the ranking: show how the theme's score comes about")),
    ]
    heads = (translate("keys", "Key"), translate("keys", "What it does"))
    parts = [
        f"<h1>{translate('keys', 'Keys')}</h1>",
        f"<h2>{translate('keys', 'In the grid and the ranking')}</h2>",
        table(heads, scoring),
        f"<h2>{translate('keys', 'Commands')}</h2>",
        table(heads, [(shortcut, name) for name, shortcut in commands]),
    ]
    return page(parts, theme)
