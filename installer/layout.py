"""Where things lie in the checkout, and the stamp that says they are ready.

Here: the environment's folder and programs, the hash-locked lists, and whether an earlier start
already installed what they list and all of it is still there.
Not here: installing anything; every start reads this file, so it imports next to nothing.
"""

import os

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WINDOWS = os.name == "nt"


def venv_folder(chosen):
    """Return the environment of the default choice, or the one of a chosen version."""
    return os.path.join(ROOT, ".venv-" + chosen if chosen else ".venv")


def venv_program(venv, name):
    """Return the path of a program inside an environment."""
    return os.path.join(venv, "Scripts", name + ".exe") if WINDOWS else os.path.join(venv, "bin", name)


def lock_path(testing):
    """Return the hash-locked list of what the program, or its tests too, need."""
    return os.path.join(ROOT, "installer", "requirements-dev.lock" if testing else "requirements.lock")


def stamp_path(venv, testing):
    """Return the file that says what an environment was made from, where that lies, and its parts."""
    return os.path.join(venv, "ready-for-tests" if testing else "ready")


def parts(folder):
    """Return the names of the libraries' files and folders; their versions and caches may change."""
    return {name for name in os.listdir(folder) if not name.endswith((".dist-info", "__pycache__"))}


def fingerprint(testing):
    """Return what a ready environment must have been made from: these lists, in this place."""
    from hashlib import sha256

    digest = sha256(ROOT.encode("utf-8", "surrogateescape"))
    for path in (lock_path(testing), os.path.join(ROOT, "installer", "system_packages.py")):
        with open(path, "rb") as listed:
            digest.update(listed.read())
    return digest.hexdigest()


def has_lost_parts(venv, testing):
    """Return whether a library that an earlier start installed is gone."""
    lines = _stamp_lines(venv, testing)
    if len(lines) < 2:
        return False
    try:
        return not parts(os.path.join(venv, lines[1])).issuperset(lines[2:])
    except OSError:
        return True


def is_ready(venv, testing):
    """Return whether an earlier start installed everything, and all of it is still there."""
    if _stamp_lines(venv, testing)[:1] != [fingerprint(testing)]:
        return False
    return os.path.exists(venv_program(venv, "python")) and not has_lost_parts(venv, testing)


def _stamp_lines(venv, testing):
    try:
        with open(stamp_path(venv, testing), "rb") as stamp:
            return os.fsdecode(stamp.read()).splitlines()
    except OSError:
        return []
