"""The first lines of the frozen program.

Here: keeping the packed libraries from programs that this one starts; and being the child process that
reads and writes files, or a helper of it, where that is what this process was started for: it has no other
program to start than this one.
Not here: the start itself (``smp_workbench.__main__``).
"""

import os
import sys
from collections.abc import MutableMapping
from multiprocessing import freeze_support


def give_back(environment: MutableMapping[str, str]) -> None:
    """Put back what leads to the packed libraries; a file manager that this program opens needs its own.

    On Linux the variable has done its work when this runs: the loader reads it once. The child process
    starts like a new program and sets it for itself. Qt's path of plugins stays: in a folder with a
    letter beyond ASCII it finds them by nothing else.
    """
    environment.pop("LD_LIBRARY_PATH", None)
    if before := environment.pop("LD_LIBRARY_PATH_ORIG", ""):
        environment["LD_LIBRARY_PATH"] = before
    environment["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


if __name__ == "__main__":
    if sys.platform.startswith("linux"):
        give_back(os.environ)
    freeze_support()
    from smp_workbench.__main__ import main

    sys.exit(main())
