"""The frozen program tried as a stranger would meet it: a folder with a space, and an empty environment.

Here: its commands, its pictures and its window, each beside the same from the checkout; reading and saving a
workbook through its child process; and how long it takes to start.
Not here: the screen (``screen``), and any test of what the program does; that is the suite's.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import psutil
from PySide6.QtGui import QImage

from frozen import place
from frozen.place import CannotFreeze
from frozen.screen import HEIGHT, WIDTH, Screen, open_screen

HERE: Final = place.WORK / "a folder, with space & é"
FROZEN: Final = HERE / place.NAME
HOME: Final = HERE / "home"
FILE: Final = HERE / "Maidstone é.xlsx"
SAMPLE: Final = place.ROOT / "resources" / "samples" / "maidstone-2018.xlsx"
SOURCE: Final = (sys.executable, "-m", "smp_workbench")
"""Started in the checkout's folder, so that it is the checkout that runs."""
UNLIKE: Final = "_dialog_licences.png"
"""What a picture's name ends in that may differ: it lists what is installed, and the frozen program has the
texts in a folder of its own."""
ROUNDS: Final = 5
SLOWEST: Final = 1.5
"""Times a start from the checkout that a frozen one may take. It takes less, since it finds its modules in
one place; a program that first unpacks itself, or is scanned, takes twice as long."""
_PATIENCE: Final = 300.0
"""Seconds; only a program that hangs takes so long, however busy the machine is."""
# Without these Windows can neither open a window nor say where a person's files lie.
_NEEDED: Final = ("SYSTEMROOT", "USERPROFILE", "TEMP") if place.WINDOWS else ()
EMPTY: Final = {name: os.environ[name] for name in _NEEDED if name in os.environ}


def try_out() -> None:
    """Try the result from a folder with a space, with an empty environment."""
    shutil.copytree(place.FOLDER, FROZEN, symlinks=True)
    shutil.copyfile(SAMPLE, FILE)
    _try_commands()
    _try_pictures()
    _try_start()
    if not (place.WINDOWS or place.MAC):
        with open_screen(place.WORK / "screen") as screen:
            _try_window(screen)


def _try_commands() -> None:
    """See that the program finds itself whole, and answers as the checkout does."""
    program = str(place.command_program(FROZEN))
    tested = _answer([program, "self-test", "--json"])
    _say(f"  self-test: {', '.join(check['name'] for check in tested['checks'])}")
    for words in (["models", "--json"], ["rank", str(FILE), "--json"]):
        if _answer([program, *words]) != _answer([*SOURCE, *words]):
            raise CannotFreeze(f"The frozen program answers “{words[0]}” otherwise than the checkout does.")
    _say("  models and rank: as from the checkout")


def _try_pictures() -> None:
    """Have both draw their windows and dialogs at the same time, and compare each pixel."""
    folders = {name: place.WORK / "pictures" / name for name in ("frozen", "checkout")}
    unlike = _drawn_unlike(folders)
    if unlike:  # a minute may have ended between the two; what is really unlike stays so
        unlike = _drawn_unlike(folders)
    if unlike:
        raise CannotFreeze(f"Drawn otherwise than from the checkout: {', '.join(unlike)}. See {place.WORK}.")
    count = sum(not path.name.endswith(UNLIKE) for path in folders["frozen"].iterdir())
    _say(f"  screens: {count} pictures, each pixel as from the checkout")


def _drawn_unlike(folders: dict[str, Path]) -> list[str]:
    starts = {"frozen": (str(place.command_program(FROZEN)),), "checkout": SOURCE}
    commands = [
        [*starts[name], "screens", "--theme", "light", "--out", str(folders[name])] for name in folders
    ]
    with ThreadPoolExecutor(len(commands)) as both:
        list(both.map(_run, commands))
    names = {path.name for folder in folders.values() for path in folder.iterdir()}
    names = {name for name in names if not name.endswith(UNLIKE)}
    if not names:
        raise CannotFreeze("No picture was drawn.")
    return sorted(name for name in names if not _same(*(folder / name for folder in folders.values())))


def _same(one: Path, other: Path) -> bool:
    drawn = QImage(str(one))
    return not drawn.isNull() and drawn == QImage(str(other))


def _try_start() -> None:
    """Measure the time to the first paint, both in turns; refuse a frozen program that is slow."""
    frozen, source = [str(place.window_program(FROZEN))], [*SOURCE]
    ours = theirs = float("inf")
    for measured in range(2 * ROUNDS):
        if measured >= ROUNDS and ours <= SLOWEST * theirs:
            break  # a second round of them is for a machine that had something else to do
        ours, theirs = min(ours, _seconds_to_paint(frozen)), min(theirs, _seconds_to_paint(source))
    times = f"{ours:.2f} s, from the checkout {theirs:.2f} s, ratio {ours / theirs:.2f}"
    _say(f"  start to the first paint: {times}")
    if ours > SLOWEST * theirs:
        raise CannotFreeze(f"The frozen program starts too slowly: {times}, of {SLOWEST} at most.")


