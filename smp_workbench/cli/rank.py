"""``rank FILE``: themes in order of score, with ties, ranges and the cut line.

Here: the ranking in both forms. Not here: how it is computed (``scoring``).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from smp_workbench.cli.answer import Answer, Json, json_number
from smp_workbench.cli.called_alike import called_alike, own_called_alike
from smp_workbench.cli.parser import some_name
from smp_workbench.cli.plain_table import aligned
from smp_workbench.cli.source import named_model, named_workbook
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.number import exact_text, plain_text
from smp_workbench.domain.ranking import RankedTheme, Ranking
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.errors import Refusal
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.scoring.second_stage import looked_at
from smp_workbench.session.other_model import rank_under

MOST_NAMED: Final = 5
"""Themes of a tie that are named; of more it is said how many."""

_JSON: Final = """\
JSON: model (id, version); cut_line; themes, in the order of the ranking, each with ref, name, score and rank
(null while the theme is not fully scored), tied_with (refs), score_range and rank_range (the lowest and the
highest that it could still have), score_exact and range_exact (the same as exact text, such as "105/2"), and
range_is_exact (false if the ends are only safe outer bounds); not_scored (ref and name of each theme that is
not scored by nature). With --second-stage the themes are those that lead, by the ranking of the second stage:
leading (how many ranks of the first ranking are looked at) stands in place of cut_line, and each theme has
first_rank."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the workbook, and another scoring model if one is asked for."""
    parser.add_argument("file", metavar="FILE", type=some_name, help="a workbook (.xlsx)")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--second-stage",
        action="store_true",
        help="rank the leading themes by the second stage, which stands beside the first ranking",
    )
    ways.add_argument(
        "--model",
        metavar="ID|FILE",
        type=some_name,
        help="rank the same scores under another model with the same criteria",
    )
    parser.epilog = _JSON


def run(options: argparse.Namespace) -> Answer:
    """Rank the agreed scores as the workbook holds them now."""
    file: str = options.file
    other: str | None = options.model
    found = named_workbook(file)
    assessment = found.workbook.assessment
    note = (
        "This file was changed outside the program; “smp-workbench check” lists where."
        if found.findings
        else ""
    )
    if options.second_stage:
        return _second_stage(assessment, note)
    model = assessment.model if other is None else named_model(other)
    alike = called_alike(model, assessment.model) if other else own_called_alike(model)
    note = " ".join(filter(None, (note, alike)))
    ranking = rank_assessment(assessment) if other is None else rank_under(assessment, model)
    takes = f"The plan takes {ranking.cut_line}."
    return Answer(_plain(assessment, model, ranking, takes), _data(assessment, model, ranking), note=note)


def _second_stage(assessment: Assessment, note: str) -> Answer:
    first = rank_assessment(assessment)
    second, stage = looked_at(assessment, first), assessment.second_stage
    if second is None or stage is None:
        raise Refusal("The workbook has no second stage.", "Begin it in the window: View, Second stage.")
    ranking = rank_assessment(second)
    ranks = {theme.ref: theme for theme in first.themes}
    data: Json = {
        "model": {"id": stage.model.id, "version": stage.model.version},
        "leading": stage.leading,
        "themes": [_theme(theme) | {"first_rank": ranks[theme.ref].rank} for theme in ranking.themes],
    }
    about = f"Second stage, beside the first ranking: its ranks 1 to {stage.leading}, in brackets."
    named = tuple(replace(one, name=f"{one.name} ({ranks[one.ref].rank_text})") for one in ranking.themes)
    return Answer(_plain(second, stage.model, replace(ranking, themes=named), about), data, note=note)


def _data(assessment: Assessment, model: ScoringModel, ranking: Ranking) -> Json:
    return {
        "model": {"id": model.id, "version": model.version},
        "cut_line": ranking.cut_line,
        "themes": [_theme(theme) for theme in ranking.themes],
        "not_scored": [
            {"ref": theme.ref, "name": theme.name} for theme in assessment.themes if not theme.scored
        ],
    }


