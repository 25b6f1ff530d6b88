"""The tornado in words: its finding, what must be known to read it, and each of its ends.

Here: sentences about one theme and one level down or up.
Not here: what is drawn (``tornado_data``, ``tornado_chart``).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.ranking import Ranking
from smp_workbench.gui.charts.ranking_words import number_word, ordinal, short_name
from smp_workbench.gui.tables.score_cell import level_text, score_text
from smp_workbench.scoring.tornado import Outcome, TornadoBar
from smp_workbench.scoring.wording import is_plural

translate = QCoreApplication.translate


def tornado_title(label: str, bars: Sequence[TornadoBar], cut_line: int) -> str:
    """Return the finding: whether one level on a single criterion takes the theme across the line.

    Parameters
    ----------
    label
        The theme's name.
    """
    theme = short_name(label)
    if not bars:
        return translate("TornadoChart", "No criterion changes the score of {theme}").format(theme=theme)
    above = bars[0].now.rank <= cut_line
    crossing = [bar.criterion.name for bar in bars if _crosses(bar, cut_line)]
    if crossing:
        words = (
            translate("TornadoChart", "One level on {criteria} takes {theme} below the line")
            if above
            else translate("TornadoChart", "One level on {criteria} takes {theme} above the line")
        )
        return words.format(criteria=_either(crossing, len(bars)), theme=theme)
    widest = max(bars, key=_rank_swing)
    if not _rank_swing(widest):
        words = translate("TornadoChart", "No single level changes the rank of {theme}")
        return words.format(theme=theme)
    words = (
        translate("TornadoChart", "No single level takes {theme} below the line; {criterion} moves it most")
        if above
        else translate(
            "TornadoChart", "No single level takes {theme} above the line; {criterion} moves it most"
        )
    )
    return words.format(theme=theme, criterion=widest.criterion.name)


def tornado_lines(ranking: Ranking, ref: str) -> tuple[str, ...]:
    """Return what must be known to read the chart."""
    ranked = ranking.of(ref)
    if ranked is None or ranked.score is None or ranked.rank is None:
        return ()
    words = translate(
        "TornadoChart",
        "Score and rank with one criterion a level lower or higher, and all else as agreed. "
        "Now {score}, rank {rank} of {count} with a score; {line}.",
    )
    line = translate("TornadoChart", "the plan takes {line}").format(line=number_word(ranking.cut_line))
    score = score_text(ranked.score, ranked.places)
    return (words.format(score=score, rank=ranked.rank_text, count=ranking.scored, line=line),)


def end_words(label: str, bar: TornadoBar, outcome: Outcome, cut_line: int, places: int) -> str:
    """Return one end in full: ``"Frequency from 4 to 3: ASB scores 142 instead of 169, ranks 8th"``.

    Parameters
    ----------
    places
        Digits after the point that tell the scores apart.
    """
    named = {"criterion": bar.criterion.name, "theme": label, "level": level_text(outcome.level.value)}
    rank, several = ordinal(outcome.rank), is_plural(label)
    if outcome.tied:
        rank = translate("TornadoChart", "{place}, tied").format(place=rank)
    if outcome is bar.now:
        words = (
            translate(
                "TornadoChart", "{criterion} at {level}, as agreed: {theme} score {score}, rank {rank}."
            )
            if several
            else translate(
                "TornadoChart", "{criterion} at {level}, as agreed: {theme} scores {score}, ranks {rank}."
            )
        )
        return words.format(score=score_text(outcome.score, places), rank=rank, **named)
    words = (
        translate(
            "TornadoChart",
            "{criterion} from {now} to {level}: {theme} score {score} instead of {before}, "
            "rank {rank}{crossing}.",
        )
        if several
        else translate(
            "TornadoChart",
            "{criterion} from {now} to {level}: {theme} scores {score} instead of {before}, "
            "ranks {rank}{crossing}.",
        )
    )
    return words.format(
        now=level_text(bar.now.level.value),
        score=score_text(outcome.score, places),
        before=score_text(bar.now.score, places),
        rank=rank,
        crossing=_crossing_words(bar.now.rank, outcome.rank, cut_line),
        **named,
    )


def _crossing_words(before: int, after: int, cut_line: int) -> str:
    if before <= cut_line < after:
        return translate("TornadoChart", ", below the line")
    if after <= cut_line < before:
        return translate("TornadoChart", ", above the line")
    return ""


def _others(bar: TornadoBar) -> list[Outcome]:
    return [one for one in (bar.lower, bar.higher) if one is not None]


def _crosses(bar: TornadoBar, cut_line: int) -> bool:
    above = bar.now.rank <= cut_line
    return any((one.rank <= cut_line) != above for one in _others(bar))


def _rank_swing(bar: TornadoBar) -> int:
    return max((abs(one.rank - bar.now.rank) for one in _others(bar)), default=0)


def _either(names: Sequence[str], count: int) -> str:
    """Return the criteria by name, or how many they are where their names would be too long."""
    if len(names) == count > 1:
        return translate("TornadoChart", "any single criterion")
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        return translate("TornadoChart", "{one} or {other}").format(one=names[0], other=names[1])
    words = translate("TornadoChart", "any of {some} criteria (out of {count})")
    return words.format(some=number_word(len(names)), count=number_word(count))
