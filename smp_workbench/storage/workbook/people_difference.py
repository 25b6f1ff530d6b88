"""The sheet Scorers against scorers and rounds.

Here: names, agencies and presence. Not here: scorers and rounds that are new or gone, and revealing a round:
those are listed and left to a person, in the program.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from smp_workbench.domain.edit import ChangeScorer, Edit, SetRounds
from smp_workbench.domain.scorecard import Round, Scorer
from smp_workbench.errors import Refusal
from smp_workbench.storage.workbook.cell_value import undress
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.layout import HIDDEN, REVEALED, ROUND_KIND, SCORER_KIND
from smp_workbench.storage.workbook.reconciliation import Reconciliation, Spot


def people_differences(table: FoundTable, reconciliation: Reconciliation) -> None:
    """Offer changed names and presence; list everything else that differs."""
    scorers = {scorer.id: scorer for scorer in reconciliation.base.scorers}
    rounds = {str(one.number): one for one in reconciliation.base.rounds}
    seen: set[tuple[str, str]] = set()
    for row in table.rows:
        kind, key = row.text("kind").casefold(), undress(row.cell("id").text).removesuffix(".0")
        if (kind, key) in seen:
            reconciliation.list_row(row, "There is a row for {id} already; this one was not read.", id=key)
        elif kind == SCORER_KIND and key in scorers:
            _offer_scorer(scorers[key], row, reconciliation)
        elif kind == ROUND_KIND and key in rounds:
            _offer_round(rounds[key], row, reconciliation)
        else:
            text = "There is no such scorer or round; the row was not read. Add it in the program."
            reconciliation.list_row(row, text)
        seen.add((kind, key))
    for kind, key in (*((ROUND_KIND, one) for one in rounds), *((SCORER_KIND, one) for one in scorers)):
        if (kind, key) not in seen:
            text = "The row of {kind} {id} is missing; it was kept."
            reconciliation.list_sheet(table.sheet, text, kind=kind, id=key)


def parse_present(text: str) -> tuple[int, ...]:
    """Return round numbers from a list such as ``1, 2``.

    Raises
    ------
    Refusal
        If it is no such list.
    """
    words = undress(text).replace(";", ",").split(",")
    numbers = [word.strip().removesuffix(".0") for word in words if word.strip()]
    if not all(number.isdigit() and len(number) < 4 for number in numbers):
        raise Refusal("“{text}” is no list of rounds.", "Type their numbers, such as 1, 2.", text=text)
    return tuple(int(number) for number in numbers)


def present_text(present: tuple[int, ...]) -> str:
    """Return round numbers as the sheet lists them."""
    return ", ".join(str(number) for number in present)


def _offer_scorer(scorer: Scorer, row: FoundRow, reconciliation: Reconciliation) -> None:
    def rename(name: str) -> Edit:
        return ChangeScorer(replace(reconciliation.state.scorer(scorer.id), name=name))

    def regroup(agency: str) -> Edit:
        return ChangeScorer(replace(reconciliation.state.scorer(scorer.id), agency=agency))

    spot = Spot(row, "name", f"{scorer.id}, name", field="Name")
    reconciliation.offer_text(spot, scorer.name, rename)
    spot = Spot(row, "agency", f"{scorer.id}, agency", field="Agency")
    reconciliation.offer_text(spot, scorer.agency, regroup)
    reconciliation.expect(Spot(row, "cards", f"{scorer.name}, cards", field="Cards"), "")
    spot = Spot(row, "present", f"{scorer.name}, present in rounds", field="Present in rounds")
    if spot.gone:
        return
    before = present_text(scorer.present)
    try:
        present = parse_present(spot.cell.text)
    except Refusal as refusal:
        reconciliation.refuse(spot, before, spot.cell.text, refusal)
        return
    if present != scorer.present:
        changed = replace(reconciliation.state.scorer(scorer.id), present=present)
        reconciliation.offer(spot, before, present_text(present), ChangeScorer(changed))


def _offer_round(one: Round, row: FoundRow, reconciliation: Reconciliation) -> None:
    spot = Spot(row, "name", f"Round {one.number}, name", field="Name")
    reconciliation.offer_text(spot, one.name, partial(_renamed, one.number, reconciliation))
    present = Spot(row, "present", f"Round {one.number}, present in rounds", field="Present in rounds")
    reconciliation.expect(present, "")
    reconciliation.expect(Spot(row, "agency", f"Round {one.number}, agency", field="Agency"), "")
    spot = Spot(row, "cards", f"Round {one.number}, cards", field="Cards")
    before = REVEALED if one.revealed else HIDDEN
    if not spot.gone and " ".join(spot.cell.text.split()).casefold() != before:
        refusal = Refusal("Cards cannot be revealed or hidden here.", "Reveal them in the program.")
        reconciliation.refuse(spot, before, spot.cell.text, refusal)


def _renamed(number: int, reconciliation: Reconciliation, name: str) -> Edit:
    rounds = reconciliation.state.rounds
    return SetRounds(tuple(replace(one, name=name) if one.number == number else one for one in rounds))
