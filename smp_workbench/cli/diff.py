"""``diff A[@N] B[@N]``: what differs between two states.

Here: the differences in both forms. Not here: finding them (``session.difference``).
"""

from __future__ import annotations

import argparse

from smp_workbench.cli.answer import FINDINGS, FINE, Answer, Json
from smp_workbench.cli.parser import some_name
from smp_workbench.cli.source import NamedState, named_state
from smp_workbench.session.difference import Difference, difference
from smp_workbench.storage.exact_form import content_hash

_HEADINGS = {
    "assessment": "The assessment",
    "model": "Scoring model",
    "theme added": "Themes",
    "theme removed": "Themes",
    "theme renamed": "Themes",
    "theme": "Themes",
    "decision": "Decisions",
    "score": "Scores",
    "second stage": "Second stage",
    "evidence": "Evidence",
    "scorer": "Scorers and rounds",
    "round": "Scorers and rounds",
    "order": "Order",
    "rank": "Ranks",
}
"""Kinds of difference under the headings of the plain answer, in its order."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take two workbooks, each perhaps with the number of a version."""
    for name in ("before", "after"):
        parser.add_argument(
            name,
            metavar="A[@N]" if name == "before" else "B[@N]",
            type=some_name,
            help=f"the state {name}: a workbook as it is now, or its version N",
        )


def run(options: argparse.Namespace) -> Answer:
    """Compare; equal states are exit code 0, others 1."""
    before, after = named_state(options.before), named_state(options.after)
    found = difference(before.assessment, after.assessment)
    same_assessment = before.assessment.identity == after.assessment.identity
    data: Json = {
        "before": _state(before),
        "after": _state(after),
        "same_assessment": same_assessment,
        "differences": [_difference(one) for one in found],
    }
    lines = [f"{before.label} and {after.label}"]
    if not same_assessment:
        lines.append("These are two different assessments: themes and scorers are matched by name.")
    lines += _plain(found) if found else ["Nothing differs."]
    return Answer("\n".join(lines), data, FINDINGS if found else FINE)


def _plain(found: tuple[Difference, ...]) -> list[str]:
    lines: list[str] = []
    for heading in dict.fromkeys(_HEADINGS.values()):
        sentences = [one.sentence.english() for one in found if _HEADINGS[one.kind] == heading]
        if sentences:
            lines += ["", heading, *(f"  {sentence[0].upper()}{sentence[1:]}" for sentence in sentences)]
    return lines


def _state(state: NamedState) -> Json:
    return {
        "file": str(state.path),
        "version": state.version.number if state.version else None,
        "name": state.version.name if state.version else None,
        "identity": state.assessment.identity,
        "content": content_hash(state.assessment),
    }


def _difference(one: Difference) -> Json:
    return {
        "kind": one.kind,
        "subject": one.subject,
        "field": one.field,
        "scorer": one.scorer or None,
        "round": one.round if one.scorer else None,
        "before": one.before,
        "after": one.after,
        "sentence": one.sentence.english(),
    }
