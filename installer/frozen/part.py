"""What the frozen folder consists of: which library, which version, from where each file was taken.

Here: naming the part that a packed file belongs to, by the file that it was taken from. A file that
belongs to nothing known is a fault, and so nothing is shipped that no licence was looked up for.
Not here: the licence texts (``notice``) and the list for machines (``bill``).
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path
from typing import Final

from frozen.packing import RUN_TIME, pinned, plain
from frozen.place import INSTALLER, LICENCES, LOCK, MAC, NAME, TITLE, WINDOWS, WORK, CannotFreeze

QT: Final = "Qt"
FONT: Final = "Inter"
FONT_VERSION: Final = "3.19"
_QT_WHEEL: Final = "pyside6-essentials"
_DOCUMENTS: Final = Path("/usr/share/doc")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing by others, or the program itself.

    Attributes
    ----------
    licence
        As its makers put it; empty where only the texts say.
    texts
        The files that hold its licence and notices.
    address
        Its package URL, which names it for machines.
    """

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]
    address: str


class Parts:
    """The parts that may be shipped, found by the files they consist of.

    Parameters
    ----------
    sources
        The files that were packed.
    """

    def __init__(self, sources: Iterable[str]) -> None:
        self._owners = _installed_files()
        strange = [
            path for path in map(Path, sources) if not (_resolved(path) in self._owners or _is_python(path))
        ]
        self._packages = {} if WINDOWS or MAC else _debian_packages(strange)
        self._known: dict[str, Part] = {}
        self._allowed = {NAME, *pinned(LOCK), *RUN_TIME}

    def owner(self, place: str, source: str) -> Part:
        """Return the part that a packed file belongs to.

        Parameters
        ----------
        place
            Where it lies in the folder.
        source
            Where it was taken from.

        Raises
        ------
        CannotFreeze
            If that is unknown, or belongs to a library that the program's lock does not list.
        """
        path = Path(source)
        if "resources/fonts/" in place.replace("\\", "/"):
            return self.named(FONT)
        if path.is_relative_to(INSTALLER) or path.is_relative_to(WORK):
            return self.named("Python" if "base_library" in path.name else NAME)
        if owner := self._owners.get(_resolved(path)):
            return self.named(QT if owner == _QT_WHEEL and _is_qt(path) else owner)
        if _is_python(path):
            return self.named("Python")
        if package := self._packages.get(path):
            return self.named(f"deb:{package}")
        if WINDOWS and "windows" in (word.lower() for word in path.parts):
            return self.named("Python")  # Microsoft's run-time library, whose terms Python's licence names
        raise CannotFreeze(
            f"{source} would be shipped as {place}, and nobody knows whose it is. Exclude it in "
            "installer/frozen/packing.py, or say there whose it is."
        )

    def named(self, name: str) -> Part:
        """Return a part by its name; a Debian package's begins with ``deb:``."""
        if name not in self._known:
            self._known[name] = self._made(name)
        return self._known[name]

    def _made(self, name: str) -> Part:
        if name == "Python":
            return _python()
        if name == QT:
            version = distribution(_QT_WHEEL).version
            texts = _own("LGPL-3.0", "GPL-3.0", "qt-third-party", "Apache-2.0")
            return Part(QT, version, "LGPL-3.0-only", texts, f"pkg:generic/qt@{version}")
        if name == FONT:
            texts = tuple(path for path in _texts(distribution(NAME)) if path.name == "OFL.txt")
            return Part(FONT, FONT_VERSION, "OFL-1.1", texts, f"pkg:generic/inter@{FONT_VERSION}")
        if name.startswith("deb:"):
            return _debian(name.removeprefix("deb:"))
        if name not in self._allowed:
            raise CannotFreeze(
                f"{name} would be shipped, and installer/requirements.lock does not list it. If the program "
                "needs it, add it to pyproject.toml and the locks; else exclude it in packing.py."
            )
        return _library(name)


