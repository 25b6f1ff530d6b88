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
    quick_path(path).write_bytes(_digest(path) + quick_bytes(workbook))


def quick_bytes(thing: object) -> bytes:
    """Return something made of dataclasses as a pickle that is read several times as fast as the usual one.

    Slotted dataclasses are else given their fields one by one, in Python.
    """
    written = io.BytesIO()
    _Writer(written, _PROTOCOL).dump(thing)
    return written.getvalue()


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
        names = () if isinstance(obj, type) else _NAMES[type(obj)]
        if not names:
            as_usual: tuple[type, tuple[object, ...]] = NotImplemented
            return as_usual
        return type(obj), tuple([getattr(obj, name) for name in names])


class _FieldNames(dict[type, tuple[str, ...]]):
    """The names of a dataclass's fields, looked up once; none of any other class."""

    def __missing__(self, kind: type) -> tuple[str, ...]:
        self[kind] = names = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
        return names


_NAMES: Final = _FieldNames()


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
