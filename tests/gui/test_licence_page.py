"""About, and the licences: every part that is shipped is named, with the text it came with."""

from __future__ import annotations

import re
from pathlib import Path

from smp_workbench import __version__, paths
from smp_workbench.gui.dialogs.licence_page import PARTS, _parts, about_page, licence_page, licence_texts
from smp_workbench.gui.theme import Theme
from smp_workbench.storage.model_file import shipped_models

LOCK = Path(__file__).parents[2] / "installer" / "requirements.lock"


def same(name: str) -> str:
    return name.casefold().replace("_", "-")


def test_that_every_locked_library_is_a_part_and_no_other() -> None:
    locked = re.findall(r"^([\w-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    assert {same(name) for name in locked} == {same(name) for name in PARTS}


def test_that_about_names_versions_parts_and_models(theme: Theme) -> None:
    said = about_page(theme)
    assert __version__ in said
    assert all(name in said for name in PARTS)
    assert all(f"{model.id} {model.version}" in said for model in shipped_models())


def test_that_about_names_the_version_of_the_bundled_font(theme: Theme) -> None:
    """The file says 3.019, which is how its makers write 3.19."""
    (said,) = [version for name, version, _ in _parts() if name == "Inter"]
    major, minor = said.split(".")
    data = (paths.fonts() / "Inter-Regular.otf").read_bytes()
    assert f"Version {major}.{int(minor):03d}".encode("utf-16-be") in data


def test_that_every_part_has_the_text_of_its_licence(theme: Theme) -> None:
    texts = dict(licence_texts())
    assert len(texts) == len(PARTS) + 2
    assert next(iter(texts)) == "SMP Workbench"
    assert texts["SMP Workbench"].startswith("MIT License")
    assert all(text.strip() for text in texts.values())
    assert "Permission is hereby granted" in next(text for title, text in texts.items() if "attrs" in title)
    assert "SIL OPEN FONT LICENSE" in licence_page(theme)


def test_that_a_frozen_program_shows_the_texts_beside_it(tmp_path: Path) -> None:
    (tmp_path / "qt").mkdir()
    (tmp_path / "qt" / "LGPL-3.0.txt").write_text("GNU Lesser", encoding="utf-8")
    (tmp_path / "NOTICES.txt").write_text("Parts", encoding="utf-8")
    assert dict(licence_texts(tmp_path)) == {"NOTICES.txt": "Parts", "qt/LGPL-3.0.txt": "GNU Lesser"}
