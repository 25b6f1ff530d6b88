"""One sheet of the workbook as a page: its masthead, its table, its print set-up, its cells.

Here: everything that all sheets share, and the only calls that put text into cells.
Not here: what the sheets say (the ``sheet_`` modules), how they look (``style``) and how they print
(``print_setup``).

Text goes in as text whatever it begins with, and a text that a cell could not hold whole stops the
save: nothing is ever cut silently.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from xlsxwriter import Workbook as XlsxBook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from smp_workbench.errors import SaveFailed
from smp_workbench.storage.workbook.column_fit import INDENT, fit_columns
from smp_workbench.storage.workbook.excel_formula import range_name
from smp_workbench.storage.workbook.layout import (
    FIRST_ROW,
    HEADER_ROW,
    HINT_ROW,
    MARKING_ROW,
    TITLE_ROW,
    Column,
    Part,
    SheetLayout,
)
from smp_workbench.storage.workbook.plain_text import escaped
from smp_workbench.storage.workbook.print_setup import print_columns, set_up_print
from smp_workbench.storage.workbook.style import SMALL_SIZE, TEXT_SIZE, Style
from smp_workbench.storage.workbook.text_height import line_count, text_length

MOST_UNITS: Final = 32_767
"""UTF-16 units in one cell (Microsoft, *Excel specifications and limits*)."""

LINE_PIXELS: Final = 17
"""Height of a line of text."""
PADDING_PIXELS: Final = 8
"""Room above and below a row's text, together."""
TALLEST_PIXELS: Final = 540
"""Excel's rows end at 546; a longer text is cut in view, never in the cell."""

TALLEST_TURNED: Final = 132
"""Height of a header that runs down its column; a longer one goes on in further lines."""

WRAPPED: Final = frozenset({"text", "strong", "quiet"})
"""Styles in which a text goes on in further lines."""

LAST_ROW: Final = 1_048_576
"""Of a sheet in Excel."""


class EmptyText(str):
    """The value of a formula that gives an empty text.

    XlsxWriter asks whether a value equals "" and then leaves out that it is a text; a program that
    does not recalculate would show a number. This one equals nothing but itself.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = str.__hash__


EMPTY: Final = EmptyText()


class PlainSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet that takes our formulas as they are, and writes text cells without looking for marks.

    XlsxWriter looks through each formula for functions newer than Excel 2007, which takes a fifth of
    the time of a save; ours have none. Of each text cell it looks for characters to escape in the
    address and in the numbers of its format and text, which have none and take another tenth.
    """

    def _prepare_formula(self, formula: str, *_: object, **__: object) -> str:
        return formula.removeprefix("=")

    def _xml_string_element(self, index: int, attributes: Sequence[tuple[str, object]] = ()) -> None:
        named = "".join([f' {name}="{value}"' for name, value in attributes])
        self.fh.write(f'<c{named} t="s"><v>{index}</v></c>')


Value = str | float | int
"""What a formula shows: text, or a number."""


@dataclass(frozen=True, slots=True)
class Binder:
    """The workbook being written, and what stands on every page of it.

    Attributes
    ----------
    marking
        As shown, in capitals.
    title
        The assessment's.
    """

    book: XlsxBook
    style: Style
    marking: str
    title: str


