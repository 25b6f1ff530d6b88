"""What goes out to one scorer: their card, and nothing that is anybody else's.

Here: taking everything else out of the assessment *before* anything is written, so that no sheet can
leak what is not there.
Not here: the file (``writer``), and reading it again (``reader``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.card_copy import CardCopy, CopyKey
from smp_workbench.domain.scorecard import Round, Scorecard, Scorer
from smp_workbench.domain.text import printable, same_name
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import Refusal
from smp_workbench.storage.exact_form import content_hash

_LONGEST_LIST: Final = 400


def card_copy(workbook: Workbook, scorer_id: str, round_number: int, refs: Sequence[str] = ()) -> CardCopy:
    """Return the copy for one scorer.

    Parameters
    ----------
    round_number
        One that there is, or the next, which begins when the copy comes back.
    refs
        The themes it is about; all that are scored if empty.

    Raises
    ------
    Refusal
        If there is no such scorer, round or theme, or no theme to score.
    """
    whole = workbook.assessment
    scorer = whole.scorer(scorer_id)
    _refuse_other_round(whole, round_number)
    chosen = _chosen(whole, refs)
    card = whole.card(scorer_id, round_number)
    known = {theme.ref for theme in chosen}
    own = Scorecard(scorer_id, round_number, {ref: row for ref, row in card.entries.items() if ref in known})
    state = Assessment(
        whole.identity,
        whole.model,
        title=whole.title,
        area=whole.area,
        period=whole.period,
        marking=whole.marking,
        themes=tuple(_plain_theme(theme) for theme in chosen),
        scorers=(replace(scorer, present=()),),
        rounds=_rounds(whole, round_number),
        evidence=tuple(note for note in whole.evidence if note.ref in known),
    ).with_card(own)
    changes = workbook.history.changes
    key = CopyKey(
        whole.identity,
        content_hash(whole),
        workbook.history.last_sequence,
        scorer_id,
        round_number,
        content_hash(state),
    )
    everything = len(chosen) == sum(theme.scored for theme in whole.themes)
    return CardCopy(key, state, everything, workbook.sensitivity, changes[-1].when if changes else "")


def named_scorer(assessment: Assessment, text: str) -> Scorer:
    """Return the scorer whom a person names by id or by name.

    Raises
    ------
    Refusal
        If there is none such; the sentence names those that there are.
    """
    for scorer in assessment.scorers:
        if scorer.id.casefold() == text.strip().casefold() or same_name(scorer.name, text):
            return scorer
    names = ", ".join(f"{one.id} {one.name}" for one in assessment.scorers)
    raise Refusal(
        "There is no scorer “{text}”.",
        "Choose one of {names}."
        if names
        else "The workbook has no scorers yet; add them in the program first.",
        text=printable(text),
        names=printable(names, _LONGEST_LIST),
    )


def likely_round(assessment: Assessment) -> int:
    """Return the round that a copy is most likely for: the latest, or the first where there is none."""
    return max((one.number for one in assessment.rounds), default=1)


def _refuse_other_round(whole: Assessment, number: int) -> None:
    following = len(whole.rounds) + 1
    if not 1 <= number <= following:
        raise Refusal(
            "There is no round {number}.",
            "Choose a round from 1 to {following}; {following} would be a new one.",
            number=number,
            following=following,
        )


def _chosen(whole: Assessment, refs: Sequence[str]) -> list[Theme]:
    """Return the themes that the copy is about, in the order of record."""
    asked = {ref.casefold() for ref in refs}
    known = {theme.ref.casefold(): theme for theme in whole.themes}
    for ref in refs:
        theme = known.get(ref.casefold())
        if theme is None:
            raise Refusal(
                "There is no theme {ref}.", "Name themes by their ref, such as T-014.", ref=printable(ref)
            )
        if not theme.scored:
            raise Refusal(
                "{theme} is not scored (cross-cutting by nature).",
                "Leave {ref} out.",
                theme=theme.name,
                ref=theme.ref,
            )
    chosen = [theme for theme in whole.themes if theme.scored and (not refs or theme.ref.casefold() in asked)]
    if not chosen:
        raise Refusal("There is no theme to score.", "Add themes first.")
    return chosen


def _plain_theme(theme: Theme) -> Theme:
    """Return a theme without what was decided about it, who leads it and what it was last year."""
    return Theme(theme.ref, theme.name, theme.short, theme.description)


def _rounds(whole: Assessment, number: int) -> tuple[Round, ...]:
    """Return rounds up to the copy's own, of which alone the name is told."""
    name = next((one.name for one in whole.rounds if one.number == number), "")
    return (*(Round(earlier) for earlier in range(1, number)), Round(number, name))
