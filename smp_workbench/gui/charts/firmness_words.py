"""How firm the ranking is, in words: the finding, what was taken as uncertain, and each theme's share.

Here: sentences about rank acceptability.
Not here: what is drawn (``firmness_data``, ``firmness_chart``), and the words for a probability
(``scoring.yardstick``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scoring_model import NOT_OFFICIAL
from smp_workbench.gui.charts.ranking_words import number_word, place_word
from smp_workbench.gui.session_signals import sentence_text
from smp_workbench.scoring.acceptability import Acceptability
from smp_workbench.scoring.firmness_words import settings_in_words
from smp_workbench.scoring.yardstick import YARDSTICK, whole_percent

translate = QCoreApplication.translate

FIRM: Final = YARDSTICK[-1].low
"""Whole per cents of draws from which a place above the line is firm: “almost certain” on the yardstick."""
REMOTE: Final = YARDSTICK[0].high
"""Whole per cents of draws up to which a theme is out of the question: a “remote chance”."""


def firmness_title(found: Acceptability) -> str:
    """Return what the draws show, in one sentence without a full stop."""
    if not found.refs:
        return translate("FirmnessChart", "No theme can be ranked yet")
    times = [whole_percent(int(count), found.draws) for count in found.times_above]
    firm = sum(share >= FIRM for share in times)
    open_ = sum(REMOTE < share < FIRM for share in times)
    places = found.cut_line - firm
    if not open_:
        return _none_open(found, firm)
    if places <= 0:
        return _beyond_the_line(found, firm, open_)
    if open_ <= places:
        return _open_words(firm, open_)
    words = {
        (False, False): translate("FirmnessChart", "{firm}; {count} compete for {places} places"),
        (False, True): translate("FirmnessChart", "{firm}; {count} compete for the one place"),
        (True, False): translate("FirmnessChart", "{firm}; {count} compete for the last {places} places"),
        (True, True): translate("FirmnessChart", "{firm}; {count} compete for the last place"),
    }[firm > 0, places == 1]
    return words.format(firm=_firm_words(firm), count=number_word(open_), places=number_word(places))


def _firm_words(firm: int) -> str:
    if not firm:
        return translate("FirmnessChart", "No theme is firm")
    if firm == 1:
        return translate("FirmnessChart", "One theme is firm")
    return translate("FirmnessChart", "{count} themes are firm").format(count=number_word(firm).capitalize())


def _open_words(firm: int, open_: int) -> str:
    """Return the finding where each theme on the edge could have a place, for the rest have little chance."""
    words = {
        (False, False): translate("FirmnessChart", "{firm}; whether {count} stay above the line is open"),
        (False, True): translate("FirmnessChart", "{firm}; whether one stays above the line is open"),
        (True, False): translate("FirmnessChart", "{firm}; whether {count} more stay above the line is open"),
        (True, True): translate("FirmnessChart", "{firm}; whether one more stays above the line is open"),
    }[firm > 0, open_ == 1]
    return words.format(firm=_firm_words(firm), count=number_word(open_))


def _none_open(found: Acceptability, firm: int) -> str:
    """Return the finding where no theme is on the edge."""
    line = found.cut_line
    if firm > line:
        words = translate("FirmnessChart", "{count} themes are firm above a line of {line}, by ties")
        return words.format(count=number_word(firm).capitalize(), line=number_word(line))
    if firm < min(line, len(found.refs)):  # in every draw others fill the places left
        return _shared_out(found, firm)
    return translate("FirmnessChart", "{firm}, and no other comes near the line").format(
        firm=_firm_words(firm)
    )


def _shared_out(found: Acceptability, firm: int) -> str:
    """Return the finding where many have the places that are left, each of them seldom."""
    sharing = int((found.times_above > 0).sum()) - firm
    places = found.cut_line - firm
    words = {
        (False, False): translate(
            "FirmnessChart", "{firm}; {count} share {places} places, none of them often"
        ),
        (False, True): translate("FirmnessChart", "{firm}; {count} share the one place, none of them often"),
        (True, False): translate(
            "FirmnessChart", "{firm}; {count} share the last {places} places, none of them often"
        ),
        (True, True): translate("FirmnessChart", "{firm}; {count} share the last place, none of them often"),
    }[firm > 0, places == 1]
    return words.format(firm=_firm_words(firm), count=number_word(sharing), places=number_word(places))


def _beyond_the_line(found: Acceptability, firm: int, open_: int) -> str:
    """Return the finding where firm themes could fill every place, and others come above the line too.

    That they do so only by ties is certain where the line is filled in every draw.
    """
    filled = int((found.times_above == found.draws).sum()) >= found.cut_line
    words = {
        (False, False): translate("FirmnessChart", "{firm}; {count} more are above the line at times"),
        (False, True): translate("FirmnessChart", "{firm}; one more is above the line at times"),
        (True, False): translate("FirmnessChart", "{firm}; {count} more join them only by a tie"),
        (True, True): translate("FirmnessChart", "{firm}; one more joins them only by a tie"),
    }[filled, open_ == 1]
    return words.format(firm=_firm_words(firm), count=number_word(open_))


def firmness_lines(assessment: Assessment, found: Acceptability) -> tuple[str, ...]:
    """Return what must be known to read the chart: what its numbers are, and what was uncertain."""
    if not assessment.themes:
        return (translate("FirmnessChart", "Add themes to begin: Ctrl+T"),)
    if not found.refs:
        return (translate("FirmnessChart", "Score a theme in the grid, or take scores as uncertain too."),)
    words = translate(
        "FirmnessChart", "Numbers: in how many per cent of {draws} draws a theme has each rank. {uncertain}"
    )
    uncertain = uncertain_words(found)
    return (words.format(draws=grouped(found.draws), uncertain=uncertain),)


def uncertain_words(found: Acceptability) -> str:
    """Return what is taken as uncertain, in a short sentence; weights only where the formula has some."""
    uncertainty = found.uncertainty
    weights = translate("FirmnessChart", "weights \N{PLUS-MINUS SIGN}{percent} %")
    scores = translate("FirmnessChart", "scores")
    parts = [
        *([weights.format(percent=uncertainty.weights)] if uncertainty.weights and found.weighted else []),
        *([scores] if uncertainty.scores else []),
    ]
    if not parts:
        return translate("FirmnessChart", "Nothing is taken as uncertain.")
    both = translate("FirmnessChart", " and ").join(parts)
    return translate("FirmnessChart", "Uncertain: {parts}.").format(parts=both)


def firmness_notes(assessment: Assessment, found: Acceptability) -> tuple[str, ...]:
    """Return the details: how it was drawn, the yardstick's scale, how exact it is, who is left out."""
    notes = []
    if found.refs:
        notes = [_exactness(found), *map(sentence_text, settings_in_words(found))]
    if found.unranked:
        names = {theme.ref: theme.label for theme in assessment.themes}
        left = ", ".join(names[ref] for ref in found.unranked)
        words = translate("FirmnessChart", "Left out, because not fully scored: {themes}.")
        notes.append(words.format(themes=left))
    if assessment.model.illustrative:
        notice = translate("core", NOT_OFFICIAL)
        notes.append(f"{notice[:1].upper()}{notice[1:]}.")
    return tuple(notes)


def _exactness(found: Acceptability) -> str:
    error = float(found.standard_error.max(initial=0.0)) * 100
    words = translate(
        "FirmnessChart",
        "Standard error at most {error} percentage points. Firm: above the line in {firm} % of draws or "
        "more, in whole per cents as shown. Equal scores share a rank.",
    )
    return words.format(error=f"{error:.1f}", firm=FIRM)


def grouped(number: int) -> str:
    """Return a whole number with its thousands apart, as 10,000."""
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom).toString(number)


def rank_words(label: str, heading: str, share: str) -> str:
    """Return one cell in words."""
    if heading.isdigit():
        words = translate("FirmnessChart", "{theme} ranks {place} in {share} % of draws")
        return words.format(theme=label, place=place_word(int(heading)), share=share)
    words = translate("FirmnessChart", "{theme} has a rank of {ranks} in {share} % of draws")
    return words.format(theme=label, ranks=heading, share=share)


def above_words(label: str, share: str, word: str) -> str:
    """Return how often a theme is above the line, in words."""
    words = translate("FirmnessChart", "{theme} is above the line in {share} % of draws: {word}")
    return words.format(theme=label, share=share, word=word)
