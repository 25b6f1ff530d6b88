"""Twelve copies of a large assessment that came back, each with one scorer's card filled in.

Here: the workbook that went out, and what each scorer sent back, as a whole copy or with My scores filled in;
for benchmarks and tests of large merges.
Not here: merging them.
"""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddScorer, AddTheme, Edit, SetEntry, SetRounds
from smp_workbench.domain.scorecard import AGREED, Confidence, Entry, Round, Scorer
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import Change, History, Version, Workbook
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.my_scores import writer
from smp_workbench.storage.my_scores.card_copy import card_copy
from tests.factory import IDENTITY, applied
from tests.published.plain_model import plain_model

LEVELS = [Fraction(value) for value in range(5)]
_WHEN = "2018-02-23T10:42:00Z"


def sent_out(themes: int = 130, criteria: int = 20, scorers: int = 12) -> Workbook:
    """Return a fully scored assessment with scorers who have no card yet, named as a version."""
    chance = random.Random(2018)
    model = plain_model("wsum(g)", [LEVELS] * criteria)
    refs = [f"T-{number:03d}" for number in range(1, themes + 1)]
    start = applied(
        Assessment(IDENTITY, model, "Many copies", cut_line=5),
        SetRounds((Round(1, "First round", revealed=True),)),
        *(AddTheme(Theme(ref, f"Theme of ref {ref}")) for ref in refs),
        *(AddScorer(Scorer(f"S-{number:02d}", f"Agency {number}", (1,))) for number in range(1, scorers + 1)),
        *(
            SetEntry(AGREED, 0, ref, code, _entry(chance, "As agreed in the room"))
            for ref in refs
            for code in model.codes
        ),
    )
    version = Version(1, "Sent out", "Chair", _WHEN, "", "SMP Workbench 1.0", 0, content_hash(start))
    return Workbook(start, History(start, (), (version,)))


def came_back(sent: Workbook, number: int, agreed: int = 30) -> Workbook:
    """Return what one scorer sends back: a whole card, and some agreed scores changed.

    Parameters
    ----------
    number
        Of the scorer, from 1.
    agreed
        How many agreed scores they changed, among the first twenty themes, so that others changed them too.
    """
    chance = random.Random(number)
    model, refs = sent.assessment.model, [theme.ref for theme in sent.assessment.themes]
    edits: list[Edit] = [
        SetEntry(f"S-{number:02d}", 1, ref, code, _entry(chance, "What our analysts see"))
        for ref in refs
        for code in model.codes
    ]
    for _ in range(agreed):
        ref, code = chance.choice(refs[:20]), chance.choice(model.codes)
        edits.append(SetEntry(AGREED, 0, ref, code, _entry(chance, f"Agency {number} knows better")))
    changes = tuple(
        Change(place, edit, f"Agency {number}", _WHEN) for place, edit in enumerate(edits, start=1)
    )
    return Workbook(applied(sent.assessment, *edits), replace(sent.history, changes=changes))


def card_came_back(sent: Workbook, number: int) -> bytes:
    """Return the copy with My scores that one scorer sends back: it went out empty and was filled in."""
    scorer = f"S-{number:02d}"
    filled = card_copy(came_back(sent, number), scorer, 1)
    real = writer.write_grid
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            writer, "write_grid", lambda binder, contents, copy, _: real(binder, contents, copy, filled.card)
        )
        return writer.copy_bytes(card_copy(sent, scorer, 1))


def _entry(chance: random.Random, reason: str) -> Entry:
    confidence: Confidence = chance.choice(("", "low", "high"))
    return Entry(chance.choice(LEVELS), confidence, chance.choice(("", "", reason)))
