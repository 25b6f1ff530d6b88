"""What people with a spreadsheet program do to a file, on purpose and by accident.

Here: each kind of it, drawn at random and put in the terms of LibreOffice (``tests.libreoffice.Change``).
Not here: what must come of it (``mangled_law``).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from smp_workbench.storage.workbook.layout import FIRST_ROW, HEADER_ROW
from tests.libreoffice import Change
from tests.trials.mangling_grid import Grid

Changes: TypeAlias = tuple[Change, ...]


Kind: TypeAlias = Callable[[random.Random, Grid], Changes]


def _row(chance: random.Random, grid: Grid) -> int:
    return chance.randint(grid.first, grid.last)


def _two_rows(chance: random.Random, grid: Grid) -> tuple[int, int]:
    one, other = sorted(chance.sample(range(grid.first, grid.last + 1), 2))
    return one, other


def _cell(chance: random.Random, grid: Grid) -> str:
    return grid.at(_row(chance, grid), chance.choice(grid.scores))


def _all(grid: Grid, left: int = 1, right: int = 0) -> str:
    return grid.block(grid.first, grid.last, left, right)


def _typed(*texts: str) -> Kind:
    return lambda chance, grid: (("type", grid.sheet, _cell(chance, grid), chance.choice(texts)),)


def _set(*texts: str) -> Kind:
    return lambda chance, grid: (("set", grid.sheet, _cell(chance, grid), chance.choice(texts)),)


def _sort(left: int, right: int) -> Kind:
    """Sort some of the columns: to the last one if ``right`` is 0, to the last score if it is -1."""

    def kind(chance: random.Random, grid: Grid) -> Changes:
        begin = left or grid.scores[0]
        end = grid.scores[-1] if right == -1 else right or grid.width
        return (
            ("sort", grid.sheet, _all(grid, begin, end), chance.randint(1, end - begin + 1),
             chance.random() < 0.5),
        )  # fmt: skip

    return kind


def _shifted(way: str, *, some: bool) -> Kind:
    """Push cells of scores down or up, in one column or in all of them."""

    def kind(chance: random.Random, grid: Grid) -> Changes:
        one = chance.choice(grid.scores)
        left, right = (one, one) if some else (grid.scores[0], grid.scores[-1])
        row = chance.randint(grid.first, (grid.first + grid.last) // 2)
        do = "insert cells" if way in ("DOWN", "RIGHT") else "delete cells"
        return ((do, grid.sheet, grid.block(row, row, left, right), way),)

    return kind


def _pushed_sideways(chance: random.Random, grid: Grid) -> Changes:
    do, way = chance.choice((("insert cells", "RIGHT"), ("delete cells", "LEFT")))
    return ((do, grid.sheet, _cell(chance, grid), way),)


def _swapped(chance: random.Random, grid: Grid) -> Changes:
    """Swap the scores of two themes by way of free cells far below."""
    one, other = _two_rows(chance, grid)
    left, right = grid.scores[0], grid.scores[-1]
    far = grid.at(grid.last + 60, left)
    return (
        ("move", grid.sheet, grid.block(one, one, left, right), far),
        ("move", grid.sheet, grid.block(other, other, left, right), grid.at(one, left)),
        ("move", grid.sheet, grid.block(grid.last + 60, grid.last + 60, left, right), grid.at(other, left)),
    )


def _swapped_cells(chance: random.Random, grid: Grid) -> Changes:
    one, other = _two_rows(chance, grid)
    column = chance.choice(grid.scores)
    far = grid.at(grid.last + 60, column)
    return (
        ("move", grid.sheet, grid.at(one, column), far),
        ("move", grid.sheet, grid.at(other, column), grid.at(one, column)),
        ("move", grid.sheet, far, grid.at(other, column)),
    )


def _copied_scores(chance: random.Random, grid: Grid) -> Changes:
    one, other = _two_rows(chance, grid)
    left, right = grid.scores[0], grid.scores[-1]
    return (("copy", grid.sheet, grid.block(one, one, left, right), grid.at(other, left)),)


def _copied_row(chance: random.Random, grid: Grid) -> Changes:
    row = _row(chance, grid)
    return (("copy", grid.sheet, grid.block(row, row), grid.at(grid.last + chance.choice((1, 3)), 1)),)


def _copied_over(chance: random.Random, grid: Grid) -> Changes:
    one, other = _two_rows(chance, grid)
    return (("copy", grid.sheet, grid.block(one, one), grid.at(other, 1)),)


def _copied_in(chance: random.Random, grid: Grid) -> Changes:
    """Insert a row and fill it with a copy of the one below, as "Insert copied cells" does."""
    row = _row(chance, grid)
    return (
        ("insert rows", grid.sheet, row, 1),
        ("copy", grid.sheet, grid.block(row + 1, row + 1), grid.at(row, 1)),
    )


def _new_theme(chance: random.Random, grid: Grid) -> Changes:
    row = grid.last + 1
    ref = chance.choice((f"T-{grid.last:03d}", "T-099", "new", ""))
    return (
        ("set", grid.sheet, grid.at(row, grid.column("Ref")), ref),
        ("set", grid.sheet, grid.at(row, grid.column("Theme")), "A theme of our own"),
        *(("set", grid.sheet, grid.at(row, column), float(chance.randint(1, 5))) for column in grid.scores),
    )


def _header(text: Callable[[random.Random, str], str]) -> Kind:
    def kind(chance: random.Random, grid: Grid) -> Changes:
        column = chance.choice(grid.scores)
        return (("set", grid.sheet, grid.at(HEADER_ROW, column), text(chance, grid.headers[column - 1])),)

    return kind


def _swapped_headers(chance: random.Random, grid: Grid) -> Changes:
    one, other = chance.sample(grid.scores, 2)
    return (
        ("set", grid.sheet, grid.at(HEADER_ROW, one), grid.headers[other - 1]),
        ("set", grid.sheet, grid.at(HEADER_ROW, other), grid.headers[one - 1]),
    )


def _ref(text: Callable[[random.Random], str], how: str = "set") -> Kind:
    return lambda chance, grid: (
        (how, grid.sheet, grid.at(_row(chance, grid), grid.column("Ref")), text(chance)),
    )


def _refs_down(chance: random.Random, grid: Grid) -> Changes:
    row, column = chance.randint(grid.first, grid.last - 1), grid.column("Ref")
    return (("insert cells", grid.sheet, grid.block(row, row, column, column), "DOWN"),)


def _names_down(chance: random.Random, grid: Grid) -> Changes:
    row, column = chance.randint(grid.first, grid.last - 1), grid.column("Theme")
    do, way = chance.choice((("insert cells", "DOWN"), ("delete cells", "UP")))
    return ((do, grid.sheet, grid.block(row, row, column, column), way),)


def _merged(chance: random.Random, grid: Grid) -> Changes:
    row = chance.randint(grid.first, grid.last - 1)
    column = chance.choice((*grid.scores[:-1], 1, 2))
    right, below = chance.choice(((0, 1), (1, 0), (1, 1)))
    return (("merge", grid.sheet, grid.block(row, row + below, column, column + right)),)


def _inserted_rows(chance: random.Random, grid: Grid) -> Changes:
    return (("insert rows", grid.sheet, chance.choice((1, 3, HEADER_ROW, _row(chance, grid))), 1),)


def _filtered(chance: random.Random, grid: Grid) -> Changes:
    block = grid.block(HEADER_ROW, grid.last)
    return (("filter", grid.sheet, block, chance.choice(grid.scores), float(chance.randint(2, 5))),)


def _filtered_and_sorted(chance: random.Random, grid: Grid) -> Changes:
    return (*_filtered(chance, grid), *_sort(1, 0)(chance, grid))


def _other_sheet(grid: Grid, chance: random.Random) -> str:
    return chance.choice([name for name in grid.sheets if name != grid.sheet])


def _overtyped(chance: random.Random, grid: Grid) -> Changes:
    """Type something into any cell of any table: a definition, a formula, a version, a hash."""
    sheet = _other_sheet(grid, chance)
    rows, columns = grid.sheets[sheet]
    cell = grid.at(chance.randint(1, max(rows, FIRST_ROW)), chance.randint(1, columns))
    return (("type", sheet, cell, chance.choice(("7", "Something else", "=1+1", "T-002"))),)


def _overtyped_here(chance: random.Random, grid: Grid) -> Changes:
    cell = grid.at(chance.randint(1, grid.last + 2), chance.randint(1, grid.width + 2))
    return (("type", grid.sheet, cell, chance.choice(("7", "Something else", "=1+1", "T-002"))),)


def _sorted_sheet(chance: random.Random, grid: Grid) -> Changes:
    sheet = _other_sheet(grid, chance)
    rows, columns = grid.sheets[sheet]
    if rows <= FIRST_ROW:
        return ()
    return (
        ("sort", sheet, grid.block(FIRST_ROW, rows, 1, columns), chance.randint(1, columns),
         chance.random() < 0.5),
    )  # fmt: skip


def _sorted_some(chance: random.Random, grid: Grid) -> Changes:
    """Sort all but the first column of another table."""
    sheet = _other_sheet(grid, chance)
    rows, columns = grid.sheets[sheet]
    if rows <= FIRST_ROW:
        return ()
    block = grid.block(FIRST_ROW, rows, 2, columns)
    return (("sort", sheet, block, chance.randint(1, columns - 1), chance.random() < 0.5),)


def _deleted_sheet(chance: random.Random, grid: Grid) -> Changes:
    return (("delete sheet", _other_sheet(grid, chance)),)


def _deleted_elsewhere(chance: random.Random, grid: Grid) -> Changes:
    sheet = _other_sheet(grid, chance)
    rows, columns = grid.sheets[sheet]
    if chance.random() < 0.5:
        return (("delete rows", sheet, chance.randint(HEADER_ROW, max(rows, FIRST_ROW)), 1),)
    return (("delete columns", sheet, chance.randint(1, columns), 1),)


def _formula(chance: random.Random, grid: Grid) -> Changes:
    """Write another formula over one of ours, in the columns that are no scores."""
    own = [column for column in range(3, grid.width + 1) if column not in grid.scores]
    cell = grid.at(_row(chance, grid), chance.choice(own))
    return (("type", grid.sheet, cell, f"={grid.at(grid.first, grid.scores[0])}*2"),)


def _values(chance: random.Random, grid: Grid) -> Changes:
    left = chance.choice((1, grid.scores[0]))
    return (("paste values", grid.sheet, _all(grid, left)),)


def _column_over(chance: random.Random, grid: Grid) -> Changes:
    one, other = chance.sample(grid.scores, 2)
    return (("copy", grid.sheet, _all(grid, one, one), grid.at(grid.first, other)),)


def _new_column(chance: random.Random, grid: Grid) -> Changes:
    place = grid.width + 1
    head = grid.headers[chance.choice(grid.scores) - 1]
    text = chance.choice((f"{head.partition(' ')[0]} reason", "Notes", f"Why {head}", head))
    return (
        ("set", grid.sheet, grid.at(HEADER_ROW, place), text),
        ("set", grid.sheet, grid.at(_row(chance, grid), place), "As the wardens say"),
    )


def _comment(chance: random.Random, grid: Grid) -> Changes:
    return (("comment", grid.sheet, _cell(chance, grid), "As the wardens say"),)


def _comment_elsewhere(chance: random.Random, grid: Grid) -> Changes:
    sheet = _other_sheet(grid, chance)
    return (("comment", sheet, grid.at(chance.randint(1, 9), 1), "Why is this here?"),)


def _code(chance: random.Random, header: str) -> str:
    return f"{chance.choice(('H9', 'H2', 'L1'))} {header.partition(' ')[2]}"


def _name(_: random.Random, header: str) -> str:
    return f"{header.partition(' ')[0]} Something else"


HARMLESS: Final[Mapping[str, Kind]] = {
    "only looked at and saved": lambda _, __: (),
    "sorted whole": _sort(1, 0),
    "filtered": _filtered,
    "filtered, then sorted": _filtered_and_sorted,
    "rows hidden": lambda chance, grid: (("hide rows", grid.sheet, *_two_rows(chance, grid)),),
    "a column hidden": lambda chance, grid: (
        ("hide columns", grid.sheet, grid.at(1, chance.randint(1, grid.width))),
    ),
    "a row inserted": _inserted_rows,
    "a column inserted": lambda chance, grid: (
        ("insert columns", grid.sheet, chance.randint(1, grid.width), 1),
    ),
    "the sheet moved": lambda chance, grid: (("move sheet", grid.sheet, chance.randint(0, 3)),),
    "the sheet renamed": lambda _, grid: (("rename", grid.sheet, "What we think"),),
    "scores shown with decimals": lambda _, grid: (
        ("format", grid.sheet, _all(grid, grid.scores[0], grid.scores[-1]), "0.00"),
    ),
}
"""After these every score is as it was saved, whatever is listed."""

OTHERS: Final[Mapping[str, Kind]] = {
    "another level typed": _typed("1", "2", "3", "4", "5", "?"),
    "no level typed": _typed("9", "4,5", "1/2", "=1+1", "=1/0", "=TRUE()", "10:30", "50%", "3.5", "five"),
    "a level typed as text": _set("4 ", " 3", "\N{NO-BREAK SPACE}2", "\N{FULLWIDTH DIGIT FOUR}", "5."),
    "a score cleared": lambda chance, grid: (("clear", grid.sheet, _cell(chance, grid)),),
    "a row of scores cleared": lambda chance, grid: (
        ("clear", grid.sheet, grid.block(row := _row(chance, grid), row, grid.scores[0], grid.scores[-1])),
    ),
    "sorted without Ref": _sort(2, 0),
    "sorted without Ref and name": _sort(0, -1),
    "one column of scores sorted": lambda chance, grid: (
        _sort(column := chance.choice(grid.scores), column)(chance, grid)
    ),
    "only Ref sorted": _sort(1, 1),
    "Ref and names sorted": _sort(1, 2),
    "all scores pushed down": _shifted("DOWN", some=False),
    "all scores pulled up": _shifted("UP", some=False),
    "a column of scores pushed down": _shifted("DOWN", some=True),
    "a column of scores pulled up": _shifted("UP", some=True),
    "a score pushed sideways": _pushed_sideways,
    "Ref pushed down": _refs_down,
    "names pushed down or up": _names_down,
    "two themes' scores swapped": _swapped,
    "two scores swapped": _swapped_cells,
    "a theme's scores copied over another's": _copied_scores,
    "a row copied below": _copied_row,
    "a row copied over another": _copied_over,
    "a copied row inserted": _copied_in,
    "one column of scores copied over another": _column_over,
    "a score dragged down": lambda chance, grid: (
        ("fill", grid.sheet, grid.block(*_two_rows(chance, grid), at := chance.choice(grid.scores), at)),
    ),
    "found and replaced": lambda chance, grid: (
        ("replace", grid.sheet, str(chance.randint(1, 5)), str(chance.randint(1, 5))),
    ),
    "a row deleted": lambda chance, grid: (("delete rows", grid.sheet, _row(chance, grid), 1),),
    "rows deleted": lambda chance, grid: (("delete rows", grid.sheet, _row(chance, grid), 3),),
    "a column deleted": lambda chance, grid: (
        ("delete columns", grid.sheet, chance.randint(1, grid.width), 1),
    ),
    "a theme added": _new_theme,
    "a ref typed over": _ref(lambda chance: chance.choice(("T-001", "T-002", "T-004", "T-777", "t-003"))),
    "a ref cleared": _ref(lambda _: ""),
    "a ref by formula": _ref(lambda chance: chance.choice(('="T-001"', '="T-"&"002"')), "type"),
    "pasted as values": _values,
    "numbers retyped as text": lambda _, grid: (
        ("as text", grid.sheet, _all(grid, grid.scores[0], grid.scores[-1])),
    ),
    "scores shown as dates": lambda chance, grid: (
        ("format", grid.sheet, _all(grid, column := chance.choice(grid.scores), column), "YYYY-MM-DD"),
    ),
    "scores shown in percent": lambda chance, grid: (
        ("format", grid.sheet, _all(grid, column := chance.choice(grid.scores), column), "0%"),
    ),
    "a header's name changed": _header(_name),
    "a header's code changed": _header(_code),
    "a header cleared": _header(lambda _, __: ""),
    "two headers swapped": _swapped_headers,
    "cells merged": _merged,
    "a comment on a score": _comment,
    "a comment elsewhere": _comment_elsewhere,
    "a column added": _new_column,
    "a formula altered": _formula,
    "something typed anywhere": _overtyped_here,
    "something typed on another sheet": _overtyped,
    "another sheet sorted": _sorted_sheet,
    "another sheet sorted without its first column": _sorted_some,
    "another sheet deleted": _deleted_sheet,
    "a row or column of another sheet deleted": _deleted_elsewhere,
    "a sheet added": lambda _, __: (("add sheet", "Our notes", 0),),
    "the sheet copied": lambda chance, grid: (
        ("copy sheet", grid.sheet, "A copy", chance.randint(0, 3)),
        ("type", "A copy", _cell(chance, grid), "1"),
    ),
    "the sheet copied, and both renamed": lambda _, grid: (
        ("copy sheet", grid.sheet, "A copy", 1), ("rename", grid.sheet, "The other"),
    ),
    "the sheet deleted": lambda _, grid: (("delete sheet", grid.sheet),),
}  # fmt: skip
