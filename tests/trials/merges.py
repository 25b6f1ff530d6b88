"""Merge random copies of a random assessment, and check the laws of merging on each.

    python -m tests.trials.merges --merges 100000 --large 10000

Here: a run of many with its counts: merges of one to three copies, and large ones of four to six.
Not here: the laws (``tests/session/merge_law``), and the size that CI runs (``test_merges``).

A case is known by its seed, so a failure can be looked at again with ``--first SEED --merges 1``.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from concurrent.futures import ProcessPoolExecutor

from tests.session.merge_case import merge_case
from tests.session.merge_law import check_laws, check_one_by_one

_CHUNK = 250


def failures(first: int, merges: int, copies: range) -> list[str]:
    """Return what went wrong in the cases of these seeds; each tenth is also brought back one by one."""
    found: list[str] = []
    for seed in range(first, first + merges):
        several = copies[seed % len(copies)]
        try:
            check_laws(merge_case(seed, several))
            if seed % 10 == 0:
                check_one_by_one(merge_case(seed, min(several, 3), scores_only=True))
        except Exception:  # noqa: BLE001  # whatever is raised is a failure of this seed
            found.append(f"seed {seed}, {several} copies: {traceback.format_exc()}")
    return found


def run(first: int, merges: int, copies: range) -> list[str]:
    """Return the same of many cases, on every processor there is."""
    starts = range(first, first + merges, _CHUNK)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        parts = [
            pool.submit(failures, start, min(_CHUNK, first + merges - start), copies) for start in starts
        ]
        return [failure for part in parts for failure in part.result()]


def main() -> int:
    """Run as many as the command line asks for and print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--merges", type=int, default=2_000, help="of one to three copies")
    parser.add_argument("--large", type=int, default=200, help="of four to six copies")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    options = parser.parse_args()
    begun = time.monotonic()
    found = run(options.first, options.merges, range(1, 4)) + run(options.first, options.large, range(4, 7))
    took = time.monotonic() - begun
    told = f"{options.merges} merges and {options.large} large ones in {took:.0f} s: {len(found)} failures"
    sys.stdout.write("\n".join([told, *found[:5], ""]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
