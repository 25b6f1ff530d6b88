"""The versions of the assessment, with the draft after them, and what can be done with a version.

Here: the draft in words, the list, and the verbs under it.
Not here: doing it (``actions.version_actions``), and how a row looks (``version_list``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from smp_workbench.domain.version import Version
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.panels.version_list import VersionDrawing, VersionList
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme

_ROWS_SEEN: Final = 3


class VersionsPanel(Panel):
    """Latest first; one can be looked at and restored, two compared.

    Attributes
    ----------
    commit_requested
        The present state should become a version.
    view_requested, restore_requested
        Number of the version that should be looked at, or put back.
    compare_requested
        Numbers of two versions, the earlier one first; 0 stands for the assessment as it is now.
    """

    commit_requested = Signal()
    view_requested = Signal(int)
    restore_requested = Signal(int)
    compare_requested = Signal(int, int)

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(signals, theme, parent)
        self._draft = QLabel(self)
        self._draft.setWordWrap(True)
        self._commit = QPushButton(self.tr("Com&mit version…"), self)
        self._empty = QLabel(self)
        self._empty.setWordWrap(True)
        self._empty.setProperty("quiet", True)
        self._empty.setText(
            self.tr(
                "A version keeps a state for ever: it can be looked at, compared with and restored. "
                "Commit one now, and scoring goes on as a draft after it."
            )
        )
        self._table = VersionList(self)
        self._rows = QListView(self)
        self._drawing = VersionDrawing(self._table, theme, self._rows)
        self._view = QPushButton(self.tr("&Look at it"), self)
        self._compare = QPushButton(self.tr("Com&pare with now…"), self)
        self._restore = QPushButton(self.tr("Res&tore…"), self)
        self._set_up_rows()
        self._lay_out()
        self._connect()

    def _set_up_rows(self) -> None:
        rows = self._rows
        rows.setModel(self._table)
        rows.setItemDelegate(self._drawing)
        rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        rows.setResizeMode(QListView.ResizeMode.Adjust)
        rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows.setMinimumHeight(_ROWS_SEEN * self.theme.space.row_touch)
        rows.setProperty("own_ring", True)
        rows.setAccessibleName(self.tr("Versions, latest first"))
        rows.setAccessibleDescription(self.tr("Enter looks at a version; two can be chosen to compare them."))

    def _lay_out(self) -> None:
        space = self.theme.space
        head, verbs = QHBoxLayout(), QHBoxLayout()
        for row in (head, verbs):
            row.setSpacing(space.related)
        head.addWidget(self._draft, 1)
        head.addWidget(self._commit)
        for verb in (self._view, self._compare, self._restore):
            verbs.addWidget(verb)
        verbs.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.group, space.related, space.group, space.group)
        column.setSpacing(space.related)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self._rows, 1)
        column.addLayout(verbs)
        column.addStretch(0)

    def _connect(self) -> None:
        self._commit.clicked.connect(self.commit_requested)
        self._view.clicked.connect(self._ask_view)
        self._restore.clicked.connect(self._ask_restore)
        self._compare.clicked.connect(self._ask_compare)
        self._rows.activated.connect(self._ask_view)
        self._rows.selectionModel().selectionChanged.connect(self._offer)

    @override
    def refresh(self) -> None:
        """Show the draft and the versions there are."""
        history, viewed = self.signals.session.history, self.signals.viewed
        self._draft.setText(self._draft_words())
        self._commit.setEnabled(viewed is None)
        self._empty.setHidden(bool(history.versions))
        for part in (self._rows, self._view, self._compare, self._restore):
            part.setVisible(bool(history.versions))
        self._table.set_versions(history.versions, viewed.number if viewed else 0)
        if history.versions and not self._rows.selectionModel().hasSelection():
            self._rows.setCurrentIndex(self._table.index(0))
        self._offer()

    @override
    def take_focus(self) -> None:
        """Take the keyboard into the list, or to the verb that begins one."""
        (self._rows if self.signals.session.history.versions else self._commit).setFocus()

    @override
    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._drawing.set_theme(theme)
        self._rows.doItemsLayout()
        super().set_theme(theme)

    def _draft_words(self) -> str:
        history = self.signals.session.history
        latest = history.latest
        count = history.last_sequence - (latest.sequence if latest else 0)
        changes = self.tr("1 change") if count == 1 else self.tr("{count} changes").format(count=count)
        if latest is None:
            return self.tr("Draft, no version yet: {changes}").format(changes=changes)
        if not count:
            return self.tr("No changes since version {number}").format(number=latest.number)
        return self.tr("Draft after version {number}: {changes}").format(
            number=latest.number, changes=changes
        )

    def _chosen(self) -> list[Version]:
        """Return the chosen versions, the earliest first."""
        rows = {index.row() for index in self._rows.selectedIndexes()}
        return sorted((self._table.version(row) for row in rows), key=lambda version: version.number)

    @guarded
    def _offer(self) -> None:
        """Offer what can be done with what is chosen."""
        count = len(self._chosen())
        self._view.setEnabled(count == 1)
        self._restore.setEnabled(count == 1)
        self._compare.setEnabled(count in (1, 2))
        self._compare.setText(self.tr("Com&pare the two…") if count == 2 else self.tr("Com&pare with now…"))

    @guarded
    def _ask_view(self) -> None:
        for version in self._chosen()[-1:]:
            self.view_requested.emit(version.number)

    @guarded
    def _ask_restore(self) -> None:
        for version in self._chosen()[-1:]:
            self.restore_requested.emit(version.number)

    @guarded
    def _ask_compare(self) -> None:
        chosen = [version.number for version in self._chosen()]
        if chosen:
            self.compare_requested.emit(chosen[0], chosen[-1] if len(chosen) > 1 else 0)
