"""The item model of rows that are edited in place, and text broken into lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from typing_extensions import override

from smp_workbench.domain.edit import ChangeTheme, Edit
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.field_table import FieldCell, FieldColumn, FieldRow, FieldTable
from smp_workbench.gui.theme import Theme
from smp_workbench.gui.wrapped_text import WrappedText


class NameTable(FieldTable):
    """Themes by name, for trying what all such tables share."""

    @override
    def edit_of(self, key: str, column: int, text: str) -> Edit | None:
        return ChangeTheme(key, "name", text)


def rows(*texts: str) -> list[FieldRow]:
    made = [FieldRow(f"T-00{n}", text, (FieldCell(text),)) for n, text in enumerate(texts, 1)]
    return [FieldRow("heading", "Themes"), *made]


@pytest.fixture
def table(signals: SessionSignals) -> NameTable:
    made = NameTable(signals, (FieldColumn("Name", 20),))
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show_rows(rows("Burglary", "Fraud"))
    return made


def told(table: QAbstractItemModel) -> list[str]:
    heard: list[str] = []
    table.dataChanged.connect(lambda first, last: heard.append(f"{first.row()} to {last.row()}"))
    table.modelReset.connect(lambda: heard.append("all"))
    return heard


def test_that_only_rows_that_differ_are_told(table: NameTable) -> None:
    heard = told(table)
    table.show_rows(rows("Burglary", "Fraud online"))
    table.show_rows(rows("Burglary", "Fraud online"))
    assert heard == ["2 to 2"]


def test_that_other_rows_make_it_begin_anew(table: NameTable) -> None:
    heard = told(table)
    table.show_rows(rows("Burglary"))
    assert (heard, table.rowCount()) == (["all"], 2)


def test_that_nothing_can_be_done_with_a_heading(table: NameTable) -> None:
    heading = table.index(0, 0)
    assert heading.flags() == Qt.ItemFlag.ItemNeverHasChildren
    assert heading.data() == "Themes"
    assert heading.data(Qt.ItemDataRole.EditRole) is None
    assert not table.setData(heading, "Anything")
    assert (table.key_at(0), table.key_at(1), table.key_at(9)) == ("", "T-001", "")


def test_that_a_refused_text_leaves_the_cell_as_it_was(table: NameTable, signals: SessionSignals) -> None:
    said: list[str] = []
    signals.refused.connect(said.append)
    assert not table.setData(table.index(1, 0), "Fraud")
    assert "T-002 is called" in said[0]
    assert table.index(1, 0).data() == "Burglary"
    assert table.setData(table.index(1, 0), "Break-ins")
    assert signals.assessment.theme("T-001").name == "Break-ins"


def test_that_a_cell_is_read_with_its_row_and_column(table: NameTable) -> None:
    table.show_rows([FieldRow("T-001", "Burglary", (FieldCell("", "needs a name", wanting=True),))])
    cell = table.index(0, 0)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Burglary, Name: needs a name"
    assert cell.data(Qt.ItemDataRole.EditRole) == ""


def test_that_text_is_broken_into_lines_and_the_last_is_shortened(theme: Theme) -> None:
    text = WrappedText(theme.font())
    assert text.lines("short", 200, 3) == ("short",)
    assert text.lines("one\ntwo", 200, 3) == ("one", "two")
    assert text.lines("one\ntwo", 200, 1) == ("one two",)
    broken = text.lines("many words that do not fit into one line of this width", 120, 2)
    assert len(broken) == 2
    assert broken[0].startswith("many words")
    assert broken[1].endswith("…")
    whole = text.lines("many words that do not fit into one line of this width", 120, 9)
    assert " ".join(whole) == "many words that do not fit into one line of this width"
