"""A recipient's copy read back: whose it is, and every entry that their card has now.

Here: ``read_card_copy``, the order of the steps, and what the copy says about itself.
Not here: the grid (``grid_reading``), what else was changed in the file (``other_change``), merging.

The copy holds what was sent in exact form, and what the program has saved into it since, so that each cell
is compared with what it was, and what cannot be read stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.card_copy import CardCopy, CopyKey
from smp_workbench.domain.scorecard import Scorecard
from smp_workbench.errors import ModelFault, Refusal, TouchedFile, UnreadableFile
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.storage.exact_form import content_hash, read_exact
from smp_workbench.storage.my_scores.copy_key import read_key
from smp_workbench.storage.my_scores.grid_reading import read_grid
from smp_workbench.storage.my_scores.other_change import list_other_changes
from smp_workbench.storage.my_scores.sheet_copy_about import SAVED_ITEM, SENT_ITEM, all_themes
from smp_workbench.storage.named_file import content_of
from smp_workbench.storage.process_limit import limited
from smp_workbench.storage.soundness import refuse_unsound
from smp_workbench.storage.workbook.finding import Finding, FindingList
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.package_check import LARGEST_FILE
from smp_workbench.storage.workbook.packing import join_cells
from smp_workbench.storage.workbook.protection import opened
from smp_workbench.storage.workbook.sensitivity_label import read_sensitivity
from smp_workbench.storage.workbook.sheet_part import Rows

_NUMBERED: Final = r"(?: (?P<number>\d+) of (?P<all>\d+))?"
_SENT: Final = re.compile(SENT_ITEM + _NUMBERED, re.IGNORECASE)
_SAVED: Final = re.compile(SAVED_ITEM + _NUMBERED, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReturnedCard:
    """A recipient's copy as it is now.

    Attributes
    ----------
    sent
        As it went out.
    card
        As it is now. What could not be read is as it was.
    findings
        Every cell that is not as it was sent; those that are not accepted are to be looked at.
    """

    sent: CardCopy
    card: Scorecard
    findings: tuple[Finding, ...]


def load_card_copy(path: Path, password: str = "") -> ReturnedCard:
    """Read a recipient's copy from a file, protected or not; see :func:`read_card_copy`.

    In a child process this is held to limits of memory and processor time, as any reading is.
    """
    data = content_of(path, LARGEST_FILE)
    with limited(path.name):
        return read_card_copy(opened(data, password, path.name), path.name)


def read_card_copy(data: bytes, name: str) -> ReturnedCard:
    """Read a recipient's copy from its bytes.

    Parameters
    ----------
    data
        The whole file.
    name
        Its name, for sentences.

    Raises
    ------
    UnreadableFile
        If the copy is damaged, or its rows no longer belong to their refs. Nothing else is ever
        raised for a bad file.
    """
    package = Package(data, name)
    sheets = {sheet.name: package.cells(sheet) for sheet in package.sheets}
    key = read_key(package, sheets)
    state = _sent_state(name, sheets, key)
    findings = FindingList()
    reading = read_grid(name, sheets, _as_saved(sheets, state, key), key, findings)
    labels = read_sensitivity(package, FindingList())
    sent = CardCopy(key, state, _about_all(sheets, state), labels)
    list_other_changes(package, sheets, sent, reading, findings)
    return ReturnedCard(sent, reading.card, findings.all)


def _sent_state(name: str, sheets: Mapping[str, Rows], key: CopyKey) -> Assessment:
    """Return what was sent, sound and just as the key says."""
    try:
        state = read_exact(_form(sheets, _SENT), Assessment, "what was sent")
        refuse_unsound(state)
        compile_model(state.model)
    except (Refusal, ModelFault, UnreadableFile) as fault:
        raise _gone(name) from fault
    if content_hash(state) != key.sent or not state.has_card(key.scorer, key.round):
        raise _gone(name)
    return state


def _as_saved(sheets: Mapping[str, Rows], state: Assessment, key: CopyKey) -> Assessment:
    """Return what was sent with the card as the program has saved it since.

    Where that is gone or damaged, cells are compared with what was sent: all of the card stands in cells.
    """
    try:
        card = read_exact(_form(sheets, _SAVED), Scorecard, "the card")
        if (card.scorer, card.round) != (key.scorer, key.round):
            return state
        saved = state.with_card(card)
        refuse_unsound(saved)
    except (Refusal, UnreadableFile):
        return state
    return saved


def _form(sheets: Mapping[str, Rows], item: re.Pattern[str]) -> str:
    """Return the exact form that stands beside an item, however many cells it takes."""
    pieces: dict[int, str] = {}
    expected = 1
    for rows in reversed(tuple(sheets.values())):
        for row in rows.values():
            columns = sorted(row)
            for place, column in enumerate(columns[:-1]):
                match = item.fullmatch(row[column].text.strip())
                if match:
                    expected = int(match["all"] or 1)
                    pieces.setdefault(int(match["number"] or 1), row[columns[place + 1]].text)
        if pieces:
            break
    if sorted(pieces) != list(range(1, expected + 1)):
        raise UnreadableFile("What was sent is not whole.")
    return join_cells([pieces[number] for number in sorted(pieces)], "What was sent")


def _about_all(sheets: Mapping[str, Rows], state: Assessment) -> bool:
    cells = (
        cell for rows in reversed(tuple(sheets.values())) for row in rows.values() for cell in row.values()
    )
    said = all_themes(state)
    return any(cell.text == said for cell in cells)


def _gone(name: str) -> UnreadableFile:
    return TouchedFile(
        "“{name}” is a copy for scoring, but what was sent with it, on its sheet About, is gone or changed.",
        "Copy its scores into the file as it was sent, and bring that back.",
        name=name,
    )
