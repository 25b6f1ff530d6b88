"""The sheet About against the assessment's own settings.

Here: title, area, period, marking, cut line, tolerance and comparison. Not here: identity, format and state
(``about_reading``), and the rows that only explain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from typing import Final, Literal, cast, get_args

from smp_workbench import __version__
from smp_workbench.domain.assessment import (
    CLASSIFICATIONS,
    LIKELY_TOLERANCE,
    Classification,
    Comparison,
    Marking,
)
from smp_workbench.domain.edit import (
    Edit,
    SetComparison,
    SetCutLine,
    SetDetail,
    SetLeading,
    SetMarking,
    SetTolerance,
)
from smp_workbench.domain.version import History
from smp_workbench.errors import Refusal
from smp_workbench.storage.exact_form import FORMAT
from smp_workbench.storage.workbook.cell_value import read_count, read_filled_count
from smp_workbench.storage.workbook.contents import (
    compared_version,
    model_text,
    references_text,
    stage_text,
    standing,
)
from smp_workbench.storage.workbook.found_table import FoundRow
from smp_workbench.storage.workbook.layout import PROGRAM, AboutItem
from smp_workbench.storage.workbook.open_item_row import conflicts_text, reviews_text
from smp_workbench.storage.workbook.reconciliation import Reconciliation, Spot

_DETAILS: Final[Mapping[AboutItem, Literal["title", "area", "period"]]] = {
    "Title": "title",
    "Area": "area",
    "Period": "period",
}


_STAGE_ITEMS: Final[tuple[AboutItem, ...]] = ("Second stage", "Leading themes")
_COUNTED: Final[Mapping[Callable[[int], Edit], str]] = {
    SetCutLine: "Type how many themes the plan can take.",
    SetTolerance: "Type how many levels cards may be apart without need for talk.",
    SetLeading: "Type how many leading themes the second stage looks at.",
}
"""What to do where a count was cleared."""


def setting_differences(
    about: Mapping[str, FoundRow], history: History | None, reconciliation: Reconciliation
) -> None:
    """Offer every setting that differs.

    Parameters
    ----------
    about
        The rows of About by their item.
    history
        Its versions are what a comparison may be with; None if there is none.
    """
    base = reconciliation.base
    versions = frozenset(version.number for version in history.versions) if history else frozenset()
    _list_missing(about, reconciliation)
    _list_repeated(about, history, reconciliation)
    for item, field in _DETAILS.items():
        if item in about:
            spot = _spot(about, item)
            reconciliation.offer_text(spot, getattr(base, field), partial(SetDetail, field))
    if "Protective marking" in about:
        _offer_classification(_spot(about, "Protective marking"), reconciliation)
    if "Handling" in about:
        reconciliation.offer_text(
            _spot(about, "Handling"), base.marking.handling, partial(_handle, reconciliation)
        )
    if "Cut line" in about:
        _offer_count(_spot(about, "Cut line"), base.cut_line, SetCutLine, reconciliation)
    if "Tolerance" in about:
        _offer_count(_spot(about, "Tolerance"), base.tolerance, SetTolerance, reconciliation)
    if "Leading themes" in about and base.second_stage:
        _offer_count(_spot(about, "Leading themes"), base.second_stage.leading, SetLeading, reconciliation)
    lost = None if history else comparison_shown(about)
    if lost and lost.version:
        _list_lost(lost, _spot(about, "Compared with version"), reconciliation)
    elif "Compared with version" in about:
        _offer_comparison(about, versions, reconciliation)


def comparison_shown(about: Mapping[str, FoundRow]) -> Comparison | None:
    """Return the comparison that About shows; None if it shows none."""
    try:
        version = read_count(about["Compared with version"].cell("value"))
    except (KeyError, Refusal):
        return None
    label = about["Comparison's name"].text("value") if "Comparison's name" in about else ""
    return None if version is None else Comparison(version, label)


def _spot(about: Mapping[str, FoundRow], item: AboutItem) -> Spot:
    return Spot(about[item], "value", item, field=item)


def _list_missing(about: Mapping[str, FoundRow], reconciliation: Reconciliation) -> None:
    """List rows that are gone, if there is an About at all."""
    staged = reconciliation.base.second_stage is not None
    told = _told_if_any(reconciliation)
    usual = reconciliation.base.tolerance == LIKELY_TOLERANCE  # earlier programs wrote no row for it
    for item in get_args(AboutItem) if about and reconciliation.compared else ():
        wanted = bool(told[item]) if item in told else staged or item not in _STAGE_ITEMS
        if item not in about and wanted and not (item == "Tolerance" and usual):
            sheet = next(iter(about.values())).sheet
            reconciliation.list_sheet(sheet, "The row “{item}” is missing; it was kept.", item=item)


def _told_if_any(reconciliation: Reconciliation) -> dict[AboutItem, str]:
    """Return the rows that are there only if they have something to say."""
    base = reconciliation.base
    return {
        "Kept for comparing": references_text(base),
        "Conflicts to decide": conflicts_text(base),
        "Items to look at": reviews_text(base),
    }


def _list_repeated(
    about: Mapping[str, FoundRow], history: History | None, reconciliation: Reconciliation
) -> None:
    """List rows for the eye and for the program that say something else."""
    model = reconciliation.base.model
    expected: dict[AboutItem, str] = {
        "Scoring model": model_text(model),
        "Standing of the model": standing(model),
        "Format": str(FORMAT),
        "Last change": str(history.last_sequence) if history else "",
    }
    expected |= _stage_expected(reconciliation)
    expected |= _told_if_any(reconciliation)
    made_with = about["Made with"].text("value") if "Made with" in about else ""
    if not made_with.startswith(PROGRAM):  # whichever version it was
        expected["Made with"] = f"{PROGRAM} {__version__}"
    for item, text in expected.items():
        if item in about:
            reconciliation.expect(_spot(about, item), text)


def _stage_expected(reconciliation: Reconciliation) -> dict[AboutItem, str]:
    """Return what the second stage's own rows should say that nobody changes there."""
    stage = reconciliation.base.second_stage
    if stage is None:
        return dict.fromkeys(_STAGE_ITEMS, "")
    return {"Second stage": stage_text(stage.model)}


