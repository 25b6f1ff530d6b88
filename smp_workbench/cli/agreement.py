"""``agreement FILE``: how far the scorers of a round are apart, and where talk can change the plan.

Here: the round that may be looked at, and its spread, agenda and "who was in the room" in both forms.
Not here: the page for a person (``agreement_text``), and the figures (``scoring.spread``,
``scoring.agenda``, ``scoring.without_one``).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from smp_workbench.cli.agreement_text import criterion_of, level_of, plain
from smp_workbench.cli.answer import Answer, Json
from smp_workbench.cli.parser import some_name
from smp_workbench.cli.source import named_workbook
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.number import exact_text
from smp_workbench.domain.scorecard import Round
from smp_workbench.errors import Refusal
from smp_workbench.scoring.agenda import AgendaItem, agenda
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.spread import Spread, spread
from smp_workbench.scoring.without_one import WithoutOne, without_one

_JSON = """\
--json prints: round {number, name}, tolerance, scorers [{id, name}], cells [{ref, criterion, cards,
not_known, lowest, lower_quartile, lower_median, upper_median, upper_quartile, highest, steps,
agreement, apart}] for every cell somebody gave a level, agenda [{ref, criterion, steps, effect, weight,
level, enter, leave}] and ranks [{ref, everybody, without {scorer: rank}}]. Levels are values as text;
agreement is a fraction as text, null for one card; apart lists scorers."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the workbook, and what to look at in it."""
    parser.add_argument("file", metavar="FILE", type=some_name, help="a workbook (.xlsx)")
    parser.add_argument("--round", metavar="N", type=int, help="of the cards; else the latest revealed round")
    parser.add_argument(
        "--tolerance",
        metavar="N",
        type=int,
        help="steps that the cards of a cell may be apart without need for talk; else the assessment’s own",
    )
    parser.epilog = _JSON


def run(options: argparse.Namespace) -> Answer:
    """Say how far the cards of a revealed round are apart."""
    asked: int | None = options.tolerance
    if asked is not None and asked < 0:
        raise Refusal("A tolerance of {steps} steps cannot be.", "Give 0 or more.", steps=asked)
    assessment = named_workbook(options.file).workbook.assessment
    tolerance = assessment.tolerance if asked is None else asked
    shown = _round(assessment, options.round)
    compiled = compile_model(assessment.model)
    found = spread(assessment, shown.number)
    items, ranks = agenda(assessment, found, compiled), without_one(found, compiled)
    data: Json = {
        "round": {"number": shown.number, "name": shown.name},
        "tolerance": tolerance,
        "scorers": [{"id": one, "name": assessment.scorer(one).name} for one in found.scorers],
        "cells": list(_cells(assessment, found, tolerance)),
        "agenda": [_agenda_item(assessment, item) for item in items],
        "ranks": _ranks(found, ranks),
    }
    return Answer(plain(assessment, shown, found, items, ranks, tolerance), data)


def _round(assessment: Assessment, number: int | None) -> Round:
    """Return the round asked for, or the latest that may be looked at."""
    revealed = [one for one in assessment.rounds if one.revealed]
    if number is None:
        if not revealed:
            raise Refusal(
                "No round is revealed yet, and cards stay hidden until then.", "Reveal the round first."
            )
        return max(revealed, key=lambda one: one.number)
    for one in assessment.rounds:
        if one.number == number:
            if one.revealed:
                return one
            raise Refusal("Round {round} is not revealed yet.", "Reveal it first.", round=number)
    raise Refusal("There is no round {round}.", "Choose one that the workbook has.", round=number)


def _cells(assessment: Assessment, found: Spread, tolerance: int) -> Iterator[Json]:
    apart, steps = found.apart(tolerance), found.steps
    criteria = assessment.model.criteria
    for theme, ref in enumerate(found.refs):
        for place, criterion in enumerate(criteria):
            if not found.count[theme, place]:
                continue
            agreement = found.agreement(theme, place, len(criterion.levels))
            yield {
                "ref": ref,
                "criterion": criterion.code,
                "cards": int(found.count[theme, place]),
                "not_known": int(found.not_known[theme, place]),
                "lowest": level_of(criterion, found.low[theme, place]),
                "lower_quartile": level_of(criterion, found.lower_quartile[theme, place]),
                "lower_median": level_of(criterion, found.lower_median[theme, place]),
                "upper_median": level_of(criterion, found.upper_median[theme, place]),
                "upper_quartile": level_of(criterion, found.upper_quartile[theme, place]),
                "highest": level_of(criterion, found.high[theme, place]),
                "steps": int(steps[theme, place]),
                "agreement": None if agreement is None else exact_text(agreement),
                "apart": [one for one, far in zip(found.scorers, apart[:, theme, place], strict=True) if far],
            }


def _agenda_item(assessment: Assessment, item: AgendaItem) -> Json:
    return {
        "ref": item.ref,
        "criterion": item.code,
        "steps": item.steps,
        "effect": item.effect,
        "weight": item.weight,
        "level": level_of(criterion_of(assessment, item.code), item.level),
        "enter": list(item.enter),
        "leave": list(item.leave),
    }


def _ranks(found: Spread, ranks: WithoutOne) -> list[Json]:
    return [
        {
            "ref": ref,
            "everybody": int(ranks.everybody[place]) or None,
            "without": {
                scorer: int(rank) or None
                for scorer, rank in zip(found.scorers, ranks.without[:, place], strict=True)
            },
        }
        for place, ref in enumerate(found.refs)
    ]
