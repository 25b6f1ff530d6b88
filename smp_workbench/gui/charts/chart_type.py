"""A chart's type and heights under one theme.

Here: fonts as stamps, made once for each theme, and what follows from their size.
Not here: places that depend on the data.
"""

from __future__ import annotations

from smp_workbench.gui.text_stamp import TextStamp
from smp_workbench.gui.theme import Theme


class ChartType:
    """Fonts and heights.

    Attributes
    ----------
    plain, strong, small, small_strong
        For labels, numbers, second lines, and what must stand out among these.
    row_height
        Pixels of a row with one line of text.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.plain = TextStamp(theme.font())
        self.strong = TextStamp(theme.font(strong=True))
        self.small = TextStamp(theme.font(theme.type.small))
        self.small_strong = TextStamp(theme.font(theme.type.small, strong=True))
        self.row_height = theme.space.row - theme.space.unit
