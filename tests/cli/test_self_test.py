"""``self-test``: a whole copy passes, and each missing part is found without stopping the rest."""

from __future__ import annotations

import os
import shutil
from argparse import Namespace
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest

from smp_workbench import paths
from smp_workbench.cli import self_test
from smp_workbench.cli.answer import Answer
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def answer() -> Answer:
    """Return what the whole test says of this copy."""
    return self_test.run(Namespace())


@pytest.fixture
def details(answer: Answer) -> dict[str, str]:
    """Return what was seen, by the name of the check."""
    assert isinstance(answer.data, dict)
    return {check["name"]: check["detail"] for check in answer.data["checks"]}


def test_that_this_copy_is_whole(answer: Answer, details: dict[str, str]) -> None:
    assert answer.code == 0
    assert answer.data["passed"] is True
    assert all(details.values())
    assert "FAILED" not in answer.text


def test_that_the_verdict_for_people_is_the_last_line(answer: Answer) -> None:
    assert answer.text.endswith("\nThis copy is whole.")


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the bundled files that the program takes for its own."""
    for folder in ("resources", "scoring_models"):
        shutil.copytree(paths.bundled() / folder, tmp_path / folder)
    monkeypatch.setattr(paths, "bundled", lambda: tmp_path)
    monkeypatch.setattr(self_test, "_in_child", lambda _: "takes a second, and reads none of these files")
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


def test_that_a_window_is_opened_by_qt(details: dict[str, str]) -> None:
    assert details["window"].startswith("Qt 6.")


def test_that_a_workbook_is_written_by_a_child_process(details: dict[str, str]) -> None:
    assert details["the same in a child process"] == details["workbook, written and read back"]


def test_that_every_module_is_loaded(details: dict[str, str]) -> None:
    files = [*Path(self_test.__file__).parents[1].rglob("*.py")]
    assert details["every module"] == f"{len(files) - 1} loaded"  # without the package itself


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what child processes do, so that a test may put something else in one's place."""
    for work in ("_write_and_read", "_load_modules", "_draw_window"):
        monkeypatch.setattr(self_test, work, partial(str, "not tried"))


@pytest.mark.usefixtures("quick")
def test_that_a_module_which_cannot_be_loaded_is_found(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "_load_modules", partial(import_module, "smp_workbench.not_packed"))
    ran = run("self-test")
    assert ran.code == 1
    assert "FAILED  every module" in ran.out


@pytest.mark.usefixtures("quick")
def test_that_a_qt_which_crashes_is_found(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "_draw_window", partial(os._exit, 1))
    ran = run("self-test", "--json")
    assert ran.code == 1
    assert [one["name"] for one in ran.data["checks"] if not one["passed"]] == ["window"]


@pytest.mark.usefixtures("quick")
def test_that_a_library_which_qt_misses_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "_draw_window", partial(import_module, "libEGL_is_not_there"))
    assert "libEGL_is_not_there" in run("self-test").out
