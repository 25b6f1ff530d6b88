"""A chart saved as a picture.

Here: writing a PNG or an SVG, by the name's ending.
Not here: asking for the name (``gui.file_choice``) and drawing (``chart_picture``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from smp_workbench.gui.charts.chart_picture import ChartPicture
from smp_workbench.storage.atomic_file import write_atomically

SVG: Final = ".svg"


def write_chart(path: Path, picture: ChartPicture) -> None:
    """Write a chart, as SVG if the name ends so and else as PNG.

    Raises
    ------
    SaveFailed
        If the file cannot be written; one that was there is then as it was.
    """
    make = picture.svg if path.suffix.casefold() == SVG else picture.png
    write_atomically(path, make())
