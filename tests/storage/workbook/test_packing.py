from __future__ import annotations

import base64
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.workbook import packing
from smp_workbench.storage.workbook.packing import (
    LONGEST_CELL,
    PACKED,
    cut_to_cells,
    join_cells,
    pack,
    unpack,
)


@given(st.text())
def test_that_packed_text_comes_back(text: str) -> None:
    assert unpack(pack(text), "Card") == text


def test_that_packed_text_says_nothing_at_sight() -> None:
    assert "Kent" not in pack('{"reason":"Kent Police said so"}')


def test_that_text_never_packed_comes_back_as_it_is() -> None:
    assert unpack('{"kind":"SetCutLine"}', "Change 1") == '{"kind":"SetCutLine"}'


@pytest.mark.parametrize(
    "damaged",
    [
        PACKED,
        f"{PACKED}????",
        f"{PACKED}AAAA",
        pack("a text of some length")[:-8],
        PACKED + base64.b64encode(zlib.compress(b"\xff")).decode(),
        PACKED + base64.b64encode(zlib.compress(b"x") + b"more").decode(),
    ],
)
def test_that_damaged_packed_text_is_told(damaged: str) -> None:
    with pytest.raises(UnreadableFile, match="Card of S-01 cannot be read"):
        unpack(damaged, "Card of S-01")


def test_that_a_small_cell_cannot_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "LONGEST_UNPACKED", 1000)
    with pytest.raises(UnreadableFile):
        unpack(pack("a" * 1001), "Card")


@given(st.text(alphabet="aé\N{GRINNING FACE}"), st.integers(2, 9))
def test_that_pieces_fit_a_cell_and_join_again(text: str, longest: int) -> None:
    pieces = cut_to_cells(text, longest)
    assert all(len(piece.encode("utf-16-le")) <= 2 * longest for piece in pieces)
    assert join_cells(pieces, "Change 1") == text


def test_that_a_pair_of_halves_is_not_cut() -> None:
    pieces = cut_to_cells("a" + "\N{GRINNING FACE}" * LONGEST_CELL)
    assert len(pieces[0]) == 1 + (LONGEST_CELL - 1) // 2
    assert "".join(pieces) == "a" + "\N{GRINNING FACE}" * LONGEST_CELL
