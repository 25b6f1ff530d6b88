"""Nothing is shipped whose licence text is missing, or of which nobody knows whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import ROOT, frozen

part, notice, place, packing = (frozen(name) for name in ("part", "notice", "place", "packing"))
LOCKED = sorted(packing.pinned(place.LOCK))


@pytest.fixture(scope="module")
def parts() -> part.Parts:
    """Return the parts of this environment; it holds the same libraries as the one that freezes."""
    return part.Parts([])


@pytest.mark.parametrize("name", [*LOCKED, "Python", "Qt"])
def test_that_every_locked_library_has_its_licence_text(parts: part.Parts, name: str) -> None:
    found = parts.named(name)
    assert found.version
    assert found.texts
    assert max(text.stat().st_size for text in found.texts) > 500


def test_that_every_locked_library_is_listed_whether_or_not_a_file_of_it_was_packed() -> None:
    class Named:
        def named(self, name: str) -> str:
            return name

    listed = part.shipped_parts(Named())
    assert set(LOCKED) <= set(listed)
    assert {"smp-workbench", "Python", "Qt", "Inter", "pyinstaller"} <= set(listed)


@pytest.mark.parametrize(
    ("place_there", "file", "owner"),
    [
        ("numpy/version.py", "numpy/version.py", "numpy"),
        ("PySide6/QtCore.abi3.so", "PySide6/QtCore.abi3.so", "PySide6_Essentials"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "Qt"),
    ],
)
def test_that_a_packed_file_is_known_by_where_it_was_taken_from(
    parts: part.Parts, place_there: str, file: str, owner: str
) -> None:
    assert parts.owner(place_there, str(place.SITE / file)).name == owner


def test_that_pythons_own_library_is_python(parts: part.Parts) -> None:
    import json

    assert parts.owner("json", json.__file__).name == "Python"


def test_that_a_tool_that_creeps_in_is_refused(parts: part.Parts) -> None:
    with pytest.raises(place.CannotFreeze, match="pytest would be shipped"):
        parts.owner("pytest", str(place.SITE / "pytest" / "__init__.py"))


def test_that_a_file_of_the_checkout_is_refused(parts: part.Parts) -> None:
    with pytest.raises(place.CannotFreeze, match="nobody knows whose it is"):
        parts.owner("smp_workbench/app.py", str(ROOT / "smp_workbench" / "app.py"))


@pytest.mark.skipif(not Path("/usr/bin/dpkg-query").exists(), reason="asks Debian's database")
def test_that_a_library_of_the_system_is_known_by_its_package() -> None:
    library = next(Path("/usr/lib").glob("*-linux-gnu/libz.so.1"))
    found = part.Parts([str(library)]).owner("libz.so.1", str(library))
    assert found.name == "zlib1g"
    assert found.address.startswith("pkg:deb/debian/zlib1g@")
    assert found.texts[0].is_file()


def made(name: str, *texts: Path) -> part.Part:
    return part.Part(name, "1.0", "MIT", texts, f"pkg:generic/{name}@1.0")


def test_that_texts_are_gathered_with_an_index(tmp_path: Path) -> None:
    text = tmp_path / "LICENSE"
    text.write_text("You may.", encoding="utf-8")
    notice.gather([made("SMP Workbench", text), made("Qt", text)], tmp_path, "_internal")
    index = (tmp_path / "licences" / "NOTICES.txt").read_text(encoding="utf-8")
    assert "qt/LICENSE.txt" in index
    assert "tag v1.0" in index
    assert (tmp_path / "licences" / "smp-workbench" / "LICENSE.txt").read_text(encoding="utf-8") == "You may."


@pytest.mark.parametrize("written", [None, ""])
def test_that_a_missing_text_ends_the_build(tmp_path: Path, written: str | None) -> None:
    text = tmp_path / "LICENSE.txt"
    if written is not None:
        text.write_text(written, encoding="utf-8")
    with pytest.raises(place.CannotFreeze, match="has no licence text"):
        notice.gather([made("Qt", text)], tmp_path, "_internal")
    with pytest.raises(place.CannotFreeze, match="none is known"):
        notice.gather([made("Qt")], tmp_path, "_internal")


def test_that_the_lock_for_freezing_holds_the_programs_own_versions() -> None:
    freezing = packing.pinned(ROOT / "installer" / "requirements-freeze.lock")
    assert packing.pinned(place.LOCK).items() <= freezing.items()
