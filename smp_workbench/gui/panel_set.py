"""All panels of a window: which there are, and going from one to another.

Here: the catalogue of panels, their docks, and handing on focus and theme to those that are made.
Not here: how large they are and where they stand (``panel_layout``), and what they show (``panels``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic, set_topic
from smp_workbench.gui.panels.dock_focus import DockFocus
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.panels.panel_dock import PanelDock, lead_back
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow

MakePanel: TypeAlias = Callable[[SessionSignals, Theme, QWidget], Panel]

BOTTOM: Final = Qt.DockWidgetArea.BottomDockWidgetArea
RIGHT: Final = Qt.DockWidgetArea.RightDockWidgetArea


class PanelKind(NamedTuple):
    """A panel that can be opened.

    Attributes
    ----------
    name
        For the settings and for tests.
    title
        As in the View menu, to be translated in the context ``panel``.
    key
        Shows it and goes to it.
    area
        Where it stands at first: ``BOTTOM`` beside the definition, ``RIGHT`` below the ranking.
    make
        Imports its module only when it is called.
    topic
        What it is about: the page of the help that F1 opens from it.
    review
        Whether the layout for review opens it, in front of its tab.
    lines
        For one beside the ranking: the height of the column, in lines of text, from which on it stands
        below the ranking; in a lower one it shares its tabs.
    part
        The part of the column that it has below the ranking.
    height
        The part of the window's height that it has under the grid.
    scoring
        Whether its command stands in the Score menu, with what it changes, and not in the View menu.
    """

    name: str
    title: str
    key: str
    area: Qt.DockWidgetArea
    make: MakePanel
    topic: Topic
    review: bool = False
    lines: int = 42
    part: float = 0.46
    height: float = 0.39
    scoring: bool = False


def _evidence(signals: SessionSignals, theme: Theme, parent: QWidget) -> Panel:
    from smp_workbench.gui.panels.evidence_panel import EvidencePanel

    return EvidencePanel(signals, theme, parent)


def _working(signals: SessionSignals, theme: Theme, parent: QWidget) -> Panel:
    from smp_workbench.gui.panels.working_panel import WorkingPanel

    return WorkingPanel(signals, theme, parent)


def _decisions(signals: SessionSignals, theme: Theme, parent: QWidget) -> Panel:
    from smp_workbench.gui.panels.decisions_panel import DecisionsPanel

    return DecisionsPanel(signals, theme, parent)


def _second_stage(signals: SessionSignals, theme: Theme, parent: QWidget) -> Panel:
    from smp_workbench.gui.panels.second_stage_panel import SecondStagePanel

    return SecondStagePanel(signals, theme, parent)


def _undo_list(signals: SessionSignals, theme: Theme, parent: QWidget) -> Panel:
    from smp_workbench.gui.panels.undo_list_panel import UndoListPanel

    return UndoListPanel(signals, theme, parent)


def _versions(signals: SessionSignals, theme: Theme, parent: QWidget) -> Panel:
    from smp_workbench.gui.panels.versions_panel import VersionsPanel

    return VersionsPanel(signals, theme, parent)


def _weights(signals: SessionSignals, theme: Theme, parent: QWidget) -> Panel:
    from smp_workbench.gui.panels.weights_panel import WeightsPanel

    return WeightsPanel(signals, theme, parent)


def _sensitivity(signals: SessionSignals, theme: Theme, parent: QWidget) -> Panel:
    from smp_workbench.gui.panels.sensitivity.sensitivity_panel import SensitivityPanel

    return SensitivityPanel(signals, theme, parent)


def _copies(signals: SessionSignals, theme: Theme, parent: QWidget) -> Panel:
    from smp_workbench.gui.panels.copies_panel import CopiesPanel

    return CopiesPanel(signals, theme, parent)


PANELS: Final = (
    PanelKind("evidence", "Evidence", "Alt+3", BOTTOM, _evidence, Topic.REASONS),
    PanelKind("working", "Working", "Alt+4", BOTTOM, _working, Topic.RANKING),
    PanelKind("decisions", "Decisions", "Alt+5", BOTTOM, _decisions, Topic.DECISIONS, review=True),
    PanelKind(
        "second_stage", "Second stage", "Alt+6", RIGHT, _second_stage, Topic.SECOND_STAGE, lines=60, part=0.52
    ),
    PanelKind("versions", "Versions", "Alt+7", RIGHT, _versions, Topic.VERSIONS, review=True),
    PanelKind("undo_list", "Undo list", "Alt+8", RIGHT, _undo_list, Topic.FINDING_YOUR_WAY),
    PanelKind(
        "sensitivity",
        "What would change the answer",
        "Alt+9",
        BOTTOM,
        _sensitivity,
        Topic.SENSITIVITY,
        height=0.48,
    ),
    PanelKind("copies", "Copies brought back", "Alt+0", BOTTOM, _copies, Topic.COPIES, height=0.5),
    PanelKind("weights", "Weights", "Ctrl+Shift+I", BOTTOM, _weights, Topic.MODELS, scoring=True),
)
"""In the order of their keys, after ranking (Alt+1) and definition (Alt+2), which are always made."""


class PanelSet(QObject):
    """The docks of one window, by name.

    Attributes
    ----------
    docks
        Every panel's dock in the order of the View menu, ranking and definition first.
    made
        A panel was made: the panel, so that whoever does what it asks for can listen.
    shown
        A panel was opened and gone to.
    """

    made = Signal(object)
    shown = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.docks: dict[str, QDockWidget] = {
            "ranking": window.form.ranking_dock,
            "definition": window.form.definition_dock,
        }
        set_topic(self.docks["ranking"], Topic.RANKING)
        lead_back(self.docks["ranking"], window.return_to_grid)
        set_topic(self.docks["definition"], Topic.SCORING)
        self._made_late = {kind.name: self._dock(kind) for kind in PANELS}
        self.docks |= self._made_late
        DockFocus(self.docks.values(), self)
        window.settled.connect(self._rest)

    def titles(self) -> list[tuple[str, str, str]]:
        """Return name, title and key of every panel, in the order of the View menu."""
        first = [
            ("ranking", self.docks["ranking"].windowTitle(), "Alt+1"),
            ("definition", self.docks["definition"].windowTitle(), "Alt+2"),
        ]
        return first + [(kind.name, self.docks[kind.name].windowTitle(), kind.key) for kind in PANELS]

    def panel(self, name: str) -> Panel:
        """Return a panel, made if it was not yet."""
        return self._made_late[name].made_panel()

    def make(self, *names: str) -> None:
        """Make panels that will be shown now, if they are not made yet; see ``PanelDock``."""
        for name in names:
            if name in self._made_late:
                self._made_late[name].made_panel()

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        for dock in self._made_late.values():
            dock.set_theme(theme)

    def show_cell(self, ref: str, code: str) -> None:
        """Let every panel that is made follow the grid's focus."""
        for dock in self._made_late.values():
            if dock.panel is not None:
                dock.panel.show_cell(ref, code)

    def finish(self) -> None:
        """Make edits of what was typed in any panel and not left yet."""
        for dock in self._made_late.values():
            if dock.panel is not None:
                dock.panel.finish()

    @guarded
    def _rest(self) -> None:
        """Have every panel end its work: the window closes, which a floating panel is not told otherwise."""
        for dock in self.docks.values():
            if dock.isFloating():
                dock.hide()  # while all that it listens to is still there
        for dock in self._made_late.values():
            if dock.panel is not None:
                dock.panel.set_seen(False)

    def go_to(self, name: str) -> None:
        """Show a panel and take the keyboard there; close it if the keyboard is there already."""
        dock = self.docks[name]
        if self._holds_focus(dock):
            dock.close()
            self._window.return_to_grid()
        else:
            self.open(name)

    def open(self, name: str) -> None:
        """Show a panel and take the keyboard there."""
        dock = self.docks[name]
        self.make(name)
        dock.show()
        dock.raise_()
        self.shown.emit()
        self._take_focus(name)

    def go_to_next(self) -> None:
        """Move the keyboard from the grid to each panel that is open in turn, and back to the grid."""
        names = ["definition", *(kind.name for kind in PANELS), "ranking"]
        here = [place for place, name in enumerate(names) if self._holds_focus(self.docks[name])]
        following = names[here[0] + 1 :] if here else names
        for name in following:
            if self._in_front(self.docks[name]) and self._take_focus(name):
                return
        self._window.return_to_grid()

    def _dock(self, kind: PanelKind) -> PanelDock:
        window = self._window

        def make(dock: QWidget) -> Panel:
            panel = kind.make(window.signals, window.theme, dock)
            panel.cell_chosen.connect(guarded(window.show_cell))
            panel.said.connect(guarded(window.say))
            panel.show_cell(*window.current)
            self.made.emit(panel)
            return panel

        title = QCoreApplication.translate("panel", kind.title)
        dock = PanelDock(kind.name, title, make, window.theme, window)
        set_topic(dock, kind.topic)
        dock.left.connect(guarded(window.return_to_grid))
        dock.hide()
        return dock

    def _take_focus(self, name: str) -> bool:
        """Put the keyboard into a panel that is open; False where there is nothing to do in it."""
        self.docks[name].activateWindow()  # one that floats is a window of its own
        if name in self._made_late:
            self.panel(name).take_focus()
            return True
        if name == "definition":
            return self._window.definition.take_focus()
        self._window.ranking.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _holds_focus(self, dock: QDockWidget) -> bool:
        """Whether the keyboard is in a dock; the window's own last focus says nothing of one that floats."""
        focused = QApplication.focusWidget()
        return focused is not None and (focused is dock or dock.isAncestorOf(focused))

    def _in_front(self, dock: QDockWidget) -> bool:
        """Whether a dock is open and not behind another one's tab."""
        return dock.isVisible() and not dock.visibleRegion().isEmpty()
