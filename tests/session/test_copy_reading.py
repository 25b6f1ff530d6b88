"""Reading what came back: one function, a copy or one clear error."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_workbench.domain.version import History, Workbook
from smp_workbench.errors import UnreadableFile
from smp_workbench.session.merge.copy_read import CopyRead
from smp_workbench.session.merge.copy_reading import read_copy
from smp_workbench.storage.saving import save
from tests.factory import small_assessment


def test_that_a_whole_copy_is_read_under_the_name_of_its_file(tmp_path: Path) -> None:
    state = small_assessment()
    save(Workbook(state, History(state)), tmp_path / "Police.xlsx", None)
    read = read_copy(tmp_path / "Police.xlsx")
    assert isinstance(read, CopyRead)
    assert (read.name, read.identity, read.workbook.assessment) == ("Police.xlsx", state.identity, state)
    assert read_copy(tmp_path / "Police.xlsx", "in/Police.xlsx").name == "in/Police.xlsx"


def test_that_what_is_no_copy_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "notes.xlsx").write_bytes(b"not a workbook")
    with pytest.raises(UnreadableFile, match="notes"):
        read_copy(tmp_path / "notes.xlsx")
