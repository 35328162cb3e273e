"""The roll-ups held against the rows they were counted from: any difference is named, and can be mended."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Table, except_, select

from evaluator.office.exchanging import rollup
from evaluator.office.store.schema import tally_day, tally_month, tally_narrow


class Difference(NamedTuple):
    """One roll-up of one kiosk and one day (20261121) or month (202611) that is not what its rows say."""

    table: str
    kiosk: str
    when: int
    held: int
    """Visits in the rows of the roll-up that are wrong."""
    counted: int
    """Visits in the rows that should stand there instead."""

    def __str__(self) -> str:
        return f"{self.table} of kiosk {self.kiosk} for {self.when} holds {self.held} where the rows say {self.counted}"


def differences(connection: Connection, months: Iterable[int]) -> list[Difference]:
    """Every roll-up of these months that differs from what it is counted from; none is the ordinary answer."""
    found: list[Difference] = []
    for month in sorted(set(months)):
        days = rollup.every_day(month)
        kept = select(tally_day).where(tally_day.c.day.in_(days))
        found += _compare(connection, tally_day, rollup.settled(days), kept)
        at = tally_month.c.month == month
        found += _compare(connection, tally_month, rollup.of_days(month), select(tally_month).where(at))
        at = tally_narrow.c.month == month
        found += _compare(connection, tally_narrow, rollup.of_months(month), select(tally_narrow).where(at))
    return found


def mend(connection: Connection, found: Iterable[Difference]) -> None:
    """Let go of every month of a kiosk in which anything differs, and count it again from its rows."""
    months = {(one.kiosk, one.when if one.table != tally_day.name else one.when // 100) for one in found}
    for kiosk, month in sorted(months):
        days = rollup.every_day(month)
        connection.execute(tally_day.delete().where(tally_day.c.kiosk == kiosk, tally_day.c.day.in_(days)))
        for table in (tally_month, tally_narrow):
            connection.execute(table.delete().where(table.c.kiosk == kiosk, table.c.month == month))
        rollup.recount(connection, kiosk, days)


def _compare(
    connection: Connection, table: Table, counted: Select[tuple[Any, ...]], kept: Select[tuple[Any, ...]]
) -> list[Difference]:
    sums: dict[tuple[int, str], list[int]] = {}
    for side, rows in enumerate((except_(kept, counted), except_(counted, kept))):
        for row in connection.execute(rows):
            when, kiosk, *_, n = row
            sums.setdefault((when, kiosk), [0, 0])[side] += int(n)
    return [Difference(table.name, kiosk, when, *both) for (when, kiosk), both in sorted(sums.items())]
