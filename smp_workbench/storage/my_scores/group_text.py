r"""One text for the criteria of a group, and the text of each criterion in it.

Here: the reason, or the confidence, that stands beside a group on My scores, put together from what each
of its scores says and taken apart again.
Not here: cells (``sheet_grid``, ``grid_reading``).

What all scores of the group have in common stands as it is. Where they differ, each text stands after the
criterion's code, ``H1: …``, its further lines two spaces in. A text without a code is about every score of
the group that is given, or about the whole group while none is. Taking apart what was put together gives
the same again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from smp_workbench.domain.scoring_model import Criterion

_INSET: Final = "  "
_NO_SCORES: Final[frozenset[str]] = frozenset()


def together(
    texts: Mapping[str, str], criteria: Sequence[Criterion], scored: Collection[str] = _NO_SCORES
) -> str:
    """Return one text for what the criteria of a group say.

    Parameters
    ----------
    texts
        By code; empty texts may be left out.
    scored
        Codes of the criteria that have a level, or are not known.
    """
    given = {one.code: texts[one.code] for one in criteria if texts.get(one.code)}
    if not given:
        return ""
    alike = set(given.values())
    covered = _covered(criteria, scored)
    first = next(iter(alike))
    if len(alike) == 1 and given.keys() == covered and not _has_label(first, criteria) and first.strip():
        return first
    return "\n".join(f"{code}: {text.replace(_NEWLINE, _NEWLINE + _INSET)}" for code, text in given.items())


def apart(text: str, criteria: Sequence[Criterion], scored: Collection[str] = _NO_SCORES) -> dict[str, str]:
    """Return what a text beside a group says of each criterion, by code; nothing for one it is not about.

    Parameters
    ----------
    scored
        As for :func:`together`, as they are now.
    """
    if ":" not in text:
        return dict.fromkeys(_covered(criteria, scored), text) if text.strip() else {}
    labels = _labels(criteria)
    general: list[str] = []
    named: dict[str, list[str]] = {}
    lines = general
    for line in text.split(_NEWLINE):
        label, colon, rest = line.partition(":")
        code = _labelled(label, labels) if colon else None
        if code is not None:
            lines = named.setdefault(code, [])
            lines.append(rest.removeprefix(" "))
        else:
            lines.append(line.removeprefix(_INSET) if lines is not general else line)
    shared = _NEWLINE.join(general)
    meant = {code: _NEWLINE.join(lines) for code, lines in named.items()}
    if shared.strip():
        meant = dict.fromkeys(_covered(criteria, scored), shared) | meant
    return {code: said for code, said in meant.items() if said}


def _covered(criteria: Sequence[Criterion], scored: Collection[str]) -> set[str]:
    codes = {one.code for one in criteria}
    return codes.intersection(scored) or codes


def _has_label(text: str, criteria: Sequence[Criterion]) -> bool:
    labels = _labels(criteria)
    lines = (line.partition(":") for line in text.split(_NEWLINE))
    return any(colon and _labelled(label, labels) for label, colon, _ in lines)


def _labelled(label: str, labels: Mapping[str, str]) -> str | None:
    """Return the code that a line's beginning names; a line that is set in goes on with the one before."""
    return None if label[:1].isspace() else labels.get(_plain(label))


def _labels(criteria: Sequence[Criterion]) -> dict[str, str]:
    """Return the codes by what a person may write before a colon: code, name, or both."""
    names: dict[str, str] = {}
    for one in criteria:
        for name in (one.short, one.name):
            names[_plain(name)] = one.code
    for one in criteria:
        names[_plain(f"{one.code} {one.name}")] = one.code
        names[_plain(one.code)] = one.code
    return names


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()


_NEWLINE: Final = "\n"
