"""Finding a Python that really runs.

Here: where Pythons lie on each system, and trying them: a pyenv shim may be found and refuse to run,
and Debian's Python runs without being able to make a virtual environment.
Not here: fetching one; `system_packages` does that where there is apt.
"""

import glob
import os
import subprocess

from layout import WINDOWS

VERSIONS = ("3.13", "3.12", "3.11")  # best first: an exception inside Qt is safest from 3.12 on

PROBE = (
    "import sys\n"
    "try:\n"
    "    import ensurepip, venv; able = 'able'\n"
    "except ImportError:\n"
    "    able = 'bare'\n"
    "print('%d.%d' % sys.version_info[:2], able)\n"
)


def probe(command):
    """Try a Python.

    Parameters
    ----------
    command : list of str
        The program, and perhaps an option that chooses a version.

    Returns
    -------
    tuple of (str, bool) or None
        Its version, such as "3.13", and whether it can make a virtual environment; None if it does
        not run.
    """
    if os.path.isabs(command[0]) and not os.path.exists(command[0]):
        return None
    try:
        ran = subprocess.run(
            [*command, "-c", PROBE],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            universal_newlines=True,
            timeout=30,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    words = ran.stdout.split()
    return (words[0], words[1] == "able") if ran.returncode == 0 and len(words) == 2 else None


def candidates(version):
    """Return the commands that might run a version, the likeliest first, each once."""
    ending = ".exe" if WINDOWS else ""
    folders = os.environ.get("PATH", "").split(os.pathsep)
    folders += [] if WINDOWS else ["/usr/local/bin", "/usr/bin", "/opt/homebrew/bin"]
    paths = [
        os.path.join(folder, name + ending)
        for name in ("python" + version, "python3", "python")
        for folder in folders
        if os.path.isabs(folder)
    ]
    for pyenv in (os.environ.get("PYENV_ROOT", ""), os.path.expanduser("~/.pyenv")):
        paths += sorted(glob.glob(os.path.join(pyenv, "versions", version + ".*", "bin", "python")))
    commands = [[path] for path in dict.fromkeys(paths)]
    return (_windows_commands(version) if WINDOWS else []) + commands


def _windows_commands(version):
    folder = os.path.join("Programs", "Python", "Python" + version.replace(".", ""))
    installed = os.path.join(os.environ.get("LOCALAPPDATA", ""), folder, "python.exe")
    return [["py", "-" + version], [installed]]


def find_python(versions):
    """Find the newest of some versions, one that can make a virtual environment if there is any.

    Parameters
    ----------
    versions : sequence of str
        What to look for, best first.

    Returns
    -------
    tuple of (list of str, str, bool) or None
        Command, version and whether it can make a virtual environment; None if none runs.
    """
    bare = None
    for version in versions:
        for command in candidates(version):
            found = probe(command)
            if found == (version, True):
                return command, version, True
            if found == (version, False):
                bare = bare or (command, version, False)
    return bare
