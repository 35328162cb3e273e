"""Restored and cloned kiosks: seen by the run records, marked, never refused.

Every process of a kiosk writes under a fresh run that names the run and seq it goes on from. On one undivided disk
each run is gone on from once, at its last entry. A run is contradicted when the office knows the run before it to
have gone further, or another run to have gone on from it already; everything it counts is then marked `fork`, and so
is what follows from it. When the run before goes on only later, its own rows above the branching are marked.
"""

from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Row, and_, bindparam, func, select

from evaluator.office.addresses import printable
from evaluator.office.devices.alarms import Alarm
from evaluator.office.store.hot import Hot, among
from evaluator.office.store.schema import head, reason, rhythm, run, tally
from evaluator.wire.exchange import RunRecord

FORK: Final = "fork"
WHOLE: Final = 0
"""`fork_after` of a run of which every row is marked."""


_branch: Final = run.alias("branch")
_BRANCHED: Final = Hot(
    select(run.c.run, func.min(_branch.c.previous_seq))
    .select_from(
        run.join(
            _branch,
            and_(
                _branch.c.kiosk == run.c.kiosk,
                _branch.c.previous_run == run.c.run,
                _branch.c.fork_after.is_(None),
                _branch.c.decided == "",
            ),
        )
    )
    .where(run.c.kiosk == bindparam("kiosk"), among(run.c.run, "runs"), run.c.decided == "")
    .group_by(run.c.run)
)
"""Of these runs those that another one goes on from, each with the seq at which the first does."""


class Found(NamedTuple):
    """What changed: the runs whose rows may count otherwise now, and what to tell of it."""

    runs: set[str]
    alarms: list[Alarm]


def see_records(connection: Connection, kiosk: str, records: tuple[RunRecord, ...], now: str) -> Found:
    """Keep the run records that are new, and mark those that contradict what is known."""
    found = Found(set(), [])
    for record in sorted(records, key=lambda record: record.first_seq):
        known = _run(connection, kiosk, record.run)
        if known is not None:
            said = (record.first_seq, record.previous_run or "", record.previous_seq, record.previous_hash)
            if said != (known.first_seq, known.previous_run, known.previous_seq, known.previous_hash):
                detail = f"run {record.run} now names another forerunner than before"
                found.alarms.append(Alarm(kiosk, "run_rewritten", record.run, detail))
            continue
        why = _contradiction(connection, kiosk, record)
        connection.execute(
            run.insert().values(
                kiosk=kiosk,
                run=record.run,
                first_seq=record.first_seq,
                previous_run=record.previous_run or "",
                previous_seq=record.previous_seq,
                previous_hash=record.previous_hash,
                window=record.window,
                unit=record.unit,
                program=printable(record.program),
                first_seen_at=now,
                fork_after=None if why is None else WHOLE,
            )
        )
        found.runs.add(record.run)
        if why is not None:
            found.alarms.append(Alarm(kiosk, FORK, record.run, why))
            _mark_after(connection, kiosk, record.run, WHOLE, found)
    return found


def see_rows(connection: Connection, kiosk: str, highest: dict[str, int]) -> Found:
    """Mark the rows of a run that has gone on above a point where another one branched off.

    `highest` is the highest seq each run is seen at now, 0 where only its record came.
    """
    found = Found(set(), [])
    rows = _BRANCHED.run(connection, kiosk=kiosk, runs=sorted(highest)).all()
    branched: dict[str, int] = {name: at for name, at in rows}  # noqa: C416 - dict() is not typed for rows
    if not any(highest[name] == 0 or highest[name] > at for name, at in branched.items()):
        return found
    for name, seq in sorted(highest.items()):
        branch = connection.execute(
            select(run.c.run, run.c.previous_seq)
            .where(run.c.kiosk == kiosk, run.c.previous_run == name, run.c.fork_after.is_(None), run.c.decided == "")
            .order_by(run.c.previous_seq, run.c.run)
            .limit(1)
        ).one_or_none()
        known = _run(connection, kiosk, name)
        if (
            branch is None
            or known is None
            or known.decided
            or (seq or reached(connection, kiosk, name)) <= branch.previous_seq
        ):
            continue
        if known.fork_after is None or branch.previous_seq < known.fork_after:
            detail = f"run {name} went on above {branch.previous_seq}, where run {branch.run} had branched off"
            connection.execute(
                run.update().where(run.c.kiosk == kiosk, run.c.run == name).values(fork_after=branch.previous_seq)
            )
            found.runs.add(name)
            found.alarms.append(Alarm(kiosk, FORK, name, detail))
            _mark_after(connection, kiosk, name, branch.previous_seq, found)
    return found


