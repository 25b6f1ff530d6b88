"""A scoring model as a page to read: formula, bands, every criterion and level, where it comes from.

Here: HTML for a text view, made of the model's own words.
Not here: the view (``text_page_dialog``), the workbook's Model sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.namesake import Part
from smp_workbench.domain.number import decimal_text
from smp_workbench.domain.scoring_model import Criterion, ScoringModel
from smp_workbench.gui.theme import Theme

translate = QCoreApplication.translate


def model_page(model: ScoringModel, theme: Theme) -> str:
    """Return the whole model as HTML."""
    return page(model_body(model, theme), theme)


def model_body(model: ScoringModel, theme: Theme) -> list[str]:
    """Return the whole model as parts of a page."""
    parts = [*_summary(model), *_formula(model)]
    for group in model.groups:
        weight = translate("model", "weight {}").format(decimal_text(group.weight))
        parts.append(f"<h2>{escape(group.name)} ({weight})</h2>")
        parts += [_criterion(criterion, theme) for criterion in model.criteria_of(group.code)]
    return parts


def _summary(model: ScoringModel) -> Iterator[str]:
    yield f"<h1>{escape(model.title)}</h1>"
    if model.notice:
        said = translate("core", model.notice)
        yield f"<p><b>{escape(said[:1].upper() + said[1:])}</b></p>"
    if model.note:
        yield f"<p>{_lines(model.note)}</p>"
    text = translate("model", "{criteria} criteria in {groups} groups. Version {version} of {id}.").format(
        criteria=len(model.criteria), groups=len(model.groups), version=model.version, id=model.id
    )
    yield f"<p>{escape(text)}</p>"
    for line in _provenance(model):
        yield f"<p>{line}</p>"


def _provenance(model: ScoringModel) -> Iterator[str]:
    origin = model.provenance
    if origin.supplied_by:
        yield escape(translate("model", "Supplied by {}.").format(origin.supplied_by))
    if origin.adapted_from:
        yield escape(translate("model", "Adapted from {}.").format(origin.adapted_from))
    yield _lines(origin.source)
    yield escape(
        translate("model", "By {author}. Licence: {licence}.").format(
            author=origin.author, licence=origin.licence
        )
    )


def _formula(model: ScoringModel) -> Iterator[str]:
    yield f"<h2>{translate('model', 'Formula')}</h2>"
    rows = [(total.name, total.code, total.formula) for total in model.totals]
    rows.append((translate("model", "Score"), "", model.formula))
    heads = (translate("model", "Total"), translate("model", "Its code"), translate("model", "Formula"))
    yield table(heads, rows)
    rule = translate("model", "Themes with exactly equal scores share a rank, and the next rank is skipped.")
    yield f"<p>{escape(rule)}</p>"
    if model.bands:
        yield f"<h2>{translate('model', 'Bands')}</h2>"
        yield table(
            (translate("model", "Score of at least"), translate("model", "Band")),
            [(decimal_text(band.at_least), band.label) for band in model.bands],
        )


def _criterion(criterion: Criterion, theme: Theme) -> str:
    weight = translate("model", "{code}, weight {weight}").format(
        code=criterion.code, weight=decimal_text(criterion.weight)
    )
    quiet = theme.colour.text_second.name()
    beside = f"<span style='font-weight:{theme.type.regular}; color:{quiet}'>({escape(weight)})</span>"
    head = f"<h3>{escape(criterion.name)} {beside}</h3>"
    rows = [(decimal_text(level.value), level.label, level.definition) for level in criterion.levels]
    heads = (translate("model", "Level"), translate("model", "Label"), translate("model", "What it means"))
    return f"{head}<p>{escape(criterion.question)}</p>{table(heads, rows)}"


def differing_words(parts: Sequence[Part]) -> str:
    """Return what the other of two models has, as a part of a sentence: ``"other weights"``."""
    words: dict[Part, str] = {
        "criteria": translate("model", "other criteria"),
        "levels": translate("model", "other levels"),
        "weights": translate("model", "other weights"),
        "formula": translate("model", "another formula"),
        "bands": translate("model", "other bands"),
        "words": translate("model", "other words"),
    }
    return ", ".join(words[part] for part in parts)


def first_heading(text: str) -> str:
    """Return the heading of a page that stands beside other things, as HTML: quieter than a title."""
    return f"<h2 style='margin-top:0'>{escape(text)}</h2>"


def table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table with a row of headings, as HTML."""
    head = "".join(f"<th align='left'>{escape(text)}</th>" for text in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows)
    return f"<table cellspacing='0' cellpadding='5' width='100%'><tr>{head}</tr>{body}</table>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def page(parts: Sequence[str], theme: Theme) -> str:
    """Return parts of HTML as one page in the theme's type and colours."""
    colour, size = theme.colour, theme.type
    style = (
        f"p {{margin-top:4px; margin-bottom:8px}}"
        f".h1 {{font-size:{size.title}px; font-weight:{size.strong}; margin-top:0}}"
        f".h2 {{font-size:{size.scale[2]}px; font-weight:{size.strong}; margin-top:20px}}"
        f".h3 {{font-size:{size.interface}px; font-weight:{size.strong}; margin-top:16px; margin-bottom:0}}"
        f"b {{font-weight:{size.strong}}}"
        f"th {{font-weight:{size.strong}; background:{colour.panel.name()}}}"
        f"td {{border-bottom:1px solid {colour.line.name()}}}"
    )
    # Qt gives a heading a size by steps of its own, whatever its style says; a paragraph takes ours.
    body = re.sub(r"<(/?)h([123])\b", _paragraph, "".join(parts))
    return f"<html><head><style>{style}</style></head><body>{body}</body></html>"


def _paragraph(heading: re.Match[str]) -> str:
    return "</p" if heading[1] else f"<p class='h{heading[2]}'"
