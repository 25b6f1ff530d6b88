"""The shape of the code, held by tests: layers, sizes, colours, forms, and what may be in the tree.

Each import contract of pyproject.toml is broken once on purpose, in a copy, and seen to fail; a
contract that cannot fail protects nothing.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "smp_workbench"
LONGEST_FILE = 400
TOP_LEVEL = {
    ".ci", ".gitattributes", ".github", ".gitignore", "LICENSE", "README.md", "installer", "pyproject.toml",
    "resources", "scoring_models", "smp_workbench", "tests", "ui",
}  # fmt: skip

BREACHES = [
    # contract, module that breaks it, the import that does
    ("layers", "domain/breach.py", "import smp_workbench.scoring"),
    ("layers", "scoring/breach.py", "import smp_workbench.storage"),
    ("layers", "storage/breach.py", "import smp_workbench.session"),
    ("layers", "session/breach.py", "import smp_workbench.cli"),
    ("layers", "session/breach.py", "import smp_workbench.gui"),
    ("layers", "gui/breach.py", "import smp_workbench.cli"),
    ("layers", "cli/breach.py", "import smp_workbench.gui"),
    ("layers", "gui/breach.py", "import smp_workbench.app"),
    ("layers", "paths.py", "import smp_workbench.errors"),
    ("layers", "errors.py", "import smp_workbench.domain"),
    ("layers", "stray.py", '"""A module without a layer."""'),
    ("qt", "session/breach.py", "import PySide6.QtCore"),
    ("qt", "cli/breach.py", "import shiboken6"),
    ("qt", "domain/breach.py", "import pyqtgraph"),
    ("qt-start", "__main__.py", "import PySide6.QtWidgets"),
    ("workbook-libraries", "session/breach.py", "import openpyxl"),
    ("workbook-libraries", "gui/breach.py", "import xlsxwriter"),
    ("workbook-libraries", "domain/breach.py", "import defusedxml.ElementTree"),
    ("workbook-libraries", "cli/breach.py", "import docx"),
    ("pandas", "scoring/breach.py", "import pandas"),
    ("pandas", "domain/breach.py", "import pandas"),
]


# --- layers ------------------------------------------------------------------------------------


def lint_imports(folder: Path, contract: str | None = None) -> subprocess.CompletedProcess[str]:
    """Check the import contracts of a checkout."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    chosen = ["--contract", contract] if contract else []
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache", *chosen],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the package and its contracts, to be broken."""
    ignored = shutil.ignore_patterns("__pycache__", "_data")
    shutil.copytree(PACKAGE, tmp_path / "smp_workbench", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_that_the_layers_point_one_way() -> None:
    ran = lint_imports(ROOT)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize(("contract", "module", "line"), BREACHES)
def test_that_a_contract_notices_its_breach(contract: str, module: str, line: str, copy: Path) -> None:
    broken = copy / "smp_workbench" / module
    text = broken.read_text(encoding="utf-8") if broken.exists() else ""
    broken.write_text(f"{text}\n{line}\n", encoding="utf-8")
    ran = lint_imports(copy, contract)
    assert ran.returncode == 1, ran.stdout
    # Not merely a contract that could not be checked: this one, broken by this module.
    assert "BROKEN" in ran.stdout, ran.stdout
    assert f"smp_workbench.{module.removesuffix('.py').replace('/', '.')}" in ran.stdout, ran.stdout


def test_that_every_contract_has_been_seen_to_fail() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]}
    assert contracts == {contract for contract, _, _ in BREACHES}


# --- sizes ---------------------------------------------------------------------------------------


def python_files() -> list[Path]:
    """Return the Python that people wrote."""
    folders = ("smp_workbench", "tests", "installer", "resources", "ui")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return [path for path in found if not (path.parent.name == "forms" and path.name.startswith("ui_"))]


def test_that_no_file_is_too_long_to_read() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in python_files()
    }
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FILE}


# --- colours -------------------------------------------------------------------------------------

HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b")
COLOUR_MAKERS = {"QColor", "qRgb", "qRgba", "fromRgb", "fromRgbF", "fromHsv", "fromHsl"}


