"""Kill the real window at random instants while keys score in it, and look at what the next start shows.

Here: chains of kills on one desktop, each start of which must bring back what the last window had confirmed;
``--naive`` confirms edits that are only in memory, to show that the trial can fail. Not here: the journal
alone, killed far more often (``kill_while_scoring``), and the size that CI runs (``test_kill_window``).

A trial starts the program, which shows what it brought back, has the X server press number keys in the grid,
and kills it with SIGKILL in the midst of them, now and then while it starts or saves. What the window brings
back is compared with the same keys played on the assessment without a window.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from smp_workbench import paths
from smp_workbench.domain.edit import AddScorer, AddTheme, Batch, Edit, SetEntry, SetRounds
from smp_workbench.domain.scorecard import AGREED, Entry, Round, Scorer
from smp_workbench.domain.theme import Theme
from smp_workbench.gui.sample import sample_workbook
from smp_workbench.session.card_session import opened_session
from smp_workbench.session.session import Session, new_workbook
from smp_workbench.storage.either_file import load_either
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.model_file import shipped_model
from smp_workbench.storage.my_scores.card_copy import card_copy
from smp_workbench.storage.my_scores.sending import send_card
from smp_workbench.storage.saving import save
from tests.desktop import Desktop, open_desktop
from tests.person import Person
from tests.program import START, Program, open_program

Outcome = Literal["all there", "lost", "another state", "not told"]

Kind = Literal["sample", "workbook", "card"]
KINDS: Final[tuple[Kind, ...]] = ("sample", "workbook", "card")
CHAIN: Final = 25
"""Kills of one assessment at most, one after the other; then another begins."""
KEYS: Final = 60
"""Scores that are typed in a trial; it is killed at one of them."""
DELAY: Final = 3
"""Milliseconds between two keys, far less than a person's."""
LAST_BREATH: Final = 0.02
"""Seconds that the program lives at most after the key at which it is to be killed has come."""
LONGEST_START: Final = 1.5
"""Seconds after which a program that is killed while it starts is killed at the latest."""
STARTING, SAVING = 0.1, 0.15
"""Shares of the trials that are killed while starting, and that save in between where there is a file."""
CARELESS: Final = (
    "from smp_workbench.gui import journal_keeper; from tests.trials.kill_while_scoring import Careless; "
    "journal_keeper.Journal = Careless; " + START
)


@dataclass
class Chain:
    """One assessment that is scored and killed again and again.

    Attributes
    ----------
    session
        What the window must show: the same scores, given without a window.
    words
        The program's: the workbook, or nothing for the sample, which was never saved.
    typed
        The edits that the last window may have made after those.
    confirmed
        The last edit, by its number here, that a window called durable or brought back.
    ahead
        How many more edits are counted here than in the window: one scorer's copy holds no changes, so that
        a window which finds all of them saved begins to count anew.
    """

    session: Session
    words: tuple[str, ...]
    typed: list[Edit] = field(default_factory=list)
    confirmed: int = 0
    ahead: int = 0

    def take(self, program: Program) -> Outcome:
        """Compare what a new window shows with what the killed one had; go on from there."""
        seen = program.wait(lambda seen: seen["settled"] and seen["window"], "what was brought back")
        if self.session.workbook.sent is not None and not seen["sequence"]:
            self.ahead = self._in_file().history.last_sequence
        history = self.session.history
        sequence, told = seen["sequence"] + self.ahead, seen["recovered"]
        more = sequence - history.last_sequence
        if sequence < self.confirmed:
            left = [f"{path.name}: {path.stat().st_size}" for path in sorted(paths.journals().iterdir())]
            sys.stderr.write(f"{self.confirmed} was confirmed; now {seen}; journals: {left}\n")
            return "lost"
        if more > len(self.typed):
            return "another state"
        for edit in self.typed[:more]:
            self.session.apply(edit)
        if seen["content"] != content_hash(self.session.assessment):
            return "another state"
        self.typed, self.confirmed = [], sequence
        # A workbook that was saved just before holds all, and there is nothing to bring back.
        return "not told" if more and not self.words and not told.startswith("Brought back") else "all there"

    def _in_file(self) -> Session:
        """Return the session as far as the file holds it."""
        held = content_hash(load_either(Path(self.words[0])).workbook.assessment)
        session = Session(self.session.workbook)
        for edit in self.typed:
            if content_hash(session.assessment) == held:
                break
            session.apply(edit)
        return session

    def scores(self, row: int, chance: random.Random) -> Iterator[tuple[str, SetEntry]]:
        """Yield keys that each change a score, from a theme on, with what they do."""
        assessment = self.session.assessment
        for theme in [theme for theme in assessment.themes[row:] if theme.scored]:
            for criterion in assessment.model.criteria:
                entry, levels = assessment.agreed.entry(theme.ref, criterion.code), criterion.levels
                other = [place for place, level in enumerate(levels) if level.value != entry.level]
                place = chance.choice(other)
                kept = Entry(levels[place].value, entry.confidence, entry.reason)
                yield str(place + 1), SetEntry(AGREED, 0, theme.ref, criterion.code, kept)


