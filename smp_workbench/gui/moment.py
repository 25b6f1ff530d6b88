"""Moments as people read them: the history's UTC text in local time.

Here: one format for the whole window.
Not here: the clock (``session``) and dates of evidence, which are the text of their source.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale


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
    try:
        moment = datetime.fromisoformat(when).astimezone()
    except ValueError:
        return when
    now = today or datetime.now().astimezone()
    time = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    same_day = moment.date() == now.astimezone(moment.tzinfo).date()
    form = "HH:mm" if same_day else QCoreApplication.translate("moment", "d MMMM yyyy, HH:mm")
    return QLocale().toString(time, form)
