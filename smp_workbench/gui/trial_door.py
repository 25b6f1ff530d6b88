"""Beginning a trial, and the two ways out of it: keep what was tried, or drop it.

Here: what happens to the open assessment. Not here: what can be tried (``session.trial``), the band
and the commands (``panels.trial_band``, ``actions.trial_actions``).

Views follow a trial as they follow edits, so that beginning, keeping and dropping leave the grid where
it is: before a trial ends, what is shown is what there will be.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from smp_workbench.gui.session_signals import SessionSignals, sentence_text
from smp_workbench.session.trial import Trial

translate = QCoreApplication.translate


def begin_trial(signals: SessionSignals) -> bool:
    """Begin a trial, unless one goes on or a version is looked at; whether one goes on then."""
    if signals.trial is None and not signals.refuses():
        signals.begin_trial(Trial(signals.session))
    return signals.trial is not None


def drop_trial(signals: SessionSignals) -> None:
    """End a trial: everything is again as it was before."""
    signals.show_now()
    if signals.trial is None:
        return
    back = signals.trial.way_back(translate("trial", "Drop the trial"))
    if back is not None:
        signals.apply(back)
    signals.end_trial()


def keep_trial(signals: SessionSignals) -> bool:
    """End a trial, and make of what was tried one step that can be undone; False if nothing was kept."""
    signals.show_now()
    trial = signals.trial
    edit = trial.keeping(tried_words(trial)) if trial is not None else None
    return signals.end_trial(edit) and edit is not None


def tried_words(trial: Trial) -> str:
    """Return what is tried: the one change by its name, or how many there are; empty for nothing."""
    cells = len(trial.tried)
    if cells == 1 and not trial.model_is_tried:
        edit = trial.keeping("")
        return sentence_text(edit.describe(trial.start)) if edit is not None else ""
    scores = translate("trial", "{count} scores").format(count=cells) if cells > 1 else ""
    if cells == 1:
        scores = translate("trial", "one score")
    model = ""
    if trial.model_is_tried:
        model = translate("trial", "the weights")
        if trial.assessment.model.formula != trial.start.model.formula:
            model = translate("trial", "another formula")
    if scores and model:
        return translate("trial", "Tried: {model} and {scores}").format(model=model, scores=scores)
    if scores or model:
        return translate("trial", "Tried: {what}").format(what=scores or model)
    return ""
