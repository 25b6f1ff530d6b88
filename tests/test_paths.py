"""Where bundled and user files are found, in a checkout and in an installed program."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

from smp_workbench import paths


def load_copy(package: Path) -> ModuleType:
    """Load paths.py as if it were installed in ``package``."""
    package.mkdir(parents=True)
    copy = shutil.copy(Path(paths.__file__), package / "paths.py")
    spec = importlib.util.spec_from_file_location("copied_paths", copy)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["resources", "scoring_models", "fonts", "icons", "themes"])
def test_that_a_bundled_folder_exists_in_the_checkout(name: str) -> None:
    assert getattr(paths, name)().is_dir()


def test_that_an_installed_program_finds_its_data_inside_the_package(tmp_path: Path) -> None:
    installed = load_copy(tmp_path / "smp_workbench")
    (tmp_path / "smp_workbench" / "_data").mkdir()
    assert installed.themes() == tmp_path / "smp_workbench" / "_data" / "resources" / "themes"


def test_that_a_checkout_finds_its_data_beside_the_package(tmp_path: Path) -> None:
    checkout = load_copy(tmp_path / "smp_workbench")
    assert checkout.scoring_models() == tmp_path / "scoring_models"
    assert checkout.samples() == tmp_path / "resources" / "samples"


def test_that_a_relative_xdg_folder_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "somewhere")
    assert paths.user_data() == Path.home() / ".local" / "share" / "smp-workbench"


def test_that_linux_follows_the_xdg_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert paths.user_data() == tmp_path / "data" / "smp-workbench"
    assert paths.log_folder() == tmp_path / "state" / "smp-workbench"


def test_that_windows_uses_the_local_and_not_the_roaming_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "roaming"))
    assert paths.user_data() == tmp_path / "local" / "smp-workbench"
    assert paths.log_folder() == tmp_path / "local" / "smp-workbench" / "logs"


def test_that_macos_uses_the_library_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert paths.user_data() == Path.home() / "Library" / "Application Support" / "smp-workbench"
    assert paths.log_folder() == Path.home() / "Library" / "Logs" / "smp-workbench"


def test_that_two_spellings_of_one_file_are_one_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    file, other = tmp_path / "One.xlsx", tmp_path / "Two.xlsx"
    file.touch()
    other.touch()
    assert paths.same_file(file, tmp_path / "folder" / ".." / "One.xlsx")
    assert not paths.same_file(file, other)


def test_that_spellings_are_followed_where_a_file_is_gone(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    gone = tmp_path / "Gone.xlsx"
    assert paths.same_file(gone, tmp_path / "folder" / ".." / "Gone.xlsx")
    assert not paths.same_file(gone, tmp_path / "Other.xlsx")
    assert not paths.same_file(gone, tmp_path / "no\0path.xlsx")
