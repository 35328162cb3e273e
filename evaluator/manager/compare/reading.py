"""What is compared, and what the office says of it: twelve months, the year before, and what stands beside."""

from dataclasses import dataclass, field, replace

from evaluator.manager.formats import month_after
from evaluator.manager.office_link import OfficeLink
from evaluator.manager.wish import Subject, opening_month
from evaluator.wire.manager import Months, TallyAnswer, Trend
from evaluator.wire.same_windows import SAME_WINDOWS_PATH, SameWindows


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareWish:
    """Whose months, up to which (202611); None leaves the month to the desk."""

    month: int | None = None
    subject: Subject = field(default_factory=Subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """How often reasons were chosen in one month: each of them, and by what they are about."""

    by_reason: TallyAnswer
    by_about: TallyAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareView:
    """An answered wish."""

    wish: CompareWish
    months: Months
    units: TallyAnswer
    """The month by unit: the tree, and names for units."""
    trend: Trend
    reasons: dict[int, Reasons]
    """By month: this one, the one before and the same a year ago, as far as they have counts. Empty for whoever is no
    unit: reasons are counted by unit alone."""
    same: SameWindows | None = None
    """Of a person: everybody else at the same windows."""

    @property
    def month(self) -> int:
        return self.trend.months[-1].month


async def read_compare(link: OfficeLink, wish: CompareWish) -> CompareView:
    """The office's answer to a wish."""
    months = await link.months()
    month = wish.month or opening_month(months)
    subject = wish.subject
    units = await link.tally(month, "unit")
    trend = await link.trend(month, subject.by, subject.key, subject.unit)
    reasons: dict[int, Reasons] = {}
    if subject.by == "unit":
        for one in compared(month):
            if one in months.months:
                by_reason = await link.tally(one, "reason", subject.key)
                reasons[one] = Reasons(by_reason=by_reason, by_about=await link.tally(one, "about", subject.key))
    same = None
    if subject.by == "staff" and subject.key:
        asked = {"month": str(month), "staff": subject.key, "unit": subject.unit}
        same = await link.get(SAME_WINDOWS_PATH, SameWindows, asked)
    return CompareView(
        wish=replace(wish, month=month), months=months, units=units, trend=trend, reasons=reasons, same=same
    )


def compared(month: int) -> tuple[int, int, int]:
    """The months that stand side by side: 202611, 202610 and 202511."""
    return month, month_after(month, -1), month_after(month, -12)
