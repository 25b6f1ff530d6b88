"""Freezing: the program as a folder that runs on a computer without Python.

Here: the environment that it is made in, made anew each time from a lock of its own, so that nothing of
an earlier build can be in it; and the command that does the rest there.
Not here: building, packing and trying (folder ``frozen``, in today's Python).
"""

import os

from console import run_quietly, say
from layout import ROOT, venv_program
from system_packages import FREEZE_PACKAGES, has_apt, install_or_go_on
from virtual_environment import get_python, install_list

# 3.11 only if it is asked for: there an exception raised by C code inside a Qt virtual ends the process.
VERSIONS = ("3.13", "3.12")


def prepare_freeze(chosen, words):
    """Make the environment.

    Parameters
    ----------
    chosen : str or None
        The Python version asked for; None for the best there is.
    words : list of str
        Passed on.

    Returns
    -------
    list of str
        The command that builds, packs and tries the program.

    Raises
    ------
    CannotStart
        If something needed cannot be had.
    """
    install_or_go_on(FREEZE_PACKAGES, "the frozen program may not be made or tried")
    python = get_python((chosen,) if chosen else VERSIONS)
    _install_shared_library(python)
    venv = os.path.join(ROOT, ".venv-freeze")
    say("Making .venv-freeze with {}.".format(" ".join(python)))
    run_quietly(
        [*python, "-m", "venv", "--clear", venv],
        "The virtual environment could not be made; what Python said is above.",
    )
    say("Installing the libraries and the tools that freeze them.")
    install_list(venv, os.path.join(ROOT, "installer", "requirements-freeze.lock"))
    return [
        venv_program(venv, "python"),
        "-P",
        os.path.join(ROOT, "installer", "frozen", "__main__.py"),
        *words,
    ]


def _install_shared_library(python):
    """Install the library that Debian keeps apart from its Python; a frozen program is made of it."""
    name = os.path.basename(python[0])
    if has_apt() and os.path.dirname(python[0]) == "/usr/bin" and name.startswith("python3."):
        install_or_go_on(("lib" + name,), "the frozen program may not be made")
