"""A checkout of its own for each test of the start, with fake Pythons and a fake dpkg."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
MODULES = ("console", "layout", "python_finder", "system_packages", "virtual_environment", "freeze", "start")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder with a space in its name that holds the installer and an empty package."""
    folder = tmp_path / "my checkout"
    shutil.copytree(ROOT / "installer", folder / "installer", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "smp_workbench").mkdir()
    (folder / "smp_workbench" / "__init__.py").write_text("", encoding="utf-8")
    echo = "import sys\nprint('program', *sys.argv[1:])\n"
    (folder / "smp_workbench" / "__main__.py").write_text(echo, encoding="utf-8")
    return folder


@pytest.fixture
def load(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ModuleType]]:
    """Return a way to import a module of that checkout's installer."""
    monkeypatch.syspath_prepend(str(checkout / "installer"))
    yield importlib.import_module
    for name in MODULES:
        sys.modules.pop(name, None)


@pytest.fixture
def command(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return a way to put a small shell program under a name into a folder."""

    def write(place: str, script: str) -> Path:
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return write


def libraries(checkout: Path) -> Path:
    """Return the folder of a checkout's installed libraries."""
    return next((checkout / ".venv" / "lib").glob("python3*")) / "site-packages"


@pytest.fixture
def ready(checkout: Path, load: Callable[[str], ModuleType]) -> Path:
    """Return a checkout whose environment is ready, made without a network."""
    layout, environment = load("layout"), load("virtual_environment")
    venv = layout.venv_folder(None)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    environment.install_checkout(venv)
    for library in ("numpy", "numpy-2.4.6.dist-info"):
        (libraries(checkout) / library).mkdir()
    for testing in (False, True):
        environment.write_stamp(venv, testing)
    return checkout


def run_start(checkout: Path, *words: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run start.sh of a checkout as a person would, perhaps with another PATH."""
    return subprocess.run(
        ["/bin/sh", str(checkout / "installer" / "start.sh"), *words],
        env={**os.environ, "PATH": path or os.environ["PATH"]},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def frozen(name: str) -> ModuleType:
    """Return a module of the part of the installer that freezes the program."""
    sys.path.insert(0, str(ROOT / "installer"))
    try:
        return importlib.import_module(f"frozen.{name}")
    finally:
        sys.path.remove(str(ROOT / "installer"))
