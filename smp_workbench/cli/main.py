"""The command line itself: which command, how its answer is printed, and what it exits with.

Here: the arguments that all commands share, and the one place where errors become a sentence and an
exit code.
Not here: printing (``terminal``), and the commands; each is a module beside this one and is imported
only when it is asked for, so that the quick ones stay quick.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Final, Protocol

from smp_workbench import __version__, cli, paths
from smp_workbench.cli.answer import FAULT, FINE, UNREADABLE, USAGE, Answer, UsageFault
from smp_workbench.cli.parser import Parser
from smp_workbench.cli.terminal import NAME, complain, json_text, send, speak_safely
from smp_workbench.domain.text import printable
from smp_workbench.errors import Refusal, WorkbenchError
from smp_workbench.storage.model_table import nearest

STOPPED: Final = 130
"""Exit code after Ctrl+C: 128 and the number of SIGINT, as shells have it."""

SUMMARIES: Final = {
    "new": "make a workbook from a scoring model and a CSV file of scores",
    "rank": "print the ranking of a workbook, under its own scoring model or another",
    "sensitivity": "say what would change the ranking: which score, which weight, how often, which formula",
    "agreement": "say how far the scorers of a round are apart, and where talk can change the plan",
    "check": "list what was changed outside the program, or what is wrong with a model file",
    "models": "list the scoring models that come with the program",
    "versions": "list the versions in a workbook",
    "diff": "compare two workbooks or versions",
    "send": "write a copy for one person to score in, or a whole one for a deputy",
    "merge": "bring copies that came back into their workbook",
    "vault": "list, compare, restore or purge the earlier states kept on this computer",
    "recover": "list what a run that did not end cleanly has left, or write it to a file",
    "publish": "list what others would see in a workbook, or write a copy that may be shared",
    "scan": "say whether a file is hostile, damaged or touched, and by what",
    "self-test": "check that this copy of the program is whole",
}
_CODES: Final = """\
exit codes: 0 all is well; 1 something was found (check, diff, merge, publish, recover, scan, vault
changed, self-test);
2 wrong usage; 3 a file cannot be read or written; 4 a fault of the program itself.

Without a command the window opens, on a workbook if one is named;
“screens --out DIR” draws every window as a picture."""


class Command(Protocol):
    """What the module of a command gives."""

    def add_arguments(self, parser: argparse.ArgumentParser, /) -> None:
        """Say what the command takes, apart from ``--json``."""
        ...

    def run(self, options: argparse.Namespace, /) -> Answer:
        """Do the work; raises a ``WorkbenchError`` if it cannot be done, and never prints."""
        ...


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Parameters
    ----------
    argv
        The arguments, the command first; those of this process if None.

    Returns
    -------
    int
        The exit code; see ``cli.answer``. Whatever happens, no exception leaves this function.
    """
    speak_safely()
    try:
        return _answered(sys.argv[1:] if argv is None else argv)
    except BrokenPipeError:  # the reader of --help has seen enough; only Python 3.11 lets this through
        return send("", FINE)
    except SystemExit as ending:  # how argparse ends after --help, --version and wrong usage
        return send("", ending.code if isinstance(ending.code, int) else USAGE)
    except KeyboardInterrupt:
        return complain("Stopped.", STOPPED)
    except WorkbenchError as fault:
        return complain(str(fault), USAGE if isinstance(fault, UsageFault | Refusal) else UNREADABLE)
    except Exception as fault:  # noqa: BLE001  # the last door: a person never gets a traceback
        return complain(_reported(fault), FAULT)


def _answered(words: Sequence[str]) -> int:
    _refuse_unknown(words)
    options = _parser(words).parse_args(words)
    answer = _command(options.command).run(options)
    if answer.note:
        complain(answer.note, answer.code)
    return send(f"{json_text(answer.data) if options.json else answer.text}\n", answer.code)


def _refuse_unknown(words: Sequence[str]) -> None:
    """Stop at a first word that is no command; a file would have opened the window."""
    if not words or words[0].startswith("-") or words[0] in cli.COMMANDS:
        return
    guess = nearest(words[0], (*cli.COMMANDS, cli.SCREENS))
    raise UsageFault(
        "“{word}” is not a command, and there is no such file.",
        "Did you mean {guess}?" if guess else "See “{name} --help”.",
        word=printable(words[0]),
        guess=guess,
        name=NAME,
    )


def _parser(words: Sequence[str]) -> Parser:
    """Return a parser that knows all commands by name, and the one that is asked for in full."""
    parser = Parser(
        prog=NAME,
        description="Score, rank and decide the themes of a community safety partnership's assessment.",
        epilog=_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"SMP Workbench {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, summary in SUMMARIES.items():
        described = f"{summary[0].upper()}{summary[1:]}."
        inner = commands.add_parser(name, help=summary, description=described, allow_abbrev=False)
        if name in words[:1]:
            _command(name).add_arguments(inner)
            inner.add_argument("--json", action="store_true", help="print JSON for other programs")
    return parser


def _command(name: str) -> Command:  # noqa: PLR0911  # one door for each command
    """Return a command's module; spelt out, so that whatever freezes the program can see them."""
    match name:
        case "new":
            from smp_workbench.cli import new

            return new
        case "rank":
            from smp_workbench.cli import rank

            return rank
        case "check":
            from smp_workbench.cli import check

            return check
        case "sensitivity":
            from smp_workbench.cli import sensitivity

            return sensitivity
        case "agreement":
            from smp_workbench.cli import agreement

            return agreement
        case "models":
            from smp_workbench.cli import models

            return models
        case "versions":
            from smp_workbench.cli import versions

            return versions
        case "diff":
            from smp_workbench.cli import diff

            return diff
        case "self-test":
            from smp_workbench.cli import self_test

            return self_test
        case _:
            return _copies_command(name)


def _copies_command(name: str) -> Command:
    """Return the module of a command that is about copies of a workbook."""
    match name:
        case "send":
            from smp_workbench.cli import send as sending

            return sending
        case "merge":
            from smp_workbench.cli import merge

            return merge
        case "recover":
            from smp_workbench.cli import recover

            return recover
        case "publish":
            from smp_workbench.cli import publish

            return publish
        case "scan":
            from smp_workbench.cli import scan

            return scan
        case _:
            from smp_workbench.cli import vault

            return vault


def _reported(fault: Exception) -> str:
    """Return a sentence for a person; the traceback goes to the log, where it helps, and is named."""
    import traceback

    if isinstance(fault, ModuleNotFoundError):
        return f"A part of the program is missing ({fault}). Install it again."
    log = paths.log_folder() / "command-line.log"
    kind = type(fault).__name__
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(
            "".join(traceback.format_exception(fault)), encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        return f"This is a fault of the program ({kind}: {fault}); no file was changed by it."
    return f"This is a fault of the program ({kind}); please send {log} to whoever looks after it."
