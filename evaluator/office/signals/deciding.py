"""A person explains a signal, upholds it or opens it again: with a reason, audited, and nothing is deleted."""

from typing import Literal, NamedTuple

from sqlalchemy import Connection, func, select

from evaluator.office.instants import written
from evaluator.office.people import audit
from evaluator.office.signals import reading
from evaluator.office.signals.reading import Look
from evaluator.office.store.schema import signal_decision
from evaluator.wire.signals import DecideSignal, SignalLine


class Newer(NamedTuple):
    """Somebody else has decided since; nothing was done."""

    line: SignalLine


def decide(
    connection: Connection, asked: DecideSignal, account: str, look: Look
) -> SignalLine | Newer | Literal["unknown_signal"]:
    """Keep a decision about a signal that the account may see; the line as it stands then."""
    before = _line(connection, asked, look)
    if before is None:
        return "unknown_signal"
    if (before.decisions[-1].number if before.decisions else 0) != asked.after:
        return Newer(before)
    number = int(connection.execute(select(func.coalesce(func.max(signal_decision.c.number), 0))).scalar_one()) + 1
    connection.execute(
        signal_decision.insert().values(
            number=number,
            month=asked.month,
            signal=asked.signal,
            state=asked.state,
            reason=asked.reason,
            account=account,
            at=written(look.now),
        )
    )
    audit.note(connection, look.now, account, "signal.decided", signal=asked.signal, state=asked.state, number=number)
    return _line(connection, asked, look) or before


def _line(connection: Connection, asked: DecideSignal, look: Look) -> SignalLine | None:
    return next((line for line in reading.lines(connection, asked.month, look) if line.signal == asked.signal), None)
