"""The ranking as a table for a document.

Here: rank, theme, score and movement of every theme, with what must be known to read them.
Not here: the picture (``ranking_picture``) and the forms of a copy (``tables.table_copy``).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from smp_workbench.gui.charts.ranking_data import RankingData
from smp_workbench.gui.tables.table_copy import CopiedTable

translate = QCoreApplication.translate


def ranking_table(data: RankingData, marking: str) -> CopiedTable:
    """Return the ranking as a table: an incomplete theme has its range where the others have a score.

    Parameters
    ----------
    marking
        Protective marking, which stands above the table.
    """
    moved = any(row.moved for row in data.rows)
    heads = [translate("RankingTable", "Theme"), translate("RankingTable", "Score")]
    rows = [[row.ranked.name, row.number] for row in data.rows]
    if moved:
        heads.append(translate("RankingTable", "Movement"))
        rows = [[*cells, row.moved] for cells, row in zip(rows, data.rows, strict=True)]
    line = (data.cut_words,) if data.cut_after else ()
    return CopiedTable(
        rows,
        columns=heads,
        themes=[row.rank for row in data.rows],
        corner=translate("RankingTable", "Rank"),
        marking=marking,
        notes=(*line, *data.lines),
    )
