"""The help pages: which there are, and which of them speak of something.

Here: reading the Markdown files and searching them.
Not here: showing them (``dialogs.help_window``), which of them is about what (``help_topic``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from smp_workbench import paths


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page.

    Attributes
    ----------
    name
        Of its file, which begins with its place in the list.
    title
        Its first line.
    text
        The whole, in Markdown.
    """

    name: str
    title: str
    text: str


@cache
def help_pages() -> tuple[HelpPage, ...]:
    """Return every page in its order."""
    return tuple(_pages())


def _pages() -> Iterator[HelpPage]:
    for path in sorted(paths.help_pages().glob("*.md")):
        text = path.read_text(encoding="utf-8")
        yield HelpPage(path.name, text.partition("\n")[0].removeprefix("# "), text)


def pages_about(words: str) -> tuple[HelpPage, ...]:
    """Return the pages that hold every word, those with one in the title first; all for no words."""
    wanted = words.casefold().split()
    found = [page for page in help_pages() if all(word in page.text.casefold() for word in wanted)]
    return tuple(sorted(found, key=lambda page: not any(word in page.title.casefold() for word in wanted)))
