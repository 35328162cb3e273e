"""How many visits a kiosk dated on a day that no calendar has, told with the alarm that names the day."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace
from sqlalchemy import Connection, cast, func, select

from evaluator.office.exchanging.references import IMPOSSIBLE_DAY
from evaluator.office.store.schema import tally_day
from evaluator.office.store.schema.columns import WHOLE
from evaluator.wire.devices import Alarm


def with_visits(connection: Connection, alarms: Iterable[Alarm]) -> Iterator[Alarm]:
    """Those of impossible days tell how many visits there are, all others as they are."""
    total = cast(func.coalesce(func.sum(tally_day.c.n), 0), WHOLE)
    for one in alarms:
        if one.alarm == IMPOSSIBLE_DAY:
            at = tally_day.c.day == int(one.subject), tally_day.c.kiosk == one.kiosk
            yield replace(one, visits=connection.execute(select(total).where(*at)).scalar_one())
        else:
            yield one
