"""What the office says about rules: a past month under another pack, and why a pack is not taken."""

from evaluator.domain.names import CHINESE, Language, in_language
from evaluator.manager import messages
from evaluator.manager.office_link import OfficeLink, OfficeTroubleError
from evaluator.manager.rules import words
from evaluator.manager.rules.rerun_panel import Rerun
from evaluator.wire.decoding import UNREADABLE
from evaluator.wire.manager import MONTHS_PATH, TALLY_PATH, Grouping, Months, TallyAnswer
from evaluator.wire.rules import FaultyRules


async def count_again(link: OfficeLink, month: int, by: Grouping, rules: str) -> Rerun:
    """A month under another pack; 0 is the last month that is over."""
    months = await link.get(MONTHS_PATH, Months)
    over = [one for one in months.months if one < months.current]
    wanted = month or max(over or months.months, default=months.current)
    asked = {"month": str(wanted), "by": by, "rules": rules}
    return Rerun(months, await link.get(TALLY_PATH, TallyAnswer, asked))


def sentence_of(error: OfficeTroubleError, language: Language) -> str:
    """Why the office did not do what was asked about rules, and what to do."""
    if error.code == "not_read":
        return words.not_read(error.detail)
    detail = _faults(error, language) if error.code == "faulty_rules" else error.detail
    return words.refused(error.code, detail) or messages.refused(error.code, error.retry_after_s)


def _faults(error: OfficeTroubleError, language: Language) -> str:
    """What is wrong with a pack, in the desk's language; as the office said it where it says no more."""
    try:
        told = error.told(FaultyRules)
    except UNREADABLE:
        return error.detail
    mark = "；" if language == CHINESE else "; "
    return mark.join(in_language(sentence, language) for sentence in told.faults)
