"""``vault``: the earlier states of assessments that are kept on this computer.

Here: listing, comparing, restoring to a new file, and purging.
Not here: keeping (``storage.vault``), which every save does, and their words (``vault_text``).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from smp_workbench.cli.answer import Answer, Json, UsageFault, counted
from smp_workbench.cli.diff import compared
from smp_workbench.cli.parser import some_name
from smp_workbench.cli.source import named_workbook
from smp_workbench.cli.vault_text import copies_text, copy_json, size_text, summary_text
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.text import printable
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.named_file import content_of
from smp_workbench.storage.saving import write_new_file
from smp_workbench.storage.vault.contents import identity_in, read_copy, whole_note
from smp_workbench.storage.vault.kept_copy import KeptCopy
from smp_workbench.storage.vault.vault import Vault
from smp_workbench.storage.workbook.package_check import LARGEST_FILE

_START: Final = re.compile("[0-9a-f]{4,32}")
_NAMES: Final = {"list": (0, 1), "changed": (1, 2), "restore": (1, 1), "purge": (0, 1)}
"""How many names each action takes, at least and at most."""
_EXPLAINED: Final = """\
list [WHOSE]          what is kept; WHOSE is a workbook, or the start of an identity
changed COPY [OTHER]  what differs between a copy and another one, or a workbook; the latest copy without it
restore COPY          write a copy to a new file, named with --out
purge [WHOSE]         remove copies for good: of one assessment, or --all, or those --older-than DAYS"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take what is to be done, and with which copies."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EXPLAINED
    parser.add_argument("action", nargs="?", choices=tuple(_NAMES), default="list", help="list, if left out")
    parser.add_argument("names", nargs="*", metavar="NAME", type=some_name, help="see below")
    parser.add_argument("--out", metavar="FILE", type=some_name, help="the new file, for restore")
    parser.add_argument("--older-than", metavar="DAYS", type=_days, help="for purge: only what is older")
    parser.add_argument("--all", action="store_true", help="for purge: of every assessment")


def run(options: argparse.Namespace) -> Answer:
    """Do what is asked of the vault."""
    least, most = _NAMES[options.action]
    if not least <= len(options.names) <= most:
        raise UsageFault(
            "“vault {action}” takes {number}.",
            "See “vault --help”.",
            action=options.action,
            number=counted(most, "name") if least == most else f"{least} to {most} names",
        )
    actions: dict[str, Callable[[Vault, argparse.Namespace], Answer]] = {
        "list": _list,
        "changed": _changed,
        "restore": _restore,
        "purge": _purge,
    }
    return actions[options.action](Vault(), options)


def _list(vault: Vault, options: argparse.Namespace) -> Answer:
    """List the copies of one assessment, or how many there are of each."""
    of_each = vault.every()
    whose = _whose(vault, options.names[0]) if options.names else ""
    if whose:
        of_each = {whose: of_each.get(whose, ())}
    noted = {
        identity: [(copy, whole_note(vault, copy)) for copy in reversed(copies)]
        for identity, copies in of_each.items()
    }
    total = sum(copy.size for copies in of_each.values() for copy in copies)
    data: Json = {
        "folder": str(vault.folder),
        "bytes": total,
        "assessments": [
            {
                "identity": identity,
                "title": copies[0][1].title if copies else "",
                "copies": [copy_json(copy, note) for copy, note in copies],
            }
            for identity, copies in noted.items()
        ],
    }
    text = copies_text(noted[whose]) if whose else summary_text(noted)
    return Answer(f"{text}\nKept in {vault.folder}: {size_text(total)}.", data)


def _changed(vault: Vault, options: argparse.Namespace) -> Answer:
    """Compare a copy with another state."""
    copy = _copy(vault, options.names[0])
    before = read_copy(vault, copy).workbook.assessment
    if len(options.names) == 2 and not _is_start(options.names[1]):
        path = Path(options.names[1])
        after, label, named = named_workbook(options.names[1]).workbook.assessment, path.name, str(path)
    else:
        other = _copy(vault, options.names[1]) if len(options.names) == 2 else _latest(vault, copy)
        after, label, named = read_copy(vault, other).workbook.assessment, f"copy {other.id}", str(other.path)
    states = (before, after)
    data = (_state(str(copy.path), before), _state(named, after))
    return compared(states, (f"Copy {copy.id}", label), data)


def _latest(vault: Vault, copy: KeptCopy) -> KeptCopy:
    """Return the latest state of a copy's assessment; of copies that came back only the one that is meant."""
    return next((one for one in reversed(vault.copies(copy.identity)) if not one.returned), copy)


def _state(file: str, assessment: Assessment) -> Json:
    return {"file": file, "identity": assessment.identity, "content": content_hash(assessment)}


def _restore(vault: Vault, options: argparse.Namespace) -> Answer:
    """Write a copy to a new file, exactly as it was kept."""
    if options.out is None:
        raise UsageFault("Where is it to be restored to?", "Name a new file with --out.")
    copy = _copy(vault, options.names[0])
    note, out = whole_note(vault, copy), Path(options.out)
    write_new_file(out, vault.content(copy))
    text = f"Copy {copy.id} was restored to {out.name}. The workbook it came from is as it was."
    return Answer(text, {"copy": copy_json(copy, note), "out": str(out)})


def _purge(vault: Vault, options: argparse.Namespace) -> Answer:
    """Remove copies for good."""
    if not options.names and not options.all and options.older_than is None:
        raise UsageFault(
            "What is to be removed for good?", "Name a workbook, or say --all, or --older-than so many days."
        )
    if options.names and options.all:
        raise UsageFault("“--all” and a workbook cannot both be meant.", "Leave one of them out.")
    whose = _whose(vault, options.names[0]) if options.names else ""
    gone = vault.purge(whose, options.older_than)
    text = f"{counted(len(gone), 'copy', 'copies')} removed for good from {vault.folder}."
    return Answer(text, {"folder": str(vault.folder), "removed": [str(copy.path) for copy in gone]})


def _whose(vault: Vault, name: str) -> str:
    """Return the identity that a workbook, or the start of an identity, stands for."""
    path = Path(name)
    if path.is_file():
        identity = identity_in(content_of(path, LARGEST_FILE))
        if identity:
            return identity
        named_workbook(name)  # says what is wrong with it
    found = [one for one in vault.every() if one.startswith(name)] if len(name) >= 4 else []
    if len(found) == 1:
        return found[0]
    raise UsageFault(
        "“{name}” is no workbook, and nothing in the vault is called so."
        if not found
        else "“{name}” stands for several assessments in the vault.",
        "See “vault list”.",
        name=printable(name),
    )


def _is_start(name: str) -> bool:
    return _START.fullmatch(name) is not None and not Path(name).exists()


def _copy(vault: Vault, name: str) -> KeptCopy:
    """Return the copy that the start of its name stands for."""
    every = [copy for copies in vault.every().values() for copy in copies]
    found = [copy for copy in every if _START.fullmatch(name) and copy.digest.startswith(name[:16])]
    if len(found) == 1:
        return found[0]
    raise UsageFault(
        "“{name}” stands for several copies in the vault."
        if found
        else "There is no copy “{name}” in the vault.",
        "Write more of its name." if found else "See “vault list” and a workbook.",
        name=printable(name),
    )


def _days(text: str) -> timedelta:
    if not re.fullmatch("[0-9]{1,5}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days")
    return timedelta(days=int(text))
