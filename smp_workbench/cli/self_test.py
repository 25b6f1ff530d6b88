"""``self-test``: whether this copy of the program is whole.

Here: everything that can be tried without a screen, from the bundled files to a workbook written
and read back, also in a child process, and a window that Qt draws for nobody. An installed or frozen
copy runs it to find a part that was not packed.
Not here: the test suite, and the program's own windows.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from pkgutil import walk_packages

from smp_workbench import __version__, paths
from smp_workbench.cli.answer import FINDINGS, FINE, Answer, Json
from smp_workbench.cli.plain_table import aligned
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import UnreadableFile, WorkbenchError
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.model_file import shipped_models
from smp_workbench.storage.saving import load, save


@dataclass(frozen=True, slots=True)
class _Outcome:
    """One thing that was tried: whether it went well, and what was seen."""

    name: str
    passed: bool
    detail: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""
    del parser


def run(options: argparse.Namespace) -> Answer:
    """Try everything; whatever fails does not keep the rest from being tried."""
    del options
    outcomes = [_tried(name, check) for name, check in _checks()]
    passed = all(outcome.passed for outcome in outcomes)
    system = f"SMP Workbench {__version__}, Python {platform.python_version()}, {platform.system()}"
    rows = [("ok" if one.passed else "FAILED", one.name, one.detail) for one in outcomes]
    verdict = (
        "This copy is whole."
        if passed
        else "This copy is damaged: install it again, and any system library that is named above."
    )
    data: Json = {
        "version": __version__,
        "python": platform.python_version(),
        "passed": passed,
        "checks": [{"name": one.name, "passed": one.passed, "detail": one.detail} for one in outcomes],
    }
    return Answer(f"{system}\n\n{aligned(rows)}\n\n{verdict}", data, FINE if passed else FINDINGS)


def _checks() -> Iterator[tuple[str, Callable[[], str]]]:
    yield "scoring models", _read_models
    yield "sample, ranked", _rank_samples
    yield "workbook, written and read back", _write_and_read
    yield "the same in a child process", lambda: _in_child(_write_and_read)
    yield "fonts", lambda: _bundled(paths.fonts(), "*.otf")
    yield "icons", lambda: _bundled(paths.icons(), "*.svg")
    yield "themes", _read_themes
    yield "every module", lambda: _in_child(_load_modules)
    yield "window", lambda: _in_child(_draw_window)


def _tried(name: str, check: Callable[[], str]) -> _Outcome:
    try:
        return _Outcome(name, passed=True, detail=check())
    except (WorkbenchError, OSError) as fault:
        return _Outcome(name, passed=False, detail=str(fault))
    except Exception as fault:  # noqa: BLE001  # a copy with a part missing fails in ways nobody foresaw
        return _Outcome(name, passed=False, detail=f"{type(fault).__name__}: {fault}")


def _read_models() -> str:
    return _all_of([f"{model.id} {model.version}" for model in shipped_models()], paths.scoring_models())


def _samples() -> Iterator[Workbook]:
    for path in sorted(paths.samples().glob("*.xlsx")):
        yield load(path).workbook


def _rank_samples() -> str:
    seen = []
    for workbook in _samples():
        ranking = rank_assessment(workbook.assessment)
        seen.append(f"{workbook.assessment.title}: {ranking.scored} of {len(ranking.themes)} themes scored")
    return _all_of(seen, paths.samples())


def _write_and_read() -> str:
    seen = []
    with tempfile.TemporaryDirectory() as folder:
        for number, workbook in enumerate(_samples()):
            saved = save(workbook, Path(folder) / f"{number}.xlsx", None)
            content = content_hash(load(saved.path).workbook.assessment)
            if content != content_hash(workbook.assessment):
                raise UnreadableFile("{file} does not hold what was written into it.", file=saved.path.name)
            seen.append(content[:8])
    return _all_of(seen, paths.samples())


def _in_child(work: Callable[[], str]) -> str:
    """Do something in a process of its own, which a damaged library may end as it likes."""
    with ProcessPoolExecutor(1, get_context("spawn")) as child:
        try:
            return child.submit(work).result()
        except BrokenProcessPool:
            raise UnreadableFile("A child process was started for this, and crashed.") from None


def _load_modules() -> str:
    """Load every module, the window's too: a frozen copy may lack what one of them needs."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    package = import_module(__name__.partition(".")[0])
    names = [found.name for found in walk_packages(package.__path__, f"{package.__name__}.")]
    for name in names:
        import_module(name)
    return f"{len(names)} loaded"


def _draw_window() -> str:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    core, widgets, _ = (import_module(f"PySide6.{name}") for name in ("QtCore", "QtWidgets", "QtSvg"))
    core.qInstallMessageHandler(lambda *_: None)  # what a window without a screen cannot do
    application = widgets.QApplication([])
    window = widgets.QWidget()
    window.show()
    drawn = not window.grab().isNull()
    window.close()
    application.processEvents()
    if not drawn:
        raise UnreadableFile("Qt {version} opened a window and drew nothing.", version=core.qVersion())
    return f"Qt {core.qVersion()}"


def _read_themes() -> str:
    for path in paths.themes().glob("*.toml"):
        tomllib.loads(path.read_text(encoding="utf-8"))
    return _bundled(paths.themes(), "*.toml")


def _bundled(folder: Path, pattern: str) -> str:
    """Return the names of the files that must be there and hold something."""
    found = sorted(folder.glob(pattern))
    if empty := [path.name for path in found if not path.stat().st_size]:
        raise UnreadableFile("{files} in {folder} are empty.", files=", ".join(empty), folder=folder)
    return f"{len(found)} files" if len(found) > 4 else _all_of([path.stem for path in found], folder)


def _all_of(names: list[str], folder: Path) -> str:
    if not names:
        raise UnreadableFile("There is nothing in {folder}.", folder=folder)
    return ", ".join(names)
