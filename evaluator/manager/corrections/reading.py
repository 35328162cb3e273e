"""What the office tells about corrections."""

from typing import NamedTuple

import msgspec

from evaluator.manager import messages
from evaluator.manager.corrections import words
from evaluator.manager.corrections.items import Item
from evaluator.manager.office_link import OfficeLink, OfficeTroubleError
from evaluator.wire.corrections import CHALLENGES_PATH, CORRECTIONS_PATH, Challenges, Corrections
from evaluator.wire.directory import DIRECTORY_PATH, WholeDirectory


class CorrectionsView(NamedTuple):
    """Challenges that wait first, then every correction, the newest first; and what ids are called."""

    items: tuple[Item, ...]
    directory: WholeDirectory


class Corrected(msgspec.Struct, frozen=True):
    """What became of a wish."""

    correction: str
    in_force: bool


def sentence_of(error: OfficeTroubleError) -> str:
    """Why the office did not correct, and what to do."""
    return words.refused(error.code) or messages.refused(error.code, error.retry_after_s)


async def read_corrections(link: OfficeLink) -> CorrectionsView:
    """Everything there is about corrections."""
    challenges = await link.get(CHALLENGES_PATH, Challenges)
    corrections = await link.get(CORRECTIONS_PATH, Corrections)
    directory = await link.get(DIRECTORY_PATH, WholeDirectory)
    return CorrectionsView((*challenges.challenges, *corrections.corrections), directory)
