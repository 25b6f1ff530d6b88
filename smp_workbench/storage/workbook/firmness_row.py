"""What the sheet Sensitivity says, row by row.

Here: the rows, from the assessment and its history alone: no clock and no chance but a fixed seed, so
that equal workbooks say the same, and a reader can tell what a person has changed.
Not here: writing them (``sheet_firmness``), and comparing a file's (``firmness_difference``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final, TypeAlias

import numpy as np

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History
from smp_workbench.errors import Refusal, Sentence
from smp_workbench.scoring.acceptability import Acceptability, Uncertainty, acceptability
from smp_workbench.scoring.caution_words import find_cautions
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.contest import contest
from smp_workbench.scoring.contest_words import paragraph, title
from smp_workbench.scoring.firmness_words import settings_in_words, theme_in_words
from smp_workbench.scoring.free_scale import find_grain
from smp_workbench.scoring.level_array import level_positions
from smp_workbench.scoring.score_draw import Cases, confidences_of
from smp_workbench.scoring.share import share_blocks
from smp_workbench.scoring.tip import Tips, cut_cells, cut_weights, find_tips, nearest_cells
from smp_workbench.scoring.tipping_words import cell_sentence, weight_sentence
from smp_workbench.scoring.weight_tipping import SAVED_PAIRS
from smp_workbench.scoring.yardstick import in_words
from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.firmness_layout import (
    BELOW_LINE,
    SCORE,
    SETTING,
    SUMMARY,
    THEME,
    WARNING,
    WEIGHT,
    firmness_layout_of,
)
from smp_workbench.storage.workbook.layout import SheetLayout

FirmnessRow: TypeAlias = Mapping[str, str | float]
"""What stands in a row, by key of the column; an absent one is blank."""

DRAWN: Final = Uncertainty()
"""As the window draws when it opens, so that both say the same of the same state."""

MOST_SAID: Final = 20
"""Single scores, and weights, that are said one by one; more scores where more themes can be moved by one."""

IN_FULL: Final = "the command “sensitivity” with --json lists them all."
"""Where what is left out is to be had."""

LOOKED_AT: Final = "the command “sensitivity” looks at every weight, and so can the window."
"""Where weights that would take long are to be had."""

FEWER: Final = 500
"""Draws where a formula needs whole numbers longer than floats hold, which take a hundred times as long."""

MOST_LEVELS: Final = 26_000_000
"""Levels drawn at most: those of 10,000 draws of 130 themes and 20 criteria. Larger tables get fewer."""


@dataclass(frozen=True, slots=True)
class Firmness:
    """What the sheet is written from.

    Attributes
    ----------
    rows
        In order, each with its number.
    """

    layout: SheetLayout
    rows: tuple[FirmnessRow, ...]


@lru_cache(maxsize=1)
def firmness_of(contents: Contents) -> Firmness:
    """Return what the sheet says of a workbook's contents; kept for the hash that About says of it."""
    worked = _worked_out(_Case.of(contents))
    found = worked.found
    shown = min(contents.assessment.cut_line + BELOW_LINE, len(found.refs))
    rows = [
        *_summary_rows(worked.tips),
        *({"part": WARNING, "says": caution.english()} for caution in worked.cautions),
        *_theme_rows(contents, found, shown),
        *_score_rows(worked.tips),
        *_weight_rows(worked.tips),
        *_setting_rows(contents, worked),
    ]
    numbered = tuple({"number": float(number), **row} for number, row in enumerate(rows, start=1))
    return Firmness(firmness_layout_of(contents.assessment), numbered)


def _summary_rows(tips: Tips) -> Iterator[FirmnessRow]:
    found = contest(tips)
    yield {"part": SUMMARY, "says": f"{title(found).english()}."}
    if text := " ".join(sentence.english() for sentence in paragraph(found)):
        yield {"part": SUMMARY, "says": text}


def _score_rows(tips: Tips) -> Iterator[FirmnessRow]:
    """Yield which single scores move their own theme across the line: one of each theme, then others."""
    nearest = nearest_cells(tips)
    known = {(tip.theme.ref, tip.criterion.code) for tip in nearest}
    others = [tip for tip in cut_cells(tips) if (tip.theme.ref, tip.criterion.code) not in known]
    room = max(MOST_SAID - len(nearest), 0)
    for tip in [*nearest, *others[:room]]:
        says = cell_sentence(tip, tips.cut_line).english()
        yield {"part": SCORE, "ref": tip.theme.ref, "theme": tip.theme.name, "says": says}
    if left_out := len(others[room:]):
        what = "score of these themes moves its" if left_out == 1 else "scores of these themes move their"
        yield {"part": SCORE, "says": f"{left_out:,} more {what} theme across the line; {IN_FULL}"}


