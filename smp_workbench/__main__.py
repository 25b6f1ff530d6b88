"""The start: which way to go, and what stands in the way.

Here: telling a command line from a window, and saying in a sentence when this Python, this Qt or this
computer cannot show one.
Not here: the commands (`smp_workbench.cli`) or the window (`smp_workbench.app`). Nothing is imported
before it is needed, so that the command line never loads Qt.

An old Python must be able to read this file to be told that it is too old: no syntax or annotation
here is newer than Python 3.6.
"""

import os
import sys
from importlib import import_module

OLDEST_PYTHON = (3, 11)
OLDEST_QT = (6, 8)
# PySide6 6.12.0 drops a reference to None with each Qt call that returns nothing, which ends
# CPython 3.11 after a few thousand of them.
FATAL_QT = (6, 12)
USAGE = 2


def python_fault(version: "tuple[int, ...]") -> str:
    """Return why this version of Python cannot run the program; empty if it can.

    Examples
    --------
    >>> python_fault((3, 13, 0))
    ''
    >>> python_fault((3, 9, 2))
    'SMP Workbench needs Python 3.11 or later; this is 3.9. Start it with: sh installer/start.sh'
    """
    if version >= OLDEST_PYTHON:
        return ""
    return "SMP Workbench needs Python {}.{} or later; this is {}.{}. Start it with: {}".format(
        *OLDEST_PYTHON, *version[:2], "sh installer/start.sh"
    )


def qt_fault(python: "tuple[int, ...]", qt: "str | None") -> str:
    """Return why this Qt cannot show a window; empty if it can.

    Parameters
    ----------
    python
        The version of Python that would load it.
    qt
        The version of PySide6, such as ``"6.11.3"``; None if there is none.

    Examples
    --------
    >>> qt_fault((3, 11, 2), "6.12.0")
    'PySide6 6.12.0 makes Python 3.11 crash. Use Python 3.12 or later, or PySide6 6.11.3.'
    """
    if qt is None:
        return "The window needs PySide6, which is not installed. Start it with: sh installer/start.sh"
    version = tuple(int(part) for part in qt.split(".")[:2])
    if version < OLDEST_QT:
        return f"The window needs PySide6 6.8 or later; this is {qt}. Install PySide6-Essentials 6.11.3."
    if version >= FATAL_QT and python < (3, 12):
        return f"PySide6 {qt} makes Python 3.11 crash. Use Python 3.12 or later, or PySide6 6.11.3."
    return ""


def display_fault(platform: str, environment: "os._Environ[str] | dict[str, str]") -> str:
    """Return why a window cannot be shown on this computer; empty if it can.

    Without a display Qt ends the whole process with a message for programmers, so it is asked first.

    Examples
    --------
    >>> display_fault("linux", {"DISPLAY": ":0"})
    ''
    """
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if not platform.startswith("linux") or any(environment.get(name) for name in named):
        return ""
    return (
        "There is no screen to show a window on. Sit at the computer, or connect with a desktop session; "
        "the command line works without one: smp-workbench --help"
    )


def import_fault(problem: ImportError) -> str:
    """Return what is missing from this computer or this copy, and how to get it.

    Parameters
    ----------
    problem
        As raised where a part of the program was to be loaded.

    Examples
    --------
    >>> import_fault(ImportError("libdbus-1.so.3: cannot open shared object file: No such file"))
    'The window needs libdbus-1.so.3, which this computer lacks. On Debian or Ubuntu: sudo apt-get \
install libdbus-1-3'
    """
    import re

    found = re.search(r"(lib[\w.+-]+)\.so\.(\d+)", str(problem))
    if found is None:
        return (
            f"A part of the program is missing ({problem}). Install it again; in a checkout delete the "
            "folder .venv and type: sh installer/start.sh"
        )
    # Debian's rule for the name of a library's package, which GLib alone does not keep.
    stem = found[1].lower().replace("libglib-", "libglib")
    package = stem + ("-" if stem[-1].isdigit() else "") + found[2]
    return (
        f"The window needs {found[0]}, which this computer lacks. On Debian or Ubuntu: "
        f"sudo apt-get install {package}"
    )


def names_file(word: str) -> bool:
    """Return whether a word names a file for the window, so that a mistyped command is not taken for one.

    Examples
    --------
    >>> names_file("plan 2018.xlsx"), names_file("rnak"), names_file("rank")
    (True, False, False)
    """
    from smp_workbench import cli

    if word in cli.COMMANDS or word.startswith("-"):
        return False
    return word.lower().endswith(".xlsx") or "/" in word or "\\" in word or os.path.lexists(word)


def main(argv: "list[str] | None" = None) -> int:
    """Run a command, or open the window.

    Parameters
    ----------
    argv
        The arguments; those of this process if None. No argument opens the window, a file alone opens
        the window on it, ``screens`` draws all windows, and everything else is the command line's, a
        mistyped command too.

    Returns
    -------
    int
        0 if all is well, 1 for findings, 2 for wrong usage or no way to show a window, 3 for input
        that cannot be read.
    """
    fault = python_fault(sys.version_info[:3])
    if fault:
        return _refuse(fault)
    words = sys.argv[1:] if argv is None else argv
    try:
        return _go(words)
    except ImportError as problem:
        return _refuse(import_fault(problem))


def _go(words: "list[str]") -> int:
    from smp_workbench import cli

    if words[:1] == ["--watch-window"]:  # `watcher.WORD`: the window's own word, and nobody else's
        from smp_workbench import watcher

        return watcher.main()

    if words and words[0] != cli.SCREENS and not names_file(words[0]):
        from smp_workbench.cli.main import main as run_command

        return run_command(words)
    if words and words[0] != cli.SCREENS and len(words) > 1:
        return _refuse(
            "The window opens on one workbook and takes nothing after its name; "
            "for what takes more see: smp-workbench --help"
        )
    # `screens` draws windows into pictures, and so needs Qt but no screen.
    seen = "" if words[:1] == [cli.SCREENS] else display_fault(sys.platform, os.environ)
    fault = seen or qt_fault(sys.version_info[:3], _qt_version())
    if fault:
        return _refuse(fault)

    if not words or words[0] != cli.SCREENS:
        # Nothing that comes up with the program is rubbish; once it is up `CycleCollector` looks for it.
        import gc

        gc.disable()
    from smp_workbench import app

    return app.main(words, watched=True)


def _refuse(fault: str) -> int:
    print(fault, file=sys.stderr)
    return USAGE


def _qt_version() -> "str | None":
    """Return PySide6's version; asked for by name, since not having it must be an answer, not an error."""
    try:
        return str(import_module("PySide6").__version__)
    except ModuleNotFoundError:
        return None


if __name__ == "__main__":
    sys.exit(main())