def _offer_classification(spot: Spot, reconciliation: Reconciliation) -> None:
    """Offer another marking; lowering it is refused, as no reason for it can be given here."""
    present = reconciliation.state.marking
    after = reconciliation.text(spot, present.classification)
    if after is None or after == present.classification:
        return
    word = cast("Classification", " ".join(after.split()).upper())  # the edit itself refuses another word
    if word in CLASSIFICATIONS and CLASSIFICATIONS.index(word) < CLASSIFICATIONS.index(
        present.classification
    ):
        refusal = Refusal("Lowering it needs a reason.", "Lower it in the program and give the reason there.")
        reconciliation.refuse(spot, present.classification, after, refusal)
        return
    reconciliation.offer(spot, present.classification, after, SetMarking(Marking(word, present.handling)))


def _handle(reconciliation: Reconciliation, text: str) -> Edit:
    return SetMarking(replace(reconciliation.state.marking, handling=text))


def _offer_count(
    spot: Spot, before: int, edit: Callable[[int], Edit], reconciliation: Reconciliation
) -> None:
    try:
        after = read_filled_count(spot.cell, _COUNTED[edit])
    except Refusal as refusal:
        reconciliation.refuse(spot, str(before), spot.cell.text, refusal)
        return
    if after != before:
        reconciliation.offer(spot, str(before), str(after), edit(after))


def _offer_comparison(
    about: Mapping[str, FoundRow], versions: AbstractSet[int], reconciliation: Reconciliation
) -> None:
    present = reconciliation.base.comparison
    version = compared_version(present)
    spot = _spot(about, "Compared with version")
    before = "" if version is None else str(version)
    try:
        number = _version_number(spot, versions, version)
    except Refusal as refusal:
        reconciliation.refuse(spot, before, spot.cell.text, refusal)
        return
    if number != version:
        label = present.label if present else ""
        comparison = None if number is None else Comparison(number, label)
        reconciliation.offer(spot, before, spot.cell.text, SetComparison(comparison))
    if reconciliation.state.comparison is not None and "Comparison's name" in about:
        label = present.label if present else ""
        reconciliation.offer_text(
            _spot(about, "Comparison's name"), label, partial(_name_comparison, reconciliation)
        )


def _list_lost(lost: Comparison, spot: Spot, reconciliation: Reconciliation) -> None:
    """List a comparison with a version that is gone with the history."""
    refusal = Refusal(
        "There are no versions to compare with any more; it was version {comparison}.",
        comparison=", ".join(filter(None, (str(lost.version), lost.label))),
    )
    reconciliation.refuse(spot, "", spot.cell.text, refusal)


def _version_number(spot: Spot, versions: AbstractSet[int], present: int | None) -> int | None:
    number = read_count(spot.cell)
    if number and number not in versions and number != present:
        raise Refusal("There is no version {number}.", "Type one that is on Versions.", number=number)
    return number


def _name_comparison(reconciliation: Reconciliation, text: str) -> Edit:
    comparison = reconciliation.state.comparison or Comparison()
    return SetComparison(replace(comparison, label=text.strip()))