def _seconds_to_paint(command: Sequence[str]) -> float:
    environment = {**EMPTY, **_home(), "QT_QPA_PLATFORM": "offscreen"}
    began = time.monotonic()
    with _started(command, environment) as process:
        _wait_for_child(process)
        return time.monotonic() - began


def _try_window(screen: Screen) -> None:
    """Open a workbook in the window, score by a key, save, and end it; beside the checkout's window."""
    frozen = [str(place.window_program(FROZEN)), str(FILE)]
    bare = screen.picture()
    seen = {}
    for name, command in (("checkout", [*SOURCE, str(FILE)]), ("frozen", frozen)):
        with _started(command, {**_home(), "DISPLAY": screen.display}) as process:
            _wait_for_child(process)
            screen.window(FILE.name)  # it has been read
            seen[name] = screen.still_picture(unlike=bare)
        _take_lock_away()
        screen.still_picture(unlike=seen[name])  # it is gone
    if seen["frozen"] != seen["checkout"]:
        for name, picture in seen.items():
            QImage(picture, WIDTH, HEIGHT, QImage.Format.Format_RGB32).save(
                str(place.WORK / f"window-{name}.png")
            )
        raise CannotFreeze(f"The window looks otherwise than from the checkout; see {place.WORK}.")
    _say("  window under Xvfb, a workbook opened in it: each pixel as from the checkout")
    _try_saving(screen, frozen)


def _take_lock_away() -> None:
    """Remove what a window that was killed left beside its workbook: the next one would tell of it."""
    for lock in HERE.glob(".*.smp-open"):
        lock.unlink()


def _try_saving(screen: Screen, command: Sequence[str]) -> None:
    ranking = ["rank", str(FILE), "--json"]
    before, saved = _answer([*SOURCE, *ranking]), FILE.stat().st_mtime_ns
    bare = screen.picture()
    with _started(command, {**_home(), "DISPLAY": screen.display}) as process:
        window = screen.window(FILE.name)
        screen.still_picture(unlike=bare)
        screen.press(window, "1", "5", "1", "ctrl+s")
        began = time.monotonic()
        while FILE.stat().st_mtime_ns == saved:
            _be_patient(began, "save")
        screen.still_picture(unlike=bare)
        screen.press(window, "ctrl+q")
        if process.wait(_PATIENCE) != 0:
            raise CannotFreeze(f"The window ended with exit code {process.returncode}.")
    after = _answer([command[0], *ranking])
    if after == before or after != _answer([*SOURCE, *ranking]):
        raise CannotFreeze("What was scored in the frozen window is not in the workbook that it saved.")
    _say("  scored by keys, saved and read back through the child process")


# --- starting programs ----------------------------------------------------------------------------


def _answer(command: Sequence[str]) -> Any:
    return json.loads(_run(command))


def _run(command: Sequence[str]) -> str:
    """Run a command with an empty environment and return what it printed."""
    ran = subprocess.run(
        command, cwd=place.ROOT, env=EMPTY, stdin=subprocess.DEVNULL, capture_output=True, check=False,
        timeout=_PATIENCE,
    )  # fmt: skip
    said = ran.stdout.decode("utf-8")
    if ran.returncode:
        raise CannotFreeze(
            f"{said}\n{ran.stderr.decode('utf-8', 'replace')}\nThis failed: {' '.join(command)}"
        )
    return said


_ONCE: Final = "SMP_WORKBENCH_UNWATCHED"
"""Keeps a window that is ended here on purpose from being started again."""


@contextmanager
def _started(command: Sequence[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Start a window, and end it and its children whatever happens."""
    process = subprocess.Popen(
        command, cwd=place.ROOT, env={**environment, _ONCE: "1"}, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.poll() is None:
            for child in [*psutil.Process(process.pid).children(recursive=True), process]:
                child.kill()
        process.wait()


def _wait_for_child(process: subprocess.Popen[bytes]) -> None:
    """Wait until a window has started its child process, as it does right after its first paint."""
    began = time.monotonic()
    while not _has_child(process):
        if process.poll() is not None:
            raise CannotFreeze(f"The window ended at once, with exit code {process.returncode}.")
        _be_patient(began, "paint")


def _has_child(process: subprocess.Popen[bytes]) -> bool:
    try:
        children = psutil.Process(process.pid).children(recursive=True)
        return any("multiprocessing" in word for child in children for word in child.cmdline())
    except psutil.Error:  # one has ended in between
        return False


def _be_patient(began: float, what: str) -> None:
    if time.monotonic() - began > _PATIENCE:
        raise CannotFreeze(f"The window did not {what} within {_PATIENCE:.0f} s.")
    time.sleep(0.005)


def _home() -> dict[str, str]:
    """Return the variables for a user who has never started the program; the person's own is left alone."""
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir(exist_ok=True)
    if place.WINDOWS:
        return {"LOCALAPPDATA": str(HOME), "USERPROFILE": str(HOME)}
    return {"HOME": str(HOME)}


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
