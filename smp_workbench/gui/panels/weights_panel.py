"""Weights as shares: move one, and the ranking shows at once what it would do; keep them or return.

Here: the panel, what it supposes while it is seen, and the one edit that keeps it.
Not here: how shares move (``scoring.share``), the model they make (``domain.adaptation``).
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from smp_workbench.domain.adaptation import with_weights
from smp_workbench.domain.edit import SetModel
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.elided_label import ElidedLabel
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.panels.share_rows import ShareRows
from smp_workbench.gui.session_signals import SessionSignals, error_text
from smp_workbench.gui.theme import Theme
from smp_workbench.scoring.share import ShareBlock, share_blocks, with_share
from smp_workbench.session.announcement import Announcement
from smp_workbench.session.supposition import suppose_model

Whole: TypeAlias = tuple[str, list[tuple[str, str]]]
"""What is shared, and who shares it, each with a shorter name."""
_COLUMN = 40
"""Characters' width of one whole with its rows; there are as many columns as fit."""


class WeightsPanel(Panel):
    """The shares of the scoring model of the open assessment."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(signals, theme, parent)
        self._model: ScoringModel | None = None
        self._blocks: list[ShareBlock] = []
        self._start: tuple[int, int, tuple[Fraction, ...]] | None = None
        self._rows: list[ShareRows] = []
        self._drawn: list[Whole] = []
        self._columns = 0
        self._make_parts()
        signals.opened.connect(self._forget)

    # --- parts --------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        space = self.theme.space
        self._said = ElidedLabel(self)
        self._said.setProperty("quiet", True)
        self._body = QWidget(self)
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, space.related, 0)
        self._grid.setHorizontalSpacing(space.panel)
        self._grid.setVerticalSpacing(space.group)
        area = QScrollArea(self)
        area.setWidget(self._body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fault = QLabel(self)
        self._fault.setWordWrap(True)
        self._fault.setProperty("fault", True)
        self.keep = QPushButton(self.tr("Keep these we&ights"), self)
        self.back = QPushButton(self.tr("Ret&urn"), self)
        self.back.setToolTip(self.tr("Show the weights in use again; nothing is kept"))
        self.keep.clicked.connect(self._keep)
        self.back.clicked.connect(self._return)
        buttons = QHBoxLayout()
        buttons.setSpacing(space.related)
        buttons.addWidget(self._said, 1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.group, space.related, space.group, space.related)
        column.setSpacing(space.related)
        column.addWidget(area, 1)
        column.addWidget(self._fault)
        column.addLayout(buttons)

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in as many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width = self.fontMetrics().averageCharWidth() * _COLUMN
        columns = max(1, min(self.width() // width, len(self._rows)))
        for rows in self._rows:
            self._grid.removeWidget(rows)
        for place, rows in enumerate(self._rows):
            self._grid.addWidget(rows, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns

    # --- following ----------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        """Show the weights in use, unless shares of the same model are being tried."""
        if self.signals.assessment.model != self._model:
            self._load()
        self._suppose()

    @override
    def follow_edit(self, announcement: Announcement) -> None:
        """Go on supposing over scores that change; another model ends it."""
        self.refresh()

    @override
    def set_seen(self, seen: bool) -> None:
        """Suppose only while the panel is seen: nobody could tell what a preview is of otherwise."""
        super().set_seen(seen)
        if seen:
            self._suppose()
        else:
            self.signals.suppose(None)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Take on another look, and keep what is being tried."""
        super().set_theme(theme)
        if self.seen:
            self._arrange()

    @override
    def take_focus(self) -> None:
        """Take the keyboard to the first share, or to the panel where there is none."""
        first = self._rows[0].boxes[0] if self._rows else self
        first.setFocus(Qt.FocusReason.TabFocusReason)

    # --- shares -------------------------------------------------------------------------------

    def _load(self) -> None:
        """Show the weights in use."""
        model = self._model = self.signals.assessment.model
        self._blocks = list(share_blocks(self.signals.shown.compiled))
        self._start = None
        titles = [self._titles(block, model) for block in self._blocks]
        if titles != self._drawn:
            self._draw(titles)
        self._show_shares()

    def _draw(self, titles: list[Whole]) -> None:
        """Make rows for wholes of these titles, each with the names of those who share it."""
        self._drawn = titles
        for rows in self._rows:
            self._grid.removeWidget(rows)
            rows.hide()
            rows.deleteLater()
        self._rows = []
        for place, (title, names) in enumerate(titles):
            rows = ShareRows(title, names, self.theme, self._body)
            rows.moved.connect(guarded(partial(self._move, place)))
            rows.refused.connect(guarded(self._tell_fault))
            self._rows.append(rows)
        self._arrange()

    def _titles(self, block: ShareBlock, model: ScoringModel) -> Whole:
        named = {one.code: (one.name, one.name) for one in model.groups}
        named |= {one.code: (one.name, one.short) for one in model.criteria}
        title, _ = named.get(block.group, (self.tr("The groups among themselves"), ""))
        return title, [named[code] for code in block.codes]

    def _show_shares(self) -> None:
        for rows, block in zip(self._rows, self._blocks, strict=True):
            rows.show_shares(block.shares)

    def _move(self, place: int, row: int, share: Fraction) -> None:
        """Move a share; as long as it is the same one, from where all stood when it was first moved.

        A slider that goes to the end and back therefore leaves the others as they were.
        """
        block = self._blocks[place]
        if self._start is None or self._start[:2] != (place, row):
            self._start = place, row, block.shares
        self._blocks[place] = replace(block, shares=with_share(self._start[2], row, share))
        self._show_shares()
        self._suppose()

    @property
    def _tried(self) -> ScoringModel:
        """The scoring model with the shares as they stand here: the one in use if they are its own."""
        weights = {code: weight for block in self._blocks for code, weight in block.weights().items()}
        return with_weights(self.signals.assessment.model, weights)

    def _suppose(self) -> None:
        """Have the ranking show what the shares would do, or say why they cannot be."""
        model, viewing = self.signals.assessment.model, self.signals.viewed is not None
        tried = model if viewing else self._tried
        self._tell_fault("")
        supposition = None
        if tried is not model:
            try:
                supposition = suppose_model(self.signals.assessment, tried)
            except WorkbenchError as error:
                self._tell_fault(error_text(error))
        self.signals.suppose(supposition)
        self._body.setEnabled(not viewing)
        self.keep.setEnabled(supposition is not None)
        self.back.setEnabled(tried is not model)
        self._tell(changed=tried is not model)

    def _tell(self, *, changed: bool) -> None:
        aside = self.tr("a preview, not kept") if changed else ""
        self.headed.emit(self.tr("Weights"), aside)
        words = self.tr("Move a share: the others keep their proportions, and the ranking follows.")
        if not self._blocks:
            words = self.tr("The formula of this scoring model has no weights to share out.")
        self._said.setText(words)
        self.keep.setVisible(bool(self._blocks))
        self.back.setVisible(bool(self._blocks))

    @guarded
    def _tell_fault(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.setVisible(bool(words))

    @guarded
    def _forget(self) -> None:
        """Take what is tried as gone: another assessment is open."""
        self._model = None

    @guarded
    def _keep(self) -> None:
        tried = self._tried
        self.signals.suppose(None)
        if self.signals.apply(SetModel(tried)):
            words = self.tr("The weights are kept, as a scoring model adapted from the one before")
            if self.signals.trial is not None:
                words = self.tr("The weights are part of the trial now")
            self.said.emit(words)
        self.take_focus()

    @guarded
    def _return(self) -> None:
        self._load()
        self._suppose()
        self.take_focus()
