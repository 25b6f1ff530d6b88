"""A pasted list of names as new themes.

Here: lines to edits, each theme with a ref that was never used.
Not here: whether a name may be kept (``domain.edit.AddTheme``), and asking for the list.
"""

from __future__ import annotations

import re
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddTheme
from smp_workbench.domain.theme import Theme

_WRAPPED: Final = re.compile(r'^"((?:[^"\n\t]|"")+(?:\n(?:[^"\n\t]|"")+)+)"(?=\t|$)', re.MULTILINE)
"""A cell of several lines, as Excel puts it on the clipboard."""


def listed_names(text: str) -> list[str]:
    r"""Return the names of a list, one on each line; empty lines do not count.

    A name that was wrapped in a cell of a spreadsheet stays one.

    Examples
    --------
    >>> listed_names('Burglary\n\n  Fraud \n"Serious\nviolence"\n12" knives')
    ['Burglary', 'Fraud', 'Serious violence', '12" knives']
    """
    plain = text.replace("\r\n", "\n")
    unwrapped = _WRAPPED.sub(_on_one_line, plain)
    return [line.strip() for line in unwrapped.splitlines() if line.strip()]


def _on_one_line(cell: re.Match[str]) -> str:
    return " ".join(cell[1].replace('""', '"').split())


def added_themes(assessment: Assessment, text: str) -> tuple[AddTheme, ...]:
    """Return the edits that put the themes of a list at the end.

    Raises
    ------
    Refusal
        If a name cannot be kept, or a theme is called so already.
    """
    made: list[AddTheme] = []
    for name in listed_names(text):
        edit = AddTheme(Theme(assessment.next_ref("T"), name))
        assessment, _ = edit.apply(assessment)
        made.append(edit)
    return tuple(made)
