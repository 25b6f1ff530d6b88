"""Workbooks that went through LibreOffice: looked at, edited, sorted, typed over."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.workbook.reader import ReadResult, read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.libreoffice import Change, LibreOffice
from tests.storage.workbook.mangled import address_of
from tests.storage.workbook.rich_workbook import rich_workbook

pytestmark = pytest.mark.libreoffice

Edited = Callable[..., ReadResult]


@pytest.fixture(scope="module")
def saved() -> Workbook:
    return rich_workbook()


@pytest.fixture(scope="module")
def data(saved: Workbook) -> bytes:
    return workbook_bytes(saved)


@pytest.fixture
def edited(libreoffice: LibreOffice, data: bytes, tmp_path: Path) -> Edited:
    """Return what is read after LibreOffice has made some changes."""
    path = tmp_path / "sent.xlsx"
    path.write_bytes(data)

    def edit(*changes: Change) -> ReadResult:
        returned = libreoffice.edit(path, changes, tmp_path / "returned.xlsx")
        return read_workbook(returned.read_bytes(), returned.name)

    return edit


def test_that_a_file_saved_again_comes_back_whole_and_without_findings(
    edited: Edited, saved: Workbook
) -> None:
    result = edited()
    assert result.findings == ()
    assert result.workbook == saved
    assert result.workbook.assessment.issued == saved.assessment.issued


def test_that_a_file_saved_again_twice_comes_back_whole(
    libreoffice: LibreOffice, data: bytes, saved: Workbook, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.xlsx" for number in range(3)]
    paths[0].write_bytes(data)
    for path, again in pairwise(paths):
        libreoffice.resave(path, again)
    assert read_workbook(paths[2].read_bytes(), "again.xlsx").workbook == saved


def test_that_scores_typed_in_libreoffice_count(edited: Edited, data: bytes) -> None:
    place = {code: address_of(data, ("Scores", "T-004", code)) for code in ("H1", "H2", "L1")}
    result = edited(
        ("type", "Scores", place["H1"], "2"),
        ("set", "Scores", place["H2"], "8 "),
        ("type", "Scores", place["L1"], "?"),
    )
    row = result.workbook.assessment.agreed.entries["T-004"]
    assert {code: str(entry.level) for code, entry in row.items()} == {"H1": "2", "H2": "8", "L1": "?"}
    assert {finding.cell for finding in result.findings} == set(place.values())


@pytest.mark.parametrize("typing", ["1/2/2018", "4,5", "=1+1", "=1/0", "=TRUE()", "10:30"])
def test_that_what_libreoffice_makes_of_other_things_is_refused(
    edited: Edited, data: bytes, saved: Workbook, typing: str
) -> None:
    place = address_of(data, ("Scores", "T-001", "H1"))
    result = edited(("type", "Scores", place, typing))
    assert result.workbook == saved
    (finding,) = result.findings
    assert (finding.cell, finding.accepted) == (place, False)


def test_that_rows_sorted_in_libreoffice_are_still_their_themes(edited: Edited, saved: Workbook) -> None:
    result = edited(
        ("sort", "Scores", "A6:N9", 3, True),
        ("sort", "Themes", "A6:K10", 3, False),
        ("sort", "Changes", "A6:O200", 2, True),
    )
    assert result.workbook == saved


def test_that_scores_sorted_without_their_refs_are_refused(edited: Edited) -> None:
    with pytest.raises(UnreadableFile, match="sorted"):
        edited(("sort", "Scores", "B6:E9", 2, False))


def test_that_inserted_rows_and_columns_and_new_names_do_no_harm(edited: Edited, saved: Workbook) -> None:
    result = edited(
        ("insert rows", "Scores", 1, 3),
        ("insert columns", "Scores", 3, 2),
        ("insert columns", "Changes", 1, 1),
        ("rename", "Scores", "Agreed in the room"),
        ("rename", "Themes", "Today's themes"),
    )
    assert result.workbook == saved
    assert result.findings == ()


def test_that_a_copied_row_is_noticed(edited: Edited) -> None:
    with pytest.raises(UnreadableFile, match="Two rows"):
        edited(("copy", "Scores", "A6:M6", "A12"))
