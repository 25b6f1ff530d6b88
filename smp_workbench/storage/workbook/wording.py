"""What the program itself writes on every sheet, whatever is scored: titles, hints, headings, About.

Here: those words, read off a small workbook that the writer makes, so that there is one place where
they stand. They depend on the model of either stage, the title, the marking and on whether there is a
theme to rank, and on nothing else: a sheet whose title or hint did would be taken for one that was
written over, and every save would stop at that.
Not here: telling what a person has written over them (``other_words``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from smp_workbench.domain.assessment import Assessment, Marking
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.storage.workbook.cell import Cell
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.found_table import FoundRow, find_tables
from smp_workbench.storage.workbook.layout import SheetName
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.writer import workbook_bytes

_THEME: Final = Theme("T-001", "Any theme")


@dataclass(frozen=True, slots=True)
class Wording:
    """The program's own words.

    Attributes
    ----------
    above
        The texts over each sheet's table; a formula there stands as ``=``.
    about
        The rows of About by their item.
    """

    above: Mapping[SheetName, frozenset[str]]
    about: Mapping[str, FoundRow]

    def same_program(self, about: Mapping[str, FoundRow]) -> bool:
        """Whether a file, of which these are the rows of About, was made by this very program."""
        made_with = "Made with"
        return made_with in about and about[made_with].text("value") == self.about[made_with].text("value")


def wording_of(state: Assessment) -> Wording:
    """Return the words around an assessment's tables.

    Raises
    ------
    ModelFault
        If the scoring model does not work.
    """
    ranked = any(theme.scored for theme in state.themes)
    stage = state.second_stage and state.second_stage.model
    return _wording(state.model, stage, state.title, state.marking, ranked=ranked)


def above_text(cell: Cell) -> str:
    """Return what of a cell over a table is compared: each program writes formulas in its own way."""
    return "=" if cell.kind == "formula" else cell.text


@lru_cache(maxsize=4)
def _wording(
    model: ScoringModel, stage: ScoringModel | None, title: str, marking: Marking, *, ranked: bool
) -> Wording:
    themes = (_THEME,) if ranked else ()
    state = Assessment("0" * 32, model, title, marking=marking, themes=themes)
    if stage is not None:
        state = replace(state, second_stage=SecondStage(stage))
    data = workbook_bytes(Workbook(state, History(state)))
    tables = find_tables(Package(data, "small.xlsx"), FindingList())
    above = {
        name: frozenset(above_text(cell) for row in table.above.values() for cell in row.values())
        for name, table in tables.items()
    }
    return Wording(above, {row.text("item"): row for row in tables["About"].rows})
