"""What must be known of a scoring model that is called like another one and is not the same.

Here: one note for every command that takes a model, or a workbook with its own.
Not here: comparing two models (``domain.namesake``), the same in the window (``gui.dialogs.model_choice``).

Id and version name one unchanging model. A file that was changed and kept both would be taken for the
model that it was made of, and its ranking for that model's.
"""

from __future__ import annotations

from typing import Final

from smp_workbench import paths
from smp_workbench.domain.namesake import differing_parts, namesake
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.text import printable
from smp_workbench.storage.model_file import shipped_model

_SHIPPED: Final = "as one that comes with the program is"
_RENAME: Final = "Give it another id or version in its file, before the two are confused."
_ALTERED: Final = "Scores are those of the workbook’s model; ask whoever made it whether that is meant."


def called_alike(model: ScoringModel, own: ScoringModel | None = None) -> str:
    """Return what to say of a named model that has the id and version of another one, and other content.

    Parameters
    ----------
    own
        The model of the workbook that it is used with; None without a workbook.

    Returns
    -------
    str
        A fault and its remedy, or nothing to say. The workbook's own model comes before those that come
        with the program.
    """
    shipped = _shipped_like(model)
    if own is not None and namesake(model, [own]) is not None:
        if model == shipped:
            return own_called_alike(own)
        return _words(model, own, "This model", "as the workbook’s own model is") + _RENAME
    if shipped is None or namesake(model, [shipped]) is None:
        return ""
    return _words(model, shipped, "This model", _SHIPPED) + _RENAME


def own_called_alike(own: ScoringModel) -> str:
    """Return what to say of a workbook's own model that only bears the name of one that comes with us."""
    shipped = _shipped_like(own)
    if shipped is None or namesake(own, [shipped]) is None:
        return ""
    return _words(own, shipped, "The workbook’s own model", _SHIPPED) + _ALTERED


def _shipped_like(model: ScoringModel) -> ScoringModel | None:
    """Return the model that comes with the program under that id, in whatever version."""
    if not (paths.scoring_models() / f"{model.id}.toml").is_file():
        return None
    return shipped_model(model.id)


def _words(model: ScoringModel, other: ScoringModel, what: str, like: str) -> str:
    *first, last = differing_parts(model, other)
    parts = f"{', '.join(first)} and {last}" if first else last
    called = f"{printable(model.id)} {printable(model.version)}"
    return f"{what} is called {called}, {like}, and differs from it in {parts}. "
