"""``diff A[@N] B[@N]``: what differs between two states, and why themes moved.

Here: the differences and the causes in both forms.
Not here: finding them (``session.difference``, ``session.cause``).
"""

from __future__ import annotations

import argparse

from smp_workbench.cli.answer import FINDINGS, FINE, Answer, Json
from smp_workbench.cli.parser import some_name
from smp_workbench.cli.source import NamedState, named_state
from smp_workbench.domain.assessment import Assessment
from smp_workbench.session.cause import Move, explain
from smp_workbench.session.cause_words import ORDER_OF_CAUSES, move_sentence
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
    states = (before.assessment, after.assessment)
    labels = (before.label_beside(after), after.label_beside(before))
    return compared(states, labels, (_state(before), _state(after)))


def compared(
    states: tuple[Assessment, Assessment], labels: tuple[str, str], data: tuple[Json, Json]
) -> Answer:
    """Return what differs between two states, and why themes moved.

    Parameters
    ----------
    states, labels, data
        Of each state, the earlier one first: itself, how a person calls it, how a program does.
    """
    before, after = states
    found = difference(before, after)
    moves = explain(before, after).moves
    same_assessment = before.identity == after.identity
    answer: Json = {
        "before": data[0],
        "after": data[1],
        "same_assessment": same_assessment,
        "differences": [_difference(one) for one in found],
        "moves": [_move(move) for move in moves],
        "order_of_causes": ORDER_OF_CAUSES,
    }
    lines = [f"{labels[0]} and {labels[1]}"]
    if not same_assessment:
        lines.append("These are two different assessments: themes and scorers are matched by name.")
    lines += _plain(found) if found else ["Nothing differs."]
    lines += _causes(moves)
    return Answer("\n".join(lines), answer, FINDINGS if found else FINE)


def _plain(found: tuple[Difference, ...]) -> list[str]:
    lines: list[str] = []
    for heading in dict.fromkeys(_HEADINGS.values()):
        sentences = [one.sentence.english() for one in found if _HEADINGS[one.kind] == heading]
        if sentences:
            lines += ["", heading, *(f"  {sentence[0].upper()}{sentence[1:]}" for sentence in sentences)]
    return lines


def _causes(moves: tuple[Move, ...]) -> list[str]:
    sentences = [move_sentence(move).english() for move in moves if move.parts]
    if not sentences:
        return []
    return ["", "Why themes moved", *(f"  {sentence}" for sentence in sentences), f"  ({ORDER_OF_CAUSES})"]


def _move(move: Move) -> Json:
    return {
        "ref": move.ref,
        "name": move.name,
        "standing": move.standing,
        "before": move.before.text,
        "after": move.after.text,
        "places": move.places,
        "parts": [
            {
                "cause": part.cause,
                "before": part.before.text,
                "after": part.after.text,
                "places": part.places,
                "above_line_before": part.before.above,
                "above_line_after": part.after.above,
            }
            for part in move.parts
        ],
        "sentence": move_sentence(move).english(),
    }


def _state(state: NamedState) -> Json:
    return {
        "file": state.file,
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