def is_forked(connection: Connection, kiosk: str) -> bool:
    """Whether two branches wrote for this kiosk, so that what one says it has sent may lastingly be another's."""
    was_fork = run.c.fork_after.is_not(None) | (run.c.decided != "")
    marked = select(run.c.run).where(run.c.kiosk == kiosk, was_fork).limit(1)
    return connection.execute(marked).first() is not None


def branch_of(connection: Connection, kiosk: str, name: str, above: int) -> set[str]:
    """A run, and every run that goes on from its part above a seq, or from one that does."""
    found, waiting = {name}, [(name, above)]
    while waiting:
        before, seq = waiting.pop()
        heirs = connection.execute(
            select(run.c.run).where(run.c.kiosk == kiosk, run.c.previous_run == before, run.c.previous_seq > seq)
        )
        for heir in set(heirs.scalars()) - found:
            found.add(heir)
            waiting.append((heir, WHOLE))
    return found


def _mark_after(connection: Connection, kiosk: str, name: str, seq: int, found: Found) -> None:
    """Mark whole every run that goes on from a marked part of `name`, and what follows from it."""
    heirs = sorted(branch_of(connection, kiosk, name, seq) - {name})
    unmarked = run.c.kiosk == kiosk, run.c.run.in_(heirs), func.coalesce(run.c.fork_after, -1) != WHOLE
    found.runs.update(connection.execute(select(run.c.run).where(*unmarked)).scalars())
    connection.execute(run.update().where(*unmarked).values(fork_after=WHOLE))


def _contradiction(connection: Connection, kiosk: str, record: RunRecord) -> str | None:
    """Why the record cannot stand on one undivided disk; None when it can."""
    known_heads = set(
        connection.execute(
            select(head.c.hash).where(head.c.kiosk == kiosk, head.c.seq == record.previous_seq, head.c.aside == 0)
        ).scalars()
    )
    if known_heads and record.previous_hash not in known_heads:
        return f"run {record.run} goes on from another entry {record.previous_seq} than the one countersigned"
    if before := record.previous_run:
        known = _run(connection, kiosk, before)
        is_fork = known is not None and known.fork_after is not None and not known.decided
        if known is not None and is_fork and record.previous_seq > known.fork_after:
            return f"run {record.run} goes on from run {before}, which is a fork"
        most = reached(connection, kiosk, before)
        if most > record.previous_seq:
            return f"run {record.run} goes on from {record.previous_seq} of run {before}, which had reached {most}"
    heir = _heir(connection, kiosk, record)
    if heir is not None:
        return f"run {record.run} and run {heir} both go on from {f'run {before}' if before else 'the beginning'}"
    return None


def _heir(connection: Connection, kiosk: str, record: RunRecord) -> str | None:
    return connection.execute(
        select(run.c.run)
        .where(
            run.c.kiosk == kiosk,
            run.c.previous_run == (record.previous_run or ""),
            run.c.run != record.run,
            run.c.fork_after.is_(None),
        )
        .order_by(run.c.run)
        .limit(1)
    ).scalar()


def reached(connection: Connection, kiosk: str, name: str) -> int:
    """The highest seq a run is known to have written itself. Duties are left out: a later run may close one."""
    counted = [
        connection.execute(select(func.max(table.c.seq)).where(table.c.kiosk == kiosk, table.c.run == name)).scalar()
        for table in (tally, rhythm, reason, head)
    ]
    return max((int(seq) for seq in counted if seq is not None), default=0)


def _run(connection: Connection, kiosk: str, name: str) -> Row[Any] | None:
    return connection.execute(select(run).where(run.c.kiosk == kiosk, run.c.run == name)).one_or_none()
