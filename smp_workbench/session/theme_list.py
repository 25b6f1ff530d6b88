"""A pasted list of names as new themes.

Here: lines to edits, each theme with a ref that was never used.
Not here: whether a name may be kept (``domain.edit.AddTheme``), and asking for the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddTheme
from smp_workbench.domain.text import same_name
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Refusal, Sentence

_WRAPPED: Final = re.compile(r'^"((?:[^"\n\t]|"")+(?:\n(?:[^"\n\t]|"")+)+)"(?=\t|$)', re.MULTILINE)
"""A cell of several lines, as Excel puts it on the clipboard."""
_JOINED: Final = "\0"
"""Stands for each line that was joined to one before it; no text field holds it."""
_TOLD: Final = 3
"""Names that are told of one by one."""


class Repeat(NamedTuple):
    """A name that a theme has already.

    Attributes
    ----------
    line
        Where it stands in the list, from 1; empty lines count.
    first
        The earlier line with the same name; 0 where a theme of the assessment has it.
    name
        As it stood there first.
    """

    line: int
    first: int
    name: str


def listed_names(text: str) -> list[str]:
    r"""Return the names of a list, one on each line; empty lines do not count.

    A name that was wrapped in a cell of a spreadsheet stays one.

    Examples
    --------
    >>> listed_names('Burglary\n\n  Fraud \n"Serious\nviolence"\n12" knives')
    ['Burglary', 'Fraud', 'Serious violence', '12" knives']
    """
    return [name for _, name in _listed(text)]


def repeated_names(assessment: Assessment, text: str) -> list[Repeat]:
    """Return every name of a list that a theme of the assessment, or an earlier line, has already."""
    seen = [(0, theme.name) for theme in assessment.themes]
    repeats: list[Repeat] = []
    for line, name in _listed(text):
        first = next((before for before in seen if same_name(before[1], name)), None)
        if first is None:
            seen.append((line, name))
        else:
            repeats.append(Repeat(line, *first))
    return repeats


def added_themes(assessment: Assessment, text: str) -> tuple[AddTheme, ...]:
    """Return the edits that put the themes of a list at the end.

    Raises
    ------
    Refusal
        If a name cannot be kept, or stands there twice, or a theme is called so already.
    """
    repeats = repeated_names(assessment, text)
    if repeats:
        raise Refusal("{repeats}.", "Give each theme a name of its own.", repeats=_told(repeats))
    made: list[AddTheme] = []
    for name in listed_names(text):
        edit = AddTheme(Theme(assessment.next_ref("T"), name))
        assessment, _ = edit.apply(assessment)
        made.append(edit)
    return tuple(made)


def _told(repeats: list[Repeat]) -> Sentence:
    """Return the first few repeats in words, and how many more there are."""
    said = [_repeat_told(repeat) for repeat in repeats[:_TOLD]]
    if len(repeats) > _TOLD:
        said.append(Sentence("{count} more lines repeat names", {"count": len(repeats) - _TOLD}))
    whole = said[0]
    for one in said[1:]:
        whole = Sentence("{one}. {another}", {"one": whole, "another": one})
    return whole


def _repeat_told(repeat: Repeat) -> Sentence:
    words = "Line {line} repeats line {first}, “{name}”"
    if not repeat.first:
        words = "Line {line} repeats a theme that is there already, “{name}”"
    return Sentence(words, repeat._asdict())


def _listed(text: str) -> Iterator[tuple[int, str]]:
    """Yield each name with the line on which it begins."""
    line = 1
    for row in _WRAPPED.sub(_on_one_line, text.replace("\r\n", "\n")).splitlines():
        name = row.replace(_JOINED, "").strip()
        if name:
            yield line, name
        line += 1 + row.count(_JOINED)


def _on_one_line(cell: re.Match[str]) -> str:
    return " ".join(cell[1].replace('""', '"').split()) + _JOINED * cell[1].count("\n")
