"""The columns of the weeks of a month."""

from collections.abc import Mapping

from evaluator.manager import formats
from evaluator.manager.rows_model import RowColumn
from evaluator.manager.stars import messages
from evaluator.manager.stars.candidates import who_decided
from evaluator.manager.table import Room
from evaluator.wire.stars import WeekStars


def week_columns(names: Mapping[str, str]) -> tuple[RowColumn[WeekStars], ...]:
    """One line a week: its days, and who is the star. `names` of the staff by id."""
    return (
        RowColumn(
            slug="week",
            title=messages.week(),
            text=lambda week: f"{formats.day(week.week)[5:]} – {formats.day(week.last_day)[5:]}",
            room=Room(112, 116),
        ),
        RowColumn(
            slug="result",
            title=messages.result(),
            text=lambda week: who_decided(week, names),
            room=Room(120, 160, 1),
        ),
    )
