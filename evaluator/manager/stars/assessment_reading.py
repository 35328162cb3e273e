"""A year's assessment with the names that go with it."""

from dataclasses import dataclass

from evaluator.manager import formats
from evaluator.manager.office_link import OfficeLink
from evaluator.wire.directory import DIRECTORY_PATH, WholeDirectory
from evaluator.wire.manager import MONTHS_PATH, Months
from evaluator.wire.stars import ASSESSMENT_PATH, Assessment, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentView:
    """A year with the names that go with it."""

    by: Subject
    current: int
    """The running month, as 202611."""
    found: Assessment
    directory: WholeDirectory


async def read_assessment(link: OfficeLink, year: int, by: Subject, unit: str) -> AssessmentView:
    """A year's assessment; 0 is the running year, or the one before while none of its months is over."""
    months = await link.get(MONTHS_PATH, Months)
    wanted = year or formats.month_after(months.current, -1) // 100
    asked = {"year": str(wanted), "by": by, "unit": unit}
    found = await link.get(ASSESSMENT_PATH, Assessment, asked)
    directory = await link.get(DIRECTORY_PATH, WholeDirectory)
    return AssessmentView(by=by, current=months.current, found=found, directory=directory)
