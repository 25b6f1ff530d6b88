"""What the READMEs say of files is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READMES = [
    path
    for path in sorted(ROOT.rglob("*.md"))
    if not any(part.startswith(".") or part in ("build", "dist") for part in path.relative_to(ROOT).parts)
]
_LINK = re.compile(r"\]\(([^)\s]+)")
_COMMAND = re.compile(r"^(?:python -m )?(pytest tests/benchmarks [^#\n]*)", re.MULTILINE)


def relative_links(text: str) -> list[str]:
    """Return the paths that a README links to, without their anchors.

    Examples
    --------
    >>> relative_links("[a](b/c.md#d), ![e](f.png), [g](https://h.example), [i](#j)")
    ['b/c.md', 'f.png']
    """
    links = (link.split("#")[0] for link in _LINK.findall(text) if "://" not in link)
    return [link for link in links if link]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: str(path.relative_to(ROOT)))
def test_that_a_link_leads_to_something(readme: Path) -> None:
    links = relative_links(readme.read_text(encoding="utf-8"))
    assert not [link for link in links if not (readme.parent / link).exists()]


def test_that_the_benchmarks_are_run_in_one_way() -> None:
    written = {
        command.strip()
        for readme in READMES
        for command in _COMMAND.findall(readme.read_text(encoding="utf-8"))
    }
    assert len(written) == 1, written
