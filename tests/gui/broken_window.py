"""The window with its overrides and slots broken on purpose, for a process of its own.

Here: breaking each guarded function once, at its first call, and then all for good, while everything is
exercised. Once, so that one run tries them all: what fails for good keeps others from being called.
Not here: judging what came of it (``test_guard_coverage``), which reads the last line printed.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
import tempfile
from pathlib import Path
from time import monotonic
from types import CellType, FunctionType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
FOLDER = Path(tempfile.mkdtemp(prefix="smp-broken-"))
PATIENCE = 3.0
for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
    os.environ[variable] = str(FOLDER)

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop  # noqa: E402  # after the environment is set
from PySide6.QtGui import QGuiApplication  # noqa: E402
from shiboken6 import delete  # noqa: E402

from smp_workbench import app, gui  # noqa: E402
from smp_workbench.domain.version import History, Workbook  # noqa: E402
from smp_workbench.gui.guard import report_to  # noqa: E402
from smp_workbench.gui.settings import Settings  # noqa: E402
from smp_workbench.gui.tasks import Tasks  # noqa: E402
from smp_workbench.gui.theme_switch import ThemeSwitch  # noqa: E402
from tests.factory import small_assessment  # noqa: E402
from tests.gui.exercise import exercise  # noqa: E402


def guarded_functions() -> dict[str, CellType]:
    """Return the cell behind each wall that holds the guarded function, by its name."""
    found = {}
    for module in pkgutil.walk_packages(gui.__path__, "smp_workbench.gui."):
        for kind in vars(importlib.import_module(module.name)).values():
            if isinstance(kind, type) and kind.__module__ == module.name:
                for name, function in vars(kind).items():
                    if getattr(function, "__guarded__", False) and isinstance(function, FunctionType):
                        found[f"{kind.__qualname__}.{name}"] = _inner_cell(function)
    return found


def _inner_cell(wall: FunctionType) -> CellType:
    cells = dict(zip(wall.__code__.co_freevars, wall.__closure__ or (), strict=True))
    return cells["inner"]


def raising(reached: set[str], name: str, cell: CellType, *, once: bool) -> object:
    """Return a function that fails as C code fails, which is what ends CPython 3.11."""
    working = cell.cell_contents

    def fail(*_: object, **__: object) -> None:
        reached.add(name)
        if once:
            cell.cell_contents = working
        int("not a number")

    return fail


class Trial:
    """The window, its functions broken some at a time."""

    def __init__(self) -> None:
        self.tasks = Tasks(app.make_application())
        self.functions = guarded_functions()
        self.reached: set[str] = set()
        self.elsewhere = FOLDER / "elsewhere.xlsx"
        self.elsewhere.write_text("no workbook", encoding="utf-8")

    @property
    def unreached(self) -> list[str]:
        """Functions that were broken and never called."""
        return sorted(set(self.functions) - self.reached)

    def run(self, names: list[str], *, once: bool) -> bool:
        """Do everything with these functions broken, also while the window is built.

        Returns
        -------
        bool
            Whether the window shows its banner.
        """
        working = {name: self.functions[name].cell_contents for name in names}
        for name in names:
            cell = self.functions[name]
            cell.cell_contents = raising(self.reached, name, cell, once=once)
        if "Tasks.start" in names:
            self.renew_tasks()
        assessment = small_assessment()
        window = app.make_window(Workbook(assessment, History(assessment)), Settings(), self.tasks)
        ThemeSwitch(app.make_application(), Settings(), window)
        keeper, _ = app.keep_journal(window, self.tasks)
        window.signals.commit("First version", "")
        report_to(window.tell_fault)
        exercise(window, self.elsewhere)
        self.finish_tasks()
        shown = window.banner.isVisibleTo(window)
        report_to(None)
        keeper.stop()
        for name, function in working.items():
            self.functions[name].cell_contents = function
        delete(window)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return shown

    def finish_tasks(self) -> None:
        """Wait for what the child still does; one whose answers nobody takes is replaced."""
        deadline = monotonic() + PATIENCE
        while self.tasks.busy and monotonic() < deadline:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
        if self.tasks.busy:
            self.renew_tasks()

    def renew_tasks(self) -> None:
        """Begin with a child that has not been started."""
        self.tasks.stop()
        self.tasks = Tasks(app.make_application())


def main() -> int:
    """Break everything, and print what came of it as JSON."""
    trial = Trial()
    names = list(trial.functions)
    banner = trial.run([name for name in names if name != "FaultBanner.show_fault"], once=True)
    for _ in range(2):  # the first failure may have closed what another was waiting in
        if trial.unreached:
            trial.run(trial.unreached, once=True)
    trial.run(names, once=False)
    trial.tasks.stop()
    QGuiApplication.clipboard().clear()  # see tests/conftest.py
    answer = {
        "alive": True, "functions": len(names), "banner": banner, "unreached": trial.unreached,
    }  # fmt: skip
    sys.stdout.write(json.dumps(answer) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
