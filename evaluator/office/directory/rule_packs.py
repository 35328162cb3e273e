"""The rule packs an office holds, and the one it works by."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select

from evaluator.domain.rules import RulePack
from evaluator.office import messages
from evaluator.office.instants import written
from evaluator.office.store.schema import rule_pack, store
from evaluator.runtime.paths import resources
from evaluator.runtime.refusal import refuse
from evaluator.wire.exchange import rules_version
from evaluator.wire.rule_pack import RulePackFaultyError, read_rule_pack

DEFAULT: Final = "four_level/1"


def shipped() -> list[bytes]:
    """The packs that come with the program, as files. Refused when one is faulty."""
    bodies = []
    for path in sorted((resources() / "rules").glob("*.toml")):
        body = path.read_bytes()
        try:
            read_rule_pack(body)
        except RulePackFaultyError as error:
            refuse(messages.say("no_rules", rules=path.name, why=error), error)
        bodies.append(body)
    return bodies


def keep(connection: Connection, body: bytes, now: datetime) -> None:
    """Keep a checked pack under its slug and version."""
    pack = read_rule_pack(body)
    connection.execute(
        rule_pack.insert().values(slug=pack.slug, version=pack.version, body=body, added_at=written(now))
    )


def active(connection: Connection) -> RulePack:
    """The pack this office works by. Refused when the file has lost it."""
    name = str(connection.execute(select(store.c.rules)).scalar_one())
    slug, _, version = name.rpartition("/")
    body = connection.execute(
        select(rule_pack.c.body).where(rule_pack.c.slug == slug, rule_pack.c.version == int(version))
    ).scalar()
    if body is None:
        refuse(messages.say("no_rules", rules=name, why="missing"))
    try:
        pack = read_rule_pack(body)
    except RulePackFaultyError as error:
        refuse(messages.say("no_rules", rules=name, why=error), error)
    if rules_version(pack) != name:
        refuse(messages.say("no_rules", rules=name, why=rules_version(pack)))
    return pack
