"""Packed text, and long text over several cells: how exact forms stand in the workbook.

Here: packing and unpacking, cutting into cells and joining again.
Not here: what is packed and why (``sealing``), nor the exact forms (``storage.exact_form``).

Packed text is not encrypted. It keeps a hidden scorecard from being read over a shoulder or found by
a search, and nothing more; the sheets say so.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Sequence
from typing import Final

from smp_workbench.errors import UnreadableFile

PACKED: Final = "packed:"
"""With what packed text begins. An exact form begins with a brace, so the two cannot be mixed up."""

LONGEST_CELL: Final = 32_000
"""UTF-16 units in one cell: a spreadsheet holds 32,767, less room for what programs add."""

LONGEST_UNPACKED: Final = 200_000_000
"""Bytes; more than any assessment needs, so that a small hostile cell cannot fill the memory."""


def pack(text: str) -> str:
    """Return text that cannot be read at sight.

    Examples
    --------
    >>> pack("{}")[:7], unpack(pack("{}"), "Card S-01")
    ('packed:', '{}')
    """
    return PACKED + base64.b64encode(zlib.compress(text.encode(), 9)).decode("ascii")


def unpack(text: str, what: str) -> str:
    """Return what :func:`pack` packed; text that is not packed comes back as it is.

    Parameters
    ----------
    what
        What is being read, for the sentence of an error, such as "Change 14".

    Raises
    ------
    UnreadableFile
        If the text is damaged or larger than any assessment.
    """
    if not text.startswith(PACKED):
        return text
    inflating = zlib.decompressobj()
    try:
        packed = base64.b64decode(text.removeprefix(PACKED), validate=True)
        plain = inflating.decompress(packed, LONGEST_UNPACKED).decode()
    except (binascii.Error, zlib.error, ValueError) as fault:
        raise _damaged(what) from fault
    if not inflating.eof or inflating.unused_data:
        raise _damaged(what)
    return plain


def cut_to_cells(text: str, longest: int = LONGEST_CELL) -> tuple[str, ...]:
    """Return text in pieces that each fit a cell; joined they are the text again.

    Parameters
    ----------
    longest
        UTF-16 units of a piece, at least 2. No surrogate pair is cut.

    Examples
    --------
    >>> [len(piece) for piece in cut_to_cells("a" * 70_000)]
    [32000, 32000, 6000]
    """
    if len(text) * 2 <= longest:
        return (text,)
    units = text.encode("utf-16-le")
    pieces = []
    begin = 0
    while begin < len(units):
        end = min(begin + 2 * longest, len(units))
        if end < len(units) and units[end + 1] & 0xFC == 0xDC:  # not between the halves of a pair
            end -= 2
        pieces.append(units[begin:end].decode("utf-16-le"))
        begin = end
    return tuple(pieces)


def join_cells(pieces: Sequence[str], what: str) -> str:
    """Return the text that was cut into these cells, in order, and unpacked if it was packed."""
    return unpack("".join(pieces), what)


def _damaged(what: str) -> UnreadableFile:
    return UnreadableFile(
        "{thing} cannot be read: its packed text is damaged.", "Go back to an earlier copy.", thing=what
    )
