"""The workbook as bytes: the assessment, its history, and everything that follows from them.

Here: ``workbook_bytes``, and what belongs to the file as a whole.
Not here: its sheets (the ``sheet_`` modules), reading it (``reader``) and putting it on disk
(``storage.saving``).

Equal workbooks give equal bytes: no clock, no user name, no computer's name goes in.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from xlsxwriter import Workbook as XlsxBook

from smp_workbench.domain.version import Workbook
from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.page import Binder
from smp_workbench.storage.workbook.plain_text import mend_texts
from smp_workbench.storage.workbook.sensitivity_label import with_labels
from smp_workbench.storage.workbook.sheet_about import write_about
from smp_workbench.storage.workbook.sheet_firmness import write_firmness
from smp_workbench.storage.workbook.sheet_history import write_changes, write_versions
from smp_workbench.storage.workbook.sheet_model import write_model_sheet
from smp_workbench.storage.workbook.sheet_open import write_open_items
from smp_workbench.storage.workbook.sheet_people import write_scorecards, write_scorers
from smp_workbench.storage.workbook.sheet_ranking import write_ranking
from smp_workbench.storage.workbook.sheet_scores import write_guidance, write_scores
from smp_workbench.storage.workbook.sheet_stage import (
    write_stage,
    write_stage_guidance,
    write_stage_model,
)
from smp_workbench.storage.workbook.sheet_themes import write_evidence, write_reasons, write_themes
from smp_workbench.storage.workbook.style import FONT, TEXT_SIZE, Style

_EPOCH: Final = datetime(2018, 1, 1, tzinfo=UTC)
"""The date of a file without any history."""

_WRITERS: Final = (
    write_ranking,
    write_scores,
    write_stage,
    write_firmness,
    write_open_items,
    write_themes,
    write_evidence,
    write_reasons,
    write_scorecards,
    write_scorers,
    write_guidance,
    write_stage_guidance,
    write_model_sheet,
    write_stage_model,
    write_versions,
    write_changes,
    write_about,
)
"""In the order of ``layout.SHEETS``; some write nothing where there is nothing to tell."""


def workbook_bytes(workbook: Workbook) -> bytes:
    """Return the ``.xlsx`` file that holds an assessment and all its versions.

    Parameters
    ----------
    workbook
        Its history leads from its start to its assessment.

    Returns
    -------
    bytes
        The same for equal workbooks.

    Raises
    ------
    ModelFault
        If the scoring model does not work, or no spreadsheet could take its formulas.
    SaveFailed
        If a text is longer than a cell can hold.
    """
    contents = Contents.of(workbook)
    buffer = BytesIO()
    book = XlsxBook(buffer, book_options())
    book.set_properties({"title": contents.assessment.title, "created": _created(contents)})
    marking = contents.assessment.marking.text.upper()
    binder = Binder(book, Style(book), marking, contents.assessment.title)
    for write in _WRITERS:
        write(binder, contents)
    for name, value in workbook.sensitivity.properties:
        book.set_custom_property(name, value, "text")
    mend_texts(book)
    book.close()
    return with_labels(buffer.getvalue(), workbook.sensitivity)


def book_options() -> dict[str, object]:
    """Return XlsxWriter's options, new for each workbook because it writes into them.

    Without "none" the font would follow the reader's own theme.
    """
    font = {"font_name": FONT, "font_size": TEXT_SIZE, "font_scheme": "none"}
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": font,
    }


def _created(contents: Contents) -> datetime:
    """Return the moment of the last change or version, which needs no clock."""
    history = contents.history
    moments = [
        *(change.when for change in history.changes[-1:]),
        *(one.when for one in history.versions[-1:]),
    ]
    try:
        return datetime.fromisoformat(max(moments, default="")).replace(tzinfo=None)
    except ValueError:
        return _EPOCH.replace(tzinfo=None)
