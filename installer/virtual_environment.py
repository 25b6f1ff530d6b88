"""The virtual environment that the program runs in.

Here: making it with the best Python there is, filling it from the hash-locked lists, letting it
import the checkout, and the stamp that lets the next start skip all of this.
Not here: what an installed or frozen program needs; those are built from the wheel.
"""

import glob
import os
import shlex
import subprocess

from console import CannotStart, run_quietly, say
from layout import ROOT, WINDOWS, fingerprint, has_lost_parts, lock_path, parts, stamp_path, venv_program
from python_finder import VERSIONS, find_python, probe
from system_packages import has_apt, install_system_packages, install_with_apt


def prepare(venv, chosen, testing):
    """Install everything that is missing; the stamp is written last, so a cut start begins again.

    Parameters
    ----------
    venv : str
        Folder of the environment.
    chosen : str or None
        The Python version asked for; None for the best there is.
    testing : bool
        Whether the tests' tools are needed too.

    Raises
    ------
    CannotStart
        If something needed cannot be had.
    """
    install_system_packages(testing)
    make_venv(venv, chosen)
    install_locked(venv, testing)
    install_checkout(venv)
    write_stamp(venv, testing)


def make_venv(venv, chosen):
    """Make the environment, unless one is there that runs and has lost nothing."""
    found = probe([venv_program(venv, "python")])
    lost = has_lost_parts(venv, False) or has_lost_parts(venv, True)  # pip would not see that they are gone
    if found and found[0] in ((chosen,) if chosen else VERSIONS) and not lost and _has_pip(venv):
        return
    command = get_python((chosen,) if chosen else VERSIONS)
    say("Making {} with {}.".format(os.path.basename(venv), " ".join(command)))
    run_quietly(
        [*command, "-m", "venv", "--clear", venv],
        "The virtual environment could not be made; what Python said is above. "
        "It needs space on the disk and the right to write in {}.".format(ROOT),
    )


def get_python(versions):
    """Return the command of a Python that can make a virtual environment, with apt's help if need be."""
    found = find_python(versions)
    if has_apt() and not (found and found[2]):
        wanted = (found[1],) if found else versions
        say("Looking for Python {} in the system's packages.".format(" or ".join(wanted)))
        install_with_apt(["|".join("python{}-venv".format(version) for version in wanted)])
        found = find_python(versions)
    if found and found[2]:
        return found[0]
    raise CannotStart(
        "No Python {} was found that runs and can make virtual environments. "
        "Install one, from python.org for example, and run this again.".format(" or ".join(versions))
    )


def install_locked(venv, testing):
    """Install exactly the locked files of the program, or of its tests too."""
    say("Installing the libraries{}. This is done once.".format(" and the tests' tools" if testing else ""))
    install_list(venv, lock_path(testing))


def install_list(venv, lock):
    """Install exactly the files that a lock lists; each must have its recorded hash."""
    pip = [venv_program(venv, "python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    # --no-deps: the list is complete, so a resolver could only disagree with it.
    exactly = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--quiet"]
    run_quietly(
        [*pip, "install", *exactly, "-r", lock],
        "The libraries could not be installed; what pip said is above. "
        "Is there a network, and space on the disk? Then run the same command again.",
    )


def install_checkout(venv):
    """Let the environment import the checkout, and put the command ``smp-workbench`` into it.

    A path file and a two-line script do what an editable install does, at once and without a network.
    """
    python = venv_program(venv, "python")
    with open(os.path.join(_libraries(venv), "smp_workbench_checkout.pth"), "w") as path_file:
        # Python 3.11 reads this in the locale's encoding and dies of a letter beyond it, so ASCII only.
        path_file.write("import sys; sys.path.append({})\n".format(ascii(ROOT)))
    if WINDOWS:
        script, text = "smp-workbench.cmd", '@"%~dp0python.exe" -P -m smp_workbench %*\n'
    else:
        script, text = (
            "smp-workbench",
            '#!/bin/sh\nexec {} -P -m smp_workbench "$@"\n'.format(shlex.quote(python)),
        )
    path = os.path.join(os.path.dirname(python), script)
    with open(path, "wb") as command:
        command.write(os.fsencode(text))
    os.chmod(path, 0o755)  # noqa: S103 -- a program must be executable by all


def write_stamp(venv, testing):
    """Note what the environment was made from, where its libraries lie, and what they are."""
    folder = _libraries(venv)
    lines = [fingerprint(testing), os.path.relpath(folder, venv), *sorted(parts(folder))]
    with open(stamp_path(venv, testing), "wb") as stamp:
        stamp.write(os.fsencode("\n".join(lines) + "\n"))


def _libraries(venv):
    """Return the folder that the environment's libraries lie in."""
    pattern = ("Lib",) if WINDOWS else ("lib", "python3*")
    return glob.glob(os.path.join(glob.escape(venv), *pattern, "site-packages"))[0]


def _has_pip(venv):
    """Return whether an environment's pip can be imported; a start cut short may have left half of one."""
    command = [venv_program(venv, "python"), "-I", "-c", "import pip"]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0
