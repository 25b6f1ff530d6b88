"""A file that is no scoring model as a page: what is wrong, how to mend it, and the lines it stands in.

Here: HTML for a text view. Not here: finding the fault (``storage.model_reading``).
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from smp_workbench.gui.dialogs.model_page import first_heading, page
from smp_workbench.gui.session_signals import sentence_text
from smp_workbench.gui.theme import Theme
from smp_workbench.storage.model_reading import FaultyFile

translate = QCoreApplication.translate

_MARK = "\N{BLACK RIGHT-POINTING POINTER}"


def fault_page(faulty: FaultyFile, theme: Theme) -> str:
    """Return the page, with the line that is wrong marked by a sign and a ground, not by colour alone.

    What has no line (a folder, a workbook) no editor can mend: the fault's own remedy is enough.
    """
    head = translate("model", "{file} cannot be used yet")
    if not faulty.line:
        head = translate("model", "{file} cannot be used")
    parts = [first_heading(head.format(file=faulty.path.name))]
    parts.append(f"<p><b>{escape(sentence_text(faulty.error.what))}</b></p>")
    parts.append(f"<p>{escape(sentence_text(faulty.error.remedy))}</p>")
    if faulty.excerpt:
        words = translate("model", "The line in the file, with those round it:")
        parts += [f"<p>{escape(words)}</p>", _lines(faulty, theme)]
        words = translate("model", "Mend it in any editor for plain text, save it, and choose Try again.")
        parts.append(f"<p>{escape(words)}</p>")
    parts.append(f"<p>{escape(str(faulty.path))}</p>")
    return page(parts, theme)


def _lines(faulty: FaultyFile, theme: Theme) -> str:
    rows = []
    width = 4 * theme.type.interface
    for number, text in faulty.excerpt:
        wrong = number == faulty.line
        ground = f" style='background:{theme.colour.selected.name()}'" if wrong else ""
        shown = _marked(text, faulty.column) if wrong else escape(text)
        rows.append(
            f"<tr><td{ground} width='{width}' align='right'>{_MARK if wrong else ''}&nbsp;{number}</td>"
            f"<td{ground}>{shown.replace('  ', '&nbsp; ')}</td></tr>"
        )
    return f"<table cellspacing='0' cellpadding='5' width='100%'>{''.join(rows)}</table>"


def _marked(text: str, column: int) -> str:
    """Return the wrong line in strong type, underlined from the place of the fault on."""
    if 0 < column <= len(text):
        head, rest = escape(text[: column - 1]), escape(text[column - 1 :])
        return f"<b>{head}<u>{rest}</u></b>"
    return f"<b>{escape(text)}</b>"
