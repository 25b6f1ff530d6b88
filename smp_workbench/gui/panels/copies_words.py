"""How much copies have left open, in words.

Here: one phrase for banner, title bar and status. Not here: words about a single item
(``tables.open_item_words``).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def open_words(conflicts: int, reviews: int) -> str:
    """Return ``"7 conflicts and 12 items to review"``; empty where nothing is open."""
    parts = [
        _counted(conflicts, _translate("1 conflict"), _translate("{count} conflicts")),
        _counted(reviews, _translate("1 item to review"), _translate("{count} items to review")),
    ]
    return _translate(" and ").join(part for part in parts if part)


def _counted(count: int, one: str, several: str) -> str:
    return "" if not count else one if count == 1 else several.format(count=f"{count:,}")


def _translate(text: str) -> str:
    return QCoreApplication.translate("copies", text)
