"""The two branches of a fork, as the office tells them with its alarm."""

from typing import NamedTuple

from evaluator.manager import formats
from evaluator.manager.kiosks import alarm_words
from evaluator.wire.devices import Alarm


class Branch(NamedTuple):
    """One side of a fork in words."""

    title: str
    lines: tuple[str, ...]


def branches(alarm: Alarm) -> tuple[Branch, Branch]:
    """The run that is marked, and what goes on beside it: another run, or what the office has countersigned."""
    parting = alarm.parting
    mine, theirs = [alarm_words.run_of(alarm.subject)], [alarm_words.countersigned_branch()]
    if parting is not None:
        mine.append(alarm_words.from_seq(formats.count(parting.seq)) if parting.seq else alarm_words.from_first())
        if parting.run:
            theirs = [alarm_words.run_of(parting.run), alarm_words.reached_seq(formats.count(parting.reached))]
    return Branch(alarm_words.branch_marked(), tuple(mine)), Branch(alarm_words.branch_other(), tuple(theirs))
