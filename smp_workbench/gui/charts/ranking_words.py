"""The ranking in words: its finding, its cut line, and each theme's place for those who cannot see it.

Here: sentences about a ranking.
Not here: what is drawn (``ranking_data``, ``ranking_drawing``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import RankedTheme, Ranking
from smp_workbench.gui.tables.score_cell import score_text
from smp_workbench.gui.tables.score_words import as_html, range_words
from smp_workbench.scoring.wording import is_plural

translate = QCoreApplication.translate

UP: Final = "\N{UPWARDS ARROW}"
DOWN: Final = "\N{DOWNWARDS ARROW}"
SAME: Final = "\N{EN DASH}"
_LONGEST_NAME: Final = 60
"""Letters of a name in a finding."""


def number_word(number: int) -> str:
    """Return a small number as a word, as running text has it, and a larger one in figures."""
    words = (
        translate("RankingChart", "none"),
        translate("RankingChart", "one"),
        translate("RankingChart", "two"),
        translate("RankingChart", "three"),
        translate("RankingChart", "four"),
        translate("RankingChart", "five"),
        translate("RankingChart", "six"),
        translate("RankingChart", "seven"),
        translate("RankingChart", "eight"),
        translate("RankingChart", "nine"),
        translate("RankingChart", "ten"),
    )
    return words[number] if 0 <= number < len(words) else str(number)


def place_word(rank: int) -> str:
    """Return a rank as running text has it: ``"first"``, ``"fifth"``, ``"21st"``."""
    words = (
        translate("RankingChart", "first"),
        translate("RankingChart", "second"),
        translate("RankingChart", "third"),
        translate("RankingChart", "fourth"),
        translate("RankingChart", "fifth"),
    )
    return words[rank - 1] if 1 <= rank <= len(words) else ordinal(rank)


def ordinal(rank: int) -> str:
    """Return a rank in figures with its ending: ``"1st"``, ``"12th"``."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if rank % 100 in (11, 12, 13) else endings.get(rank % 10, "th")
    return f"{rank}{ending}"


def short_name(name: str) -> str:
    """Return a name that leaves a sentence readable: itself, or shortened in the middle."""
    if len(name) <= _LONGEST_NAME:
        return name
    half = _LONGEST_NAME // 2
    return f"{name[:half].rstrip()}\N{HORIZONTAL ELLIPSIS}{name[-half:].lstrip()}"


def finding(ranking: Ranking, labels: Mapping[str, str]) -> str:
    """Return what the ranking shows, in one sentence without a full stop.

    Parameters
    ----------
    labels
        What each theme is called, by ref.
    """
    ranked = [theme for theme in ranking.themes if theme.rank is not None]
    if not ranking.themes:
        return translate("RankingChart", "No themes yet")
    if not ranked:
        return translate("RankingChart", "No theme is fully scored yet")
    firsts = [theme for theme in ranked if theme.rank == 1]
    rest = ranked[len(firsts) :]
    head = _firsts_words([labels.get(theme.ref, theme.name) for theme in firsts])
    if any(theme.rank is None and theme.best == 1 for theme in ranking.themes):
        head = translate("RankingChart", "{finding} so far").format(finding=head)
    return head + _second_clause(ranking, rest, labels)


def _firsts_words(names: Sequence[str]) -> str:
    if len(names) == 1 and is_plural(names[0]):
        return translate("RankingChart", "{themes} rank first").format(themes=names[0])
    if len(names) == 1:
        return translate("RankingChart", "{theme} ranks first").format(theme=names[0])
    if len(names) == 2:
        words = translate("RankingChart", "{theme} and {other} tie for first")
        return words.format(theme=names[0], other=names[1])
    words = translate("RankingChart", "{count} themes tie for first")
    return words.format(count=number_word(len(names)).capitalize())


def _second_clause(ranking: Ranking, rest: Sequence[RankedTheme], labels: Mapping[str, str]) -> str:
    """Return the next thing worth knowing: a tie across the line, else a tie above it, else who follows."""
    tied = ranking.tie_across_line()
    if tied and tied[0].rank == 1:
        words = translate("RankingChart", ", above a line of {line}")
        return words.format(line=number_word(ranking.cut_line))
    if tied:
        words = translate("RankingChart", "; a tie puts {count} above a line of {line}")
        count = number_word(len(ranking.above_line()))
        return words.format(count=count, line=number_word(ranking.cut_line))
    above = [theme for theme in rest if theme.rank is not None and theme.rank <= ranking.cut_line]
    for theme in above:
        if theme.tied_with and theme.rank is not None:
            words = translate("RankingChart", "; {count} themes tie for {place}")
            return words.format(count=number_word(len(theme.tied_with) + 1), place=place_word(theme.rank))
    if rest:
        words = translate("RankingChart", ", ahead of {theme}")
        return words.format(theme=labels.get(rest[0].ref, rest[0].name))
    return ""


