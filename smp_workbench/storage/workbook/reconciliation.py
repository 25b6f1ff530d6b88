"""Bringing what the sheets say together with what was saved: each difference is an edit or a refusal.

Here: the one place where a cell's difference becomes part of the assessment, by the same edits as
anywhere else, so that it is checked, normalised and in the history; and matching rows to themes.
Not here: finding the differences, sheet by sheet (the ``_difference`` modules).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Edit
from smp_workbench.domain.scorecard import AGREED
from smp_workbench.domain.text import same_name
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Refusal, Sentence, TouchedFile, UnreadableFile
from smp_workbench.storage.workbook.cell import Cell
from smp_workbench.storage.workbook.cell_value import read_text
from smp_workbench.storage.workbook.finding import Finding, FindingList, NewRow
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.layout import Part
from smp_workbench.storage.workbook.new_row import new_row

_CHANGED: Final = "{what} was changed outside the program from {before} to {after}; that counts now."
_ADDED: Final = "{what} was entered outside the program as {after}; that counts now."
_CLEARED: Final = "{what} was cleared outside the program; it was {before}."
_DRESSED: Final = "{what} was read as {before}, though the cell holds “{after}”."
_LONGEST_SHOWN: Final = 80
_REPEATED: Final = Refusal("It is only repeated here.", "Change it where it comes from.")


@dataclass(frozen=True, slots=True)
class Spot:
    """One field in the file: its cell, and what it is called.

    Attributes
    ----------
    what
        For sentences, such as "Burglary, Physical harm".
    field, scorer, round
        As in a finding.
    at
        Address of the cell, if what is told of the field stands elsewhere in the row.
    """

    row: FoundRow
    key: str
    what: str
    ref: str = ""
    field: str = ""
    part: Part = ""
    scorer: str = ""
    round: int = 0
    at: str = ""

    @property
    def cell(self) -> Cell:
        """What the file has there."""
        return self.row.cell(self.key, self.part)

    @property
    def gone(self) -> bool:
        """Whether the whole column is gone, which says nothing about this cell."""
        return not self.row.has(self.key, self.part)


class Reconciliation:
    """The state that a file's history gives, on its way to what the file's sheets say.

    Parameters
    ----------
    base
        As rebuilt from the history. Where there is no history to compare with, a bare assessment
        to which everything is added.
    findings
        Takes what is noticed.
    compared
        Whether ``base`` is what was saved, so that a difference is worth a finding.
    card
        Scorer and round of the card whose sheet is read; the agreed scores unless one went out by itself.

    Attributes
    ----------
    state
        The assessment with the differences accepted so far.
    edits
        Those differences.
    """

    def __init__(
        self,
        base: Assessment,
        findings: FindingList,
        *,
        compared: bool,
        card: tuple[str, int] = (AGREED, 0),
    ) -> None:
        self.base = base
        self.state = base
        self.edits: list[Edit] = []
        self.compared = compared
        self.card = card
        self._findings = findings
        self._themes = {theme.ref: theme for theme in base.themes}
        self._themes_of = base.themes
        self._base_names = {theme.ref: theme.name for theme in base.themes}

    @property
    def themes(self) -> Mapping[str, Theme]:
        """The themes of the state by ref."""
        if self._themes_of is not self.state.themes:
            self._themes_of = self.state.themes
            self._themes = {theme.ref: theme for theme in self.state.themes}
        return self._themes

    def names_of(self, ref: str) -> tuple[str, ...]:
        """Return what a theme is and was called; nothing for an unknown ref."""
        names = (self.themes[ref].name,) if ref in self.themes else ()
        return (*names, self._base_names[ref]) if ref in self._base_names else names

    def offer(self, spot: Spot, before: str, after: str, edit: Edit) -> None:
        """Make an edit because a cell differs, or refuse the cell with what the edit's refusal says.

        Parameters
        ----------
        before, after
            As people read them; empty for nothing.
        """
        self.offer_together([(spot, before, after)], edit)

    def offer_together(self, cells: Sequence[tuple[Spot, str, str]], edit: Edit) -> None:
        """Make one edit because several cells differ; each has its finding. See :meth:`offer`."""
        try:
            state, _ = edit.apply(self.state)
        except Refusal as refusal:
            for spot, before, after in cells:
                self.refuse(spot, before, after, refusal)
            return
        if state == self.state:
            for spot, before, _ in cells:
                self.note_dressed(spot, before)
            return
        self.state = state
        self.edits.append(edit)
        for spot, before, after in cells if self.compared else ():
            template = _CLEARED if not after else _CHANGED if before else _ADDED
            self._find(spot, before, after, template, accepted=True)

    def offer_text(self, spot: Spot, before: str, edit: Callable[[str], Edit]) -> None:
        """Offer the edit that a text cell asks for, if it says something else than before."""
        after = self.text(spot, before)
        if after is not None and after != before:
            self.offer(spot, before, after, edit(after))

    def take(self, spot: Spot, after: str, edit: Edit, template: str, **args: object) -> None:
        """Make an edit because of what a person wrote where nothing was, and list it in any case.

        Parameters
        ----------
        template
            Of the sentence, with ``what`` and ``after`` and the names in ``args``.
        """
        try:
            self.state, _ = edit.apply(self.state)
        except Refusal as refusal:
            self.refuse(spot, "", after, refusal)
            return
        self.edits.append(edit)
        self._find(spot, "", after, template, accepted=True, **args)

    def note_dressed(self, spot: Spot, before: str) -> None:
        """Note that a cell says the same as what was saved, but not in the same characters."""
        if self.compared:
            self._find(spot, before, spot.cell.text, _DRESSED, accepted=True)

    def refuse(self, spot: Spot, before: str, after: str, refusal: Refusal) -> None:
        """Keep what was saved, and say why and what to do."""
        template = "{what}: " + refusal.what.text + " {kept}"
        if refusal.remedy.text:
            template += " " + refusal.remedy.text
        kept = f"“{_shown(before)}” was kept." if before else "It stays blank."
        self._find(spot, before, after, template, accepted=False, kept=kept, **refusal.what.args)

    def expect(self, spot: Spot, expected: str, refusal: Refusal = _REPEATED, *, new: bool = False) -> None:
        """List a cell that only repeats what is said elsewhere, if it says something else.

        Parameters
        ----------
        refusal
            Why it does not count here.
        new
            Whether a person typed the row, and so may leave the cell empty.
        """
        shown = self.text(spot, expected) if self.compared else None
        if shown is None or shown.strip() == expected.strip() or (new and not shown.strip()):
            return
        self.refuse(spot, expected, shown, refusal)

    def list_row(self, row: FoundRow, text: str, *, new: NewRow | None = None, **args: object) -> None:
        """List a row that cannot be taken as a whole; what it holds is in the finding.

        Parameters
        ----------
        new
            The theme that it proposes.
        """
        if self.card[0] == AGREED:  # of another's card nothing is told before it is revealed
            text += " It holds “{held}”."
        sentence = Sentence(text, {**args, "held": _shown(row.shown)})
        first = min(row.cells, default=0)
        key = next((key for key, column in row.columns.items() if column == first), ("", ""))
        place = row.place(*key)
        self._findings.add(
            Finding(row.sheet, place, "", "", "", row.shown, sentence, accepted=False, new=new)
        )

    def list_sheet(self, sheet: str, text: str, **args: object) -> None:
        """List something about a sheet as a whole."""
        self._findings.say(sheet, "", text, **args)

    def text(self, spot: Spot, before: str) -> str | None:
        """Return what a text cell says; None if it cannot be told, which is then listed.

        None too if its whole column is gone: that says nothing about the cell.
        """
        if spot.gone:
            return None
        try:
            return read_text(spot.cell)
        except Refusal as refusal:
            self.refuse(spot, before, spot.cell.text, refusal)
            return None

    def _find(
        self, spot: Spot, before: str, after: str, template: str, *, accepted: bool, **args: object
    ) -> None:
        shown = {"what": spot.what, "before": _shown(before), "after": _shown(after)}
        sentence = Sentence(template, {**shown, **args})
        place = spot.at or spot.row.place(spot.key, spot.part)
        self._findings.add(
            Finding(
                spot.row.sheet,
                place,
                spot.ref,
                spot.field,
                before,
                after,
                sentence,
                accepted,
                spot.scorer,
                spot.round,
            )
        )


def rows_by_ref(table: FoundTable, reconciliation: Reconciliation) -> dict[str, FoundRow]:
    """Return the rows of a table that has one row for each theme, by ref.

    A row whose ref is missing or unknown is listed and left out.

    Raises
    ------
    UnreadableFile
        If two rows have one ref, or the names say that rows were sorted away from their refs.
    """
    found: dict[str, FoundRow] = {}
    for row in table.rows:
        theme = reconciliation.themes.get(row.text("ref"))
        if theme is None:
            _list_stray_row(row, reconciliation, _proposed(row, reconciliation))
            continue
        theme_of(row, reconciliation)
        if theme.ref in found:
            raise TouchedFile(
                "Two rows of the sheet {sheet} have the ref {ref}: rows {one} and {other}.",
                "Delete the row that should not count, or go back to an earlier copy.",
                sheet=row.sheet,
                ref=theme.ref,
                one=found[theme.ref].number,
                other=row.number,
            )
        found[theme.ref] = row
    return found


def theme_of(row: FoundRow, reconciliation: Reconciliation, *, new: bool = False) -> Theme | None:
    """Return the theme a row is about, by its ref; None, and a finding, if there is none such.

    Parameters
    ----------
    new
        Whether a person typed the row, and so may leave the name out.

    Raises
    ------
    UnreadableFile
        If the name beside the ref is another theme's: then rows and refs no longer belong together.
    """
    ref = row.text("ref")
    theme = reconciliation.themes.get(ref)
    if theme is None:
        _list_stray_row(row, reconciliation)
        return None
    name_key = "theme" if row.has("theme") else "name"
    name = row.text(name_key)
    if name in reconciliation.names_of(ref):
        return theme
    for other in reconciliation.themes:
        if name in reconciliation.names_of(other):
            raise _moved(row, ref, name, other)
    if name_key == "theme":
        spot = Spot(row, "theme", theme.label, ref, "Theme")
        refusal = Refusal("The name was changed here.", "Rename a theme on the sheet Themes.")
        reconciliation.expect(spot, theme.name, refusal, new=new)
    return theme


def _proposed(row: FoundRow, reconciliation: Reconciliation) -> NewRow | None:
    """Return the theme that a row of no known ref proposes; none where its name is a theme's already."""
    scorer, number = reconciliation.card
    new = new_row(row, reconciliation.base.model, f"{scorer} {number}")
    taken = new and any(same_name(new.theme.theme.name, theme.name) for theme in reconciliation.base.themes)
    return None if taken else new


def _list_stray_row(row: FoundRow, reconciliation: Reconciliation, new: NewRow | None = None) -> None:
    ref = row.text("ref")
    if ref:
        text = (
            "There is no theme {ref} in this assessment; the row was not read. Add the theme in the program."
        )
        reconciliation.list_row(row, text, new=new, ref=ref)
    else:
        text = "This row has no ref; it was not read and is not kept when saved."
        reconciliation.list_row(row, text, new=new)


def _moved(row: FoundRow, ref: str, name: str, other: str) -> UnreadableFile:
    return TouchedFile(
        "On the sheet {sheet}, row {row}, the ref {ref} stands beside “{name}”, which is {other}: "
        "some columns were sorted or moved without the others.",
        "Undo that in the spreadsheet, or open an earlier copy; nothing was read, "
        "so that no score goes to another theme.",
        sheet=row.sheet,
        row=row.number,
        ref=ref,
        name=name,
        other=other,
    )


def _shown(text: str) -> str:
    """Return text for a sentence; nothing is said as blank."""
    if not text:
        return "blank"
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "\N{HORIZONTAL ELLIPSIS}"
