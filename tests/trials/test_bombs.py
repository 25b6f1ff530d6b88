"""Every bomb is refused quickly, in one sentence; small ones of each kind in the plain suite."""

from __future__ import annotations

import pytest

from smp_workbench.errors import HostileFile
from smp_workbench.storage.workbook.reader import read_workbook
from tests.trials.bombs import bombs, cost_of, faults

QUICK = (
    "one huge merged range", "dimension of a whole sheet", "a billion laughs", "entity in a sheet",
    "hidden in another encoding", "hidden in EBCDIC", "a name that climbs", "a name in other letters",
    "a macro", "a macro sheet", "a link that starts a program", "parts inside each other",
)  # fmt: skip


@pytest.mark.parametrize("name", QUICK)
def test_that_what_a_small_file_claims_or_starts_is_refused(name: str) -> None:
    with pytest.raises(HostileFile) as caught:
        read_workbook(bombs()[name](), "bomb.xlsx")
    assert "{" not in str(caught.value)
    assert caught.value.remedy.text


@pytest.mark.trial(5)
@pytest.mark.parametrize("name", bombs())
def test_that_every_bomb_is_refused_at_little_cost(name: str) -> None:
    assert faults(cost_of(bombs()[name]())) == []
