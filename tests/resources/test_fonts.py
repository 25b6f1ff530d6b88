"""The bundled family: both weights, figures of equal width, the signs the screens use, its licence."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QRawFont

from smp_workbench import paths

SIGNS = "0123456789=?–—−×÷≥≤±½→←↑↓▲▼●○✓»“”‘’…£%·éŁ"


def test_that_the_family_has_two_weights(qapp: QGuiApplication) -> None:
    assert "Inter" in QFontDatabase.families()
    assert {QFontDatabase.weight("Inter", style) for style in QFontDatabase.styles("Inter")} >= {400, 600}


@pytest.mark.parametrize("weight", [400, 600])
def test_that_figures_have_one_width(weight: int, qapp: QGuiApplication) -> None:
    font = QFont("Inter")
    font.setPixelSize(28)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    metrics = QFontMetricsF(font)
    widths = [metrics.horizontalAdvance(digit * 20) / 20 for digit in "0123456789"]
    assert max(widths) - min(widths) < 0.05


@pytest.mark.parametrize("file", sorted(paths.fonts().glob("*.otf")), ids=lambda file: file.stem)
def test_that_every_sign_of_the_screens_is_drawn(file: object, qapp: QGuiApplication) -> None:
    font = QRawFont(str(file), 14)
    assert [sign for sign in SIGNS if not font.supportsCharacter(ord(sign))] == []


def test_that_the_licence_comes_with_the_family_and_all_of_it_is_small() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (paths.fonts() / "OFL.txt").read_text(encoding="utf-8")
    assert sum(file.stat().st_size for file in paths.fonts().iterdir()) < 1_500_000
