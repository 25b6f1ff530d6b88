"""A field for one share of a whole: typed as a percentage or an exact fraction, or stepped by a point.

Here: the field and its slider's text. Not here: what happens to the others (``scoring.share``).
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractSpinBox, QWidget
from typing_extensions import override

from smp_workbench.domain.number import exact_text, parse_number, plain_text
from smp_workbench.domain.text import printable
from smp_workbench.errors import Refusal, WorkbenchError
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import error_text
from smp_workbench.scoring.share import FINEST

_Step = QAbstractSpinBox.StepEnabledFlag
_WIDEST: Final = "100.0 % "


def share_text(share: Fraction) -> str:
    """Return a share as people read it.

    Examples
    --------
    >>> share_text(Fraction(3, 8)), share_text(Fraction(1, 3)), share_text(Fraction(1))
    ('37.5 %', '33.3 %', '100 %')
    """
    return f"{plain_text(share * 100)} %"


def read_share(text: str) -> Fraction:
    """Return the share that was typed: ``"37.5"`` and ``"37.5 %"`` are percentages, ``"1/3"`` is a part.

    Raises
    ------
    Refusal
        If it is neither, not between nothing and all, or a fraction too fine to rank by exactly.
    """
    plain = text.strip().removesuffix("%").strip()
    try:
        number = parse_number(plain)
    except WorkbenchError as error:
        raise Refusal(
            "“{text}” is no share.",
            "Type a percentage such as 37.5, or a fraction such as 1/3.",
            text=printable(text),
        ) from error
    share = number if "/" in plain else number / 100
    if not 0 <= share <= 1:
        raise Refusal("A share cannot be {text}.", "Type 0 to 100 %.", text=printable(text))
    if share.denominator > FINEST:
        raise Refusal(
            "“{text}” is finer than a spreadsheet could rank by.",
            "Type tenths of a percent, or a fraction with at most {most} below.",
            text=printable(text),
            most=FINEST,
        )
    return share


class ShareBox(QAbstractSpinBox):
    """Holds one share.

    Attributes
    ----------
    shared
        The share that a person has set, exact.
    refused
        Why what was typed cannot be a share, in words; the field shows the old one again.
    """

    shared = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = Fraction(0)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(_WIDEST) + 2 * self.sizeHint().height())
        self.editingFinished.connect(self.finish)
        self.set_share(self._share)

    def set_share(self, share: Fraction) -> None:
        """Show a share."""
        self._share = share
        self.lineEdit().setText(share_text(share))
        self.setToolTip(self.tr("Exactly {part} of the whole").format(part=exact_text(share)))

    @guarded
    def finish(self) -> None:
        """Take what was typed, or say why not; what still reads the same stays exactly as it is."""
        if self.lineEdit().text() == share_text(self._share):
            return
        try:
            share = read_share(self.lineEdit().text())
        except WorkbenchError as error:
            self.set_share(self._share)
            self.refused.emit(error_text(error))
            return
        self.set_share(share)
        self.shared.emit(share)

    @override
    @guarded
    def stepBy(self, steps: int) -> None:
        """Go up or down by whole percents."""
        self.finish()
        percent = self._share * 100
        base = floor(percent) if steps > 0 else ceil(percent)
        share = Fraction(min(max(base + steps, 0), 100), 100)
        if share != self._share:
            self.set_share(share)
            self.shared.emit(share)

    @override
    @guarded(default=_Step.StepNone)
    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Return whether there is anything above and below."""
        up = _Step.StepUpEnabled if self._share < 1 else _Step.StepNone
        return up | (_Step.StepDownEnabled if self._share > 0 else _Step.StepNone)

    @override
    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have the next key replace the old share."""
        super().focusInEvent(event)
        self.selectAll()
