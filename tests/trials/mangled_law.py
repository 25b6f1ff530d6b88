"""What must come of a file that a spreadsheet user has changed, judged without the program's reader.

Here: the file as a person sees it (openpyxl), and what must be so: it is refused in one clear sentence, or
every score cell that does not say what was saved is listed, and no theme has a score that was not its own
unless that is listed; rows away from their themes are always refused.
Not here: changing files (``mangling``), and the assessment that was read against the saved one
(``listing_law``).
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import openpyxl
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE, Scorecard
from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.workbook.finding import Finding
from tests.trials.listing_law import CardKey, answer_text, cards_of, unlisted_changes
from tests.trials.witnessed import mark_of

_DEEPEST_HEADER: Final = 60
_TELLING: Final = 3
"""Scores in which a row differs from its own where it is just what another theme's were."""
_LONGEST: Final = 500
"""Letters of a refusal."""


@dataclass(frozen=True)
class SeenRow:
    """A row of scores as a person sees it."""

    sheet: str
    number: int
    card: CardKey | None
    """None for the grid that names nobody."""
    ref: str
    mark: int | None
    cells: Mapping[str, tuple[str, object]] = field(default_factory=dict)
    """Address and value, by criterion."""


@dataclass(frozen=True)
class Result:
    """What the program says of a file; ``state`` is None for a refusal."""

    state: Assessment | None
    findings: Sequence[Finding] = ()
    refusal: UnreadableFile | None = None


def faults(
    saved: Assessment,
    sent: Mapping[str, Counter[tuple[str, ...]]],
    data: bytes,
    result: Result,
    *,
    harmless: bool,
    own: CardKey = (AGREED, 0),
) -> tuple[str, ...]:
    """Return what is wrong with an answer; nothing if it is as it should be.

    Parameters
    ----------
    saved
        What the file was written from.
    sent
        What stands on its sheets; see :func:`sheets_of`.
    data
        The file as it came back.
    harmless
        Whether nothing was done that could touch a score, so that the file must be read with every
        score as it was.
    own
        Whose scores stand in the grid that names nobody.
    """
    if result.state is None:
        return tuple(_refusal_faults(result, harmless=harmless))
    if harmless and _scores(saved) != _scores(result.state):
        return ("a score is another one, though none was touched",)
    seen = [replace(row, card=row.card or own) for row in rows_seen(data, saved)]
    return (
        *_moved_faults(saved, seen),
        *_unlisted_cells(saved, seen, result.findings),
        *unlisted_changes(saved, result.state, result.findings),
        *_unlisted_sheets(sent, data, result.findings),
    )


def _refusal_faults(result: Result, *, harmless: bool) -> Iterator[str]:
    text = str(result.refusal)
    if harmless:
        yield f"refused, though nothing was touched: {text}"
    remedy = result.refusal.remedy.text if result.refusal else ""
    if not remedy or "{" in text or "Traceback" in text or len(text) > _LONGEST:
        yield f"not one clear sentence with what to do: {text}"


# --- the file as a person sees it ----------------------------------------------------------------


def rows_seen(data: bytes, saved: Assessment) -> Iterator[SeenRow]:
    """Yield every row of scores that has something in it, of every grid whose headings can be seen."""
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        yield from _rows_of(sheet, saved)


def _rows_of(sheet: Worksheet, saved: Assessment) -> Iterator[SeenRow]:
    found = _header(sheet, saved)
    if found is None:
        return
    row_number, columns, codes, stage = found
    for row in sheet.iter_rows(min_row=row_number + 1):
        texts = {header: row[place].value for header, place in columns.items() if place < len(row)}
        cells = {code: (row[place].coordinate, row[place].value) for code, place in codes.items()}
        ref, name = (str(texts.get(header) or "").strip() for header in ("Ref", "Theme"))
        if not ref and all(value is None for _, value in cells.values()):
            continue  # empty, or the row of a card that is not revealed
        card = (SECOND_STAGE, 0) if stage else ("", -1) if "Round" in columns else None
        if "Scorer" in columns:
            number = texts.get("Round")
            card = str(texts.get("Scorer") or ""), number if isinstance(number, int) else -1
        yield SeenRow(sheet.title, row[0].row, card, ref, mark_of(name), cells)


def _header(sheet: Worksheet, saved: Assessment) -> tuple[int, dict[str, int], dict[str, int], bool] | None:
    """Return the header row, the columns by header, those of criteria, and whether of the second stage."""
    known = {criterion.code: f"{criterion.code} {criterion.name}" for criterion in saved.model.criteria}
    stage_model = saved.second_stage.model.criteria if saved.second_stage else ()
    stage = {criterion.code: f"{criterion.code} {criterion.name}" for criterion in stage_model}
    for row in sheet.iter_rows(max_row=_DEEPEST_HEADER):
        headers = {str(cell.value): place for place, cell in enumerate(row) if cell.value is not None}
        if (
            "Ref" not in headers
            or "Theme" not in headers
            or len(headers) != sum(cell.value is not None for cell in row)
        ):
            continue
        for model, is_stage in ((known, False), (stage, True)):
            codes = {code: headers[header] for code, header in model.items() if header in headers}
            if codes:
                return row[0].row, headers, codes, is_stage
    return None


# --- what must be so -----------------------------------------------------------------------------


