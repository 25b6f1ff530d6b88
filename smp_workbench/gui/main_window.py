"""The main window: grid, ranking and definition around one open assessment.

Here: putting the parts together, and what belongs to the window as a whole: its title, closing,
dropping a file on it, moving the keyboard from panel to panel.
Not here: what commands do (``actions``), files (``file_door``), and everything a part does itself.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QPushButton, QToolBar, QVBoxLayout, QWidget
from typing_extensions import override

from smp_workbench.gui.actions.decision_actions import DecisionActions
from smp_workbench.gui.actions.edit_actions import EditActions
from smp_workbench.gui.actions.file_actions import FileActions
from smp_workbench.gui.actions.model_actions import ModelActions
from smp_workbench.gui.actions.panel_actions import PanelActions
from smp_workbench.gui.actions.print_actions import PrintActions
from smp_workbench.gui.actions.score_actions import ScoreActions
from smp_workbench.gui.actions.sensitivity_actions import SensitivityActions
from smp_workbench.gui.actions.stage_actions import StageActions
from smp_workbench.gui.actions.trial_actions import TrialActions
from smp_workbench.gui.actions.version_actions import VersionActions
from smp_workbench.gui.actions.view_actions import ViewActions
from smp_workbench.gui.charts.ranking_chart import RankingChart
from smp_workbench.gui.enter_press import EnterPress
from smp_workbench.gui.file_door import FileDoor
from smp_workbench.gui.focus_ring import FocusRing
from smp_workbench.gui.focused_cell import FocusedCell
from smp_workbench.gui.forms.ui_main_window import Ui_MainWindow
from smp_workbench.gui.guard import Fault, guarded
from smp_workbench.gui.help_desk import HelpDesk
from smp_workbench.gui.help_topic import Topic, set_topic
from smp_workbench.gui.menu_focus import MenuFocus
from smp_workbench.gui.panel_layout import PanelLayout
from smp_workbench.gui.panel_set import PanelSet
from smp_workbench.gui.panels.compare_choice import CompareChoice
from smp_workbench.gui.panels.definition_panel import DefinitionPanel
from smp_workbench.gui.panels.dock_title import DockTitle
from smp_workbench.gui.panels.fault_banner import FaultBanner
from smp_workbench.gui.panels.menu_corner import MenuCorner
from smp_workbench.gui.panels.tipping_line import RankingColumn
from smp_workbench.gui.panels.title_line import TitleLine, assessment_title
from smp_workbench.gui.panels.version_band import VersionBand
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.settings import Settings
from smp_workbench.gui.status_words import StatusWords
from smp_workbench.gui.tables.score_column import SCORE_CODE
from smp_workbench.gui.tables.score_grid import ScoreGrid
from smp_workbench.gui.tasks import Tasks
from smp_workbench.gui.theme import Theme, Themed
from smp_workbench.gui.typing_end import TypingEnd
from smp_workbench.gui.window_place import restore_place
from smp_workbench.session.announcement import Announcement


class MainWindow(QMainWindow):
    """The window.

    Attributes
    ----------
    theme_chosen
        A theme's id, or the system's, was chosen in the View menu.
    look_changed
        The settings have another theme, text size or motion.
    settled
        The window closes, and nothing is left that is neither saved nor to be discarded.
    current
        Ref and code of the focused cell; empty texts while there is none.
    """

    theme_chosen = Signal(str)
    look_changed = Signal()
    settled = Signal()
    _faulted = Signal(object)

    def __init__(self, signals: SessionSignals, tasks: Tasks, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.signals = signals
        self.settings = settings
        self.theme = theme
        self.current = ("", "")
        self._settled = False
        self.form = Ui_MainWindow()
        self.form.setupUi(self)
        self._words = StatusWords(self)
        TypingEnd(self)
        self.door = FileDoor(signals, tasks, settings, theme, self)
        self._make_parts()
        self._place_parts()
        self._connect()
        self._ring = FocusRing(self, theme)
        EnterPress(self)
        self.help_desk = HelpDesk(theme, self)
        self.menu_focus = MenuFocus(self, self.form.menu_bar)
        self.menu_focus.lost.connect(self.return_to_grid)
        self._begin()
        restore_place(self, settings.geometry)
        self.panels.restore(settings.state)
        # Last, so that it goes last: its undo stack still speaks while it is being destroyed.
        signals.setParent(self)

    # --- parts --------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        signals, theme = self.signals, self.theme
        self.grid = ScoreGrid(signals, theme, self)
        self.definition = DefinitionPanel(signals, theme, self)
        self.ranking = RankingChart(signals, theme, self)
        self.ranking_column = RankingColumn(self.ranking, signals, theme, self)
        self.banner = FaultBanner(theme, self)
        self.head = QWidget(self)
        self.version_band = VersionBand(signals, theme, self.head)
        self.title_line = TitleLine(signals, theme, self.head)
        set_topic(self.grid, Topic.SCORING)
        self._marking = MenuCorner(self.form.menu_bar, self.form.action_palette).marking
        self._model_name = QPushButton(self)
        self._model_name.setProperty("quiet", True)
        set_topic(self._model_name, Topic.MODELS)
        self.compare_choice = CompareChoice(signals, self)
        self._ranking_title = DockTitle(self.form.ranking_dock, theme, self.compare_choice)
        link = self.definition.evidence_link
        self._definition_title = DockTitle(self.form.definition_dock, theme, link=link)
        self.panel_set = PanelSet(self)
        self.focused_cell = FocusedCell(self)
        self.panels = PanelLayout(self)
        self._file_actions = FileActions(self)
        self._print_actions = PrintActions(self)
        self._edit_actions = EditActions(self)
        self._score_actions = ScoreActions(self)
        self._model_actions = ModelActions(self)
        self._stage_actions = StageActions(self)
        self.versions = VersionActions(self)
        self._trial_actions = TrialActions(self)
        self._decision_actions = DecisionActions(self)
        self._panel_actions = PanelActions(self)
        self._sensitivity_actions = SensitivityActions(self)
        self._view_actions = ViewActions(self)

    def _place_parts(self) -> None:
        form = self.form
        head = QVBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(0)
        head.addWidget(self.version_band)
        head.addWidget(self._trial_actions.band)
        head.addWidget(self.title_line)
        bar = QToolBar(self.tr("Assessment"), self)
        bar.setObjectName("title_bar")
        bar.setMovable(False)
        bar.toggleViewAction().setVisible(False)
        bar.addWidget(self.head)
        self.addToolBar(bar)
        form.central_layout.addWidget(self.banner)
        form.central_layout.addWidget(self.grid, 1)  # a banner above it is as high as its words
        form.ranking_dock.setTitleBarWidget(self._ranking_title)
        form.ranking_dock.setWidget(self.ranking_column)
        form.definition_dock.setTitleBarWidget(self._definition_title)
        form.definition_dock.setWidget(self.definition)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        form.status_bar.addPermanentWidget(self._model_name)
        self.definition.come_after(self.grid)

    def _connect(self) -> None:
        signals, grid = self.signals, self.grid
        grid.focused.connect(self._follow_focus)
        grid.refused.connect(self.refuse)
        grid.said.connect(guarded(self.say))
        signals.refused.connect(self.refuse)
        signals.edited.connect(self._follow_edit)
        signals.replaced.connect(self._begin)
        signals.modified_changed.connect(self.setWindowModified)
        self.form.definition_dock.visibilityChanged.connect(self.definition.set_in_view)
        self.panel_set.shown.connect(self._words.end_refusal)
        self.definition.headed.connect(self._definition_title.set_heading)
        self.definition.left.connect(self.focused_cell.go_back)
        self.definition.evidence_requested.connect(guarded(partial(self.panel_set.go_to, "evidence")))
        self.ranking.theme_chosen.connect(self.go_to_theme)
        self.ranking.figure_chosen.connect(self._show_working)
        self.version_band.left.connect(self.versions.back_to_now)
        self.version_band.restore_requested.connect(self.versions.ask_restore)
        self.door.said.connect(self.title_line.set_saved)
        self.door.path_changed.connect(self._name_window)
        self.door.about_to_act.connect(self.finish_typing)
        self._model_name.clicked.connect(self.form.action_model.trigger)
        # Queued: a fault in a paintEvent must change no widget while Qt walks through them to paint.
        self._faulted.connect(self.banner.show_fault, Qt.ConnectionType.QueuedConnection)

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self.theme = theme
        parts: tuple[Themed, ...] = (
            self.grid, self.definition, self.ranking_column, self._ring,
            self._ranking_title, self._definition_title, self.door.questions,
            self.panel_set, self.help_desk, self.banner, self.compare_choice,
        )  # fmt: skip
        for part in parts:
            part.set_theme(theme)
        self._follow_whole()
        self.panels.follow_and_settle()

    def actions_of_form(self) -> list[QAction]:
        """Return every command of the menus, in their order."""
        menus = [action.menu() for action in self.form.menu_bar.actions()]
        return [action for menu in menus if isinstance(menu, QMenu) for action in menu.actions()]

    # --- saying -------------------------------------------------------------------------------

    def say(self, words: str) -> None:
        """Say something in the status bar for a while."""
        self._words.say(words)

    @guarded
    def refuse(self, words: str) -> None:
        """Say in the status bar why something was not done."""
        self._words.say(words, refusal=True)

    def tell_fault(self, fault: Fault) -> None:
        """Show that something went wrong in the program; may be called on any thread."""
        self._faulted.emit(fault)

    # --- following ----------------------------------------------------------------------------

    @guarded
    def _begin(self) -> None:
        """Show an assessment that was opened just now."""
        self.current = ("", "")
        self.form.status_bar.clearMessage()
        self._follow_whole()
        self._name_window()
        self.door.tell()
        self.setWindowModified(self.signals.modified)
        themes = self.signals.assessment.themes
        if themes:
            self.grid.focus_cell(themes[0].ref)
        self.grid.setFocus()
        # The grid tells of a new focus only; here the same cell may belong to another assessment.
        self._follow_focus(*self._focused_cell())
        self.ranking.rows.scrollToTop()  # who leads is seen first, wherever the grid's focus stands
        self.panels.follow()

    @guarded
    def _follow_edit(self, announcement: Announcement) -> None:
        self.form.status_bar.clearMessage()
        parts = announcement.touched.parts
        if parts & {"title", "area", "period", "marking", "model"}:
            self._follow_whole()
            self._name_window()
        if "themes" in parts or "model" in parts:
            known = {theme.ref for theme in announcement.after.themes}
            if self.current[0] not in known:
                self.current = ("", "")
                self.focused_cell.show_first("", "")
                self.panel_set.show_cell("", "")
            self._score_actions.follow_focus()

    @guarded
    def _follow_focus(self, ref: str, code: str) -> None:
        self.current = (ref, code)
        self._words.end_refusal()
        self.focused_cell.show_first(ref, code)
        self.panel_set.show_cell(ref, code)
        self.ranking_column.select_theme(ref)
        self._score_actions.follow_focus()

    def _focused_cell(self) -> tuple[str, str]:
        """Return ref and code of the grid's focused cell; empty texts while there is none."""
        index, shown = self.grid.currentIndex(), self.grid.table.shown
        if not index.isValid():
            return "", ""
        return shown.refs[index.row()], shown.columns[index.column()].code

    def _follow_whole(self) -> None:
        """Show what holds for the assessment as a whole: its marking and its scoring model."""
        assessment = self.signals.assessment
        self._marking.show_marking(assessment.marking)
        model = assessment.model
        named = f"{model.title}, {model.version}"
        said = QCoreApplication.translate("core", model.notice) if model.notice else named
        self._model_name.setText(said[:1].upper() + said[1:])
        whole = self.tr("Scoring model: {model}. {said}").format(model=named, said=self._model_name.text())
        self._model_name.setAccessibleName(whole)
        self._model_name.setToolTip(whole)

    @guarded
    def _name_window(self) -> None:
        path = self.door.path
        name = path.name if path else assessment_title(self.signals.session.assessment)
        self.setWindowTitle(f"{name or self.tr('Untitled assessment')}[*] \N{EN DASH} SMP Workbench")
        self.setWindowFilePath(str(path) if path else "")

    # --- the keyboard's way -------------------------------------------------------------------

    @guarded
    def finish_typing(self) -> None:
        """Make an edit of what was typed and not left yet."""
        self.definition.finish()
        self.panel_set.finish()

    def show_cells(self, cells: Collection[tuple[str, str]]) -> None:
        """Put the grid's focus on the first of some scores, so that their change is seen."""
        assessment = self.signals.assessment
        refs = [theme.ref for theme in assessment.themes]
        there = [cell for cell in cells if cell[0] in refs and cell[1] in assessment.model.codes]
        if there:
            places = [(refs.index(ref), assessment.model.codes.index(code)) for ref, code in there]
            row, column = min(places)
            self.grid.focus_cell(refs[row], assessment.model.codes[column])

    @guarded
    def go_to_theme(self, ref: str) -> None:
        """Put the focus on a theme in the grid, in the column where it is."""
        code = self.current[1]
        self.grid.focus_cell(ref, code)
        self.return_to_grid()

    @guarded
    def _show_working(self, ref: str) -> None:
        """Put the focus on a theme's score, whose working the definition panel then shows."""
        self.grid.focus_cell(ref, SCORE_CODE)
        self.form.definition_dock.show()
        self.return_to_grid()

    def show_cell(self, ref: str, code: str) -> None:
        """Put the focus on a score in the grid; the keyboard stays where it is."""
        self.grid.focus_cell(ref, code or self.current[1])

    @guarded
    def return_to_grid(self) -> None:
        """Put the keyboard into the grid, also from a panel that floats."""
        self.activateWindow()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- Qt's window --------------------------------------------------------------------------

    @override
    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once nothing is unsaved or being saved; until then ask, and close after the answer."""
        self.finish_typing()
        trial = self.signals.trial
        tried = trial is not None and trial.differs
        unsettled = tried or self.signals.modified or self.door.saving
        if unsettled and not self._settled:
            event.ignore()
            self.door.settle(self._close_for_good)
            return
        self._remember_place()
        self.help_desk.put_away()
        self.settled.emit()
        event.accept()

    def _close_for_good(self) -> None:
        self._settled = True
        self.close()

    def _remember_place(self) -> None:
        self.settings.geometry = self.saveGeometry()
        self.settings.state = self.panels.state

    @override
    @guarded
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a workbook that is dragged over the window."""
        if _dropped_workbook(event) is not None:
            event.acceptProposedAction()

    @override
    @guarded
    def dropEvent(self, event: QDropEvent) -> None:
        """Open the workbook that was dropped."""
        path = _dropped_workbook(event)
        if path is not None:
            event.acceptProposedAction()
            self.door.open(path)


def _dropped_workbook(event: QDropEvent) -> Path | None:
    """Return the one workbook that is dragged, or None."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.casefold() == ".xlsx" else None
