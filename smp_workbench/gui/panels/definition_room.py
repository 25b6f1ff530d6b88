"""How the definition panel shares its height out: what is left goes to the levels, then to the evidence.

Here: the heights at which a cell is shown whole, and the least at which it can still be read.
Not here: what stands in the panel (``definition_panel``), and how high the panel is (``panel_layout``).

Where there is too little width, what is answered with stands below the reason, and its buttons below that.
Where there is too little height, the evidence goes first (the title bar still counts it, and leads to its
own panel), then the ends of the definitions of levels that are not the current one.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QBoxLayout

from smp_workbench.gui.forms.ui_definition_panel import Ui_DefinitionPanel
from smp_workbench.gui.panels.level_bands import LevelBands
from smp_workbench.gui.panels.reason_edit import MOST_LINES

_PLENTY: Final = 100_000
_REASON: Final = 14
"""Width of a reason that can still be read in one row with the rest, as a multiple of the type's size."""
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_FEW_LINES: Final = 2
"""Lines that a long reason shows where there is little room; the others are scrolled to."""


class DefinitionRoom:
    """Shares out the height of one definition panel."""

    def __init__(self, form: Ui_DefinitionPanel, bands: LevelBands) -> None:
        self._form = form
        self._bands = bands

    def height_for(self, width: int) -> int:
        """Return the height at which a cell is shown whole, at a width."""
        return self._others(width, evidence=True) + self._bands.height_in(self._inside(width), _PLENTY)

    def least_height(self, width: int) -> int:
        """Return the height at which the current level's definition is whole, and all else legible."""
        return self._others(width, evidence=False) + self._bands.height_in(self._inside(width), 0)

    def share_out(self) -> None:
        """Show the evidence where there is room for it, and give the levels what is left."""
        width, height = self._form.scroll.viewport().width(), self._form.scroll.viewport().height()
        form, inside = self._form, self._inside(width)
        form.why_row.setDirection(_DOWN if self._two_rows(inside) else _ACROSS)
        form.answer_row.setDirection(_DOWN if self._three_rows(inside) else _ACROSS)
        roomy = height >= self.height_for(width)
        self._form.evidence.setVisible(roomy)
        self._form.evidence_label.setVisible(roomy)
        self._form.reason.set_most_lines(self._reason_lines(roomy=roomy))
        self._bands.set_room(max(height - self._others(width, evidence=roomy), 0))

    def _inside(self, width: int) -> int:
        margins = self._form.cell_layout.contentsMargins()
        return width - margins.left() - margins.right()

    def _reason_lines(self, *, roomy: bool) -> int:
        """Return how many lines a reason may show; while it is being written, as many as anywhere."""
        return MOST_LINES if roomy or self._form.reason.hasFocus() else _FEW_LINES

    def _others(self, width: int, *, evidence: bool) -> int:
        """Return the height of everything but the levels."""
        form, inside = self._form, self._inside(width)
        margins, gap = form.cell_layout.contentsMargins(), form.cell_layout.spacing()
        reason = form.reason.height_with(self._reason_lines(roomy=evidence))
        choice, button = form.confidence.sizeHint().height(), form.clear.sizeHint().height()
        parts = [form.question.heightForWidth(inside)]
        if self._three_rows(inside):
            parts += [reason, choice, button]
        elif self._two_rows(inside):
            parts += [reason, max(choice, button)]
        else:
            parts.append(max(reason, choice, button))
        if evidence:
            beside = form.evidence_label.sizeHint().width() + form.evidence_row.spacing()
            parts.append(form.evidence.heightForWidth(inside - beside))
        return margins.top() + margins.bottom() + sum(parts) + gap * len(parts)

    def _two_rows(self, inside: int) -> bool:
        """Whether the reason stands in a row of its own, so that it is not squeezed."""
        form = self._form
        least = _REASON * form.question.fontInfo().pixelSize()
        beside = form.reason_label.sizeHint().width() + 2 * form.why_row.spacing()
        return inside < least + beside + self._answer_width()

    def _three_rows(self, inside: int) -> bool:
        """Whether the buttons stand below the confidence, because one row would be cut off."""
        return inside < self._answer_width()

    def _answer_width(self) -> int:
        """Return the width of confidence and buttons in one row."""
        rows = self._form.confidence_row, self._form.buttons_row
        return sum(row.sizeHint().width() for row in rows) + self._form.answer_row.spacing()
