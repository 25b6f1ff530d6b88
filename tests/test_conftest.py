"""The watch over leftovers really fails the test that leaves something."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

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


def run_alone(folder: Path) -> str:
    """Run all of them under a copy of conftest.py, as their own pytest, and return what it says."""
    root = Path(__file__).parents[1]
    shutil.copy(root / "tests" / "conftest.py", folder)
    (folder / "pytest.ini").write_text(f"[pytest]\npythonpath = {root}\n", encoding="utf-8")
    for name, test in (LEAVES | {"clean": CLEAN}).items():
        (folder / f"test_{name}.py").write_text(textwrap.dedent(test), encoding="utf-8")
    words = ["-m", "pytest", "-q", "-rA", "-p", "no:xdist", "-p", "no:cacheprovider"]
    ran = subprocess.run([sys.executable, *words], cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stdout
    return ran.stdout


def test_that_a_test_which_leaves_something_fails_and_one_which_cleans_up_passes(tmp_path: Path) -> None:
    said = run_alone(tmp_path)
    for kind in LEAVES:
        assert re.search(f"E +AssertionError: left behind:.*{kind} ([A-Z][a-zA-Z]+ )?forgotten", said), said
        assert f"ERROR test_{kind}.py" in said
    assert "PASSED test_clean.py::test_that_cleans_up" in said
    assert not re.search(r"(ERROR|FAILED) test_clean", said), said


def test_that_each_test_has_a_user_folder_of_its_own(user_folder: Path) -> None:
    from smp_workbench import paths

    assert user_folder in paths.user_data().parents
