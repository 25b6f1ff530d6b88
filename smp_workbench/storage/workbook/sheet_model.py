"""Model: the whole scoring model as one table, enough to rebuild it exactly.

Here: its rows. Not here: the table's meaning (``layout.MODEL``) and model files
(``storage.model_file``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Final

from smp_workbench.domain.number import exact_text
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.layout import FIRST_ROW, MODEL, SheetLayout
from smp_workbench.storage.workbook.page import Binder, Page
from smp_workbench.storage.workbook.sheet_scores import level_number

WIDTHS: Final = {
    "kind": 12, "code": 16, "name": 28, "short": 14, "group": 12, "number": 9, "exact": 9, "text": 80,
}  # fmt: skip

HINT: Final = "How levels become a score. Change the model in SMP Workbench; here it is to be read."

MODEL_FIELDS: Final = ("id", "version", "title", "formula", "tie_rule", "note")
"""Fields of the model that stand in a row of kind ``model``."""


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One row of the sheet; a column that says nothing is empty."""

    kind: str
    code: str = ""
    name: str = ""
    short: str = ""
    group: str = ""
    number: Fraction | None = None
    text: str = ""


def write_model_sheet(binder: Binder, contents: Contents) -> None:
    """Write the scoring model."""
    model_page(binder, contents, MODEL, f"Scoring model: {contents.compiled.model.title}")


def model_page(binder: Binder, contents: Contents, layout: SheetLayout, title: str) -> None:
    """Write the sheet that holds the scoring model of a stage."""
    model = contents.compiled.model
    page = Page(binder, layout, title, contents.with_notice(HINT), WIDTHS)
    rows = tuple(model_rows(model))
    for place, row in enumerate(rows, start=FIRST_ROW):
        page.text_row(place, {"kind": row.kind, "code": row.code}, "quiet")
        page.text(place, "name", row.name, "text" if row.kind == "level" else "strong")
        page.text_row(place, {"short": row.short, "group": row.group}, "quiet")
        page.number(place, "number", None if row.number is None else level_number(row.number))
        page.text(place, "exact", "" if row.number is None else exact_text(row.number), "quiet")
        page.text(place, "text", row.text)
    page.close(len(rows), frozen=MODEL.position("name") + 1)


def model_rows(model: ScoringModel) -> Iterator[ModelRow]:
    """Yield the rows that hold a model, in the order in which one reads it.

    Examples
    --------
    The first row of a model whose id is ``fife-4x4`` is ``ModelRow("model", "id", text="fife-4x4")``.
    """
    yield from _fields("model", model, MODEL_FIELDS)
    provenance = model.provenance
    yield from _fields("provenance", provenance, tuple(one.name for one in fields(provenance)))
    for group in model.groups:
        yield ModelRow("group", group.code, group.name, group.short, number=group.weight)
    for one in model.criteria:
        yield ModelRow("criterion", one.code, one.name, one.short, one.group, one.weight, one.question)
        for level in one.levels:
            yield ModelRow("level", one.code, level.label, number=level.value, text=level.definition)
    for total in model.totals:
        yield ModelRow("total", total.code, total.name, total.short, total.group, text=total.formula)
    for band in model.bands:
        yield ModelRow("band", name=band.label, number=band.at_least)


def _fields(kind: str, thing: object, names: tuple[str, ...]) -> Iterator[ModelRow]:
    for name in names:
        value: str = getattr(thing, name)
        if value:
            yield ModelRow(kind, name, text=value)
