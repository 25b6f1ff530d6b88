"""Moments as people read them: the history's UTC text in local time.

Here: the formats for the whole window.
Not here: the clock (``session``) and dates of evidence, which are the text of their source.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from smp_workbench.domain.version import Workbook


def moment_text(when: str, today: datetime | None = None) -> str:
    """Return a moment in local time: the time alone if it is today, else with its date.

    Parameters
    ----------
    when
        UTC, ISO 8601 to the second, such as ``2018-02-23T10:42:00Z``; anything else is returned as
        it is.
    today
        A moment of the present day; now if None.
    """
    moment = _local(when)
    if moment is None:
        return when
    now = today or datetime.now().astimezone()
    time = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    same_day = moment.date() == now.astimezone(moment.tzinfo).date()
    form = "HH:mm" if same_day else QCoreApplication.translate("moment", "d MMMM yyyy, HH:mm")
    return QLocale().toString(time, form)


def saved_words(workbook: Workbook, when: str) -> str:
    """Return that a workbook was saved, when, and as which version if it is one."""
    translate, latest = QCoreApplication.translate, workbook.history.latest
    if latest is None or workbook.draft:
        return translate("moment", "Saved {when}").format(when=moment_text(when))
    words = translate("moment", "Saved {when}, version {number}")
    return words.format(when=moment_text(when), number=latest.number)


def day_text(when: str) -> str:
    """Return the day of a moment in local time, such as "23 February 2018"; see :func:`moment_text`."""
    moment = _local(when)
    if moment is None:
        return when
    day = QDate(moment.year, moment.month, moment.day)
    return QLocale().toString(day, QCoreApplication.translate("moment", "d MMMM yyyy"))


def _local(when: str) -> datetime | None:
    try:
        return datetime.fromisoformat(when).astimezone()
    except ValueError:
        return None
