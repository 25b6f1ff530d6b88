"""Compile every Designer form of this folder into ``smp_workbench/gui/forms``.

Here: one command, ``python ui/compile_forms.py``, and ``--check``, which compares instead of writing.
Not here: anything a running program needs; the compiled forms are committed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import sysconfig
from pathlib import Path

SOURCES = Path(__file__).resolve().parent
COMPILED = SOURCES.parent / "smp_workbench" / "gui" / "forms"


def compiler() -> str:
    """Return the path of the form compiler that belongs to the Python that runs this."""
    name = "pyside6-uic.exe" if sys.platform == "win32" else "pyside6-uic"
    return str(Path(sysconfig.get_path("scripts")) / name)


def compile_form(source: Path) -> str:
    """Return one form as Python.

    Parameters
    ----------
    source
        A ``.ui`` file made with Qt Designer.

    Returns
    -------
    str
        The module's text, with line ends of this repository on every system.

    Raises
    ------
    subprocess.CalledProcessError
        If the compiler refuses the form; what it says is on standard error.
    """
    # Run where the form lies, with its bare name: the compiler prints the path it was given.
    arguments = [compiler(), "--generator", "python", source.name]
    ran = subprocess.run(arguments, cwd=source.parent, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return ran.stdout.replace("\r\n", "\n")


def compiled_path(source: Path) -> Path:
    """Return where the compiled form of ``source`` lies."""
    return COMPILED / f"ui_{source.stem}.py"


def differences() -> list[str]:
    """Return one sentence for each compiled form that is missing, stale or has lost its source."""
    found = []
    wanted = {compiled_path(source): source for source in sorted(SOURCES.glob("*.ui"))}
    for target, source in wanted.items():
        if not target.exists():
            found.append(f"{source.name} has not been compiled.")
        elif target.read_text(encoding="utf-8") != compile_form(source):
            found.append(f"{target.name} differs from {source.name}.")
    orphans = set(COMPILED.glob("ui_*.py")) - set(wanted)
    return found + [f"{orphan.name} has no form in ui/." for orphan in sorted(orphans)]


def main(arguments: list[str] | None = None) -> int:
    """Compile all forms, or compare them; return 1 if ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(description="Compile the forms of ui/ into smp_workbench/gui/forms.")
    parser.add_argument("--check", action="store_true", help="compare only; write nothing")
    if parser.parse_args(arguments).check:
        found = differences()
        advice = "Run: python ui/compile_forms.py" if found else "The compiled forms are up to date."
        print("\n".join([*found, advice]))
        return 1 if found else 0
    for source in sorted(SOURCES.glob("*.ui")):
        compiled_path(source).write_text(compile_form(source), encoding="utf-8", newline="\n")
        print(f"{source.name} -> {compiled_path(source).name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
