"""Only what dpkg says is missing is installed, by the name this release has for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Command = Callable[[str, str], Path]


@pytest.fixture
def packages(
    load: Callable[[str], ModuleType], command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> ModuleType:
    """Return the module on a Debian that has libgl1 and knows libglib2.0-0; apt notes what it is told."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    # As dpkg does: an unknown name goes to stderr with exit 1, a removed package has another status.
    command("bin/dpkg-query", "echo 'libgl1 installed'; echo 'xvfb config-files'; echo no >&2; exit 1")
    known = '[ "$2" = libglib2.0-0t64 ] || { echo "$2:"; echo "  Candidate: 1.0"; }'
    command("bin/apt-cache", known)
    command("bin/apt-get", f'echo "$@" >> "{tmp_path}/apt"')
    command("bin/sudo", '[ "$1" = -n ] && shift; exec "$@"')
    module = load("system_packages")
    monkeypatch.setattr(module, "has_apt", lambda: True)
    return module


def told_apt(tmp_path: Path) -> list[str]:
    return (tmp_path / "apt").read_text(encoding="utf-8").splitlines()


def test_that_what_is_installed_is_not_missing(packages: ModuleType) -> None:
    wanted = ("libgl1", "xvfb", "libglib2.0-0t64|libglib2.0-0", "libgl2|libgl1")
    assert packages.missing_packages(wanted) == ["xvfb", "libglib2.0-0t64|libglib2.0-0"]


def test_that_the_name_this_release_knows_is_installed(packages: ModuleType, tmp_path: Path) -> None:
    packages.install_with_apt(["libglib2.0-0t64|libglib2.0-0", "xvfb"])
    update, install = told_apt(tmp_path)
    assert update.startswith("update")
    assert install.split()[-2:] == ["libglib2.0-0", "xvfb"]
    assert "--no-install-recommends" in install


def test_that_tests_need_more_than_the_window(packages: ModuleType, tmp_path: Path) -> None:
    packages.install_system_packages(testing=False)
    assert "xvfb" not in told_apt(tmp_path)[-1]
    packages.install_system_packages(testing=True)
    told = set(told_apt(tmp_path)[-1].split())
    assert {"xvfb", "xauth", "openbox", "xdotool", "xclip", "poppler-utils"} <= told
    assert {"libreoffice-calc-nogui", "python3-uno"} <= told


def test_that_apt_is_left_alone_when_nothing_is_missing(
    packages: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "WINDOW_PACKAGES", ("libgl1",))
    packages.install_system_packages(testing=False)
    assert not (tmp_path / "apt").exists()


def test_that_a_refusing_apt_is_reported_and_not_fatal(
    packages: ModuleType, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    command("bin/apt-get", "echo 'E: Unable to lock' >&2; exit 100")
    packages.install_system_packages(testing=False)
    said = capsys.readouterr().err
    assert "E: Unable to lock" in said
    assert "sudo apt-get install" in said
    assert "Going on without them" in said


def test_that_the_remedy_names_packages_that_this_release_has(
    packages: ModuleType, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    command("bin/apt-get", "exit 100")
    command("bin/apt-cache", 'echo "$2:"; echo "  Candidate: 1.0"')  # knows every name
    packages.install_system_packages(testing=False)
    remedy = capsys.readouterr().err.split("sudo apt-get install ")[1].split()
    assert "libglib2.0-0t64" in remedy
    assert "libglib2.0-0" not in remedy


def test_that_other_systems_are_left_alone(packages: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "has_apt", lambda: False)
    monkeypatch.setattr(packages, "missing_packages", lambda _: pytest.fail("asked dpkg"))
    packages.install_system_packages(testing=True)
