"""The wheel holds its data, and what is installed from it finds them; the locks pin what it asks for."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from .conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-freeze.lock")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


def test_that_the_wheel_holds_what_the_program_reads_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {name.removeprefix("smp_workbench/_data/") for name in names if "/_data/" in name}
    read = {".otf", ".txt", ".svg", ".qss", ".toml", ".xlsx", ".quick"}  # the rest is for people, or a cache
    files = [path for folder in ("resources", "scoring_models") for path in (ROOT / folder).rglob("*.*")]
    wanted = {path.relative_to(ROOT).as_posix() for path in files if path.suffix in read}
    wanted |= {f"resources/help/pages/{path.name}" for path in (ROOT / "resources/help/pages").glob("*.md")}
    made_from = {name for name in wanted if name.startswith("resources/samples/maidstone_2018/")}
    assert made_from
    assert data - {"scoring_models/README.md"} == wanted - made_from
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"smp_workbench"}
    assert "smp_workbench/py.typed" in names


def test_that_an_installed_wheel_finds_its_data(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r});"
        "from smp_workbench import paths;"
        "assert paths.bundled().name == '_data', paths.bundled();"
        "assert list(paths.themes().glob('*.toml')) and list(paths.scoring_models().glob('*.toml'))"
    )
    ran = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_that_the_wheel_offers_the_command(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    entries = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert "smp-workbench = smp_workbench.__main__:main" in archive.read(entries).decode()


def pins(lock: str) -> dict[str, str]:
    """Return the pinned versions of a lock by name."""
    text = (ROOT / "installer" / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_that_every_locked_file_has_a_hash_and_none_an_address(lock: str) -> None:
    text = (ROOT / "installer" / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", text.strip())
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "index" not in text


@pytest.mark.parametrize("lock", LOCKS)
def test_that_a_lock_pins_what_the_project_asks_for(lock: str) -> None:
    asked = dict(wanted.lower().split("==") for wanted in PROJECT["project"]["dependencies"])
    assert asked.items() <= pins(lock).items()


@pytest.mark.parametrize(
    ("lock", "names"),
    [
        ("requirements-dev.lock", ("test", "check", "bench", "build")),
        ("requirements-freeze.lock", ("build", "freeze")),
    ],
)
def test_that_the_tools_are_locked_and_stay_out_of_the_program(lock: str, names: tuple[str, ...]) -> None:
    groups = PROJECT["dependency-groups"]
    wanted = [line for name in names for line in groups[name] if isinstance(line, str)]
    asked = dict(re.sub(r"\[.*\]", "", line).lower().split("==") for line in wanted)
    assert asked.items() <= pins(lock).items()
    assert not asked.keys() & pins("requirements.lock").keys()
    assert len(pins("requirements.lock")) <= 17
