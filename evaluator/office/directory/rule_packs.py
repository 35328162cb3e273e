"""The rule packs an office holds, and the one it works by. A version that is kept never changes."""

import re
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import Connection, Row, select

from evaluator.domain.rules import RulePack
from evaluator.office import messages
from evaluator.office.instants import read, written
from evaluator.office.people import audit
from evaluator.office.store.schema import rule_pack, store
from evaluator.runtime.paths import resources
from evaluator.runtime.refusal import refuse
from evaluator.wire.exchange import rules_version
from evaluator.wire.rule_pack import RulePackFaultyError, read_rule_pack

DEFAULT: Final = "four_level/1"
_VERSION: Final = re.compile("[1-9][0-9]{0,8}")
"""As it is written: a pack in force under another spelling of its name would not be found again."""
Added = Literal["added", "kept_already", "changed"]
"""`changed`: another file is kept under this slug and version, and stays."""


class Kept(NamedTuple):
    """A pack the office holds."""

    pack: RulePack
    in_force: bool
    added_at: datetime


def shipped() -> list[bytes]:
    """The packs that come with the program, as files. Refused when one is faulty."""
    bodies = []
    for path in sorted((resources() / "rules").glob("*.toml")):
        body = path.read_bytes()
        try:
            read_rule_pack(body)
        except RulePackFaultyError as error:
            refuse(messages.say("no_rules", rules=path.name, why=error.told(messages.tag())), error)
        bodies.append(body)
    return bodies


def keep(connection: Connection, pack: RulePack, body: bytes, now: datetime) -> None:
    """Keep a checked pack and its file under its slug and version."""
    connection.execute(
        rule_pack.insert().values(slug=pack.slug, version=pack.version, body=body, added_at=written(now))
    )


def add(connection: Connection, pack: RulePack, body: bytes, who: str, now: datetime) -> Added:
    """Take a checked pack over, with its file."""
    there = _row(connection, rules_version(pack))
    if there is not None:
        return "kept_already" if there.body == body else "changed"
    keep(connection, pack, body, now)
    audit.note(connection, now, who, "rules.added", rules=rules_version(pack))
    return "added"


def use(connection: Connection, name: str, who: str, now: datetime) -> RulePack | None:
    """Work by this pack (`slug/version`) from now on; the kiosks take it with their next exchange. None: not kept."""
    pack = named(connection, name)
    before = name_in_force(connection)
    if pack is not None and name != before:
        connection.execute(store.update().values(rules=name))
        audit.note(connection, now, who, "rules.used", rules=name, before=before)
    return pack


def named(connection: Connection, name: str) -> RulePack | None:
    """The pack kept under `slug/version`; None when there is none. RulePackFaultyError when it was damaged since."""
    row = _row(connection, name)
    return None if row is None else read_rule_pack(row.body)


def kept(connection: Connection) -> list[Kept]:
    """Every pack, by slug and version."""
    rows = connection.execute(select(rule_pack).order_by(rule_pack.c.slug, rule_pack.c.version))
    in_force = name_in_force(connection)
    return [_kept(row, in_force) for row in rows]


def kept_as(connection: Connection, name: str) -> Kept | None:
    """One pack by `slug/version`; None when there is none."""
    row = _row(connection, name)
    return None if row is None else _kept(row, name_in_force(connection))


def _kept(row: Row[Any], in_force: str) -> Kept:
    pack = read_rule_pack(row.body)
    return Kept(pack, rules_version(pack) == in_force, read(row.added_at))


def name_in_force(connection: Connection) -> str:
    """`slug/version` of the pack this office works by."""
    return str(connection.execute(select(store.c.rules)).scalar_one())


def active(connection: Connection) -> RulePack:
    """The pack this office works by. Refused when the file has lost it."""
    name = name_in_force(connection)
    try:
        pack = named(connection, name)
    except RulePackFaultyError as error:
        refuse(messages.say("no_rules", rules=name, why=error.told(messages.tag())), error)
    if pack is None:
        refuse(messages.say("no_rules", rules=name, why="missing"))
    if rules_version(pack) != name:
        refuse(messages.say("no_rules", rules=name, why=rules_version(pack)))
    return pack


def _row(connection: Connection, name: str) -> Row[Any] | None:
    slug, _, version = name.rpartition("/")
    if not _VERSION.fullmatch(version):
        return None
    at = (rule_pack.c.slug == slug, rule_pack.c.version == int(version))
    return connection.execute(select(rule_pack).where(*at)).one_or_none()
