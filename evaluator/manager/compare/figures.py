"""This month, the month before and the same month a year ago as figures set large, with what changed."""

from evaluator.domain.names import Language, in_language
from evaluator.manager import formats, month_words
from evaluator.manager.columns import headline_rate, headline_unit
from evaluator.manager.compare import words
from evaluator.manager.headline import Said
from evaluator.wire.manager import Change, Trend, TrendMonth


def say(trend: Trend, language: Language) -> tuple[Said, ...]:
    """Five figures: three months and two changes, each with n or interval."""
    last, before, year = trend.months[-1], trend.months[-2], trend.year_before
    return (
        _rate(trend, last, words.this_month(formats.month(last.month)), language),
        _rate(trend, before, words.month_before(formats.month(before.month)), language),
        _change(trend, trend.since_month_before, month_words.since_month_before(), month_words.change_about()),
        _rate(trend, year, words.year_before(formats.month(year.month)), language),
        _change(trend, trend.since_year_before, words.since_year_before(), words.year_change_about()),
    )


def _rate(trend: Trend, month: TrendMonth, name: str, language: Language) -> Said:
    named = next((rate for rate in trend.rates if rate.slug == trend.headline), None)
    about = in_language(named.definition, language) if named else ""
    found, unit = headline_rate(month.figures, trend), headline_unit(trend)
    if month.figures is None:
        return Said(name, formats.DASH, month_words.too_few(), about, quiet=True)
    if found.value is None:
        return Said(name, formats.DASH, month_words.no_ratings(), about, quiet=True)
    bounds = formats.interval(found.low, found.high, unit)
    under = words.rate_under(formats.count(month.figures.n), bounds)
    if not month.figures.sufficient:
        under = f"{month_words.too_few()} · {under}"
    return Said(name, formats.rate(found.value, unit), under, about, quiet=not month.figures.sufficient)


def _change(trend: Trend, changes: dict[str, Change], name: str, about: str) -> Said:
    found, unit = changes.get(trend.headline), headline_unit(trend)
    if found is None:
        return Said(name, formats.DASH, words.no_comparison(), about, quiet=True)
    bounds = f"{formats.change(found.low, unit)} … {formats.change(found.high, unit)}"
    under = month_words.change_claimed(bounds) if found.is_claim else month_words.change_open(bounds)
    return Said(name, formats.change(found.value, unit), under, about, quiet=not found.is_claim)
