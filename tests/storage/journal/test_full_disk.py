"""A disk that is really full, by the system's own word: a small one, and a limit on the size of files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from smp_workbench.storage.journal.journal import Journal
from smp_workbench.storage.journal.line import Base
from smp_workbench.storage.journal.reading import read_journal
from tests.factory import agreed
from tests.storage.journal.conftest import Told
from tests.storage.journal.test_journal import only, open_session

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits and mounts")

LIMITED = """
import queue, resource, sys
from pathlib import Path
from smp_workbench.storage.journal.journal import Journal
from smp_workbench.storage.journal.line import Base
from smp_workbench.storage.journal.reading import read_journal
from tests.factory import agreed
from tests.storage.journal.test_journal import only, open_session

folder, states = Path(sys.argv[1]), queue.SimpleQueue()
session, journal = open_session(), Journal(folder, states.put)
journal.start()
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
last, trouble = journal.begin(Base(), session.workbook, at_once=True), None
while trouble is None:
    last = journal.add(session.apply(agreed("T-001", "H1", last % 5, "x" * 900)).change)
    state = states.get()
    trouble = state.trouble
print(trouble)
safe = read_journal(only(folder)).workbook
assert safe.history.changes == session.history.changes[: len(safe.history.changes)]
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
while states.get().durable < last:
    pass
journal.stop()
assert read_journal(only(folder)).workbook == session.workbook
"""


def test_that_a_file_that_may_not_grow_is_a_full_disk_and_mended_by_itself(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "journals")],
        cwd=Path(__file__).parents[3], capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "The disk is full" in ran.stdout


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a file system of 64 KB, where one may be mounted."""
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    place = tmp_path / "small"
    place.mkdir()
    if mount is None or unmount is None or os.geteuid() != 0:
        pytest.skip("mounting needs root")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=64k", "none", str(place)], check=False).returncode:
        pytest.skip("nothing may be mounted here")
    yield place
    subprocess.run([unmount, str(place)], check=True)


def test_that_a_small_disk_may_fill_up_and_be_cleared(small_disk: Path, told: Told) -> None:
    session, folder = open_session(), small_disk / "journals"
    journal = Journal(folder, told.take)
    journal.start()
    filler = small_disk / "filler"
    filler.write_bytes(bytes(32_000))
    told.wait_durable(journal.begin(Base(), session.workbook, at_once=True))
    last = 0
    for number in range(60):
        change = session.apply(agreed("T-001", "H1", number % 5, "y" * 700)).change
        last = journal.add(change)
    assert "The disk is full" in str(told.trouble())
    read = read_journal(only(folder))
    assert read is not None
    assert read.workbook.history.changes == session.history.changes[: len(read.changes)]
    filler.unlink()
    told.wait_durable(last)
    journal.stop()
    read = read_journal(only(folder))
    assert read is not None
    assert read.workbook == session.workbook
