"""The command line: one module for each command, without Qt.

Here: the words it answers to, so that the start can tell a command from a file at no cost.
Not here: running one (``cli.main``), and ``screens``, which draws windows and therefore is the
window's own (``app``).
"""

from __future__ import annotations

from typing import Final

COMMANDS: Final = (
    "new", "rank", "sensitivity", "agreement", "check", "models", "versions", "diff", "send", "merge",
    "vault", "recover", "publish", "scan", "self-test",
)  # fmt: skip
"""Words that name a command."""

SCREENS: Final = "screens"
"""The command that is not answered here but by ``app``, since it draws windows."""
