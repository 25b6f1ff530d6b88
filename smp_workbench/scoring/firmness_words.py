"""What was taken as uncertain, and how sure a theme is of its side of the cut line, in sentences.

Here: the settings of a drawing, said so that another person could draw again, and a theme's line.
Not here: the drawing (``scoring.acceptability``), and the words for a probability (``scoring.yardstick``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from smp_workbench.errors import Sentence
from smp_workbench.scoring.acceptability import Acceptability
from smp_workbench.scoring.yardstick import SOURCE, YARDSTICK

_SCORES: Final = (
    "A score of high confidence is as agreed in 8 draws of 10, of medium or no stated confidence in 5 of 10,"
    " of low confidence in 3 of 9; otherwise it is a level lower or higher, or two where confidence is low."
    " A blank or ? can be any level, all alike."
)


def settings_in_words(found: Acceptability) -> Iterator[Sentence]:
    """Yield what was drawn, how, and how it is said."""
    uncertainty, cut_line = found.uncertainty, found.cut_line
    yield Sentence(
        "{draws:,} draws with seed {seed}; the same seed gives the same draws again.",
        {"draws": uncertainty.draws, "seed": uncertainty.seed},
    )
    if not found.weighted:
        yield Sentence("This formula has no weights that could vary.")
    elif uncertainty.weights:
        yield Sentence(
            "Each weight is drawn evenly from {percent} % below the model's to {percent} % above it; weights"
            " that share a whole then share the same whole again.",
            {"percent": uncertainty.weights},
        )
    else:
        yield Sentence("Weights stay as they are in the model.")
    yield Sentence(_SCORES if uncertainty.scores else "Scores stay as agreed.")
    if cut_line == 1:
        yield Sentence("A theme is above the line if its rank is 1; a tie there puts more above it.")
    else:
        yield Sentence(
            "A theme is above the line if its rank is {line} or better; a tie across the line puts more"
            " above it.",
            {"line": cut_line},
        )
    bands = ", ".join(f"{band.word} {band.low} to {band.high} %" for band in YARDSTICK)
    yield Sentence(
        "Words are those of the {scale}, for whole per cents: {bands}. It has gaps; in a gap, both neighbours"
        " are named. Never and always are no words of it and are said as they are.",
        {"scale": SOURCE, "bands": bands},
    )
    yield Sentence("The standard error is of the drawing alone, not of the scores or of the model.")


def theme_in_words(found: Acceptability, place: int) -> Sentence:
    """Return how often a theme was above the line and where it was most often.

    Parameters
    ----------
    place
        Of the theme among those that were ranked, 0 first.
    """
    times = int(found.times_above[place])
    args = {"times": times, "draws": found.draws, "rank": int(found.counts[place].argmax()) + 1}
    if times == found.draws:
        return Sentence("Above the line in every draw, most often at rank {rank}.", args)
    if not times:
        return Sentence("Above the line in no draw, most often at rank {rank}.", args)
    return Sentence("Above the line in {times:,} of {draws:,} draws, most often at rank {rank}.", args)
