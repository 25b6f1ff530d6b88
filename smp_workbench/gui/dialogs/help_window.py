"""The help: one page a task, searchable, beside whatever a person is doing.

Here: the list of pages, the search, and a page in the theme's type.
Not here: what the pages say (``resources/help/pages``), which page is about what (``help_page``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QListWidgetItem, QTextEdit, QWidget

from smp_workbench import paths
from smp_workbench.gui.focus_ring import FocusRing
from smp_workbench.gui.forms.ui_help import Ui_HelpWindow
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_page import pages_about
from smp_workbench.gui.help_topic import FIRST, Topic, set_topic
from smp_workbench.gui.theme import Theme, load_theme

_LIST_WIDTH: Final = 280
_INTERFACE: Final = 14
_LINE: Final = 120
"""Per cent of the type's own line height."""
_NAME: Final = Qt.ItemDataRole.UserRole


class HelpWindow(QWidget):
    """A window of its own, so that a dialog in front of the main window does not block it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        set_topic(self, Topic.FINDING_YOUR_WAY)
        self._theme = theme
        self._shown = ""
        self.form = Ui_HelpWindow()
        self.form.setupUi(self)
        self._ring = FocusRing(self, theme)
        form = self.form
        form.page.setSearchPaths([str(paths.help_pages())])
        form.search.textChanged.connect(self._search)
        form.search.returnPressed.connect(self._take_first)
        form.pages.currentItemChanged.connect(self._open_chosen)
        form.page.sourceChanged.connect(self._take_page)
        form.back.clicked.connect(self._go_back)
        form.forward.clicked.connect(self._go_forward)
        form.page.backwardAvailable.connect(form.back.setEnabled)
        form.page.forwardAvailable.connect(form.forward.setEnabled)
        form.back.setEnabled(False)
        form.forward.setEnabled(False)
        form.close.clicked.connect(self._leave)
        self._keys()
        self.set_theme(theme)
        self._search()
        self.show_page(FIRST)

    def show_page(self, name: str) -> None:
        """Show a page by the name of its file."""
        self.form.page.setSource(QUrl(name))

    def take_focus(self) -> None:
        """Put the keyboard into the page, where the keys that scroll are wanted first."""
        self.form.page.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme = theme
        self._ring.set_theme(theme)
        grown = theme.type.interface / load_theme(theme.id).type.interface
        self.resize((QSizeF(self.size()) * grown).toSize().boundedTo(self.screen().availableSize()))
        self.form.pages.setFixedWidth(round(_LIST_WIDTH * theme.type.interface / _INTERFACE))
        self.form.search.setFixedWidth(self.form.pages.width())
        self.form.page.document().setDocumentMargin(theme.space.panel)
        self.form.page.reload()
        self._dress()

    def _keys(self) -> None:
        for key, does in (
            (QKeySequence.StandardKey.Find, self._go_to_search),
            (QKeySequence.StandardKey.Back, self._go_back),
            (QKeySequence.StandardKey.Forward, self._go_forward),
            (QKeySequence(Qt.Key.Key_Escape), self._leave),
        ):
            QShortcut(key, self).activated.connect(guarded(does))

    @guarded
    def _go_back(self) -> None:
        self.form.page.backward()

    @guarded
    def _go_forward(self) -> None:
        self.form.page.forward()

    @guarded
    def _leave(self) -> None:
        self.close()

    @guarded
    def _go_to_search(self) -> None:
        self.form.search.setFocus()
        self.form.search.selectAll()

    @guarded
    def _search(self) -> None:
        """List the pages that hold every word that was typed, and mark the words in the page shown."""
        form, words = self.form, self.form.search.text()
        found = pages_about(words)
        form.pages.blockSignals(True)
        form.pages.clear()
        for page in found:
            item = QListWidgetItem(page.title, form.pages)
            item.setData(_NAME, page.name)
            item.setToolTip(page.title)
        form.pages.blockSignals(False)
        none = self.tr("No page has all of these words. Try fewer.")
        form.found.setText("" if found else none)
        form.found.setHidden(bool(found))
        self._follow()
        self._mark()

    @guarded
    def _take_first(self) -> None:
        if self.form.pages.count():
            self.form.pages.setCurrentRow(0)
            self.form.page.setFocus()

    @guarded
    def _open_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_page(item.data(_NAME))

    # --- the page -----------------------------------------------------------------------------

    @guarded
    def _take_page(self, source: QUrl) -> None:
        self._shown = source.fileName()
        self._dress()

    def _dress(self) -> None:
        """Put the page into the theme's type and colours, which Markdown knows nothing of."""
        document = self.form.page.document()
        block = document.begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)
        self._follow()
        self._mark()

    def _dress_block(self, block: QTextBlock) -> None:
        """Give a heading its size, and a paragraph or list entry room below it."""
        size, space = self._theme.type, self._theme.space
        cursor = self._select(block.position(), block.length() - 1)
        level = block.blockFormat().headingLevel()
        if level:
            font = QFont(self._theme.font())
            font.setPixelSize({1: size.title, 2: size.scale[2]}.get(level, size.interface))
            font.setWeight(QFont.Weight(size.strong))
            shape = QTextCharFormat()
            shape.setFont(font)
            cursor.setCharFormat(shape)
        if cursor.currentTable() is None:
            room = QTextBlockFormat()
            room.setTopMargin(space.unit)
            room.setBottomMargin(space.unit if block.textList() is not None else space.related)
            room.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.mergeBlockFormat(room)

    def _dress_table(self, table: QTextTable) -> None:
        shape = table.format()
        shape.setBorder(1)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(self._theme.colour.line)
        shape.setBorderCollapse(True)
        shape.setCellPadding(self._theme.space.related)
        shape.setCellSpacing(0)
        shape.setTopMargin(self._theme.space.related)
        shape.setBottomMargin(self._theme.space.related)
        table.setFormat(shape)

    def _select(self, start: int, length: int) -> QTextCursor:
        cursor = QTextCursor(self.form.page.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark(self) -> None:
        """Mark every word that is searched for."""
        document, marks = self.form.page.document(), []
        for word in self.form.search.text().split():
            cursor = document.find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(self._theme.colour.focus)
                mark.format.setForeground(self._theme.colour.focus_inner)
                marks.append(mark)
                cursor = document.find(word, cursor)
        self.form.page.setExtraSelections(marks)

    def _follow(self) -> None:
        """Choose the shown page in the list, if it is listed."""
        pages = self.form.pages
        pages.blockSignals(True)
        rows = [row for row in range(pages.count()) if pages.item(row).data(_NAME) == self._shown]
        pages.setCurrentRow(rows[0] if rows else -1)
        pages.blockSignals(False)
