"""A person's windows as rows: their own figures, everybody else's there, and what lies between."""

from collections.abc import Callable

from evaluator.domain.names import Language
from evaluator.manager import formats, month_words
from evaluator.manager.columns import headline_rate, headline_unit
from evaluator.manager.compare import words
from evaluator.manager.language import named_in
from evaluator.manager.rows_model import RowColumn
from evaluator.manager.table import Room
from evaluator.wire.manager import Figures
from evaluator.wire.same_windows import SameWindow, SameWindows

Column = RowColumn[SameWindow]


def window_columns(same: SameWindows, language: Language) -> tuple[Column, ...]:
    """Window, n and rate of the person and of the others, and the difference with its interval."""
    unit = headline_unit(same)

    def name(row: SameWindow) -> str:
        return words.window_name(row.number, named_in(language, row.name, row.name_en))

    def moved(row: SameWindow) -> str:
        return "" if row.change is None else formats.change(row.change.value, unit)

    def bounds(row: SameWindow) -> str:
        if row.change is None:
            return ""
        return f"{formats.change(row.change.low, unit)} … {formats.change(row.change.high, unit)}"

    return (
        RowColumn(slug="window", title=words.window(), text=name, room=Room(72, 150, 1)),
        *_figures(same, "own", words.own_n(), words.own(), lambda row: row.own),
        *_figures(same, "others", words.others_n(), words.others(), lambda row: row.others),
        RowColumn(
            slug="difference",
            title=words.difference(),
            text=moved,
            room=Room(48, 60),
            about=words.difference_about(),
            side="right",
            order=lambda row: row.change.value if row.change else None,
        ),
        RowColumn(
            slug="interval",
            title=month_words.interval_title(),
            text=bounds,
            room=Room(92, 104),
            about=words.difference_about(),
            order=lambda row: row.change.low if row.change else None,
            gives_way=True,
        ),
    )


def is_quiet(row: SameWindow) -> bool:
    """Whether a window tells no difference."""
    return row.change is None or not row.change.is_claim


def expected_said(same: SameWindows) -> str:
    """What the others' rates would give the person, beside their own; or why that cannot be said."""
    unit = headline_unit(same)
    if not same.rows:
        return words.no_windows()
    own = headline_rate(same.own, same).value
    if same.expected is None or own is None:
        return words.expected_unknown()
    return words.expected(formats.rate(own, unit), formats.rate(same.expected, unit))


def _figures(
    same: SameWindows, slug: str, n_title: str, title: str, of: Callable[[SameWindow], Figures | None]
) -> tuple[Column, Column]:
    unit = headline_unit(same)

    def count(row: SameWindow) -> str:
        found = of(row)
        return "" if found is None else formats.count(found.n)

    def value(row: SameWindow) -> str:
        found = of(row)
        rate = headline_rate(found, same).value
        if found is None:
            return month_words.too_few() if slug == "own" else ""
        return formats.DASH if rate is None else formats.rate(rate, unit)

    return (
        RowColumn(
            slug=f"{slug}_n",
            title=n_title,
            text=count,
            room=Room(40, 48),
            side="right",
            whole=True,
            copied=lambda row: str(found.n) if (found := of(row)) else "",
            order=lambda row: found.n if (found := of(row)) else None,
        ),
        RowColumn(
            slug=slug,
            title=title,
            text=value,
            room=Room(52, 66),
            side="right",
            whole=True,
            order=lambda row: headline_rate(of(row), same).value,
        ),
    )
