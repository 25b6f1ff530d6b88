"""How many random workbooks LibreOffice recalculates: a few in the suite, more when asked."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.libreoffice import libreoffice

__all__ = ["libreoffice"]

WORKBOOKS = 25
WORKBOOKS_A_TEST = 5

compared: Counter[str] = Counter()
"""Workbooks, and their formula cells by sheet, that this process has compared."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--workbooks", type=int, default=WORKBOOKS, help="random workbooks for the LibreOffice oracle"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "first_seed" in metafunc.fixturenames:
        count = metafunc.config.getoption("--workbooks", default=WORKBOOKS)
        metafunc.parametrize("first_seed", range(0, count, WORKBOOKS_A_TEST))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if compared:
        sizes = ", ".join(f"{count:,} {what}" for what, count in compared.items())
        terminalreporter.write_line(f"LibreOffice recalculated {sizes}")
