"""A bare assessment from the sheets alone, for a file whose history cannot be used.

Here: the model, and themes, rounds and scorers by name, to which the differences add the rest; the
protective marking, which must not be lost with the history; and scores that are.
Not here: the rest (the ``_difference`` modules), and when this is needed (``reader``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smp_workbench.domain.assessment import CLASSIFICATIONS, Assessment, Marking
from smp_workbench.domain.edit import AddScorer, AddTheme, Edit, SetMarking, SetRounds, SetSecondStage
from smp_workbench.domain.scorecard import Round, Scorer
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Refusal, TouchedFile
from smp_workbench.storage.workbook.cell_value import read_count
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.layout import REVEALED, ROUND_KIND, SCORER_KIND, SheetName
from smp_workbench.storage.workbook.model_difference import read_model_sheet
from smp_workbench.storage.workbook.reconciliation import Reconciliation


def bare_assessment(
    identity: str, tables: Mapping[SheetName, FoundTable], findings: FindingList
) -> Assessment:
    """Return an assessment with the models, and with every theme, round and scorer by name only.

    Raises
    ------
    UnreadableFile
        If the sheets Model, Themes or Scores are not there, or no model can be read.
    """
    for name in ("Model", "Themes", "Scores"):
        if name not in tables:
            raise TouchedFile(
                "Neither the history nor the sheet {sheet} can be read.",
                "Go back to an earlier copy.",
                sheet=name,
            )
    state = Assessment(identity, read_model_sheet(tables["Model"]))
    if "Second stage model" in tables:
        stage = SecondStage(read_model_sheet(tables["Second stage model"]))
        state, _ = SetSecondStage(stage).apply(state)
    for row, edit in (*_themes(tables["Themes"]), *_people(tables.get("Scorers"))):
        try:
            state, _ = edit.apply(state)
        except Refusal as refusal:
            text = "This row was not read: {fault}"
            findings.say(row.sheet, str(row.number), text, fault=refusal)
    return state


def _themes(table: FoundTable) -> Iterator[tuple[FoundRow, Edit]]:
    """Yield the themes in the order of record, those without a number last."""
    for row in sorted(table.rows, key=lambda row: _count(row, "order") or len(table.rows) + 1):
        yield row, AddTheme(Theme(row.text("ref"), row.text("name")))


def _people(table: FoundTable | None) -> Iterator[tuple[FoundRow, Edit]]:
    rounds: list[Round] = []
    for row in table.rows if table else ():
        if row.text("kind") == ROUND_KIND:
            revealed = row.text("cards").casefold() == REVEALED
            rounds.append(Round(_count(row, "id") or 0, revealed=revealed))
            yield row, SetRounds(tuple(rounds))
        elif row.text("kind") == SCORER_KIND:
            yield row, AddScorer(Scorer(row.text("id"), row.text("name")))


def _count(row: FoundRow, key: str) -> int | None:
    try:
        return read_count(row.cell(key))
    except Refusal:
        return None


def keep_highest_marking(tables: Mapping[SheetName, FoundTable], reconciliation: Reconciliation) -> None:
    """Give the assessment the highest protective marking on any sheet; say so if About has a lower one.

    Handling words come along where About has none.
    """
    found = [
        marking
        for table in tables.values()
        for row in table.above.values()
        for cell in row.values()
        if (marking := _marking(cell.text)) is not None
    ]
    present = reconciliation.state.marking
    highest = max([present, *found], key=_height)
    if _height(highest) <= _height(present):
        return
    marking = Marking(highest.classification, present.handling or highest.handling)
    reconciliation.state, _ = SetMarking(marking).apply(reconciliation.state)
    text = "The protective marking is “{marking}” as the sheets have it: About has a lower one or none."
    reconciliation.list_sheet("About", text, marking=marking.text)


def list_lost_scores(table: FoundTable, reconciliation: Reconciliation) -> None:
    """List the themes that are not scored: the sheet Scores has no rows for them."""
    for theme in reconciliation.state.themes:
        if not theme.scored:
            text = "{ref} {theme} is not scored; earlier scores of it, if any, stood in Changes only."
            reconciliation.list_sheet(table.sheet, text, ref=theme.ref, theme=theme.label)


def _marking(text: str) -> Marking | None:
    """Return the marking that a cell over a table says, as it stands on every sheet; None if it says none."""
    for classification in reversed(CLASSIFICATIONS):
        if text == classification:
            return Marking(classification)
        if text.startswith(f"{classification} - "):
            return Marking(classification, text.removeprefix(f"{classification} - "))
    return None


def _height(marking: Marking) -> tuple[int, bool]:
    return CLASSIFICATIONS.index(marking.classification), bool(marking.handling)
