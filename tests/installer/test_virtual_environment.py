"""An environment is kept while it is whole, made anew when it is not, and every failure is a sentence."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from .conftest import libraries

Load = Callable[[str], ModuleType]
Command = Callable[[str, str], Path]


def test_that_a_changed_lock_is_installed_again(load: Load, ready: Path) -> None:
    layout = load("layout")
    assert layout.is_ready(str(ready / ".venv"), False)
    with (ready / "installer" / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# another\n")
    assert not layout.is_ready(str(ready / ".venv"), False)
    assert layout.is_ready(str(ready / ".venv"), True)


def test_that_an_environment_whose_python_is_gone_is_not_ready(load: Load, ready: Path) -> None:
    python = ready / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python3.13")
    assert not load("layout").is_ready(str(ready / ".venv"), False)


def test_that_a_broken_environment_is_made_anew(
    load: Load, checkout: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    environment, layout = load("virtual_environment"), load("layout")
    venv = Path(layout.venv_folder(None))
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to("/nowhere/python3.13")
    environment.make_venv(str(venv), None)
    assert load("python_finder").probe([str(venv / "bin" / "python")])
    assert "Making .venv with" in capfd.readouterr().err


def test_that_an_environment_that_runs_is_kept(load: Load, checkout: Path) -> None:
    environment, layout = load("virtual_environment"), load("layout")
    venv = layout.venv_folder(None)
    environment.make_venv(venv, None)
    (Path(venv) / "kept").touch()
    environment.make_venv(venv, None)
    assert (Path(venv) / "kept").exists()


def test_that_pip_installs_only_what_has_its_recorded_hash(load: Load, command: Command) -> None:
    environment = load("virtual_environment")
    told = command("venv/bin/python", 'echo "$@" > "$0.told"')
    environment.install_locked(str(told.parents[1]), testing=False)
    words = Path(f"{told}.told").read_text(encoding="utf-8")
    assert "--require-hashes" in words
    assert "--only-binary :all:" in words
    assert words.strip().endswith("requirements.lock")


def test_that_a_failing_pip_is_a_sentence(load: Load, command: Command) -> None:
    python = command("venv/bin/python", "exit 1")
    with pytest.raises(load("console").CannotStart, match="Is there a network"):
        load("virtual_environment").install_locked(str(python.parents[1]), testing=False)


def test_that_a_failing_pip_says_so_in_its_own_words(load: Load, command: Command) -> None:
    python = command("venv/bin/python", "echo 'ERROR: No space left on device' >&2; exit 1")
    with pytest.raises(load("console").CannotStart, match=r"No space left on device\n.*space on the disk"):
        load("virtual_environment").install_locked(str(python.parents[1]), testing=False)


def test_that_a_library_which_is_gone_has_the_environment_made_anew(
    load: Load, ready: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    layout, venv = load("layout"), str(ready / ".venv")
    assert layout.is_ready(venv, testing=False)
    (libraries(ready) / "numpy").rmdir()
    assert not layout.is_ready(venv, testing=False)
    load("virtual_environment").make_venv(venv, None)
    assert "Making .venv with" in capfd.readouterr().err
    assert not (libraries(ready) / "numpy-2.4.6.dist-info").exists()  # or pip would take numpy for installed


def test_that_another_version_of_a_library_is_no_damage(load: Load, ready: Path) -> None:
    (libraries(ready) / "numpy-2.4.6.dist-info").rename(libraries(ready) / "numpy-2.4.7.dist-info")
    assert load("layout").is_ready(str(ready / ".venv"), testing=False)


def test_that_an_environment_whose_python_fails_is_prepared_again(
    load: Load, ready: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, environment = load("start"), load("virtual_environment")
    prepared: list[str] = []
    monkeypatch.setattr(environment, "prepare", lambda venv, *_: prepared.append(venv))
    monkeypatch.setattr(start, "hand_over", lambda _: 0)
    assert start.main([]) == 0
    assert prepared == []
    python = ready / ".venv" / "bin" / "python"
    python.unlink()
    python.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    python.chmod(0o755)
    assert start.main([]) == 0
    assert prepared == [str(ready / ".venv")]


def test_that_a_folder_which_cannot_be_written_is_a_sentence(
    load: Load, checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def prepare(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(checkout / ".venv"))

    monkeypatch.setattr(load("virtual_environment"), "prepare", prepare)
    assert load("start").main([]) == 1
    said = capsys.readouterr().err
    assert f"{checkout / '.venv'}: Permission denied." in said
    assert f"may write in {checkout}" in said


def test_that_stopping_an_installation_shows_no_traceback(
    load: Load, command: Command, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # As at a terminal, both hear Ctrl+C: pip, which complains, and the start.
    script = "echo 'Traceback (most recent call last):' >&2; kill -INT $PPID; exec sleep 60"
    venv = command("venv/bin/python", script).parents[1]
    start, environment = load("start"), load("virtual_environment")
    monkeypatch.setattr(environment, "prepare", lambda *_: environment.install_locked(str(venv), False))
    previous = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        assert start.main([]) == 130
    finally:
        signal.signal(signal.SIGINT, previous)
    said = capfd.readouterr().err
    assert "Stopped." in said
    assert "Traceback" not in said


def test_that_a_checkout_may_lie_in_a_folder_with_any_letters(
    load: Load, ready: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment, folder = load("virtual_environment"), ready.with_name("Größe € 🗂")
    ready.rename(folder)
    monkeypatch.setattr(environment, "ROOT", str(folder))
    venv = folder / ".venv"
    environment.install_checkout(str(venv))
    (path_file,) = libraries(folder).glob("*.pth")
    assert path_file.read_bytes().isascii()  # Python 3.11 in the C locale dies of anything else
    ran = subprocess.run(
        [str(venv / "bin" / "smp-workbench"), "models"],
        env={**os.environ, "LC_ALL": "C"},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout == "program models\n", ran.stderr
