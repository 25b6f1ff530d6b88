"""Where somebody is in the window is noted in the journal, and gone back to."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from smp_workbench import app
from smp_workbench.domain.edit import SetCutLine
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.tasks import Tasks
from smp_workbench.gui.view_keeper import ViewKeeper, show_as_it_was
from smp_workbench.storage.journal.line import View
from tests.gui.test_journal_keeper import content


def test_that_it_is_noted_where_somebody_is_and_gone_back_to(
    sample_window: MainWindow, tasks: Tasks, qtbot: QtBot
) -> None:
    window = sample_window
    keeper, _ = app.keep_journal(window, tasks)
    ref = window.signals.assessment.themes[3].ref
    code = window.signals.assessment.model.codes[2]
    window.signals.apply(SetCutLine(3))
    window.panel_set.open("versions")
    window.grid.focus_cell(ref, code)
    window.versions.view(1)
    (view_keeper,) = window.findChildren(ViewKeeper)
    view_keeper.note()
    keeper.stop()
    view = content().view
    assert (view.ref, view.code, view.version) == (ref, code, 1)
    window.versions.back_to_now()
    window.grid.focus_cell(window.signals.assessment.themes[0].ref)
    window.form.action_panels_back.trigger()
    assert window.panel_set.docks["versions"].isHidden()
    show_as_it_was(window, view)
    assert window.current == (ref, code)
    viewed = window.signals.viewed
    assert viewed is not None
    assert viewed.number == 1
    assert not window.panel_set.docks["versions"].isHidden()


def test_that_a_view_that_is_not_there_any_more_is_left_out(window: MainWindow) -> None:
    window.grid.focus_cell("T-001", "H1")
    show_as_it_was(window, View("T-999", "X", 7, "no layout"))
    assert window.current == ("T-001", "H1")
    assert window.signals.viewed is None
