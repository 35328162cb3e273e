"""A month's stars with the names that go with them."""

from dataclasses import dataclass

from evaluator.manager import formats
from evaluator.manager.office_link import OfficeLink
from evaluator.wire.directory import DIRECTORY_PATH, WholeDirectory
from evaluator.wire.manager import MONTHS_PATH, Months
from evaluator.wire.stars import STARS_PATH, MonthStars


@dataclass(frozen=True, slots=True, kw_only=True)
class StarsView:
    """A month with the names that go with it."""

    months: Months
    stars: MonthStars
    directory: WholeDirectory


async def read_stars(link: OfficeLink, month: int) -> StarsView:
    """A month's stars; 0 is the last month that is over."""
    months = await link.get(MONTHS_PATH, Months)
    wanted = month or formats.month_after(months.current, -1)
    stars = await link.get(STARS_PATH, MonthStars, {"month": str(wanted)})
    return StarsView(months=months, stars=stars, directory=await link.get(DIRECTORY_PATH, WholeDirectory))
