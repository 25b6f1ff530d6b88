"""Look for the tipping points of random assessments by trying, compare, and read the sentences back.

Here: a run of many, with its table; ``--naive`` takes coming level for passing, to show that the trial
can fail. Not here: how one assessment is tried (``tests.scoring.brute_tipping``, ``brute_words``), and
the size that belongs to the test suite (``test_tipping_points``).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from typing import Final

import numpy as np

from smp_workbench.scoring.cell_tipping import EFFECTS
from smp_workbench.scoring.tipping import TippingPoints, tipping_points
from tests.scoring.brute_tipping import faults
from tests.scoring.brute_words import word_faults
from tests.scoring.random_assessment import random_assessment

FIRST_SEED: Final = 2018


def run_trials(count: int, seed: int, *, naive: bool = False) -> tuple[Counter[str], list[str]]:
    """Return how many assessments of each kind were tried, and what was wrong, a line each."""
    kinds: Counter[str] = Counter()
    wrong = []
    for number in range(seed, seed + count):
        assessment = random_assessment(number)
        kinds[assessment.kind] += 1
        tips = tipping_points(assessment.compiled, assessment.positions, assessment.cut_line)
        found = faults(assessment, without_ties(tips) if naive else tips)
        found += [] if naive else word_faults(assessment, tips)
        wrong += [f"seed {number}, {assessment.compiled.model.formula}: {one}" for one in found[:3]]
    return kinds, wrong


def without_ties(tips: TippingPoints) -> TippingPoints:
    """Take everything that comes level for a pass."""
    ties = tips.cells.effect == EFFECTS.index("ties")
    cells = replace(tips.cells, effect=np.where(ties, EFFECTS.index("passes"), tips.cells.effect))
    return replace(tips, cells=cells, weights=replace(tips.weights, ties=np.zeros_like(tips.weights.ties)))


def main(words: list[str] | None = None) -> int:
    """Run the trials that the command line asks for and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=500)
    parser.add_argument("--seed", type=int, default=FIRST_SEED)
    parser.add_argument("--naive", action="store_true", help="take ties for passes; must fail")
    options = parser.parse_args(words)
    kinds, wrong = run_trials(options.trials, options.seed, naive=options.naive)
    tried = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    sys.stdout.write("".join(f"{one}\n" for one in wrong[:20]))
    sys.stdout.write(f"{options.trials} assessments ({tried}): {len(wrong) or 'none'} wrong\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
