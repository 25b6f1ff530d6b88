"""Speaking to the person at the terminal.

Here: one sentence at a time, and the error that ends a start with a sentence.
Not here: anything Python 3.6 could not read; this folder's README says why.
"""

import sys


class CannotStart(Exception):
    """Why it cannot go on and what to do, for a person."""


def say(sentence):
    """Print one sentence, on stderr: stdout belongs to the program, which may be asked for JSON."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
