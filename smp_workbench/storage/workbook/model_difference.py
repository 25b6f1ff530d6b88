"""The sheets Model and Guidance, of either stage, against its scoring model; a model read from its sheet.

Here: telling every cell that differs. A model is never changed by a spreadsheet: a formula or a
definition that changed there unseen would change what every score means.
Not here: writing the model's rows (``sheet_model``).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple, cast

from smp_workbench.domain.number import exact_text, parse_number
from smp_workbench.domain.scoring_model import (
    Band,
    BaseOrigin,
    Criterion,
    Group,
    Level,
    Origin,
    Provenance,
    ScoringModel,
    Total,
)
from smp_workbench.errors import Refusal, UnreadableFile, WorkbenchError
from smp_workbench.storage.workbook.cell_value import read_text, undress
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.reconciliation import Reconciliation, Spot
from smp_workbench.storage.workbook.sheet_model import ModelRow, model_rows

_TEXTS: Final = ("name", "short", "group", "text")
_UNCHANGEABLE: Final = Refusal("The scoring model cannot be changed here.", "Change it in the program.")


class _Key(NamedTuple):
    """What a row of Model is about; the number tells levels and bands apart."""

    kind: str
    code: str
    number: str = ""


def model_differences(table: FoundTable, model: ScoringModel, reconciliation: Reconciliation) -> None:
    """List every cell of a model's sheet that is not as it was saved."""
    saved = {_key(row): row for row in model_rows(model)}
    seen: set[_Key] = set()
    for found in table.rows:
        key = _found_key(found)
        row = saved.get(key)
        if row is None or key in seen:
            text = "This row is not of the scoring model; it was not read."
            reconciliation.list_row(found, text)
            continue
        seen.add(key)
        _compare(row, found, reconciliation)
    for key in saved:
        if key not in seen:
            text = "The row of {what} is missing; the model was kept."
            reconciliation.list_sheet(table.sheet, text, what=" ".join(part for part in key if part))


def guidance_differences(table: FoundTable, model: ScoringModel, reconciliation: Reconciliation) -> None:
    """List every cell of a model's guidance that is not as it was saved."""
    criteria = {criterion.code: criterion for criterion in model.criteria}
    asked: set[str] = set()
    for row in table.rows:
        criterion = criteria.get(row.text("criterion"))
        if criterion is None:
            reconciliation.list_row(row, "There is no such criterion; the row was not read.")
            continue
        if row.text("question"):
            question = "" if criterion.code in asked else criterion.question
            asked.add(criterion.code)
            _compare_text(row, "question", question, criterion.code, reconciliation)
        group = model.group(criterion.group)
        _compare_text(row, "name", criterion.name, criterion.code, reconciliation)
        _compare_text(row, "group", group.name if group else criterion.group, criterion.code, reconciliation)
        level = _level_of(row, criterion)
        if level is not None:
            _compare_text(row, "label", level.label, criterion.code, reconciliation)
            _compare_text(row, "definition", level.definition, criterion.code, reconciliation)
        elif undress(row.cell("level").text) != "?":
            reconciliation.list_row(row, "There is no such level; the row was not read.")


def read_model_sheet(table: FoundTable) -> ScoringModel:
    """Return the scoring model that the sheet Model holds; whether it works is not asked here.

    Raises
    ------
    UnreadableFile
        If a row is damaged or one that every model has is missing.
    """
    try:
        return _model([_read(row) for row in table.rows])
    except (WorkbenchError, KeyError) as fault:
        raise UnreadableFile(
            "The sheet {sheet} does not hold a whole scoring model.",
            "Go back to an earlier copy.",
            sheet=table.sheet,
        ) from fault


def _key(row: ModelRow) -> _Key:
    tells = row.kind in ("level", "band") and row.number is not None
    return _Key(row.kind, row.code, exact_text(row.number) if tells and row.number is not None else "")


def _found_key(row: FoundRow) -> _Key:
    kind = row.text("kind")
    return _Key(kind, row.text("code"), row.text("exact") if kind in ("level", "band") else "")


def _compare(row: ModelRow, found: FoundRow, reconciliation: Reconciliation) -> None:
    what = " ".join(part for part in _key(row) if part)
    for key in _TEXTS:
        _compare_text(found, key, getattr(row, key), what, reconciliation)
    exact = "" if row.number is None else exact_text(row.number)
    _compare_text(found, "exact", exact, what, reconciliation)
    shown = found.cell("number")
    if found.has("number") and not _same_number(shown.text, row.number):
        spot = Spot(found, "number", what, field="Number")
        reconciliation.refuse(spot, exact, shown.text, _UNCHANGEABLE)


def _same_number(text: str, number: Fraction | None) -> bool:
    if number is None or not text:
        return number is None and not text
    try:
        return abs(float(text) - float(number)) <= 1e-12 * max(1.0, abs(float(number)))
    except ValueError:
        return False


def _compare_text(row: FoundRow, key: str, before: str, what: str, reconciliation: Reconciliation) -> None:
    spot = Spot(row, key, what, field=key)
    after = reconciliation.text(spot, before)
    if after is not None and after != before:
        reconciliation.refuse(spot, before, after, _UNCHANGEABLE)


def _level_of(row: FoundRow, criterion: Criterion) -> Level | None:
    text = undress(row.cell("level").text)
    return next((level for level in criterion.levels if _same_number(text, level.value)), None)


# --- reading -------------------------------------------------------------------------------------


def _read(row: FoundRow) -> ModelRow:
    exact = row.text("exact")
    texts = {key: read_text(row.cell(key)) for key in _TEXTS}
    number = parse_number(exact) if exact else None
    return ModelRow(row.text("kind"), row.text("code"), number=number, **texts)


def _model(rows: list[ModelRow]) -> ScoringModel:
    fields = {row.code: row.text for row in rows if row.kind == "model"}
    return ScoringModel(
        fields["id"],
        fields["version"],
        fields["title"],
        _provenance(rows),
        groups=tuple(
            Group(row.code, row.name, row.short, _number(row)) for row in rows if row.kind == "group"
        ),
        criteria=tuple(_criteria(rows)),
        totals=tuple(
            Total(row.code, row.name, row.short, row.text, row.group) for row in rows if row.kind == "total"
        ),
        formula=fields["formula"],
        bands=tuple(Band(_number(row), row.name) for row in rows if row.kind == "band"),
        note=fields.get("note", ""),
    )


def _provenance(rows: list[ModelRow]) -> Provenance:
    words = {row.code: row.text for row in rows if row.kind == "provenance"}
    origin = cast("Origin", words.get("origin", "supplied"))  # only a word that is shown
    return Provenance(
        origin,
        words.get("source", ""),
        words.get("author", ""),
        words.get("licence", ""),
        words.get("supplied_by", ""),
        words.get("adapted_from", ""),
        cast("BaseOrigin", words.get("base_origin", "")),
    )


def _criteria(rows: list[ModelRow]) -> Iterator[Criterion]:
    for row in rows:
        if row.kind == "criterion":
            levels = tuple(
                Level(_number(level), level.name, level.text)
                for level in rows
                if level.kind == "level" and level.code == row.code
            )
            yield Criterion(row.code, row.name, row.short, row.text, row.group, levels, _number(row))


def _number(row: ModelRow) -> Fraction:
    if row.number is None:
        raise KeyError(row)
    return row.number
