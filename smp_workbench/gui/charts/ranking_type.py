"""The ranking chart's type and heights under one theme.

Here: its fonts as stamps, made once for each theme, and what follows from their size.
Not here: places that depend on the data (``ranking_layout``).
"""

from __future__ import annotations

from smp_workbench.gui.text_stamp import TextStamp
from smp_workbench.gui.theme import Theme


class RankingType:
    """Fonts and heights.

    Attributes
    ----------
    plain, strong, small, small_strong
        For labels, scores, second lines, and the cut line's words.
    row_height
        Pixels of a ranked theme's row.
    incomplete_height
        Pixels of an incomplete theme's row, which has a second line.
    section_height
        Pixels of the cut line with its words, and of the incomplete themes' heading.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.plain = TextStamp(theme.font())
        self.strong = TextStamp(theme.font(strong=True))
        self.small = TextStamp(theme.font(theme.type.small))
        self.small_strong = TextStamp(theme.font(theme.type.small, strong=True))
        self.row_height = theme.space.row - theme.space.unit
        self.incomplete_height = self.row_height + self.small.height
        self.section_height = theme.space.row