def _scores(state: Assessment) -> dict[tuple[CardKey, int | None, str], str]:
    """Return every score by whose card it is on, the mark in the theme's name, and the criterion."""
    marks = {theme.ref: mark_of(theme.name) for theme in state.themes}
    return {
        (key, marks.get(ref), code): answer_text(entry.level)
        for key, card in cards_of(state).items()
        for ref, row in card.entries.items()
        for code, entry in row.items()
    }


def _moved_faults(saved: Assessment, seen: Sequence[SeenRow]) -> Iterator[str]:
    """Yield what should have stopped the reading."""
    marks = {theme.ref: mark_of(theme.name) for theme in saved.themes}
    refs = Counter((row.sheet, row.card, row.ref) for row in seen if row.ref)
    for row in seen:
        if row.ref in marks and row.mark is not None and marks[row.ref] != row.mark:
            yield f"read, though {row.sheet} row {row.number} has the name of another theme than {row.ref}"
        if row.ref and refs[row.sheet, row.card, row.ref] > 1 and not _oncards_of(row):
            yield f"read, though {row.ref} stands twice on {row.sheet}"
    for key, card in cards_of(saved).items():
        yield from _moved_rows(key, card, [row for row in seen if row.card == key])


def _oncards_of(row: SeenRow) -> bool:
    """Whether a row is of one of many cards on one sheet, where a second one is listed."""
    return row.card is not None and row.card[0] not in (AGREED, SECOND_STAGE) and row.sheet == "Scorecards"


def _moved_rows(key: CardKey, card: Scorecard, seen: Sequence[SeenRow]) -> Iterator[str]:
    vectors = {
        ref: {code: answer_text(entry.level) for code, entry in row.items()}
        for ref, row in card.entries.items()
    }
    changed = moved = 0
    for row in seen:
        own = {code: vectors.get(row.ref, {}).get(code, "") for code in row.cells}
        now = {code: _shown(value) for code, (_, value) in row.cells.items()}
        if row.ref not in vectors or own == now:
            continue
        changed += 1
        others = (
            {code: vector.get(code, "") for code in row.cells}
            for ref, vector in vectors.items()
            if ref != row.ref
        )
        far = sum(own[code] != now[code] for code in own) >= _TELLING
        moved += far and any(other == now for other in others)
    if moved > 1 and 2 * moved >= changed:
        yield f"read, though {moved} rows of {key} have the scores of other themes"


def _unlisted_cells(saved: Assessment, seen: Sequence[SeenRow], findings: Sequence[Finding]) -> Iterator[str]:
    """Yield each score cell that does not say what was saved and that no finding names."""
    places = {(finding.sheet, finding.cell) for finding in findings}
    rows = {(finding.sheet, _row(finding.cell)) for finding in findings if finding.cell}
    whole = {finding.sheet for finding in findings if not finding.cell}
    cards = cards_of(saved)
    known = {theme.ref for theme in saved.themes}
    for row in seen:
        card = cards.get(row.card) if row.card else None
        if card is None or row.ref not in known:
            if (row.sheet, row.number) not in rows and row.sheet not in whole:
                yield f"{row.sheet} row {row.number} is of no theme, and not listed"
            continue
        for code, (place, value) in row.cells.items():
            same = _shown(value) == answer_text(card.entry(row.ref, code).level)
            if not same and (row.sheet, place) not in places and row.sheet not in whole:
                yield f"{row.sheet} {place} holds {value!r} for {row.ref} {code}, and is not listed"


# --- whole sheets --------------------------------------------------------------------------------


def sheets_of(data: bytes) -> dict[str, Counter[tuple[str, ...]]]:
    """Return what stands on each sheet, formulas apart: its rows, in any order, with their comments."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: Counter(filter(None, map(_row_text, sheet.iter_rows()))) for sheet in book}


def _row_text(row: Sequence[Cell | MergedCell]) -> tuple[str, ...]:
    said = [_plain(cell.value) for cell in row if cell.value is not None and cell.data_type != "f"]
    return tuple(said + [cell.comment.text for cell in row if cell.comment])


def _plain(value: object) -> str:
    return f"{value:.12g}" if isinstance(value, int | float) else " ".join(str(value).split())


def _unlisted_sheets(
    sent: Mapping[str, Counter[tuple[str, ...]]], data: bytes, findings: Sequence[Finding]
) -> Iterator[str]:
    """Yield each sheet that does not say what was sent and of which nothing is listed.

    Parameters
    ----------
    sent
        As the spreadsheet program saves the file if nothing is done to it.
    """
    listed = {finding.sheet for finding in findings}
    back = sheets_of(data)
    renamed = [rows for name, rows in back.items() if name not in sent]
    for name, rows in sent.items():
        gone = name not in back and all(rows != other for other in renamed)
        if (gone or (name in back and back[name] != rows)) and not listed & {
            name,
            *(back.keys() - sent.keys()),
        }:
            yield f"the sheet {name} says something else, and nothing is listed about it"


def _shown(value: object) -> str:
    """Return what a cell says if it is just what the program writes there, else what cannot be a level."""
    if value is None or value == "?":
        return str(value or "")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}"
    return f"{type(value).__name__} {value}"


def _row(cell: str) -> int:
    return int("".join(filter(str.isdigit, cell)) or 0)
