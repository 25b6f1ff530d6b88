"""Every step of a save fails in every way in the real window: what it says, and what is on the disk.

Here: one trial through the window, its journal and its child process, and a run of many, with its counts.
Not here: the fault (``fault_injection``), the same without a window (``save_faults``), the size that belongs
to CI (``test_save_faults``).

A trial scores something and saves, and in the child process one call of the system fails, hangs or kills it.
Then the window must say that scores are safe on this computer, in one calm sentence with *Try again* and
*Save a copy*; the file must be as it was or new, whole; the journal must give what is in the window; and *Try
again* must save it. Where the save has succeeded all the same, the file must hold it.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final
from unittest import mock

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from smp_workbench import app, paths
from smp_workbench.domain.version import Workbook
from smp_workbench.gui import file_door
from smp_workbench.gui.dialogs.question_dialog import QuestionDialog
from smp_workbench.gui.file_work import SavedFile, save_file
from smp_workbench.gui.journal_keeper import JournalKeeper
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.settings import Settings
from smp_workbench.gui.tasks import Tasks
from smp_workbench.storage.journal.reading import read_journal
from smp_workbench.storage.saving import load, save
from tests.factory import agreed
from tests.storage.workbook.rich_workbook import rich_workbook
from tests.trials.fault_injection import ERRORS, HANG, KILL, Fault, failing, report

PATIENCE: Final = 40.0
"""Seconds until a save has ended in whatever way, on a machine that has much to do."""
LIMIT: Final = 4.0
"""Seconds after which a child that hangs is ended here."""
HANGS: Final = 0.04
"""Share of the trials in which a call hangs, which take long."""


def faulty_save(
    fault: Fault, workbook: Workbook, path: Path, expected: str | None, unprotect: bool = False
) -> SavedFile:
    """Save in the child process, with a fault."""
    with failing(fault):
        return save_file(workbook, path, expected, unprotect)


def steps_of(folder: Path, workbook: Workbook, path: Path, expected: str) -> tuple[str, ...]:
    """Return the calls that a save makes when nothing fails."""
    with failing(Fault(folder)) as fault:
        save(workbook, path, expected)
    return tuple(fault.calls)


@dataclass
class Desk:
    """The window, its workbook, and what is counted.

    Attributes
    ----------
    folder
        Under which everything lies: the workbook, the journal and the vault.
    """

    window: MainWindow
    keeper: JournalKeeper
    folder: Path
    path: Path

    def run(self, fault: Fault, level: int) -> tuple[str, str]:
        """Score, save with a fault, and look; return a word for what came of it, and what is wrong."""
        door, signals = self.window.door, self.window.signals
        before = self.path.read_bytes()
        signals.apply(agreed("T-001", "H1", level))
        self._wait(lambda: not self.keeper.waiting)
        tasks = door.tasks
        limited = partial(tasks.run, limit=LIMIT) if fault.kind == HANG else tasks.run
        with (
            mock.patch.object(file_door, "save_file", partial(faulty_save, fault)),
            mock.patch.object(tasks, "run", limited),
        ):
            door.save()
            self._wait(lambda: not door.saving)
        asked = self._question()
        if asked is None:
            return "saved all the same", "" if self._saved() else "called saved, and is not"
        wrong = [*self._said_wrong(asked), *self._journal_wrong(), *self._file_wrong(before)]
        self._press(asked, "Try again")
        self._wait(lambda: not door.saving)
        if self._question() is not None or not self._saved():
            wrong.append("trying again did not save it")
        return "refused", "; ".join(wrong)

    def _said_wrong(self, asked: QuestionDialog) -> Iterator[str]:
        heading, words = asked.form.what.text(), asked.form.remedy.text()
        verbs = [button.text().replace("&", "") for button in asked.buttons]
        if heading != "Your scores are safe on this computer, but not yet in the workbook":
            yield f"said badly: {heading}"
        if verbs != ["Go on scoring", "Save a copy…", "Try again"]:
            yield f"offered {verbs}"
        if not words or len(words) > 300 or words.count(". ") > 3:
            yield f"said badly: {words}"

    def _journal_wrong(self) -> Iterator[str]:
        (journal,) = paths.journals().glob("*.journal")
        read = read_journal(journal)
        if read is None or read.workbook.assessment != self.window.signals.session.assessment:
            yield "the journal does not give what was scored"

    def _file_wrong(self, before: bytes) -> Iterator[str]:
        if self.path.read_bytes() != before and not self._saved():
            yield "neither the old file nor the new one is there"

    def _saved(self) -> bool:
        return load(self.path).workbook == self.window.signals.session.workbook

    def _question(self) -> QuestionDialog | None:
        return next((one for one in self.window.findChildren(QuestionDialog) if one.isVisible()), None)

    def _press(self, asked: QuestionDialog, verb: str) -> None:
        next(one for one in asked.buttons if one.text().replace("&", "") == verb).click()

    def _wait(self, until: Callable[[], bool]) -> None:
        """Let the window live until something holds."""
        ends = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > ends:
                raise TimeoutError
            loop = QEventLoop()
            QTimer.singleShot(5, loop.quit)
            loop.exec()


def chosen_faults(folder: Path, steps: int, count: int, chance: random.Random) -> list[Fault]:
    """Return faults drawn from every step and error, with some hangs and kills among them."""
    kinds = [(kind, stays) for kind in ERRORS for stays in (False, True)] + [(KILL, False)]
    every = [(at, *kind) for at in range(1, steps + 1) for kind in kinds]
    drawn = [Fault(folder, *one) for one in chance.sample(every, min(count or len(every), len(every)))]
    for fault in drawn[: max(1, round(HANGS * len(drawn)))]:
        fault.kind, fault.stays = HANG, False
    return drawn


def run_trials(count: int, seed: int) -> tuple[Counter[str], list[str], int]:
    """Return how often what came of it, what was wrong, and how many steps a save has."""
    chance = random.Random(seed)
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="smp-trial-") as root:
        folder = Path(root)
        for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
            os.environ[variable] = str(folder / "home")
        path = folder / "share" / "Scores.xlsx"
        path.parent.mkdir()
        opened = rich_workbook()
        expected = save(opened, path, None).digest
        steps = steps_of(folder, opened, path, expected)
        for desk in _desk(folder, path):
            for number, fault in enumerate(chosen_faults(folder, len(steps), count, chance)):
                outcome, fault_found = desk.run(fault, number % 5)
                outcomes[outcome] += 1
                if fault_found:
                    at = f"step {fault.at} ({steps[fault.at - 1]}), {fault.kind}"
                    wrong.append(f"{at}{', staying' * fault.stays}: {fault_found}")
    return outcomes, wrong, len(steps)


def _desk(folder: Path, path: Path) -> Iterator[Desk]:
    """Put up the window on the workbook, and take it down afterwards."""
    application: Any = QApplication.instance() or app.make_application()
    tasks = Tasks()
    window = app.make_window(rich_workbook(), Settings(folder / "settings"), tasks)
    keeper, _ = app.keep_journal(window, tasks)
    window.show()
    desk = Desk(window, keeper, folder, path)
    window.door.open(path)
    desk._wait(lambda: window.door.path == path)
    yield desk
    tasks.stop()
    keeper.stop()
    delete(window)
    application.processEvents()


def main() -> int:
    """Run from the command line; see the README of this folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--trials", type=int, default=300, help="so many, drawn from all; 0 for all")
    parser.add_argument("--seed", type=int, default=2018)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    started = time.perf_counter()
    outcomes, wrong, steps = run_trials(options.trials, options.seed)
    return report(f"failures at {steps} steps of a save in the window", outcomes, wrong, started)


if __name__ == "__main__":
    sys.exit(main())
