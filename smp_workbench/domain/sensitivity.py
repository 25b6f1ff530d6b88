"""Microsoft sensitivity labels that a file came with, to go back into the next one unchanged.

Here: the frozen record. It is about the file and not about the assessment: it is no part of the content,
of a version or of any edit, and nothing in the program reads it.
Not here: the protective marking (``assessment``), and how labels stand in a file (``storage.workbook``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

Pairs: TypeAlias = tuple[tuple[str, str], ...]
"""Names with their values, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The labels of a file; none as a rule.

    Attributes
    ----------
    properties
        Custom document properties whose names begin with ``MSIP_Label_``.
    labels
        Each label of the part for labels, as its attributes.
    """

    properties: Pairs = ()
    labels: tuple[Pairs, ...] = ()


UNLABELLED: Final = Sensitivity()