class Page:
    """A sheet with its table.

    Parameters
    ----------
    layout
        Its columns.
    title, hint
        What stands in rows 2 and 3.
    widths
        Of the columns, in characters, by key; ``_level``, ``_total``, ``_confidence`` and ``_reason``
        for those of a criterion or total.
    numbers
        Keys of fixed columns whose numbers, and so whose headers, stand at the right.
    printed
        How many columns to print, the best first (see :func:`fit_columns`); all if empty.
    """

    sheet_kind: ClassVar[type[PlainSheet]] = PlainSheet

    def __init__(
        self,
        binder: Binder,
        layout: SheetLayout,
        title: str,
        hint: str,
        widths: Mapping[str, float],
        *,
        numbers: frozenset[str] = frozenset(),
        printed: Sequence[int] = (),
    ) -> None:
        self.layout = layout
        self.style = binder.style
        self.sheet = binder.book.add_worksheet(layout.name, self.sheet_kind)
        self.columns = fit_columns(layout, widths, printed or (len(layout.columns),))
        self._numbers = numbers
        self._lines: dict[int, int] = {}
        self._turned_pixels = 0
        self._place = {(one.key, one.part): place for place, one in enumerate(layout.columns)}
        self._computing = {
            place for place, one in enumerate(layout.columns) if one.part in ("level", "total")
        }
        self._masthead(binder.marking, title, hint)
        set_up_print(self.sheet, binder.title, binder.marking)

    # --- cells ---------------------------------------------------------------------------------

    def place(self, key: str, part: Part = "") -> int:
        """Return the place of a column, from 0."""
        return self._place[key, part]

    def text(self, row: int, key: str, text: str, style: str = "text", part: Part = "") -> None:
        """Write text as text; an empty one leaves a blank cell that looks like its row."""
        place = self._place[key, part]
        self.text_at(row, place, text, self.style.of(style))
        if style in WRAPPED:
            self.grow(row, place, text, bold=style == "strong")

    def grow(self, row: int, column: int, text: str, *, bold: bool = False) -> None:
        """Make a row high enough for a text that wraps in a column, counted from 0."""
        self._grow(row, line_count(text, self.columns.widths[column] - INDENT, bold=bold))

    def least(self, row: int, lines: int) -> None:
        """Make a row high enough for so many lines of text."""
        self._grow(row, lines)

    def _grow(self, row: int, lines: int) -> None:
        if lines > self._lines.get(row, 1):
            self._lines[row] = lines

    def text_at(self, row: int, column: int, text: str, format_: Format) -> None:
        """Write text into any cell; row from 1, column from 0."""
        if text:
            self.sheet.write_string(row - 1, column, _whole(text), format_)
        else:
            self.sheet.write_blank(row - 1, column, None, format_)

    def number(self, row: int, key: str, number: float | None, style: str = "count", part: Part = "") -> None:
        """Write a number, or leave a blank cell for None."""
        column, format_ = self._place[key, part], self.style.of(style)
        self._computing.add(column)
        if number is None:
            self.sheet.write_blank(row - 1, column, None, format_)
        else:
            self.sheet.write_number(row - 1, column, number, format_)

    def formula(self, row: int, column: int, formula: str, value: Value, format_: Format) -> None:
        """Write a formula with the value it has now, so that programs that do not compute show it."""
        self._computing.add(column)
        carried = escaped(value) or EMPTY if isinstance(value, str) else value
        self.sheet.write_formula(row - 1, column, formula, format_, carried)

    def text_row(self, row: int, texts: Mapping[str, str], style: str = "text") -> None:
        """Write the texts of fixed columns."""
        for key, text in texts.items():
            self.text(row, key, text, style)

    # --- the table -----------------------------------------------------------------------------

    def close(
        self,
        rows: int,
        *,
        frozen: int = 0,
        filters: bool = True,
        even: bool = False,
    ) -> int:
        """Put the table round its rows.

        Parameters
        ----------
        rows
            How many rows of data were written. A table must have one: without data it is blank.
        frozen
            How many columns stay in view when scrolling.
        even
            Whether all rows are as high as the highest, because rows may change their places.

        Returns
        -------
        int
            Height of the highest row, in pixels.
        """
        last = FIRST_ROW + max(rows, 1) - 1
        self.sheet.add_table(
            HEADER_ROW - 1,
            0,
            last - 1,
            len(self.layout.columns) - 1,
            {
                "name": self.layout.table,
                "style": None,
                "banded_rows": False,
                "autofilter": filters,
                # The table's own part holds them escaped; the cells get the plain text below.
                "columns": [{"header": escaped(text)} for text in self.layout.headers],
            },
        )
        self._headers()
        self._set_columns()
        self._quieten()
        self.sheet.freeze_panes(HEADER_ROW, frozen)
        print_columns(self.sheet, self.columns, last, frozen)
        return self._set_heights(last, even)

    @property
    def header_pixels(self) -> int:
        """Height of the header row, once the table is closed."""
        return max(row_pixels(self._lines.get(HEADER_ROW, 1)), self._turned_pixels)

    def _headers(self) -> None:
        for place, column in enumerate(self.layout.columns):
            style = self._header_style(column)
            self.text_at(HEADER_ROW, place, column.header, self.style.of(style))
            width = self.columns.widths[place]
            match style:
                case "turned header":
                    length = text_length(column.header, SMALL_SIZE, bold=True) + PADDING_PIXELS
                    self._turned_pixels = max(self._turned_pixels, min(length, TALLEST_TURNED))
                    continue
                case "level header":
                    width *= TEXT_SIZE / SMALL_SIZE
                case _:
                    width -= INDENT
            self._grow(HEADER_ROW, line_count(column.header, width, bold=True))

    def _header_style(self, column: Column) -> str:
        """Return the style of a header: over the middle of levels, over the end of numbers."""
        if column.part == "level":
            return "turned header" if self.columns.turned else "level header"
        return "number header" if column.part == "total" or column.key in self._numbers else "header"

    def _set_columns(self) -> None:
        """Set the widths; whatever is typed into a new row of a column of texts stays text."""
        for place, width in enumerate(self.columns.widths):
            typed = None if place in self._computing else self.style.of("typed")
            self.sheet.set_column(place, place, width, typed)

    def _set_heights(self, last: int, even: bool) -> int:
        highest = max((lines for row, lines in self._lines.items() if row >= FIRST_ROW), default=1)
        self.sheet.set_row_pixels(HEADER_ROW - 1, self.header_pixels)
        for row in range(FIRST_ROW, last + 1):
            lines = highest if even else self._lines.get(row, 1)
            self.sheet.set_row_pixels(row - 1, row_pixels(lines))
        return row_pixels(highest)

    def _quieten(self) -> None:
        """Keep Excel from marking as errors what is meant: a year as text, a sum beside more numbers."""
        rows = range_name(FIRST_ROW, 0, LAST_ROW, len(self.layout.columns) - 1)
        meant = ("number_stored_as_text", "formula_range", "formula_differs")
        self.sheet.ignore_errors(dict.fromkeys(meant, rows))

    def data(self, key: str, rows: int, part: Part = "") -> str:
        """Return the address of a column's data cells."""
        place = self._place[key, part]
        return range_name(FIRST_ROW, place, FIRST_ROW + max(rows, 1) - 1, place)

    def choices(self, key: str, rows: int, choices: Sequence[str], *, error: str) -> None:
        """Give the cells of a column a drop-down; anything else typed is refused with ``error``."""
        validation = {"validate": "list", "source": list(choices), "error_title": "Not in the list"}
        self.sheet.data_validation(self.data(key, rows), {**validation, "error_message": error})

    # --- what every page has -------------------------------------------------------------------

    def _masthead(self, marking: str, title: str, hint: str) -> None:
        heads = ((MARKING_ROW, marking, "marking", 20), (TITLE_ROW, title, "title", 28))
        for row, text, style, height in (*heads, (HINT_ROW, hint, "hint", 18)):
            self.sheet.set_row(row - 1, height)
            self.text_at(row, 0, text, self.style.of(style))


def row_pixels(lines: int) -> int:
    """Return the height of a row with so many lines of text."""
    return min(lines * LINE_PIXELS + PADDING_PIXELS, TALLEST_PIXELS)


def _whole(text: str) -> str:
    """Return the text, or stop the save if a cell would not hold it whole."""
    try:
        units = len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
    except UnicodeEncodeError:
        units = MOST_UNITS + 1
    if units > MOST_UNITS:
        raise SaveFailed(
            "A text cannot be kept in a workbook: it is longer than {most:,} characters, or damaged.",
            "It begins “{start}”. Shorten it and save again.",
            most=MOST_UNITS,
            start=text[:40].encode("ascii", "replace").decode("ascii"),
        )
    return text
