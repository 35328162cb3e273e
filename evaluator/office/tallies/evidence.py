"""The evidence of a month: rows as the kiosks sent them, what was decided, what the tally holds, the signed heads."""

from datetime import datetime
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Column, ColumnElement, Connection, Row, func, select

from evaluator import __version__
from evaluator.domain.journal import UNCOUNTED
from evaluator.office.instants import written
from evaluator.office.people import audit
from evaluator.office.store import schema
from evaluator.wire.evidence import (
    Bundle,
    CaseLine,
    CountLine,
    DecisionLine,
    DutyLine,
    HeadLine,
    KioskEvidence,
    RulingLine,
    RunLine,
    SettledLine,
    SignedBundle,
    bundle_bytes,
)
from evaluator.wire.signing import public_key_hex, sign


def bundle(
    connection: Connection, key: Ed25519PrivateKey, month: int, since: datetime, until: datetime, now: datetime
) -> SignedBundle:
    """All that was counted in a month (202611), which lasts from `since` until `until`, signed."""
    store = connection.execute(select(schema.store)).one()
    kiosks = connection.execute(select(schema.kiosk).order_by(schema.kiosk.c.kiosk)).all()
    told = tuple(_of_kiosk(connection, one, month, written(since), written(until)) for one in kiosks)
    acts = audit.newest(connection)
    said = Bundle(
        office=store.store,
        office_name=store.name,
        simulated=bool(store.simulated),
        month=month,
        as_of=written(now),
        program=__version__,
        n=sum(line.n for one in told for line in one.settled if line.outcome == "rated" and line.flag not in UNCOUNTED),
        kiosks=tuple(one for one in told if one.counted or one.heads),
        restored_at=audit.last_at(connection, "office.restored"),
        audit_seq=acts.seq,
        audit_hash=acts.hash.hex(),
    )
    body = msgspec.json.encode(said)
    return SignedBundle(msgspec.Raw(body), public_key_hex(key), sign(key, bundle_bytes(body)))


def _of_kiosk(connection: Connection, kiosk: Row[Any], month: int, since: str, until: str) -> KioskEvidence:
    tally, duty, run, credit = schema.tally, schema.duty, schema.run, schema.credit
    name: str = kiosk.kiosk
    here = tally.c.kiosk == name, _in_month(tally.c.day, month)
    columns = [tally.c[field] for field in CountLine.__struct_fields__]
    counted = tuple(CountLine(*row) for row in connection.execute(select(*columns).where(*here).order_by(*columns)))
    duties = connection.execute(
        select(duty.c.duty, duty.c.staff, duty.c.window, duty.c.unit, duty.c.mode, credit.c.staff)
        .outerjoin(credit, (credit.c.kiosk == duty.c.kiosk) & (credit.c.duty == duty.c.duty))
        .where(duty.c.kiosk == name, duty.c.duty.in_(select(tally.c.duty).where(*here)))
        .order_by(duty.c.duty)
    )
    runs = connection.execute(
        select(run.c.run, run.c.first_seq, run.c.window, run.c.unit, run.c.fork_after)
        .where(run.c.kiosk == name)
        .order_by(run.c.first_seq, run.c.run)
    )
    ruling = schema.ruling
    rulings = connection.execute(
        select(ruling.c.duty, ruling.c.day, ruling.c.challenge, ruling.c.excluded)
        .where(ruling.c.kiosk == name, _in_month(ruling.c.day, month))
        .order_by(ruling.c.day, ruling.c.duty)
    )
    cases = schema.case_row
    standing = cases.c.kiosk == name, _in_month(cases.c.day, month), cases.c.level != ""
    case_key = cases.c.duty, cases.c.day, cases.c.scale, cases.c.level
    held = connection.execute(select(*case_key, func.count()).where(*standing).group_by(*case_key).order_by(*case_key))
    month_table = schema.tally_month
    settled = [month_table.c[field] for field in SettledLine.__struct_fields__]
    return KioskEvidence(
        kiosk=name,
        window=kiosk.window,
        unit=kiosk.unit,
        heads=_heads(connection, name, since, until),
        runs=tuple(RunLine(*row) for row in runs),
        duties=tuple(DutyLine(*row) for row in duties),
        counted=counted,
        rulings=tuple(RulingLine(day.duty, day.day, day.challenge, bool(day.excluded)) for day in rulings),
        decisions=_decisions(connection, name, month),
        cases=tuple(CaseLine(*row) for row in held),
        settled=tuple(
            SettledLine(*row)
            for row in connection.execute(
                select(*settled).where(month_table.c.month == month, month_table.c.kiosk == name).order_by(*settled)
            )
        ),
        revoked_at=kiosk.revoked_at or "",
    )


def _in_month(day: Column[int], month: int) -> ColumnElement[bool]:
    """Also days that the calendar lacks."""
    return day.between(month * 100, month * 100 + 99)


def _decisions(connection: Connection, kiosk: str, month: int) -> tuple[DecisionLine, ...]:
    """Those in force on days of the month, and on the duties that count in it."""
    made, tally = schema.correction, schema.tally
    counting = select(tally.c.duty).where(tally.c.kiosk == kiosk, _in_month(tally.c.day, month))
    rows = connection.execute(
        select(made)
        .where(made.c.kiosk == kiosk, made.c.state == "in_force", made.c.duty.in_(counting))
        .where((made.c.day == 0) | _in_month(made.c.day, month))
        .order_by(made.c.at, made.c.correction)
    )
    return tuple(
        DecisionLine(
            *(row.act, row.duty, row.day, row.staff, row.reason),
            *(row.by, row.at, row.second or "", row.second_at or ""),
        )
        for row in rows
    )


def _heads(connection: Connection, kiosk: str, since: str, until: str) -> tuple[HeadLine, ...]:
    head = schema.head
    rows = connection.execute(
        select(head.c.seq, head.c.hash, head.c.signed_at, head.c.signature)
        .where(head.c.kiosk == kiosk, head.c.aside == 0)
        .order_by(head.c.seq, head.c.hash)
    )
    found = [HeadLine(*row) for row in rows]
    return tuple(one for one in found if since <= one.signed_at < until or one is found[-1])
