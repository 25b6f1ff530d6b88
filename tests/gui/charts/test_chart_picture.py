"""Charts as files: whole, sharp, with their words, and made without any window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage
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


def test_that_an_svg_holds_its_finding_and_all_words_as_text(qtbot: QtBot) -> None:
    chart = chart_of(four_themes())
    root = ET.fromstring(ChartPicture(chart, load_theme("light"), WIDTH).svg().decode())
    texts = " ".join("".join(part.itertext()).strip() for part in root.iter())
    assert chart.title in texts
    for row in chart.data.rows:
        assert row.label in texts
    assert root.get("viewBox", "").startswith(f"0 0 {WIDTH}")


def test_that_the_marking_stands_above_the_picture(qtbot: QtBot) -> None:
    theme, chart, words = load_theme("light"), chart_of(four_themes()), "OFFICIAL-SENSITIVE"
    plain, marked = (ChartPicture(chart, theme, WIDTH, marking) for marking in ("", words))
    above = marked.height - plain.height
    assert above > 0
    below = marked.image().copy(0, above * FINENESS, WIDTH * FINENESS, plain.height * FINENESS)
    below.setDevicePixelRatio(FINENESS)
    assert below == plain.image()
    root = ET.fromstring(marked.svg().decode())
    texts = ["".join(part.itertext()).strip() for part in root.iter() if part.tag.endswith("text")]
    assert texts[0] == words


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
