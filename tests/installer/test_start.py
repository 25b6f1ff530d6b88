"""What start.sh and start.py do with words, stamps and environments, and how fast a second start is."""

from __future__ import annotations

import ast
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from .conftest import MODULES, ROOT, run_start

Load = Callable[[str], ModuleType]
Command = Callable[[str, str], Path]


@pytest.mark.parametrize("name", MODULES)
def test_that_a_python_of_2016_can_read_the_installer(name: str) -> None:
    source = (ROOT / "installer" / f"{name}.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))  # the oldest that today's parser can imitate
    assert "from __future__" not in source
    assert ":=" not in source


def test_that_start_sh_can_be_started_through_a_link(ready: Path, tmp_path: Path) -> None:
    link = tmp_path / "SMP Workbench"
    link.symlink_to(ready / "installer" / "start.sh")
    ran = subprocess.run(["/bin/sh", str(link), "models"], capture_output=True, text=True, check=False)
    assert ran.stdout == "program models\n", ran.stderr


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
