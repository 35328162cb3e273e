"""The two branches of a fork, as far as the office's alarm tells them."""

import re
from typing import Final, NamedTuple

from evaluator.manager.kiosks import alarm_words
from evaluator.wire.devices import Alarm

_RUNS: Final = re.compile(r"\brun (\S+?)(?=[ ,]|$)")
_REACHED: Final = re.compile(r"had reached (\d+)")
_FROM: Final = re.compile(r"(?:goes on from(?: another entry)?|went on above) (\d+)")


class Branch(NamedTuple):
    """One side of a fork in words."""

    title: str
    lines: tuple[str, ...]


def branches(alarm: Alarm) -> tuple[Branch, Branch]:
    """The run that is marked, and what it contradicts: another run, or what the office has countersigned.

    `run b goes on from 7 of run a, which had reached 12` is b from 7 on, against a that had come to 12.
    """
    others = [run for run in _RUNS.findall(alarm.detail) if run != alarm.subject]
    parted, reached = _FROM.search(alarm.detail), _REACHED.search(alarm.detail)
    mine = [alarm_words.run_of(alarm.subject)]
    if parted:
        mine.append(alarm_words.from_seq(parted[1]))
    theirs = [alarm_words.run_of(others[0]) if others else alarm_words.countersigned_branch()]
    if reached:
        theirs.append(alarm_words.reached_seq(reached[1]))
    return Branch(alarm_words.branch_marked(), tuple(mine)), Branch(alarm_words.branch_other(), tuple(theirs))
