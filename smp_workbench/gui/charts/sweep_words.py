"""The weight sweep in words: its finding, what must be known to read it, and what a share would do.

Here: sentences about one share. Not here: those of tipping points (``scoring.tipping_words``).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.number import plain_text
from smp_workbench.domain.theme import Theme
from smp_workbench.gui.charts.ranking_words import number_word, ordinal, short_name
from smp_workbench.gui.session_signals import sentence_text
from smp_workbench.scoring.sweep import Sweep
from smp_workbench.scoring.tip import WeightTip
from smp_workbench.scoring.tipping_words import weight_sentence

if TYPE_CHECKING:
    from smp_workbench.gui.charts.sweep_data import SweepData

translate = QCoreApplication.translate
_MOST_TOLD: Final = 3
"""Sentences about one share."""


def percent(share: Fraction) -> str:
    """Return a share as per cent, to a tenth.

    Examples
    --------
    >>> percent(Fraction(1, 3)), percent(Fraction(1, 4))
    ('33.3 %', '25 %')
    """
    return f"{plain_text(share * 100, 1)} %"


def sweep_title(
    name: str, cut: Sequence[WeightTip], own: Sequence[WeightTip], label: str, cut_line: int
) -> str:
    """Return the finding: the nearest share that changes who is above the line, or else the theme's place.

    Parameters
    ----------
    cut, own
        Tipping points of the share: of the cut line, and of the theme in focus; nearest first.
    label
        The theme's name; empty for none.
    """
    if cut:
        return _without_stop(sentence_text(weight_sentence(cut[0], cut_line)))
    if own:
        words = translate("SweepChart", "No share of {name} changes who is above the line, only the order")
        return words.format(name=name)
    if label:
        words = translate(
            "SweepChart", "No share of {name} changes the rank of {theme}, or who is above the line"
        )
        return words.format(name=name, theme=short_name(label))
    return translate("SweepChart", "No share of {name} changes who is above the line").format(name=name)


def sweep_lines(sweep: Sweep, tried: Fraction | None = None, *, by_score: bool) -> tuple[str, ...]:
    """Return what must be known to read the chart, and which share is tried."""
    drawn = {
        (False, False): translate("SweepChart", "Ranks of {count} themes"),
        (True, False): translate("SweepChart", "Scores of {count} themes"),
        (False, True): translate("SweepChart", "Rank of one theme"),
        (True, True): translate("SweepChart", "Score of one theme"),
    }[by_score, len(sweep.refs) == 1].format(count=len(sweep.refs))
    words = translate("SweepChart", "{drawn}; the share is {now} now.")
    if tried is not None:
        words = translate("SweepChart", "{drawn}; the share is {now} now, {tried} tried.")
    shown = "" if tried is None else percent(tried)
    return (words.format(drawn=drawn, now=percent(sweep.now), tried=shown),)


def sweep_notes(name: str, sweep: Sweep, lowest: int, focus: str, *, by_score: bool) -> tuple[str, ...]:
    """Return how the lines come about, and what is not drawn.

    Parameters
    ----------
    focus
        Name of the theme in focus; empty for none.
    """
    words = translate(
        "SweepChart",
        "From left to right the share of {name} goes from none to all; the others keep their proportions.",
    )
    notes = [words.format(name=name)]
    if not by_score and lowest < len(sweep.refs):
        words = translate("SweepChart", "Ranks after {rank} are not drawn.")
        if focus:
            words = translate(
                "SweepChart", "Ranks after {rank} are drawn of {theme} alone, in the strip below the others."
            )
        notes.append(words.format(rank=lowest, theme=short_name(focus)))
    return tuple(notes)


def unmarked_notes(count: int, focus: str) -> tuple[str, ...]:
    """Return how many shares have no diamond.

    Parameters
    ----------
    count
        Shares at which the theme in focus passes another or is passed, and nobody crosses the cut line.
    focus
        Its name.
    """
    if not count:
        return ()
    words = (
        translate(
            "SweepChart",
            "One more share, at which only the order of {theme} and another changes, is not marked.",
        )
        if count == 1
        else translate(
            "SweepChart",
            "{count} more shares, at which only the order of {theme} and another changes, are not marked.",
        )
    )
    return (words.format(count=number_word(count).capitalize(), theme=short_name(focus)),)


def crossing_words(tips: Sequence[WeightTip], cut_line: int) -> str:
    """Return what happens at one share, in a few sentences."""
    if len(tips) <= _MOST_TOLD:
        return " ".join(sentence_text(weight_sentence(tip, cut_line)) for tip in tips)
    risers, others = ({theme.ref for theme in side} for side in _sides(tips))
    words = translate("SweepChart", "{first} In all, {count} pass or tie with {others} there.")
    return words.format(
        first=sentence_text(weight_sentence(tips[0], cut_line)),
        count=_themes(len(risers)),
        others=_themes(len(others)),
    )


def _sides(tips: Sequence[WeightTip]) -> tuple[list[Theme], list[Theme]]:
    """Return who rises and who is passed."""
    return [tip.riser for tip in tips], [tip.other for tip in tips]


def _themes(count: int) -> str:
    if count == 1:
        return translate("SweepChart", "one theme")
    return translate("SweepChart", "{count} themes").format(count=number_word(count))


def share_words(data: SweepData, place: int) -> str:
    """Return what one share in the sweep would do: who is above the line, where the theme in focus stands."""
    sweep = data.sweep
    if sweep is None:
        return ""
    ranks = sweep.ranks[place].tolist()
    order = sorted(range(len(sweep.refs)), key=lambda theme: (ranks[theme], sweep.refs[theme]))
    above = [data.labels[sweep.refs[theme]] for theme in order if ranks[theme] <= data.cut_line]
    said = translate("SweepChart", "{share} on {name}; above the line: {themes}.").format(
        share=percent(sweep.shares[place]), name=data.name, themes=", ".join(above)
    )
    if data.focus:
        column = sweep.refs.index(data.focus)
        score = data.score_shown(sweep, place, column)
        words = translate("SweepChart", "{theme}: score {score}, ranks {rank}.")
        own = words.format(theme=data.labels[data.focus], score=score, rank=ordinal(ranks[column]))
        said = f"{own} {said}"
    return said


def _without_stop(sentence: str) -> str:
    return sentence.removesuffix(".")