def progress_lines(assessment: Assessment, ranking: Ranking, compared_with: str) -> tuple[str, ...]:
    """Return what must be known to read the chart, one sentence a line."""
    total = len(ranking.themes)
    if not total:
        return (translate("RankingChart", "Add themes to begin: Ctrl+T"),)
    lines = [_progress(ranking.scored, total)]
    if not ranking.scored:
        lines.append(translate("RankingChart", "To begin, press the digit of a level in the grid."))
    if any(theme.tied_with for theme in ranking.themes):
        lines[0] += " " + translate("RankingChart", "Equal scores share a rank (2=).")
    if compared_with:
        words = translate("RankingChart", "Arrows: places up or down since {version}.")
        lines.append(words.format(version=compared_with))
    if assessment.model.notice:
        notice = translate("core", assessment.model.notice)
        lines.append(f"{notice[:1].upper()}{notice[1:]}.")
    return tuple(lines)


def _progress(scored: int, total: int) -> str:
    if total == 1:
        if scored:
            return translate("RankingChart", "The one theme is scored.")
        return translate("RankingChart", "Not scored yet: the bar shows what the theme could still reach.")
    if scored == total:
        return translate("RankingChart", "All {total} themes scored.").format(total=total)
    if not scored:
        words = translate("RankingChart", "None of {total} scored: bars show what each could still reach.")
        return words.format(total=total)
    words = translate("RankingChart", "So far, {scored} of {total} scored.")
    return words.format(scored=scored, total=total)


def cut_line_words(ranking: Ranking) -> str:
    """Return what the cut line says, and that a tie stands across it where one does."""
    line = number_word(ranking.cut_line)
    tied = ranking.tie_across_line()
    if tied and tied[0].rank is not None:
        words = translate("RankingChart", "{count} above a line of {line}: {place} place is tied")
        above = number_word(len(ranking.above_line()))
        return words.format(count=above, line=line, place=ordinal(tied[0].rank))
    if ranking.cut_line == 1:
        return translate("RankingChart", "the plan takes one")
    return translate("RankingChart", "the plan takes {line}").format(line=line)


def incomplete_words(count: int) -> str:
    """Return the heading of the themes that have no single score yet; empty for none."""
    if not count:
        return ""
    if count == 1:
        return translate("RankingChart", "one not fully scored: what it could still reach")
    words = translate("RankingChart", "{count} not fully scored: what each could still reach")
    return words.format(count=number_word(count))


def range_line(ranked: RankedTheme) -> str:
    """Return an incomplete theme's range with its ranks: ``"240 to 296 (4–5), 1 not known"``."""
    words = f"{range_words(ranked)} ({ranked.rank_text})"
    gaps = []
    if ranked.missing:
        gaps.append(translate("RankingChart", "{count} to score").format(count=ranked.missing))
    if ranked.not_known:
        gaps.append(translate("RankingChart", "{count} not known").format(count=ranked.not_known))
    return ", ".join([words, *gaps])


def movement_mark(moved: int | None, *, new: bool) -> str:
    """Return the mark of a movement: an arrow with places, a dash, "new", or nothing to say."""
    if new:
        return translate("RankingChart", "new")
    if moved is None:
        return ""
    return f"{UP}{moved}" if moved > 0 else f"{DOWN}{-moved}" if moved < 0 else SAME


def first_mark(rank: str) -> str:
    """Return the mark of a theme's rank in the first ranking, beside its rank in the second stage."""
    return f"({rank})"


def former_mark(moved: str, rank: str) -> str:
    """Return the mark of a movement with the rank that it is from, as in ``"↑1 (3)"``."""
    return f"{moved} ({rank})" if moved else ""


def movement_words(mark: str) -> str:
    """Return a movement, or a rank in the first ranking, as a screen reader says it."""
    if mark.startswith("("):
        return translate("RankingChart", "{rank} in the first ranking").format(rank=mark.strip("()"))
    if mark.endswith(")"):
        moved, _, rank = mark.partition(" ")
        words = translate("RankingChart", "{moved} from {rank}")
        return words.format(moved=movement_words(moved), rank=rank.strip("()"))
    if mark == SAME:
        return translate("RankingChart", "same rank as before")
    if mark.startswith(UP):
        return translate("RankingChart", "up {places}").format(places=mark.removeprefix(UP))
    if mark.startswith(DOWN):
        return translate("RankingChart", "down {places}").format(places=mark.removeprefix(DOWN))
    return mark


def place_words(ranked: RankedTheme, mark: str, cut_line: int) -> str:
    """Return a theme's place in words: ``"ranks 2nd, tied, score 390, above the line, down 1"``.

    Parameters
    ----------
    cut_line
        0 where no line is drawn.
    """
    if ranked.rank is None or ranked.score is None:
        words = translate("RankingChart", "not fully scored, {range}")
        return words.format(range=range_line(ranked))
    parts = [translate("RankingChart", "ranks {place}").format(place=ordinal(ranked.rank))]
    if ranked.tied_with:
        parts.append(translate("RankingChart", "tied"))
    score = score_text(ranked.score, ranked.places)
    parts.append(translate("RankingChart", "score {score}").format(score=score))
    if ranked.band:
        parts.append(ranked.band)
    if cut_line and ranked.rank <= cut_line:
        parts.append(translate("RankingChart", "above the line"))
    elif cut_line:
        parts.append(translate("RankingChart", "below the line"))
    return ", ".join([*parts, *filter(None, [movement_words(mark)])])


def place_tooltip(ranked: RankedTheme, mark: str, cut_line: int) -> str:
    """Return a theme's whole name and its place in words."""
    return as_html(ranked.name, place_words(ranked, mark, cut_line))
