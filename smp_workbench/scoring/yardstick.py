"""Probabilities in whole per cents, and in the words that police and intelligence analysts know.

Here: the PHIA probability yardstick, and a share of draws as a number and in words, in its gaps too.
Not here: where the probability comes from (``scoring.acceptability``).

Ten thousand draws are right to half a percentage point or so, and the yardstick is published in whole per
cents whose ends are approximate. So a share is rounded to whole per cents first, and its word, and whether it
is firm, go by that number: what is shown and what is said never differ, and every number is as fine as any
other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from smp_workbench.errors import Sentence

SOURCE: Final = "PHIA probability yardstick"
"""Professional Head of Intelligence Assessment (Cabinet Office), *Explaining Uncertainty in UK Intelligence
Assessment*, 24 March 2025."""


@dataclass(frozen=True, slots=True)
class YardstickBand:
    """A term of the yardstick and the percentages it stands for, both ends included."""

    word: str
    low: int
    high: int


YARDSTICK: Final = (  # PHIA 2025, as SOURCE; ends are published as approximate
    YardstickBand("remote chance", 0, 5),  # published as more than 0
    YardstickBand("highly unlikely", 10, 20),
    YardstickBand("unlikely", 25, 35),
    YardstickBand("realistic possibility", 40, 50),  # published as less than 50
    YardstickBand("likely", 55, 75),  # published as “likely or probable”
    YardstickBand("highly likely", 80, 90),
    YardstickBand("almost certain", 95, 100),  # published as less than 100
)
"""The published terms. Between two of them is a gap of 5 percentage points on purpose."""

NEVER: Final = "in no draw"
ALWAYS: Final = "in every draw"


def whole_percent(times: int, draws: int) -> int:
    """Return a share of draws in whole per cents, a half upwards.

    Examples
    --------
    >>> [whole_percent(times, 1000) for times in (0, 4, 5, 945, 946, 1000)]
    [0, 0, 1, 95, 95, 100]
    """
    return (200 * times + draws) // (2 * draws)


def percent_text(times: int, draws: int) -> str:
    """Return a share in whole per cents that claims neither never nor always where it is not.

    Examples
    --------
    >>> [percent_text(times, 1000) for times in (0, 3, 9, 10, 500, 990, 996, 1000)]
    ['0', '<1', '<1', '1', '50', '99', '>99', '100']
    """
    if 0 < 100 * times < draws:
        return "<1"
    if 99 * draws < 100 * times < 100 * draws:
        return ">99"
    return str(whole_percent(times, draws))


def in_words(times: int, draws: int) -> Sentence:
    """Return the words for something that happened so many times in so many draws.

    The yardstick leaves out 0 and 100 %, which draws can give without proving it: they are said as what
    they are. A share in a gap is given both neighbouring terms, never rounded into one.

    Parameters
    ----------
    times
        0 to ``draws``.

    Examples
    --------
    >>> [in_words(times, 100).english() for times in (0, 3, 37, 50, 52, 100)]
    ['in no draw', 'remote chance', 'between unlikely and realistic possibility',
     'between realistic possibility and likely', 'between realistic possibility and likely', 'in every draw']
    """
    if times in (0, draws):
        return Sentence(ALWAYS if times else NEVER)
    percent = whole_percent(times, draws)
    lower = [band for band in YARDSTICK if band.low <= percent]
    higher = [band for band in YARDSTICK if percent <= band.high and not (percent == 50 == band.high)]
    if lower[-1] is higher[0]:
        return Sentence(lower[-1].word)
    return Sentence(f"between {lower[-1].word} and {higher[0].word}")
