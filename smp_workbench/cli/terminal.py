"""The terminal: letters it does not have, readers that go away, disks that are full.

Here: printing in a way that cannot fail with anything but a sentence.
Not here: what is printed.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import sys
from typing import Final

from smp_workbench.cli.answer import UNREADABLE, Json

NAME: Final = "smp-workbench"

_PLAIN: Final = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "×": "x", "…": "..."}
"""What stands in for a character that a terminal does not have; others become their number."""


def speak_safely() -> None:
    """Let no letter stop an answer: a terminal without an en dash gets a hyphen."""
    codecs.register_error("smp-plain", _plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="smp-plain")


def json_text(data: Json) -> str:
    """Return JSON that survives any encoding, as letters where the stream has them all."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    in_unicode = codecs.lookup(encoding).name.startswith("utf")
    return json.dumps(data, indent=2, ensure_ascii=not in_unicode)


def send(text: str, code: int) -> int:
    """Print a text and whatever waits to be printed, and return the exit code."""
    try:
        print(text, end="", flush=True)  # without a console there is no stdout, and print says nothing
    except OSError as fault:
        # The interpreter's own last flush must find nothing left to complain of.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(fault, BrokenPipeError):
            return complain(f"The answer cannot be written: {fault.strerror}.", UNREADABLE)
        # The reader, such as `head`, has seen enough.
    return code


def complain(sentence: str, code: int) -> int:
    """Print a sentence to stderr, and return the exit code."""
    print(f"{NAME}: {' '.join(sentence.split())}", file=sys.stderr)
    return code


def _plainly(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    found = fault.object[fault.start : fault.end]
    plain = "".join(_PLAIN.get(char, ascii(char)[1:-1]) for char in found)
    return plain, fault.end
