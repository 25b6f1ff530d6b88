"""What switching the scoring model would keep and lose, as a page to read before it is done.

Here: HTML for a text view, made of what ``session.model_switch`` foresees.
Not here: the choice itself (``switch_model_dialog``).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit_scoring import answer_text
from smp_workbench.domain.ranking import RankedTheme
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.gui.charts.ranking_words import range_line
from smp_workbench.gui.dialogs.model_page import first_heading, model_body, page, table
from smp_workbench.gui.tables.score_cell import score_text
from smp_workbench.gui.theme import Theme
from smp_workbench.session.model_switch import Fate, LostEntry, ModelSwitch

translate = QCoreApplication.translate


def switch_page(switch: ModelSwitch, assessment: Assessment, theme: Theme) -> str:
    """Return the page: what becomes of the scores, what is lost by name, the order, then the model in full.

    Parameters
    ----------
    assessment
        As it is now.
    """
    labels = {one.ref: one.label for one in assessment.themes}
    parts = [first_heading(switch_finding(switch))]
    heads = (translate("model", "Criterion"), translate("model", "What becomes of its scores"))
    rows = [(fate.criterion.name, fate_words(fate)) for fate in switch.fates]
    parts.append(table(heads, rows))
    parts += _lost(switch, labels)
    parts += _beside(switch)
    parts += _order(switch, labels)
    return page([*parts, *model_body(switch.edit.model, theme)], theme)


def switch_finding(switch: ModelSwitch) -> str:
    """Return what the switch comes to, in one line; scorecards are told apart, as a sum only."""
    agreed = sum(len(fate.lost) for fate in switch.fates)
    if not switch.lost:
        return translate("model", "Every score is kept")
    if not switch.cards_lost:
        one, many = translate("model", "One score is lost"), translate("model", "{count:,} scores are lost")
        return _counted(agreed, one, many)
    if not agreed:
        one = translate("model", "One score on a scorecard is lost")
        return _counted(switch.cards_lost, one, translate("model", "{count:,} scores on scorecards are lost"))
    words = translate("model", "Lost: {agreed:,} agreed, {cards:,} on scorecards")
    return words.format(agreed=agreed, cards=switch.cards_lost)


def fate_words(fate: Fate) -> str:
    """Return what becomes of a criterion's scores: ``"3 of 17 scores have no such level: lost"``."""
    lost, count = len(fate.lost), fate.scores
    if fate.target is None:
        return _counted(
            lost,
            translate("model", "not in this model; its one score is lost"),
            translate("model", "not in this model; {count} scores are lost"),
            translate("model", "not in this model; it has no scores"),
        )
    named = _other_words(fate.criterion, fate.target)
    if lost:
        words = translate("model", "{lost} of {count} scores have no such level: lost")
        return words.format(lost=lost, count=count) + named
    kept = _counted(
        count,
        translate("model", "kept (one score)"),
        translate("model", "kept ({count} scores)"),
        translate("model", "the same; nothing scored yet"),
    )
    if fate.target.code != fate.criterion.code:
        kept = _counted(
            count,
            translate("model", "carried over (one score)"),
            translate("model", "carried over ({count} scores)"),
            translate("model", "carried over; nothing scored yet"),
        )
    return kept + named


def _other_words(criterion: Criterion, target: Criterion) -> str:
    """Return in what the words of the new criterion differ: equal numbers need not mean the same."""
    said = ""
    if target.name != criterion.name:
        said = translate("model", "; called “{name}” there").format(name=target.name)
    if (target.question, target.levels) != (criterion.question, criterion.levels):
        said += translate("model", "; worded differently")
    return said


def _counted(count: int, one: str, many: str, none: str = "") -> str:
    if count == 0 and none:
        return none
    return one if count == 1 else many.format(count=count)


def _lost(switch: ModelSwitch, labels: dict[str, str]) -> Iterator[str]:
    fates = [fate for fate in switch.fates if fate.lost]
    if not fates:
        return
    yield f"<h2>{escape(translate('model', 'What is lost, by name'))}</h2>"
    for fate in fates:
        named = "; ".join(f"{labels.get(one.ref, one.ref)} {_entry_words(one)}" for one in fate.lost)
        yield f"<p><b>{escape(fate.criterion.name)}:</b> {escape(named)}</p>"
    said = translate("model", "Undo (Ctrl+Z) brings all of it back.")
    yield f"<p>{escape(said)}</p>"


def _entry_words(lost: LostEntry) -> str:
    said = answer_text(lost.entry.level)
    if lost.entry.reason:
        return translate("model", "{level} with its reason").format(level=said)
    return said


def _beside(switch: ModelSwitch) -> Iterator[str]:
    """Yield what else there is to know: evidence notes that move, criteria that are new."""
    notes = sum(fate.notes_moved for fate in switch.fates)
    if notes:
        yield _paragraph(
            _counted(
                notes,
                translate("model", "One evidence note moves from its criterion to its theme as a whole."),
                translate(
                    "model", "{count} evidence notes move from their criteria to their themes as a whole."
                ),
            )
        )
    if switch.to_score:
        names = ", ".join(criterion.name for criterion in switch.to_score)
        yield f"<h2>{escape(translate('model', 'New, still to score'))}</h2>"
        yield _paragraph(names)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _order(switch: ModelSwitch, labels: dict[str, str]) -> Iterator[str]:
    yield f"<h2>{escape(translate('model', 'The ranking, now and then'))}</h2>"
    if not switch.after.themes:
        yield _paragraph(translate("model", "There are no themes to rank yet."))
        return
    if not switch.after.scored:
        words = translate("model", "No theme has a single score until the new criteria are scored.")
        yield _paragraph(words)
    heads = (translate("model", "Theme"), translate("model", "Now"), translate("model", "Then"))
    before = {theme.ref: theme for theme in switch.before.themes}
    rows = [
        (labels.get(ranked.ref, ranked.name), _place(before.get(ranked.ref)), _place(ranked))
        for ranked in switch.after.themes
    ]
    yield table(heads, rows)


def _place(ranked: RankedTheme | None) -> str:
    if ranked is None:
        return ""
    if ranked.score is None:
        return range_line(ranked)
    words = translate("model", "{rank} with {score}")
    return words.format(rank=ranked.rank_text, score=score_text(ranked.score, ranked.places))
