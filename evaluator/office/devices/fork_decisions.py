"""What an administrator decides of a fork, so that its kiosk is countersigned again on the branch that lives."""

from datetime import datetime

from sqlalchemy import Connection, select

from evaluator.office.devices import alarms
from evaluator.office.devices.kiosk_list import Fault, find
from evaluator.office.exchanging import forks, rollup
from evaluator.office.instants import written
from evaluator.office.people import audit
from evaluator.office.store.schema import alarm, head, run, tally
from evaluator.wire.devices import ForkDecided


def decide(connection: Connection, who: str, said: ForkDecided, now: datetime) -> Fault | None:
    """Keep the decision and lay the other branch's heads aside; nothing that was counted is lost either way.

    `kept` takes the mark from the run and from what follows it. `marked` leaves it on them; runs that begin later on
    this branch count unmarked.
    """
    if find(connection, said.kiosk) is None:
        return "unknown_kiosk"
    forked = connection.execute(select(run).where(run.c.kiosk == said.kiosk, run.c.run == said.run)).one_or_none()
    if forked is None or forked.fork_after is None or forked.decided:
        return "no_fork"
    family = sorted(forks.branch_of(connection, said.kiosk, said.run, forked.fork_after))
    mine = run.c.kiosk == said.kiosk, run.c.run.in_(family)
    decided: dict[str, str | None] = {"decided": said.decision, "decided_by": who, "decided_at": written(now)}
    if said.decision == "kept":
        decided["fork_after"] = None
    connection.execute(run.update().where(*mine).values(**decided))
    above = head.c.kiosk == said.kiosk, head.c.seq > (forked.fork_after or forked.previous_seq)
    connection.execute(head.update().where(*above, head.c.run.not_in(family)).values(aside=1))
    days = connection.execute(
        select(tally.c.day).where(tally.c.kiosk == said.kiosk, tally.c.run.in_(family)).distinct()
    )
    rollup.recount(connection, said.kiosk, days.scalars())
    for kind in (forks.FORK, "chain_refused"):
        _acknowledge(connection, who, said.kiosk, kind, now)
    audit.note(
        connection, now, who, "fork.decided", kiosk=said.kiosk, run=said.run, decision=said.decision, why=said.why
    )
    return None


def _acknowledge(connection: Connection, who: str, kiosk: str, kind: str, now: datetime) -> None:
    waiting = connection.execute(
        select(alarm.c.subject).where(alarm.c.kiosk == kiosk, alarm.c.alarm == kind, alarm.c.acknowledged_at.is_(None))
    )
    for subject in waiting.scalars().all():
        alarms.acknowledge(connection, who, kiosk, kind, subject, now)
