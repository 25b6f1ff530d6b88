"""Whether a state that was read in its exact form is one that edits could have made.

Here: one check of the whole, for everything that is read back from outside the program: an exact
form is only text, and somebody may have written it by hand.
Not here: whether the scoring model works (``scoring.compile_model``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, get_args

from smp_workbench.domain.assessment import Assessment, Reference
from smp_workbench.domain.edit import (
    AddNote,
    AddReference,
    AddScorer,
    AddTheme,
    Edit,
    SetComparison,
    SetCutLine,
    SetDetail,
    SetMarking,
    SetRounds,
    SetSecondStage,
    SetTolerance,
)
from smp_workbench.domain.scorecard import (
    AGREED,
    NOT_KNOWN,
    SECOND_STAGE,
    Answer,
    Confidence,
    Entry,
    Scorecard,
)
from smp_workbench.domain.text import clean_note
from smp_workbench.errors import ModelFault, Refusal
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.storage.open_item_soundness import refuse_unsound_items

_IDENTITY: Final = re.compile("[0-9a-f]{32}")
_CONFIDENCES: Final = frozenset(get_args(Confidence))


def refuse_unsound(state: Assessment) -> None:
    """Raise if a state contradicts itself or holds what no edit would have let in.

    Raises
    ------
    Refusal
        With what is wrong first.
    """
    if not _IDENTITY.fullmatch(state.identity):
        raise Refusal("The identity is damaged.")
    made = Assessment(state.identity, state.model)
    for edit in _edits(state):
        made, _ = edit.apply(made)
    opened = replace(made, conflicts=state.conflicts, reviews=state.reviews, brought=state.brought)
    if replace(opened, agreed=state.agreed, cards=state.cards) != state:
        raise Refusal("Texts or settings are damaged.")
    _refuse_unsound_cards(state)
    refuse_unsound_items(state)
    for reference in state.references:
        _refuse_unsound_reference(reference)


def _refuse_unsound_reference(reference: Reference) -> None:
    """Raise if another assessment, kept for comparing, could not be ranked; it holds no further ones."""
    refuse_unsound(reference.state)
    try:
        compile_model(reference.state.model)
    except ModelFault as fault:
        raise Refusal("The scoring model of {title} is damaged.", title=reference.title) from fault


def _edits(state: Assessment) -> Iterator[Edit]:
    """Yield the edits that make all but the scorecards."""
    yield SetDetail("title", state.title)
    yield SetDetail("area", state.area)
    yield SetDetail("period", state.period)
    yield SetMarking(state.marking)
    yield SetCutLine(state.cut_line)
    yield SetTolerance(state.tolerance)
    yield from (AddReference(reference) for reference in state.references)
    yield SetComparison(state.comparison)
    yield from (AddTheme(theme) for theme in state.themes)
    yield SetRounds(state.rounds)
    yield from (AddScorer(scorer) for scorer in state.scorers)
    yield from (AddNote(note) for note in state.evidence)
    yield SetSecondStage(state.second_stage)


def _refuse_unsound_cards(state: Assessment) -> None:
    scorers = {scorer.id for scorer in state.scorers}
    rounds = {one.number for one in state.rounds}
    keys = [(card.scorer, card.round) for card in state.cards]
    if (state.agreed.scorer, state.agreed.round) != (AGREED, 0):
        raise Refusal("The agreed scores are damaged.")
    second = state.card(SECOND_STAGE, 0)
    if (second.scorer, second.round) != (SECOND_STAGE, 0):
        raise Refusal("The scores of the second stage are damaged.")
    if keys != sorted(set(keys)) or any(scorer not in scorers or one not in rounds for scorer, one in keys):
        raise Refusal("A scorecard has no scorer or no round, or is there twice.")
    if any(not card.entries for card in state.cards):
        raise Refusal("A scorecard is empty.")
    refs = {theme.ref for theme in state.themes}
    for card in state.every_card:
        levels: dict[str, set[Answer]] = {
            criterion.code: {level.value for level in criterion.levels}
            for criterion in state.model_of(card.scorer).criteria
        }
        for ref, code, entry in _entries(card):
            if ref not in refs or code not in levels or not _sound(entry, levels, code):
                raise Refusal("A score of {ref}, {code} is damaged.", ref=ref, code=code)


def _entries(card: Scorecard) -> Iterator[tuple[str, str, Entry]]:
    for ref, row in card.entries.items():
        if not row:
            raise Refusal("A row of a scorecard is empty.")
        for code, entry in row.items():
            yield ref, code, entry


def _sound(entry: Entry, levels: Mapping[str, set[Answer]], code: str) -> bool:
    known = entry.level is None or entry.level is NOT_KNOWN or entry.level in levels[code]
    worded = entry.confidence in _CONFIDENCES
    plain = not entry.reason or clean_note(entry.reason, "The reason") == entry.reason
    return known and worded and plain and not entry.empty
