"""An assessment that bears witness: whatever becomes of its file, it can be told whose a score was.

Here: themes in whose names stands a mark that nobody sees, each with scores that are unlike those of any
other theme; as a workbook with everything in it, and as the copy that one scorer gets of it.
Not here: what is done to the files (``mangling``), and what must come of it (``mangled_law``).
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.domain.edit import (
    AddNote,
    AddScorer,
    AddTheme,
    ChangeTheme,
    Edit,
    SetDecision,
    SetEntry,
    SetRounds,
    SetScored,
    SetSecondStage,
)
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, SECOND_STAGE, Answer, Entry, Round, Scorer
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Decision, EvidenceNote, Theme
from smp_workbench.domain.version import Workbook
from smp_workbench.storage.model_file import shipped_model
from smp_workbench.storage.my_scores.card_copy import card_copy
from smp_workbench.storage.my_scores.writer import copy_bytes
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import IDENTITY
from tests.storage.workbook.rich_workbook import make_workbook

NAMES: Final = (
    "Burglary", "Fraud", "ASB", "Domestic abuse", "Arson", "Hate crime", "Road safety", "Knife crime",
    "Rural crime", "Shoplifting", "Modern slavery", "Vehicle crime", "Stalking", "Substance misuse",
)  # fmt: skip
_ZERO, _ONE = "\N{ZERO WIDTH SPACE}", "\N{ZERO WIDTH NON-JOINER}"
_BITS: Final = 5
_FAR: Final = 5
"""Scores in which two themes differ at least."""


def marked(name: str, number: int) -> str:
    """Return a name with a number in it that nobody sees.

    Examples
    --------
    >>> mark_of(marked("Burglary", 13)), len(marked("Burglary", 13))
    (13, 13)
    """
    bits = "".join(_ONE if number >> bit & 1 else _ZERO for bit in range(_BITS))
    return name[:1] + bits + name[1:]


def mark_of(name: str) -> int | None:
    """Return the number in a name, or None if it has none."""
    bits = [letter == _ONE for letter in name if letter in (_ZERO, _ONE)]
    return sum(bit << place for place, bit in enumerate(bits)) if len(bits) == _BITS else None


@dataclass(frozen=True)
class Witnessed:
    """An assessment as it was saved, and the files that hold it."""

    workbook: Workbook

    @property
    def state(self) -> Assessment:
        """What was saved."""
        return self.workbook.assessment

    @cached_property
    def data(self) -> bytes:
        """The workbook."""
        return workbook_bytes(self.workbook)

    @cached_property
    def copy(self) -> CardCopy:
        """What the first scorer gets."""
        return card_copy(self.workbook, "S-01", 1)

    @cached_property
    def copy_data(self) -> bytes:
        """The file they get."""
        return copy_bytes(self.copy)


def witnessed(seed: int) -> Witnessed:
    """Return an assessment of 8 to 14 themes, most of them scored in full."""
    chance = random.Random(seed)
    names = chance.sample(NAMES, chance.randint(8, len(NAMES)))
    refs = [f"T-{number:03d}" for number in range(1, len(names) + 1)]
    start = Assessment(IDENTITY, shipped_model("smp-thematic"), "Witnessed", cut_line=3)
    return Witnessed(make_workbook(_edits(chance, dict(zip(refs, names, strict=True))), start))


def _edits(chance: random.Random, names: dict[str, str]) -> list[Edit]:
    model, stage = shipped_model("smp-thematic"), shipped_model("smp-second-stage")
    refs = tuple(names)
    edits: list[Edit] = [AddTheme(Theme(ref, marked(name, int(ref[2:])))) for ref, name in names.items()]
    edits += [
        SetRounds((Round(1, "First round", revealed=True), Round(2, "Second round"))),
        AddScorer(Scorer("S-01", "County Council", (1, 2))),
        AddScorer(Scorer("S-02", "Police", (1,))),
        SetDecision(refs[0], Decision("priority", "Above the line")),
        ChangeTheme(refs[1], "lead_agency", "Trading Standards"),
        AddNote(EvidenceNote("E-001", refs[2], "H1", "Up by a fifth", "1,204", "Police recorded", "2017")),
        SetScored(refs[-1], scored=False),
        SetSecondStage(SecondStage(stage, 3)),
    ]
    for scorer, number in ((AGREED, 0), ("S-01", 1), ("S-02", 1), ("S-01", 2)):
        edits += _card(chance, scorer, number, refs[:-1], model.codes)
    return edits + _card(chance, SECOND_STAGE, 0, refs[:4], stage.codes, far=2)


def _card(
    chance: random.Random, scorer: str, number: int, refs: tuple[str, ...], codes: tuple[str, ...],
    far: int = _FAR,
) -> list[Edit]:  # fmt: skip
    """Return the edits of a card on which no two themes are alike."""
    rows: list[tuple[int, ...]] = []
    while len(rows) < len(refs):
        row = tuple(chance.randint(1, 5) for _ in codes)
        if all(sum(a != b for a, b in zip(row, other, strict=True)) >= far for other in rows):
            rows.append(row)
    edits: list[Edit] = []
    for ref, row in zip(refs, rows, strict=True):
        for code, level in zip(codes, row, strict=True):
            answer: Answer = Fraction(level)
            if chance.random() < 0.02:
                answer = chance.choice((NOT_KNOWN, None))
            reason = "Seen by wardens" if answer is not None and chance.random() < 0.1 else ""
            edits.append(SetEntry(scorer, number, ref, code, Entry(answer, "", reason)))
    return edits
