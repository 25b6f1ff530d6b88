"""Every dialog that there is, for the tests that go through all of them.

Here: their names, as in the pictures, and the page of the help that each is about.
Not here: opening them (``smp_workbench.gui.screens.parts``).
"""

from __future__ import annotations

from smp_workbench.gui.help_topic import Topic

ABOUT = {
    "about": Topic.TROUBLE,
    "add_theme": Topic.THEMES,
    "bring_back": Topic.COPIES,
    "bring_back_reading": Topic.COPIES,
    "change_theme": Topic.THEMES,
    "changed_there": Topic.SAVING,
    "commit": Topic.VERSIONS,
    "compare_file": Topic.COMPARING,
    "compare_versions": Topic.VERSIONS,
    "copy_of_open": Topic.SENDING,
    "cut_line": Topic.RANKING,
    "details": Topic.SAVING,
    "discard": Topic.SAVING,
    "find": Topic.THEMES,
    "findings": Topic.WITHOUT_PROGRAM,
    "keys": Topic.FINDING_YOUR_WAY,
    "licences": Topic.TROUBLE,
    "locked": Topic.SAVING,
    "model": Topic.MODELS,
    "model_fault": Topic.MODELS,
    "new": Topic.FIRST_MINUTES,
    "new_about": Topic.FIRST_MINUTES,
    "new_themes": Topic.FIRST_MINUTES,
    "not_saved": Topic.SAVING,
    "password": Topic.TROUBLE,
    "paste": Topic.PASTING,
    "print_preview": Topic.PRINTING,
    "publication": Topic.SHARING,
    "recovery": Topic.SAVING,
    "report": Topic.TROUBLE,
    "restore": Topic.VERSIONS,
    "scorers": Topic.SCORERS,
    "send": Topic.SENDING,
    "sent": Topic.SENDING,
    "settings": Topic.FINDING_YOUR_WAY,
    "sharing": Topic.SHARING,
    "switch_model": Topic.MODELS,
    "unreadable": Topic.TROUBLE,
    "unsaved": Topic.SAVING,
    "vault": Topic.SAVING,
    "welcome": Topic.FIRST_MINUTES,
}
"""Every dialog, by its name in the pictures, and the page that F1 opens from it."""
