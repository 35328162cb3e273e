"""What the office has told a kiosk, as it stands in the file: who it is, its hall, its rules and its stars."""

import sqlite3
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from evaluator.domain.rules import RulePack
from evaluator.kiosk.pin_key import PinKey
from evaluator.wire.exchange import HallDirectory, HallStars, rules_version


class Facts(NamedTuple):
    """What the office has told the kiosk."""

    kiosk: str
    window: str
    unit: str
    simulated: bool
    office_key: str
    hall: HallDirectory
    rules: RulePack
    stars: HallStars = HallStars()

    @property
    def rates_unit(self) -> bool:
        """Whether a whole unit is rated here, and not who serves at a window."""
        return not self.window

    @property
    def zone(self) -> ZoneInfo:
        """The zone office days are counted in."""
        return ZoneInfo(self.hall.zone)


def facts_of(db: sqlite3.Connection) -> Facts:
    """What the office has told this kiosk."""
    state = dict(db.execute("SELECT key, value FROM state").fetchall())
    held = dict(db.execute("SELECT name, body FROM held").fetchall())
    return Facts(
        kiosk=state["kiosk"],
        window=state["window"],
        unit=state["unit"],
        simulated=bool(state["simulated"]),
        office_key=state["office_key"],
        hall=msgspec.json.decode(held["directory"], type=HallDirectory),
        rules=msgspec.json.decode(held["rules"], type=RulePack),
        stars=msgspec.json.decode(held["stars"], type=HallStars) if "stars" in held else HallStars(),
    )


def key_pins(db: sqlite3.Connection, key: PinKey) -> Facts:
    """What the office has told this kiosk, once no verifier in the file can be tried without the key.

    A file of an earlier release holds them as the office sent them: they go, from the side file too.
    """
    facts = facts_of(db)
    hall = key.keyed_hall(facts.hall)
    if hall is facts.hall:
        return facts
    db.execute("BEGIN IMMEDIATE")
    hold(db, hall, None)
    db.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return facts._replace(hall=hall)


def remember(db: sqlite3.Connection, key: str, value: str) -> None:
    """Put a value into `state`, in the caller's transaction."""
    db.execute("INSERT INTO state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value))


def hold(
    db: sqlite3.Connection, hall: HallDirectory | None, rules: RulePack | None, stars: HallStars | None = None
) -> None:
    """Keep a newer directory, rule pack or stars, in the caller's transaction."""
    statement = (
        "INSERT INTO held VALUES (?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET version = excluded.version, body = excluded.body"
    )
    if hall is not None:
        db.execute("PRAGMA secure_delete=ON")  # what the office has erased must not stay readable in free space
        db.execute(statement, ("directory", str(hall.directory.version), msgspec.json.encode(hall)))
    if rules is not None:
        db.execute(statement, ("rules", rules_version(rules), msgspec.json.encode(rules)))
    if stars is not None:
        db.execute(statement, ("stars", str(stars.version), msgspec.json.encode(stars)))


def take_news(
    db: sqlite3.Connection,
    key: PinKey,
    before: HallDirectory,
    hall: HallDirectory | None,
    rules: RulePack | None,
    stars: HallStars | None,
) -> None:
    """Hold what is newer. Whoever has a new PIN, or is gone, is forgiven wrong tries. In the caller's transaction."""
    if hall is not None:
        hall = key.keyed_hall(hall)
    forgotten = [] if hall is None else _badges_to_forget(before, hall, key)
    hold(db, hall, rules, stars)
    db.executemany("DELETE FROM sign_in_try WHERE badge = ?", [(badge,) for badge in forgotten])


def _badges_to_forget(before: HallDirectory, after: HallDirectory, key: PinKey) -> list[str]:
    """A PIN that was kept under a lost key may be the same one: its wrong tries stay."""
    unknown = {person.staff for person in before.sign_in if not key.knows(person.verifier)}
    renewed = {person.staff for person in set(after.sign_in) - set(before.sign_in)} - unknown
    gone = {person.badge for person in before.directory.staff} - {person.badge for person in after.directory.staff}
    return [*(person.badge for person in after.directory.staff if person.id in renewed), *sorted(gone)]
