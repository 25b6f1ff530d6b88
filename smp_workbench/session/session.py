"""The open assessment: checks an edit, applies it, keeps its history, tells its listeners.

Here: the only place where the current assessment changes.
Not here: undo and redo (Qt's undo stack holds the inverses), files (``storage``), the screen.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeAlias

from smp_workbench import __version__
from smp_workbench.domain.assessment import Assessment, Reference
from smp_workbench.domain.edit import Edit
from smp_workbench.domain.ranking import Ranking
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.text import clean_name, clean_note
from smp_workbench.domain.version import Change, History, Version, Workbook
from smp_workbench.errors import Refusal
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.session.announcement import Announcement, Touched
from smp_workbench.session.reference import state_beside
from smp_workbench.storage.exact_form import content_hash

Listener: TypeAlias = Callable[[Announcement], None]
Clock: TypeAlias = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def utc_text(moment: datetime) -> str:
    """Return a moment as the history writes it: ``2018-02-23T10:42:00Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def version_words(name: str, why: str) -> tuple[str, str]:
    """Return the name and the why of a version as they are kept, or refuse them."""
    return clean_name(name, "The version's name", required=True), clean_note(why, "The reason")


def new_workbook(model: ScoringModel, identity: str = "") -> Workbook:
    """Return an empty assessment under a model, with a new identity unless one is given."""
    start = Assessment(identity or uuid.uuid4().hex, model)
    return Workbook(start, History(start))


class Session:
    """One open assessment.

    Parameters
    ----------
    workbook
        As read from a file, or new.
    who
        Name that is written beside each change, on one line; may be empty.
    clock
        Where the time comes from.
    """

    def __init__(self, workbook: Workbook, who: str = "", clock: Clock = utc_now) -> None:
        self.who = clean_name(who, "Your name")
        self._clock = clock
        self._workbook = workbook
        stage = workbook.assessment.second_stage
        self._compiled = compile_model(workbook.assessment.model)
        self._second_compiled = compile_model(stage.model) if stage else None
        self._ranking = self._rank(workbook.assessment, self._compiled)
        self._listeners: list[Listener] = []
        self._compared: tuple[object, Ranking] | None = None

    @property
    def workbook(self) -> Workbook:
        """The assessment with its history, as it is now."""
        return self._workbook

    @property
    def assessment(self) -> Assessment:
        """The assessment as it is now."""
        return self._workbook.assessment

    @property
    def history(self) -> History:
        """Every change and version so far."""
        return self._workbook.history

    @property
    def compiled(self) -> CompiledModel:
        """The scoring model, ready to compute with."""
        return self._compiled

    @property
    def second_compiled(self) -> CompiledModel | None:
        """The second stage's scoring model, ready to compute with; None if there is no such stage."""
        return self._second_compiled

    @property
    def ranking(self) -> Ranking:
        """The ranking of the agreed scores as they are now."""
        return self._ranking

    @property
    def refusal(self) -> Refusal | None:
        """Why more than scores, or anything at all, cannot be changed here; None where all can be."""
        return None

    def subscribe(self, listener: Listener) -> None:
        """Have a listener told of each edit after it has happened, in the order of subscribing."""
        self._listeners.append(listener)

    def check(self, edit: Edit) -> None:
        """Raise the refusal that :meth:`apply` would raise, and change nothing."""
        after, _ = edit.apply(self.assessment)
        self._compile(after)
        self._compile_second(after)

    def apply(self, edit: Edit) -> Announcement:
        """Make the edit, write it into the history, rank again, and tell the listeners.

        Raises
        ------
        Refusal
            If the edit would make the assessment wrong; nothing has changed then.
        ModelFault
            If it brings a scoring model that does not work; nothing has changed then.
        """
        before = self.assessment
        name = edit.describe(before)
        after, inverse = edit.apply(before)
        compiled, second = self._compile(after), self._compile_second(after)
        ranking = self._rank(after, compiled)
        change = Change(self.history.last_sequence + 1, edit, self.who, utc_text(self._clock()))
        self._workbook = replace(self._workbook, assessment=after, history=self.history.with_change(change))
        self._compiled, self._second_compiled, self._ranking = compiled, second, ranking
        announcement = Announcement(
            before, after, change, inverse, name, ranking, Touched.between(before, after)
        )
        for listener in tuple(self._listeners):
            listener(announcement)
        return announcement

    def commit(self, name: str, why: str = "") -> Version:
        """Name the present state as the next version.

        Parameters
        ----------
        name
            On one line, up to 200 characters; not empty.
        why
            What the version is kept for; may be empty.

        Raises
        ------
        Refusal
            If nothing has changed since the latest version, or a text cannot be kept.
        """
        name, why = version_words(name, why)
        latest = self.history.latest
        content = content_hash(self.assessment)
        if latest is not None and latest.content == content:
            raise Refusal(
                "Nothing has changed since version {number}.",
                "Change something first, or keep that version.",
                number=latest.number,
            )
        version = Version(
            number=latest.number + 1 if latest else 1,
            name=name,
            who=self.who,
            when=utc_text(self._clock()),
            why=why,
            tool=f"SMP Workbench {__version__}",
            sequence=self.history.last_sequence,
            content=content,
            parents=(latest.content,) if latest else (),
        )
        history = replace(self.history, versions=(*self.history.versions, version))
        self._workbook = replace(self._workbook, history=history)
        return version

    def compared_ranking(self) -> Ranking | None:
        """Return the ranking that movement is measured against, or None without a comparison.

        It is computed when first asked for and kept until another comparison is chosen.
        """
        comparison = self.assessment.comparison
        if comparison is None:
            return None
        if comparison.reference:
            return self._reference_ranking(self.assessment.reference(comparison.reference))
        if not self.history.versions:
            return None
        version = self.history.version(comparison.version)
        key = (version.number, version.sequence)
        if self._compared is None or self._compared[0] != key:
            state = self.history.state_at(version.sequence)
            compiled = self._compiled if state.model == self.assessment.model else None
            self._compared = key, rank_assessment(state, compiled)
        return self._compared[1]

    def _reference_ranking(self, reference: Reference) -> Ranking:
        """Return the ranking of another assessment under our refs, which follow our themes' names."""
        key = (reference, self.assessment.themes)
        if self._compared is None or self._compared[0] != key:
            self._compared = key, rank_assessment(state_beside(reference, self.assessment))
        return self._compared[1]

    def _rank(self, assessment: Assessment, compiled: CompiledModel) -> Ranking:
        """Return the ranking that is shown of an assessment."""
        return rank_assessment(assessment, compiled)

    def _compile(self, assessment: Assessment) -> CompiledModel:
        if assessment.model is self.assessment.model:
            return self._compiled
        return compile_model(assessment.model)

    def _compile_second(self, assessment: Assessment) -> CompiledModel | None:
        stage, present = assessment.second_stage, self.assessment.second_stage
        if stage is None:
            return None
        if present is not None and stage.model is present.model:
            return self._second_compiled
        return compile_model(stage.model)
