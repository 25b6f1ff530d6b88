"""A file that is no scoring model comes with its fault and the lines round it."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_workbench.storage.model_reading import FaultyFile, try_model
from smp_workbench.storage.model_text import write_model
from tests.factory import small_model

WRONG = sorted((Path(__file__).parent / "wrong_models").glob("*.toml"))


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_that_every_fault_comes_with_the_line_it_names(path: Path) -> None:
    faulty = try_model(path)
    assert isinstance(faulty, FaultyFile)
    assert f"line {faulty.line}" in str(faulty.error)
    lines = path.read_text(encoding="utf-8").split("\n")
    shown = dict(faulty.excerpt)
    assert shown[faulty.line].rstrip("\N{HORIZONTAL ELLIPSIS}") in lines[faulty.line - 1] or "U+" in str(
        shown
    )
    assert all(abs(number - faulty.line) <= 3 for number in shown)


def test_that_a_good_file_gives_its_model(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(write_model(small_model()), encoding="utf-8")
    assert try_model(path) == small_model()


def test_that_a_fault_without_a_line_has_no_excerpt(tmp_path: Path) -> None:
    faulty = try_model(tmp_path / "gone.toml")
    assert isinstance(faulty, FaultyFile)
    assert (faulty.line, faulty.excerpt) == (0, ())
    assert "is not there" in str(faulty.error)


def test_that_bytes_that_are_no_text_do_not_stop_the_excerpt(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(b'id = "a"\ntitle = "Caf\xe9"\n')
    faulty = try_model(path)
    assert isinstance(faulty, FaultyFile)
    assert faulty.line == 2
    assert dict(faulty.excerpt)[2].startswith('title = "Caf')
