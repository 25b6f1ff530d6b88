"""The program's icon in the two forms that Windows and macOS want, drawn from one SVG.

Here: drawing the sizes, and the two containers, which hold them as PNG.
Not here: the drawing, which the program's windows show as well (``resources/icons``).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from frozen.place import ROOT

SOURCE: Final = ROOT / "resources" / "icons" / "program" / "smp-workbench.svg"
WINDOWS_SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)
# Apple's four letters for a PNG of each size.
MAC_SIZES: Final = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def write_icons(folder: Path) -> None:
    """Write ``program.ico`` and ``program.icns`` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {size: draw(size) for size in sorted({*WINDOWS_SIZES, *MAC_SIZES.values()})}
    (folder / "program.ico").write_bytes(windows_icon({size: drawn[size] for size in WINDOWS_SIZES}))
    (folder / "program.icns").write_bytes(mac_icon({kind: drawn[size] for kind, size in MAC_SIZES.items()}))


def draw(size: int) -> bytes:
    """Return the icon as a PNG that is ``size`` pixels wide and high."""
    from PySide6.QtCore import QBuffer, QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6 wants its name as bytes, and takes text
    return bytes(buffer.data().data())


def windows_icon(pictures: Mapping[int, bytes]) -> bytes:
    """Return an ICO file: a directory of sizes (256 is written as 0), then the PNGs."""
    start = 6 + 16 * len(pictures)
    directory, data = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, picture in pictures.items():
        directory += struct.pack(
            "<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), start + len(data)
        )
        data += picture
    return directory + data


def mac_icon(pictures: Mapping[bytes, bytes]) -> bytes:
    """Return an ICNS file: each PNG behind its four letters and its length."""
    data = b"".join(
        struct.pack(">4sI", kind, 8 + len(picture)) + picture for kind, picture in pictures.items()
    )
    return struct.pack(">4sI", b"icns", 8 + len(data)) + data
