"""The program as a process of its own that is killed while somebody scores, and what the next start shows."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from smp_workbench import paths
from smp_workbench.domain.version import History, Workbook
from smp_workbench.session.recovery import left_behind
from smp_workbench.storage.saving import load, save
from tests.factory import small_assessment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX kills")

SCRIPT = """
import os, signal, sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from smp_workbench import app
from smp_workbench.gui.journal_keeper import JournalKeeper
from smp_workbench.gui.journal_notice import JournalNotice
from smp_workbench.gui.recovery_door import RecoveryDoor

application = app.make_application()
what = sys.argv.pop(1)
told = []

def window():
    return next(widget for widget in application.topLevelWidgets() if widget.objectName() == "MainWindow")

def find(kind):
    return window().findChild(kind)

def when(ready, then):
    if ready():
        then()
    else:
        QTimer.singleShot(20, lambda: when(ready, then))

def settled():
    tasks = window().door._tasks
    there = window().signals.assessment.themes and (len(sys.argv) < 2 or window().door.path is not None)
    return tasks._child is not None and not tasks.busy and bool(there)

def begin():
    {"kill": score_and_die, "look": look, "deny": score_and_look}[what]()

def score():
    window().grid.focus_cell("T-001")
    for _ in range(3):
        QTest.keyClick(window().grid, Qt.Key.Key_Question)

def score_and_die():
    score()
    print(window().signals.session.history.last_sequence, flush=True)
    when(lambda: not find(JournalKeeper).waiting, lambda: os.kill(os.getpid(), signal.SIGKILL))

def score_and_look():
    score()
    banner = find(JournalNotice).banner
    when(banner.isVisible, lambda: (told.append(banner.what.text()), leave()))

def look():
    banner = find(RecoveryDoor).banner
    told.extend((str(window().signals.session.history.last_sequence), window().windowTitle(),
                 banner.what.text() if banner.isVisible() else "", banner.remedy.text()))
    leave()

def leave():
    window().close()
    for dialog in window().findChildren(QDialog):
        if dialog.isVisible():
            next(button for button in dialog.buttons if "Discard" in button.text()).click()

if __name__ == "__main__":
    QTimer.singleShot(0, lambda: when(settled, begin))
    code = app.main(sys.argv[1:])
    print("|".join(told))
    sys.exit(code)
"""


def start(what: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", SCRIPT, what, *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)


def test_that_a_killed_program_reopens_the_sample_where_it_was() -> None:
    killed = start("kill")
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    sequence = killed.stdout.strip()
    (left,) = left_behind()
    assert (left.changes, left.path) == (3, None)
    back = start("look")
    assert back.returncode == 0, back.stderr
    told = back.stdout.strip().splitlines()[-1].split("|")
    assert told[0] == sequence
    assert told[2].startswith("Brought back from last time: 3 changes of ")
    assert not list(paths.journals().iterdir())  # discarded, as was answered at the end
    assert left_behind() == ()


def test_that_a_killed_program_reopens_its_workbook(tmp_path: Path) -> None:
    assessment = small_assessment()
    path = tmp_path / "Killed.xlsx"
    saved = save(Workbook(assessment, History(assessment)), path, None)
    assert start("kill", str(path)).returncode == -signal.SIGKILL
    back = start("look", str(path))
    told = back.stdout.strip().splitlines()[-1].split("|")
    assert told[:2] == ["3", "Killed.xlsx[*] – SMP Workbench"]
    assert "Save it into Killed.xlsx" in told[3]
    assert load(path).digest == saved.digest


def test_that_a_computer_without_a_place_for_the_journal_can_be_worked_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no folder").write_text("a file", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "no folder"))
    worked = start("deny")
    assert worked.returncode == 0, worked.stderr
    assert "lets the program keep no journal" in worked.stdout
    assert "Traceback" not in worked.stderr
