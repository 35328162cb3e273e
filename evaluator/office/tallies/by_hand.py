"""What a person reads at the command line as it is: a period's figures, a posted sheet, a month's evidence."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import select

from evaluator.domain.days import as_date
from evaluator.domain.directory import Unit
from evaluator.domain.office_time import day_of
from evaluator.domain.periods import read_period
from evaluator.domain.rules import RulePack
from evaluator.office import addresses, certificates, commands, messages
from evaluator.office.directory import directory_store, rule_packs
from evaluator.office.instants import Clock
from evaluator.office.people import audit
from evaluator.office.store import schema
from evaluator.office.tallies import cells, evidence, posting, tallying
from evaluator.office.tallies.tallying import Asked
from evaluator.runtime.paths import write_private
from evaluator.runtime.refusal import refuse
from evaluator.wire.manager import AnyGrouping, TallyAnswer
from evaluator.wire.posted import SignedSheet


class TallyRead(NamedTuple):
    """A period and the rules it was read under."""

    answer: TallyAnswer
    pack: RulePack
    units: Mapping[str, Unit]
    """By id, closed ones too."""
    undated: int
    """Visits of the unit that are in no month, and so in no period."""


def read_tally(data: Path, *, period: str, by: AnyGrouping, unit: str, clock: Clock) -> TallyRead:
    """A period as it is: nothing hidden, no day withheld. Leaves a line in the audit log."""
    asked_for = read_period(period)
    if asked_for is None:
        refuse(messages.say("bad_period", text=addresses.printable(period)))
    now = clock()
    with commands.opened(data) as office:
        with office.writing() as connection:
            if unit:
                commands.hall_of(directory_store.read(connection, with_closed=True), "", unit)
            audit.note(connection, now, audit.COMMAND_LINE, "tally.read", period=str(asked_for), by=by, unit=unit)
        with office.reading() as connection:
            pack = rule_packs.active(connection)
            about = connection.execute(select(schema.store)).one()
            directory = directory_store.read(connection, with_closed=True)
            asked = Asked(period=asked_for, by=by, unit=unit, small_counts=False)
            local = now.astimezone(ZoneInfo(about.zone))
            found = tallying.answer(connection, asked, pack, simulated=bool(about.simulated), now=local)
            undated = cells.undated(connection, cells.tree_of(directory), unit)
    return TallyRead(found, pack, {one.id: one for one in directory.units}, undated)


def posted_sheet(data: Path, *, month: str, hall: str, clock: Clock) -> SignedSheet:
    """What a hall posts about a month; Refused names the units there are."""
    asked = read_period(month)
    if asked is None or asked.kind != "month":
        refuse(messages.say("bad_month", text=addresses.printable(month)))
    now = clock()
    with commands.opened(data) as office, office.reading() as connection:
        about = connection.execute(select(schema.store)).one()
        running = None if about.simulated else day_of(now, ZoneInfo(about.zone))
        key = certificates.signing_key(data)
        found = posting.sheet(connection, key, hall, asked.first // 100, withheld_from=running, now=now)
        if found is None:
            commands.hall_of(directory_store.read(connection, with_closed=True), "", hall)
            raise LookupError(hall)
        return found


def write_bundle(data: Path, path: Path, *, month: str, clock: Clock) -> str:
    """Write a month's evidence, signed; the sentence that says so. Leaves a line in the audit log.

    Refused while the month is not over: rows tell levels, and those of a running half-day are nobody's to see.
    """
    asked = read_period(month)
    if asked is None or asked.kind != "month":
        refuse(messages.say("bad_month", text=addresses.printable(month)))
    if path.exists():
        refuse(messages.say("bundle_exists", path=path))
    now = clock()
    with commands.opened(data) as office:
        key = certificates.signing_key(data)
        with office.reading() as connection:
            about = connection.execute(select(schema.store)).one()
            zone = ZoneInfo(about.zone)
            if day_of(now, zone) <= (asked.last if not about.simulated else asked.first - 1):
                refuse(messages.say("month_not_over", month=month))
            since = datetime.combine(as_date(asked.first), time(), zone)
            until = datetime.combine(as_date(asked.last) + timedelta(days=1), time(), zone)
            signed = evidence.bundle(connection, key, asked.first // 100, since, until, now)
        with office.writing() as connection:  # before there is a file: none leaves the office without this line
            audit.note(connection, now, audit.COMMAND_LINE, "month.bundled", month=str(asked), file=path.name)
        try:
            write_private(path, msgspec.json.encode(signed))
        except OSError as error:
            refuse(messages.say("bundle_unwritable", path=path, why=error.strerror or error), error)
    said = signed.said()
    return messages.say("bundle_written", path=path, month=month, n=said.n, kiosks=len(said.kiosks))
