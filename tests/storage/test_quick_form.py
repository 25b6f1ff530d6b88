"""The quick form beside a bundled workbook: the same content, left aside for other bytes, and harmless."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from smp_workbench import paths
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.storage.quick_form import quick_path, read_quick, write_quick
from smp_workbench.storage.saving import load, save
from tests.factory import small_assessment

DIGEST = 32


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


def test_that_the_bundled_sample_opens_from_its_quick_form() -> None:
    (sample,) = paths.samples().glob("*.xlsx")
    assert read_quick(sample) == load(sample).workbook, "run resources.samples.make_sample again"


def test_that_the_quick_form_is_the_workbook(path: Path, workbook: Workbook) -> None:
    assert read_quick(path) == workbook


def test_that_it_is_left_aside_when_the_workbook_has_other_bytes(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")
    assert read_quick(path) is None


@pytest.mark.parametrize("length", [0, 5, DIGEST, DIGEST + 1, DIGEST + 40, -1])
def test_that_a_cut_one_is_left_aside(path: Path, length: int) -> None:
    quick_path(path).write_bytes(quick_path(path).read_bytes()[:length])
    assert read_quick(path) is None


@pytest.mark.parametrize("place", range(DIGEST, DIGEST + 400, 3))
def test_that_a_damaged_one_is_left_aside_or_is_no_error(path: Path, place: int) -> None:
    """A byte that turns one word into another cannot be told; the bundled file is compared above."""
    held = bytearray(quick_path(path).read_bytes())
    held[place] ^= 0xFF
    quick_path(path).write_bytes(held)
    assert isinstance(read_quick(path), Workbook | None)


class Stranger:
    """What a hostile file would have made: a call of whatever it names."""

    def __init__(self, call: Callable[..., object], *arguments: object) -> None:
        self._call = call, arguments

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self._call


def test_that_one_that_would_run_something_is_left_aside(path: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    for stranger in (Stranger(os.mkdir, str(made)), Stranger(eval, "1"), Stranger(read_quick, path)):
        quick_path(path).write_bytes(quick_path(path).read_bytes()[:DIGEST] + pickle.dumps(stranger))
        assert read_quick(path) is None
    assert not made.exists()


def test_that_one_that_holds_something_else_is_left_aside(path: Path) -> None:
    quick_path(path).write_bytes(quick_path(path).read_bytes()[:DIGEST] + pickle.dumps(Theme("a", "A")))
    assert read_quick(path) is None


def test_that_a_missing_one_is_no_error(path: Path) -> None:
    quick_path(path).unlink()
    assert read_quick(path) is None
