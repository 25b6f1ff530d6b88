"""How far the scorers of a round are apart, as a page for a person.

Here: the sentences and the two tables. Not here: the figures, and the same for a program (``agreement``).
"""

from __future__ import annotations

from collections.abc import Iterator

from smp_workbench.cli.answer import counted
from smp_workbench.cli.plain_table import aligned
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.number import decimal_text
from smp_workbench.domain.scorecard import Round
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.scoring.agenda import AgendaItem
from smp_workbench.scoring.spread import Spread
from smp_workbench.scoring.without_one import WithoutOne


def plain(
    assessment: Assessment,
    shown: Round,
    found: Spread,
    items: tuple[AgendaItem, ...],
    ranks: WithoutOne,
    tolerance: int,
) -> str:
    """Return the page: how much there is to talk about, the agenda, and the ranking without each scorer."""
    name = f" ({shown.name})" if shown.name else ""
    far, given = int((found.steps > tolerance).sum()), int((found.count > 1).sum())
    cells, steps = counted(given, "cell"), counted(tolerance, "step")
    cards = counted(len(found.scorers), "card")
    parts = [
        f"Round {shown.number}{name}: {cards}.\n{far} of {cells} with two or more are over {steps} apart.",
        "No level on any card would change who is above the line.",
        "Who was in the room: ranks by the cards’ lower median alone, not by the agreed scores.",
        aligned([("Theme", "All cards", "Any one left out"), *_left_out(assessment, ranks)], right=(1, 2)),
    ]
    if items:
        headings = ("Theme", "Criterion", "Cards", "What it could change")
        parts[1] = f"Worth talking about, since it can change who is above the line: {len(items)}."
        parts.insert(2, aligned([headings, *_rows(assessment, found, items)]))
    return "\n\n".join(parts)


def _rows(assessment: Assessment, found: Spread, items: tuple[AgendaItem, ...]) -> Iterator[tuple[str, ...]]:
    for item in items:
        criterion = criterion_of(assessment, item.code)
        theme, place = found.refs.index(item.ref), found.codes.index(item.code)
        low, high = (level_of(criterion, ends[theme, place]) for ends in (found.low, found.high))
        moves = [f"{assessment.theme(ref).label} above" for ref in item.enter]
        moves += [f"{assessment.theme(ref).label} below" for ref in item.leave]
        cards = low if low == high else f"{low} to {high}"
        yield (
            assessment.theme(item.ref).label,
            criterion.name,
            cards,
            (f"at {level_of(criterion, item.level)}: {', '.join(moves)}"),
        )


def _left_out(assessment: Assessment, ranks: WithoutOne) -> Iterator[tuple[str, str, str]]:
    order = sorted(
        range(len(ranks.refs)), key=lambda place: (not ranks.everybody[place], ranks.everybody[place])
    )
    for place in order:
        span = ranks.span(place)
        left = (
            "no score" if span is None else str(span[0]) if span[0] == span[1] else f"{span[0]} to {span[1]}"
        )
        rank = int(ranks.everybody[place])
        yield assessment.theme(ranks.refs[place]).label, str(rank) if rank else "no score", left


def criterion_of(assessment: Assessment, code: str) -> Criterion:
    """Return a criterion of the assessment's model."""
    return assessment.model.criteria[assessment.model.codes.index(code)]


def level_of(criterion: Criterion, position: int) -> str:
    """Return the value of the level at a position, 0 first, as text."""
    return decimal_text(criterion.levels[int(position)].value)
