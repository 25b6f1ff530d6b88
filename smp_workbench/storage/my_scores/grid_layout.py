"""The columns of My scores: levels, and beside each group its reason and its confidence.

Here: the layout and how a column is found again.
Not here: writing it (``sheet_grid``), reading it (``grid_reading``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from smp_workbench.domain.scoring_model import Criterion, ScoringModel
from smp_workbench.storage.workbook.cell import Cell
from smp_workbench.storage.workbook.found_table import Key, reason_asked, same_header
from smp_workbench.storage.workbook.layout import (
    Column,
    Part,
    SheetLayout,
    coded_header,
    fixed_columns,
    header_code,
)

MY_SCORES: Final = "My scores"
GROUP_PARTS: Final[dict[Part, str]] = {"reason": "Reason: ", "confidence": "Confidence: "}
"""What stands before a group's name in the header of its columns."""


def grid_layout(model: ScoringModel) -> SheetLayout:
    """Return My scores: ref and theme, then group by group the levels, the reason and the confidence."""
    columns = [*fixed_columns(ref="Ref", theme="Theme")]
    names = _group_names(model)
    for code, criteria in groups_of(model).items():
        columns += [Column(one.code, coded_header(one.code, one.name), "level") for one in criteria]
        columns += [Column(code, start + names[code], part) for part, start in GROUP_PARTS.items()]
    return SheetLayout(MY_SCORES, tuple(columns))


def groups_of(model: ScoringModel) -> dict[str, tuple[Criterion, ...]]:
    """Return the criteria by the code of their group, in the model's order."""
    return {code: model.criteria_of(code) for code in dict.fromkeys(one.group for one in model.criteria)}


def _group_names(model: ScoringModel) -> Mapping[str, str]:
    """Return a short name for each group that no other has, whatever its case."""
    groups = {code: model.group(code) for code in groups_of(model)}
    names = {code: (group.short or group.name) if group else code for code, group in groups.items()}
    folded = [name.casefold() for name in names.values()]
    return {
        code: name if folded.count(name.casefold()) == 1 else f"{name} [{code}]"
        for code, name in names.items()
    }


def found_columns(cells: Mapping[int, Cell], layout: SheetLayout) -> dict[int, Key]:
    """Return which column of a header row is which of ours; the same one may stand there twice."""
    codes = {column.key for column in layout.columns if column.part == "level"}
    found: dict[int, Key] = {}
    for number, cell in cells.items():
        if cell.kind != "text":
            continue
        exact = (one for one in layout.columns if same_header(one.header, cell.text))
        column = next(exact, None)
        if column is not None:
            found[number] = column.key, column.part
        elif (code := header_code(cell.text.strip())) in codes and not reason_asked(cell.text):
            found[number] = code, "level"
    return found
