"""The names that a formula may use.

Here: a model's names with what they are, and the nearest one to a name that is none.
Not here: reading formulas (``domain.formula_parser``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from smp_workbench.domain.formula import WORDS, NameKind
from smp_workbench.domain.scoring_model import ScoringModel


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that may stand in one formula of a model.

    Attributes
    ----------
    kinds
        Code of each criterion, group and total that may be used, and which of them it is.
    later
        Codes of totals that stand at or after the formula's own place.
    own
        Code of the total whose formula it is; empty for the score's.
    """

    kinds: Mapping[str, NameKind]
    later: frozenset[str] = frozenset()
    own: str = ""

    @classmethod
    def of(cls, model: ScoringModel, totals_before: int | None = None) -> Vocabulary:
        """Return the names of a model.

        Parameters
        ----------
        model
            Its codes are taken as they are (``storage.model_check`` checks them).
        totals_before
            For the formula of the total at this place (0 first): only totals before it count.
            None for the score's formula, which may use all.
        """
        earlier = model.totals[:totals_before]
        kinds: dict[str, NameKind] = {criterion.code: "criterion" for criterion in model.criteria}
        kinds.update({group.code: "group" for group in model.groups})
        kinds.update({total.code: "total" for total in earlier})
        own = "" if totals_before is None else model.totals[totals_before].code
        return cls(kinds, frozenset(total.code for total in model.totals[len(earlier) :]), own)

    def nearest(self, code: str) -> str:
        """Return the name or word most like a code that is neither, or nothing if none is like it.

        Examples
        --------
        >>> Vocabulary({"harm_total": "total"}).nearest("harm_totl")
        'harm_total'
        """
        folded = {name.casefold(): name for name in (*self.kinds, *WORDS)}
        near = get_close_matches(code.casefold(), folded, n=1, cutoff=0.5)
        return folded[near[0]] if near else ""
