"""What stands at the head and the foot of every printed page.

Here: marking, title, version with the beginning of its hash, the notice about the model, page n of m.
Not here: what stands between them (``grid_pages``, ``ranking_pages``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QPainter

from smp_workbench.domain.version import Workbook
from smp_workbench.gui.panels.title_line import assessment_title
from smp_workbench.gui.text_stamp import TextStamp
from smp_workbench.gui.theme import Theme
from smp_workbench.storage.exact_form import content_hash

HASH_SHOWN: Final = 8
"""Characters of the content hash on every page, by which it can be checked against its workbook."""
_END: Final = Qt.AlignmentFlag.AlignRight
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
_AT_END: Final = Qt.TextElideMode.ElideRight

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PageWords:
    """What every page of a job says.

    Attributes
    ----------
    marking
        In capitals, handling words included.
    version
        Which version or draft it is, with the beginning of the content's hash.
    notice
        The scoring model and whether it is illustrative.
    """

    marking: str
    title: str
    version: str
    notice: str


def page_words(workbook: Workbook) -> PageWords:
    """Return the words of an assessment's pages as it is now."""
    assessment, latest = workbook.assessment, workbook.history.latest
    model = assessment.model
    if latest is None:
        named = translate("PageFrame", "Draft, no version yet")
    elif workbook.draft:
        named = translate("PageFrame", "Draft after version {number}").format(number=latest.number)
    else:
        named = translate("PageFrame", "Version {number}: {name}")
        named = named.format(number=latest.number, name=latest.name)
    notice = translate("PageFrame", "Scoring model: {title}, {version}.")
    notice = notice.format(title=model.title, version=model.version)
    if model.notice:
        said = translate("core", model.notice)
        notice += f" {said[:1].upper()}{said[1:]}."
    return PageWords(
        marking=assessment.marking.text.upper(),
        title=assessment_title(assessment) or translate("PageFrame", "Untitled assessment"),
        version=f"{named} \N{MIDDLE DOT} {content_hash(assessment)[:HASH_SHOWN]}",
        notice=notice,
    )


class PageFrame:
    """Draws heads and feet on pages of one size, and knows the room between them."""

    def __init__(self, words: PageWords, size: QSize, theme: Theme) -> None:
        self._words = words
        self._size = size
        self._theme = theme
        self._strong = TextStamp(theme.font(strong=True))
        self._plain = TextStamp(theme.font())
        self._small = TextStamp(theme.font(theme.type.small))
        self._line = self._strong.height + theme.space.unit

    @property
    def room(self) -> QRect:
        """The room for content, from the page's top left."""
        group = self._theme.space.group
        top, foot = 2 * self._line + group, self._line + self._small.height + group
        return QRect(0, top, self._size.width(), self._size.height() - top - foot)

    def draw(self, painter: QPainter, what: str, page: int, pages: int) -> None:
        """Draw head and foot of one page; ``what`` it shows stands beside the title."""
        words, colour, width, line = self._words, self._theme.colour, self._size.width(), self._line
        painter.setPen(colour.text)
        self._in_line(painter, self._strong, QRect(0, 0, width, line), words.marking, _CENTRE)
        head = QRect(0, line, width, line)
        beside = self._plain.width(what) + self._theme.space.group
        self._in_line(painter, self._strong, head.adjusted(0, 0, -beside, 0), words.title)
        self._plain.draw(painter, head, what, _END)
        painter.setPen(colour.edge)
        painter.drawLine(0, 2 * line, width, 2 * line)
        foot = QRect(0, self._size.height() - line, width, line)
        painter.drawLine(0, foot.top(), width, foot.top())
        painter.setPen(colour.text_second)
        notice = QRect(0, foot.top() - self._small.height - self._theme.space.unit, width, self._small.height)
        self._in_line(painter, self._small, notice, words.notice)
        third = width // 3
        self._in_line(painter, self._small, QRect(0, foot.top(), third, line), words.version)
        number = translate("PageFrame", "Page {page} of {pages}").format(page=page, pages=pages)
        self._small.draw(painter, foot, number, _END)
        painter.setPen(colour.text)
        middle = QRect(third, foot.top(), width - 2 * third, line)
        self._in_line(painter, self._strong, middle, words.marking, _CENTRE)

    @staticmethod
    def _in_line(
        painter: QPainter,
        stamp: TextStamp,
        room: QRect,
        text: str,
        alignment: Qt.AlignmentFlag | None = None,
    ) -> None:
        """Draw a text on one line, shortened at its end where it is too long."""
        stamp.draw(painter, room, stamp.short(text, room.width(), _AT_END), alignment)
