"""The start: which way it goes, and what it says when it cannot."""

from __future__ import annotations

import ast
import doctest
import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest

from smp_workbench import __main__ as start
from smp_workbench import cli
from smp_workbench.cli import main as command_line


@pytest.fixture(autouse=True)
def _collects_again() -> Iterator[None]:
    """Hand collecting back to Python after a test, as the end of the process does for the program."""
    yield
    gc.enable()


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return what the window was opened with; none is really opened."""
    opened: list[list[str]] = []

    def open_window(words: list[str], *, watched: bool) -> int:
        assert watched
        opened.append(words)
        return 0

    stand_in = SimpleNamespace(main=open_window)
    monkeypatch.setitem(sys.modules, "smp_workbench.app", stand_in)
    monkeypatch.setattr(import_module("smp_workbench"), "app", stand_in, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return opened


def test_that_the_examples_in_the_start_are_right() -> None:
    assert doctest.testmod(start).failed == 0


def test_that_no_argument_opens_the_window(window: list[list[str]]) -> None:
    assert start.main([]) == 0
    assert window == [[]]


@pytest.mark.parametrize(("words", "collects"), [([], False), (["a.xlsx"], False), (["screens"], True)])
def test_that_no_time_goes_into_looking_for_cycles_while_the_window_comes_up(
    window: list[list[str]], words: list[str], collects: bool
) -> None:
    assert start.main(words) == 0
    assert window == [words]
    assert gc.isenabled() is collects


def test_that_a_file_opens_in_the_window(window: list[list[str]]) -> None:
    assert start.main(["maidstone.xlsx"]) == 0
    assert window == [["maidstone.xlsx"]]


@pytest.mark.parametrize("words", [["maidstone.xlsx", "nonsense", "--json"], ["a.xlsx", "b.xlsx"]])
def test_that_words_after_a_file_are_wrong_usage_and_open_nothing(
    window: list[list[str]], capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert start.main(words) == 2
    assert window == []
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "nothing after its name" in told.err


@pytest.mark.parametrize("word", ["there", "away/plan", "away\\\\plan", "PLAN.XLSX"])
def test_that_what_can_be_a_file_opens_in_the_window(
    window: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    (tmp_path / "there").touch()
    monkeypatch.chdir(tmp_path)
    assert start.main([word]) == 0
    assert window == [[word]]


@pytest.mark.parametrize("words", [["rnak", "plan.xlsx"], ["plan.xlxs"], [""]])
def test_that_a_mistyped_command_is_wrong_usage_and_opens_nothing(
    window: list[list[str]], capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert start.main(words) == 2
    assert window == []
    assert f"“{words[0]}” is not a command" in capsys.readouterr().err


def test_that_a_command_goes_to_the_command_line(
    window: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(command_line, "main", lambda words: ran.append(words) or 3)
    assert start.main(["check", "broken.xlsx"]) == 3
    assert ran == [["check", "broken.xlsx"]]
    assert window == []


@pytest.mark.parametrize(
    "word",
    [
        "new",
        "rank",
        "sensitivity",
        "check",
        "models",
        "versions",
        "diff",
        "send",
        "merge",
        "vault",
        "recover",
        "self-test",
    ],
)
def test_that_every_promised_command_is_known(word: str) -> None:
    assert word in cli.COMMANDS


def test_that_an_unknown_option_is_wrong_usage_and_opens_nothing(
    window: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.main(["--no-such-option"]) == 2
    assert window == []
    assert capsys.readouterr().err.count("\n") == 1


def test_that_drawing_the_screens_needs_no_screen(
    window: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    assert start.main(["screens", "--out", "pictures"]) == 0
    assert window == [["screens", "--out", "pictures"]]


def test_that_an_old_python_is_told_so(
    window: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    assert start.main([]) == 2
    assert "needs Python 3.11 or later; this is 3.10" in capsys.readouterr().err
    assert window == []


def test_that_an_old_python_can_read_the_start() -> None:
    source = start.__file__
    assert source
    with open(source, encoding="utf-8") as text:  # noqa: PTH123 -- a path as given
        tree = ast.parse(text.read(), feature_version=(3, 7))
    future = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    assert not future  # `annotations` is an error for Python 3.6
    evaluated = [ast.dump(node) for node in ast.walk(tree) if isinstance(node, ast.arg) and node.annotation]
    assert all("Subscript" not in dumped and "BinOp" not in dumped for dumped in evaluated)


def test_that_a_missing_screen_is_explained(
    window: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    assert start.main([]) == 2
    assert "no screen" in capsys.readouterr().err
    assert window == []


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_that_any_way_to_a_screen_will_do(variable: str) -> None:
    assert start.display_fault("linux", {variable: ":0"}) == ""


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_that_other_systems_have_a_screen(platform: str) -> None:
    assert start.display_fault(platform, {}) == ""


@pytest.mark.parametrize(
    ("python", "qt", "said"),
    [
        ((3, 13, 0), None, "not installed"),
        ((3, 13, 0), "6.7.3", "6.8 or later"),
        ((3, 11, 2), "6.12.0", "crash"),
        ((3, 12, 1), "6.12.0", ""),
        ((3, 11, 2), "6.11.3", ""),
    ],
)
def test_that_a_qt_which_cannot_work_is_named(python: tuple[int, ...], qt: str | None, said: str) -> None:
    fault = start.qt_fault(python, qt)
    assert said in fault
    assert bool(fault) == bool(said)


def test_that_a_missing_qt_is_a_sentence_not_a_traceback(
    window: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6", None)  # what Python records for a module that is not there
    assert start.main([]) == 2
    assert "needs PySide6" in capsys.readouterr().err


@pytest.mark.parametrize(
    "setting", [("QT_QPA_PLATFORM", "frob"), ("DISPLAY", ":7654"), ("WAYLAND_DISPLAY", "wayland-7654")]
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_that_a_screen_which_qt_cannot_open_is_a_sentence_not_a_crash(setting: tuple[str, str]) -> None:
    known = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    environment = {name: value for name, value in os.environ.items() if name not in known}
    ran = subprocess.run(
        [sys.executable, "-m", "smp_workbench"],
        env=environment | dict([setting]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert f"The window could not be opened on {'='.join(setting)}:" in ran.stderr
    assert "sudo apt-get install libxcb-cursor0" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (ImportError("libEGL.so.1: cannot open shared object file"), "sudo apt-get install libegl1"),
        (ImportError("libglib-2.0.so.0: cannot open shared object"), "sudo apt-get install libglib2.0-0"),
        (ModuleNotFoundError("No module named 'numpy'"), "No module named 'numpy'"),
    ],
)
def test_that_a_library_which_cannot_be_loaded_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], problem: ImportError, said: str
) -> None:
    class Without:
        """An import hook of a computer on which the window cannot be loaded."""

        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "smp_workbench.app":
                raise problem

    monkeypatch.delitem(sys.modules, "smp_workbench.app", raising=False)
    monkeypatch.delattr(import_module("smp_workbench"), "app", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Without(), *sys.meta_path])
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert start.main([]) == 2
    assert said in capsys.readouterr().err


def test_that_the_packages_named_for_a_missing_screen_are_those_of_the_installer() -> None:
    from smp_workbench.gui.fault_log import no_screen_text

    listed = (Path(__file__).parents[1] / "installer" / "system_packages.py").read_text(encoding="utf-8")
    named = no_screen_text().split("apt-get install ")[1].splitlines()[0].split()
    assert all(f'"{package}"' in listed for package in named)


def test_that_the_command_line_never_loads_qt() -> None:
    program = (
        "import sys; from smp_workbench.__main__ import main; code = main(['models']);"
        "sys.exit(code or any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
