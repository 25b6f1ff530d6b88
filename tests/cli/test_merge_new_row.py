"""``merge``: rows and cells of a copy that cannot be read as they stand; nothing of them is lost."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import openpyxl

from smp_workbench.domain.edit import SetRounds, SettleReview
from smp_workbench.domain.open_item import WholeTheme
from smp_workbench.domain.scorecard import Entry, Round
from smp_workbench.session.session import Session
from smp_workbench.storage.saving import load, save
from tests.cli.conftest import Run

NAME = "Modern slavery in car washes"


def touched(path: Path, edit: Callable[[openpyxl.Workbook], None]) -> Path:
    """Change a file in a spreadsheet program."""
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return path


def column(sheet: object, beginning: str) -> tuple[int, int]:
    """Return row and column of a heading."""
    rows = sheet.iter_rows(max_row=12)  # type: ignore[attr-defined]  # a sheet of openpyxl
    return next(
        (cell.row, cell.column) for row in rows for cell in row if str(cell.value).startswith(beginning)
    )


def typed_card(book: openpyxl.Workbook) -> None:
    """Add a theme of one's own below My scores, and write a level in words."""
    sheet = book["My scores"]
    header, h1 = column(sheet, "H1")
    new = sheet.max_row + 1
    sheet.cell(new, 2).value, sheet.cell(new, h1).value = NAME, 3
    sheet.cell(header + 1, h1).value = "four"


def test_that_a_theme_typed_into_my_scores_is_proposed_and_accepted_with_its_levels(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    card, out = tmp_path / "card.xlsx", tmp_path / "out.xlsx"
    assert run("send", workbook, "--to", "S-02", "--round", "2", "--out", card).code == 0
    ran = run("merge", workbook, touched(card, typed_card), "--out", out, "--json")
    new, other = sorted(ran.data["review"], key=lambda one: one["kind"])
    assert (new["kind"], new["value"]) == ("new", f"{NAME} (scores hidden)")
    assert (other["kind"], other["value"]) == ("not read", "hidden")
    session = Session(load(out).workbook)
    held = {str(one.value) for one in session.assessment.reviews if not isinstance(one.value, WholeTheme)}
    assert held == {"four"}
    with_text = openpyxl.load_workbook(out)
    cells = [str(cell.value) for sheet in with_text for row in sheet.iter_rows() for cell in row]
    assert not any('"four"' in text or "“four”" in text for text in cells)
    review = next(one for one in session.assessment.reviews if one.kind == "new")
    session.apply(SettleReview(review, take=True))
    theme = next(one for one in session.assessment.themes if one.name == NAME)
    assert session.assessment.card("S-02", 2).entry(theme.ref, "H1") == Entry(Fraction(3))
    again = tmp_path / "again.xlsx"
    save(session.workbook, again, None)
    shown = run("merge", again, card, "--out", tmp_path / "same.xlsx", "--json")
    assert [one["kind"] for one in shown.data["review"]] == ["not read"]


def test_that_a_theme_typed_into_a_whole_copy_is_one_proposal(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    def typed(book: openpyxl.Workbook) -> None:
        for name in ("Themes", "Scores"):
            sheet = book[name]
            header, theme = column(sheet, "Theme")
            row = next(one for one in range(header, 99) if sheet.cell(one, 1).value is None)
            sheet.cell(row, 1).value, sheet.cell(row, theme).value = "T-019", NAME
            if name == "Scores":
                sheet.cell(row, column(sheet, "H1")[1]).value = 3

    copy = tmp_path / "copy.xlsx"
    save(load(workbook).workbook, copy, None)
    ran = run("merge", workbook, touched(copy, typed), "--out", tmp_path / "out.xlsx", "--json")
    new = [one for one in load(tmp_path / "out.xlsx").workbook.assessment.reviews if one.kind == "new"]
    assert [one.value.theme.name for one in new if isinstance(one.value, WholeTheme)] == [NAME]
    assert [dict(one.value.rows) for one in new if isinstance(one.value, WholeTheme)] == [
        {"agreed 0": {"H1": Entry(Fraction(3))}}
    ]
    assert NAME in run("check", copy).out
    assert ran.code == 1


def test_that_a_copy_as_it_was_sent_out_changes_nothing(run: Run, workbook: Path, tmp_path: Path) -> None:
    session = Session(load(workbook).workbook)
    session.apply(SetRounds((Round(1),)))
    base, card = tmp_path / "base.xlsx", tmp_path / "card.xlsx"
    save(session.workbook, base, None)
    run("send", base, "--to", "S-02", "--round", "2", "--out", card)
    merged = run("merge", base, card, "--out", tmp_path / "out.xlsx", "--json").data
    assert merged["result_hash"] == run("versions", base, "--json").data["draft"]["content"]
