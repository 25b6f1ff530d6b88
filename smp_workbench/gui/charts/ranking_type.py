"""The ranking chart's heights under one theme.

Here: what the ranking has beyond every chart's type.
Not here: places that depend on the data (``ranking_layout``).
"""

from __future__ import annotations

from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.theme import Theme


class RankingType(ChartType):
    """Fonts and heights.

    Attributes
    ----------
    incomplete_height
        Pixels of an incomplete theme's row, which has a second line.
    section_height
        Pixels of the cut line with its words, and of the incomplete themes' heading.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.incomplete_height = self.row_height + self.small.height
        self.section_height = theme.space.row
