"""Edits of themes: add, rename, describe, reorder, remove, mark as not scored, decide.

Here: one frozen class an edit. Not here: their scores (``edit_scoring``) and evidence
(``edit_evidence``); a removed theme takes both with it, and taking the removal back returns them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, get_args

from smp_workbench.domain.assessment import MOST_THEMES, Assessment
from smp_workbench.domain.edit_base import Edit
from smp_workbench.domain.fit import fitting_note, fitting_row
from smp_workbench.domain.scorecard import Entry
from smp_workbench.domain.text import clean_name, clean_note, clean_ref, same_name
from smp_workbench.domain.theme import Decision, EvidenceNote, Outcome, Theme
from smp_workbench.errors import Refusal, Sentence

ThemeField = Literal["name", "short", "description", "lead_agency", "lead_officer", "last_year"]

_FIELD_NAMES: Final[Mapping[ThemeField, str]] = {
    "name": "The theme's name",
    "short": "The theme's short name",
    "description": "The description",
    "lead_agency": "The lead agency",
    "lead_officer": "The lead officer",
    "last_year": "Last year's decision",
}


@dataclass(frozen=True, slots=True)
class AddTheme:
    """Add a theme; ``position`` is its place in the order of record, None for the end."""

    theme: Theme
    position: int | None = None

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        theme = _clean(self.theme)
        # In any case: spreadsheet programs look a ref up without telling capitals from small letters.
        if any(theme.ref.casefold() == other.ref.casefold() for other in assessment.themes):
            raise Refusal("There is a theme {ref} already.", "Give the new theme another ref.", ref=theme.ref)
        if len(assessment.themes) >= MOST_THEMES:
            raise Refusal("An assessment holds at most {most} themes.", "Remove one first.", most=MOST_THEMES)
        _refuse_same_name(assessment, theme.ref, theme.name)
        themes = list(assessment.themes)
        themes.insert(len(themes) if self.position is None else self.position, theme)
        return replace(assessment, themes=tuple(themes)).with_issued(theme.ref), RemoveTheme(theme.ref)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Add {theme}", {"theme": self.theme.label})


@dataclass(frozen=True, slots=True)
class RemoveTheme:
    """Remove a theme with its scores on every card and its evidence notes."""

    ref: str

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        position = assessment.theme_position(self.ref)
        rows = {
            f"{card.scorer} {card.round}": card.entries[self.ref]
            for card in assessment.every_card
            if self.ref in card.entries
        }
        notes = tuple(one for one in enumerate(assessment.evidence) if one[1].ref == self.ref)
        taken_back = ReturnTheme(assessment.themes[position], position, rows, notes)
        after = replace(
            assessment,
            themes=tuple(theme for theme in assessment.themes if theme.ref != self.ref),
            evidence=tuple(note for note in assessment.evidence if note.ref != self.ref),
        )
        for card in assessment.every_card:
            if self.ref in card.entries:
                after = after.with_card(card.with_row(self.ref, {}))
        return after, taken_back

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Remove {theme}", {"theme": assessment.theme(self.ref).label})


@dataclass(frozen=True, slots=True)
class ReturnTheme:
    """Bring back a removed theme with everything it had.

    Attributes
    ----------
    rows
        Its entries by ``"scorer round"``, then criterion code. What has no place any more (another
        scoring model, a scorer who has left) does not come back.
    evidence
        Its evidence notes, each with its place in the list of all, from 0 and rising.
    """

    theme: Theme
    position: int
    rows: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    evidence: tuple[tuple[int, EvidenceNote], ...] = ()

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        after, taken_back = AddTheme(self.theme, self.position).apply(assessment)
        for key, row in self.rows.items():
            scorer, round_number = key.rsplit(" ", 1)
            if after.has_card(scorer, int(round_number)):
                card = after.card(scorer, int(round_number))
                fitting = fitting_row(row, after.model_of(scorer))
                after = after.with_card(card.with_row(self.theme.ref, fitting))
        notes = list(after.evidence)
        for place, note in self.evidence:
            notes.insert(place, fitting_note(note, after))
        return replace(after, evidence=tuple(notes)), taken_back

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Bring back {theme}", {"theme": self.theme.label})


@dataclass(frozen=True, slots=True)
class ChangeTheme:
    """Rename or describe a theme, or set its lead or last year's decision."""

    ref: str
    field: ThemeField
    value: str

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        theme = assessment.theme(self.ref)
        value = _clean_field(self.field, self.value)
        if self.field == "name":
            _refuse_same_name(assessment, self.ref, value)
        before: str = getattr(theme, self.field)
        after = _with_theme(assessment, with_field(theme, self.field, value))
        return after, ChangeTheme(self.ref, self.field, before)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        what = _FIELD_NAMES[self.field].removeprefix("The ").removeprefix("theme's ")
        return Sentence("{theme}, {what}", {"theme": assessment.theme(self.ref).label, "what": what.lower()})


