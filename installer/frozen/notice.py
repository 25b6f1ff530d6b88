"""Licence texts and notices of everything that is shipped, gathered into the frozen folder.

Here: one folder of texts for each part, an index a person can read, and how Qt's libraries are replaced.
Not here: which parts there are (``part``).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from frozen.part import Part
from frozen.place import CannotFreeze

FOLDER: Final = "licences"
INDEX: Final = "NOTICES.txt"
_COMMON: Final = Path("/usr/share/common-licenses")
_HEAD: Final = """\
SMP Workbench {version} is free software under the MIT Licence. It is made of parts by many others, which are
listed here with their licences. The texts lie in the folder of each part; sbom.cdx.json, one folder up, says
which file belongs to which part, and SHA256SUMS holds the files' hashes.

Qt, PySide6 and Shiboken
------------------------
They are used under the GNU Lesser General Public License, version 3 (qt/LGPL-3.0.txt, which adds to
qt/GPL-3.0.txt). They are dynamic libraries, unchanged, and you may replace them by your own builds of the
same version or a compatible later one:

  1. Build Qt {qt} and PySide6 {qt} from source, or take the PySide6-Essentials package of another
     publisher. The sources are at https://code.qt.io (qt/qtbase, qt/qtsvg, qt/qtwayland and
     pyside/pyside-setup, tag v{qt}) and in the source archives of https://download.qt.io.
  2. Put the libraries in place of those of the same name: on Linux {inner}/PySide6/Qt/lib and
     {inner}/PySide6, on Windows {inner}\\PySide6, on macOS Contents/Frameworks/PySide6 (then sign the
     program again: codesign --force --deep --sign - "SMP Workbench.app").
  3. Start the program. Its command self-test says which Qt it runs with.

Nothing in the program keeps you from doing so, or from taking it apart to mend what you have changed. The
same holds for every other library here that is under a GNU licence; those of Debian have their sources in
Debian, under the names and versions below.

Parts
-----
"""


def gather(parts: Sequence[Part], folder: Path, inner: str) -> None:
    """Write the texts of all parts, and the index.

    Parameters
    ----------
    parts
        Everything shipped, the program itself first.
    folder
        The frozen folder.
    inner
        The folder inside it that the libraries lie in.

    Raises
    ------
    CannotFreeze
        If a part has no text.
    """
    target = folder / FOLDER
    lines = []
    for part in parts:
        names = _copy(part, target / place_of(part))
        lines.append(f"{part.name} {part.version}".ljust(46) + (part.licence or "see its texts"))
        lines += [f"    {place_of(part)}/{name}" for name in names]
    versions = {part.name: part.version for part in parts}
    head = _HEAD.format(version=parts[0].version, qt=versions["Qt"], inner=inner)
    (target / INDEX).write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def place_of(part: Part) -> str:
    """Return the name of a part's folder of texts."""
    return re.sub(r"[^a-z0-9.+-]+", "-", part.name.lower())


def _copy(part: Part, target: Path) -> list[str]:
    missing = [str(text) for text in part.texts if not text.is_file() or not text.stat().st_size]
    if missing or not part.texts:
        raise CannotFreeze(
            f"{part.name} {part.version} has no licence text ({', '.join(missing) or 'none is known'}). "
            "It may not be shipped without: put its text into installer/licences and name it in part.py."
        )
    target.mkdir(parents=True, exist_ok=True)
    names = []
    for text in part.texts:
        name = text.name if text.suffix else f"{text.name}.txt"
        name = name if name not in names else f"{text.parent.name}-{name}"
        shutil.copyfile(text, target / name)
        (target / name).chmod(0o644)
        names.append(name)
        names += _common(text, target)
    return list(dict.fromkeys(names))


def _common(text: Path, target: Path) -> list[str]:
    """Copy the licences that a text of Debian's refers to instead of quoting them."""
    if text.name != "copyright":
        return []
    found = re.findall(rf"{_COMMON}/([\w.-]*\w)", text.read_text(encoding="utf-8", errors="replace"))
    names = sorted({name for name in found if (_COMMON / name).is_file()})
    for name in names:
        shutil.copyfile(_COMMON / name, target / f"{name}.txt")
    return [f"{name}.txt" for name in names]
