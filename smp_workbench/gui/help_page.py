"""The help pages: which there are, which of them speak of something, and which is about what.

Here: reading the Markdown files, searching them, and the page that F1 opens from each place.
Not here: showing them (``dialogs.help_window``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QObject

from smp_workbench import paths

FIRST: Final = "01_first_five_minutes.md"

TOPICS: Final = {
    "ScoreGrid": "02_scoring.md",
    "ranking_dock": "05_reading_the_ranking.md",
    "definition_dock": "02_scoring.md",
    "evidence_dock": "04_reasons_and_evidence.md",
    "working_dock": "05_reading_the_ranking.md",
    "decisions_dock": "06_decisions.md",
    "second_stage_dock": "07_second_stage.md",
    "versions_dock": "08_versions.md",
    "undo_list_dock": "16_finding_your_way.md",
    "weights_dock": "10_models.md",
    "SwitchModelDialog": "10_models.md",
    "PastePreviewDialog": "12_pasting.md",
    "CompareFileDialog": "09_comparing.md",
    "CompareVersionsDialog": "08_versions.md",
    "RestoreVersionDialog": "08_versions.md",
    "NewAssessmentDialog": "01_first_five_minutes.md",
    "CommitVersionDialog": "08_versions.md",
    "DetailsDialog": "11_saving.md",
    "WelcomeDialog": "01_first_five_minutes.md",
    "RecoveryDialog": "11_saving.md",
    "FindThemeDialog": "15_themes.md",
    "AddThemesDialog": "15_themes.md",
    "ThemeDialog": "15_themes.md",
    "CutLineDialog": "05_reading_the_ranking.md",
    "FindingsDialog": "14_without_the_program.md",
    "QuestionDialog": "11_saving.md",
    "SettingsDialog": "16_finding_your_way.md",
    "TextPageDialog": "10_models.md",
}
"""File of the page about each dock, dialog and the grid, by object name or class."""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page.

    Attributes
    ----------
    name
        Of its file, which begins with its place in the list.
    title
        Its first line.
    text
        The whole, in Markdown.
    """

    name: str
    title: str
    text: str


@cache
def help_pages() -> tuple[HelpPage, ...]:
    """Return every page in its order."""
    return tuple(_pages())


def _pages() -> Iterator[HelpPage]:
    for path in sorted(paths.help_pages().glob("*.md")):
        text = path.read_text(encoding="utf-8")
        yield HelpPage(path.name, text.partition("\n")[0].removeprefix("# "), text)


def pages_about(words: str) -> tuple[HelpPage, ...]:
    """Return the pages that hold every word, those with one in the title first; all for no words."""
    wanted = words.casefold().split()
    found = [page for page in help_pages() if all(word in page.text.casefold() for word in wanted)]
    return tuple(sorted(found, key=lambda page: not any(word in page.title.casefold() for word in wanted)))


def page_about(place: QObject | None) -> str:
    """Return the file of the page about the nearest known place round a widget; the first page if none."""
    while place is not None:
        for name in (place.objectName(), type(place).__name__):
            if name in TOPICS:
                return TOPICS[name]
        place = place.parent()
    return FIRST
