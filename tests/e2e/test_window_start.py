"""The program as a process of its own: it comes up, goes down, and leaves nothing running."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from smp_workbench.domain.version import History, Workbook
from smp_workbench.gui.settings import Settings
from smp_workbench.storage.saving import save
from tests.factory import small_assessment

SCRIPT = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog
from smp_workbench import app
application = app.make_application()
said = []

def look():
    window = next(widget for widget in application.topLevelWidgets() if widget.objectName() == "MainWindow")
    child = window.door._tasks._child
    process = child._process if child else None
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    ready = process is not None and not window.door._tasks.busy
    if not ready or (len(sys.argv) > 1 and window.door.path is None and not dialogs):
        QTimer.singleShot(50, look)
        return
    said.extend((window.windowTitle(), str(process.pid), *(dialog.form.what.text() for dialog in dialogs)))
    for dialog in dialogs:
        dialog.reject()
    window.close()

if __name__ == "__main__":
    QTimer.singleShot(0, look)
    code = app.main(sys.argv[1:])
    print("|".join(said))
    sys.exit(code)
"""


def start(*words: str) -> subprocess.CompletedProcess[str]:
    """Start the program, close its window once it is ready, and wait for its end."""
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, *words], capture_output=True, text=True, timeout=60, check=False
    )


def log_text(user_folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in user_folder.rglob("smp-workbench.log"))


def test_that_the_window_opens_on_the_sample_and_leaves_nothing_running(user_folder: Path) -> None:
    ended = start()
    assert ended.returncode == 0, ended.stderr
    title, child = ended.stdout.strip().splitlines()[-1].split("|")
    assert "sample: illustrative scores" in title
    assert not Path(f"/proc/{child}").exists()
    assert "Fault" not in log_text(user_folder)
    assert "Traceback" not in ended.stderr


def test_that_the_window_opens_on_a_file(tmp_path: Path) -> None:
    assessment = small_assessment()
    path = tmp_path / "Named on the command line.xlsx"
    save(Workbook(assessment, History(assessment)), path, None)
    ended = start(str(path))
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("Named on the command line.xlsx[*] – SMP Workbench|")


def test_that_a_file_named_from_its_folder_is_remembered_from_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assessment = small_assessment()
    path = tmp_path / "Beside.xlsx"
    save(Workbook(assessment, History(assessment)), path, None)
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    monkeypatch.chdir(tmp_path)
    ended = start("Beside.xlsx")
    assert ended.returncode == 0, ended.stderr
    monkeypatch.chdir(tmp_path.parent)
    assert Settings().recent == (path,)


def test_that_a_file_that_is_not_there_is_said_in_the_window(tmp_path: Path) -> None:
    ended = start(str(tmp_path / "missing.xlsx"))
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip().endswith("missing.xlsx was not opened")


@pytest.mark.skipif(os.name != "posix", reason="asks the interpreter what it has loaded, once is enough")
def test_that_nothing_slow_is_loaded_before_the_first_paint() -> None:
    """Workbook libraries, the reading of JSON, dialogs, and what is needed for pasting or bringing back."""
    code = (
        "import os, sys; from smp_workbench import app\n"
        "def painted(tasks):\n"
        "    print(sorted(sys.modules), flush=True)\n"
        "    os._exit(0)\n"
        "app.Tasks.start = painted\n"
        "app.main([])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    loaded = set(ast.literal_eval(ended.stdout.splitlines()[-1]))
    assert {"smp_workbench.gui.main_window", "smp_workbench.storage.quick_form"} <= loaded
    slow = {"openpyxl", "xlsxwriter", "defusedxml", "pyqtgraph", "pandas", "cattrs", "attr"}
    ours = {name.removeprefix("smp_workbench.") for name in loaded if name.startswith("smp_workbench.")}
    later = (
        "gui.dialogs.", "gui.printing", "gui.tables.paste", "session.recovery", "storage.journal",
        "scoring.tip",
    )  # fmt: skip
    assert not loaded & slow
    assert sorted(name for name in ours if name.startswith(later)) == []
