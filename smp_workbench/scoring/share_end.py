"""All scores with one weight share moved as far as it goes, for every share at once.

Here: the ends of the shares in which the score is affine, compiled once, and computed in one pass.
Not here: what passes what on the way there (``scoring.weight_tipping``).

Since the score is affine in the share, the scores now and at one end give them everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from smp_workbench.domain.formula import Name
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.compiler import Compiler
from smp_workbench.scoring.evaluate import run_steps
from smp_workbench.scoring.exact_column import ExactColumn, Whole
from smp_workbench.scoring.level_array import Positions
from smp_workbench.scoring.level_table import level_table
from smp_workbench.scoring.share import reached_nodes
from smp_workbench.scoring.share_path import Share, reweighted
from smp_workbench.scoring.step import Affine, Step


@dataclass(frozen=True, slots=True)
class _Program:
    """The steps of the model at one end, and where its rows of the common matrix lie."""

    steps: tuple[Step, ...]
    rows: slice


@dataclass(frozen=True, slots=True)
class ShareEnds:
    """Shares, each with the end it is moved to.

    Attributes
    ----------
    shares
        In each of them the score is affine.
    ends
        1 for each, or 0 where the share is 1 now.
    """

    shares: tuple[Share, ...]
    ends: tuple[Fraction, ...]
    _programs: tuple[_Program, ...]
    _matrix: Whole
    _constants: Whole

    def scores(self, compiled: CompiledModel, positions: Positions) -> list[ExactColumn]:
        """Return the scores at each end.

        Parameters
        ----------
        compiled
            The model of the shares.
        positions
            Shape (themes, criteria), of complete themes.
        """
        if not self.shares:
            return []
        values = compiled.table.values[positions + compiled.table.offsets]
        numerators = self._matrix @ values.T.astype(self._matrix.dtype, copy=False) + self._constants
        return [run_steps(program.steps, numerators[program.rows])[-1] for program in self._programs]


def share_ends(compiled: CompiledModel, shares: Sequence[Share]) -> ShareEnds:
    """Compile the model at one end of each share.

    Parameters
    ----------
    shares
        Those in which the score is affine (``scoring.share_path``).
    """
    ends = tuple(Fraction(int(share.now < 1)) for share in shares)
    programs, matrices, constants, start = [], [], [], 0
    for share, end in zip(shares, ends, strict=True):
        steps, matrix, constant = _compiled_at(compiled, share, end)
        programs.append(_Program(steps, slice(start, start + len(matrix))))
        matrices.append(matrix)
        constants.append(constant)
        start += len(matrix)
    empty = np.zeros((0, len(compiled.model.criteria)))
    return ShareEnds(
        tuple(shares),
        ends,
        tuple(programs),
        np.concatenate([empty, *matrices]),
        np.concatenate([empty[:, :1], *constants]),
    )


def _compiled_at(
    compiled: CompiledModel, share: Share, end: Fraction
) -> tuple[tuple[Step, ...], Whole, Whole]:
    """Return the steps to the score, and the matrix and constants of the affine ones among them."""
    model = reweighted(compiled.model, share, end)
    # Totals that the score does not use may have no value at this end.
    named = {node.code for node in reached_nodes(compiled) if isinstance(node, Name)}
    for fixed in (True, False):
        compiler = Compiler(model, fixed)
        for total, tree in zip(model.totals, compiled.totals, strict=True):
            if total.code in named:
                compiler.add_total(total.code, tree)
        score = compiler.add(compiled.formula)
        if compiler.steps[score].scale.denominator is not None:
            break
    steps = tuple(compiler.steps[: score + 1])
    affine = [step for step in compiler.steps if isinstance(step, Affine)]
    table = level_table(model, affine, compiler.peak)
    constants = np.zeros((len(affine), 1)) if table.constants is None else table.constants
    return steps, table.matrix, constants
