"""What the definition panel says in words: about a theme as a whole, and its evidence.

Here: plain text made of an assessment's parts.
Not here: levels (``level_bands``) and where the words stand (``definition_panel``).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.theme import Decision, EvidenceNote, Theme

translate = QCoreApplication.translate


def evidence_text(assessment: Assessment, ref: str, criterion: str) -> str:
    """Return the evidence notes that speak to a criterion, then those for the theme as a whole.

    One note a line; empty if there is none. An empty ``criterion`` gives the theme's own only.
    """
    of_theme = [note for note in assessment.evidence if note.ref == ref]
    ordered = [note for note in of_theme if criterion and note.criterion == criterion]
    ordered += [note for note in of_theme if not note.criterion]
    return "\n".join(note_text(note) for note in ordered)


def note_text(note: EvidenceNote) -> str:
    """Return one note as a line: text, figure, and source with date in brackets.

    A text that is a sentence keeps its full stop, and the figure follows it.
    """
    joint = " " if note.text.endswith((".", "?", "!")) else ": "
    said = joint.join(part for part in (note.text, note.figure) if part)
    origin = ", ".join(part for part in (note.source, note.date) if part)
    return f"{said} ({origin})" if origin else said


def theme_text(assessment: Assessment, theme: Theme) -> str:
    """Return what is known about a theme apart from its scores, one paragraph for each part."""
    not_scored = translate("theme", "Not scored: cross-cutting by nature. It is unranked, and still decided.")
    lead = ", ".join(part for part in (theme.lead_agency, theme.lead_officer) if part)
    parts = (
        "" if theme.scored else not_scored,
        theme.description,
        _decision_text(theme.decision),
        translate("theme", "Last year: {}").format(theme.last_year) if theme.last_year else "",
        translate("theme", "Lead: {}").format(lead) if lead else "",
        evidence_text(assessment, theme.ref, ""),
    )
    text = "\n\n".join(part for part in parts if part)
    return text or translate("theme", "Nothing is written about this theme yet. Ctrl+E describes it.")


def _decision_text(decision: Decision) -> str:
    outcome = decision.outcome or translate("theme", "none yet")
    if decision.because:
        text = translate("theme", "Decision: {outcome}, because {because}")
        return text.format(outcome=outcome, because=decision.because)
    return translate("theme", "Decision: {}").format(outcome) if decision.outcome else ""
