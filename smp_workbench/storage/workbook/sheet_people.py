"""Scorecards and Scorers: who scored, in which rounds, and what.

Here: both sheets. A card whose round is not revealed is there, but packed.
Not here: what may be shown (``sealing``) and the agreed scores (``sheet_scores``).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, Literal

from smp_workbench.domain.scorecard import Entry, Round, Scorecard
from smp_workbench.storage.exact_form import write_exact
from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.layout import (
    FIRST_ROW,
    HIDDEN,
    REVEALED,
    ROUND_KIND,
    SCORER_KIND,
    SEALED_UNTIL,
    scorecards_layout,
)
from smp_workbench.storage.workbook.packing import cut_to_cells, pack
from smp_workbench.storage.workbook.page import Binder, Page
from smp_workbench.storage.workbook.people_layout import SCORERS
from smp_workbench.storage.workbook.sheet_scores import level_number

CARD_WIDTHS: Final = {
    "scorer": 8, "name": 26, "round": 8, "ref": 8, "theme": 36, "_level": 11, "_confidence": 12,
    "_reason": 30, "part": 6, "parts": 6, "sealed": 30,
}  # fmt: skip
SCORER_WIDTHS: Final = {"kind": 10, "id": 8, "name": 50, "agency": 30, "present": 20, "cards": 24}

CARDS_HINT: Final = (
    "Cards of a round that is not revealed are sealed: packed, so that nobody reads them by accident."
    " This is not encryption."
)
SCORERS_HINT: Final = (
    "Named by agency or role; Agency says of which agency, where the name does not. Present lists the"
    " rounds at which they were in the room."
)


# --- Scorecards --------------------------------------------------------------------------------


def write_scorecards(binder: Binder, contents: Contents) -> None:
    """Write every scorecard: a row for each theme, or packed while its round is hidden."""
    layout = scorecards_layout(
        contents.compiled.model,
        _codes_with(contents, "confidence"),
        _codes_with(contents, "reason"),
    )
    levels = layout.position("theme") + 1 + len(contents.compiled.model.criteria)
    page = Page(binder, layout, "Scorecards", CARDS_HINT, CARD_WIDTHS, printed=(levels,))
    row = FIRST_ROW
    for card in contents.assessment.cards:
        write = _shown_card if contents.shown(card.round) else _sealed_card
        row += write(page, row, contents, card)
    page.close(row - FIRST_ROW, frozen=layout.position("theme") + 1)


def _codes_with(contents: Contents, part: Literal["confidence", "reason"]) -> tuple[str, ...]:
    """Return the criteria for which a shown card gives a confidence, or a reason, in the model's order."""
    given = {code for code, entry in _shown_entries(contents) if getattr(entry, part)}
    return tuple(code for code in contents.compiled.model.codes if code in given)


def _shown_entries(contents: Contents) -> Iterator[tuple[str, Entry]]:
    for card in contents.assessment.cards:
        if contents.shown(card.round):
            for entries in card.entries.values():
                yield from entries.items()


def _shown_card(page: Page, row: int, contents: Contents, card: Scorecard) -> int:
    """Write a card that may be seen, and return how many rows it took."""
    themes = [theme for theme in contents.assessment.themes if theme.ref in card.entries]
    for down, theme in enumerate(themes):
        _card_head(page, row + down, contents, card)
        page.text(row + down, "ref", theme.ref, "quiet")
        page.text(row + down, "theme", theme.name, "strong")
        for column in page.layout.columns:
            if column.part:
                _card_cell(page, row + down, column.key, column.part, card.entry(theme.ref, column.key))
    return len(themes)


def _card_cell(page: Page, row: int, code: str, part: str, entry: Entry) -> None:
    match part:
        case "level" if isinstance(entry.level, Fraction):
            page.number(row, code, level_number(entry.level), "level", "level")
        case "level":
            page.text(row, code, str(entry.level) if entry.level else "", "level", "level")
        case "confidence":
            page.text(row, code, entry.confidence, part="confidence")
        case "reason":
            page.text(row, code, entry.reason, part="reason")


def _sealed_card(page: Page, row: int, contents: Contents, card: Scorecard) -> int:
    """Write a card that may not be seen yet, and return how many rows it took."""
    pieces = cut_to_cells(pack(write_exact(card)))
    for down, piece in enumerate(pieces):
        _card_head(page, row + down, contents, card)
        page.text(row + down, "theme", SEALED_UNTIL.format(round=card.round), "quiet")
        page.text(row + down, "sealed", piece, "exact")
        if len(pieces) > 1:
            page.number(row + down, "part", down + 1)
            page.number(row + down, "parts", len(pieces))
    return len(pieces)


def _card_head(page: Page, row: int, contents: Contents, card: Scorecard) -> None:
    page.text(row, "scorer", card.scorer, "quiet")
    page.text(row, "name", contents.assessment.scorer(card.scorer).name)
    page.number(row, "round", card.round)


# --- Scorers -----------------------------------------------------------------------------------


def write_scorers(binder: Binder, contents: Contents) -> None:
    """Write the rounds, then the scorers."""
    page = Page(binder, SCORERS, "Rounds and scorers", SCORERS_HINT, SCORER_WIDTHS)
    rounds, scorers = contents.assessment.rounds, contents.assessment.scorers
    for row, round_ in enumerate(rounds, start=FIRST_ROW):
        _round_row(page, row, round_)
    for row, scorer in enumerate(scorers, start=FIRST_ROW + len(rounds)):
        present = ", ".join(map(str, scorer.present))
        page.text_row(row, {"kind": SCORER_KIND, "id": scorer.id}, "quiet")
        page.text_row(row, {"name": scorer.name, "agency": scorer.agency, "present": present, "cards": ""})
    page.close(len(rounds) + len(scorers))


def _round_row(page: Page, row: int, round_: Round) -> None:
    page.text(row, "kind", ROUND_KIND, "quiet")
    page.number(row, "id", round_.number)
    cards = REVEALED if round_.revealed else HIDDEN
    page.text_row(row, {"name": round_.name, "agency": "", "present": "", "cards": cards})
