r"""Start SMP Workbench from a checkout, installing first whatever is missing.

    sh installer/start.sh                    open the window on the sample assessment
    sh installer/start.sh test [ARGUMENT...] run the test suite (the arguments go to pytest)
    sh installer/start.sh freeze             make the program that runs without Python, and try it
    sh installer/start.sh [ARGUMENT...]      anything else goes to the program
    sh installer/start.sh --python 3.11 ...  choose the Python

On Windows: ``py installer\start.py`` with the same arguments.

Here: what was asked and the hand-over. A second start runs only this file and `layout`, which
therefore import next to nothing.
Not here: installing (`virtual_environment`), or anything that Python 3.6 could not read.
"""

import os
import sys

from console import CannotStart
from layout import ROOT, WINDOWS, is_ready, venv_folder, venv_program


def read_words(words):
    """Split what was typed.

    Parameters
    ----------
    words : list of str
        The arguments.

    Returns
    -------
    tuple of (str or None, list of str)
        The chosen Python version, if one was asked for first, and the other arguments.

    Raises
    ------
    CannotStart
        If the version is none that the program runs on.
    """
    chosen = None
    if words and words[0].startswith("--python="):
        chosen, words = words[0].split("=", 1)[1], words[1:]
    elif words and words[0] == "--python":
        chosen, words = "".join(words[1:2]), words[2:]
    if chosen not in (None, "3.11", "3.12", "3.13"):
        raise CannotStart("--python takes 3.11, 3.12 or 3.13, not '{}'.".format(chosen))
    return chosen, words


def command_line(venv, words):
    """Return the command that does what was asked."""
    python = venv_program(venv, "python")
    if words[:1] != ["test"]:
        # -P: a random.py in the person's own folder must not be taken for Python's.
        return [python, "-P", "-m", "smp_workbench", *words]
    suite = [python, "-m", "pytest", "-n", "2", *words[1:]]
    if os.path.exists("/usr/bin/xvfb-run"):
        return ["/usr/bin/xvfb-run", "-a", "-s", "-screen 0 1920x1080x24", *suite]
    return suite


def hand_over(command):
    """Become the program; on Windows wait for it, since exec there would give the terminal back."""
    if not WINDOWS:
        os.execv(command[0], command)  # noqa: S606 -- a fixed program, without a shell on purpose
    from subprocess import call

    return call(command)


def _runs(venv):
    """Return whether the environment's Python runs; at once if it is the one running this."""
    python = venv_program(venv, "python")
    if os.path.dirname(os.path.abspath(sys.executable)) == os.path.dirname(python):
        return True
    from python_finder import probe

    return probe([python]) is not None


def main(words):
    """Do what was asked; return an exit code if this process is still here to do so."""
    try:
        chosen, words = read_words(words)
        if words[:1] == ["freeze"]:
            from freeze import prepare_freeze

            return hand_over(prepare_freeze(chosen, words[1:]))
        testing = words[:1] == ["test"]
        venv = venv_folder(chosen)
        if not (is_ready(venv, testing) and _runs(venv)):
            from virtual_environment import prepare

            prepare(venv, chosen, testing)
        if testing:
            os.chdir(ROOT)
        return hand_over(command_line(venv, words))
    except CannotStart as problem:
        sys.stderr.write("{}\n".format(problem))
        return 1
    except OSError as problem:
        sys.stderr.write(
            "{}: {}.\nMake sure that you may write in {} and that its disk has space, then run the same "
            "command again. A copy that another person started is theirs: take one of your own.\n".format(
                problem.filename or "The start", problem.strerror, ROOT
            )
        )
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. Run the same command to go on.\n")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
