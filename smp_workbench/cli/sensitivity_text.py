"""What would change the ranking, as text for a person.

Here: the answer of ``sensitivity`` as lines.
Not here: the same as JSON (``sensitivity``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from smp_workbench.cli.plain_table import aligned
from smp_workbench.errors import Sentence
from smp_workbench.scoring.acceptability import Acceptability, Uncertainty
from smp_workbench.scoring.contest import Contest
from smp_workbench.scoring.contest_words import paragraph, title
from smp_workbench.scoring.tip import Tips, cut_weights, nearest_cells
from smp_workbench.scoring.tipping_words import cell_sentence, weight_sentence
from smp_workbench.scoring.yardstick import SOURCE, in_words, percent_text
from smp_workbench.session.other_model import OtherFormula

MOST: Final = 10
"""Changes that are printed of each kind; JSON has all."""


def plain(
    tips: Tips,
    found: Contest,
    cautions: Sequence[Sentence],
    firmness: Acceptability,
    others: Sequence[OtherFormula],
) -> str:
    """Return everything as text, without a line end."""
    scores = [cell_sentence(tip, tips.cut_line) for tip in nearest_cells(tips)]
    known = cut_weights(tips)
    weights = [weight_sentence(tip, tips.cut_line) for tip in known[:MOST]]
    lines = [
        f"{title(found).english()}.",
        *(sentence.english() for sentence in paragraph(found)),
        *_part("The smallest change of one score that moves each theme across the line", scores, len(scores)),
        *_part("The smallest changes of one weight that do, the others in proportion", weights, len(known)),
        *_part("Take care", cautions, len(cautions)),
        *_firmness(tips, firmness),
        *_others(tips, others),
    ]
    return "\n".join(lines)


def _part(heading: str, sentences: Sequence[Sentence], total: int) -> list[str]:
    if not sentences:
        return []
    shown = [f"- {sentence.english()}" for sentence in sentences[:MOST]]
    more = [f"and {total - MOST} more"] if total > MOST else []
    return ["", heading, *shown, *more]


def _firmness(tips: Tips, firmness: Acceptability) -> list[str]:
    """Return how often each theme is above the line, the most often first."""
    names = {theme.ref: theme.name for theme in tips.themes}
    order = sorted(
        zip(
            firmness.refs,
            firmness.times_above.tolist(),
            firmness.standard_error.tolist(),
            strict=True,
        ),
        key=lambda one: -one[1],
    )
    if not order:
        return []
    rows = [("Theme", "Above the line", "±", "")]
    rows += [
        (
            names[ref],
            f"{percent_text(times, firmness.draws)} %",
            f"{error:.1%}".replace("%", " %"),
            in_words(times, firmness.draws).english(),
        )
        for ref, times, error in order
    ]
    drawn = f"{firmness.draws:,} {'ranking' if firmness.draws == 1 else 'rankings'}"
    heading = f"How often above the line, in {drawn} with {_uncertain(firmness.uncertainty)}"
    about = f"± is one standard error of the drawing. The words are those of the {SOURCE}."
    return ["", heading, aligned(rows, right=(1, 2)), about, *_usual(firmness.uncertainty)]


def _uncertain(uncertainty: Uncertainty) -> str:
    weights = f"weights {uncertainty.weights} % lower or higher" if uncertainty.weights else ""
    scores = "uncertain scores" if uncertainty.scores else ""
    what = " and ".join(part for part in (weights, scores) if part) or "nothing uncertain"
    return f"{what} (seed {uncertainty.seed})"


def _usual(uncertainty: Uncertainty) -> list[str]:
    """Return with what the window opens and the sheet is drawn, where this was drawn otherwise."""
    usual = Uncertainty()
    if uncertainty == usual:
        return []
    said = f"The window opens, and the sheet Sensitivity is drawn, with {_uncertain(usual)}"
    said += f" in {usual.draws:,} rankings"
    return [f"{said}; --scores takes uncertain scores here too." if not uncertainty.scores else f"{said}."]


def _others(tips: Tips, others: Sequence[OtherFormula]) -> list[str]:
    if not others:
        return []
    names = {theme.ref: theme.name for theme in tips.themes}
    lines = ["", "Under another formula"]
    for other in others:
        changes = [
            f"{word} {', '.join(names[ref] for ref in refs)}"
            for word, refs in (("brings in", other.enters), ("drops", other.leaves))
            if refs
        ]
        what = "; ".join(changes) or "the same themes stand above the line"
        lines.append(f"- {other.model.title} ({other.model.id} {other.model.version}): {what}")
    return lines
