"""What a person is told of work that was left behind: how much, of when, and where it can be saved.

Here: sentences about a journal that was found, and about an assessment that was brought back.
Not here: finding and bringing back (``session.recovery``), where they are shown (``recovery_door``).
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from smp_workbench.gui.bring_in_door import brought_words
from smp_workbench.gui.moment import moment_text
from smp_workbench.session.recovery import LeftBehind, Recovered


def translate(text: str) -> str:
    """Return a text of this module in the language of the screen."""
    return QCoreApplication.translate("recovery", text)


def amount_text(changes: int, versions: int) -> str:
    """Return how much there is: ``"12 changes and 1 version"``."""
    parts = []
    if changes:
        one, several = translate("1 change"), translate("{count} changes")
        parts.append(one if changes == 1 else several.format(count=changes))
    if versions:
        one, several = translate("1 version"), translate("{count} versions")
        parts.append(one if versions == 1 else several.format(count=versions))
    return translate(" and ").join(parts) or translate("what was opened with changes from outside")


def left_text(left: LeftBehind) -> str:
    """Return what a journal holds, and of when: ``"12 changes of 10:42"``."""
    amount = amount_text(left.changes, left.versions)
    return translate("{amount} of {when}").format(amount=amount, when=moment_text(left.when))


def kept_text(left: LeftBehind) -> str:
    """Return what is kept of another assessment than the one that was opened."""
    if left.fault is not None:
        return translate("Kept from last time: a journal that cannot be read")
    title = left.title or translate("Untitled assessment")
    return translate("Kept from last time: {what} of “{title}”").format(what=left_text(left), title=title)


def more_text(count: int) -> str:
    """Return how many assessments are kept besides; empty for none."""
    if not count:
        return ""
    one, several = (
        translate("1 more is kept from last time."),
        translate("{count} more are kept from last time."),
    )
    return one if count == 1 else several.format(count=count)


def held_text(left: LeftBehind) -> str:
    """Return why what is kept cannot be brought back while another window holds it, and what to do."""
    words = translate("{name} is already open in another window. Go on there; this window can be closed.")
    return words.format(name=_called(left))


def gone_text(left: LeftBehind) -> str:
    """Return why what was kept cannot be brought back once it has been dealt with elsewhere."""
    words = translate("What was kept of {name} was brought back or discarded in another window. Look there.")
    return words.format(name=_called(left))


def _called(left: LeftBehind) -> str:
    """Return what a person knows an assessment by: its workbook's name, or its title."""
    if left.path is not None:
        return left.path.name
    return f"“{left.title or translate('Untitled assessment')}”"


def discard_what(left: LeftBehind) -> str:
    """Return the question whether a journal is to be discarded."""
    if left.fault is not None:
        return translate("Discard a journal that cannot be read?")
    title = left.title or translate("Untitled assessment")
    return translate("Discard {what} of “{title}”?").format(what=left_text(left), title=title)


def discard_remedy() -> str:
    """Return what discarding a journal means."""
    return translate(
        "This is nowhere else and cannot be brought back afterwards. "
        "The workbook itself, if there is one, stays as it was last saved."
    )


def recovered_what(back: Recovered) -> str:
    """Return what was brought back."""
    amount = amount_text(len(back.steps), back.new_versions)
    if not back.when:
        return translate("Brought back from last time: {amount}").format(amount=amount)
    words = translate("Brought back from last time: {amount} of {when}")
    return words.format(amount=amount, when=moment_text(back.when))


def recovered_remedy(back: Recovered, kept: str) -> str:
    """Return where it can be saved, and what could not be brought back.

    Parameters
    ----------
    kept
        Where a damaged journal is kept.
    """
    name = back.was_at.name if back.was_at else ""
    if back.brought is not None:
        merged = translate("{name} was changed by somebody else since, and that was brought in.")
        words = (merged.format(name=name), *brought_words(back.brought), *_harmed(back, kept))
        return " ".join(words)
    said = {
        "never saved": translate(
            "The program ended before this was saved. Save it as a workbook when it suits you."
        ),
        "as it was": translate(
            "The program ended before this was saved. Save it into {name} when it suits you."
        ),
        "moved on": translate(
            "{name} was changed by somebody else since. Nothing was overwritten: save this elsewhere."
        ),
        "gone": translate("{name} is not where it was. Save this as a workbook again, there or elsewhere."),
        "holds all": "",
    }[back.standing].format(name=name)
    return " ".join(part for part in (said, *_harmed(back, kept)) if part)


def _harmed(back: Recovered, kept: str) -> Iterator[str]:
    """Yield what could not be brought back."""
    if back.damaged:
        words = translate(
            "The journal is damaged in line {line}; the rest could not be read; it is kept in “{kept}”."
        )
        yield words.format(line=back.damaged, kept=kept)
    elif back.torn:
        yield translate("The last entry was half written and never confirmed; it was left out.")