def is_literal_colour(node: ast.AST) -> bool:
    """Return whether a piece of code writes a colour out instead of taking it from a theme."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and bool(HEX_COLOUR.search(node.value))
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        return name in COLOUR_MAKERS and any(isinstance(argument, ast.Constant) for argument in node.args)
    named = isinstance(node, ast.Attribute) and getattr(node.value, "attr", "") == "GlobalColor"
    return named and getattr(node, "attr", "") != "transparent"


def literal_colours(source: str) -> list[int]:
    """Return the lines of ``source`` on which a colour is written out.

    Examples
    --------
    >>> literal_colours('a = QColor("#12436D")')
    [1]
    >>> literal_colours("a = QColor(18, 67, 109)")
    [1]
    >>> literal_colours("a = Qt.GlobalColor.red")
    [1]
    >>> literal_colours("a = QColor(theme.accent), Qt.GlobalColor.transparent")
    []
    """
    return sorted(
        {getattr(node, "lineno", 0) for node in ast.walk(ast.parse(source)) if is_literal_colour(node)}
    )


def test_that_gui_code_names_its_colours_by_theme() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in [PACKAGE / "app.py", *(PACKAGE / "gui").rglob("*.py")]
        for line in literal_colours(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_that_forms_leave_colours_to_the_theme() -> None:
    written = [
        form.name
        for form in (ROOT / "ui").glob("*.ui")
        if re.search(r"<color|<brush|<palette", text := form.read_text("utf-8")) or HEX_COLOUR.search(text)
    ]
    assert not written


# --- forms ---------------------------------------------------------------------------------------


def compile_forms(folder: Path) -> subprocess.CompletedProcess[str]:
    """Compare the compiled forms of a checkout with their sources."""
    command = [sys.executable, str(folder / "ui" / "compile_forms.py"), "--check"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_that_the_compiled_forms_are_those_of_the_designer() -> None:
    ran = compile_forms(ROOT)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("fault", ["stale", "missing", "orphan"])
def test_that_a_form_which_differs_is_noticed(fault: str, tmp_path: Path) -> None:
    forms = tmp_path / "smp_workbench" / "gui" / "forms"
    forms.mkdir(parents=True)
    (tmp_path / "ui").mkdir()
    shutil.copy(ROOT / "ui" / "compile_forms.py", tmp_path / "ui")
    form = '<ui version="4.0"><class>Empty</class><widget class="QWidget" name="Empty"/></ui>'
    if fault != "orphan":
        (tmp_path / "ui" / "empty.ui").write_text(form, encoding="utf-8")
    if fault != "missing":
        (forms / "ui_empty.py").write_text("# edited by hand\n", encoding="utf-8")
    ran = compile_forms(tmp_path)
    assert ran.returncode == 1
    assert "empty" in ran.stdout


# --- the tree ------------------------------------------------------------------------------------


def tree() -> list[Path]:
    """Return every file that is or could be committed; without git, every file that is not rubbish."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if listed.returncode == 0:
            return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).exists()]
    made = re.compile(r"^(\.venv.*|\.git|\..*_cache|\.hypothesis|\.benchmarks|__pycache__|dist|build)$")
    found = (path for path in ROOT.rglob("*") if path.is_file())
    return [path for path in found if not any(made.match(part) for part in path.relative_to(ROOT).parts)]


def test_that_the_top_level_holds_only_what_was_agreed() -> None:
    assert not {path.relative_to(ROOT).parts[0] for path in tree()} - TOP_LEVEL


def test_that_every_top_level_folder_explains_itself() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in tree() if path.parent != ROOT}
    explained = {folder for folder in folders if (ROOT / folder / "README.md").exists()}
    assert folders - explained <= {".ci", ".github"}  # explained by the first lines of their files


# In pieces, so that this file does not hold what it looks for.
FORBIDDEN = re.compile(
    "|".join(("/wo" + "rk/", "/ro" + "ot/", "/opt/py" + "pi", "py" + r"pi\.org", "python" + "hosted",
              "registry\\.npm" + "js", "deb\\.deb" + "ian"))
)  # fmt: skip


def test_that_nothing_names_one_machine_or_registry() -> None:
    text = {".py", ".md", ".toml", ".lock", ".sh", ".ui", ".svg", ".json", ".csv", ".txt", ""}
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tree()
        if path.suffix in text
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if FORBIDDEN.search(line)
    ]
    assert not found
