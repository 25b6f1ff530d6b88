"""Themes, Evidence and Reasons: what is said about a theme besides its numbers.

Here: three sheets of text. Not here: scores (``sheet_scores``) and scorecards (``sheet_people``).
"""

from __future__ import annotations

from typing import Final, get_args

from smp_workbench.domain.scorecard import Confidence
from smp_workbench.domain.theme import Outcome, Theme
from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.layout import (
    EVIDENCE,
    FIRST_ROW,
    NOT_SCORED,
    REASONS,
    SCORED,
    THEMES,
)
from smp_workbench.storage.workbook.page import Binder, Page

THEME_WIDTHS: Final = {
    "ref": 7, "order": 8, "name": 28, "short": 13, "kind": 11, "decision": 18, "because": 36,
    "lead_agency": 17, "lead_officer": 14, "last_year": 16, "description": 37,
}  # fmt: skip
EVIDENCE_WIDTHS: Final = {
    "id": 8, "ref": 8, "theme": 28, "criterion": 10, "criterion_name": 20, "text": 52, "figure": 18,
    "source": 34, "date": 20,
}  # fmt: skip
REASON_WIDTHS: Final = {
    "ref": 8, "theme": 38, "criterion": 10, "criterion_name": 28, "confidence": 11, "reason": 80,
}  # fmt: skip

THEMES_HINT: Final = (
    "A theme that is not scored (cross-cutting by nature) is still decided. A decision that differs from the"
    " rank needs its because. The Ranking follows names and decisions that are changed here."
)
EVIDENCE_HINT: Final = (
    "Figures as printed in their source. A note without a criterion is about the whole theme."
)
REASONS_HINT: Final = "Why the room agreed a score, and how good the evidence for it is, where that was said."

OUTCOMES: Final = tuple(outcome for outcome in get_args(Outcome) if outcome)
CONFIDENCES: Final = tuple(word for word in get_args(Confidence) if word)


def write_themes(binder: Binder, contents: Contents) -> None:
    """Write every theme, scored or not, in the order of record."""
    page = Page(binder, THEMES, f"{contents.title}: themes and decisions", THEMES_HINT, THEME_WIDTHS)
    themes = contents.assessment.themes
    for order, theme in enumerate(themes, start=1):
        _theme_row(page, FIRST_ROW + order - 1, order, theme)
    rows = len(themes)
    page.choices("kind", rows, (SCORED, NOT_SCORED), error=f"Choose {SCORED} or {NOT_SCORED}.")
    page.choices("decision", rows, OUTCOMES, error=f"Choose one of: {', '.join(OUTCOMES)}.")
    page.close(rows, frozen=THEMES.position("name") + 1)


def _theme_row(page: Page, row: int, order: int, theme: Theme) -> None:
    page.text(row, "ref", theme.ref, "quiet")
    page.number(row, "order", order)
    page.text(row, "name", theme.name, "strong")
    page.text_row(
        row,
        {
            "short": theme.short,
            "kind": SCORED if theme.scored else NOT_SCORED,
            "decision": theme.decision.outcome,
            "because": theme.decision.because,
            "lead_agency": theme.lead_agency,
            "lead_officer": theme.lead_officer,
            "last_year": theme.last_year,
            "description": theme.description,
        },
    )


def write_evidence(binder: Binder, contents: Contents) -> None:
    """Write every evidence note in the order of record."""
    page = Page(binder, EVIDENCE, "Evidence", EVIDENCE_HINT, EVIDENCE_WIDTHS)
    notes = contents.assessment.evidence
    for row, note in enumerate(notes, start=FIRST_ROW):
        page.text_row(row, {"id": note.id, "ref": note.ref, "criterion": note.criterion}, "quiet")
        page.text(row, "theme", contents.theme_name(note.ref), "strong")
        page.text_row(
            row,
            {
                "criterion_name": contents.criterion_name(note.criterion),
                "text": note.text,
                "figure": note.figure,
                "source": note.source,
                "date": note.date,
            },
        )
    page.close(len(notes), frozen=EVIDENCE.position("theme") + 1)


def write_reasons(binder: Binder, contents: Contents) -> None:
    """Write the agreed scores that have a reason or a confidence."""
    page = Page(binder, REASONS, "Reasons for the agreed scores", REASONS_HINT, REASON_WIDTHS)
    row = FIRST_ROW
    agreed = contents.assessment.agreed
    for theme in contents.assessment.themes:
        for code in contents.compiled.model.codes:
            entry = agreed.entry(theme.ref, code)
            if entry.reason or entry.confidence:
                page.text_row(row, {"ref": theme.ref, "criterion": code}, "quiet")
                page.text(row, "theme", theme.name, "strong")
                page.text_row(
                    row,
                    {
                        "criterion_name": contents.criterion_name(code),
                        "confidence": entry.confidence,
                        "reason": entry.reason,
                    },
                )
                row += 1
    rows = row - FIRST_ROW
    page.choices("confidence", rows, CONFIDENCES, error=f"Choose one of: {', '.join(CONFIDENCES)}.")
    page.close(rows, frozen=REASONS.position("theme") + 1)
