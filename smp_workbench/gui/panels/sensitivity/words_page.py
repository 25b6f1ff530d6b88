"""In words: who stays, between whom the other places are, and every single change, the smallest first.

Here: the page: the finding, the paragraph about the cut line, and the sentences as rows that lead to
their score.
Not here: finding them (``tipping_source``) and their words (``scoring.tipping_words``,
``scoring.contest_words``, ``scoring.caution_words``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QCheckBox,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from smp_workbench.errors import Sentence
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.panels.sensitivity.other_weights import OtherWeights
from smp_workbench.gui.panels.sensitivity.scrolled_words import ScrolledWords
from smp_workbench.gui.panels.sensitivity.sentence_delegate import SentenceDelegate
from smp_workbench.gui.session_signals import SessionSignals, sentence_text
from smp_workbench.gui.theme import Theme
from smp_workbench.gui.tipping_source import Tipping, tipping_source
from smp_workbench.scoring.caution_words import find_cautions
from smp_workbench.scoring.contest_words import paragraph, title
from smp_workbench.scoring.tip import CellTip, cut_weights, nearest_cells, order_weights, theme_cells
from smp_workbench.scoring.tipping_words import cell_sentence, weight_sentence
from smp_workbench.session.announcement import Announcement

_MOST: Final = 30
"""Sentences of each kind; nobody reads more of them, and the command has all."""
_MOST_OF_HEIGHT: Final = 0.4
"""Part of the page's height that the paragraph has at most; the rest of it is scrolled to."""
_LEAST_ROWS: Final = 5
"""Lines that the sentences have at least: a heading and two of them."""
_HEAD_PARTS: Final = 3
"""How many times the box to tick must fit into the width to stand beside the finding, and not below it."""
_CELL: Final = Qt.ItemDataRole.UserRole
"""Ref and criterion code of the score that a row speaks of."""


