"""``sensitivity FILE``: what would change the ranking.

Here: the arguments, and the answer as JSON.
Not here: the answer for a person (``sensitivity_text``), and everything that is computed (``session``,
``scoring``).
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Final

from smp_workbench.cli.answer import Answer, Json, json_number
from smp_workbench.cli.called_alike import called_alike, own_called_alike
from smp_workbench.cli.parser import some_name
from smp_workbench.cli.sensitivity_text import plain
from smp_workbench.cli.source import named_model, named_workbook
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.number import exact_text
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import Sentence
from smp_workbench.scoring.acceptability import MOST_DRAWS, Acceptability, Uncertainty, acceptability
from smp_workbench.scoring.caution_words import find_cautions
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.contest import Contest, contest
from smp_workbench.scoring.contest_words import paragraph, title
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.scoring.tip import CellTip, Tips, WeightTip, all_cells, all_weights, find_tips
from smp_workbench.scoring.yardstick import in_words
from smp_workbench.session.earlier_model import earlier_models, models_by_version, ranks_alike
from smp_workbench.session.other_model import OtherFormula, other_formulas, under_model
from smp_workbench.storage.model_file import shipped_models

_JSON: Final = """\
JSON: model (id, version); cut_line; title, summary and warnings (sentences); cells, each with ref, criterion,
from, to, effect (leaves, enters, passes, ties, falls behind) and other (a ref, or null for the cut line);
weights, each with criterion or group, at_share, at_exact (an interval that holds it, as exact text),
direction (more or less than that share), ref, other, effect (passes or ties), holds (beyond, from or at the
share) and crosses_cut; uncertainty (weights, scores, draws, seed); acceptability (refs, ranks, and share, a
row for each ref); above_cut by ref (share, standard_error, word); models, each with id, version, title, ranks
by ref, enters and leaves. Themes that are not fully scored take no part in cells and weights."""


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that the command tells.

    Attributes
    ----------
    assessment
        Under the model that was asked for.
    """

    assessment: Assessment
    tips: Tips
    contest: Contest
    cautions: tuple[Sentence, ...]
    firmness: Acceptability
    others: tuple[OtherFormula, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the workbook, and what is uncertain."""
    usual = Uncertainty()
    parser.add_argument("file", metavar="FILE", type=some_name, help="a workbook (.xlsx)")
    parser.add_argument(
        "--model",
        metavar="ID|FILE",
        type=some_name,
        help="look at the same scores under another model with the same criteria",
    )
    parser.add_argument(
        "--draws",
        metavar="N",
        type=int,
        default=usual.draws,
        help=f"how many rankings to draw, {MOST_DRAWS:,} at most (%(default)s)",
    )
    parser.add_argument(
        "--seed",
        metavar="S",
        type=int,
        default=usual.seed,
        help="another seed draws others (%(default)s)",
    )
    parser.add_argument(
        "--weights",
        metavar="PCT",
        type=int,
        default=usual.weights,
        help="percent by which each weight may be lower or higher; 0 for none (%(default)s)",
    )
    parser.add_argument(
        "--scores",
        action="store_true",
        help="let levels be uncertain too, more where confidence is low, as the window and the workbook do",
    )
    parser.epilog = _JSON


def run(options: argparse.Namespace) -> Answer:
    """Say what would change the ranking of the agreed scores as the workbook holds them now."""
    file: str = options.file
    other: str | None = options.model
    uncertainty = Uncertainty(options.weights, options.scores, options.draws, options.seed)
    found = named_workbook(file)
    assessment = found.workbook.assessment
    note = (
        "This file was changed outside the program; “smp-workbench check” lists where."
        if found.findings
        else ""
    )
    alike = own_called_alike(assessment.model)
    if other is not None:
        model = named_model(other)
        alike = called_alike(model, assessment.model)
        assessment = under_model(assessment, model)
    note = " ".join(filter(None, (note, alike)))
    known = _find(assessment, uncertainty, found.workbook)
    text = plain(known.tips, known.contest, known.cautions, known.firmness, known.others)
    return Answer(text, _data(known), note=note)


def _find(assessment: Assessment, uncertainty: Uncertainty, workbook: Workbook) -> Found:
    compiled = compile_model(assessment.model)
    models = [*shipped_models()]
    if not any(ranks_alike(workbook.assessment.model, one) for one in (assessment.model, *models)):
        models.append(workbook.assessment.model)  # where --model asks for another than the one in use
    models += earlier_models(models_by_version(workbook.history), [assessment.model, *models])
    tips = find_tips(assessment, compiled)
    return Found(
        assessment,
        tips,
        contest(tips),
        find_cautions(assessment, compiled),
        acceptability(assessment, uncertainty, compiled),
        other_formulas(assessment, rank_assessment(assessment, compiled), map(compile_model, models)),
    )


def _data(found: Found) -> Json:
    model, uncertainty = found.assessment.model, found.firmness.uncertainty
    return {
        "model": {"id": model.id, "version": model.version},
        "cut_line": found.assessment.cut_line,
        "title": title(found.contest).english(),
        "summary": [sentence.english() for sentence in paragraph(found.contest)],
        "warnings": [sentence.english() for sentence in found.cautions],
        "cells": [_cell(tip) for tip in all_cells(found.tips)],
        "weights": [_weight(tip) for tip in all_weights(found.tips)],
        "uncertainty": {
            "weights": uncertainty.weights,
            "scores": uncertainty.scores,
            "draws": uncertainty.draws,
            "seed": uncertainty.seed,
        },
        "acceptability": _acceptability(found.firmness),
        "above_cut": _above(found.firmness),
        "models": [_other(other) for other in found.others],
    }


def _cell(tip: CellTip) -> Json:
    return {
        "ref": tip.theme.ref,
        "criterion": tip.criterion.code,
        "from": json_number(tip.old),
        "to": json_number(tip.new),
        "effect": tip.effect,
        "other": tip.other.ref if tip.other else None,
    }


def _weight(tip: WeightTip) -> Json:
    holds = "at" if tip.only_there else "from" if tip.at_once else "beyond"
    return {
        "criterion" if tip.share.group else "group": tip.share.code,
        "at_share": float((tip.low + tip.high) / 2),
        "at_exact": [exact_text(tip.low), exact_text(tip.high)],
        "direction": "more" if tip.upwards else "less",
        "ref": tip.riser.ref,
        "other": tip.other.ref,
        "effect": "ties" if tip.ties else "passes",
        "holds": holds,
        "crosses_cut": tip.crosses_cut,
    }


def _acceptability(firmness: Acceptability) -> Json:
    return {
        "refs": list(firmness.refs),
        "ranks": list(range(1, len(firmness.refs) + 1)),
        "share": firmness.shares.tolist(),
    }


def _above(firmness: Acceptability) -> Json:
    numbers = zip(
        firmness.refs,
        firmness.above.tolist(),
        firmness.standard_error.tolist(),
        firmness.times_above.tolist(),
        strict=True,
    )
    return {
        ref: {
            "share": share,
            "standard_error": error,
            "word": in_words(times, firmness.draws).english(),
        }
        for ref, share, error, times in numbers
    }


def _other(other: OtherFormula) -> Json:
    return {
        "id": other.model.id,
        "version": other.model.version,
        "title": other.model.title,
        "ranks": {theme.ref: theme.rank for theme in other.ranking.themes},
        "enters": list(other.enters),
        "leaves": list(other.leaves),
    }
