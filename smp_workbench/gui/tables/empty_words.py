"""What stands in the score grid while it has no themes.

Here: one sentence that says what to do next, or what is being opened. Not here: anything of a grid with
themes.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from smp_workbench.gui.theme import Theme
from smp_workbench.session.coming import coming_name
from smp_workbench.session.session import Session

NO_THEMES: Final = "no_themes"
"""The property of a grid that holds other words than the usual ones."""


def empty_words(session: Session | None = None) -> str:
    """Return how an assessment without themes is filled; of one that is still being read, that it is."""
    if session is not None and (name := coming_name(session)):
        return QCoreApplication.translate("ScoreGrid", "Opening {name}…").format(name=name)
    return QCoreApplication.translate(
        "ScoreGrid", "No themes yet. Add the first with Edit, Add themes (Ctrl+T)."
    )


def draw_empty(viewport: QWidget, theme: Theme) -> None:
    """Draw into an empty grid how it is filled."""
    painter = QPainter(viewport)
    painter.setFont(theme.font())
    painter.setPen(theme.colour.text_second)
    room = viewport.rect().adjusted(*(side * theme.space.panel for side in (1, 1, -1, -1)))
    grid = viewport.parentWidget()
    words = (grid.property(NO_THEMES) if grid is not None else "") or empty_words()
    painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, words)
    painter.end()
