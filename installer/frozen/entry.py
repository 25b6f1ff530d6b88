"""The first lines of the frozen program.

Here: being the child process that reads and writes files, or a helper of it, where that is what this
process was started for; it has no other program to start than this one.
Not here: the start itself (``smp_workbench.__main__``).
"""

import sys
from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()
    from smp_workbench.__main__ import main

    sys.exit(main())
