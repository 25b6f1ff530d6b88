"""Earlier versions: looking at one, which nothing can change, and putting one back.

Here: a session that only shows, and the edit that restores a version.
Not here: the version that follows a restoring (``Session.commit``), comparing (``difference``, ``cause``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from typing_extensions import override

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Edit, RestoreContent
from smp_workbench.domain.version import Version, Workbook
from smp_workbench.errors import Refusal
from smp_workbench.session.limited_session import LimitedSession
from smp_workbench.storage.exact_form import content_hash

_NOTHING_CHANGES: Final = "This is version {number}, in which nothing can be changed."
_GO_BACK: Final = "Press Escape to go back to now, or restore the version."


class VersionView(LimitedSession):
    """A version as it was, with the history up to it; whatever would change it is refused.

    Parameters
    ----------
    workbook
        That holds the version.
    number
        Of the version; 0 stands for the latest.

    Attributes
    ----------
    version
        That is looked at.
    """

    def __init__(self, workbook: Workbook, number: int) -> None:
        self.version = workbook.history.version(number)
        super().__init__(workbook_at(workbook, self.version))

    @override
    def takes(self, edit: Edit) -> bool:
        """Return that no edit can be made."""
        return False

    @property
    @override
    def refusal(self) -> Refusal:
        """What is said to whoever would change it."""
        return Refusal(_NOTHING_CHANGES, _GO_BACK, number=self.version.number)


def workbook_at(workbook: Workbook, version: Version) -> Workbook:
    """Return a workbook as it was when a version was made, under the labels that its file has now."""
    history = workbook.history
    then = replace(
        history,
        changes=tuple(change for change in history.changes if change.sequence <= version.sequence),
        versions=tuple(one for one in history.versions if one.number <= version.number),
    )
    return replace(workbook, assessment=history.state_at(version.sequence), history=then)


def restoring_edit(now: Assessment, then: Assessment, called: str, why: str = "") -> RestoreContent:
    """Return the one edit that puts an earlier content back.

    Parameters
    ----------
    now, then
        Two states of one assessment.
    called
        What the undo list calls the earlier one, such as "version 3".
    why
        Needed where the protective marking becomes lower.

    Raises
    ------
    Refusal
        If the contents are the same, or the marking would become lower without a why.
    """
    if content_hash(now) == content_hash(then):
        raise Refusal("Nothing has changed since {called}.", "There is nothing to restore.", called=called)
    edit = RestoreContent.leading_to(then, now, called, why)
    edit.apply(now)
    return edit


def needs_version(workbook: Workbook) -> bool:
    """Whether the present content would be in no version if another one took its place."""
    latest = workbook.history.latest
    return latest is None or latest.content != content_hash(workbook.assessment)
