"""How the definition panel shares its height out: what is left goes to the levels, then to the evidence.

Here: the heights at which a cell is shown whole, and the least at which it can still be read.
Not here: what stands in the panel (``definition_panel``), and how high the panel is (``panel_layout``).

Where there is too little width, what is answered with stands below the reason, and its buttons below that.
Where there is too little height, the evidence goes first (the title bar still counts it, and leads to its
own panel), then the ends of the definitions of levels that are not the current one, then these definitions
and half the space between the rows.
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
_TIGHT: Final = 4
"""Space between the rows where there is too little room for the usual."""


class DefinitionRoom:
    """Shares out the height of one definition panel."""

    def __init__(self, form: Ui_DefinitionPanel, bands: LevelBands) -> None:
        self._form = form
        self._bands = bands
        self._usual = form.cell_layout.spacing()

    def height_for(self, width: int) -> int:
        """Return the height at which a cell is shown whole, at a width."""
        return self._others(width, evidence=True) + self._bands.height_in(self._inside(width), _PLENTY)

    def least_height(self, width: int) -> int:
        """Return the height at which the current level's definition is whole, and all else legible."""
        return self._others(width, evidence=False) + self._bands.least_height(self._inside(width))

    def tight_height(self, width: int) -> int:
        """Return the height at which the current level alone has its definition, and all else is in view."""
        inside = self._inside(width)
        bands = min(self._bands.usual_short_height(inside), self._bands.least_height(inside))
        return self._others(width, evidence=False, tight=True) + bands

    def share_out(self) -> None:
        """Show the evidence where there is room for it, and give the levels what is left."""
        form, (width, height) = self._form, self._room()
        inside = self._inside(width)
        form.why_row.setDirection(_DOWN if self._two_rows(inside) else _ACROSS)
        form.answer_row.setDirection(_DOWN if self._three_rows(inside) else _ACROSS)
        roomy = height >= self.height_for(width)
        self._form.evidence.setVisible(roomy)
        self._form.evidence_label.setVisible(roomy)
        self._form.reason.set_most_lines(self._reason_lines(roomy=roomy))
        tight = height < self.least_height(width)
        margins, gap = form.cell_layout.contentsMargins(), _TIGHT if tight else self._usual
        margins.setBottom(self._below(tight=tight))
        form.cell_layout.setContentsMargins(margins)
        form.cell_layout.setSpacing(gap)
        for row in (form.why_row, form.answer_row):
            row.setSpacing(gap if row.direction() is _DOWN else self._usual)
        self._bands.set_room(max(height - self._others(width, evidence=roomy, tight=tight), 0))

    def _room(self) -> tuple[int, int]:
        """Return width and height there are: a scroll bar counts where one is needed, not where one was."""
        scroll = self._form.scroll
        room = scroll.maximumViewportSize()
        width, height = room.width(), room.height()
        inside = self._inside(width)
        bands = min(self._bands.short_height(inside), self._bands.least_height(inside))
        if self._others(width, evidence=False, tight=True) + bands > height:
            width -= scroll.verticalScrollBar().sizeHint().width()
        return width, height

    def _inside(self, width: int) -> int:
        margins = self._form.cell_layout.contentsMargins()
        return width - margins.left() - margins.right()

    def _reason_lines(self, *, roomy: bool) -> int:
        """Return how many lines a reason may show; while it is being written, as many as anywhere."""
        return MOST_LINES if roomy or self._form.reason.hasFocus() else _FEW_LINES

    def _others(self, width: int, *, evidence: bool, tight: bool = False) -> int:
        """Return the height of everything but the levels."""
        form, inside = self._form, self._inside(width)
        gap = _TIGHT if tight else self._usual
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
        return (
            form.cell_layout.contentsMargins().top()
            + sum(parts)
            + gap * len(parts)
            + self._below(tight=tight)
        )

    def _below(self, *, tight: bool) -> int:
        """Return the space below the rows: where there is little, just the focus ring's round a reason."""
        if tight:
            return _TIGHT if self._form.reason.hasFocus() else 0
        return self._usual

    def _two_rows(self, inside: int) -> bool:
        """Whether the reason stands in a row of its own, so that it is not squeezed."""
        form = self._form
        least = _REASON * form.question.fontInfo().pixelSize()
        beside = form.reason_label.sizeHint().width() + 2 * self._usual
        return inside < least + beside + self._answer_width()

    def _three_rows(self, inside: int) -> bool:
        """Whether the buttons stand below the confidence, because one row would be cut off."""
        return inside < self._answer_width()

    def _answer_width(self) -> int:
        """Return the width of confidence and buttons in one row."""
        rows = self._form.confidence_row, self._form.buttons_row
        return sum(row.sizeHint().width() for row in rows) + self._usual
