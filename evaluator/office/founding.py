"""`office init`: a folder becomes an office."""

import secrets
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from evaluator.domain.roles import Role
from evaluator.office import certificates, messages, settings
from evaluator.office.addresses import Address, printable
from evaluator.office.directory import rule_packs
from evaluator.office.instants import Clock, written
from evaluator.office.keeping import backup_key
from evaluator.office.people import audit, passwords
from evaluator.office.store import database, schema
from evaluator.runtime.alone import alone_in
from evaluator.runtime.paths import private_folder
from evaluator.runtime.refusal import refuse
from evaluator.wire.rule_pack import read_rule_pack

FIRST_ACCOUNT: Final = "office"
FIRST_ROLE: Final[Role] = "office_manager"
DEFAULT_NAME: Final = "办事处"
DEFAULT_NAME_EN: Final = "Office"
NAME_MOST: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """What the person who makes an office must keep."""

    folder: Path
    store: str
    simulated: bool
    account: str
    password: str
    """Good for one sign-in, at which another is chosen. Kept nowhere."""
    fingerprint: str
    desk: str
    """What a manager's desk is given: `https://HOST:PORT#FINGERPRINT`."""
    backup_key: Path | None = None
    """The file of the key that every backup is under; None where the settings leave backups open."""


def found(
    folder: Path,
    *,
    name: str,
    name_en: str,
    zone: str,
    addresses: list[Address],
    simulated: bool,
    clock: Clock,
    url: str = "",
) -> Founded:
    """Make the office, in the database at `url` or else where the folder's settings say.

    Refused, with nothing made, when there is one already or an argument is wrong.
    """
    _refuse_words(name, name_en, zone)
    packs = rule_packs.shipped()
    private_folder(folder)
    with alone_in(folder, messages.say("made_already", folder=folder)), ExitStack() as undo:
        _refuse_made(folder, url)
        undo.callback(backup_key.settings_before(folder))
        if url:
            settings.keep_database(folder, url)
        file = backup_key.adopt(folder)
        opened = database.create(folder)
        undo.callback(database.discard, folder, *certificates.FILES)
        undo.callback(opened.close)
        try:
            store, password, now = secrets.token_hex(16), passwords.one_time(), clock()
            made = certificates.make(folder, store, [address.host for address in addresses], now)
            about: dict[str, str | int] = {
                "store": store,
                "simulated": int(simulated),
                "name": name,
                "name_en": name_en,
                "zone": zone,
                "addresses": msgspec.json.encode([str(address) for address in addresses]).decode(),
                "public_key": made.public_key,
            }
            with opened.writing() as connection:
                for body in packs:
                    rule_packs.keep(connection, read_rule_pack(body), body, now)
                _write_first_rows(connection, about, password, now)
                audit.note(connection, now, audit.COMMAND_LINE, "office.founded", store=store, simulated=simulated)
        except (DatabaseError, OSError) as error:
            refuse(messages.say("folder_unusable", folder=folder, why=getattr(error, "orig", error)), error)
        undo.pop_all()
    opened.close()
    return Founded(
        folder=folder,
        store=store,
        simulated=simulated,
        account=FIRST_ACCOUNT,
        password=password,
        fingerprint=made.fingerprint,
        desk=f"https://{addresses[0]}#{made.fingerprint}",
        backup_key=file,
    )


def _refuse_words(name: str, name_en: str, zone: str) -> None:
    if (
        not 0 < len(name) <= NAME_MOST
        or not name.isprintable()
        or len(name_en) > NAME_MOST
        or not name_en.isprintable()
    ):
        refuse(messages.say("bad_name", most=NAME_MOST))
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        refuse(messages.say("bad_zone", zone=printable(zone)), error)


def _write_first_rows(connection: Connection, about: Mapping[str, str | int], password: str, now: datetime) -> None:
    """What the office is, by column of `store`, and who opens it first."""
    connection.execute(schema.store.insert().values(one=1, rules=rule_packs.DEFAULT, created_at=written(now), **about))
    connection.execute(
        schema.account.insert().values(
            account=FIRST_ACCOUNT,
            role=FIRST_ROLE,
            password=passwords.verifier(password),
            must_change=1,
            created_at=written(now),
        )
    )


def _refuse_made(folder: Path, url: str) -> None:
    for made in (folder / certificates.SIGNING_KEY, folder / certificates.CA_KEY):
        if made.exists():
            refuse(messages.say("office_exists", path=made))
    if url and settings.is_said(folder, "database"):
        refuse(messages.say("database_named_already", file=folder / settings.FILE))
