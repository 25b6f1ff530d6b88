"""A bundled workbook once more, as the program's own objects, so that the first window need not parse one.

Here: writing and reading that second file, which names the bytes it stands for.
Not here: the workbook (``saving``), which alone counts: where the two files differ, this one is left aside.

It is a pickle, the quickest form there is. Only the domain's own classes are made from it, so that not even
a file that somebody has put in its place can run anything.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import pickle
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Final

from typing_extensions import override

from smp_workbench.domain.version import Workbook

ENDING: Final = ".quick"
_PROTOCOL: Final = 5
_DOMAIN: Final = "smp_workbench.domain."

_OF_OTHERS: Final = (
    pickle.UnpicklingError, EOFError, ValueError, TypeError, KeyError, IndexError, AttributeError,
    ImportError, ArithmeticError, RecursionError, MemoryError, OverflowError,
)  # fmt: skip
"""What reading raises when a file is damaged or was written by another version of the program."""


def quick_path(path: Path) -> Path:
    """Return where the quick form of the workbook at ``path`` lies."""
    return path.with_name(path.stem + ENDING)


def write_quick(workbook: Workbook, path: Path) -> None:
    """Write the quick form of a workbook beside its file, which must be written already.

    Raises
    ------
    OSError
        If the file cannot be read, or the other not written.
    """
    written = io.BytesIO()
    written.write(_digest(path))
    _Writer(written, _PROTOCOL).dump(workbook)
    quick_path(path).write_bytes(written.getvalue())


def read_quick(path: Path) -> Workbook | None:
    """Return the workbook of a file, or None if its quick form is missing, damaged or of other bytes.

    Raises
    ------
    OSError
        If the workbook's own file cannot be read.
    """
    digest = _digest(path)
    try:
        held = quick_path(path).read_bytes()
    except FileNotFoundError:
        return None
    if not held.startswith(digest):
        return None
    try:
        read = _Reader(io.BytesIO(held[len(digest) :])).load()
    except _OF_OTHERS:
        return None
    return read if isinstance(read, Workbook) else None


class _Writer(pickle.Pickler):
    """Writes a dataclass as its class and its fields, which is quicker to read than its state."""

    @override
    def reducer_override(self, obj: object) -> tuple[type, tuple[object, ...]]:
        """Return class and fields of a dataclass, or of a closed set; everything else is written as usual."""
        if isinstance(obj, Enum):  # alike on every version of Python
            return type(obj), (obj.value,)
        if isinstance(obj, type) or not is_dataclass(obj):
            as_usual: tuple[type, tuple[object, ...]] = NotImplemented
            return as_usual
        return type(obj), tuple(getattr(obj, field.name) for field in fields(obj))


class _Reader(pickle.Unpickler):
    """Makes nothing but fractions and what the domain's modules define."""

    @override
    def find_class(self, module: str, name: str) -> type:
        """Return a dataclass or a closed set of the domain by name; refuse everything else."""
        if (module, name) == ("fractions", "Fraction"):
            return Fraction
        if module.startswith(_DOMAIN):
            found: object = getattr(importlib.import_module(module), name, None)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()
