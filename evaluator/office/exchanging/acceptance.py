"""One exchange, inside one transaction: rows merged, chain countersigned, forks seen, months counted again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Column, Connection, Table, bindparam, select, text

from evaluator.domain.office_time import day_of
from evaluator.domain.tally import months_of
from evaluator.office.addresses import printable
from evaluator.office.cases import opening
from evaluator.office.devices.alarms import Alarm, raise_once
from evaluator.office.exchanging import digests, elsewhere, forks, references, rollup
from evaluator.office.exchanging.countersigning import Countersigned, countersign
from evaluator.office.instants import written
from evaluator.office.store import schema
from evaluator.office.store.hot import Hot, among
from evaluator.office.store.upserts import Values, keep, keep_newest, newest
from evaluator.wire.exchange import DutyRow, ReasonRow, Request, RhythmRow, SignalRow, TallyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What became of an exchange."""

    countersigned: Countersigned
    want: tuple[str, ...]
    elsewhere: tuple[str, ...]
    """Duties of this kiosk whose person has since signed in at another one."""
    changed: int
    """Rows that were new or newer."""
    alarms: tuple[Alarm, ...]
    """Those nobody was told of before."""


def accept(connection: Connection, key: Ed25519PrivateKey, zone: ZoneInfo, request: Request, now: datetime) -> Accepted:
    """Take everything a verified request holds. A repeat changes nothing; nothing is refused for what it says."""
    kiosk = request.kiosk
    _note_kiosk(connection, request, now)
    recorded = forks.see_records(connection, kiosk, request.runs, written(now))
    again = _days(connection, kiosk, _DAYS_OF_RUNS, recorded.runs)
    of_duties = _days(connection, kiosk, _DAYS_OF_DUTIES, {row.duty for row in request.duties})
    held = _held(connection, request)
    newer = newest(schema.tally, (_tally(kiosk, row) for row in request.tally), held)
    keep(connection, schema.tally, newer)
    changed_duties = keep_newest(connection, schema.duty, [_duty(kiosk, row) for row in request.duties])
    changed = len(newer) + changed_duties + _keep_others(connection, request)
    compared = digests.compare(connection, kiosk, request.digests or ())
    held_to = 0 if compared.want and not forks.is_forked(connection, kiosk) else request.upto
    countersigned = countersign(connection, key, kiosk, request.run, request.chain, now, held_to)
    opening.follow(connection, kiosk, request.cases, zone, now)
    went_on = forks.see_rows(connection, kiosk, _highest(request))

    again |= of_duties if changed_duties else set()
    again |= _days(connection, kiosk, _DAYS_OF_RUNS, went_on.runs)
    rollup.recount(connection, kiosk, again)
    taken_back = [(*row[:-2], -row[-2], row[-1]) for place in newer if (row := held.get(place)) is not None]
    rollup.add(connection, kiosk, [row for row in (*newer.values(), *taken_back) if row[0] not in again])
    if newer:
        _note_late(connection, request, day_of(now, zone) // 100, now)

    found = [*recorded.alarms, *went_on.alarms, *references.alarms(connection, kiosk, request, compared.equal)]
    superseded = elsewhere.superseded(connection, kiosk, request.run, now)
    found.extend(
        Alarm(kiosk, "signed_in_elsewhere", duty, f"the person of duty {duty} has signed in at {other} since")
        for duty, other in superseded.items()
    )
    if countersigned.alarm is not None:
        found.append(countersigned.alarm)
    return Accepted(
        countersigned=countersigned,
        want=compared.want,
        elsewhere=tuple(superseded),
        changed=changed,
        alarms=tuple(alarm for alarm in found if raise_once(connection, alarm, now)),
    )


_SAID: Final = (
    *("run", "message", "program", "directory", "rules", "entries", "backlog", "parked", "disk_free_bytes"),
    *("chain_ok", "test", "last_seen_at", "clock_offset_s", "clock_doubtful"),
)
_SEEN: Final = Hot(
    text(f"UPDATE kiosk SET {', '.join(f'{name} = :{name}' for name in _SAID)} WHERE kiosk = :kiosk")  # noqa: S608
)


def _note_kiosk(connection: Connection, request: Request, now: datetime) -> None:
    """What the kiosk says of itself. A file says nothing of the clock now, and an old one nothing of the rest."""
    kiosk = schema.kiosk
    said: dict[str, object] = {
        "run": request.run,
        "message": request.message,
        "program": printable(request.health.program),
        "directory": request.held.directory,
        "rules": printable(request.held.rules),
        "entries": request.health.entries,
        "backlog": request.health.backlog,
        "parked": request.health.parked,
        "disk_free_bytes": request.health.disk_free_bytes,
        "chain_ok": int(request.health.chain_ok),
        "test": int(request.health.test),
    }
    if request.carried_from is None:
        clocks = {
            "last_seen_at": written(now),
            "clock_offset_s": (request.sent.wall - now).total_seconds(),
            "clock_doubtful": int(request.sent.doubtful),
        }
        _SEEN.run(connection, kiosk=request.kiosk, **said, **clocks)
    else:
        change = kiosk.update().where(kiosk.c.kiosk == request.kiosk)
        connection.execute(change.values(carried_at=written(now)))
        connection.execute(change.where(kiosk.c.entries <= request.health.entries).values(**said))


def _keep_others(connection: Connection, request: Request) -> int:
    kiosk = request.kiosk
    rows: dict[Table, list[Values]] = {
        schema.rhythm: [(row.day, kiosk, row.run, row.hour, row.outcome, row.n, row.seq) for row in request.rhythm],
        schema.reason: [(row.day, kiosk, row.run, row.reason, row.n, row.seq) for row in request.reason],
        schema.case_row: [
            (
                *(row.day, kiosk, row.run, row.case, row.duty, row.half, row.matter, row.scale, row.level),
                *(msgspec.json.encode(row.reasons).decode(), row.flag, row.seq),
            )
            for row in request.cases
        ],
        schema.signal_row: [
            (row.day, kiosk, row.run, row.duty, row.signal, row.score, row.n, row.seq) for row in request.signals
        ],
    }
    return sum(keep_newest(connection, table, values) for table, values in rows.items())


def _tally(kiosk: str, row: TallyRow) -> Values:
    where = row.day, kiosk, row.run, row.duty, row.matter
    return (*where, row.outcome, row.scale, row.level, row.flag, row.n, row.seq)


def _duty(kiosk: str, row: DutyRow) -> Values:
    closed_at = None if row.closed_at is None else written(row.closed_at)
    return (
        *(kiosk, row.duty, row.run, row.staff, row.window, row.unit),
        *(written(row.opened_at), closed_at, row.previous_duty, row.mode, row.seq),
    )


def _highest(request: Request) -> dict[str, int]:
    """The highest seq each run is seen at. Duties are left out: a later run may close one."""
    found = {record.run: 0 for record in request.runs} | {request.run: request.chain.head_seq}
    rows: list[TallyRow | RhythmRow | ReasonRow | SignalRow] = [*request.tally, *request.rhythm]
    rows += [*request.reason, *request.signals]
    for row in rows:
        found[row.run] = max(found.get(row.run, 0), row.seq)
    return found


_of_kiosk: Final = schema.tally.c.kiosk == bindparam("kiosk")
_HELD: Final = Hot(
    select(schema.tally).where(_of_kiosk, among(schema.tally.c.day, "days"), among(schema.tally.c.duty, "duties"))
)


def _held(connection: Connection, request: Request) -> dict[Values, Values]:
    """By their key the rows held of the days and duties that rows have come of."""
    days, duties = {row.day for row in request.tally}, {row.duty for row in request.tally}
    if not days:
        return {}
    rows = _HELD.run(connection, kiosk=request.kiosk, days=sorted(days), duties=sorted(duties)).all()
    return {row[:-2]: tuple(row) for row in rows}


def _days_of(column: Column[str]) -> Hot:
    return Hot(select(schema.tally.c.day).where(_of_kiosk, among(column, "names")).distinct())


_DAYS_OF_DUTIES: Final = _days_of(schema.tally.c.duty)
_DAYS_OF_RUNS: Final = _days_of(schema.tally.c.run)


def _days(connection: Connection, kiosk: str, which: Hot, names: set[str]) -> set[int]:
    return set(which.run(connection, kiosk=kiosk, names=sorted(names)).scalars()) if names else set()


_LATE: Final = Hot(
    text(
        "INSERT INTO late (month, kiosk, at) VALUES (:month, :kiosk, :at)"
        " ON CONFLICT (month, kiosk) DO UPDATE SET at = excluded.at"
    )
)


def _note_late(connection: Connection, request: Request, current: int, now: datetime) -> None:
    for month in sorted(months_of(row.day for row in request.tally)):
        if month < current:
            _LATE.run(connection, month=month, kiosk=request.kiosk, at=written(now))
