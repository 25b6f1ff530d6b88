"""About: what this file is, whose it is, and how to work with it without the program.

Here: the sheet, and the two other places that hold the assessment's identity.
Not here: the protective marking on every sheet (``page``).
"""

from __future__ import annotations

from typing import Final

from smp_workbench import __version__
from smp_workbench.domain.assessment import CLASSIFICATIONS, MOST_THEMES, MOST_TOLERANCE, Assessment
from smp_workbench.storage.exact_form import FORMAT, content_hash
from smp_workbench.storage.workbook.contents import (
    Contents,
    compared_version,
    model_text,
    references_text,
    stage_text,
    standing,
)
from smp_workbench.storage.workbook.excel_formula import cell_name
from smp_workbench.storage.workbook.firmness_digest import written_digest
from smp_workbench.storage.workbook.firmness_row import firmness_of
from smp_workbench.storage.workbook.layout import (
    ABOUT,
    CUT_LINE_NAME,
    FIRST_ROW,
    IDENTITY_NAME,
    LEADING_NAME,
    PROGRAM,
    AboutItem,
)
from smp_workbench.storage.workbook.open_item_row import conflicts_text, reviews_text
from smp_workbench.storage.workbook.page import Binder, Page
from smp_workbench.storage.workbook.step import steps_hash

WIDTHS: Final = {"item": 26, "value": 74, "note": 70}

HINT: Final = "Everything this file holds stands in its sheets; nothing is hidden."

Row = tuple[AboutItem, str | int | None, str]

EXPLANATIONS: Final[dict[str, str]] = {
    "What this file is": (
        "One assessment with its scores, evidence and decisions. Its scorecards, versions and changes, if it"
        " has any, have sheets of their own. SMP Workbench reads and writes it; any spreadsheet program can"
        " open it and go on with live formulas."
    ),
    "How to score in Excel": (
        "Go to the sheet Scores and choose a level, or ?, from the list of a cell. Totals, score, rank and"
        " the sheet Ranking follow at once. The sheet Guidance says what each level means. A reason goes on"
        " the sheet Reasons; a new one in a new row, with the theme's ref and the criterion's code. Please"
        " leave refs, headers and formulas as they are. Whole rows may be sorted."
    ),
    "How to send it back": (
        "Save it as an Excel workbook (.xlsx) under any name and return it to whoever sent it. SMP Workbench"
        " lists every cell that was changed, old and new, and nothing counts before it is looked at."
    ),
    "What is packed": (
        "Scorecards of a round that is not revealed are packed, so that nobody reads them by accident. This"
        " is not encryption: whoever may open the file could unpack them."
    ),
}


STAGE_EXPLANATIONS: Final[dict[str, str]] = {
    "The second stage": (
        "The themes that lead the first ranking are looked at again on the sheet Second stage, with a small"
        " scoring model of its own. It stands beside the first ranking and changes nothing in it. Choose its"
        " levels as on Scores; confidence and reasons stand in the same row. Other themes have rows too: they"
        " rank as soon as they lead."
    ),
}
"""What is said only where there is a second stage."""


def write_about(binder: Binder, contents: Contents) -> None:
    """Write the sheet, and the identity into its two other places."""
    page = Page(binder, ABOUT, "About this file", HINT, WIDTHS)
    rows = (*_assessment_rows(contents), *_file_rows(contents))
    row = FIRST_ROW
    for item, value, note in rows:
        page.text(row, "item", item, "strong")
        if isinstance(value, str):
            page.text(row, "value", value)
        else:
            page.number(row, "value", value)
        page.text(row, "note", note, "quiet")
        _edited(page, binder, row, item)
        row += 1
    for heading, text in (EXPLANATIONS | (STAGE_EXPLANATIONS if contents.stage else {})).items():
        page.text(row, "item", heading, "strong")
        page.text_row(row, {"value": text, "note": ""})
        row += 1
    page.close(row - FIRST_ROW, filters=False)
    identity = contents.assessment.identity
    binder.book.set_custom_property(IDENTITY_NAME, identity, "text")
    binder.book.define_name(IDENTITY_NAME, f'="{identity}"')


