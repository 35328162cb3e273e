"""Whether what is stored can be what was taken: chains, signatures, runs, decisions, roll-ups, first faults by name."""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from sqlalchemy import Connection, exists, func, select

from evaluator.office.exchanging import recounting
from evaluator.office.people import audit
from evaluator.office.store import schema
from evaluator.wire.signing import head_bytes, is_signed

Kind = Literal["audit", "head", "run", "decision", "roll_up"]
AUDIT: Final = "audit log"


class Fault(NamedTuple):
    """The first place where something is wrong, and whose it is."""

    kind: Kind
    whose: str
    """A kiosk, or the office's audit log."""
    seq: int
    """The first wrong seq; of a roll-up its month (202611), of a decision its day (20261121), 0 of a credit."""
    detail: str


class Verified(NamedTuple):
    """How much was looked at, and what was found."""

    acts: int
    heads: int
    rows: int
    faults: tuple[Fault, ...]


def verify(connection: Connection) -> Verified:
    """Look at everything that can be proved; one fault for each kiosk and kind, the first."""

    def count(table: str) -> int:
        found = connection.execute(select(func.count()).select_from(schema.metadata.tables[table]))
        return int(found.scalar_one())

    faults = (
        *_acts(connection),
        *_heads(connection),
        *_runs(connection),
        *_decisions(connection),
        *roll_ups(connection, _months(connection)),
    )
    return Verified(count("audit"), count("head"), count("tally"), faults)


def _acts(connection: Connection) -> Iterator[Fault]:
    wrong = audit.first_wrong(connection)
    if wrong is not None:
        yield Fault("audit", AUDIT, wrong, f"line {wrong} does not follow from the one before")


def _heads(connection: Connection) -> Iterator[Fault]:
    """Signatures are the office's, so a head cannot be added or changed without its key."""
    key = connection.execute(select(schema.store.c.public_key)).scalar_one()
    told: set[str] = set()
    for row in connection.execute(select(schema.head).order_by(schema.head.c.kiosk, schema.head.c.seq)):
        if row.kiosk not in told and not is_signed(
            key, row.signature, head_bytes(row.kiosk, row.seq, bytes.fromhex(row.hash), row.signed_at)
        ):
            told.add(row.kiosk)
            yield Fault("head", row.kiosk, row.seq, f"the head at {row.seq} is not signed by this office")


def _runs(connection: Connection) -> Iterator[Fault]:
    """A head belongs to a run that had begun by then, and no run that is no fork contradicts a signed head.

    Above a fork that was decided two branches were signed, and a run contradicts one of them by nature.
    """
    head, run = schema.head, schema.run
    orphans = connection.execute(
        select(head.c.kiosk, func.min(head.c.seq))
        .outerjoin(run, (run.c.kiosk == head.c.kiosk) & (run.c.run == head.c.run))
        .where(run.c.run.is_(None) | (run.c.first_seq > head.c.seq))
        .group_by(head.c.kiosk)
        .order_by(head.c.kiosk)
    )
    for kiosk, seq in orphans:
        yield Fault("run", kiosk, seq, f"the head at {seq} belongs to no run that had begun by then")
    signed = select(head.c.hash).where(head.c.kiosk == run.c.kiosk, head.c.seq == run.c.previous_seq)
    decided = run.alias()
    settled = exists().where(
        decided.c.kiosk == run.c.kiosk, decided.c.decided != "", decided.c.previous_seq < run.c.previous_seq
    )
    broken = connection.execute(
        select(run.c.kiosk, func.min(run.c.first_seq))
        .where(run.c.fork_after.is_(None), signed.exists(), run.c.previous_hash.not_in(signed), ~settled)
        .group_by(run.c.kiosk)
        .order_by(run.c.kiosk)
    )
    for kiosk, seq in broken:
        yield Fault("run", kiosk, seq, f"the run from {seq} on goes on from another entry than the one signed")


def _decisions(connection: Connection) -> Iterator[Fault]:
    """What is left out two persons decided, and what is credited to another somebody did."""
    ruling, credit, made = schema.ruling, schema.credit, schema.correction
    by_two = exists().where(
        *(made.c.kiosk == ruling.c.kiosk, made.c.duty == ruling.c.duty, made.c.day == ruling.c.day),
        *(made.c.act == "exclude", made.c.state == "in_force", made.c.second.is_not(None), made.c.second != made.c.by),
    )
    alone = connection.execute(
        select(ruling.c.kiosk, func.min(ruling.c.day))
        .where(ruling.c.excluded == 1, ~by_two)
        .group_by(ruling.c.kiosk)
        .order_by(ruling.c.kiosk)
    )
    for kiosk, day in alone:
        yield Fault("decision", kiosk, day, f"visits of {day} are left out, and no two persons decided it")
    by_one = exists().where(
        *(made.c.kiosk == credit.c.kiosk, made.c.correction == credit.c.correction, made.c.duty == credit.c.duty),
        *(made.c.act == "credit", made.c.state == "in_force", made.c.staff == credit.c.staff),
    )
    by_nobody = connection.execute(
        select(credit.c.kiosk, func.min(credit.c.duty)).where(~by_one).group_by(credit.c.kiosk).order_by(credit.c.kiosk)
    )
    for kiosk, duty in by_nobody:
        yield Fault("decision", kiosk, 0, f"duty {duty} is credited to another, and nobody did it")


def roll_ups(connection: Connection, months: list[int]) -> Iterator[Fault]:
    """Months of which a roll-up, of its days or its own, is not what its rows say, the first of each kiosk."""
    told: set[str] = set()
    for month in months:
        for one in recounting.differences(connection, [month]):
            if one.kiosk not in told:
                told.add(one.kiosk)
                yield Fault("roll_up", one.kiosk, month, str(one))


def newest_months(connection: Connection, most: int) -> list[int]:
    """The newest months anything was counted in, oldest first."""
    return _months(connection)[-most:]


def _months(connection: Connection) -> list[int]:
    days = connection.execute(select(schema.tally.c.day).distinct()).scalars()
    rolled = connection.execute(select(schema.tally_month.c.month).distinct()).scalars()
    return sorted({day // 100 for day in days} | set(rolled))
