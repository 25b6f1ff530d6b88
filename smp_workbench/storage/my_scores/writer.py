"""A recipient's copy as bytes.

Here: ``copy_bytes``, and what belongs to the file as a whole.
Not here: what may go out (``card_copy``), the sheets (``sheet_grid``, ``sheet_copy_about``; Guidance and
Evidence are the workbook's own), putting it on disk (``sending``).

Everything is written from the copy's own state, which holds nothing of anybody else: see ``card_copy``.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from xlsxwriter import Workbook as XlsxBook

from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.domain.scorecard import Scorecard
from smp_workbench.domain.version import History, Workbook
from smp_workbench.storage.my_scores.sheet_copy_about import write_copy_about
from smp_workbench.storage.my_scores.sheet_grid import write_grid
from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.layout import FIRST_ROW, SheetLayout, fixed_columns
from smp_workbench.storage.workbook.page import Binder, Page
from smp_workbench.storage.workbook.plain_text import mend_texts
from smp_workbench.storage.workbook.sensitivity_label import with_labels
from smp_workbench.storage.workbook.sheet_scores import write_guidance
from smp_workbench.storage.workbook.sheet_themes import write_evidence
from smp_workbench.storage.workbook.style import Style
from smp_workbench.storage.workbook.writer import book_options

_EPOCH: Final = datetime(2018, 1, 1, tzinfo=UTC)

THEMES: Final = SheetLayout("Themes", fixed_columns(ref="Ref", theme="Theme", covers="What it covers"))
THEMES_WIDTHS: Final = {"ref": 8, "theme": 38, "covers": 100}


def copy_bytes(copy: CardCopy, card: Scorecard | None = None) -> bytes:
    """Return the ``.xlsx`` file of a recipient's copy; the same bytes for equal copies.

    Parameters
    ----------
    card
        What is on it now; as it was sent if None.

    Raises
    ------
    ModelFault
        If the scoring model does not work.
    SaveFailed
        If a text is longer than a cell can hold.
    """
    card = copy.card if card is None else card
    contents = Contents.of(Workbook(copy.state, History(copy.state)))
    buffer = BytesIO()
    book = XlsxBook(buffer, book_options())
    book.set_properties({"title": copy.state.title, "created": _created(copy)})
    binder = Binder(book, Style(book), copy.state.marking.text.upper(), copy.state.title)
    write_grid(binder, contents, copy, card)
    write_guidance(binder, contents)
    if any(theme.description for theme in copy.state.themes):
        _write_themes(binder, copy)
    if copy.state.evidence:
        write_evidence(binder, contents)
    write_copy_about(binder, contents, copy, card)
    for name, value in copy.sensitivity.properties:
        book.set_custom_property(name, value, "text")
    mend_texts(book)
    book.close()
    return with_labels(buffer.getvalue(), copy.sensitivity)


def _write_themes(binder: Binder, copy: CardCopy) -> None:
    page = Page(binder, THEMES, "The themes", "What each theme covers.", THEMES_WIDTHS)
    for row, theme in enumerate(copy.state.themes, start=FIRST_ROW):
        page.text(row, "ref", theme.ref, "quiet")
        page.text(row, "theme", theme.name, "strong")
        page.text(row, "covers", theme.description)
    page.close(len(copy.state.themes), frozen=2)


def _created(copy: CardCopy) -> datetime:
    """Return the moment of the last change before the copy went out, which needs no clock."""
    try:
        return datetime.fromisoformat(copy.when).replace(tzinfo=None)
    except ValueError:
        return _EPOCH.replace(tzinfo=None)
