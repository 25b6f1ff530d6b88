"""A chart on the screen: its finding, its body, the same as a table, and its menu.

Here: the widget around a chart, whichever it is, and what can be done with any of them: show the table,
copy the table or the picture, save the picture.
Not here: the body (``chart_surface``), drawing into files (``chart_picture``), what a chart shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget
from typing_extensions import override

from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.charts.chart import Chart
from smp_workbench.gui.charts.chart_surface import ChartSurface
from smp_workbench.gui.charts.chart_table import ChartTable
from smp_workbench.gui.charts.heading_widget import ChartHeading
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.cell_ring import INTERFACE_TYPE
from smp_workbench.gui.theme import Theme, load_theme

if TYPE_CHECKING:
    from smp_workbench.gui.charts.chart_picture import ChartPicture

ON_PAPER: Final = "light"
"""The theme of pictures for documents, whatever the screen's is."""
PICTURE_WIDTH: Final = 960
"""Pixels; a landscape page's text at 96 to the inch."""
_BESIDE: Final = 360
"""Pixels that a finding needs to stand beside the tools and not under them, at the usual type."""
_COPIES: Final = QKeySequence.StandardKey.Copy
_PICTURE: Final = QKeySequence("Ctrl+Shift+C")


class ChartView(QWidget):
    """Shows a chart, with tools at its top right.

    Parameters
    ----------
    name
        What kind of chart it is, for a screen reader and for the name of a file.

    Attributes
    ----------
    cell_chosen
        A mark leads there: a theme's ref and a criterion's code, which may be empty.
    said
        Words for the status bar.
    marking
        The protective marking that stands above a copied table and a picture.
    """

    cell_chosen = Signal(str, str)
    said = Signal(str)

    def __init__(self, name: str, chart: Chart, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._theme, self.chart = name, theme, chart
        self.marking = ""
        self._heading = ChartHeading(chart, theme, self)
        self.surface = ChartSurface(chart, theme, self)
        self.surface.cell_chosen.connect(self.cell_chosen)
        self.surface.moved.connect(self._describe)
        self._table: ChartTable | None = None
        self._tools = QWidget(self)
        self._row = QHBoxLayout(self._tools)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space.related)
        self.menu_button = QPushButton(self.tr("Chart"), self._tools)
        self.menu_button.setAccessibleName(self.tr("What can be done with this chart"))
        self._row.addWidget(self.menu_button)
        self._make_menu()
        self.setFocusProxy(self.surface)
        self._describe()

    def add_tool(self, tool: QWidget) -> None:
        """Put a control beside the chart's menu, after those that are there."""
        self._row.insertWidget(self._row.count() - 1, tool)

    def set_chart(self, chart: Chart) -> None:
        """Show another chart."""
        self.chart = chart
        self._heading.set_data(chart)
        self.surface.set_chart(chart)
        self.surface.set_faded(False)
        if self._table is not None:
            self._table.set_table(chart.table(self.marking))
        self._describe()
        self.updateGeometry()
        self._arrange()

    def move_chart(self, chart: Chart) -> None:
        """Show the same chart with other marks or lines, as while something is dragged; its table stays."""
        self.chart = chart
        self._heading.set_data(chart)
        self.surface.set_chart(chart)
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme = theme
        self._heading.set_theme(theme)
        self.surface.set_theme(theme)
        self._arrange()

    def set_faded(self, faded: bool) -> None:  # as Qt's own setters
        """Say whether the chart no longer holds and another one is on its way."""
        self.surface.set_faded(faded)
        self._heading.set_faded(faded)
        if self._table is not None:
            self._table.setEnabled(not faded)

    def take_focus(self) -> None:
        """Take the keyboard to the chart, or to the table that is shown in its place."""
        shown = self._table if self._table is not None else self.surface
        shown.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def faded(self) -> bool:
        """Whether the chart no longer holds."""
        return self.surface.faded

    # --- what can be done with it -------------------------------------------------------------

    @property
    def shows_table(self) -> bool:
        """Whether the table is shown in the place of the picture."""
        return self._table is not None

    @guarded
    def switch_table(self) -> None:
        """Show the same data as a table, or the picture again."""
        if self._table is None:
            self._table = ChartTable(self.chart.table(self.marking), self._theme, self)
            self._table.setAccessibleName(self.chart.title)
            self.setFocusProxy(self._table)
            self._table.show()
        else:
            self._table.deleteLater()
            self._table = None
            self.setFocusProxy(self.surface)
        self.surface.setVisible(self._table is None)
        self._switch.setText(self._switch_words())
        self._arrange()
        self.take_focus()

    @guarded
    def copy_table(self) -> None:
        """Put the table into the clipboard, as text and for Word."""
        QGuiApplication.clipboard().setMimeData(self.chart.table(self.marking).as_mime())
        self.said.emit(self.tr("The chart is copied as a table. Paste it into a document."))

    @guarded
    def copy_picture(self) -> None:
        """Put the whole chart into the clipboard as a picture for a document."""
        QGuiApplication.clipboard().setImage(self._picture().image())
        self.said.emit(self.tr("The chart is copied as a picture. Paste it into a document."))

    @guarded
    def save_picture(self) -> None:
        """Ask where to, and save the whole chart as PNG or SVG."""
        from smp_workbench.gui.charts.chart_file import write_chart
        from smp_workbench.gui.file_choice import choose_to_save_picture, usual_folder
        from smp_workbench.gui.session_signals import error_text

        path = choose_to_save_picture(self, usual_folder(()) / f"{self._name}.png")
        if path is None:
            return
        try:
            write_chart(path, self._picture())
        except WorkbenchError as error:
            self.said.emit(error_text(error))
        else:
            self.said.emit(self.tr("The chart is saved as {name}.").format(name=path.name))

    def _picture(self) -> ChartPicture:
        from smp_workbench.gui.charts.chart_picture import ChartPicture

        return ChartPicture(self.chart, load_theme(ON_PAPER), PICTURE_WIDTH, self.marking)

    def _make_menu(self) -> None:
        menu = QMenu(self)
        self._switch = menu.addAction(self._switch_words())
        self._switch.triggered.connect(self.switch_table)
        menu.addAction(self.tr("Copy as a table\tCtrl+C")).triggered.connect(self.copy_table)
        menu.addAction(self.tr("Copy as a picture\tCtrl+Shift+C")).triggered.connect(self.copy_picture)
        menu.addAction(self.tr("Save as a picture\N{HORIZONTAL ELLIPSIS}")).triggered.connect(
            self.save_picture
        )
        self.menu_button.setMenu(menu)

    def _switch_words(self) -> str:
        return self.tr("Show the chart\tT") if self.shows_table else self.tr("Show as a table\tT")

    # --- Qt's widget --------------------------------------------------------------------------

    @override
    @guarded(default=QSize())
    def minimumSizeHint(self) -> QSize:
        """Return no more than the tools and the space round them need: a chart scrolls."""
        space = self._theme.space
        tools = self._tools.sizeHint().width() + 2 * space.group
        bar = self.surface.verticalScrollBar().sizeHint().width()
        return QSize(max(tools, self.surface.least_width + bar), space.row * 3)

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the finding the height its words need, and the body the rest."""
        super().resizeEvent(event)
        self._arrange()

    @override
    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        """Keep the keys for copying from the window's commands, which are the grid's and the ranking's."""
        own = isinstance(event, QKeyEvent) and (event.matches(_COPIES) or _is_picture(event))
        if own and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the table with T; copy it with Ctrl+C, the picture with Ctrl+Shift+C."""
        if event.matches(_COPIES):
            self.copy_table()
        elif _is_picture(event):
            self.copy_picture()
        elif event.text().casefold() == "t":
            self.switch_table()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        """Put the tools beside the finding, or above it where they would leave it too little room."""
        space, width = self._theme.space, self.width()
        wanted = self._tools.sizeHint()
        scale = self._theme.type.interface / INTERFACE_TYPE
        left = max(width - wanted.width() - space.group, 0)
        self._tools.setGeometry(left, space.unit, wanted.width(), wanted.height())
        above = left < _BESIDE * scale
        low = max(wanted.height() - space.related, 0)
        self._heading.set_beside(*(0, 0) if above else (wanted.width() + space.related, low))
        top = space.unit + wanted.height() if above else 0
        height = min(self._heading.height_for(width), max(self.height() - top, 0))
        self._heading.setGeometry(0, top, width, height)
        self._tools.raise_()
        top = max(top + height, 2 * space.unit + wanted.height())
        for part in (self.surface, self._table):
            if part is not None:
                part.setGeometry(0, top, width, max(self.height() - top, 0))

    @guarded
    def _describe(self) -> None:
        """Name the chart by its finding; describe it by what must be known, and the mark in focus."""
        self.surface.setAccessibleName(f"{self._name}: {self.chart.title}")
        parts = (self.surface.words, *self.chart.lines, self.tr("T shows it as a table."))
        self.surface.setAccessibleDescription(" ".join(part for part in parts if part))


def _is_picture(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()) == _PICTURE
