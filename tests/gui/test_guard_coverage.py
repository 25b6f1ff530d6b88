"""Every override of a Qt virtual and every slot in gui stands behind the wall, and the wall holds.

Overrides are found in the running classes, since only Qt knows what is virtual; slots are found in the
source, since a connection leaves no trace in a class.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType
from typing import TypeAlias

import pytest
import shiboken6

import smp_workbench
from smp_workbench import gui

ROOT = Path(smp_workbench.__file__).parent
Methods: TypeAlias = dict[str, ast.FunctionDef]
SOURCES = [ROOT / "app.py", *(path for path in (ROOT / "gui").rglob("*.py") if path.parent.name != "forms")]


# --- overrides -------------------------------------------------------------------------------------


def gui_classes() -> Iterator[type]:
    """Return every class of ours that Qt can call into."""
    names = [module.name for module in pkgutil.walk_packages(gui.__path__, "smp_workbench.gui.")]
    for name in ("smp_workbench.app", *names):
        module = importlib.import_module(name)
        for thing in vars(module).values():
            if isinstance(thing, type) and thing.__module__ == name and issubclass(thing, shiboken6.Object):
                yield thing


def overrides(kind: type) -> Iterator[tuple[str, FunctionType]]:
    """Return the methods of a class that Qt may call in the place of its own."""
    bases = [base for base in kind.__mro__ if base.__module__.startswith("PySide6.")]
    for name, function in vars(kind).items():
        plain = isinstance(function, FunctionType) and not name.startswith("__")
        if plain and any(name in vars(base) for base in bases):
            yield name, function


def test_that_there_are_overrides_to_guard() -> None:
    found = [name for kind in gui_classes() for name, _ in overrides(kind)]
    assert {"paintEvent", "keyPressEvent", "closeEvent", "data", "rowCount", "eventFilter"} <= set(found)


def test_that_every_override_of_qt_is_guarded() -> None:
    bare = [
        f"{kind.__qualname__}.{name}"
        for kind in gui_classes()
        for name, function in overrides(kind)
        if not getattr(function, "__guarded__", False)
    ]
    assert bare == []


# --- slots -----------------------------------------------------------------------------------------


def is_guarded(function: ast.FunctionDef) -> bool:
    """Return whether a function stands behind the wall."""
    for decorator in function.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        if isinstance(called, ast.Name) and called.id == "guarded":
            return True
    return False


def methods(trees: dict[Path, ast.Module]) -> dict[str, list[ast.FunctionDef]]:
    """Return all functions of ours by name."""
    found: dict[str, list[ast.FunctionDef]] = {}
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, []).append(node)
    return found


def connected(scope: ast.AST) -> Iterator[tuple[int, ast.expr]]:
    """Return what is connected to a signal or a timer, with its line."""
    for node in ast.walk(scope):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            if node.func.attr == "connect":
                yield node.lineno, node.args[0]
            elif node.func.attr == "singleShot":
                yield node.lineno, node.args[-1]


def unguarded(slot: ast.expr, own: Methods, known: dict[str, list[ast.FunctionDef]]) -> bool:
    """Return whether Python code that is not behind the wall is connected.

    Parameters
    ----------
    own
        Methods of the class that connects, which ``self`` means before all others.
    known
        All functions of ours; a name that none of them has is a signal or Qt's own slot.
    """
    if isinstance(slot, ast.Call):
        return not (isinstance(slot.func, ast.Name) and slot.func.id == "guarded")
    if isinstance(slot, ast.Attribute):
        if isinstance(slot.value, ast.Name) and slot.value.id == "self" and slot.attr in own:
            return not is_guarded(own[slot.attr])
        return not all(map(is_guarded, known.get(slot.attr, [])))
    return True


def scopes(tree: ast.Module) -> Iterator[tuple[ast.AST, Methods]]:
    """Return each class with its methods, and each function outside classes."""
    for node in tree.body:
        body = node.body if isinstance(node, ast.ClassDef) else []
        yield node, {part.name: part for part in body if isinstance(part, ast.FunctionDef)}


def unguarded_slots(sources: dict[Path, str]) -> list[str]:
    """Return where an unguarded slot is connected, as ``file:line``."""
    trees = {path: ast.parse(text) for path, text in sources.items()}
    known = methods(trees)
    return [
        f"{path.name}:{line}"
        for path, tree in trees.items()
        for scope, own in scopes(tree)
        for line, slot in connected(scope)
        if unguarded(slot, own, known)
    ]


def test_that_every_slot_is_guarded() -> None:
    assert unguarded_slots({path: path.read_text(encoding="utf-8") for path in SOURCES}) == []


@pytest.mark.parametrize(
    "line",
    ["a.b.connect(self.bare)", "a.b.connect(lambda: None)", "a.b.connect(partial(self.bare, 1))",
     "a.b.connect(function)", "QTimer.singleShot(0, self.bare)"],
)  # fmt: skip
def test_that_an_unguarded_slot_is_found(line: str) -> None:
    source = f"class A:\n    def bare(self): ...\n    def connect(self):\n        {line}\n"
    assert unguarded_slots({Path("a.py"): source}) == ["a.py:4"]


@pytest.mark.parametrize(
    "line", ["a.b.connect(self.walled)", "a.b.connect(self.close)", "a.b.connect(guarded(lambda: 1))"]
)
def test_that_a_guarded_slot_and_qts_own_are_left_alone(line: str) -> None:
    source = f"class A:\n    @guarded\n    def walled(self): ...\n    def connect(self):\n        {line}\n"
    assert unguarded_slots({Path("a.py"): source}) == []


# --- the wall holds ----------------------------------------------------------------------------------


@pytest.mark.trial(90)
@pytest.mark.timeout(300)
def test_that_the_program_survives_a_fault_in_every_override_and_slot(tmp_path: Path) -> None:
    """In a process of its own: without the wall, CPython 3.11 would not live to tell."""
    ran = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.gui.broken_window"],
        capture_output=True, text=True, cwd=ROOT.parent, timeout=280, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-4000:]
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["alive"]
    assert told["functions"] > 100
    assert told["banner"]
    # What nothing reaches has not been tried; new overrides and slots must be exercised.
    assert told["unreached"] == []
