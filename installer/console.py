"""Speaking to the person at the terminal.

Here: one sentence at a time, the error that ends a start with a sentence, and running programs whose
own words are only for when they fail.
Not here: anything Python 3.6 could not read; this folder's README says why.
"""

import sys


class CannotStart(Exception):
    """Why it cannot go on and what to do, for a person."""


def say(sentence):
    """Print one sentence, on stderr: stdout belongs to the program, which may be asked for JSON."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def run_quietly(command, otherwise):
    """Run a program; what it says is shown only if it fails, and not when a person stops it.

    Parameters
    ----------
    command : list of str
        The program and its arguments.
    otherwise : str
        What a person is told, and told to do, below the program's own words.

    Raises
    ------
    CannotStart
        If it fails or cannot be run.
    """
    from subprocess import DEVNULL, PIPE, STDOUT, CalledProcessError, run  # too slow for every start

    try:
        run(command, check=True, stdin=DEVNULL, stdout=PIPE, stderr=STDOUT)
    except OSError as problem:
        raise CannotStart("{}\n{}".format(problem, otherwise)) from None
    except CalledProcessError as problem:
        said = problem.output.decode("utf-8", "replace").strip()
        raise CannotStart("{}\n{}".format(said, otherwise).strip()) from None
