"""The virtual environment that the program runs in.

Here: making it with the best Python there is, filling it from the hash-locked lists, letting it
import the checkout, and the stamp that lets the next start skip all of this.
Not here: what an installed or frozen program needs; those are built from the wheel.
"""

import os
import shlex
import subprocess
import sys

from console import CannotStart, say
from layout import ROOT, WINDOWS, fingerprint, lock_path, stamp_path, venv_program
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
    with open(stamp_path(venv, testing), "w") as stamp:
        stamp.write(fingerprint(testing) + "\n")


def make_venv(venv, chosen):
    """Make the environment, unless one is there that runs."""
    found = probe([venv_program(venv, "python")])
    if found and found[0] in ((chosen,) if chosen else VERSIONS) and _has_pip(venv):
        return
    command = get_python(chosen)
    say("Making {} with {}.".format(os.path.basename(venv), " ".join(command)))
    try:
        subprocess.run([*command, "-m", "venv", "--clear", venv], check=True, stdout=sys.stderr)
    except subprocess.CalledProcessError:
        raise CannotStart("The virtual environment could not be made; what Python said is above.") from None


def get_python(chosen):
    """Return the command of a Python that can make a virtual environment, with apt's help if need be."""
    versions = (chosen,) if chosen else VERSIONS
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
    """Install exactly the locked files; each must have its recorded hash."""
    say("Installing the libraries{}. This is done once.".format(" and the tests' tools" if testing else ""))
    pip = [venv_program(venv, "python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    # --no-deps: the list is complete, so a resolver could only disagree with it.
    exactly = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--quiet"]
    try:
        subprocess.run(
            [*pip, "install", *exactly, "-r", lock_path(testing)],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
        )
    except subprocess.CalledProcessError:
        raise CannotStart(
            "The libraries could not be installed; what pip said is above. Is there a network?"
        ) from None


def install_checkout(venv):
    """Let the environment import the checkout, and put the command ``smp-workbench`` into it.

    A path file and a two-line script do what an editable install does, at once and without a network.
    """
    python = venv_program(venv, "python")
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = subprocess.run([python, "-I", "-c", where], check=True, stdout=subprocess.PIPE).stdout
    with open(os.path.join(os.fsdecode(site).strip(), "smp_workbench_checkout.pth"), "w") as path_file:
        path_file.write(ROOT + "\n")
    if WINDOWS:
        script, text = "smp-workbench.cmd", '@"%~dp0python.exe" -P -m smp_workbench %*\n'
    else:
        script, text = (
            "smp-workbench",
            '#!/bin/sh\nexec {} -P -m smp_workbench "$@"\n'.format(shlex.quote(python)),
        )
    path = os.path.join(os.path.dirname(python), script)
    with open(path, "w") as command:
        command.write(text)
    os.chmod(path, 0o755)  # noqa: S103 -- a program must be executable by all


def _has_pip(venv):
    """Return whether an environment's pip can be imported; a start cut short may have left half of one."""
    command = [venv_program(venv, "python"), "-I", "-c", "import pip"]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0
