"""The newest Python that really runs is found, past shims that refuse and Pythons without venv."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Load = Callable[[str], ModuleType]
Command = Callable[[str, str], Path]


@pytest.fixture
def finder(load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the finder on a machine that has nothing but the folder ``bin``."""
    module = load("python_finder")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PYENV_ROOT", raising=False)
    real = module.candidates

    def on_this_machine(version: str) -> list[list[str]]:
        return [found for found in real(version) if found[0].startswith(str(tmp_path))]

    monkeypatch.setattr(module, "candidates", on_this_machine)
    return module


def test_that_a_machine_without_python_is_seen_to_have_none(finder: ModuleType) -> None:
    assert finder.find_python(finder.VERSIONS) is None


def test_that_the_newest_version_wins(finder: ModuleType, command: Command) -> None:
    command("bin/python3.11", "echo 3.11 able")
    newest = command("bin/python3.12", "echo 3.12 able")
    command("bin/python3.10", "echo 3.10 able")
    assert finder.find_python(finder.VERSIONS) == ([str(newest)], "3.12", True)


def test_that_a_shim_which_refuses_is_passed_over(finder: ModuleType, command: Command) -> None:
    command("bin/python3.13", "echo 'pyenv: python3.13: command not found' >&2; exit 127")
    behind = command("home/.pyenv/versions/3.13.0/bin/python", "echo 3.13 able")
    assert finder.find_python(finder.VERSIONS) == ([str(behind)], "3.13", True)


def test_that_a_name_which_lies_about_its_version_is_passed_over(
    finder: ModuleType, command: Command
) -> None:
    command("bin/python3.13", "echo 3.9 able")
    assert finder.find_python(["3.13"]) is None


def test_that_a_python_without_venv_is_only_the_last_resort(finder: ModuleType, command: Command) -> None:
    bare = command("bin/python3.13", "echo 3.13 bare")
    assert finder.find_python(finder.VERSIONS) == ([str(bare)], "3.13", False)
    able = command("bin/python3.11", "echo 3.11 able")
    assert finder.find_python(finder.VERSIONS) == ([str(able)], "3.11", True)


def test_that_plain_python3_counts_by_what_it_says_it_is(finder: ModuleType, command: Command) -> None:
    plain = command("bin/python3", "echo 3.12 able")
    assert finder.find_python(finder.VERSIONS) == ([str(plain)], "3.12", True)


def test_that_the_probe_tells_the_truth_about_this_python(load: Load) -> None:
    import sys

    finder = load("python_finder")
    assert finder.probe([sys.executable]) == ("{}.{}".format(*sys.version_info[:2]), True)


def test_that_windows_asks_its_launcher_first(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    finder = load("python_finder")
    monkeypatch.setattr(finder, "WINDOWS", True)
    assert finder.candidates("3.12")[0] == ["py", "-3.12"]
    assert finder.candidates("3.12")[1][0].endswith("python.exe")
