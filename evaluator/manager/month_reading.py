"""What the month page reads: the month itself, then its days and hours, then what its rows were before."""

from dataclasses import replace
from typing import Final

from evaluator.manager.columns import headline_rate, headline_unit
from evaluator.manager.formats import hundred, month_after
from evaluator.manager.office_link import OfficeLink
from evaluator.manager.tally_model import Spark
from evaluator.manager.wish import MonthView, MonthWish, Rhythm, opening_month
from evaluator.wire.manager import Trend

SPARK_MONTHS: Final = 12


async def read_month(link: OfficeLink, wish: MonthWish, known: MonthView | None = None) -> MonthView:
    """The office's answer to a wish, without its trend: what takes a large office long comes after what is seen first.

    `known` is what is shown: its months, tree and trend are not asked for again where the month and unit stay.
    """
    months = known.months if known is not None else await link.months()
    month = wish.month or opening_month(months)
    asked = replace(wish, month=month)
    if known is not None and known.answer.month != month:
        known = None
    units = known.units if known is not None else await link.tally(month, "unit")
    whole = wish.by == "unit" and not wish.unit
    answer = units if whole else await link.tally(month, wish.by, wish.unit)
    trend = known.trend if known is not None and known.wish.unit == wish.unit else None
    return MonthView(wish=asked, months=months, units=units, answer=answer, trend=trend)


async def read_trend(link: OfficeLink, view: MonthView) -> Trend:
    """Twelve months of a view's unit."""
    return await link.trend(view.answer.month, "unit", view.wish.unit)


async def read_rhythm(link: OfficeLink, wish: MonthWish) -> Rhythm:
    """The days of a month and the hours of its days."""
    month = wish.month or 0
    return Rhythm(days=await link.tally(month, "day", wish.unit), hours=await link.tally(month, "hour", wish.unit))


async def read_sparks(link: OfficeLink, view: MonthView) -> dict[str, Spark]:
    """The headline rate of every row in the twelve months up to this one, from 0 to 100."""
    wish, answers = view.wish, {view.answer.month: view.answer}
    wanted = [month_after(view.answer.month, -back) for back in reversed(range(SPARK_MONTHS))]
    for month in wanted:
        if month in view.months.months and month not in answers:
            answers[month] = await link.tally(month, wish.by, wish.unit)
    rates = {
        month: {row.key: headline_rate(row.figures, answer).value for row in answer.rows}
        for month, answer in answers.items()
    }
    unit = headline_unit(view.answer)

    def value(month: int, key: str) -> float | None:
        found = rates.get(month, {}).get(key)
        return None if found is None else hundred(found, unit)

    return {row.key: tuple(value(month, row.key) for month in wanted) for row in view.answer.rows}
