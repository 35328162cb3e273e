"""Where the journals of a forked kiosk part, told with the alarm that names the fork."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace
from sqlalchemy import Connection, select

from evaluator.office.exchanging import forks
from evaluator.office.store.schema import run
from evaluator.office.tallies import branches
from evaluator.office.tallies.branches import BranchName
from evaluator.wire.devices import Alarm, Parting


def with_partings(connection: Connection, alarms: Iterable[Alarm]) -> Iterator[Alarm]:
    """Those of forks tell where they part, all others as they are."""
    for one in alarms:
        parting = parting_of(connection, one.kiosk, one.subject) if one.alarm == forks.FORK else None
        yield one if parting is None else replace(one, parting=parting)


def parting_of(connection: Connection, kiosk: str, marked: str) -> Parting | None:
    """Of the marked run from what goes on beside it; None where the run is no fork, or no longer."""
    other = branches.parts_of(connection, BranchName(kiosk, marked, "other"))
    if isinstance(other, str):
        return None
    row = connection.execute(select(run).where(run.c.kiosk == kiosk, run.c.run == marked)).one()
    seq = branches.parting(row)
    reached = {part.run: forks.reached(connection, kiosk, part.run) for part in other}
    beyond = [part.run for part in other if reached[part.run] > seq]
    return Parting(seq, beyond[0] if beyond else "", max((reached[one] for one in beyond), default=0))
