"""What start.sh and start.py do with words, stamps and environments, and how fast a second start is."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from .conftest import ROOT, run_start

Load = Callable[[str], ModuleType]
Command = Callable[[str, str], Path]


@pytest.fixture
def ready(checkout: Path, load: Load) -> Path:
    """Return a checkout whose environment is ready, made without a network."""
    layout, environment = load("layout"), load("virtual_environment")
    venv = layout.venv_folder(None)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    environment.install_checkout(venv)
    for testing in (False, True):
        Path(layout.stamp_path(venv, testing)).write_text(layout.fingerprint(testing), encoding="utf-8")
    return checkout


@pytest.mark.parametrize("name", ["start", "layout", "console", "python_finder", "system_packages"])
def test_that_a_python_of_2016_can_read_the_installer(name: str) -> None:
    source = (ROOT / "installer" / f"{name}.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))  # the oldest that today's parser can imitate
    assert "from __future__" not in source
    assert ":=" not in source


@pytest.mark.parametrize(
    ("typed", "chosen", "rest"),
    [
        ([], None, []),
        (["test", "-k", "rank"], None, ["test", "-k", "rank"]),
        (["--python", "3.11", "test"], "3.11", ["test"]),
        (["--python=3.12"], "3.12", []),
        (["rank", "a.xlsx", "--python", "x"], None, ["rank", "a.xlsx", "--python", "x"]),
    ],
)
def test_that_words_are_split(load: Load, typed: list[str], chosen: str | None, rest: list[str]) -> None:
    assert load("start").read_words(typed) == (chosen, rest)


@pytest.mark.parametrize(
    "typed", [["--python"], ["--python", "3.10"], ["--python=", "test"], ["--python", "test"]]
)
def test_that_a_version_the_program_does_not_run_on_is_refused(typed: list[str], checkout: Path) -> None:
    ran = run_start(checkout, *typed)
    assert ran.returncode == 1
    assert "--python takes 3.11, 3.12 or 3.13" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_that_each_chosen_python_has_its_own_environment(load: Load, checkout: Path) -> None:
    layout = load("layout")
    assert layout.venv_folder(None) == str(checkout / ".venv")
    assert layout.venv_folder("3.11") == str(checkout / ".venv-3.11")


def test_that_words_reach_the_program_as_typed(ready: Path) -> None:
    ran = run_start(ready, "rank", "my file.xlsx", "", "--json")
    assert ran.stdout == "program rank my file.xlsx  --json\n", ran.stderr
    assert ran.returncode == 0


def test_that_no_words_open_the_window(ready: Path) -> None:
    assert run_start(ready).stdout == "program\n"


def test_that_a_module_in_the_persons_folder_is_not_taken_for_pythons_own(
    ready: Path, tmp_path: Path
) -> None:
    (tmp_path / "random.py").write_text("raise SystemExit('the wrong one')", encoding="utf-8")
    program = ready / "smp_workbench" / "__main__.py"
    program.write_text("import random; print(random.__name__)", encoding="utf-8")
    ran = subprocess.run(
        ["/bin/sh", str(ready / "installer" / "start.sh")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout == "random\n", ran.stderr


def test_that_the_command_in_the_environment_runs_the_program(ready: Path) -> None:
    command = [str(ready / ".venv" / "bin" / "smp-workbench"), "models"]
    ran = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)
    assert ran.stdout == "program models\n", ran.stderr


def test_that_the_suite_runs_under_two_workers_and_a_screen(load: Load, ready: Path) -> None:
    command = load("start").command_line(str(ready / ".venv"), ["test", "-k", "rank"])
    if Path("/usr/bin/xvfb-run").exists():
        assert command[0] == "/usr/bin/xvfb-run"
    assert command[-6:] == ["-m", "pytest", "-n", "2", "-k", "rank"]


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


def test_that_a_shim_which_refuses_does_not_stop_start_sh(ready: Path, command: Command) -> None:
    shim = command("shims/python3", "echo 'pyenv: command not found' >&2; exit 127")
    (ready / ".venv" / "bin" / "python").rename(ready / ".venv" / "bin" / "python.away")
    ran = run_start(ready, "--python", "2.7", path=f"{shim.parent}:{os.environ['PATH']}")
    assert "--python takes" in ran.stderr  # so start.py was reached, by another Python


def processor_seconds(run: Callable[[], object]) -> float:
    """Return the least processor time of a few runs; a wall clock would measure others."""
    taken = []
    for _ in range(5):
        before = os.times()
        run()
        after = os.times()
        taken.append(sum(after[2:4]) - sum(before[2:4]))  # of children: user and system
    return min(taken)


def test_that_a_second_start_adds_little(ready: Path) -> None:
    bare = [str(ready / ".venv" / "bin" / "python"), "-c", ""]
    start = processor_seconds(lambda: run_start(ready))
    assert start - processor_seconds(lambda: subprocess.run(bare, check=True)) < 0.150
