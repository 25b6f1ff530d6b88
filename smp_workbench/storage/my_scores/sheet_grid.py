"""My scores: the one grid of a recipient's copy, as people fill it in.

Here: the sheet. Not here: its columns (``grid_layout``), reading it (``grid_reading``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final, Literal

from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.domain.scorecard import Scorecard
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.storage.my_scores.grid_layout import grid_layout, groups_of
from smp_workbench.storage.my_scores.group_text import together
from smp_workbench.storage.workbook.column_fit import fit_columns
from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.layout import FIRST_ROW, HEADER_ROW, HEADING_ROW, SheetLayout
from smp_workbench.storage.workbook.page import Binder, Page, PlainSheet
from smp_workbench.storage.workbook.sheet_scores import (
    drop_downs,
    group_headings,
    level_cell,
    mark_levels,
)
from smp_workbench.storage.workbook.sheet_themes import CONFIDENCES

WIDTHS: Final = {"ref": 7, "theme": 28, "_level": 11, "_reason": 30, "_confidence": 12}
NARROWER: Final = ({"theme": 26, "_reason": 24}, {"theme": 24, "_reason": 19})
"""Tried in turn where all columns would not fit one printed page."""
LEAST_LINES: Final = 2
"""Of each row, so that a short reason is seen whole where it is typed."""

HINT: Final = (
    "Choose a level, or ? for not known; leave empty what you have not scored. Guidance says what each level"
    " means, About how to send this back."
)


class GrowingSheet(PlainSheet):
    """A worksheet whose rows of data grow with what is typed into them.

    XlsxWriter marks each height as set by a person, which keeps spreadsheet programs from fitting the row.
    """

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        if tag == "row" and int(str(dict(attributes)["r"])) >= FIRST_ROW:
            attributes = [one for one in attributes if one[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)


class GridPage(Page):
    """The page of My scores."""

    sheet_kind: ClassVar[type[PlainSheet]] = GrowingSheet


def write_grid(binder: Binder, contents: Contents, copy: CardCopy, card: Scorecard) -> None:
    """Write the sheet with what is on the card, one row for each theme in the order of record."""
    layout = grid_layout(copy.state.model)
    title = f"My scores: {copy.scorer.name}, {round_words(copy)}"
    page = GridPage(binder, layout, title, contents.with_notice(HINT), _widths(layout))
    group_headings(page, contents)
    for row, theme in enumerate(copy.state.themes, start=FIRST_ROW):
        page.text(row, "ref", theme.ref, "quiet")
        page.text(row, "theme", theme.name, "strong")
        page.least(row, LEAST_LINES)
        for code in copy.state.model.codes:
            level_cell(page, row, code, card.entry(theme.ref, code))
        for group, criteria in groups_of(copy.state.model).items():
            for part in _PARTS:
                page.text(row, group, group_text(card, theme.ref, criteria, part), "text", part)
    rows = len(copy.state.themes)
    drop_downs(page, contents, rows)
    mark_levels(page, contents, rows)
    _offer_confidences(page, copy, rows)
    page.close(rows, frozen=2)
    page.sheet.repeat_rows(HEADING_ROW - 1, HEADER_ROW - 1)
    page.sheet.activate()


def _widths(layout: SheetLayout) -> Mapping[str, float]:
    """Return the widths at which all columns fit one printed page, or the widest."""
    for narrower in ({}, *NARROWER):
        widths = {**WIDTHS, **narrower}
        if fit_columns(layout, widths, (len(layout.columns),)).pages(2) == 1:
            return widths
    return WIDTHS


def round_words(copy: CardCopy) -> str:
    """Return which round a copy is for, with its name if it has one."""
    return f"round {copy.round.number}" + (f" ({copy.round.name})" if copy.round.name else "")


def group_text(
    card: Scorecard, ref: str, criteria: Sequence[Criterion], part: Literal["reason", "confidence"]
) -> str:
    """Return what stands beside a group for a theme."""
    entries = {one.code: card.entry(ref, one.code) for one in criteria}
    scored = [code for code, entry in entries.items() if entry.level is not None]
    return together({code: getattr(entry, part) for code, entry in entries.items()}, criteria, scored)


def _offer_confidences(page: Page, copy: CardCopy, rows: int) -> None:
    for group in groups_of(copy.state.model):
        page.sheet.data_validation(
            page.data(group, rows, "confidence"),
            {
                "validate": "list",
                "source": list(CONFIDENCES),
                "input_title": "How good is the evidence?",
                "input_message": "Of your scores in this group: low, medium or high. It may stay empty.",
                "error_title": "Not in the list",
                "error_message": f"Choose one of: {', '.join(CONFIDENCES)}.",
            },
        )


_PARTS: Final[tuple[Literal["reason", "confidence"], ...]] = ("reason", "confidence")
