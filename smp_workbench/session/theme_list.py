"""A pasted list of names as new themes.

Here: lines to edits, each theme with a ref that was never used.
Not here: whether a name may be kept (``domain.edit.AddTheme``), and asking for the list.
"""

from __future__ import annotations

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddTheme
from smp_workbench.domain.theme import Theme


def listed_names(text: str) -> list[str]:
    r"""Return the names of a list, one on each line; empty lines do not count.

    Examples
    --------
    >>> listed_names("Burglary\n\n  Fraud ")
    ['Burglary', 'Fraud']
    """
    return [line.strip() for line in text.splitlines() if line.strip()]


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