class WordsPage(Panel):
    """The page."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(signals, theme, parent)
        self._source = tipping_source(signals)
        self._title = QLabel(self)
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._said = ScrolledWords(self)
        self.other = OtherWeights(signals, theme, self)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.only = QCheckBox(self.tr("&Only the focused theme"), self)
        self.rows = QListView(self)
        self._model = QStandardItemModel(self.rows)
        self._set_up_rows()
        self._lay_out()
        self._wear()
        self.only.toggled.connect(self._show)
        self.rows.activated.connect(self._go_to)
        self._source.found.connect(self._show)
        self.other.finished.connect(guarded(self.take_focus))

    def _set_up_rows(self) -> None:
        rows = self.rows
        rows.setModel(self._model)
        rows.setWordWrap(True)
        rows.setItemDelegate(SentenceDelegate(rows, self.theme.space.related))
        rows.setResizeMode(QListView.ResizeMode.Adjust)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows.setAccessibleName(self.tr("What would change the answer, the smallest change first"))
        rows.setAccessibleDescription(self.tr("Enter goes to the score that a sentence speaks of."))

    def _lay_out(self) -> None:
        space = self.theme.space
        self._head.setSpacing(space.group)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self.only, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.group, space.related, space.group, space.related)
        column.setSpacing(space.unit)
        column.addLayout(self._head)
        column.addWidget(self._said)
        column.addWidget(self.other)
        column.addWidget(self.rows, 1)
        column.addStretch()  # all that is left, where there are no rows
        self._column = column

    def _wear(self) -> None:
        self._title.setFont(self.theme.font(self.theme.type.interface, strong=True))

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the sentences the greater part of the height, and the finding the width."""
        super().resizeEvent(event)
        beside = self.only.sizeHint().width() * _HEAD_PARTS <= self.width()
        self._head.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._fit()

    def _fit(self) -> None:
        """Give the paragraph what the finding and a few sentences leave; be higher than the room if need be.

        Words that wrap take a height that their layout does not ask for.
        """
        column, line = self.layout(), self.fontMetrics().lineSpacing()
        if column is None:
            return
        margins = column.contentsMargins()
        width = max(self.width() - margins.left() - margins.right(), 1)
        title = self._head.heightForWidth(width)
        other = 0 if self.other.isHidden() else self.other.height_for(width)
        fixed = margins.top() + margins.bottom() + 4 * column.spacing() + title + other
        rows = 0 if self.rows.isHidden() else _LEAST_ROWS * line
        self._said.set_most(min(round(self.height() * _MOST_OF_HEIGHT), self.height() - fixed - rows))
        said = 0 if self._said.isHidden() else self._said.minimumHeight()
        self.setMinimumHeight(fixed + said + rows)

    # --- following ----------------------------------------------------------------------------

    @property
    @override
    def waiting(self) -> bool:
        """Whether the sentences are still being found."""
        return self._source.waiting

    @override
    def refresh(self) -> None:
        """Show what was found."""
        self._show()

    @override
    def follow_edit(self, announcement: Announcement) -> None:
        """Leave it to the source, which tells of what it has found."""

    @override
    def follow_focus(self) -> None:
        """Show another theme's sentences, where only its own are wanted."""
        if self.only.isChecked():
            self._show()

    @override
    def set_seen(self, seen: bool) -> None:
        """Have it found while anyone can see it."""
        super().set_seen(seen)
        self._source.follow(self, seen=seen)
        if seen:
            self._show()
        else:
            self.other.follow(None)
            self.setMinimumHeight(0)  # a page behind asks for no room

    @override
    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        super().set_theme(theme)
        self._wear()
        self._show()

    @override
    def take_focus(self) -> None:
        """Take the keyboard to the sentences."""
        (self.only if self.rows.isHidden() else self.rows).setFocus(Qt.FocusReason.TabFocusReason)

    # --- showing ------------------------------------------------------------------------------

    @guarded
    def _show(self) -> None:
        if not self.seen:
            return
        found = self._source.tipping
        self.headed.emit(self.tr("What would change the answer"), "")
        self._title.setText("" if found is None else sentence_text(title(found.contest)))
        said = () if found is None else paragraph(found.contest)
        self._said.set_words(" ".join(sentence_text(sentence) for sentence in said))
        self._said.setHidden(not said)
        self.other.follow(None if found is None else found.tips)
        place = self.rows.currentIndex().row()
        self._model.clear()
        for item in () if found is None else self._items(found):
            self._model.appendRow(item)
        self.rows.setHidden(not self._model.rowCount())
        self._column.setStretch(self._column.count() - 1, int(self.rows.isHidden()))
        self._fit()
        sentences = [row for row in range(self._model.rowCount()) if self._model.item(row).isSelectable()]
        if sentences:
            row = min(sentences, key=lambda one: abs(one - place))
            self.rows.setCurrentIndex(self._model.index(row, 0))
            if row == sentences[0]:
                self.rows.scrollToTop()  # with its heading

    def _items(self, found: Tipping) -> Iterator[QStandardItem]:
        tips, line = found.tips, found.tips.cut_line
        ref = self.ref if self.only.isChecked() else ""
        if ref and all(theme.ref != ref for theme in tips.ranked):
            yield _row(self.tr("This theme has no score of its own yet: score it, and it is compared."))
            return
        cells = theme_cells(tips, ref) if ref else nearest_cells(tips)
        weights = order_weights(tips, ref, _MOST + 1) if ref else cut_weights(tips, _MOST + 1)
        heading = self.tr("One score") if ref else self.tr("One score that moves its theme across the line")
        yield from self._part(heading, ((cell_sentence(tip, line), tip) for tip in cells))
        heading = self.tr("One weight; the others keep their proportions")
        yield from self._part(heading, ((weight_sentence(tip, line), None) for tip in weights))
        if tips.points.left_out:
            yield _row(self.tr("Weights that were not looked at are not listed here."))
        if not ref:
            cautions = find_cautions(self.signals.assessment, self.signals.shown.compiled)
            yield from self._part(self.tr("Take care"), ((sentence, None) for sentence in cautions))

    def _part(self, heading: str, said: Iterable[tuple[Sentence, CellTip | None]]) -> Iterator[QStandardItem]:
        """Yield a heading and its sentences, and whether there are more; nothing where there are none."""
        told = list(islice(said, _MOST + 1))
        rows = [_row(sentence_text(sentence), tip) for sentence, tip in told[:_MOST]]
        if len(told) > _MOST:
            words = self.tr(
                "There are more, none of them smaller; the command “sensitivity --json” lists them all."
            )
            rows.append(_row(words))
        if rows:
            head = _row(heading)
            font: QFont = self.theme.font(self.theme.type.small, strong=True)
            head.setFont(font)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)  # the keyboard goes from sentence to sentence
            yield head
            yield from rows

    @guarded
    def _go_to(self, index: QModelIndex) -> None:
        cell = index.data(_CELL)
        if cell:
            self.cell_chosen.emit(*cell)


def _row(text: str, tip: CellTip | None = None) -> QStandardItem:
    item = QStandardItem(text)
    item.setData((tip.theme.ref, tip.criterion.code) if tip else None, _CELL)
    item.setToolTip(text)
    return item
