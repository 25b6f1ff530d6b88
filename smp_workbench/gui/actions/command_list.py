"""Every command of the menus and every theme, as a list to find one in.

Here: walking through the menus as they are now, submenus and those built in code included.
Not here: finding (``dialogs.command_match``) and showing (``dialogs.command_palette``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from smp_workbench.gui.help_topic import Topic, topic_of_command

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow

WHY: Final = "why"
"""Property of an action, set in the form: why it is not available, where it is not."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done or gone to.

    Attributes
    ----------
    key
        Stays the same while the program runs and from one run to the next; empty for a theme.
    path
        Where it stands in the menus.
    hint
        What it does, in a sentence; may be empty.
    available
        Whether it can be done now; ``why`` says why not, if that is known.
    topic
        What it is about: the page of the help that F1 opens from it.
    """

    key: str
    name: str
    path: str
    shortcut: str
    hint: str
    run: Callable[[], None]
    available: bool = True
    why: str = ""
    topic: Topic = Topic.THEMES


def commands(window: MainWindow) -> list[Command]:
    """Return the commands in the order of the menus, then the themes in the order of record."""
    found: list[Command] = []
    for action in window.form.menu_bar.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            found += _of_menu(menu, _plain(menu.title()))
    return found + [
        Command(
            key="",
            name=theme.name,
            path=QCoreApplication.translate("CommandPalette", "Go to the theme"),
            shortcut="",
            hint=f"{theme.short} {theme.ref}",
            run=partial(window.go_to_theme, theme.ref),
        )
        for theme in window.signals.assessment.themes
    ]


def _of_menu(menu: QMenu, path: str) -> Iterator[Command]:
    """Return a menu's commands as it would show them; some menus are filled when they open."""
    menu.aboutToShow.emit()
    for action in menu.actions():
        inner = action.menu()
        if action.isSeparator() or not action.isVisible():
            continue
        if isinstance(inner, QMenu):
            yield from _of_menu(
                inner, f"{path} \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} {_plain(inner.title())}"
            )
        else:
            yield _of_action(action, menu, path)


def _of_action(action: QAction, menu: QMenu, path: str) -> Command:
    """Return one entry of a menu; a key of the grid stands in its text, behind a tab."""
    text, _, grid_key = action.text().partition("\t")
    name = _plain(text)
    state = QCoreApplication.translate("CommandPalette", "on") if action.isChecked() else ""
    return Command(
        key=action.objectName() or f"{path}/{name}",
        name=name,
        path=f"{path} \N{MIDDLE DOT} {state}" if state else path,
        shortcut=grid_key or action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
        hint=action.statusTip(),
        run=action.trigger,
        available=action.isEnabled(),
        why=str(action.property(WHY) or ""),
        topic=topic_of_command(action, menu),
    )


def _plain(text: str) -> str:
    """Return a menu's text without the marks of its access key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