def _theme(theme: RankedTheme) -> dict[str, Json]:
    return {
        "ref": theme.ref,
        "name": theme.name,
        "score": None if theme.score is None else json_number(theme.score),
        "score_exact": None if theme.score is None else exact_text(theme.score),
        "rank": theme.rank,
        "tied_with": list(theme.tied_with),
        "score_range": [json_number(theme.low), json_number(theme.high)],
        "range_exact": [exact_text(theme.low), exact_text(theme.high)],
        "range_is_exact": theme.exact_range,
        "rank_range": [theme.best, theme.worst],
    }


def _plain(assessment: Assessment, model: ScoringModel, ranking: Ranking, about: str) -> str:
    title = f"{model.title} ({model.id} {model.version})"
    complete = ranking.scored == len(ranking.themes)
    progress = "" if complete else f"So far {ranking.scored} of {len(ranking.themes)} scored. "
    lines = [
        assessment.title,
        f"{title}\n{model.notice}" if model.notice else title,
        f"{progress}{about}",
        "",
        *_table(ranking),
    ]
    if tied := ranking.tie_across_line():
        above = len(ranking.above_line())
        lines += ["", f"A tie stands across the line, so {above} are above it: {_names(tied)}."]
    if unscored := [theme.name for theme in assessment.themes if not theme.scored]:
        lines += ["", f"Not scored, by nature: {', '.join(unscored)}."]
    return "\n".join(lines).strip()


def _names(themes: Sequence[RankedTheme]) -> str:
    """Return the names of the first themes, and how many more there are."""
    names = ", ".join(theme.name for theme in themes[:MOST_NAMED])
    more = len(themes) - MOST_NAMED
    return f"{names} and {more} more" if more > 0 else names


def _table(ranking: Ranking) -> list[str]:
    """Return the lines of the ranking: scored themes, the cut line, then themes that are not fully scored.

    The line is drawn under the last theme above it, as soon as so many are scored as it takes.
    """
    places = ranking.places
    rows = [("Rank ", "Theme", "Score", "")]
    rows += [
        (_rank(theme), theme.name, _score(theme, places), _remark(theme, places)) for theme in ranking.themes
    ]
    header, *lines = aligned(rows, right=(0, 2)).split("\n")
    scored, open_ = lines[: ranking.scored], lines[ranking.scored :]
    above = len(ranking.above_line())
    if ranking.cut_line <= above < len(lines):
        rule = f"-----  the plan takes {ranking.cut_line}  "
        scored.insert(above, rule.ljust(max(map(len, (header, *lines))), "-"))
    if not open_:
        return [header, *scored]
    heading = "Not fully scored: what each could still reach"
    return [header, *scored, "", heading, *open_] if scored else [heading, header, *open_]


def _rank(theme: RankedTheme) -> str:
    """Return the rank with room for the sign of a tie, so that ranks stand digit under digit."""
    return theme.rank_text if theme.tied_with else f"{theme.rank_text} "


def _score(theme: RankedTheme, places: int) -> str:
    """Return the score with room for the decimals it lacks, so that scores stand digit under digit."""
    if theme.score is None:
        return ""
    whole, point, decimals = plain_text(theme.score, places).partition(".")
    return whole + (point or " ") + decimals.ljust(places)


def _remark(theme: RankedTheme, places: int) -> str:
    """Return the score's band, or between what it will lie and what it still needs."""
    if theme.score is not None:
        return theme.band
    counts = ((theme.missing, "to score"), (theme.not_known, "not known"))
    needed = ", ".join(f"{count} {word}" for count, word in counts if count)
    between = "" if theme.exact_range else "between at most "
    return f"{between}{plain_text(theme.low, places)} to {plain_text(theme.high, places)}: {needed}"