def shipped_parts(parts: Parts) -> list[Part]:
    """Return the parts that are always shipped: what the lock installs here, and what is no library."""
    here = {plain(found.name) for found in distributions()}
    names = [name for name in pinned(LOCK) if name in here]
    return [parts.named(name) for name in (NAME, "Python", QT, FONT, *names, *RUN_TIME)]


def _installed_files() -> dict[str, str]:
    """Return the distribution that each file of the environment belongs to."""
    owners: dict[str, str] = {}
    for found in distributions():
        home, name = str(found.locate_file("")), plain(found.name)
        for file in found.files or ():  # 10,000 in all: as text, since paths would take seconds
            owners[os.path.normpath(f"{home}/{file}")] = name
    return owners


def _resolved(path: Path) -> str:
    return str(_real_folder(path.parent) / path.name)


@cache
def _real_folder(folder: Path) -> Path:
    return folder.resolve()


def _is_qt(path: Path) -> bool:
    return "Qt" in path.parts or (path.name.startswith(("libQt6", "Qt6", "Qt")) and "abi3" not in path.name)


def _is_python(path: Path) -> bool:
    homes = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
    if sys.base_prefix != "/usr":  # the system's own Python shares that with everything else
        homes.add(sys.base_prefix)
    return any(Path(_resolved(path)).is_relative_to(_real_folder(Path(home))) for home in homes if home)


def _library(name: str) -> Part:
    found = distribution(name)
    texts = _texts(found)
    if name == NAME:
        return Part(TITLE, found.version, "MIT", texts, f"pkg:generic/{NAME}@{found.version}")
    if not texts and name in (_QT_WHEEL, "shiboken6"):  # their wheels hold no licence text
        texts = _own("LGPL-3.0", "GPL-3.0")
    given = [found.metadata[key] for key in ("License-Expression", "License") if key in found.metadata]
    words = given[0] if given else ""
    return Part(
        found.name, found.version, words.splitlines()[0] if words else "", texts,
        f"pkg:pypi/{name}@{found.version}",
    )  # fmt: skip


def _texts(found: Distribution) -> tuple[Path, ...]:
    """Return the licence files of an installed distribution."""
    marks = ("licen", "copying", "notice", "authors", "ofl")
    files = [file for file in found.files or () if ".dist-info" in file.parts[0]]
    chosen = [file for file in files if file.name.lower().startswith(marks)]
    return tuple(sorted(Path(str(found.locate_file(file))) for file in chosen))


def _own(*names: str) -> tuple[Path, ...]:
    return tuple(LICENCES / f"{name}.txt" for name in names)


def _python() -> Part:
    version = platform.python_version()
    homes = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    places = [home / name for home in homes for name in ("LICENSE.txt", "LICENSE")]
    debian = _DOCUMENTS / f"libpython3.{sys.version_info.minor}-minimal" / "copyright"
    text = next((place for place in (*places, debian) if place.is_file()), places[0])
    return Part("Python", version, "PSF-2.0", (text, *_own("python-incorporated")),
                f"pkg:generic/python@{version}")  # fmt: skip


def _debian_packages(paths: list[Path]) -> dict[Path, str]:
    """Return the Debian package that each file came from; those that came from none are left out."""
    # Debian moved /lib to /usr/lib; its database has some files under one name and some under the other.
    names = {path: (str(path.resolve()), str(path.resolve()).removeprefix("/usr")) for path in paths}
    asked = [name for pair in names.values() for name in pair]
    try:
        ran = subprocess.run(["dpkg-query", "-S", *asked], capture_output=True, text=True, check=False)
    except OSError:
        return {}
    owners = {line.rpartition(": ")[2]: line.split(":")[0] for line in ran.stdout.splitlines()}
    return {path: owners[name] for path, pair in names.items() for name in pair if name in owners}


def _debian(package: str) -> Part:
    shown = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=True
    )
    version = shown.stdout.split("\n")[0]
    return Part(package, version, "", (_DOCUMENTS / package / "copyright",),
                f"pkg:deb/debian/{package}@{version}")  # fmt: skip
