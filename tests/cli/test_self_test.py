"""``self-test``: a whole copy passes, and each missing part is found without stopping the rest."""

from __future__ import annotations

import os
import shutil
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest

from smp_workbench import paths
from smp_workbench.cli import self_test
from tests.cli.conftest import Run


def test_that_this_copy_is_whole(run: Run) -> None:
    ran = run("self-test", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.data["passed"] is True
    assert all(check["passed"] and check["detail"] for check in ran.data["checks"])


def test_that_the_verdict_for_people_is_the_last_line(run: Run) -> None:
    assert run("self-test").out.endswith("\nThis copy is whole.\n")


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the bundled files that the program takes for its own."""
    for folder in ("resources", "scoring_models"):
        shutil.copytree(paths.bundled() / folder, tmp_path / folder)
    monkeypatch.setattr(paths, "bundled", lambda: tmp_path)
    monkeypatch.setattr(self_test, "_open_window", lambda: "takes a second, and reads none of these files")
    return tmp_path


@pytest.mark.parametrize(
    ("part", "check"),
    [
        ("scoring_models", "scoring models"),
        ("resources/samples", "sample, ranked"),
        ("resources/fonts", "fonts"),
        ("resources/icons", "icons"),
        ("resources/themes", "themes"),
    ],
)
def test_that_a_part_that_was_not_packed_is_found(run: Run, copy: Path, part: str, check: str) -> None:
    shutil.rmtree(copy / part)
    ran = run("self-test", "--json")
    assert ran.code == 1
    assert ran.data["passed"] is False
    assert check in [one["name"] for one in ran.data["checks"] if not one["passed"]]
    assert any(one["passed"] for one in ran.data["checks"])


def test_that_an_empty_font_is_found(run: Run, copy: Path) -> None:
    next((copy / "resources" / "fonts").glob("*.otf")).write_bytes(b"")
    ran = run("self-test")
    assert ran.code == 1
    assert "FAILED  fonts" in ran.out
    assert ran.out.endswith(
        "This copy is damaged: install it again, and any system library that is named above.\n"
    )


def test_that_a_broken_theme_is_found(run: Run, copy: Path) -> None:
    next((copy / "resources" / "themes").glob("*.toml")).write_text("= no", encoding="utf-8")
    assert "FAILED  themes" in run("self-test").out


def test_that_a_window_is_opened_by_qt(run: Run) -> None:
    assert "ok  window" in run("self-test").out


def test_that_a_qt_which_crashes_is_found(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "_draw_window", partial(os._exit, 1))
    ran = run("self-test", "--json")
    assert ran.code == 1
    assert [one["name"] for one in ran.data["checks"] if not one["passed"]] == ["window"]


def test_that_a_library_which_qt_misses_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "_draw_window", partial(import_module, "libEGL_is_not_there"))
    assert "libEGL_is_not_there" in run("self-test").out
