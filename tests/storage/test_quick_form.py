"""The exact form beside a bundled workbook: the same content, and left aside for other bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_workbench import paths
from smp_workbench.domain.version import History, Workbook
from smp_workbench.storage.quick_form import quick_path, read_quick, write_quick
from smp_workbench.storage.saving import load, save
from tests.factory import small_assessment


@pytest.fixture
def workbook() -> Workbook:
    assessment = small_assessment()
    return Workbook(assessment, History(assessment))


@pytest.fixture
def path(tmp_path: Path, workbook: Workbook) -> Path:
    path = tmp_path / "sample.xlsx"
    save(workbook, path, None)
    write_quick(workbook, path)
    return path


def test_that_the_bundled_sample_opens_from_its_exact_form() -> None:
    (sample,) = paths.samples().glob("*.xlsx")
    assert read_quick(sample) == load(sample).workbook, "run resources.samples.make_sample again"


def test_that_the_exact_form_is_the_workbook(path: Path, workbook: Workbook) -> None:
    assert read_quick(path) == workbook


def test_that_it_is_left_aside_when_the_workbook_has_other_bytes(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")
    assert read_quick(path) is None


@pytest.mark.parametrize("damage", ["", "no digest", "\n{}"])
def test_that_a_damaged_one_is_left_aside(path: Path, damage: str) -> None:
    lines = quick_path(path).read_text(encoding="utf-8").splitlines()
    quick_path(path).write_text(damage or lines[0] + "\n{", encoding="utf-8")
    assert read_quick(path) is None


def test_that_a_missing_one_is_no_error(path: Path) -> None:
    quick_path(path).unlink()
    assert read_quick(path) is None
