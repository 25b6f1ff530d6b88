"""What stands in the score grid while it has no themes.

Here: one sentence that says what to do next. Not here: anything of a grid with themes.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from smp_workbench.gui.theme import Theme


def draw_empty(viewport: QWidget, theme: Theme) -> None:
    """Draw into an empty grid how it is filled."""
    painter = QPainter(viewport)
    painter.setFont(theme.font())
    painter.setPen(theme.colour.text_second)
    room = viewport.rect().adjusted(*(side * theme.space.panel for side in (1, 1, -1, -1)))
    words = QCoreApplication.translate(
        "ScoreGrid", "No themes yet. Add the first with Edit, Add themes (Ctrl+T)."
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, words)
    painter.end()
