"""Weights as shares: who shares a whole, and what happens to the others when one share moves.

Here: which weights the score depends on, as blocks that each share one whole; moving one share; the
weights that shares come to.
Not here: a model with other weights (``domain.adaptation``), and what they do to the order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Final

from smp_workbench.domain.formula import Call, Name, Node, walk
from smp_workbench.domain.formula_check import weighted_terms
from smp_workbench.scoring.compiled_model import CompiledModel

FINEST: Final = 1000
"""Parts of the whole up to which proportions are kept exactly; finer ones are kept to the nearest part.

Without this each move would multiply the denominators, and after two or three no spreadsheet could
rank the scores exactly.
"""

_WEIGHTED: Final = ("wsum", "wmean")


@dataclass(frozen=True, slots=True)
class ShareBlock:
    """Criteria of one group, or groups, whose weights share a whole.

    Attributes
    ----------
    group
        Code of the group whose criteria these are; empty for the groups among themselves.
    codes
        Two at least, in the model's order.
    shares
        One for each, 0 or more; they sum to 1.
    whole
        Sum of the weights, which stays as it is when shares move, so that scores keep their size.
    """

    group: str
    codes: tuple[str, ...]
    shares: tuple[Fraction, ...]
    whole: Fraction

    def weights(self) -> dict[str, Fraction]:
        """Return the weight of each code that its share comes to."""
        return {code: share * self.whole for code, share in zip(self.codes, self.shares, strict=True)}


def share_blocks(compiled: CompiledModel) -> tuple[ShareBlock, ...]:
    """Return the weights that the score depends on: criteria group by group, then groups among themselves.

    Parameters
    ----------
    compiled
        Weights count under ``wsum`` and ``wmean`` only, in the formula and in the totals it is made of.

    Returns
    -------
    tuple
        Empty where the formula weights nothing. What has the whole to itself, or no weight to
        share, is left out.
    """
    model = compiled.model
    weighted = weighted_codes(compiled)
    blocks = [
        _block(group.code, [(one.code, one.weight) for one in model.criteria_of(group.code)], weighted)
        for group in model.groups
    ]
    blocks.append(_block("", [(group.code, group.weight) for group in model.groups], weighted))
    return tuple(block for block in blocks if len(block.codes) > 1 and block.whole)


def with_share(shares: Sequence[Fraction], place: int, share: Fraction) -> tuple[Fraction, ...]:
    """Return the shares after one has moved; the others keep their proportions.

    Parameters
    ----------
    shares
        They sum to 1.
    place
        Of the share that moves, from 0.
    share
        What it becomes, from 0 to 1, exactly. Others that had nothing share the rest equally.

    Returns
    -------
    tuple of Fraction
        They sum to 1. Proportions are exact as long as all shares are whole parts out of
        ``FINEST`` or fewer; otherwise the others are rounded, largest remainders first.

    Examples
    --------
    >>> [str(one) for one in with_share([Fraction(1, 3)] * 3, 0, Fraction(1, 2))]
    ['1/2', '1/4', '1/4']
    """
    exact = with_exact_share(shares, place, share)
    if lcm(*(one.denominator for one in exact)) <= FINEST:
        return exact
    return _rounded(exact, place)


def with_exact_share(shares: Sequence[Fraction], place: int, share: Fraction) -> tuple[Fraction, ...]:
    """Return the shares after one has moved, with proportions however fine; see :func:`with_share`.

    They are for looking at: in a model, a spreadsheet could not rank the scores exactly.
    """
    rest, others = 1 - share, 1 - shares[place]
    count = len(shares) - 1
    exact = [rest * one / others if others else rest / count for one in shares]
    exact[place] = share
    return tuple(exact)


def _rounded(exact: Sequence[Fraction], place: int) -> tuple[Fraction, ...]:
    """Return all but one share as whole parts of about ``FINEST``, which still sum to 1."""
    parts = exact[place].denominator * -(-FINEST // exact[place].denominator)
    ideal = [one * parts for one in exact]
    taken = [one.numerator // one.denominator for one in ideal]
    left = parts - sum(taken)
    nearest = sorted(range(len(ideal)), key=lambda other: (taken[other] - ideal[other], other))
    for other in nearest[:left]:
        taken[other] += 1
    return tuple(Fraction(one, parts) for one in taken)


def _block(group: str, weights: Sequence[tuple[str, Fraction]], weighted: set[str]) -> ShareBlock:
    counted = [(code, weight) for code, weight in weights if code in weighted]
    whole = sum((weight for _, weight in counted), Fraction(0))
    shares = tuple(weight / whole for _, weight in counted) if whole else ()
    return ShareBlock(group, tuple(code for code, _ in counted), shares, whole)


def weighted_codes(compiled: CompiledModel) -> set[str]:
    """Return the codes of criteria and groups whose weights the formula uses, alone or with others."""
    model = compiled.model
    groups = {total.code: total.group for total in model.totals}
    return {
        name.code if name.kind == "criterion" else groups[name.code]
        for node in reached_nodes(compiled)
        if isinstance(node, Call) and node.function in _WEIGHTED
        for _, name in weighted_terms(node, model)
    }


def reached_nodes(compiled: CompiledModel) -> Iterator[object]:
    """Yield every node of the formula and of the totals that it names, directly or through others."""
    trees = dict(zip((total.code for total in compiled.model.totals), compiled.totals, strict=True))
    waiting: list[Node] = [compiled.formula]
    while waiting:
        for node in walk(waiting.pop()):
            yield node
            if isinstance(node, Name) and node.kind == "total" and node.code in trees:
                waiting.append(trees.pop(node.code))