def begin_chain(folder: Path, kind: Kind) -> Chain:
    """Begin for a person who has never used the program: with the sample, a workbook, or a card of it."""
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        os.environ[variable] = str(folder / variable.lower())
        Path(os.environ[variable]).mkdir(parents=True)
    if kind == "sample":
        session, words = Session(sample_workbook()), ()
    else:
        session, words = Session(new_workbook(shipped_model("smp-thematic"))), (str(folder / "Scores.xlsx"),)
        for number in range(1, 19):
            session.apply(AddTheme(Theme(f"T-{number:03d}", f"Theme {number}")))
        if kind == "card":
            session.apply(Batch("Room", (SetRounds((Round(1),)), AddScorer(Scorer("S-01", "Police")))))
            send_card(card_copy(session.workbook, "S-01", 1), Path(words[0]))
            session = opened_session(load_either(Path(words[0])).workbook, "")
        else:
            save(session.workbook, Path(words[0]), None)
    return Chain(session, words, confirmed=session.history.last_sequence)


def score_and_kill(chain: Chain, desktop: Desktop, chance: random.Random, start: str) -> Outcome | None:
    """Start the program, look at what it brought back, score, and kill it; None if it was not looked at."""
    with open_program(desktop, *chain.words, start=start) as program:
        if chance.random() < STARTING:
            program.listen_for(chance.uniform(0, LONGEST_START))
            return None
        outcome = chain.take(program)
        if outcome == "all there":
            score(chain, Person(desktop, program), chance)
        return outcome


def score(chain: Chain, person: Person, chance: random.Random) -> None:
    """Have keys pressed from some theme on, and kill the program in the midst of them."""
    program, row = person.program, chance.randrange(len(chain.session.assessment.themes) // 2)
    pairs = list(chain.scores(row, chance))[:KEYS]
    keys, chain.typed = [key for key, _ in pairs], [edit for _, edit in pairs]
    if chain.words and chance.random() < SAVING:
        keys.insert(chance.randrange(len(keys)), "ctrl+s")
    person.press("ctrl+Home", *["Down"] * row, "Tab")
    pressed = program.seen["keys"]
    typing = person.desktop.begin_pressing(*keys, delay=DELAY)
    at = pressed + chance.randint(1, len(keys))
    program.wait(lambda seen: seen["keys"] >= at, "the key at which it is killed")
    program.listen_for(chance.uniform(0, LAST_BREATH))
    program.kill()
    chain.confirmed = max(chain.confirmed, program.seen["durable"] + chain.ahead)
    typing.wait()


def spend(chain: Chain, desktop: Desktop, chance: random.Random, start: str, kills: int) -> Counter[Outcome]:
    """Kill so many times and look after each, or until something is wrong; return what came of the kills."""
    outcomes: Counter[Outcome] = Counter()
    unseen = 0  # kills after which no window has been looked at yet
    for _ in range(kills):
        outcome = score_and_kill(chain, desktop, chance, start)
        if outcome is not None:
            outcomes[outcome] += unseen
            unseen = 0
            if outcome != "all there":
                return outcomes
        unseen += 1
    with open_program(desktop, *chain.words, start=start) as program:
        outcomes[chain.take(program)] += unseen
    return outcomes


def run_trials(count: int, seed: int, *, naive: bool = False) -> tuple[Counter[Outcome], int]:
    """Return how often what came back, and how many edits were confirmed in all.

    Parameters
    ----------
    count
        Kills.
    seed
        Of the instants and of what is scored.
    naive
        Confirm edits before they are written.
    """
    chance, start = random.Random(seed), CARELESS if naive else START
    length = min(CHAIN, -(-count // len(KINDS)))  # each kind has its turn in every run
    outcomes: Counter[Outcome] = Counter()
    confirmed = chains = 0
    with tempfile.TemporaryDirectory(prefix="smp-trial-") as root, open_desktop(Path(root)) as desktop:
        while outcomes.total() < count and not (naive and outcomes["lost"]):  # once shows that it notices
            chain = begin_chain(Path(root) / str(chains), KINDS[chains % len(KINDS)])
            chains += 1
            begun = chain.confirmed
            outcomes += spend(chain, desktop, chance, start, min(length, count - outcomes.total()))
            confirmed += chain.confirmed - begun
    return outcomes, confirmed


def main() -> int:
    """Run from the command line; see the README of this folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--naive", action="store_true", help="confirm before writing, to see it fail")
    options = parser.parse_args()
    started = time.perf_counter()
    outcomes, confirmed = run_trials(options.trials, options.seed, naive=options.naive)
    seconds = time.perf_counter() - started
    sys.stdout.write(
        f"{outcomes.total()} kills of the window in {seconds:.0f} s, {confirmed} edits confirmed: "
        + ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common())
        + "\n"
    )
    return 0 if set(outcomes) == {"all there"} else 1


if __name__ == "__main__":
    sys.exit(main())
