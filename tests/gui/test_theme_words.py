"""What the definition panel says of evidence reads as a sentence."""

from __future__ import annotations

import pytest

from smp_workbench.domain.theme import EvidenceNote
from smp_workbench.gui.panels.theme_words import note_text


@pytest.mark.parametrize(
    ("note", "line"),
    [
        (EvidenceNote("E-1", "T-001", text="Offences", figure="4,833"), "Offences: 4,833"),
        (EvidenceNote("E-1", "T-001", text="Offences rose.", figure="+42.6%"), "Offences rose. +42.6%"),
        (EvidenceNote("E-1", "T-001", figure="4,833", source="Police", date="2017"), "4,833 (Police, 2017)"),
        (EvidenceNote("E-1", "T-001", text="Heard from residents"), "Heard from residents"),
    ],
)
def test_that_a_note_reads_as_a_line_without_doubled_stops(note: EvidenceNote, line: str) -> None:
    assert note_text(note) == line
