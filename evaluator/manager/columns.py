"""The columns of the month's table: what each says, how it sorts, and what a copy of it carries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from PySide6.QtCore import QCollator, QLocale

from evaluator.domain.names import Language, in_language
from evaluator.manager import formats, messages, month_words
from evaluator.wire.manager import Figures, Grouping, Rate, TallyAnswer, TallyRow, Trend
from evaluator.wire.own_month import OwnMonth
from evaluator.wire.same_windows import SameWindows

Kind = Literal["text", "number", "stack", "interval", "spark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `slug` is what is remembered of it."""

    slug: str
    title: str
    about: str
    kind: Kind
    text: Callable[[TallyRow], str]
    """What is shown, and read out; for a bar the same in words."""
    copied: Callable[[TallyRow], str] | None
    """What a copy carries: plain digits. None when other columns say it already."""
    order: Callable[[TallyRow], object | None]
    """What it sorts by; None where there is nothing."""


def columns_of(answer: TallyAnswer, language: Language, units: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns that this answer has something to say in. `units` names the unit a row belongs to."""
    collator = QCollator(QLocale(language.replace("-", "_")))
    collator.setNumericMode(True)

    def words(
        slug: str, title: str, text: Callable[[TallyRow], str], *, copied: bool = True, about: str = ""
    ) -> Column:
        return Column(
            slug=slug,
            title=title,
            about=about,
            kind="text",
            text=text,
            copied=text if copied else None,
            order=lambda row: collator.sortKey(text(row)) if text(row) else None,
        )

    def name(row: TallyRow) -> str:
        return name_of(row, language)

    by = cast("Grouping", answer.by)  # the desk asks for no other
    found = [words("name", month_words.row_name(by), name)]
    if answer.by in ("window", "staff"):
        found.append(words("detail", month_words.detail_name(answer.by), lambda row: row.detail))
        found.append(words("parent", month_words.hall(), lambda row: messages.hall_of(row.parent, units)))
    found += [_level_column(level.slug, in_language(level.names, language)) for level in answer.levels]
    found.append(_stack_column(answer, language))
    found.append(_number("n", month_words.ratings_n(), month_words.ratings_n_about(), lambda figures: figures.n))
    found.append(_trend_column())
    counted = [answer.total] if answer.total else [row.figures for row in answer.rows if row.figures]
    if any(map(without_rating, counted)):
        found.append(_without_column())
    if any(figures.participation is not None for figures in counted):
        found.append(_participation_column())
    without = set() if any(note_of(row) for row in answer.rows) else {"note"}
    if all(headline_rate(row.figures, answer).least is None for row in answer.rows):
        without.add("bounds")
    return (*found, *(column for column in _headline_columns(answer, language) if column.slug not in without))


def name_of(row: TallyRow, language: Language) -> str:
    """The row's name in the language of the desk, as far as the directory has one."""
    if not row.key and not row.name:
        return messages.unknown()
    return row.name_en if language.startswith("en") and row.name_en else row.name


def without_rating(figures: Figures) -> int:
    """Visits that ended without a rating."""
    return sum(n for outcome, n in figures.outcomes.items() if outcome != "rated")


def note_of(row: TallyRow) -> str:
    """Why a row's rate carries no claim; "" when it does."""
    if row.figures is None:
        return month_words.too_few()
    if not row.figures.n:
        return month_words.no_ratings()
    return "" if row.figures.sufficient else month_words.too_few()


def headline_rate(figures: Figures | None, answer: TallyAnswer | Trend | OwnMonth | SameWindows) -> Rate:
    """The rate that is called 满意率, all None where there is none to show."""
    nothing = Rate(None, None, None)
    return figures.rates.get(answer.headline, nothing) if figures else nothing


def headline_unit(answer: TallyAnswer | Trend | OwnMonth | SameWindows) -> formats.RateUnit:
    """Whether the headline is a share or an index."""
    return next((rate.unit for rate in answer.rates if rate.slug == answer.headline), "share")


def _number(slug: str, title: str, about: str, of: Callable[[Figures], int]) -> Column:
    return Column(
        slug=slug,
        title=title,
        about=about,
        kind="number",
        text=lambda row: formats.count(of(row.figures)) if row.figures else "",
        copied=lambda row: str(of(row.figures)) if row.figures else "",
        order=lambda row: of(row.figures) if row.figures else None,
    )


def _level_column(slug: str, title: str) -> Column:
    return _number(slug, title, month_words.level_about(title), lambda figures: figures.levels.get(slug, 0))


def _stack_column(answer: TallyAnswer, language: Language) -> Column:
    def shares(row: TallyRow) -> str:
        if not row.figures or not row.figures.n:
            return ""
        n, levels = row.figures.n, row.figures.levels
        return " · ".join(
            f"{in_language(level.names, language)} {formats.rate(levels.get(level.slug, 0) / n)}"
            for level in answer.levels
        )

    def order(row: TallyRow) -> object | None:
        if not row.figures or not row.figures.n:
            return None
        return tuple(row.figures.levels.get(level.slug, 0) / row.figures.n for level in answer.levels)

    return Column(
        slug="stack",
        title=month_words.levels_stack(),
        about=month_words.levels_stack_about(),
        kind="stack",
        text=shares,
        copied=None,
        order=order,
    )


def _trend_column() -> Column:
    """Drawn from months that the row does not hold: the model keeps them."""
    return Column(
        slug="trend",
        title=month_words.trend_column(),
        about=month_words.trend_about(),
        kind="spark",
        text=lambda _row: "",
        copied=None,
        order=lambda _row: None,
    )


def _without_column() -> Column:
    def known(row: TallyRow) -> int | None:
        """None where visits are not invited one by one: nobody knows who went without a rating."""
        if not row.figures:
            return None
        n = without_rating(row.figures)
        return n if n or row.figures.participation is not None else None

    def text(row: TallyRow, write: Callable[[int], str]) -> str:
        n = known(row)
        return write(n) if n is not None else messages.unknown_share() if row.figures else ""

    return Column(
        slug="without",
        title=month_words.without_rating(),
        about=month_words.without_rating_about(),
        kind="number",
        text=lambda row: text(row, formats.count),
        copied=lambda row: text(row, str),
        order=known,
    )


def _participation_column() -> Column:
    def text(row: TallyRow) -> str:
        if not row.figures:
            return ""
        known = row.figures.participation
        return messages.unknown_share() if known is None else formats.rate(known)

    return Column(
        slug="participation",
        title=month_words.participation(),
        about=month_words.participation_about(),
        kind="number",
        text=text,
        copied=text,
        order=lambda row: row.figures.participation if row.figures else None,
    )


def _headline_columns(answer: TallyAnswer, language: Language) -> tuple[Column, ...]:
    named = next((rate for rate in answer.rates if rate.slug == answer.headline), None)
    title = in_language(named.names, language) if named else answer.headline
    definition = in_language(named.definition, language) if named else ""
    unit = headline_unit(answer)

    def value(row: TallyRow) -> str:
        found = headline_rate(row.figures, answer).value
        return formats.rate(found, unit) if found is not None else ""

    def bounds(row: TallyRow) -> str:
        found = headline_rate(row.figures, answer)
        return formats.interval(found.low, found.high, unit) if found.value is not None else ""

    def extremes(row: TallyRow) -> str:
        found = headline_rate(row.figures, answer)
        return formats.interval(found.least, found.most, unit) if found.least is not None else ""

    return (
        Column(
            slug="rate",
            title=title,
            about=definition,
            kind="number",
            text=value,
            copied=value,
            order=lambda row: headline_rate(row.figures, answer).value,
        ),
        Column(
            slug="note",
            title=month_words.note(),
            about=month_words.note_about(),
            kind="text",
            text=note_of,
            copied=note_of,
            order=lambda row: note_of(row) or None,
        ),
        Column(
            slug="interval",
            title=month_words.interval_title(),
            about=month_words.interval_about(),
            kind="interval",
            text=bounds,
            copied=bounds,
            order=lambda row: headline_rate(row.figures, answer).low,
        ),
        Column(
            slug="bounds",
            title=month_words.bounds_title(),
            about=month_words.bounds_column_about(),
            kind="text",
            text=extremes,
            copied=extremes,
            order=lambda row: headline_rate(row.figures, answer).least,
        ),
    )
