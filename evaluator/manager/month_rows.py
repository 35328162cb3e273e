"""Which rows of an answer stand in the table, and whether there is anything to show."""

from evaluator.manager.wish import MonthView
from evaluator.wire.manager import TallyAnswer, TallyRow


def rows_of(view: MonthView) -> list[TallyRow]:
    """The rows of the table. Grouped by unit, the unit itself is the headline and only those below it are rows."""
    answer = view.answer
    if answer.by != "unit":
        return list(answer.rows)
    keys = {row.key for row in answer.rows}
    tops = {view.wish.unit} if view.wish.unit else {row.key for row in answer.rows if row.parent not in keys}
    below = [row for row in answer.rows if row.key not in tops]
    return below or list(answer.rows)


def is_empty(answer: TallyAnswer) -> bool:
    """Whether the month has nothing to show: no visit at all, counted or not."""
    total = answer.total
    if total is None:
        return not answer.rows
    return not (any(total.outcomes.values()) or total.excluded_n or total.n)
