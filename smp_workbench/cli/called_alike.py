"""What must be known of a scoring model that is called like another one and is not the same.

Here: one note for every command that takes a model.
Not here: comparing two models (``domain.namesake``), the same in the window (``gui.dialogs.model_choice``).

Id and version name one unchanging model. A file that was changed and kept both would be taken for the
model that it was made of, and its ranking for that model's.
"""

from __future__ import annotations

from smp_workbench import paths
from smp_workbench.domain.namesake import differing_parts, namesake
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.text import printable
from smp_workbench.storage.model_file import shipped_model


def called_alike(model: ScoringModel, own: ScoringModel | None = None) -> str:
    """Return what to say of a model that has the id and version of another one, and other content.

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
    if own is not None and namesake(model, [own]) is not None:
        return _words(model, own, "as the workbook’s own model is")
    if not (paths.scoring_models() / f"{model.id}.toml").is_file():
        return ""
    shipped = shipped_model(model.id)
    if namesake(model, [shipped]) is None:
        return ""
    return _words(model, shipped, "as one that comes with the program is")


def _words(model: ScoringModel, other: ScoringModel, like: str) -> str:
    *first, last = differing_parts(model, other)
    parts = f"{', '.join(first)} and {last}" if first else last
    return (
        f"This model is called {printable(model.id)} {printable(model.version)}, {like}, and differs from it "
        f"in {parts}. Give it another id or version in its file, before the two are confused."
    )
