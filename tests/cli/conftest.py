"""Running a command inside the test, and workbooks to run it on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import pytest

from smp_workbench.cli import reading
from smp_workbench.cli.main import main
from smp_workbench.domain.edit import SetDetail
from smp_workbench.domain.version import History, Workbook
from smp_workbench.session.session import Session
from smp_workbench.storage.saving import save
from tests.factory import agreed, small_assessment


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401  # whatever the command printed
        return json.loads(self.out)


class Run(Protocol):
    def __call__(self, *words: object) -> Ran: ...


@pytest.fixture(autouse=True)
def reading_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files in this process, which is quicker; ``test_reading`` tries the one that commands use."""
    if "apart" not in request.fixturenames:
        monkeypatch.setattr(reading, "_read", lambda path, password, reader: reader(path, password=password))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process; paths and numbers may stand among its words."""

    def run_command(*words: object) -> Ran:
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run_command


def small_session() -> Session:
    """Return an assessment with one version and one change after it."""
    start = small_assessment()
    noon = datetime(2018, 2, 23, 12, 0, tzinfo=UTC)
    session = Session(Workbook(start, History(start)), who="County Council", clock=lambda: noon)
    session.apply(SetDetail("area", "Maidstone"))
    session.commit("First draft", "To show the partners")
    session.apply(agreed("T-002", "L1", 2))
    return session


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workbook of three themes, two of them scored; no test changes it."""
    path = tmp_path_factory.mktemp("workbook") / "small.xlsx"
    save(small_session().workbook, path, None)
    return path
