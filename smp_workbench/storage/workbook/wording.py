"""What the program itself writes on every sheet, whatever is scored: titles, hints, headings, About.

Here: those words, read off a small workbook that the writer makes, so that there is one place where
they stand. They depend on the model of either stage, the title, the marking and on whether there is a
theme to rank, and on nothing else: a sheet whose title or hint did would be taken for one that was
written over, and every save would stop at that. The formulas of its tables are told by what they refer
to, so that they are those of every row, however many themes there are.
Not here: telling what a person has written over them (``other_words``, ``formula_difference``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, TypeAlias

from smp_workbench.domain import open_item
from smp_workbench.domain.assessment import Assessment, Marking, Reference
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.storage.workbook.cell import NOTHING
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable, Key, find_tables
from smp_workbench.storage.workbook.layout import SheetName
from smp_workbench.storage.workbook.own_formula import (
    FormulaReader,
    OurColumn,
    OwnFormula,
    columns_found,
    our_columns,
)
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.writer import workbook_bytes

_THEMES: Final = (Theme("T-001", "Any theme"), Theme("T-002", "Another theme"))
"""One more than one: over a single row a formula names a cell, not a range."""

_ANY_KEY: Final = open_item.Key("title")
_ANY_CONFLICT: Final = open_item.Conflict(_ANY_KEY, "", (open_item.Proposal("", (open_item.HERE,)),))
_ANY_REVIEW: Final = open_item.Review("cleared", _ANY_KEY, "", (open_item.HERE,))

Kept: TypeAlias = tuple[bool, bool, bool]
"""Whether there are other assessments, conflicts, and items to look at: each has a row of About then."""

Place: TypeAlias = tuple[int, int]
"""Rows over a table's header, and the column from 1."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The program's own words.

    Attributes
    ----------
    above
        The texts and formulas over each sheet's table.
    about
        The rows of About by their item.
    formulas
        Of each table that has any: the columns of formulas.
    rows
        How many rows each table has.
    columns
        Those that every workbook of this model has.
    """

    above: Mapping[SheetName, Mapping[Place, str | OwnFormula]]
    about: Mapping[str, FoundRow]
    formulas: Mapping[SheetName, Mapping[Key, OwnFormula]]
    rows: Mapping[SheetName, int]
    columns: frozenset[OurColumn]

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
    scored = sum(theme.scored for theme in state.themes)
    stage = state.second_stage and state.second_stage.model
    kept = bool(state.references), bool(state.conflicts), bool(state.reviews)
    return _wording(state.model, stage, state.title, state.marking, min(scored, len(_THEMES)), kept)


def formula_reader(tables: Mapping[SheetName, FoundTable], state: Assessment) -> FormulaReader:
    """Return what tells the formulas of a file in which these tables were found.

    Parameters
    ----------
    state
        As saved.
    """
    return FormulaReader(tables, state)


@lru_cache(maxsize=4)
def _wording(
    model: ScoringModel,
    stage: ScoringModel | None,
    title: str,
    marking: Marking,
    scored: int,
    kept: Kept,
) -> Wording:
    state = Assessment("0" * 32, model, title, marking=marking, themes=_THEMES[:scored])
    others, conflicts, reviews = kept
    state = replace(
        state,
        references=(Reference("R-01", "R-01", "R-01", "0" * 64, state),) if others else (),
        conflicts=(_ANY_CONFLICT,) if conflicts else (),
        reviews=(_ANY_REVIEW,) if reviews else (),
    )
    if stage is not None:
        state = replace(state, second_stage=SecondStage(stage))
    data = workbook_bytes(Workbook(state, History(state)))
    tables = find_tables(Package(data, "small.xlsx"), FindingList())
    reader = formula_reader(tables, state)
    return Wording(
        {name: _above(table, reader) for name, table in tables.items()},
        {row.text("item"): row for row in tables["About"].rows},
        {name: formulas for name, table in tables.items() if (formulas := _formulas(table, state, reader))},
        {name: len(table.rows) for name, table in tables.items()},
        columns_found(tables, state),
    )


def _above(table: FoundTable, reader: FormulaReader) -> dict[Place, str | OwnFormula]:
    found: dict[Place, str | OwnFormula] = {}
    for number, row in table.above.items():
        for column, cell in row.items():
            formula = reader.read(cell.text, table.sheet, number) if cell.kind == "formula" else None
            found[table.header_row - number, column] = formula or cell.text
    return found


def _formulas(table: FoundTable, state: Assessment, reader: FormulaReader) -> dict[Key, OwnFormula]:
    """Return the formulas of the last row, which is like the others."""
    found: dict[Key, OwnFormula] = {}
    for row in table.rows[-1:]:
        for number, key in our_columns(table, state).items():
            cell = row.cells.get(number, NOTHING)
            formula = reader.read(cell.text, table.sheet, row.number) if cell.kind == "formula" else None
            if formula:
                found[key] = formula
    return found
