"""Where bundled files and the user's files lie; the only module that knows.

Here: the folders of bundled data, found beside the package in a checkout and inside it in an
installed or frozen program, and the user's own folders on each system; and whether two paths are one file.
Not here: reading or creating anything. A folder that does not exist yet is made by whoever writes
the first file into it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_NAME = "smp-workbench"


def bundled() -> Path:
    """Return the folder that holds ``resources`` and ``scoring_models``.

    Returns
    -------
    Path
        ``smp_workbench/_data`` where the program was installed or frozen, else the checkout.

    Notes
    -----
    The wheel is built with the two folders under ``_data`` (``force-include`` in pyproject.toml) and
    the frozen program is made from the wheel, so one test tells all three cases apart.
    """
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent


def resources() -> Path:
    """Return the folder of icons, fonts, themes and samples."""
    return bundled() / "resources"


def scoring_models() -> Path:
    """Return the folder of the scoring models that come with the program, one TOML file each."""
    return bundled() / "scoring_models"


def fonts() -> Path:
    """Return the folder of the bundled font's files and its licence."""
    return resources() / "fonts"


def icons() -> Path:
    """Return the folder of icons, SVG in ``currentColor``."""
    return resources() / "icons"


def themes() -> Path:
    """Return the folder of colour and type themes, one TOML file each."""
    return resources() / "themes"


def samples() -> Path:
    """Return the folder of sample assessments."""
    return resources() / "samples"


def help_pages() -> Path:
    """Return the folder of the help pages, one Markdown file each."""
    return resources() / "help" / "pages"


def user_data() -> Path:
    """Return the folder for the journal and the vault on this computer.

    Returns
    -------
    Path
        ``%LOCALAPPDATA%`` on Windows (never the roaming profile, which is copied over networks),
        ``~/Library/Application Support`` on macOS, and the XDG data folder elsewhere.
    """
    if sys.platform == "win32":
        return _from_environment("LOCALAPPDATA", Path.home() / "AppData" / "Local") / _NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _NAME
    return _from_environment("XDG_DATA_HOME", Path.home() / ".local" / "share") / _NAME


def journals() -> Path:
    """Return the folder of the journals of unsaved edits; it may not exist yet."""
    return user_data() / "journals"


def vault() -> Path:
    """Return the folder of the earlier states of every assessment; it may not exist yet."""
    return user_data() / "vault"


def log_folder() -> Path:
    """Return the folder for the program's log on this computer.

    Returns
    -------
    Path
        ``logs`` inside `user_data` on Windows, ``~/Library/Logs`` on macOS, and the XDG state
        folder elsewhere.
    """
    if sys.platform == "win32":
        return user_data() / "logs"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Logs" / _NAME
    return _from_environment("XDG_STATE_HOME", Path.home() / ".local" / "state") / _NAME


def _from_environment(variable: str, otherwise: Path) -> Path:
    """Return the folder a variable names; the XDG specification has relative ones ignored."""
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else otherwise


def same_file(first: Path, second: Path) -> bool:
    """Return whether two paths are one file, however they are spelled.

    A link, another case and a short name of Windows are one file with what they stand for. Where one of
    them is gone, or is no path that this computer can have, the spelling is compared as far as it can be
    followed.
    """
    if first == second:
        return True
    try:
        return first.samefile(second)
    except (OSError, ValueError):
        return _resolved(first) == _resolved(second)


def _resolved(path: Path) -> str:
    try:
        return os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):
        return os.path.normcase(path)
