"""Reasons of three months side by side, under what they are about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from evaluator.domain.names import Language
from evaluator.manager import formats
from evaluator.manager.columns import name_of
from evaluator.manager.compare import words
from evaluator.manager.compare.reading import CompareView, compared
from evaluator.manager.rows_model import RowColumn
from evaluator.manager.table import Room
from evaluator.wire.manager import TallyRow

INDENT: Final = "　"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonLine:
    """One line: a reason, or the sum of what is about the same."""

    key: str
    name: str
    is_sum: bool
    times: dict[int, int | None]
    """By month; None where the office hides it. Months without counts are not here."""


def reason_lines(view: CompareView, language: Language) -> list[ReasonLine]:
    """What was chosen in any of the months, each under its sum, the most frequent first."""
    sums = _lines({month: one.by_about.rows for month, one in view.reasons.items()}, language, is_sum=True)
    each = _lines({month: one.by_reason.rows for month, one in view.reasons.items()}, language, is_sum=False)
    about = {row.key: row.detail for one in view.reasons.values() for row in one.by_reason.rows}
    found: list[ReasonLine] = []
    for total in sums:
        below = [line for line in each if about.get(line.key, "") == total.key and any(_known(line))]
        if any(_known(total)) or below:
            found += [total, *sorted(below, key=lambda line: -sum(_known(line)[:1]))]
    return found


def reason_columns(month: int) -> tuple[RowColumn[ReasonLine], ...]:
    """The reason and how often it was chosen in this month, the one before and the same a year ago."""

    def times(of: int) -> Callable[[ReasonLine], str]:
        def text(line: ReasonLine) -> str:
            if of not in line.times:
                return formats.DASH
            n = line.times[of]
            return words.hidden() if n is None else formats.count(n)

        return text

    def name(line: ReasonLine) -> str:
        return f"{line.name[:1].upper()}{line.name[1:]}" if line.is_sum else f"{INDENT}{line.name}"

    numbers = [
        RowColumn(
            slug=slug,
            title=formats.month(of),
            text=times(of),
            room=Room(58, 72),
            about=words.times(),
            side="right",
            gives_way=slug == "year",
            whole=True,
            copied=lambda line, of=of: "" if line.times.get(of) is None else str(line.times[of]),  # type: ignore[misc]  # a default is no parameter
        )
        for slug, of in zip(("now", "before", "year"), compared(month), strict=True)
    ]
    head = RowColumn(
        slug="reason", title=words.reason(), text=name, room=Room(96, 180, 1), copied=lambda line: line.name
    )
    return (head, *numbers)


def _known(line: ReasonLine) -> list[int]:
    return [n or 0 for n in line.times.values()]


def _lines(rows: dict[int, tuple[TallyRow, ...]], language: Language, *, is_sum: bool) -> list[ReasonLine]:
    """Every row of any of the months, in the order of the newest."""
    named: dict[str, str] = {}
    times: dict[str, dict[int, int | None]] = {}
    for month, found in rows.items():
        for row in found:
            named.setdefault(row.key, name_of(row, language))
            times.setdefault(row.key, {})[month] = row.figures.n if row.figures else None
    return [ReasonLine(key=key, name=name, is_sum=is_sum, times=times[key]) for key, name in named.items()]
