"""The steps: wheel, icons, PyInstaller, notices, list of contents, trial.

Here: their order, how long each took, and every other program that is run for them.
Not here: what each step decides.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final

from frozen import icon, notice, packing, place
from frozen.part import Part, Parts, shipped_parts
from frozen.place import CannotFreeze

_FIXED: Final = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1577836800"}
"""So that the same sources give the same bytes."""


def main(words: Sequence[str]) -> int:
    """Do everything; return an exit code. ``--without-trial`` is for the environment without a screen."""
    try:
        for step in (make_wheel, pack, describe):
            _timed(step)
        if "--without-trial" not in words:
            from frozen.trial import try_out

            _timed(try_out)
    except CannotFreeze as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    size = sum(path.stat().st_size for path in place.FOLDER.rglob("*") if not path.is_symlink())
    _say(f"{place.FOLDER.relative_to(place.ROOT)} is ready: {size / 1e6:.0f} MB.")
    return 0


def make_wheel() -> None:
    """Build the wheel, and install it into this environment."""
    shutil.rmtree(place.WORK, ignore_errors=True)
    wheels = place.WORK / "wheel"
    _run("-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels), folder=place.ROOT)
    (wheel,) = wheels.glob("*.whl")
    _run("-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps", "--no-index",
         "--force-reinstall", str(wheel))  # fmt: skip


def pack() -> None:
    """Freeze the installed wheel into one folder."""
    packing.prune_plugins(place.SITE)
    icon.write_icons(place.ICONS)
    number = version(place.NAME)
    (place.WORK / "version.txt").write_text(packing.windows_version(number), encoding="utf-8")
    _run("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN", "--distpath", str(place.PACKED),
         "--workpath", str(place.WORK / "pyinstaller"),
         str(Path(__file__).with_name("smp_workbench.spec")))  # fmt: skip
    shutil.rmtree(place.FOLDER, ignore_errors=True)
    place.FOLDER.parent.mkdir(exist_ok=True)
    if place.MAC:
        place.FOLDER.mkdir()
        bundle = f"{place.TITLE}.app"
        (place.PACKED / bundle).rename(place.FOLDER / bundle)
    else:
        (place.PACKED / place.NAME).rename(place.FOLDER)


def describe() -> None:
    """Put the licences and the list of contents beside the program."""
    from frozen import bill

    entries: list[tuple[str, str, str]] = json.loads(place.CONTENTS.read_text(encoding="utf-8"))
    sources = {where: source for where, source, kind in entries if kind != "SYMLINK"}
    parts = Parts(sources.values())
    owners = {where: parts.owner(where, source) for where, source in sources.items()}
    everything = list(dict.fromkeys([*shipped_parts(parts), *owners.values()]))
    notice.gather(everything, place.FOLDER, place.INNER)
    bill.write(place.FOLDER, everything, _files(owners))


def _files(owners: dict[str, Part]) -> dict[str, Part]:
    """Return the owner of each file of the folder by its place there, wherever the system puts it."""
    files = {}
    for path in place.FOLDER.rglob("*"):
        name = path.relative_to(place.FOLDER).as_posix()
        for lead in (
            f"{place.INNER}/",
            *(f"{place.TITLE}.app/Contents/{inner}/" for inner in ("Frameworks", "Resources")),
        ):
            where = name.removeprefix(lead)
            if where != name and (owner := owners.get(where) or owners.get(where.replace("/", os.sep))):
                files[name] = owner
    return files


def _timed(step: Callable[[], None]) -> None:
    began = time.monotonic()
    step()
    _say(f"{(step.__doc__ or '').splitlines()[0]} {time.monotonic() - began:.0f} s")


def _run(*arguments: str, folder: Path | None = None) -> None:
    """Run a module of this environment; its own words are shown only if it fails."""
    # -P: nothing in the folder that this was started from may be taken for a module.
    ran = subprocess.run(
        [sys.executable, "-P", *arguments], cwd=folder, env={**os.environ, **_FIXED}, check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    if ran.returncode:
        raise CannotFreeze(f"{ran.stdout}\nThis failed: {' '.join(arguments)}")


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