@dataclass(frozen=True, slots=True)
class SetScored:
    """Say whether a theme is scored, or cross-cutting by nature. Its scores are kept either way."""

    ref: str
    scored: bool

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        theme = assessment.theme(self.ref)
        after = _with_theme(assessment, replace(theme, scored=self.scored))
        return after, SetScored(self.ref, theme.scored)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        text = "Score {theme}" if self.scored else "Do not score {theme}"
        return Sentence(text, {"theme": assessment.theme(self.ref).label})


@dataclass(frozen=True, slots=True)
class SetDecision:
    """Set what is decided about a theme, and because of what."""

    ref: str
    decision: Decision

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        theme = assessment.theme(self.ref)
        decision = _clean_decision(self.decision)
        after = _with_theme(assessment, replace(theme, decision=decision))
        return after, SetDecision(self.ref, theme.decision)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        outcome = self.decision.outcome or "no decision"
        return Sentence("{theme}: {outcome}", {"theme": assessment.theme(self.ref).label, "outcome": outcome})


@dataclass(frozen=True, slots=True)
class MoveTheme:
    """Move a theme to another place in the order of record, counted from 0."""

    ref: str
    position: int

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """See :class:`Edit`."""
        before = assessment.theme_position(self.ref)
        if not 0 <= self.position < len(assessment.themes):
            raise Refusal(
                "There is no place {place} in a list of {count}.",
                "Choose a place in the list.",
                place=self.position + 1,
                count=len(assessment.themes),
            )
        themes = list(assessment.themes)
        themes.insert(self.position, themes.pop(before))
        return replace(assessment, themes=tuple(themes)), MoveTheme(self.ref, before)

    def describe(self, assessment: Assessment) -> Sentence:
        """See :class:`Edit`."""
        return Sentence("Move {theme}", {"theme": assessment.theme(self.ref).label})


def _with_theme(assessment: Assessment, theme: Theme) -> Assessment:
    themes = tuple(theme if theme.ref == other.ref else other for other in assessment.themes)
    return replace(assessment, themes=themes)


def _clean(theme: Theme) -> Theme:
    clean = replace(theme, ref=clean_ref(theme.ref), decision=_clean_decision(theme.decision))
    for name in get_args(ThemeField):
        clean = with_field(clean, name, _clean_field(name, getattr(theme, name)))
    return clean


def with_field(theme: Theme, name: ThemeField, value: str) -> Theme:
    """Return a theme with one of its texts as it is given, which must be clean already."""
    match name:
        case "name":
            return replace(theme, name=value)
        case "short":
            return replace(theme, short=value)
        case "description":
            return replace(theme, description=value)
        case "lead_agency":
            return replace(theme, lead_agency=value)
        case "lead_officer":
            return replace(theme, lead_officer=value)
        case "last_year":
            return replace(theme, last_year=value)


def _clean_field(name: ThemeField, value: str) -> str:
    if name == "description":
        return clean_note(value, _FIELD_NAMES[name])
    return clean_name(value, _FIELD_NAMES[name], required=name == "name")


def _clean_decision(decision: Decision) -> Decision:
    if decision.outcome not in get_args(Outcome):
        raise Refusal("“{outcome}” is not a decision.", "Choose one from the list.", outcome=decision.outcome)
    return replace(decision, because=clean_note(decision.because, "The because"))


def _refuse_same_name(assessment: Assessment, ref: str, name: str) -> None:
    for other in assessment.themes:
        if other.ref != ref and same_name(other.name, name):
            raise Refusal(
                "{ref} is called “{name}” already.",
                "Give each theme a name of its own.",
                ref=other.ref,
                name=other.name,
            )
