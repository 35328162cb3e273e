"""The twelve months as rows: counts, rate, interval, participation."""

from collections.abc import Callable

from evaluator.domain.names import Language, in_language
from evaluator.manager import formats, messages, month_words
from evaluator.manager.columns import headline_rate, headline_unit
from evaluator.manager.compare import words
from evaluator.manager.rows_model import RowColumn
from evaluator.manager.table import Room
from evaluator.wire.manager import Figures, Rate, Trend, TrendMonth

MonthColumn = RowColumn[TrendMonth]


def month_columns(trend: Trend, language: Language) -> tuple[MonthColumn, ...]:
    """The columns of a trend."""
    unit = headline_unit(trend)
    named = next((rate for rate in trend.rates if rate.slug == trend.headline), None)

    def rate_of(row: TrendMonth) -> Rate:
        return headline_rate(row.figures, trend)

    def value(row: TrendMonth) -> str:
        found = rate_of(row).value
        if row.figures is None:
            return month_words.too_few()
        return month_words.no_ratings() if found is None else formats.rate(found, unit)

    def bounds(row: TrendMonth) -> str:
        found = rate_of(row)
        return formats.interval(found.low, found.high, unit) if found.value is not None else ""

    def extremes(row: TrendMonth) -> str:
        found = rate_of(row)
        return formats.interval(found.least, found.most, unit) if found.least is not None else ""

    columns: list[MonthColumn] = [
        RowColumn(
            slug="month",
            title=words.month(),
            text=lambda row: formats.month(row.month),
            room=Room(70, 78, 1),
            order=lambda row: row.month,
        ),
        *(_level(level.slug, in_language(level.names, language)) for level in trend.levels),
        _number("n", month_words.ratings_n(), lambda figures: figures.n, month_words.ratings_n_about()),
        RowColumn(
            slug="participation",
            title=month_words.participation(),
            text=_participation,
            about=month_words.participation_about(),
            room=Room(58, 64),
            side="right",
            order=lambda row: row.figures.participation if row.figures else None,
            gives_way=True,
        ),
        RowColumn(
            slug="rate",
            title=in_language(named.names, language) if named else trend.headline,
            text=value,
            about=in_language(named.definition, language) if named else "",
            room=Room(64, 74),
            side="right",
            order=lambda row: rate_of(row).value,
        ),
        RowColumn(
            slug="interval",
            title=month_words.interval_title(),
            text=bounds,
            about=month_words.interval_about(),
            room=Room(92, 104),
            order=lambda row: rate_of(row).low,
        ),
    ]
    if any(rate_of(row).least is not None for row in trend.months):
        columns.append(
            RowColumn(
                slug="bounds",
                title=month_words.bounds_title(),
                text=extremes,
                about=month_words.bounds_column_about(),
                room=Room(92, 104),
                order=lambda row: rate_of(row).least,
                gives_way=True,
            )
        )
    return tuple(columns)


def is_quiet(row: TrendMonth) -> bool:
    """Whether a month carries no claim."""
    return row.figures is None or not row.figures.sufficient


def _participation(row: TrendMonth) -> str:
    if row.figures is None:
        return ""
    known = row.figures.participation
    return messages.unknown_share() if known is None else formats.rate(known)


def _level(slug: str, title: str) -> MonthColumn:
    return _number(slug, title, lambda figures: figures.levels.get(slug, 0))


def _number(slug: str, title: str, of: Callable[[Figures], int], about: str = "") -> MonthColumn:
    """A count, shown whole: half a number says something else."""
    return RowColumn(
        slug=slug,
        title=title,
        text=lambda row: formats.count(of(row.figures)) if row.figures else "",
        about=about or month_words.level_about(title),
        room=Room(48, 60),
        side="right",
        whole=True,
        copied=lambda row: str(of(row.figures)) if row.figures else "",
        order=lambda row: of(row.figures) if row.figures else None,
    )
