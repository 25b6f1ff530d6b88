"""What is printed: every page has its head and foot, headings are repeated, every theme is there once."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from smp_workbench.domain.assessment import Marking
from smp_workbench.domain.edit import SetMarking
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import SaveFailed
from smp_workbench.gui.charts.ranking_data import ranking_data
from smp_workbench.gui.printing.page_frame import page_words
from smp_workbench.gui.printing.print_job import PrintJob, draw_on_printer, job_for, write_pdf
from smp_workbench.gui.printing.print_theme import print_theme
from smp_workbench.gui.sample import sample_workbook
from smp_workbench.gui.screen_states import states
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.score_table import ScoreTable
from smp_workbench.gui.theme import load_fonts
from smp_workbench.session.session import Session
from smp_workbench.storage.exact_form import content_hash

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="reads PDFs with poppler")


def job_of(workbook: Workbook, sorted_by: int | None = None) -> PrintJob:
    load_fonts()
    signals = SessionSignals(Session(workbook))
    table = ScoreTable(signals)
    if sorted_by is not None:
        table.sort_by(sorted_by, descending=True)
    return job_for(workbook, table, ranking_data(signals.assessment, signals.ranking))


def texts(job: PrintJob, path: Path) -> list[str]:
    """Return the words of each page of a job's PDF."""
    write_pdf(job, path)
    ran = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return ran.stdout.rstrip("\f").split("\f")


def test_that_the_words_of_a_page_tell_marking_version_hash_and_model(qapp: QApplication) -> None:
    workbook = sample_workbook()
    words = page_words(workbook)
    assert words.marking == "OFFICIAL - SAMPLE WITH ILLUSTRATIVE SCORES"
    assert words.version == f"Draft after version 2 · {content_hash(workbook.assessment)[:8]}"
    assert words.notice.endswith("Illustrative: not the official MoRiLE matrix.")
    session = Session(workbook)
    session.apply(SetMarking(Marking("OFFICIAL-SENSITIVE", "Partners only")))
    session.commit("After the away day")
    words = page_words(session.workbook)
    assert words.marking == "OFFICIAL-SENSITIVE - PARTNERS ONLY"
    assert words.version.startswith("Version 3: After the away day · ")


@needs_poppler
@pytest.mark.parametrize(("state", "grid", "ranking"), [("sample", 1, 1), ("130_themes", 6, 5)])
def test_that_every_page_has_its_head_and_foot_and_every_theme_is_there_once(
    qapp: QApplication, tmp_path: Path, state: str, grid: int, ranking: int
) -> None:
    workbook = states()[state]
    job, words = job_of(workbook), page_words(workbook)
    assert [part.count for part in job.parts] == [grid, ranking]
    pages = texts(job, tmp_path / "a.pdf")
    assert len(pages) == job.count == grid + ranking
    for number, page in enumerate(pages, start=1):
        assert page.count(words.marking) == 2, "at the head and at the foot"
        for said in (words.title, words.version, words.notice, f"Page {number} of {job.count}"):
            assert said in page
    for page in pages[:grid]:
        assert re.search(r"Physical +Distress", page), "headings on each page"
    numbers = re.findall(r"^Theme (\d+) ", "\n".join(pages[:grid]), re.MULTILINE)
    ranked = re.findall(r"^ *(?:\d+=?|–) +Theme (\d+)", "\n".join(pages[grid:]), re.MULTILINE)
    if state == "130_themes":
        assert [int(number) for number in numbers] == list(range(1, 130))
        assert sorted(map(int, ranked)) == list(range(1, 130))


@needs_poppler
def test_that_numbers_can_be_copied_from_the_pages(qapp: QApplication, tmp_path: Path) -> None:
    grid, ranking = texts(job_of(sample_workbook()), tmp_path / "a.pdf")
    assert re.search(
        r"^Road safety +4 +4 +3 +3 +14 +4 +2 +3 +9 +3 +2 +5 +10 +126 +170\.1$", grid, re.MULTILINE
    )
    assert re.search(r"^ *5 +Road safety +170\.1", ranking, re.MULTILINE)


@needs_poppler
def test_that_the_order_shown_is_printed_and_said(qapp: QApplication, tmp_path: Path) -> None:
    job = job_of(sample_workbook(), sorted_by=-1)
    page = texts(job, tmp_path / "a.pdf")[0]
    assert "Agreed scores, sorted by Score" in page
    assert page.index("Gangs and CSE") < page.index("OCGs")


@needs_poppler
def test_that_a_printer_is_given_the_pages_that_were_asked_for(qapp: QApplication, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    printer.setFromTo(2, 3)
    draw_on_printer(job_of(states()["130_themes"]), printer)
    told = subprocess.run(["pdfinfo", tmp_path / "a.pdf"], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Pages: +2\n", told)
    assert re.search(r"Page size: +84[12].* x 59[56].* \(A4\)", told)


def picture(job: PrintJob, number: int, *, frame_only: bool = False) -> QImage:
    """Return a page as it looks; with its head and foot only if asked for."""
    image = QImage(QSize(1032, 703), QImage.Format.Format_RGB32)
    image.fill(print_theme().colour.ground)
    painter = QPainter(image)
    if frame_only:
        what = job.parts[0].what if number <= job.parts[0].count else job.parts[1].what
        job.frame.draw(painter, what, number, job.count)
    else:
        job.draw_page(painter, number)
    painter.end()
    return image


@pytest.mark.parametrize("state", ["sample", "130_themes"])
def test_that_nothing_covers_the_head_and_the_foot_of_any_page(qapp: QApplication, state: str) -> None:
    job = job_of(states()[state])
    room, width = job.frame.room, 1032
    below = room.top() + room.height()
    for number in range(1, job.count + 1):
        page, frame = picture(job, number), picture(job, number, frame_only=True)
        for top, height in ((0, room.top()), (below, 703 - below)):
            assert page.copy(0, top, width, height) == frame.copy(0, top, width, height), number


def test_that_full_pages_are_full(qapp: QApplication) -> None:
    job = job_of(states()["130_themes"])
    room = job.frame.room
    lowest = (0, room.top() + room.height() * 9 // 10, 1032, room.height() // 10)
    empty = QImage(QSize(1032, lowest[3]), QImage.Format.Format_RGB32)
    empty.fill(print_theme().colour.ground)
    for number in (1, 2, 3, job.parts[0].count + 2):
        assert picture(job, number).copy(*lowest) != empty


def test_that_a_file_that_cannot_be_written_is_refused_in_words(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="cannot be written"):
        write_pdf(job_of(sample_workbook()), tmp_path / "nowhere" / "a.pdf")
