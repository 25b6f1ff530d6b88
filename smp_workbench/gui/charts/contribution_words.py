"""Why a theme stands where it does, in words: the finding, the sum, and each part.

Here: sentences about what criteria add to a score, and to the difference of two.
Not here: what is drawn (``contribution_data``, ``contribution_chart``).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.ranking import SCORE_PLACES
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.gui.charts.ranking_words import short_name
from smp_workbench.gui.tables.score_cell import score_text
from smp_workbench.scoring.contribution import Contribution
from smp_workbench.scoring.wording import is_plural

translate = QCoreApplication.translate


def signed(number: Fraction, places: int = SCORE_PLACES) -> str:
    """Return a number as shown, with its sign.

    Examples
    --------
    >>> signed(Fraction(5, 2)), signed(Fraction(-3)), signed(Fraction(0))
    ('+2.5', '−3', '0')
    """
    sign = "+" if number > 0 else "\N{MINUS SIGN}" if number < 0 else ""
    return f"{sign}{score_text(abs(number), places)}"


def contribution_title(
    label: str,
    against: str,
    shared: Contribution,
    adding: Sequence[tuple[Criterion, Fraction]],
    places: int = SCORE_PLACES,
) -> str:
    """Return the finding.

    Parameters
    ----------
    label, against
        The theme's name and that of the one it is compared with; empty for the lowest levels.
    adding
        Criteria with their parts, the largest first, none of nothing.
    places
        Digits after the point.
    """
    names = {"theme": short_name(label), "other": short_name(against)}
    whole = shared.score - shared.baseline
    if not adding and against:
        words = translate("ContributionChart", "{theme} and {other} have the same levels where it counts")
        return words.format(**names)
    if not adding:
        words = (
            translate("ContributionChart", "{theme} stand at the lowest level on every criterion")
            if is_plural(label)
            else translate("ContributionChart", "{theme} stands at the lowest level on every criterion")
        )
        return words.format(**names)
    if against:
        words = _difference(whole, adding, several=is_plural(label))
        return words.format(difference=score_text(abs(whole), places), **names)
    named = [(_plain(one.name), part) for one, part in adding]
    return _composition(whole, named, several=is_plural(label)).format(**names)


def _difference(whole: Fraction, adding: Sequence[tuple[Criterion, Fraction]], *, several: bool) -> str:
    if not whole:
        return translate("ContributionChart", "{theme} and {other} have the same score by different ways")
    most, part = max(adding, key=lambda pair: pair[1] if whole > 0 else -pair[1])
    mostly = 2 * abs(part) > abs(whole)
    words = {
        (True, False): translate("ContributionChart", "{theme} scores {difference} more than {other}"),
        (False, False): translate("ContributionChart", "{theme} scores {difference} less than {other}"),
        (True, True): translate("ContributionChart", "{theme} score {difference} more than {other}"),
        (False, True): translate("ContributionChart", "{theme} score {difference} less than {other}"),
    }[whole > 0, several]
    tail = (
        translate("ContributionChart", "above all for {criterion}")
        if mostly
        else translate("ContributionChart", "for several criteria, {criterion} first")
    )
    return f"{words}, {tail.replace('{criterion}', _plain(most.name))}"


def _composition(whole: Fraction, adding: Sequence[tuple[str, Fraction]], *, several: bool) -> str:
    """Return how few criteria give more than half of what a score has above the lowest levels."""
    first = adding[0][0]
    if 2 * adding[0][1] > whole > 0:
        words = (
            translate(
                "ContributionChart",
                "{criterion} alone gives {theme} more than half of what they have above the lowest levels",
            )
            if several
            else translate(
                "ContributionChart",
                "{criterion} alone gives {theme} more than half of what it has above the lowest levels",
            )
        )
        return words.replace("{criterion}", first)
    if len(adding) > 1 and 2 * (adding[0][1] + adding[1][1]) > whole > 0:
        words = (
            translate(
                "ContributionChart",
                "{criterion} and {next} give {theme} more than half of what "
                "they have above the lowest levels",
            )
            if several
            else translate(
                "ContributionChart",
                "{criterion} and {next} give {theme} more than half of what it has above the lowest levels",
            )
        )
        return words.replace("{criterion}", first).replace("{next}", adding[1][0])
    words = (
        translate("ContributionChart", "{theme} have their score from many criteria, {criterion} first")
        if several
        else translate("ContributionChart", "{theme} has its score from many criteria, {criterion} first")
    )
    return words.replace("{criterion}", first)


def _plain(name: str) -> str:
    """Return a name that means itself in a template."""
    return name.replace("{", "{{").replace("}", "}}")


def contribution_lines(label: str, against: str, shared: Contribution, places: int) -> tuple[str, ...]:
    """Return the sum that the chart shows."""
    figures = {
        "baseline": score_text(shared.baseline, places),
        "score": score_text(shared.score, places),
        "whole": signed(shared.score - shared.baseline, places),
        "theme": short_name(label),
        "other": short_name(against),
    }
    words = translate(
        "ContributionChart",
        "With every criterion at its lowest level the score is {baseline}. These parts add {whole}, exactly, "
        "and make it {score}.",
    )
    if against:
        words = translate(
            "ContributionChart",
            "{other}: {baseline}; {theme}: {score}. These parts add up to the difference, {whole}, exactly.",
        )
    return (words.format(**figures),)


def contribution_notes(
    parts: Sequence[Fraction],
    nothing: Sequence[str],
    *,
    straight: bool,
    in_blocks: bool,
    places: int = SCORE_PLACES,
) -> tuple[str, ...]:
    """Return how the parts were found, which criteria add nothing, and where the exact numbers are.

    Parameters
    ----------
    nothing
        Names of the criteria that add nothing.
    straight
        Whether the formula is a weighted sum.
    in_blocks
        Whether criteria were first joined into blocks.
    places
        Digits after the point that are shown.
    """
    notes = []
    if nothing:
        words = translate("ContributionChart", "Adding nothing: {criteria}.")
        notes.append(words.format(criteria=", ".join(nothing)))
    if not straight:
        notes.append(
            translate(
                "ContributionChart",
                "What a criterion adds depends on the others, so it is averaged over all orders in which "
                "they could be taken, each group together (Owen value).",
            )
        )
    if in_blocks:
        notes.append(
            translate(
                "ContributionChart", "There are many criteria, so neighbours were first taken together."
            )
        )
    if any((10**places * part).denominator != 1 for part in parts):
        notes.append(
            translate("ContributionChart", "Parts are rounded as shown; T shows a table with the exact ones.")
        )
    return tuple(notes)


def part_words(name: str, level: str, against: str, part: str) -> str:
    """Return one part in full; ``part`` as shown, with its sign."""
    words = translate("ContributionChart", "{criterion}: level {level} against {against}, {part}.")
    return words.format(criterion=name, level=level, against=against, part=part)
