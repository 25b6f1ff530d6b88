"""The watcher: what it hears, and what it starts when the window is gone."""

from __future__ import annotations

import ast
import doctest
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from smp_workbench import watcher

STAND_IN = """
import os, sys
with open(os.environ["SEEN"], "a", encoding="utf-8") as seen:
    seen.write(repr((sys.argv[1:], os.environ["SMP_WORKBENCH_ENDED"])) + "\\n")
"""


@pytest.fixture
def seen(tmp_path: Path) -> Path:
    """Return where a window that stands in for the real one writes how it was started."""
    package = tmp_path / "smp_workbench"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "__main__.py").write_text(STAND_IN, encoding="utf-8")
    (package / "watcher.py").write_text(Path(watcher.__file__).read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path / "seen"


def watched(seen: Path, said: str, ended: str = "") -> int:
    """Let a watcher hear something, and its window be gone; return what it ends with."""
    code = "import sys; from smp_workbench import watcher; sys.exit(watcher.main())"
    environment = {**os.environ, "SEEN": str(seen), "SMP_WORKBENCH_ENDED": ended}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=seen.parent, env=environment, input=said.encode(), check=False,
        timeout=60, capture_output=True,
    )  # fmt: skip
    assert ran.stderr == b""
    return ran.returncode


def started(seen: Path) -> tuple[list[str], list[float]]:
    """Return the words a window was started with, and the ends it was told of."""
    until = time.monotonic() + 20
    while not (seen.exists() and seen.read_text(encoding="utf-8").endswith("\n")):
        assert time.monotonic() < until, "no window was started"
        time.sleep(0.02)
    words, ended = ast.literal_eval(seen.read_text(encoding="utf-8"))
    return words, [float(text) for text in ended.split(",")]


def test_that_the_examples_are_right() -> None:
    assert doctest.testmod(watcher).failed == 0


def test_that_the_start_knows_the_watchers_word() -> None:
    source = Path(watcher.__file__).with_name("__main__.py").read_text(encoding="utf-8")
    assert f'words[:1] == ["{watcher.WORD}"]' in source


def test_that_an_orderly_end_starts_nothing(seen: Path) -> None:
    assert watched(seen, watcher.said_open("/a/b.xlsx") + watcher.GOODBYE + "\n") == 0
    time.sleep(0.3)
    assert not seen.exists()


@pytest.mark.parametrize("path", ["/a/b c.xlsx", "/Café – ‘1’\n.xlsx", os.fsdecode(b"/\xff.xlsx"), ""])
def test_that_an_abnormal_end_starts_the_window_on_the_same_workbook(seen: Path, path: str) -> None:
    assert watched(seen, watcher.said_open("/first.xlsx") + watcher.said_open(path)) == 0
    words, ended = started(seen)
    assert words == ([path] if path else [])
    assert [abs(moment - time.time()) < 60 for moment in ended] == [True]


def test_that_the_second_end_within_a_minute_opens_nothing_and_the_fourth_starts_nothing(seen: Path) -> None:
    now = time.time()
    assert watched(seen, watcher.said_open("/a.xlsx"), f"{now - 300:.0f},{now - 20:.0f}") == 0
    words, ended = started(seen)
    assert words == []
    assert len(ended) == 2
    seen.unlink()
    assert watched(seen, "", ",".join(f"{now - before:.0f}" for before in (9, 6, 3))) == 1
    time.sleep(0.3)
    assert not seen.exists()
