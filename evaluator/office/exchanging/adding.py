"""What newer rows of a kiosk add to its roll-ups: where each counts now, less where it counted before."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from evaluator.office.exchanging.settling import Settling, TallyValues
from evaluator.office.store.schema import tally, tally_day, tally_month, tally_narrow
from evaluator.office.store.upserts import Values, add_up


class Newer(NamedTuple):
    """A row that is new, or that the kiosk has changed since."""

    before: TallyValues | None
    now: TallyValues


def newer(connection: Connection, kiosk: str, rows: Iterable[TallyValues]) -> list[Newer]:
    """Those of a kiosk's rows that are not held yet with the same seq or a higher one. A key that stands twice counts
    once, with its higher seq."""
    newest: dict[Values, TallyValues] = {}
    for row in rows:
        known = newest.get(_key(row))
        if known is None or row.seq > known.seq:
            newest[_key(row)] = row
    if not newest:
        return []
    at = tally.c.kiosk == kiosk, tally.c.duty.in_(sorted({row.duty for row in newest.values()}))
    held = {_key(row): row for row in map(TallyValues._make, connection.execute(select(tally).where(*at)).all())}
    pairs = (Newer(held.get(key), row) for key, row in newest.items())
    return [pair for pair in pairs if pair.before is None or pair.now.seq > pair.before.seq]


def add(connection: Connection, kiosk: str, rows: Sequence[Newer]) -> None:
    """Bring the three roll-ups up to date. Nothing else may have changed since where the held rows counted."""
    if not rows:
        return
    settling = Settling(connection, kiosk, [row.now for row in rows])
    days: dict[Values, int] = {}
    for before, now in rows:
        if before is not None:
            _count(days, (before.day, kiosk, *settling.key(before)), -before.n)
        _count(days, (now.day, kiosk, *settling.key(now)), now.n)
    months: dict[Values, int] = {}
    for (day, *key), n in days.items():
        _count(months, (day // 100, *key), n)
    narrow: dict[Values, int] = {}
    for (month, of_kiosk, unit, window, _staff, _matter, *key), n in months.items():
        _count(narrow, (month, of_kiosk, unit, window, *key), n)
    for table, sums in ((tally_day, days), (tally_month, months), (tally_narrow, narrow)):
        add_up(connection, table, [(*key, n) for key, n in sums.items() if n])


def _key(row: TallyValues) -> Values:
    """Without n and seq."""
    return row[:-2]


def _count(sums: dict[Values, int], key: Values, n: int) -> None:
    sums[key] = sums.get(key, 0) + n


def days_held(connection: Connection, kiosk: str, *, runs: Collection[str], duties: Collection[str]) -> set[int]:
    """The days on which rows of these runs and duties are held."""
    found: set[int] = set()
    for column, names in ((tally.c.run, runs), (tally.c.duty, duties)):
        if names:
            at = tally.c.kiosk == kiosk, column.in_(sorted(names))
            found |= set(connection.execute(select(tally.c.day).where(*at).distinct()).scalars())
    return found
