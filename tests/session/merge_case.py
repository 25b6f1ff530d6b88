"""Random merges: a base, what was done here since, and copies that were edited apart.

Here: making them from one seed, so that a trial and a property test try the same.
Not here: the laws (``merge_law``).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from smp_workbench.domain.assessment import Assessment, Comparison, Marking
from smp_workbench.domain.edit import (
    AddNote,
    AddScorer,
    AddTheme,
    ChangeNote,
    ChangeScorer,
    ChangeTheme,
    Edit,
    MoveTheme,
    RemoveNote,
    RemoveScorer,
    RemoveTheme,
    SetComparison,
    SetCutLine,
    SetDecision,
    SetDetail,
    SetEntry,
    SetLeading,
    SetMarking,
    SetModel,
    SetRounds,
    SetScored,
    SetSecondStage,
    SetTolerance,
)
from smp_workbench.domain.open_item import Source
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, SECOND_STAGE, Answer, Entry, Round, Scorer
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Decision, EvidenceNote, Theme
from smp_workbench.errors import Refusal
from smp_workbench.session.merge.returned import Returned
from tests.factory import applied, levels, second_stage_model, small_assessment, small_model

BASE: Final = applied(
    small_assessment(),
    AddNote(EvidenceNote("E-001", "T-001", "H1", "Injuries rose")),
    AddNote(EvidenceNote("E-002", "T-002", "", "Worry about fraud")),
    SetSecondStage(SecondStage(second_stage_model(), 2)),
    SetEntry(SECOND_STAGE, 0, "T-001", "V1", Entry(Fraction(3), "low", "Recorded crime")),
    SetDecision("T-001", Decision("priority", "Above the line")),
    ChangeTheme("T-002", "lead_agency", "Police"),
    SetMarking(Marking("OFFICIAL", "Partners only")),
)
WORDS: Final = ("", "Arson", "Fraud", "Hate crime", "Police", "Road safety")
OTHER_MODEL: Final = replace(
    small_model("sum(harm)"),
    criteria=(*small_model().criteria[:1], replace(small_model().criteria[1], levels=levels(0, 1, 5))),
    totals=(),
)


@dataclass(frozen=True)
class MergeCase:
    """The receiving assessment and the copies that come back to it."""

    ours: Assessment
    copies: tuple[Returned, ...]


def merge_case(seed: int, copies: int, *, scores_only: bool = False) -> MergeCase:
    """Return the case of a seed; every copy began from the same base."""
    chance = random.Random(seed)
    steps = (1, 3, 8)
    ours = edited(BASE, chance, chance.choice((0, *steps)), scores_only=scores_only)
    returned = tuple(
        Returned(
            Source(f"copy {number}.xlsx", f"Agency {number}"),
            edited(BASE, chance, chance.choice(steps), scores_only=scores_only),
            BASE,
        )
        for number in range(copies)
    )
    return MergeCase(ours, returned)


def edited(state: Assessment, chance: random.Random, steps: int, *, scores_only: bool = False) -> Assessment:
    """Return a state after some random edits; those that are refused change nothing."""
    makers = _SCORES if scores_only else _MAKERS
    for _ in range(steps):
        try:
            state, _inverse = chance.choice(makers)(state, chance).apply(state)
        except Refusal:
            continue
    return state


def _some_ref(state: Assessment, chance: random.Random) -> str:
    """Return a theme, half the time the same one, so that copies meet."""
    return chance.choice(["T-001", chance.choice([theme.ref for theme in state.themes] or ["T-001"])])


def _some_scorer(state: Assessment, chance: random.Random) -> str:
    return chance.choice([scorer.id for scorer in state.scorers] or ["S-01"])


def _entry(chance: random.Random, values: tuple[Answer, ...]) -> Entry:
    level = chance.choice((*values, NOT_KNOWN, None))
    return Entry(level, chance.choice(("", "low")), chance.choice(("", "Seen", "Heard")))


def _score(state: Assessment, chance: random.Random) -> Edit:
    card = chance.choice(((AGREED, 0), (AGREED, 0), (_some_scorer(state, chance), 1), (SECOND_STAGE, 0)))
    model = state.model_of(card[0])
    criterion = chance.choice([model.criteria[0], chance.choice(model.criteria)])
    values = tuple(level.value for level in criterion.levels)
    return SetEntry(*card, _some_ref(state, chance), criterion.code, _entry(chance, values))


def _theme_field(state: Assessment, chance: random.Random) -> Edit:
    field = chance.choice(("name", "short", "description", "lead_agency", "lead_officer", "last_year"))
    return ChangeTheme(_some_ref(state, chance), field, chance.choice(WORDS))


def _note(state: Assessment, chance: random.Random) -> Edit:
    ref, code = _some_ref(state, chance), chance.choice(("", "H1", "L1"))
    note = EvidenceNote(state.next_ref("E"), ref, code, chance.choice(WORDS[1:]))
    known = list(state.evidence)
    match chance.randrange(3):
        case 1 if known:
            return ChangeNote(replace(note, id=chance.choice(known).id))
        case 2 if known:
            return RemoveNote(chance.choice(known).id)
        case _:
            return AddNote(note)


def _scorer(state: Assessment, chance: random.Random) -> Edit:
    name = chance.choice(WORDS[1:])
    match chance.randrange(3):
        case 0:
            return AddScorer(Scorer(state.next_ref("S"), name, (1,)))
        case 1:
            return RemoveScorer(_some_scorer(state, chance))
        case _:
            return ChangeScorer(
                Scorer(_some_scorer(state, chance), name, chance.choice(((), (1,))), chance.choice(WORDS))
            )


def _rounds(state: Assessment, chance: random.Random) -> Edit:
    first = Round(1, chance.choice(WORDS), revealed=chance.random() < 0.3)
    return SetRounds(chance.choice(((first,), (first, Round(2, chance.choice(WORDS))))))


def _setting(state: Assessment, chance: random.Random) -> Edit:
    marking = Marking(chance.choice(("OFFICIAL", "OFFICIAL-SENSITIVE")), chance.choice(WORDS[:3]))
    edits: tuple[Edit, ...] = (
        SetDetail(chance.choice(("title", "area", "period")), chance.choice(WORDS)),
        SetCutLine(chance.randrange(1, 5)),
        SetTolerance(chance.randrange(3)),
        SetMarking(marking, "Cleared"),
        SetComparison(chance.choice((None, Comparison(1, "Last year")))),
        SetLeading(chance.randrange(1, 5)),
        SetModel(chance.choice((OTHER_MODEL, small_model()))),
        SetSecondStage(
            chance.choice((None, SecondStage(small_model(), 3), SecondStage(second_stage_model())))
        ),
    )
    return chance.choice(edits)


_SCORES: Final[tuple[Callable[[Assessment, random.Random], Edit], ...]] = (_score,)
_MAKERS: Final[tuple[Callable[[Assessment, random.Random], Edit], ...]] = (
    _score, _score, _score, _score, _theme_field, _theme_field, _note, _note, _scorer, _rounds, _setting,
    lambda state, chance: AddTheme(Theme(state.next_ref("T"), chance.choice(WORDS[1:]))),
    lambda state, chance: RemoveTheme(_some_ref(state, chance)),
    lambda state, chance: MoveTheme(_some_ref(state, chance), chance.randrange(3)),
    lambda state, chance: SetScored(_some_ref(state, chance), chance.random() < 0.5),
    lambda state, chance: SetDecision(
        _some_ref(state, chance), Decision(chance.choice(("", "priority", "watch")), chance.choice(WORDS))
    ),
)  # fmt: skip
