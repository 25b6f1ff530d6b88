from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from fractions import Fraction

import openpyxl
import pytest

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import (
    AddScorer,
    Batch,
    Edit,
    RemoveScorer,
    RemoveTheme,
    SetCutLine,
    SetEntry,
    SetModel,
    SetRounds,
)
from smp_workbench.domain.scorecard import Entry, Round, Scorecard, Scorer
from smp_workbench.domain.version import Change, History, Workbook
from smp_workbench.storage.exact_form import read_edit, read_exact, write_edit, write_exact
from smp_workbench.storage.workbook.layout import CHANGES, FIRST_ROW
from smp_workbench.storage.workbook.packing import PACKED, unpack
from smp_workbench.storage.workbook.sealing import Shown, sealed, tells_hidden
from smp_workbench.storage.workbook.step import Step
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import agreed, small_assessment, small_model
from tests.storage.workbook.rich_workbook import make_workbook

SECRET = "Nobody should read this yet"
HIDDEN = SetEntry("S-01", 1, "T-001", "H1", Entry(Fraction(4), "high", SECRET))


def shown(round_number: int) -> bool:
    return round_number == 0


def edit_form(edit: Edit, shown: Shown) -> str:
    return sealed(write_edit(edit), edit, shown)


def state_form(state: Assessment, shown: Shown) -> str:
    return sealed(write_exact(state), state, shown)


def inverse_of(edit: Edit) -> Edit:
    """Return what takes an edit back on an assessment that has a hidden card."""
    state, _ = HIDDEN.apply(small_assessment())
    return edit.apply(state)[1]


@pytest.mark.parametrize(
    "edit",
    [
        HIDDEN,
        Batch("Paste", (SetCutLine(3), Batch("Inner", (HIDDEN,)))),
        inverse_of(RemoveTheme("T-001")),
        inverse_of(RemoveScorer("S-01")),
        inverse_of(SetModel(small_model("sum(harm)"))),
    ],
    ids=lambda edit: type(edit).__name__,
)
def test_that_an_edit_with_a_hidden_card_is_packed_until_it_is_revealed(edit: Edit) -> None:
    assert tells_hidden(edit, shown)
    assert edit_form(edit, shown).startswith(PACKED)
    assert read_edit(unpack(edit_form(edit, shown), "Change"), "Change") == edit
    assert edit_form(edit, lambda _: True).startswith("{")


@pytest.mark.parametrize(
    "edit", [agreed("T-001", "H1", 4), SetCutLine(3), RemoveTheme("T-001"), Batch("B", ())]
)
def test_that_other_edits_stand_open(edit: Edit) -> None:
    assert edit_form(edit, shown).startswith("{")


def test_that_a_start_with_a_hidden_card_is_packed() -> None:
    state = small_assessment()
    assert read_exact(unpack(state_form(state, shown), "Start"), Assessment, "Start") == state
    assert state_form(state, shown).startswith(PACKED)
    assert state_form(replace(state, cards=()), shown).startswith("{")


def hidden_workbook(*, revealed: bool) -> Workbook:
    """Return a workbook in every place of which a card is told of, in a round that is hidden or not."""
    card = Scorecard("S-01", 1, {"T-001": {"H2": Entry(Fraction(8), "low", f"{SECRET} at the start")}})
    start = replace(small_assessment(), cards=(card,))
    edits: tuple[Edit, ...] = (
        HIDDEN,
        Batch(f"{SECRET}: paste", (HIDDEN,)),
        inverse_of(SetModel(small_model("sum(harm)"))),
        SetRounds((Round(1, "First", revealed),)),
    )
    return make_workbook(edits, start)


def whole_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


def test_that_nothing_in_the_file_tells_of_a_hidden_card() -> None:
    assert SECRET not in whole_text(workbook_bytes(hidden_workbook(revealed=False)))


def test_that_a_revealed_card_is_told() -> None:
    assert whole_text(workbook_bytes(hidden_workbook(revealed=True))).count(SECRET) > 3


def test_that_a_card_hidden_again_is_packed_again() -> None:
    edits = (HIDDEN, SetRounds((Round(1, "First", revealed=True),)), SetRounds((Round(1, "First"),)))
    assert SECRET not in whole_text(workbook_bytes(make_workbook(edits, small_assessment())))


def test_that_an_exact_form_goes_on_in_rows_below() -> None:
    long = Batch("Reasons", tuple(agreed("T-001", code, 2, "x" * 30_000) for code in ("H1", "H2", "L1")))
    content = workbook_bytes(make_workbook((SetCutLine(2), long, SetCutLine(3)), small_assessment()))
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Changes"]
    rows = [
        {column.key: cell.value for column, cell in zip(CHANGES.columns, cells, strict=True)}
        for cells in sheet.iter_rows(min_row=FIRST_ROW)
    ]
    assert [row["sequence"] for row in rows] == [0, 1, 2, 2, 2, 3]
    parts = rows[2:5]
    assert [(row["part"], row["parts"], row["kind"]) for row in parts] == [
        (1, 3, "several"), (2, 3, "several"), (3, 3, "several"),
    ]  # fmt: skip
    assert [row["new"] for row in parts] == ["Reasons", None, None]
    assert read_exact("".join(row["exact"] for row in parts), Step, "Change 2").edit == long


def test_that_a_hidden_card_longer_than_a_cell_goes_on_in_rows_below() -> None:
    from random import Random

    noise = "".join(Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=30_000))
    entries = {
        ref: {"H1": Entry(Fraction(2), "", noise[::step])} for step, ref in ((1, "T-001"), (-1, "T-002"))
    }
    state = replace(small_assessment(), cards=(Scorecard("S-02", 1, entries),))
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(Workbook(state, History(state)))))["Scorecards"]
    rows = [[cell.value for cell in cells][-3:] for cells in sheet.iter_rows(min_row=FIRST_ROW)]
    assert [(part, parts) for part, parts, _ in rows] == [(1, 2), (2, 2)]
    text = unpack("".join(sealed for *_, sealed in rows), "Card")
    assert read_exact(text, Scorecard, "Card") == state.cards[0]


def test_that_a_scorer_without_cards_is_open_to_all() -> None:
    change = Change(1, AddScorer(Scorer("S-09", "Fire and rescue")))
    assert edit_form(change.edit, shown).startswith("{")
