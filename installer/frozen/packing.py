"""What is packed: what stays out and why, and what is told to Windows and macOS about the program.

Here: tables, the files taken out of the environment before it is frozen, and the record of what was
packed, for ``part``.
Not here: calling PyInstaller (``build`` and the spec).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path
from typing import Final

from frozen.place import CONTENTS, NAME, TITLE

EXCLUDED: Final = {
    "numpy.f2py": "translates Fortran",
    "numpy.testing": "for numpy's own tests; brings unittest and the debugger",
    "pydoc": "Python's help at its prompt; brings a web server",
    "readline": "only for Python's prompt, and its library is under the GPL",
    "ssl": "the program has no network, so no OpenSSL has to be kept up to date",
    "_ssl": "as above",
    "_hashlib": "OpenSSL again; hashlib has the same functions without it",
    "tkinter": "another kind of window",
    "PySide6.QtNetwork": "the program has no network",
}
"""Modules that stay out, and why. Nothing of ours may import one (`tests/installer`)."""

PLUGINS: Final = {
    "iconengines": r"qsvgicon",
    "imageformats": r"qsvg",
    "platforms": r"qxcb|qwayland.*|qoffscreen|qwindows|qcocoa",
    "platformthemes": r"qxdgdesktopportal",
    "platforminputcontexts": r"(compose|ibus)platforminputcontextplugin",
    "printsupport": r".*",
    "styles": r".*",
    "wayland-decoration-client": r".*",
    "wayland-shell-integration": r"xdg-shell|qt-shell",
}
"""Qt's plugins that are packed, by folder, without ``lib`` and ending. A plugin brings the libraries it needs
with it: the GTK one alone 40 of them."""

SYSTEMS_OWN: Final = re.compile(
    r"lib(cups|avahi-|gnutls|nettle|hogweed|gmp|p11-kit|tasn1|idn2|unistring|gssapi|krb5|k5crypto|com_err|keyutils)"
)
"""Libraries of Linux that are left to the system: the print service's, and the network's that they need. They
must fit the service that runs there, and be kept up to date; without them Qt prints to PDF."""

RUN_TIME: Final = ("pyinstaller", "pyinstaller-hooks-contrib")
"""Distributions that are not in the program's lock and still leave some of their code in a frozen one."""


def pinned(lock: Path) -> dict[str, str]:
    """Return the versions that a lock pins, by name."""
    found = re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(found)


def foreign_modules(shipped: Iterable[str]) -> list[str]:
    """Return the modules of the environment that belong to the tools, which must not be packed.

    Parameters
    ----------
    shipped
        Names of the distributions that the program consists of.
    """
    ours = {plain(name) for name in shipped}
    modules: dict[str, bool] = {}
    for distribution in distributions():
        belongs = plain(distribution.name) in ours
        for file in distribution.files or ():
            top = file.parts[0].removesuffix(".py")
            if top.isidentifier():
                modules[top] = modules.get(top, False) or belongs
    return sorted(module for module, belongs in modules.items() if not belongs)


def plain(name: str) -> str:
    """Return a distribution's name as the locks write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def prune_plugins(site: Path) -> None:
    """Take the plugins that are not packed out of the environment, before their libraries are looked for."""
    for folder in (site / "PySide6" / "Qt" / "plugins", site / "PySide6" / "plugins"):
        for path in [*folder.rglob("*.*")]:
            kept = PLUGINS.get(path.parent.name)
            stem = path.name.split(".")[0].removeprefix("lib")
            if path.is_file() and not (kept and re.fullmatch(kept, stem)):
                path.unlink()


def record(entries: Iterable[tuple[str, str, str]]) -> None:
    """Write down what was packed: its place in the folder, where it was taken from, and its kind."""
    CONTENTS.write_text(json.dumps(sorted(map(list, entries)), indent=1), encoding="utf-8")


def is_wanted(place: str) -> bool:
    """Return whether a file that PyInstaller found is packed.

    Qt's own translations are not, being unused; nor what is the system's, or tells of the machine that
    built this.
    """
    path = Path(place)
    if "translations" in path.parts or (len(path.parts) == 1 and SYSTEMS_OWN.match(path.name)):
        return False
    return path.name not in ("direct_url.json", "INSTALLER", "REQUESTED")


def windows_version(version: str) -> str:
    """Return the version resource that Explorer shows, in the form that PyInstaller reads."""
    numbers = (*(int(part) for part in re.findall(r"\d+", version)), 0, 0, 0, 0)[:4]
    words = {
        "CompanyName": f"{TITLE} contributors",
        "FileDescription": TITLE,
        "FileVersion": version,
        "InternalName": NAME,
        "LegalCopyright": "MIT Licence; parts by others: see the folder licences",
        "OriginalFilename": f"{NAME}.exe",
        "ProductName": TITLE,
        "ProductVersion": version,
    }
    strings = ", ".join(f"StringStruct({name!r}, {word!r})" for name, word in words.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, "
        "OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)), kids=["
        # British English and Unicode, as numbers and as the name of the table.
        f"StringFileInfo([StringTable('080904B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [0x0809, 1200])])])\n"
    )


def mac_properties(version: str) -> dict[str, object]:
    """Return what the bundle's Info.plist says beside what PyInstaller writes into it.

    No document types: a file that Finder opens comes as an event, which the program would have to answer.
    """
    return {
        "CFBundleDisplayName": TITLE,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en-GB",
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": "13.0",  # what Qt 6.11 runs on
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "MIT Licence; parts by others: see the folder licences",
        "NSRequiresAquaSystemAppearance": False,  # the theme may follow the system's dark one
    }
