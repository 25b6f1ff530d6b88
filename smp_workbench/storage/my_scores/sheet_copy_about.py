"""About, as a recipient's copy has it: how to score and send it back, and where the copy belongs.

Here: the sheet, the marks in the copy's two other places, and what was sent, in exact form.
Not here: reading any of it (``reader``).
"""

from __future__ import annotations

from typing import Final

from smp_workbench import __version__
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.domain.scorecard import Scorecard
from smp_workbench.storage.exact_form import FORMAT, write_exact
from smp_workbench.storage.my_scores.copy_key import COPY_NAME
from smp_workbench.storage.my_scores.sheet_grid import round_words
from smp_workbench.storage.workbook.contents import Contents, model_text, standing
from smp_workbench.storage.workbook.layout import ABOUT, FIRST_ROW, IDENTITY_NAME, PROGRAM
from smp_workbench.storage.workbook.packing import cut_to_cells
from smp_workbench.storage.workbook.page import Binder, Page

WIDTHS: Final = {"item": 26, "value": 84, "note": 56}
HINT: Final = "Everything this file holds stands in its sheets; nothing is hidden."

MADE_WITH: Final = f"{PROGRAM} {__version__}"
KEY_ITEM: Final = "Where it belongs"
SENT_ITEM: Final = "As it was sent"
SAVED_ITEM: Final = "As it was saved here"
"""With a number after it where the exact form takes several cells: ``As it was sent 2 of 3``. The second is
there once the program has saved other scores into the copy than it was sent with."""

EXPLANATIONS: Final[dict[str, str]] = {
    "What this file is": (
        "Your scorecard. It holds your own scores, the themes with what they cover, the guidance and the"
        " evidence. It holds nobody else's scores, reasons or comments, and no agreed scores."
    ),
    "How to score": (
        "Go to the sheet My scores. Click a cell and choose a level from its list, or type it. Choose ? if"
        " you do not know: that is an answer too. Leave a cell empty if you have not scored it; empty never"
        " counts as zero. The sheet Guidance says what each level means, Evidence what is known of a theme."
        " Whoever has SMP Workbench can open this file with it instead, and score there."
    ),
    "Reasons and confidence": (
        "Beside each group there is room for your reason and for how good the evidence is: low, medium or"
        " high. Both are about all your scores of that group. For one score alone write its code first, such"
        " as “{code}: worse since the summer”, each on a line of its own; or put a comment on the score."
    ),
    "What you may do": (
        "Sort the rows, filter them, make columns wider, print. Please leave the refs, the names of the"
        " themes and the headings as they are, and sort whole rows only: each row is known by its ref."
    ),
    "How to send it back": (
        "Save it as an Excel workbook (.xlsx), under any name, and send it to whoever sent it to you. It need"
        " not be finished. Only your own scores are read; anything else that was changed is shown to a person"
        " and left out."
    ),
}


def write_copy_about(binder: Binder, contents: Contents, copy: CardCopy, card: Scorecard) -> None:
    """Write the sheet, and where the copy belongs into its two other places."""
    page = Page(binder, ABOUT, "How to score, and how to send it back", HINT, WIDTHS)
    row = FIRST_ROW
    code = copy.state.model.codes[0]
    for item, text in EXPLANATIONS.items():
        page.text(row, "item", item, "strong")
        page.text_row(row, {"value": text.format(code=code), "note": ""})
        row += 1
    for item, value, note in _facts(contents, copy):
        page.text(row, "item", item, "strong")
        page.text(row, "value", value)
        page.text(row, "note", note, "quiet")
        row += 1
    row = _write_form(page, row, SENT_ITEM, write_exact(copy.state))
    if card != copy.card:
        row = _write_form(page, row, SAVED_ITEM, write_exact(card))
    page.close(row - FIRST_ROW, filters=False)
    places = ((IDENTITY_NAME, copy.key.identity), (COPY_NAME, copy.key.text))
    for name, value in places:
        binder.book.set_custom_property(name, value, "text")
        binder.book.define_name(name, f'="{value}"')


def _write_form(page: Page, row: int, called: str, text: str) -> int:
    """Write an exact form, in as many rows as it takes; return the row after it."""
    pieces = cut_to_cells(text)
    for number, piece in enumerate(pieces, start=1):
        item = called if len(pieces) == 1 else f"{called} {number} of {len(pieces)}"
        page.text(row, "item", item, "strong")
        page.text(row, "value", piece, "exact")
        page.text(row, "note", "For the program: by this it sees what you have changed.", "quiet")
        row += 1
    return row


def all_themes(state: Assessment) -> str:
    """Return how About says that a copy is about every theme that is scored."""
    return f"All {len(state.themes)}"


def _facts(contents: Contents, copy: CardCopy) -> tuple[tuple[str, str, str], ...]:
    state, model = copy.state, copy.state.model
    themes = all_themes(state) if copy.whole else ", ".join(copy.refs)
    said = "Only these are asked for here." if not copy.whole else ""
    return (
        ("For", f"{copy.scorer.name} ({copy.scorer.id})", "Whose scores these are."),
        ("Round", f"{round_words(copy)[0].upper()}{round_words(copy)[1:]}", ""),
        ("Title", state.title, ""),
        ("Area", state.area, ""),
        ("Period", state.period, ""),
        ("Protective marking", contents.assessment.marking.text, "On every sheet and every printed page."),
        ("Themes", themes, said),
        ("Scoring model", model_text(model), ""),
        ("Standing of the model", standing(model), ""),
        ("Identity", copy.key.identity, "Of the assessment; the same in every copy."),
        ("Format", str(FORMAT), "A file with a higher number needs a newer program."),
        ("Made with", MADE_WITH, "The program that wrote this file."),
        (KEY_ITEM, copy.key.text, "For the program: by this the scores find their way back."),
    )
