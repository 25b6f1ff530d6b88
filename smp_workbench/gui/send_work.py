"""The work of sending out that goes to the child process.

Here: one copy a call, so that each is told when it is there and the next can be left out.
Not here: what goes out and how it is written (``storage.my_scores``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import SaveFailed

_MOST_ALIKE: Final = 99
"""Files of one name in one folder, numbered; more is a mistake."""


@dataclass(frozen=True, slots=True)
class Order:
    """One copy to be written.

    Attributes
    ----------
    scorer, round
        Whose card, and for which round; an empty scorer stands for the whole workbook.
    refs
        Themes that it is about; all that are scored if empty.
    name
        Of the file; a number is added where there is one of that name.
    """

    scorer: str
    round: int
    refs: tuple[str, ...]
    folder: Path
    name: str


def write_copy(workbook: Workbook, order: Order) -> Path:
    """Write one copy and return where it is; raises ``WorkbenchError`` if it cannot be written."""
    from smp_workbench.storage.my_scores.card_copy import card_copy
    from smp_workbench.storage.my_scores.sending import keep_sent, send_card, send_whole

    path = _free(order.folder / order.name)
    if not order.scorer:
        return send_whole(workbook, path).path
    sent = send_card(card_copy(workbook, order.scorer, order.round, order.refs), path).path
    keep_sent(workbook, path.name)
    return sent


def _free(path: Path) -> Path:
    """Return the path, or the first with a number after it that no file has."""
    for number in range(1, _MOST_ALIKE + 1):
        free = path if number == 1 else path.with_stem(f"{path.stem} ({number})")
        try:
            if not free.exists():
                return free
        except OSError:  # writing says better what is the matter with the folder
            return free
    raise SaveFailed(
        "There are {count} files like “{name}” already.",
        "Choose another folder.",
        count=_MOST_ALIKE,
        name=path.name,
    )
