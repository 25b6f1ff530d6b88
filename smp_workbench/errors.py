"""What can go wrong, said so that a person knows what to do.

Here: the sentence (a message and its arguments) and the errors the whole program raises.
Not here: how a sentence is translated or shown; the window and the command line do that.

The English template *is* the message's identity, as it is for Qt's own ``tr``: one place to read
what the user will read, and a translator's file can be keyed by it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Argument: TypeAlias = object
"""Anything with a plain ``str``: names, numbers, lists already joined for reading."""

Translator: TypeAlias = Callable[[str], str]
"""Maps an English template to a template in the reader's language."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence for a person, as a template and the values that fill it.

    Parameters
    ----------
    text
        English template with named fields, such as ``"There is no theme {ref}."``.
    args
        Values of the named fields. A sentence among them, such as a number in words, is said in the
        same language.

    Examples
    --------
    >>> Sentence("There is no theme {ref}.", {"ref": "T-014"}).english()
    'There is no theme T-014.'
    """

    text: str
    args: Mapping[str, Argument] = field(default_factory=dict)

    def english(self) -> str:
        """Return the sentence in English."""
        return self.translated(str)

    def translated(self, translator: Translator) -> str:
        """Return the sentence in the language of ``translator``."""
        inner = {
            name: value.translated(translator) if isinstance(value, Sentence) else value
            for name, value in self.args.items()
        }
        return translator(self.text).format(**inner)


class WorkbenchError(Exception):
    """Something a person can understand and mend.

    Parameters
    ----------
    what
        Template of the sentence that says what is wrong.
    remedy
        Template of the sentence that says what to do; empty if ``what`` already does.
    **args
        Values for the fields of both templates.

    Examples
    --------
    >>> str(WorkbenchError("There is no theme {ref}.", "Choose one from the list.", ref="T-9"))
    'There is no theme T-9. Choose one from the list.'
    """

    def __init__(self, what: str, remedy: str = "", **args: Argument) -> None:
        self.what = Sentence(what, args)
        self.remedy = Sentence(remedy, args)
        super().__init__(what, remedy, args)

    def __str__(self) -> str:
        return " ".join(part for part in (self.what.english(), self.remedy.english()) if part)

    def __reduce__(self) -> tuple[object, ...]:
        """Cross from the process that reads and writes files with the arguments whole."""
        return _again, (type(self), self.what.text, self.remedy.text, dict(self.what.args))


def _again(kind: type[WorkbenchError], what: str, remedy: str, args: dict[str, Argument]) -> WorkbenchError:
    return kind(what, remedy, **args)


class Refusal(WorkbenchError):
    """An edit that would make the assessment wrong; nothing was changed."""


class ModelFault(WorkbenchError):
    """A scoring model that cannot be used: where the fault is and how to mend it."""


class UnreadableFile(WorkbenchError):
    """A file that cannot be read as what it should be."""


class ScoringCopy(UnreadableFile):
    """One scorer's copy, which can be brought back but is no workbook that could be opened."""


class TouchedFile(UnreadableFile):
    """One of ours that was changed outside the program until its scores could not be told apart safely."""


class DamagedFile(UnreadableFile):
    """A file that began as what it should be and cannot be read to its end."""


class HostileFile(UnreadableFile):
    """A file that may be made to do harm: no program that people score with writes such a one."""


class ProtectedFile(UnreadableFile):
    """A file that opens with a password, and was given none or another."""


class SaveFailed(WorkbenchError):
    """A save that did not happen; the file on disk is as it was."""


class ProtectionAtStake(SaveFailed):
    """A save that would replace a file that opens with a password by one that opens without."""


class OtherFileThere(SaveFailed):
    """A save that would replace what somebody else has written; trying again cannot help."""


class OtherContentThere(OtherFileThere):
    """The same: what is there now is the same assessment, so its changes can be brought in."""


class FileGone(OtherFileThere):
    """A save of a workbook that was opened and is not there any more, though its folder is."""


class VaultTrouble(WorkbenchError):
    """Something the vault could not do; the workbook itself is as it should be."""
