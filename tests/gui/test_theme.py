"""Themes as Qt values, put on the application, changed while it runs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette, QScreen
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from smp_workbench.gui.icons import icon
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.settings import AS_SYSTEM, Settings
from smp_workbench.gui.theme import SHIPPED, Colours, load_theme
from smp_workbench.gui.theme_palette import chosen_theme, palette, style_sheet, wear
from smp_workbench.gui.theme_switch import ThemeSwitch


@pytest.mark.parametrize("theme_id", SHIPPED)
def test_that_every_token_of_a_theme_is_read(theme_id: str) -> None:
    theme = load_theme(theme_id)
    assert theme.id == theme_id
    assert all(getattr(theme.colour, field.name).isValid() for field in fields(Colours))
    assert len(theme.data.level_ramp) == len(theme.data.level_text)


@pytest.mark.parametrize("theme_id", SHIPPED)
def test_that_the_style_sheet_has_no_name_left_in_it(theme_id: str) -> None:
    assert "@{" not in style_sheet(load_theme(theme_id)).split("*/", 1)[1]


def test_that_every_picture_of_the_style_sheet_is_found_in_a_folder_of_any_name() -> None:
    sheet = style_sheet(load_theme("light"))
    pictures = re.findall(r"url\((.*?)\)", sheet)
    assert pictures
    for picture in pictures:
        assert {picture[0], picture[-1]} == {'"'}, "a space would end it, and all rules after it"
        assert Path(picture[1:-1]).is_file()


def test_that_the_ends_of_the_ramp_are_the_lowest_and_highest_level() -> None:
    theme = load_theme("light")
    for count in (2, 3, 5, 9):
        assert theme.level_colours(0, count)[0] == theme.data.level_ramp[0]
        assert theme.level_colours(count - 1, count)[0] == theme.data.level_ramp[-1]


def test_that_figures_are_of_equal_width() -> None:
    assert load_theme("light").font().featureValue(QFont.Tag("tnum")) == 1


def test_that_only_a_projectors_type_grows_with_the_screen() -> None:
    assert load_theme("light").for_screen(2160) is load_theme("light")
    grown = load_theme("projector_light").for_screen(1080)
    assert grown.type.interface >= 1080 / 50
    assert min(grown.type.scale) >= 1080 / 50


@pytest.mark.parametrize("theme_id", SHIPPED)
def test_that_a_box_to_tick_has_an_edge_and_a_ticked_one_another_ground(
    qapp: QApplication, qtbot: QtBot, theme_id: str
) -> None:
    theme = load_theme(theme_id)
    before = qapp.palette(), qapp.styleSheet(), qapp.font()
    wear(qapp, theme)
    box = QCheckBox("Scores")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())

    def colours() -> Counter[str]:
        side = box.height()
        image = box.grab().toImage()
        return Counter(image.pixelColor(x, y).name() for x in range(side) for y in range(side))

    empty = colours()
    box.setChecked(True)
    ticked = colours()
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])
    qapp.setFont(before[2])
    assert empty[theme.colour.edge.name()] > 2 * theme.type.interface
    assert ticked[theme.colour.accent.name()] > theme.type.interface**2 / 2
    assert ticked[theme.colour.on_accent.name()] > theme.type.interface  # the tick


def test_that_text_has_the_themes_colours() -> None:
    theme = load_theme("dark")
    made = palette(theme)
    assert made.color(QPalette.ColorRole.WindowText) == theme.colour.text
    assert made.color(QPalette.ColorRole.Base) == theme.colour.ground


def test_that_the_look_changes_live_and_is_remembered(window: MainWindow, qapp: QApplication) -> None:
    settings = Settings()
    ThemeSwitch(qapp, settings, window)
    window.theme_chosen.emit("dark")
    assert window.theme.id == "dark"
    assert qapp.palette().color(QPalette.ColorRole.Window) == load_theme("dark").colour.ground
    assert Settings().theme == "dark"


def test_that_the_look_follows_the_desktop_until_one_is_chosen(
    window: MainWindow, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings()
    ThemeSwitch(qapp, settings, window)
    hints = QGuiApplication.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda _: Qt.ColorScheme.Dark)
    assert chosen_theme(settings).id == "dark"
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.theme.id == "dark"
    window.theme_chosen.emit("light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.theme.id == "light"


def test_that_an_unknown_theme_in_the_settings_counts_as_the_systems(qapp: QApplication) -> None:
    settings = Settings()
    settings.theme = "sepia"
    assert Settings().theme == AS_SYSTEM


def test_that_an_icon_that_was_drawn_before_comes_again_in_its_own_colour(qapp: QApplication) -> None:
    colours = [QColor("#102030"), QColor("#405060")]
    first, other, again = (
        icon("warning", colour).pixmap(24, 24).toImage() for colour in (*colours, colours[0])
    )
    assert first == again != other
    assert icon("close", colours[0]).pixmap(24, 24).toImage() != first


def test_that_an_icon_is_sharp_at_every_scale(qapp: QApplication) -> None:
    made = icon("warning", load_theme("light").colour.danger)
    assert {size.width() for size in made.availableSizes()} >= {24}
    assert not made.pixmap(24, 24).isNull()


def test_that_a_projectors_type_follows_a_window_lower_than_its_screen(
    window: MainWindow, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "size", lambda _: QSize(1920, 1080))
    ThemeSwitch(qapp, Settings(), window)
    window.resize(1400, 1080)
    window.theme_chosen.emit("projector_light")
    assert window.theme.type.interface == load_theme("projector_light").for_screen(1080).type.interface
    qapp.processEvents()  # the new look is laid out
    window.resize(1280, 720)
    lower = load_theme("projector_light").for_screen(720)
    qtbot.waitUntil(lambda: window.theme.type.interface == lower.type.interface)
    assert lower.type.interface < load_theme("projector_light").for_screen(1080).type.interface
