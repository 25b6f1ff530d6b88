"""About the program, and the licences of everything it is made of.

Here: HTML for a text view. The texts are those that came with the libraries; a frozen program has them
in a folder beside it.
Not here: gathering that folder (the installer), the view (``text_page_dialog``).
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from html import escape
from importlib import metadata
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, qVersion

from smp_workbench import __version__, paths
from smp_workbench.gui.dialogs.model_page import page, table
from smp_workbench.gui.theme import Theme
from smp_workbench.storage.model_file import shipped_models

PARTS: Final = (
    "PySide6-Essentials", "shiboken6", "numpy", "XlsxWriter", "openpyxl", "et_xmlfile", "defusedxml",
    "cattrs", "attrs", "typing_extensions",
    "msoffcrypto-tool", "olefile", "cryptography", "cffi", "pycparser",
)  # fmt: skip
"""Every library of the program, as its package is called."""
_WORDS: Final = ("licen", "copying", "notice")
_FONT_VERSION: Final = "3.19"
"""As the bundled files themselves say."""
_OWN: Final = "SMP Workbench"

translate = QCoreApplication.translate


def about_page(theme: Theme) -> str:
    """Return what this program is, its versions, its parts and its scoring models."""
    lines = (
        translate(
            "about",
            "Scores and ranks the themes of a community safety assessment, and keeps what people decide.",
        ),
        translate(
            "about",
            "Scoring models that come with it are illustrative, not the official MoRiLE matrix, unless "
            "they say otherwise. The ranking contributes to a recommendation; it never decides by itself.",
        ),
        translate("about", "It works without any network, and sends nothing anywhere."),
        translate("about", "MIT licence. Help > Licences has the licence of each part."),
        translate("about", "Version {version}, Python {python}, Qt {qt}, {system}.").format(
            version=__version__,
            python=platform.python_version(),
            qt=qVersion(),
            system=platform.platform(terse=True),
        ),
    )
    models = [(model.title, f"{model.id} {model.version}") for model in shipped_models()]
    model_heads = (translate("about", "Scoring model"), translate("about", "Version"))
    part_heads = (translate("about", "Part"), translate("about", "Version"), translate("about", "Licence"))
    parts = ["<h1>SMP Workbench</h1>", *(f"<p>{escape(line)}</p>" for line in lines)]
    parts += [f"<h2>{translate('about', 'Scoring models')}</h2>", table(model_heads, models)]
    parts += [f"<h2>{translate('about', 'Parts')}</h2>", table(part_heads, list(_parts()))]
    return page(parts, theme)


def licence_page(theme: Theme) -> str:
    """Return the text of every licence, the program's own first."""
    parts = [f"<h1>{translate('about', 'Licences')}</h1>"]
    for title, text in licence_texts():
        parts.append(f"<h2>{escape(title)}</h2><p>{escape(text.strip()).replace(chr(10), '<br>')}</p>")
    return page(parts, theme)


def licence_texts(frozen: Path | None = None) -> Iterator[tuple[str, str]]:
    """Give title and text of each licence.

    Parameters
    ----------
    frozen
        The folder of texts beside a frozen program; found by itself where there is one.
    """
    folder = frozen or Path(sys.executable).parent / "licences"
    if folder.is_dir():
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            title = path.relative_to(folder).as_posix()
            yield title, path.read_text(encoding="utf-8", errors="replace")
        return
    yield from _own_licence()
    yield "Inter", (paths.fonts() / "OFL.txt").read_text(encoding="utf-8")
    for name in PARTS:
        found = metadata.distribution(name)
        files = [file for file in found.files or () if _is_licence(file.name)]
        texts = [file.read_text(encoding="utf-8") for file in files]
        yield f"{name} {found.version}", "\n\n".join(texts) or _licence(found)


def _own_licence() -> Iterator[tuple[str, str]]:
    """Give the program's own: it lies beside the checkout's folders, or came with the installed package."""
    beside = paths.resources().parent / "LICENSE"
    if beside.is_file():
        yield _OWN, beside.read_text(encoding="utf-8")
        return
    try:
        files = metadata.distribution("smp-workbench").files or ()
    except metadata.PackageNotFoundError:
        return
    for file in files:
        if file.name == "LICENSE":
            yield _OWN, file.read_text(encoding="utf-8")


def _parts() -> Iterator[tuple[str, str, str]]:
    for name in PARTS:
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # frozen without what pip wrote down
            continue
        yield name, found.version, _licence(found)
    yield "Inter", _FONT_VERSION, "SIL Open Font Licence 1.1"


def _licence(found: metadata.Distribution) -> str:
    said = [found.metadata[key] for key in ("License-Expression", "License") if key in found.metadata]
    return said[0].partition("\n")[0] if said else ""


def _is_licence(name: str) -> bool:
    return any(word in name.casefold() for word in _WORDS)
