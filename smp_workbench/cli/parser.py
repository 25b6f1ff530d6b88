"""Reading a command line: what argparse does, with one sentence for what is wrong.

Here: the parser that every command has, and the types of arguments that several share.
Not here: which commands there are (``cli.main``).
"""

from __future__ import annotations

import argparse
from typing import NoReturn

from typing_extensions import override

from smp_workbench.cli.answer import USAGE


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence."""

    @override
    def error(self, message: str) -> NoReturn:
        message = " ".join(message.split())  # it quotes what was typed, line breaks and all
        self.exit(USAGE, f"{self.prog}: {message}. Try “{self.prog} --help”.\n")


def some_name(text: str) -> str:
    """Return the name of a file or a model as it is, or tell argparse that there is none."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty")
    return text
