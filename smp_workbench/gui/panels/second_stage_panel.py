"""The second stage: the leading themes by its own few criteria, and their ranking beside the first.

Here: the panel, beginning and ending the stage, and how many themes lead.
Not here: the grid (``tables.score_grid``), the chart (``charts.ranking_chart``), which are those of the
first stage, and the line about one score (``entry_line``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from smp_workbench.domain.assessment import MOST_THEMES
from smp_workbench.domain.edit import SetEntry, SetLeading, SetSecondStage
from smp_workbench.domain.scorecard import SECOND_STAGE, Entry
from smp_workbench.domain.scoring_model import NOT_OFFICIAL, ScoringModel
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.gui.charts.ranking_chart import RankingView
from smp_workbench.gui.charts.ranking_data import RankingData
from smp_workbench.gui.charts.stage_data import stage_data
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.elided_label import ElidedLabel
from smp_workbench.gui.panels.entry_line import EntryLine
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.second_stage_source import SecondStageSource
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.paste_plan import PastePlan
from smp_workbench.gui.tables.stage_grid import StageGrid
from smp_workbench.gui.theme import Theme
from smp_workbench.scoring.second_stage import could_lead
from smp_workbench.session.announcement import Announcement

_RANKING_LEAST: Final = 300
"""Pixels; beside the grid there is less room than in a panel of its own."""


class SecondStagePanel(Panel):
    """A small grid and its ranking; or, before the stage is begun, what it is and how to begin it.

    Attributes
    ----------
    grid, ranking
        Those of the second stage.
    """

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(signals, theme, parent)
        self._source = SecondStageSource(signals, self)
        self._cell = ("", "")
        self._begin = QPushButton(self.tr("&Begin the second stage"), self)
        self._leading = QSpinBox(self)
        self._who_leads = ElidedLabel(self)
        self._note = QLabel(self)
        self._nobody = QLabel(self)
        self.grid = StageGrid(self._source, theme, self)
        self.ranking = RankingView(self._data(), theme, self)
        self._line = EntryLine(theme, self)
        self._end = QPushButton(self.tr("End the second stage"), self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()

    # --- for the window -----------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        """Show the second stage of what is shown."""
        self._source.take_whole()
        self._show()

    @override
    def follow_edit(self, announcement: Announcement) -> None:
        """Show what an edit of either stage changed here."""
        self._source.take_edit(announcement)
        self._show()

    @override
    def follow_focus(self) -> None:
        """Mark the theme that the first grid's focus is on."""
        self.ranking.select_theme(self.ref)

    @override
    def finish(self) -> None:
        """Make an edit of a reason that was typed and not left yet."""
        self._line.finish()

    @override
    def take_focus(self) -> None:
        """Take the keyboard into the grid, or to the button that begins."""
        if self._stage() is None:
            self._begin.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.grid.isHidden():
            self._leading.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._note.setFont(theme.font(theme.type.small))
        self.grid.set_theme(theme)
        self.ranking.set_theme(theme)
        super().set_theme(theme)

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
        space = self.theme.space
        head, body, left = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        label = QLabel(self.tr("&Leading themes"), whole)
        label.setBuddy(self._leading)
        for widget in (label, self._leading):
            head.addWidget(widget)
        head.addWidget(self._who_leads, 1)
        head.addWidget(self._end)
        head.setContentsMargins(space.group, 0, space.related, 0)
        head.setSpacing(space.related)
        left.addWidget(self.grid, 1)
        left.addWidget(self._nobody, 1)
        left.addWidget(self._line)
        left.setContentsMargins(space.group, 0, 0, 0)
        left.setSpacing(space.related)
        body.addLayout(left, 3)
        self.ranking.setMinimumSize(_RANKING_LEAST, _RANKING_LEAST // 2)
        body.addWidget(self.ranking, 2)
        body.setSpacing(space.related)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, space.related)
        column.setSpacing(space.unit)
        column.addLayout(head)
        note = QHBoxLayout()
        note.setContentsMargins(space.group, 0, space.group, 0)
        note.addWidget(self._note)
        column.addLayout(note)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self._note.setFont(self.theme.font(self.theme.type.small))
        self.grid.setAccessibleName(self.tr("Scores of the second stage"))
        self.ranking.rows.setAccessibleName(self.tr("Ranking of the second stage"))
        self._leading.setRange(1, MOST_THEMES)
        self._leading.setKeyboardTracking(False)
        self._leading.setAccessibleName(self.tr("How many leading themes the second stage looks at"))
        self._end.setProperty("quiet", True)
        self._end.setToolTip(self.tr("Its scores go with it; undo brings them back"))
        self._nobody.hide()
        for label in (self._nobody, self._note):
            label.setWordWrap(True)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        for label in (self._who_leads, self._note, self._nobody):
            label.setProperty("quiet", True)
        self._begin.clicked.connect(self._begin_stage)
        self._end.clicked.connect(self._end_stage)
        self._leading.valueChanged.connect(self._set_leading)
        self.grid.focused.connect(self._show_cell)
        self.grid.refused.connect(self.signals.refused)
        self.grid.said.connect(self.said)
        self.grid.reason_requested.connect(self._begin_reason)
        self.grid.paste_planned.connect(self._show_paste)
        self.ranking.theme_chosen.connect(self._go_to)
        self.ranking.figure_chosen.connect(self._go_to)
        self._line.changed.connect(self._set_entry)
        self._line.left.connect(self._return_to_grid)

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
        self.headed.emit(self.tr("Second stage"), self.tr("beside the first ranking, never mixed into it"))
        self._leading.blockSignals(True)  # it shows what is so; only a person's hand is an edit
        self._leading.setValue(stage.leading)
        self._leading.blockSignals(False)
        self._who_leads.setText(self._leading_words(stage.leading))
        self._note.setText(_note_words(stage.model))
        self._show_themes()
        self._show_line()

    def _data(self) -> RankingData:
        return stage_data(self._source.assessment, self._source.ranking, self.signals.ranking)

    def _leading_words(self, leading: int) -> str:
        """Return what a person should know about who leads: a tie at the edge, and who still might."""
        count = len(self._source.assessment.themes)
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
        some = bool(self._source.assessment.themes)
        if some == self.grid.isHidden():
            self.grid.setVisible(some)
            self._line.setVisible(some)
            self.ranking.setVisible(some)
            self._nobody.setHidden(some)
        self._nobody.setText(
            self.tr("No theme leads yet: none is fully scored. Score the themes in the grid above first.")
        )

    def _show_line(self) -> None:
        ref, code = self._cell
        stage = self._source.assessment
        here = any(theme.ref == ref for theme in stage.themes)
        criterion = stage.model.criterion(code) if here else None
        self._line.show_entry(criterion, stage.agreed.entry(ref, code))

    @guarded
    def _show_cell(self, ref: str, code: str) -> None:
        if (ref, code) != self._cell:
            self._line.finish()
            self._cell = (ref, code)
            self._show_line()

    @guarded
    def _go_to(self, ref: str) -> None:
        self.grid.focus_cell(ref)
        self._return_to_grid()

    @guarded
    def _return_to_grid(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @guarded
    def _begin_reason(self, ref: str, code: str) -> None:
        self._show_cell(ref, code)
        self._line.begin_reason()

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
    def _set_entry(self, entry: Entry) -> None:
        if not self.signals.apply(SetEntry(SECOND_STAGE, 0, *self._cell, entry)):
            self._show_line()

    @guarded
    def _show_paste(self, plan: PastePlan) -> None:
        from smp_workbench.gui.dialogs.paste_preview_dialog import PastePreviewDialog

        asked = plan.on_card(SECOND_STAGE)
        dialog = PastePreviewDialog(asked, self.signals, self.theme, self.window())
        dialog.said.connect(self.said)
        dialog.open()


def _note_words(model: ScoringModel) -> str:
    """Return what must be known of a model to read its scores: that it is ours, and its own note."""
    notice = QCoreApplication.translate("core", NOT_OFFICIAL)
    parts = (f"{notice[:1].upper()}{notice[1:]}." if model.illustrative else "", " ".join(model.note.split()))
    return " ".join(filter(None, parts))