def _weight_rows(tips: Tips) -> Iterator[FirmnessRow]:
    """Yield which shares move a theme across the line, the smallest change first."""
    found = cut_weights(tips)
    for tip in found[:MOST_SAID]:
        says = weight_sentence(tip, tips.cut_line).english()
        yield {"part": WEIGHT, "ref": tip.riser.ref, "theme": tip.riser.name, "says": says}
    left_out = len(found) - MOST_SAID
    if left_out > 0:
        what = "change of a weight moves" if left_out == 1 else "changes of one weight move"
        yield {"part": WEIGHT, "says": f"{left_out:,} more {what} a theme across the line; {IN_FULL}"}
    if slow := len(tips.points.left_out):
        what = "weight was" if slow == 1 else "weights were"
        yield {"part": WEIGHT, "says": f"{slow:,} {what} not looked at; {LOOKED_AT}"}


def _theme_rows(contents: Contents, found: Acceptability, shown: int) -> Iterator[FirmnessRow]:
    places = {ref: place for place, ref in enumerate(found.refs)}
    errors, shares, times = found.standard_error, found.shares, found.times_above.tolist()
    for ranked in contents.ranking.themes:
        row: dict[str, str | float] = {"part": THEME, "ref": ranked.ref, "theme": ranked.name}
        row["rank"] = ranked.rank_text
        if ranked.ref in places:
            place = places[ranked.ref]
            row["says"] = theme_in_words(found, place).english()
            row["above"] = times[place] / found.draws
            row["words"] = in_words(times[place], found.draws).english()
            row["error"] = float(errors[place])
            row |= {f"rank_{rank + 1}": float(shares[place, rank]) for rank in range(shown)}
            if shown < len(found.refs):
                row["lower"] = int(found.counts[place, shown:].sum()) / found.draws
        yield row


def _setting_rows(contents: Contents, worked: _Worked) -> Iterator[FirmnessRow]:
    yield {"part": SETTING, "says": _dated(contents.history)}
    for sentence in settings_in_words(worked.found):
        yield {"part": SETTING, "says": sentence.english()}
    if worked.held_back:
        yield {"part": SETTING, "says": worked.held_back}


def _dated(history: History) -> str:
    """Return of which state the sheet speaks: the last change, which is dated, and not the clock."""
    if not history.changes:
        return "This is of the assessment as it was begun."
    last = history.changes[-1]
    made = f", made {last.when.replace('T', ' ').removesuffix('Z')} UTC" if last.when else ""
    return f"This is of the assessment after change {last.sequence:,}{made}."


@dataclass(frozen=True)
class _Case:
    """All that the sheet depends on but the history, and what it is worked out from."""

    model: ScoringModel
    themes: tuple[Theme, ...]
    levels: bytes
    confidences: tuple[Cases, ...]
    cut_line: int
    assessment: Assessment = field(compare=False)
    compiled: CompiledModel = field(compare=False)

    @classmethod
    def of(cls, contents: Contents) -> _Case:
        assessment, compiled = contents.assessment, contents.compiled
        refs = [theme.ref for theme in contents.scored]
        return cls(
            compiled.model,
            contents.scored,
            level_positions(compiled.model, assessment.agreed, refs).tobytes(),
            confidences_of(compiled, assessment.agreed, refs),
            assessment.cut_line,
            assessment,
            compiled,
        )


@dataclass(frozen=True, eq=False)
class _Worked:
    """A drawing, tipping points, warnings; ``held_back`` says why weights stayed as they are, if they did."""

    found: Acceptability
    tips: Tips
    cautions: tuple[Sentence, ...]
    held_back: str


@lru_cache(maxsize=2)
def _worked_out(case: _Case) -> _Worked:
    """Return what takes time, kept because every save reads back what it has written."""
    settings, held_back = DRAWN, ""
    try:
        grain = find_grain(case.compiled, share_blocks(case.compiled))
    except Refusal as refusal:
        settings, held_back = replace(settings, weights=0), refusal.what.english()
        grain = find_grain(case.compiled, ())
    settings = replace(settings, draws=_affordable(case, exactly=grain.kind == np.object_))
    found = acceptability(case.assessment, settings, case.compiled)
    tips = find_tips(case.assessment, case.compiled, quick_but="", most_pairs=SAVED_PAIRS)
    return _Worked(found, tips, find_cautions(case.assessment, case.compiled), held_back)


def _affordable(case: _Case, *, exactly: bool) -> int:
    """Return how many draws a save can wait for."""
    if exactly:
        return FEWER
    cells = len(case.themes) * len(case.compiled.used)
    return min(DRAWN.draws, max(MOST_LEVELS // max(cells, 1), FEWER))
