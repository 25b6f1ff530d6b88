"""Contrast of every theme, from its file; the thresholds are WCAG 2.2's and the room's.

The room: a fifth of the projector's light is in the air, (L1 + 0.25) / (L2 + 0.25).
"""

from __future__ import annotations

import tomllib
from itertools import pairwise
from typing import Any

import pytest

from smp_workbench import paths

FILES = sorted(paths.themes().glob("*.toml"))
SCREEN_LIGHT = 0.05
ROOM_LIGHT = 0.25
Theme = dict[str, Any]


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2) of ``#RRGGBB``, from 0 to 1."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str, stray: float = SCREEN_LIGHT) -> float:
    """Return the contrast of two colours with some stray light, from 1."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + stray) / (dark + stray)


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def theme(request: pytest.FixtureRequest) -> Theme:
    with request.param.open("rb") as file:
        return tomllib.load(file)


def text_pairs(theme: Theme) -> list[tuple[str, str]]:
    """Return every pair of text colour and ground that occurs."""
    colour, data = theme["colour"], theme["data"]
    grounds = [colour["ground"], colour["panel"], colour["selected"]]
    pairs = [(colour[name], ground) for name in ("text", "text_second") for ground in grounds]
    pairs += [(colour[name], colour["ground"]) for name in ("accent", "danger", "good")]
    pairs += [(colour["on_accent"], colour["accent"]), (colour["on_danger"], colour["danger"])]
    return [*pairs, (data["chip_text"], data["chip"])]


def test_that_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#000000", "#FFFFFF", ROOM_LIGHT) == pytest.approx(5)


def test_that_all_four_themes_are_there_with_the_same_tokens() -> None:
    assert [path.stem for path in FILES] == ["dark", "light", "projector_dark", "projector_light"]
    themes = [tomllib.loads(path.read_text(encoding="utf-8")) for path in FILES]
    for part in ("colour", "data", "space", "motion"):
        assert len({frozenset(theme[part]) for theme in themes}) == 1, part


def test_that_a_theme_is_named_as_its_file(theme: Theme) -> None:
    assert paths.themes() / f"{theme['id']}.toml" in FILES
    assert theme["projector"] == theme["id"].startswith("projector")


def test_that_text_reads_on_every_ground_it_stands_on(theme: Theme) -> None:
    least = 7 if theme["projector"] else 4.5
    faint = [(*pair, contrast(*pair)) for pair in text_pairs(theme) if contrast(*pair) < least]
    assert not faint


def test_that_projected_text_reads_with_light_in_the_room(theme: Theme) -> None:
    if theme["projector"]:
        # The selected ground is a tint that only a screen shows; on it the projector shows chips.
        pairs = [pair for pair in text_pairs(theme) if theme["colour"]["selected"] not in pair]
        faint = [(*pair, contrast(*pair, ROOM_LIGHT)) for pair in pairs if contrast(*pair, ROOM_LIGHT) < 4]
        assert not faint


def test_that_every_level_shows_its_number(theme: Theme) -> None:
    ramp, numbers = theme["data"]["level_ramp"], theme["data"]["level_text"]
    assert len(ramp) == len(numbers) >= 6
    assert min(contrast(ground, number) for ground, number in zip(ramp, numbers, strict=True)) >= 4.5


def test_that_levels_keep_their_order_in_greyscale(theme: Theme) -> None:
    lights = [luminance(step) for step in theme["data"]["level_ramp"]]
    steps = [second - first for first, second in pairwise(lights)]
    assert all(step > 0 for step in steps) if theme["dark"] else all(step < 0 for step in steps)


def test_that_marks_with_a_meaning_show(theme: Theme) -> None:
    colour, data = theme["colour"], theme["data"]
    least, stray = (2, ROOM_LIGHT) if theme["projector"] else (3, SCREEN_LIGHT)
    marks = [colour["edge"], data["bar"], data["cut_line"], *data["categories"]]
    assert len(data["categories"]) == 4
    assert [mark for mark in marks if contrast(mark, colour["ground"], stray) < least] == []


def test_that_an_interval_is_told_from_its_ground_and_from_a_bar(theme: Theme) -> None:
    data, ground = theme["data"], theme["colour"]["ground"]
    assert contrast(data["interval"], ground) >= 2
    assert data["interval"] != data["bar"]


def test_that_the_focus_ring_shows_on_every_ground(theme: Theme) -> None:
    colour, data = theme["colour"], theme["data"]
    for ground in (colour["ground"], colour["panel"], colour["selected"], *data["level_ramp"]):
        ring = max(contrast(colour["focus"], ground), contrast(colour["focus_inner"], ground))
        assert ring >= 3, ground


def test_that_spaces_stand_on_the_grid(theme: Theme) -> None:
    space = theme["space"]
    assert all(space[name] % space["unit"] == 0 for name in ("related", "group", "panel", "row", "row_touch"))


def test_that_type_sizes_come_from_the_scale(theme: Theme) -> None:
    sizes = theme["type"]
    assert {sizes[name] for name in ("small", "interface", "grid", "title")} <= set(sizes["scale"])
    assert (sizes["regular"], sizes["strong"]) == (400, 600)
