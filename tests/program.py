"""The program in a process of its own, on a desktop, with a witness inside it.

Here: starting and ending it, and waiting until the witness has told what is awaited.
Not here: what the witness sees (``tests.witness``), and the keyboard (``tests.desktop``).
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.desktop import PATIENCE, Desktop

ROOT = Path(__file__).parents[1]
START = "import sys; from tests.witness import main; sys.exit(main(sys.argv[1:]))"
"""Not ``-m``: the program's child process would load what its parent's main module loads."""
Seen = dict[str, Any]
"""What the witness told last; its words are those of ``tests.witness``."""


class Program:
    """A running program, and what is known of it."""

    def __init__(self, process: subprocess.Popen[bytes], reading: int) -> None:
        self.process = process
        self.seen: Seen = {}
        self.told: list[Seen] = []
        self._reading = reading
        self._rest = b""

    def wait(self, awaited: Callable[[Seen], bool], what: str) -> Seen:
        """Wait until something holds; fail with what was seen last."""
        began = time.monotonic()
        while not (self.seen and awaited(self.seen)):
            left = PATIENCE - (time.monotonic() - began)
            assert left > 0, f"in vain for {what}; last seen: {self.seen}"
            assert self.listen(left), f"it ended before {what}; last seen: {self.seen}"
        return self.seen

    def wait_for_window(self, title: str) -> Seen:
        """Wait until a window with such a beginning of its title has the keyboard."""
        return self.wait(lambda seen: seen["window"].startswith(title), f"the window {title}")

    def listen(self, seconds: float) -> bool:
        """Take in what is told within some time; False once the witness is gone."""
        if not select.select([self._reading], [], [], seconds)[0]:
            return True
        heard = os.read(self._reading, 1 << 16)
        *lines, self._rest = (self._rest + heard).split(b"\n")
        for line in lines:
            self.seen = json.loads(line)
            self.told.append(self.seen)
        return bool(heard)

    def listen_for(self, seconds: float) -> None:
        """Take in what is told for some time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.listen(left):
            pass

    def kill(self) -> None:
        """End it with SIGKILL, as a flat battery would, and hear what it said until then."""
        self.process.kill()
        self.process.wait()
        while self.listen(0) and select.select([self._reading], [], [], 0)[0]:
            pass


@contextmanager
def open_program(desktop: Desktop, *words: str, start: str = START) -> Iterator[Program]:
    """Start the program on a desktop, with its command's words; kill it if it has not ended."""
    reading, writing = os.pipe()
    command = [sys.executable, "-c", start, str(writing), *words]
    process = subprocess.Popen(command, cwd=ROOT, env=desktop.environment, pass_fds=[writing])
    os.close(writing)
    program = Program(process, reading)
    try:
        yield program
    finally:
        program.kill()
        os.close(reading)
