"""A clerk's own closed month as staff may see it: ten ratings or more, in steps of ten (docs/adr/0099)."""

from datetime import datetime
from typing import Final, Literal

import msgspec
from sqlalchemy import Connection, select

from evaluator.domain.own_month import STEP, is_new_edition
from evaluator.domain.periods import month_period, pieces
from evaluator.domain.rules import RulePack
from evaluator.domain.small_counts import RowKey
from evaluator.domain.tally import tally
from evaluator.office.instants import written
from evaluator.office.people import audit
from evaluator.office.store.schema import own_month
from evaluator.office.tallies import cells
from evaluator.office.tallies.basis import basis_of
from evaluator.office.tallies.remembered import Remembered
from evaluator.office.tallies.sight import Sight
from evaluator.office.tallies.tallying import figures
from evaluator.wire.own_month import OwnMonth, PrintOwnMonth

_NO_EDITION: Final = 0


def stands(
    connection: Connection,
    asked: PrintOwnMonth,
    pack: RulePack,
    *,
    simulated: bool,
    now: datetime,
    remembered: Remembered,
) -> tuple[int, OwnMonth]:
    """How many ratings the month has by now, and what could be printed of it if nothing was before."""
    tree = remembered.tree(connection)
    here = cells.of_month(connection, asked.month, None, {"staff": asked.staff})
    counted = tally((placed.cell for placed in here if placed.cell.window), pack, of_a_person=True)
    hidden = Sight(connection, tree, pack, None, remembered).hidden(pieces(month_period(asked.month)))
    why: Literal["", "few", "withheld"] = ""
    if counted.n < pack.small_counts.staff:
        why = "few"
    elif RowKey("", "staff", asked.staff) in hidden:
        why = "withheld"
    shown = None if why else msgspec.structs.replace(figures(counted, pack), flags={}, excluded_n=0)
    return counted.n, OwnMonth(
        staff=asked.staff,
        month=asked.month,
        edition=_NO_EDITION,
        why=why,
        least=pack.small_counts.staff,
        step=STEP,
        **basis_of(connection, (asked.month,), pack, simulated=simulated, now=now),
        figures=shown,
    )


def printed(connection: Connection, n: int, found: OwnMonth, who: str, now: datetime) -> bytes:
    """What goes on paper, as JSON: a new edition, or word for word the last one while too little has changed since.

    Every paper with figures leaves a line in the audit log.
    """
    mine = own_month.c.staff == found.staff, own_month.c.month == found.month
    before = connection.execute(select(own_month).where(*mine).order_by(own_month.c.number)).all()
    if found.why == "withheld" or (found.figures is None and is_new_edition(n, (one.n for one in before))):
        return msgspec.json.encode(found)
    if is_new_edition(n, (one.n for one in before)):
        number = len(before) + 1
        body = msgspec.json.encode(msgspec.structs.replace(found, edition=number))
        row = {"staff": found.staff, "month": found.month, "number": number, "n": n}
        connection.execute(own_month.insert().values(row | {"at": written(now), "body": body}))
    else:
        number, body = before[-1].number, bytes(before[-1].body)
    audit.note(connection, now, who, "own_month.printed", staff=found.staff, month=found.month, edition=number)
    return body
