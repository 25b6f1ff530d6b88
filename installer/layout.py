"""Where things lie in the checkout, and the stamp that says they are ready.

Here: the environment's folder and programs, the hash-locked lists, and whether an earlier start
already installed what they list.
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
    """Return the file that says what an environment was made from."""
    return os.path.join(venv, "ready-for-tests" if testing else "ready")


def fingerprint(testing):
    """Return what a ready environment must have been made from: these lists, in this place."""
    from hashlib import sha256

    digest = sha256(ROOT.encode("utf-8", "surrogateescape"))
    for path in (lock_path(testing), os.path.join(ROOT, "installer", "system_packages.py")):
        with open(path, "rb") as listed:
            digest.update(listed.read())
    return digest.hexdigest()


def is_ready(venv, testing):
    """Return whether an earlier start installed everything, and the Python it used is still there."""
    try:
        with open(stamp_path(venv, testing)) as stamp:
            recorded = stamp.read().strip()
    except OSError:
        return False
    return os.path.exists(venv_program(venv, "python")) and recorded == fingerprint(testing)
