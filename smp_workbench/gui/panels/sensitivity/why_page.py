"""Why is it there: what each criterion adds to the focused theme's score, or to its lead over another.

Here: the page, and with what the theme is compared.
Not here: the chart (``charts.contribution_chart``) and sharing a score out (``scoring.contribution``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from smp_workbench.gui.charts.chart import Chart
from smp_workbench.gui.charts.contribution_chart import ContributionChart
from smp_workbench.gui.charts.contribution_data import contribution_data, no_contribution
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.sensitivity.chart_page import ChartPage
from smp_workbench.gui.panels.sensitivity.focus_words import without_score
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme
from smp_workbench.scoring.contribution import contribution
from smp_workbench.scoring.level_array import level_positions
from smp_workbench.scoring.step import Affine

_WIDEST: Final = 16
"""Letters of the list of themes."""


class WhyPage(ChartPage):
    """The page.

    Attributes
    ----------
    against
        Whom the theme is compared with; the first choice is nobody.
    """

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("WhyPage", "Why is it there"), signals, theme, parent)
        self._refs: list[str] = []
        self.against = QComboBox(self)
        self.against.setAccessibleName(self.tr("What the theme is compared with"))
        self.against.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.against.setMinimumContentsLength(_WIDEST)
        self.against.activated.connect(self._choose)
        self.view.add_tool(self.against)
        self._other = ""

    @override
    def make_chart(self) -> Chart:
        """Return what makes up the focused theme's score, or its difference from another's."""
        signals = self.signals
        self._list_themes()
        why = without_score(signals.assessment, signals.ranking, self.ref)
        if why is not None:
            return self.make_empty(*why)
        compiled, other = signals.shown.compiled, self._refs[self.against.currentIndex()]
        refs = (self.ref, other) if other else (self.ref,)
        rows = level_positions(signals.assessment.model, signals.assessment.agreed, refs)
        shared = contribution(compiled, rows[0], rows[1] if other else None)
        straight = isinstance(compiled.steps[compiled.score_step], Affine)
        return ContributionChart(
            contribution_data(
                signals.assessment,
                shared,
                self.ref,
                other,
                straight=straight,
                places=signals.ranking.places,
            )
        )

    @override
    def make_empty(self, title: str, line: str) -> Chart:
        """Return a chart that only says why there is nothing to show."""
        return ContributionChart(no_contribution(title, line))

    def compare_with(self, ref: str) -> None:
        """Compare the focused theme with another; an empty ref stands for the lowest levels."""
        self._other = ref
        self._show()

    def _list_themes(self) -> None:
        """List the other themes with a score by rank; who was chosen stays chosen while it can be."""
        ranked = [one for one in self.signals.ranking.themes if one.rank is not None and one.ref != self.ref]
        labels = {theme.ref: theme.label for theme in self.signals.assessment.themes}
        texts = [self.tr("against the lowest levels")]
        texts += [f"{one.rank_text}  {labels[one.ref]}" for one in ranked]
        self._refs = ["", *(one.ref for one in ranked)]
        if texts != [self.against.itemText(place) for place in range(self.against.count())]:
            self.against.clear()
            self.against.addItems(texts)
        chosen = self._refs.index(self._other) if self._other in self._refs else 0
        self.against.setCurrentIndex(chosen)
        self.against.setToolTip(texts[chosen])

    @guarded
    def _choose(self, place: int) -> None:
        self.compare_with(self._refs[place])
