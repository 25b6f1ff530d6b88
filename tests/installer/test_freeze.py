"""Freezing begins in an environment made anew, with a Python that is safe to ship."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Load = Callable[[str], ModuleType]


@pytest.fixture
def done(load: Load, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what freezing did, in order; nothing is really made or installed."""
    freeze, told = load("freeze"), []
    monkeypatch.setattr(freeze, "install_or_go_on", lambda names, _: told.append(" ".join(names)))
    monkeypatch.setattr(freeze, "get_python", lambda versions: [f"/usr/bin/python{versions[0]}"])
    monkeypatch.setattr(freeze, "has_apt", lambda: True)
    monkeypatch.setattr(freeze, "run_quietly", lambda command, _: told.append(" ".join(command)))
    monkeypatch.setattr(freeze, "install_list", lambda _, lock: told.append(Path(lock).name))
    return told


def test_that_the_environment_is_made_anew_from_its_own_lock(load: Load, done: list[str]) -> None:
    command = load("freeze").prepare_freeze(None, ["--without-trial"])
    tools, library, made, lock = done
    assert {"binutils", "xvfb", "xdotool", "libxcb-cursor0"} <= set(tools.split())
    assert library == "libpython3.13"
    assert made.startswith("/usr/bin/python3.13 -m venv --clear ")
    assert made.endswith(".venv-freeze")
    assert lock == "requirements-freeze.lock"
    assert Path(command[0]).is_relative_to(made.split()[-1]) or ".venv-freeze" in command[0]
    assert command[-2:] == [
        str(Path(load("layout").ROOT, "installer", "frozen", "__main__.py")),
        "--without-trial",
    ]


def test_that_an_older_python_is_taken_only_when_asked_for(load: Load, done: list[str]) -> None:
    assert "3.11" not in load("freeze").VERSIONS
    load("freeze").prepare_freeze("3.11", [])
    assert any(told.startswith("/usr/bin/python3.11 -m venv") for told in done)


def test_that_the_start_hands_over_to_freezing(
    load: Load, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    start, handed = load("start"), []
    monkeypatch.setattr(start, "hand_over", lambda command: handed.append(command) or 0)
    assert start.main(["freeze", "--without-trial"]) == 0
    assert handed[0][-1] == "--without-trial"
