"""The shares of one whole, one row each: name, slider, field.

Here: the rows of one block, and telling which share a person moves.
Not here: what the others become (``scoring.share``), and all blocks together (``weights_panel``).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.elided_label import ElidedLabel
from smp_workbench.gui.panels.share_box import ShareBox, share_text
from smp_workbench.gui.theme import Theme


class ShareRows(QWidget):
    """Shows the shares of a whole.

    Parameters
    ----------
    title
        What the whole is.
    names
        Who shares it, each with a shorter name.

    Attributes
    ----------
    moved
        Place and new share of the one that a person moves; nothing has changed yet.
    refused
        Why what was typed cannot be a share.
    """

    moved = Signal(int, object)
    refused = Signal(str)

    def __init__(
        self, title: str, names: Sequence[tuple[str, str]], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows: list[tuple[QSlider, ShareBox]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(*[theme.space.unit] * 4)  # for the focus ring of the last field
        grid.setHorizontalSpacing(theme.space.related)
        grid.setVerticalSpacing(theme.space.unit)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        heading = QLabel(title, self)
        heading.setProperty("strong", True)
        grid.addWidget(heading, 0, 0, 1, 3)
        for place, (name, shorter) in enumerate(names):
            self._add_row(grid, place, title, name).set_text(name, shorter)

    def show_shares(self, shares: Sequence[Fraction]) -> None:
        """Show shares, telling nobody."""
        for (slider, box), share in zip(self._rows, shares, strict=True):
            slider.blockSignals(True)
            slider.setValue(round(share * 100))
            slider.blockSignals(False)
            slider.setToolTip(share_text(share))
            box.set_share(share)

    @property
    def boxes(self) -> list[ShareBox]:
        """The fields, in the order of their rows."""
        return [box for _, box in self._rows]

    def _add_row(self, grid: QGridLayout, place: int, title: str, name: str) -> ElidedLabel:
        """Add a share; return the label for its name."""
        label = ElidedLabel(self, narrowest=10)
        slider, box = QSlider(Qt.Orientation.Horizontal, self), ShareBox(self)
        slider.setRange(0, 100)
        slider.setPageStep(5)
        # The field has all the keys: one stop of Tab for each share is enough.
        slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for control in (slider, box):
            control.setAccessibleName(self.tr("{name}, share of {whole}").format(name=name, whole=title))
        slider.valueChanged.connect(guarded(partial(self._slide, place)))
        box.shared.connect(guarded(partial(self._take, place)))
        box.refused.connect(self.refused)
        for column, widget in enumerate((label, slider, box)):
            grid.addWidget(widget, place + 1, column)
        self._rows.append((slider, box))
        return label

    def _slide(self, place: int, percent: int) -> None:
        self._take(place, Fraction(percent, 100))

    def _take(self, place: int, share: Fraction) -> None:
        self.moved.emit(place, share)
