"""Decisions in words: what they are called, and what a final plan still needs.

Here: plain text in the language of the screen.
Not here: the rule of what is missing (``domain.open_decision``).
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.open_decision import Need, OpenDecision
from smp_workbench.domain.theme import Outcome

translate = QCoreApplication.translate


def outcome_words(outcome: Outcome) -> str:
    """Return a decision in the language of the screen; empty for none."""
    words: dict[Outcome, str] = {
        "priority": translate("decision", "priority"),
        "cross-cutting theme": translate("decision", "cross-cutting theme"),
        "business as usual": translate("decision", "business as usual"),
        "watch": translate("decision", "watch"),
        "not taken": translate("decision", "not taken"),
    }
    return words.get(outcome, "")


def need_words(need: Need) -> str:
    """Return what a theme's row says is missing."""
    if need == "because":
        return translate("decision", "needs a because")
    return translate("decision", "needs a decision")


def open_words(still_open: Iterable[OpenDecision]) -> str:
    """Return how much is missing for a final plan, as a heading; empty for nothing."""
    needs = [one.need for one in still_open]
    becauses, decisions = needs.count("because"), needs.count("decision")
    parts = []
    if decisions == 1:
        parts.append(translate("decision", "1 theme above the line needs a decision"))
    elif decisions:
        words = translate("decision", "{count} themes above the line need a decision")
        parts.append(words.format(count=decisions))
    if becauses == 1:
        parts.append(translate("decision", "1 decision still needs a because"))
    elif becauses:
        parts.append(translate("decision", "{count} decisions still need a because").format(count=becauses))
    if not parts:
        return ""
    return translate("decision", "{needs}; the plan cannot be final").format(needs=", ".join(parts))