def _assessment_rows(contents: Contents) -> tuple[Row, ...]:
    assessment = contents.assessment
    comparison, model = assessment.comparison, assessment.model
    against = compared_version(comparison)
    kept: tuple[Row, ...] = ()
    if assessment.references:
        note = "Other assessments, as far as ranks need; their exact form is on Changes."
        kept = (("Kept for comparing", references_text(assessment), note),)
    kept += _open_rows(assessment)
    return (
        ("Title", assessment.title, ""),
        ("Area", assessment.area, ""),
        ("Period", assessment.period, ""),
        ("Protective marking", assessment.marking.classification, "On every sheet and every printed page."),
        ("Handling", assessment.marking.handling, "Stands after the marking, if there is any."),
        ("Cut line", assessment.cut_line, "How many themes the plan can take. The Ranking follows it."),
        ("Tolerance", assessment.tolerance, "Levels that cards may be apart without need for talk."),
        ("Compared with version", against, "What movement is measured against; 0 is the latest version."),
        ("Comparison's name", comparison.label if comparison else "", "How the screen calls it."),
        *kept,
        ("Scoring model", model_text(model), "In full on the sheet Model."),
        ("Standing of the model", standing(model), ""),
        *_stage_rows(contents),
    )


def _open_rows(assessment: Assessment) -> tuple[Row, ...]:
    """Return what copies that came back left open, if they did."""
    rows: tuple[tuple[AboutItem, str, str], ...] = (
        (
            "Conflicts to decide",
            conflicts_text(assessment),
            "Copies changed these differently. Each keeps the value before until it is decided.",
        ),
        (
            "Items to look at",
            reviews_text(assessment),
            "Copies hold these, and none was taken by itself. The program takes or leaves them.",
        ),
    )
    return tuple(row for row in rows if row[1])


def _stage_rows(contents: Contents) -> tuple[Row, ...]:
    stage = contents.stage
    if stage is None:
        return ()
    return (
        (
            "Second stage",
            stage_text(stage.compiled.model),
            "Its scoring model, in full on the sheet Second stage model.",
        ),
        ("Leading themes", stage.leading, "It looks at the themes with a first-stage rank of at most this."),
    )


def _file_rows(contents: Contents) -> tuple[Row, ...]:
    last = contents.history.last_sequence
    return (
        ("Identity", contents.assessment.identity, "The same for ever and in every copy."),
        ("Format", FORMAT, "A file with a higher number needs a newer program."),
        ("State", content_hash(contents.assessment), "Content hash of what this file holds, drafts too."),
        ("History", steps_hash(contents.exact_steps), "Hash of every change and version, with who and when."),
        ("Last change", last, "Number of the last change on the sheet Changes."),
        (
            "Sensitivity sheet",
            _firmness_digest(contents),
            "Hash of what stands there.",
        ),
        ("Made with", f"{PROGRAM} {__version__}", "The program that wrote this file."),
    )


def _firmness_digest(contents: Contents) -> str:
    state = content_hash(contents.assessment)
    return written_digest(firmness_of(contents), state, contents.history.last_sequence)


def _edited(page: Page, binder: Binder, row: int, item: str) -> None:
    """Guard the cells that people may change here, and name the one that the Ranking reads."""
    value = ABOUT.position("value")
    match item:
        case "Protective marking":
            rule: dict[str, object] = {"validate": "list", "source": list(CLASSIFICATIONS)}
            page.sheet.data_validation(row - 1, value, row - 1, value, rule)
        case "Tolerance":
            page.sheet.data_validation(row - 1, value, row - 1, value, _whole(item, 0, MOST_TOLERANCE))
        case "Cut line" | "Leading themes":
            page.sheet.data_validation(row - 1, value, row - 1, value, _whole(item, 1, MOST_THEMES))
            name = CUT_LINE_NAME if item == "Cut line" else LEADING_NAME
            binder.book.define_name(name, f"={ABOUT.name}!{cell_name(row, value, fixed=True)}")


def _whole(item: str, least: int, most: int) -> dict[str, object]:
    """Return the rule for a cell that takes a whole number."""
    return {
        "validate": "integer", "criteria": "between", "minimum": least, "maximum": most,
        "error_title": item, "error_message": f"A whole number from {least} to {most}.",
    }  # fmt: skip
