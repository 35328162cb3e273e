"""The kiosks there are, and how a system administrator keeps them. A kiosk is revoked or retired, never deleted."""

from datetime import datetime
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, exists, select

from evaluator.domain.rules import RulePack
from evaluator.office.devices import alarms
from evaluator.office.devices.alarms import Alarm, raise_once
from evaluator.office.devices.silence import silent_since
from evaluator.office.instants import read, written
from evaluator.office.people import audit
from evaluator.office.store import schema
from evaluator.office.store.schema import kiosk as table
from evaluator.wire.devices import Kiosk

Fault = Literal["unknown_kiosk", "revoked_kiosk", "no_fork"]
UNCONFIRMED: Final = "unconfirmed"


def kiosks(connection: Connection, rules: RulePack, zone: ZoneInfo, now: datetime) -> tuple[Kiosk, ...]:
    """All of them: those in use by unit and window, then the retired, then the revoked."""
    head, alarm = schema.head, schema.alarm
    countersigned = (
        select(head.c.signed_at)
        .where(head.c.kiosk == table.c.kiosk, head.c.aside == 0)
        .order_by(head.c.seq.desc())
        .limit(1)
        .scalar_subquery()
        .label("countersigned_at")
    )
    refused = exists().where(
        alarm.c.kiosk == table.c.kiosk, alarm.c.alarm == "chain_refused", alarm.c.acknowledged_at.is_(None)
    )
    rows = connection.execute(
        select(table, countersigned, refused.label("chain_refused")).order_by(
            table.c.revoked_at.is_not(None),
            table.c.retired_at.is_not(None),
            table.c.unit,
            table.c.window,
            table.c.kiosk,
        )
    )
    return tuple(_kiosk(row, silent_since(row, rules, zone, now)) for row in rows)


def confirm(connection: Connection, who: str, kiosk: str, now: datetime) -> Fault | None:
    """Somebody has seen the same word on both screens. Who was first stands."""
    row = find(connection, kiosk)
    if row is None:
        return "unknown_kiosk"
    if row.revoked_at is not None:
        return "revoked_kiosk"
    if row.confirmed_at is None:
        connection.execute(
            table.update().where(table.c.kiosk == kiosk).values(confirmed_at=written(now), confirmed_by=who)
        )
        alarms.close(connection, kiosk, UNCONFIRMED, now)
        audit.note(connection, now, who, "kiosk.confirmed", kiosk=kiosk, check_word=row.check_word)
    return None


def revoke(connection: Connection, who: str, kiosk: str, why: str, now: datetime) -> Fault | None:
    """Its key is worth nothing from now on, for good. What it has counted stays. Revoking twice is revoking once."""
    row = find(connection, kiosk)
    if row is None:
        return "unknown_kiosk"
    if row.revoked_at is None:
        connection.execute(table.update().where(table.c.kiosk == kiosk).values(revoked_at=written(now)))
        alarms.close(connection, kiosk, UNCONFIRMED, now)
        audit.note(connection, now, who, "kiosk.revoked", kiosk=kiosk, why=why)
    return None


def ask_to_compare(connection: Connection, kiosk: str, check_word: str, now: datetime) -> None:
    """Keep the word of a kiosk that has just been enrolled, and ask an administrator to compare it."""
    connection.execute(
        table.update().where(table.c.kiosk == kiosk).values(check_word=check_word, confirmed_at=None, confirmed_by="")
    )
    detail = f"the kiosk's screen must show {check_word}; compare and confirm it, or revoke the kiosk"
    alarms.close(connection, kiosk, UNCONFIRMED, now)
    raise_once(connection, Alarm(kiosk, UNCONFIRMED, f"{check_word} {written(now)}", detail), now)


def find(connection: Connection, kiosk: str) -> Row[Any] | None:
    """The kiosk's row; None where there is no such kiosk."""
    return connection.execute(select(table).where(table.c.kiosk == kiosk)).one_or_none()


def _kiosk(row: Row[Any], silent: datetime | None) -> Kiosk:
    return Kiosk(
        kiosk=row.kiosk,
        window=row.window,
        unit=row.unit,
        simulated=bool(row.simulated),
        test=bool(row.test),
        program=row.program,
        enrolled_at=read(row.enrolled_at),
        check_word=row.check_word,
        confirmed_at=_instant(row.confirmed_at),
        confirmed_by=row.confirmed_by,
        revoked_at=_instant(row.revoked_at),
        retired_at=_instant(row.retired_at),
        replaced_by=row.replaced_by,
        new_key_asked_at=_instant(row.new_key_asked_at),
        last_seen_at=_instant(row.last_seen_at),
        carried_at=_instant(row.carried_at),
        silent_since=silent,
        clock_offset_s=row.clock_offset_s,
        clock_doubtful=bool(row.clock_doubtful),
        backlog=row.backlog,
        parked=row.parked,
        disk_free_bytes=row.disk_free_bytes,
        chain_ok=bool(row.chain_ok),
        chain_refused=bool(row.chain_refused),
        countersigned_at=_instant(row.countersigned_at),
        directory=row.directory,
        rules=row.rules,
    )


def _instant(text: str | None) -> datetime | None:
    return read(text) if text else None
