"""What ``freeze.py`` hands over to, inside the environment that it made.

Here: finding this package, since the checkout's folders must not be searched for modules while freezing.
Not here: the steps (``build``).
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from frozen.build import main

    sys.exit(main(sys.argv[1:]))
