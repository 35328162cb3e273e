"""The days of a month and the hours of its days, in counts and words: for the page and for paper."""

from calendar import monthrange

from evaluator.domain.names import Language, in_language
from evaluator.manager import formats, month_words
from evaluator.manager.column_chart import Said
from evaluator.manager.columns import headline_rate, headline_unit
from evaluator.wire.manager import TallyAnswer, TallyRow


def days_said(answer: TallyAnswer, language: Language) -> list[Said]:
    """Every day of the month, its ratings by level, worst at the foot. Days without a row had no visit."""
    rows = {row.key: row for row in answer.rows}
    year, month = divmod(answer.month, 100)
    return [
        _day(answer, rows.get(f"{answer.month * 100 + day}"), answer.month * 100 + day, language)
        for day in range(1, monthrange(year, month)[1] + 1)
    ]


def hours_said(answer: TallyAnswer) -> list[Said]:
    """Every hour from the first to the last with a visit. Hours have no levels."""
    rows = {int(row.key): row for row in answer.rows if row.key.isdecimal()}
    if not rows:
        return []
    return [_hour(rows.get(hour), hour) for hour in range(min(rows), max(rows) + 1)]


def _day(answer: TallyAnswer, row: TallyRow | None, day: int, language: Language) -> Said:
    label = str(day % 100)
    if answer.withheld_day is not None and day >= answer.withheld_day:
        return Said(label, None if day == answer.withheld_day else (), month_words.day_withheld(formats.day(day)))
    if row is None:
        return Said(label, (), month_words.day_without(formats.day(day)))
    if row.figures is None:
        return Said(label, None, month_words.day_hidden(formats.day(day)))
    levels = row.figures.levels
    parts = tuple((levels.get(level.slug, 0), level.tint) for level in reversed(answer.levels))
    rate = formats.rate(headline_rate(row.figures, answer).value, headline_unit(answer))
    named = next((one for one in answer.rates if one.slug == answer.headline), None)
    name = in_language(named.names, language) if named else answer.headline
    return Said(label, parts, month_words.day_said(formats.day(day), formats.count(row.figures.n), name, rate))


def _hour(row: TallyRow | None, hour: int) -> Said:
    label = f"{hour}"
    if row is None:
        return Said(label, (), month_words.hour_said(hour, "0"))
    if row.figures is None:
        return Said(label, None, month_words.hour_hidden(hour))
    n = row.figures.outcomes.get("rated", 0)
    return Said(label, ((n, ""),), month_words.hour_said(hour, formats.count(n)))
