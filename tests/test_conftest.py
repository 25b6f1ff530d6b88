"""The watch over leftovers really fails the test that leaves something."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

LEAVES = {
    "thread": """
        import threading
        THREADS = []
        def test_that_leaves():
            THREADS.append(threading.Event())
            threading.Thread(target=THREADS[0].wait, daemon=True, name="forgotten").start()
    """,
    "timer": """
        from PySide6.QtCore import QTimer
        KEPT = []
        def test_that_leaves(qapp):
            KEPT.append(QTimer(objectName="forgotten"))
            KEPT[0].start(1000)
    """,
    "window": """
        from PySide6.QtWidgets import QWidget
        KEPT = []
        def test_that_leaves(qapp):
            KEPT.append(QWidget(objectName="forgotten"))
    """,
    "process": """
        import multiprocessing, time
        def test_that_leaves():
            context = multiprocessing.get_context("fork")
            context.Process(target=time.sleep, args=(60,), daemon=True, name="forgotten").start()
    """,
}
CLEAN = """
    import threading
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget
    def test_that_cleans_up(qtbot):
        thread = threading.Thread(target=int)
        thread.start()
        window = QWidget()
        qtbot.addWidget(window)
        window.show()
        timer = QTimer(window)
        timer.start(1000)
"""


def run_alone(folder: Path, test: str) -> subprocess.CompletedProcess[str]:
    """Run one test under a copy of conftest.py, as its own pytest."""
    root = Path(__file__).parents[1]
    shutil.copy(root / "tests" / "conftest.py", folder)
    (folder / "pytest.ini").write_text(f"[pytest]\npythonpath = {root}\n", encoding="utf-8")
    (folder / "test_it.py").write_text(textwrap.dedent(test), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("kind", LEAVES)
def test_that_a_test_which_leaves_something_fails(kind: str, tmp_path: Path) -> None:
    ran = run_alone(tmp_path, LEAVES[kind])
    assert ran.returncode == 1, ran.stdout
    assert f"left behind: {kind}" in ran.stdout
    assert "forgotten" in ran.stdout


def test_that_a_test_which_cleans_up_passes(tmp_path: Path) -> None:
    ran = run_alone(tmp_path, CLEAN)
    assert ran.returncode == 0, ran.stdout


def test_that_each_test_has_a_user_folder_of_its_own(user_folder: Path) -> None:
    from smp_workbench import paths

    assert user_folder in paths.user_data().parents
