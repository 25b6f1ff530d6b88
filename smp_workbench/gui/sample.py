"""What the window opens with: the sample assessment, or an empty one if it is missing.

Here: reading the bundled sample in this process; it came with the program and is trusted.
Not here: any other file; those are read in the child process (``file_door``).
"""

from __future__ import annotations

from smp_workbench import paths
from smp_workbench.domain.version import Workbook
from smp_workbench.session.session import new_workbook
from smp_workbench.storage.quick_form import read_quick


def sample_workbook() -> Workbook:
    """Return the bundled sample, or an empty assessment of the first shipped model.

    Raises
    ------
    UnreadableFile
        If the bundled sample is damaged.
    """
    found = sorted(paths.samples().glob("*.xlsx"))
    if not found:
        return empty_workbook()
    quick = read_quick(found[0])
    if quick is not None:
        return quick
    from smp_workbench.storage.saving import load

    return load(found[0]).workbook


def empty_workbook() -> Workbook:
    """Return an empty assessment of the first shipped model."""
    from smp_workbench.storage.model_file import shipped_models  # the sample brings its own model

    return new_workbook(shipped_models()[0])
