"""Where a workbook is saved: a name that becomes one that exists is asked about before it counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from smp_workbench.gui import file_choice
from smp_workbench.gui.file_choice import choose_copies, choose_to_open, choose_to_save, place_to_save


class Answers:
    """Stands for the system's dialog: gives the names a person would, and keeps what it was asked."""

    def __init__(self, *names: str) -> None:
        self.left = list(names)
        self.asked: list[tuple[str, str]] = []

    def __call__(self, _: QWidget, title: str, suggestion: str, __: str) -> tuple[str, str]:
        self.asked.append((title, suggestion))
        return self.left.pop(0), ""


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def choose(
    monkeypatch: pytest.MonkeyPatch, parent: QWidget, *names: str | Path
) -> tuple[Path | None, Answers]:
    answers = Answers(*map(str, names))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answers)
    return choose_to_save(parent, Path("Suggested.xlsx")), answers


def test_that_a_name_without_ending_gets_it(
    monkeypatch: pytest.MonkeyPatch, parent: QWidget, tmp_path: Path
) -> None:
    chosen, answers = choose(monkeypatch, parent, tmp_path / "Plan 2018.19")
    assert chosen == tmp_path / "Plan 2018.19.xlsx"
    assert len(answers.asked) == 1


def test_that_a_name_whose_ending_makes_it_a_file_that_exists_is_asked_about_whole(
    monkeypatch: pytest.MonkeyPatch, parent: QWidget, tmp_path: Path
) -> None:
    there = tmp_path / "victim.xlsx"
    there.write_bytes(b"somebody's work")
    chosen, answers = choose(monkeypatch, parent, tmp_path / "victim", "")
    assert chosen is None
    title, suggestion = answers.asked[1]
    assert suggestion == str(there), "the system's dialog asks about the name it is given whole"
    assert "victim.xlsx" in title


def test_that_a_whole_name_is_the_systems_to_ask_about(
    monkeypatch: pytest.MonkeyPatch, parent: QWidget, tmp_path: Path
) -> None:
    there = tmp_path / "victim.XLSX"
    there.write_bytes(b"")
    chosen, answers = choose(monkeypatch, parent, there)
    assert chosen == there
    assert len(answers.asked) == 1


def test_that_no_name_is_no_choice(monkeypatch: pytest.MonkeyPatch, parent: QWidget) -> None:
    assert choose(monkeypatch, parent, "")[0] is None


def test_that_a_copy_is_suggested_where_it_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    monkeypatch.setattr(file_choice.QStandardPaths, "writableLocation", lambda _: str(documents))
    share = tmp_path / "share"
    share.mkdir()
    open_one = share / "Scores.xlsx"
    assert place_to_save(open_one, "", ()) == open_one
    assert place_to_save(None, "Maidstone", [open_one]) == share / "Maidstone.xlsx"
    assert place_to_save(None, "Maidstone", ()) == documents / "Maidstone.xlsx"
    monkeypatch.setattr(file_choice.os, "access", lambda folder, _: folder != share)
    assert place_to_save(open_one, "", [open_one]) == documents / "Scores.xlsx"
    monkeypatch.undo()
    monkeypatch.setattr(file_choice.QStandardPaths, "writableLocation", lambda _: str(documents))
    share.rmdir()
    assert place_to_save(open_one, "", [open_one]) == documents / "Scores.xlsx"


@pytest.mark.parametrize("asks", ["getOpenFileName", "getOpenFileNames"])
def test_that_any_file_can_be_chosen_to_be_read_workbooks_first(
    asks: str, monkeypatch: pytest.MonkeyPatch, parent: QWidget, tmp_path: Path
) -> None:
    """A file of another kind is answered with what to do with it, which nobody hears who cannot choose it."""
    offered: list[str] = []

    def answer(*words: object) -> tuple[object, str]:
        offered.extend(str(words[-1]).split(";;"))
        return (str(tmp_path / "old.xls") if asks == "getOpenFileName" else [str(tmp_path / "old.xls")]), ""

    monkeypatch.setattr(QFileDialog, asks, answer)
    if asks == "getOpenFileName":
        assert choose_to_open(parent, tmp_path) == tmp_path / "old.xls"
    else:
        assert choose_copies(parent, tmp_path) == [tmp_path / "old.xls"]
    assert offered == ["Workbooks (*.xlsx)", "All files (*)"]
