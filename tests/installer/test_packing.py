"""What is packed: nothing that is imported stays out, and nothing of the machine that built it goes in."""

from __future__ import annotations

import ast
import plistlib
import struct
from pathlib import Path
from types import SimpleNamespace

import pytest

from .conftest import ROOT, frozen

packing, icon, place = frozen("packing"), frozen("icon"), frozen("place")


def imported(path: Path) -> set[str]:
    """Return the modules that a file imports, ``a.b`` for ``from a import b`` too."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_that_nothing_the_program_imports_stays_out() -> None:
    names = {name for path in (ROOT / "smp_workbench").rglob("*.py") for name in imported(path)}
    assert {"PySide6.QtWidgets", "hashlib", "numpy"} <= names
    parents = {".".join(name.split(".")[:count]) for name in names for count in range(1, name.count(".") + 2)}
    assert not parents & packing.EXCLUDED.keys()


def test_that_each_module_that_stays_out_has_its_reason() -> None:
    assert all(packing.EXCLUDED.values())


def test_that_only_the_plugins_named_stay(tmp_path: Path) -> None:
    plugins = tmp_path / "PySide6" / "Qt" / "plugins"
    wanted = ["platforms/libqxcb.so", "platforms/libqoffscreen.so", "iconengines/libqsvgicon.so"]
    needless = ["platformthemes/libqgtk3.so", "platforms/libqvnc.so", "tls/libqopensslbackend.so"]
    for name in (*wanted, *needless):
        (plugins / name).parent.mkdir(parents=True, exist_ok=True)
        (plugins / name).touch()
    packing.prune_plugins(tmp_path)
    left = {path.relative_to(plugins).as_posix() for path in plugins.rglob("*.so")}
    assert left == set(wanted)


def test_that_windows_and_mac_keep_their_own_plugins(tmp_path: Path) -> None:
    plugins = tmp_path / "PySide6" / "plugins"
    for name in ("platforms/qwindows.dll", "styles/qmodernwindowsstyle.dll", "generic/qtuiotouchplugin.dll"):
        (plugins / name).parent.mkdir(parents=True, exist_ok=True)
        (plugins / name).touch()
    packing.prune_plugins(tmp_path)
    assert {path.name for path in plugins.rglob("*.dll")} == {"qwindows.dll", "qmodernwindowsstyle.dll"}


def test_that_modules_of_the_tools_are_told_apart_from_the_programs() -> None:
    foreign = packing.foreign_modules(packing.pinned(place.LOCK))
    assert {"pytest", "mypy"} <= set(foreign)
    assert not {"numpy", "PySide6", "openpyxl", "attr", "typing_extensions"} & set(foreign)


@pytest.mark.parametrize("name", ["direct_url.json", "INSTALLER", "REQUESTED"])
def test_that_what_tells_of_the_building_machine_is_not_packed(name: str) -> None:
    assert not packing.is_wanted(f"smp_workbench-0.1.0.dist-info/{name}")
    assert packing.is_wanted("smp_workbench-0.1.0.dist-info/METADATA")


def test_that_qts_translations_are_not_packed() -> None:
    assert not packing.is_wanted("PySide6/Qt/translations/qtbase_de.qm")


def test_that_windows_is_told_the_version() -> None:
    def structure(*given: object, **named: object) -> SimpleNamespace:
        return SimpleNamespace(given=given, **named)

    names = (
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
        "VarStruct",
    )
    read = eval(packing.windows_version("1.2.3rc4"), dict.fromkeys(names, structure))  # as PyInstaller does
    assert read.ffi.filevers == (1, 2, 3, 4)
    table = read.kids[0].given[0][0]
    words = {word.given[0]: word.given[1] for word in table.given[1]}
    assert words["ProductName"] == "SMP Workbench"
    assert words["FileVersion"] == "1.2.3rc4"


def test_that_the_mac_bundle_says_what_it_is() -> None:
    said = plistlib.loads(plistlib.dumps(packing.mac_properties("1.2")))
    assert said["CFBundleShortVersionString"] == "1.2"
    assert said["NSHighResolutionCapable"] is True


@pytest.mark.parametrize("name", ["libcups.so.2", "libgnutls.so.30", "libkrb5.so.3"])
def test_that_the_systems_print_service_keeps_its_own_libraries(name: str) -> None:
    assert not packing.is_wanted(name)
    assert packing.is_wanted("PySide6/Qt/plugins/printsupport/libcupsprintersupport.so")
    assert packing.is_wanted("libxcb-cursor.so.0")


# --- icons ----------------------------------------------------------------------------------------


def test_that_the_windows_icon_holds_every_size(qapp: object, tmp_path: Path) -> None:
    icon.write_icons(tmp_path)
    data = (tmp_path / "program.ico").read_bytes()
    reserved, kind, count = struct.unpack("<HHH", data[:6])
    assert (reserved, kind, count) == (0, 1, len(icon.WINDOWS_SIZES))
    for number, size in enumerate(icon.WINDOWS_SIZES):
        width, height, *_, length, start = struct.unpack(
            "<BBBBHHII", data[6 + 16 * number : 22 + 16 * number]
        )
        assert (width or 256, height or 256) == (size, size)
        png = data[start : start + length]
        assert png.startswith(b"\x89PNG")
        assert struct.unpack(">II", png[16:24]) == (size, size)
    assert start + length == len(data)


def test_that_the_mac_icon_holds_every_size(qapp: object, tmp_path: Path) -> None:
    icon.write_icons(tmp_path)
    data = (tmp_path / "program.icns").read_bytes()
    kind, length = struct.unpack(">4sI", data[:8])
    assert (kind, length) == (b"icns", len(data))
    place_in_file, found = 8, {}
    while place_in_file < len(data):
        kind, length = struct.unpack(">4sI", data[place_in_file : place_in_file + 8])
        found[kind] = struct.unpack(">I", data[place_in_file + 24 : place_in_file + 28])[0]
        place_in_file += length
    assert found == icon.MAC_SIZES


def test_that_the_icon_is_drawn_and_not_empty(qapp: object) -> None:
    from PySide6.QtGui import QImage

    drawn = QImage.fromData(icon.draw(32))
    colours = {drawn.pixelColor(x, y).name() for x in range(32) for y in range(32)}
    assert len(colours) > 3
