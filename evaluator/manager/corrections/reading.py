"""What the office tells about corrections."""

from typing import NamedTuple

import msgspec

from evaluator.manager import messages
from evaluator.manager.corrections import fork_words, forks, words
from evaluator.manager.corrections.items import Item
from evaluator.manager.office_link import OfficeLink, OfficeTroubleError
from evaluator.wire.branches import BRANCHES_PATH, Fork, Forks
from evaluator.wire.corrections import CHALLENGES_PATH, CORRECTIONS_PATH, Challenges, Corrections
from evaluator.wire.directory import DIRECTORY_PATH, WholeDirectory
from evaluator.wire.manager import RateName


class CorrectionsView(NamedTuple):
    """Forks, then challenges that wait, then every correction, the newest first; and what ids are called."""

    items: tuple[Item, ...]
    directory: WholeDirectory
    headline: RateName

    @property
    def in_branches(self) -> frozenset[str]:
        """Corrections that wait to be decided with their whole branch."""
        forked = (one for one in self.items if isinstance(one, Fork))
        return frozenset(
            name for one in forked for waiting in forks.waiting_of(one) for name in waiting.step.corrections
        )


class Corrected(msgspec.Struct, frozen=True):
    """What became of a wish."""

    correction: str
    in_force: bool


def sentence_of(error: OfficeTroubleError) -> str:
    """Why the office did not correct, and what to do."""
    return words.refused(error.code) or messages.refused(error.code, error.retry_after_s)


def branch_sentence_of(error: OfficeTroubleError) -> str:
    """The same of a branch."""
    return fork_words.refused(error.code) or sentence_of(error)


async def read_corrections(link: OfficeLink) -> CorrectionsView:
    """Everything there is about corrections."""
    challenges = await link.get(CHALLENGES_PATH, Challenges)
    corrections = await link.get(CORRECTIONS_PATH, Corrections)
    directory = await link.get(DIRECTORY_PATH, WholeDirectory)
    forked = await link.get(BRANCHES_PATH, Forks)
    items: tuple[Item, ...] = (*forked.forks, *challenges.challenges, *corrections.corrections)
    return CorrectionsView(items, directory, forked.headline)
