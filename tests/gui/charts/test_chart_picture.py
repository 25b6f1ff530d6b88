"""Charts as files: whole, sharp, with their words, and made without any window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.charts.chart_file import write_chart
from smp_workbench.gui.charts.chart_picture import FINENESS, ChartPicture
from smp_workbench.gui.theme import load_theme
from tests.gui.charts.conftest import four_themes
from tests.gui.charts.test_firmness_chart import chart_of

WIDTH = 960
WITHOUT_WINDOW = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(["-platform", "offscreen"])
from smp_workbench.gui.charts.chart_picture import ChartPicture
from smp_workbench.gui.theme import load_fonts, load_theme
from tests.gui.charts.conftest import four_themes
from tests.gui.charts.test_firmness_chart import chart_of
load_fonts()
picture = ChartPicture(chart_of(four_themes()), load_theme("light"), 960)
assert picture.png().startswith(b"\\x89PNG")
assert b"<svg" in picture.svg()
"""


def test_that_a_png_is_the_whole_chart_at_twice_the_fineness(qtbot: QtBot) -> None:
    made = ChartPicture(chart_of(four_themes()), load_theme("light"), WIDTH)
    picture = QImage.fromData(made.png())
    assert picture.width() == WIDTH * FINENESS
    assert picture.height() == made.height * FINENESS
    assert picture == made.image().convertToFormat(picture.format())


def words_of(svg: bytes) -> list[str]:
    """Return what each piece of text says to those who hear it, in order."""
    root = ET.fromstring(svg.decode())
    return [part.get("aria-label", "") for part in root.iter() if part.tag.endswith("}use")]


def test_that_an_svg_holds_its_finding_and_says_all_words(qtbot: QtBot) -> None:
    chart = chart_of(four_themes())
    svg = ChartPicture(chart, load_theme("light"), WIDTH).svg()
    root, said = ET.fromstring(svg.decode()), words_of(svg)
    assert chart.title == next(part.text for part in root.iter() if part.tag.endswith("}title"))
    assert chart.title in said
    for row in chart.data.rows:
        assert row.label in said
    assert root.get("viewBox", "").startswith(f"0 0 {WIDTH}")


def test_that_an_svg_looks_the_same_where_the_font_is_not_installed(qtbot: QtBot) -> None:
    marking = "OFFICIAL - SAMPLE WITH ILLUSTRATIVE SCORES & <MORE>"
    made = ChartPicture(chart_of(four_themes()), load_theme("light"), WIDTH, marking)
    svg = made.svg()
    assert b"<text" not in svg
    elsewhere = svg.replace(b"Inter", b"DejaVu Sans")  # wider, as a reader without the font takes it
    drawn = QImage(made.image().size(), QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    QSvgRenderer(elsewhere).render(painter)
    painter.end()
    wanted = made.image()
    for top, bottom in ((0, 20), (24, 50), (made.height - 40, made.height)):  # marking, title, last notes
        places = [inked(one, top * FINENESS, bottom * FINENESS) for one in (wanted, drawn)]
        assert places[0][0] == pytest.approx(places[1][0], abs=FINENESS)
        assert places[0][1] == pytest.approx(places[1][1], abs=FINENESS)
        assert places[1][1] < (WIDTH - 8) * FINENESS


def inked(image: QImage, top: int, bottom: int) -> tuple[int, int]:
    """Return the first and last column that is dark in a band of a picture."""
    band = image.copy(0, top, image.width(), bottom - top).convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(band.constBits(), np.uint8).reshape(band.height(), band.bytesPerLine())
    (dark,) = np.nonzero((lines[:, : band.width()] < 160).any(axis=0))
    return int(dark[0]), int(dark[-1])


def test_that_the_marking_stands_above_the_picture(qtbot: QtBot) -> None:
    theme, chart, words = load_theme("light"), chart_of(four_themes()), "OFFICIAL-SENSITIVE"
    plain, marked = (ChartPicture(chart, theme, WIDTH, marking) for marking in ("", words))
    above = marked.height - plain.height
    assert above > 0
    below = marked.image().copy(0, above * FINENESS, WIDTH * FINENESS, plain.height * FINENESS)
    below.setDevicePixelRatio(FINENESS)
    assert below == plain.image()
    assert words_of(marked.svg())[0] == words


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_that_the_ending_of_a_name_chooses_the_kind_of_file(
    qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    path, chart = tmp_path / f"chart.{ending}", chart_of(four_themes())
    picture = ChartPicture(chart, load_theme("light"), WIDTH)
    write_chart(path, picture)
    make = {"png": picture.png, "svg": picture.svg}[ending]
    assert path.read_bytes() == make()


def test_that_a_folder_that_is_not_there_is_said_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    picture = ChartPicture(chart_of(four_themes()), load_theme("light"), WIDTH)
    with pytest.raises(WorkbenchError):
        write_chart(tmp_path / "none" / "chart.png", picture)


def test_that_no_window_is_needed() -> None:
    root = Path(__file__).parents[3]
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_WINDOW],
        capture_output=True,
        text=True,
        cwd=root,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
