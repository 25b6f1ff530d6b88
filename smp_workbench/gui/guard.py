"""The wall between Python and Qt: no exception crosses into C++.

Here: the decorator for every override of a Qt virtual and every slot, and the fault it reports.
Not here: writing faults down (``fault_log``) and showing them (``main_window``).

Why every one: on CPython 3.11 an exception raised by C code (``1 / 0``) inside an overridden virtual
ends the process at once, before any hook runs; on later versions Qt prints it and goes on with
whatever value happens to be returned. tests/gui/test_guard_coverage.py finds an unguarded one.
"""

from __future__ import annotations

import inspect
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from types import FunctionType
from typing import Final, ParamSpec, TypeAlias, TypeVar, overload

from PySide6.QtCore import QCoreApplication, QTimer

P = ParamSpec("P")
R = TypeVar("R")

LOG: Final = logging.getLogger(__name__)
_SAID_AGAIN: Final = frozenset({10, 100, 1000, 10_000})


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that went wrong in the program itself, not in what a person did.

    Attributes
    ----------
    where
        Name of the function, such as ``ScoreGrid.keyPressEvent``.
    error
        What was raised.
    count
        How often the same error came out of the same function, this time included.
    """

    where: str
    error: BaseException
    count: int = 1


Reporter: TypeAlias = Callable[[Fault], None]


class _Desk:
    """Where faults go. One for the process, because decorators run before anything is built."""

    def __init__(self) -> None:
        self.reporter: Reporter | None = None
        self.seen: Counter[tuple[str, type[BaseException]]] = Counter()
        self.reporting = False


_DESK: Final = _Desk()


def report_to(reporter: Reporter | None) -> None:
    """Have each new fault told to ``reporter`` (on the thread it happened on), or to nobody."""
    _DESK.reporter = reporter
    _DESK.seen.clear()


def report(where: str, error: BaseException) -> None:
    """Log a fault and tell the reporter; never raises.

    A fault that comes again and again, as one in ``paintEvent`` does, is told once and then only
    counted, and one that comes out of the telling itself is only logged.
    """
    try:
        _DESK.seen[where, type(error)] += 1
        fault = Fault(where, error, _DESK.seen[where, type(error)])
        if fault.count == 1:
            LOG.error("Fault in %s", where, exc_info=(type(error), error, error.__traceback__))
        elif fault.count in _SAID_AGAIN:
            LOG.error("Fault in %s, %d times now: %r", where, fault.count, error)
        if _DESK.reporter is None or _DESK.reporting or fault.count > 1:
            return
        _DESK.reporting = True
        try:
            _DESK.reporter(fault)
        finally:
            _DESK.reporting = False
    except Exception:  # the last resort has nobody else to tell
        LOG.critical("The report of a fault in %s failed", where, exc_info=True)


@overload
def guarded(function: Callable[P, None], /) -> Callable[P, None]: ...
@overload
def guarded(*, default: R) -> Callable[[Callable[P, R]], Callable[P, R]]: ...
def guarded(function: Callable[..., object] | None = None, /, *, default: object = None) -> object:
    """Keep every exception of an override or a slot inside Python.

    Parameters
    ----------
    function
        What returns nothing may be decorated bare: ``@guarded``.
    default
        What is returned to Qt after a fault: ``@guarded(default=False)``. It must be of the kind the
        virtual returns, and one from which Qt goes on safely (False, an invalid index or size).

    Returns
    -------
    Callable
        The same function, behind the wall. Arguments beyond those it takes are dropped, as Qt does
        for slots: PySide cannot see through a decorator how many a slot wants. For the same reason it
        leaves out arguments that have a default in Qt (``triggered(checked=False)``): ask the sender.

    Notes
    -----
    ``KeyboardInterrupt`` and ``SystemExit`` ask the program to close in the ordinary way, so that
    unsaved changes are asked about.
    """

    def decorate(inner: Callable[..., object]) -> Callable[..., object]:
        most = _most_arguments(inner)
        where: str = getattr(inner, "__qualname__", repr(inner))

        @wraps(inner)
        def wall(*args: object, **kwargs: object) -> object:
            try:
                return inner(*args[:most], **kwargs)
            except (KeyboardInterrupt, SystemExit):
                _ask_to_close()
            except BaseException as error:  # noqa: BLE001  # this is the wall itself
                report(where, error)
            return default

        wall.__guarded__ = True  # type: ignore[attr-defined]  # read by the test that finds unguarded ones
        return wall

    return decorate if function is None else decorate(function)


def _most_arguments(function: Callable[..., object]) -> int | None:
    """Return how many positional arguments a function takes, its self included; None for any number."""
    if isinstance(function, FunctionType) and not hasattr(function, "__wrapped__"):
        code = function.__code__  # a signature takes thirty times as long, for hundreds at the start
        return None if code.co_flags & inspect.CO_VARARGS else code.co_argcount
    try:
        kinds = [parameter.kind for parameter in inspect.signature(function).parameters.values()]
    except (
        ValueError
    ):  # Python 3.11 can read none of Qt's own methods; those that are slots here take nothing
        return 0
    if inspect.Parameter.VAR_POSITIONAL in kinds:
        return None
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return sum(kind in positional for kind in kinds)


def _ask_to_close() -> None:
    application = QCoreApplication.instance()
    if application is not None:
        QTimer.singleShot(0, application, QCoreApplication.quit)
