"""The second stage: the leading themes by its own few criteria, and their ranking beside the first.

Here: the panel, beginning and ending the stage, and how many themes lead.
Not here: the grid (``tables.score_grid``) and the chart (``charts.ranking_chart``), which are those of the
first stage, how they stand (``stage_body``), the controls above them (``stage_head``), and one score with
its reason (``definition_panel``).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from smp_workbench.domain.edit import SetLeading, SetSecondStage
from smp_workbench.domain.scorecard import SECOND_STAGE
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.gui.charts.ranking_chart import RankingView
from smp_workbench.gui.charts.ranking_data import RankingData
from smp_workbench.gui.charts.stage_data import stage_data
from smp_workbench.gui.dock_tabs import stands_beside
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.panels.stage_body import StageBody
from smp_workbench.gui.panels.stage_head import StageHead
from smp_workbench.gui.second_stage_source import SecondStageSource
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.paste_plan import PastePlan
from smp_workbench.gui.tables.stage_grid import StageGrid
from smp_workbench.gui.theme import Theme
from smp_workbench.scoring.second_stage import could_lead
from smp_workbench.session.announcement import Announcement


class SecondStagePanel(Panel):
    """A small grid and its ranking; or, before the stage is begun, what it is and how to begin it.

    Attributes
    ----------
    grid, ranking
        Those of the second stage.
    source
        What they show and change.
    cell
        Ref and criterion code of the focused cell; empty texts while there is none.
    cell_shown
        The focused cell is another one, or what it holds is.
    """

    cell_shown = Signal()

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(signals, theme, parent)
        self.source = SecondStageSource(signals, self)
        self.cell = ("", "")
        self._placed = QTimer(self, singleShot=True, interval=0)
        self._begin = QPushButton(self.tr("Begin the second st&age"), self)
        self._head = StageHead(theme, self)
        self._nobody = QLabel(self)
        self.grid = StageGrid(self.source, theme, self)
        self.ranking = RankingView(self._data(), theme, self)
        self._body = StageBody(self.grid, self.ranking, theme, self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.setTabOrder(self.ranking.rows, self.grid)  # Tab goes no further than the grid

    # --- for the window -----------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        """Show the second stage of what is shown."""
        self.source.take_whole()
        self._show()

    @override
    def follow_edit(self, announcement: Announcement) -> None:
        """Show what an edit of either stage changed here."""
        self.source.take_edit(announcement)
        self._show()

    @override
    def follow_focus(self) -> None:
        """Mark the theme that the first grid's focus is on."""
        self.ranking.select_theme(self.ref)

    @override
    def take_focus(self) -> None:
        """Take the keyboard into the grid, or to the button that begins."""
        if self._stage() is None:
            self._begin.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self.source.assessment.themes:
            self._head.take_focus()
        else:
            self._return_to_grid()

    @override
    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._head.set_theme(theme)
        self.grid.set_theme(theme)
        self.ranking.set_theme(theme)
        self._body.set_theme(theme)
        super().set_theme(theme)

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say anew where it stands, once the docks have come to their places."""
        super().resizeEvent(event)
        self._placed.start()

    # --- setting up ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        space = self.theme.space
        empty, whole = QWidget(self), QWidget(self)
        column = QVBoxLayout(empty)
        column.setContentsMargins(space.group, space.related, space.group, space.group)
        column.setSpacing(space.group)
        words = QLabel(
            self.tr(
                "The second stage looks at the leading themes again: how many cases there are, whether they "
                "grow, what residents say, and what partners can change. It has a small scoring model and a "
                "ranking of its own, which stands beside the first one and never changes it."
            ),
            empty,
        )
        words.setWordWrap(True)
        column.addWidget(words)
        column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._lay_out_whole(whole)
        self._pages.addWidget(empty)
        self._pages.addWidget(whole)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._pages)

    def _lay_out_whole(self, whole: QWidget) -> None:
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space.related)
        column.addWidget(self._head)
        column.addWidget(self._nobody, 1)
        column.addWidget(self._body, 1)

    def _connect(self) -> None:
        space = self.theme.space
        self.grid.setAccessibleName(self.tr("Scores of the second stage"))
        self.ranking.rows.setAccessibleName(self.tr("Ranking of the second stage"))
        self._nobody.hide()
        self._nobody.setWordWrap(True)
        self._nobody.setProperty("quiet", True)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nobody.setContentsMargins(space.group, 0, space.group, 0)
        self._begin.clicked.connect(self._begin_stage)
        self._head.end_requested.connect(self._end_stage)
        self._head.leading_chosen.connect(self._set_leading)
        self._head.note_requested.connect(guarded(self._body.ask_note))
        self._head.other_requested.connect(self._show_other)
        self._body.shared.connect(self._offer)
        self._placed.timeout.connect(self._say_where)
        self.grid.focused.connect(self._show_cell)
        self.grid.refused.connect(self.signals.refused)
        self.grid.said.connect(self.said)
        self.grid.paste_planned.connect(self._show_paste)
        self.ranking.theme_chosen.connect(self._go_to)
        self.ranking.figure_chosen.connect(self._go_to)

    # --- showing ------------------------------------------------------------------------------

    def _stage(self) -> SecondStage | None:
        return self.signals.assessment.second_stage

    def _show(self) -> None:
        stage = self._stage()
        self._pages.setCurrentIndex(0 if stage is None else 1)
        if stage is None:
            self.headed.emit(self.tr("Second stage"), "")
            return
        if (data := self._data()) != self.ranking.data:
            self.ranking.set_data(data)
        self._say_where()
        self._head.show_leading(stage.leading, self._leading_words(stage.leading))
        self._show_themes()
        self.cell_shown.emit()

    @guarded
    def _say_where(self) -> None:
        """Say in the title bar that it stands beside the first ranking, where that can be seen."""
        if self._stage() is not None:
            beside = self.tr("beside the first ranking") if stands_beside(self, "ranking_dock") else ""
            self.headed.emit(self.tr("Second stage"), beside)

    def _data(self) -> RankingData:
        return stage_data(self.source.assessment, self.source.ranking, self.signals.ranking)

    def _leading_words(self, leading: int) -> str:
        """Return what a person should know about who leads: a tie at the edge, and who still might."""
        count = len(self.source.assessment.themes)
        words = []
        if count > leading:
            words.append(self.tr("{count} with a tie at the edge").format(count=count))
        open_ = len(could_lead(self.signals.ranking, leading))
        if open_ == 1:
            words.append(self.tr("one more is not fully scored and could still lead"))
        elif open_:
            words.append(
                self.tr("{count} more are not fully scored and could still lead").format(count=open_)
            )
        return "; ".join(words)

    def _show_themes(self) -> None:
        """Show the grid, or why there is nothing in it."""
        some = bool(self.source.assessment.themes)
        self._body.setVisible(some)
        self._nobody.setHidden(some)
        self._body.show_note(_note_words(self.source.assessment.model))
        self._nobody.setText(
            self.tr("No theme leads yet: none is fully scored. Score the themes in the grid above first.")
        )

    @guarded
    def _show_cell(self, ref: str, code: str) -> None:
        self.cell = (ref, code)
        self.cell_shown.emit()

    @guarded
    def _go_to(self, ref: str) -> None:
        self.grid.focus_cell(ref)
        self._return_to_grid()

    @guarded
    def _return_to_grid(self) -> None:
        self._body.put_first(ranking=False)
        self.grid.setFocus(Qt.FocusReason.TabFocusReason)

    @guarded
    def _show_other(self) -> None:
        self._body.put_first(ranking=not self._body.ranking_first)
        (self.ranking if self._body.ranking_first else self.grid).setFocus(Qt.FocusReason.OtherFocusReason)

    @guarded
    def _offer(self) -> None:
        """Offer what is not in view."""
        body, some = self._body, bool(self.source.assessment.themes)
        self._head.offer_note(offered=some and not body.note_fits, shown=body.note_asked)
        self._head.offer_other(offered=some and not body.both, ranking=not body.ranking_first)

    # --- changing -----------------------------------------------------------------------------

    @guarded
    def _begin_stage(self) -> None:
        from smp_workbench.session.second_stage_start import second_stage_start

        if self.signals.apply(second_stage_start(self.signals.assessment)):
            self.take_focus()

    @guarded
    def _end_stage(self) -> None:
        if self.signals.apply(SetSecondStage(None)):
            self.said.emit(self.tr("The second stage is ended. Undo brings it back with its scores."))
            self.take_focus()

    @guarded
    def _set_leading(self, leading: int) -> None:
        stage = self._stage()
        if stage is not None and leading != stage.leading and not self.signals.apply(SetLeading(leading)):
            self._show()

    @guarded
    def _show_paste(self, plan: PastePlan) -> None:
        from smp_workbench.gui.dialogs.paste_preview_dialog import PastePreviewDialog

        asked = plan.on_card(SECOND_STAGE)
        dialog = PastePreviewDialog(asked, self.signals, self.theme, self.window())
        dialog.said.connect(self.said)
        dialog.open()


def _note_words(model: ScoringModel) -> str:
    """Return what must be known of a model to read its scores: that it is ours, and its own note."""
    notice = QCoreApplication.translate("core", model.notice)
    parts = (f"{notice[:1].upper()}{notice[1:]}." if model.notice else "", " ".join(model.note.split()))
    return " ".join(filter(None, parts))
