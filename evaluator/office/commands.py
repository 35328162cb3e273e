"""What the command line does with an office's own folder, beside the serving office or without it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection, select

from evaluator.domain.directory import Directory
from evaluator.domain.roles import Role
from evaluator.office import addresses, certificates, listening, messages
from evaluator.office.devices import alarms, enrolling, kiosk_list
from evaluator.office.devices.impossible_days import with_visits
from evaluator.office.devices.kiosk_list import Fault
from evaluator.office.directory import directory_store, erasing, rule_packs
from evaluator.office.directory.changing import By
from evaluator.office.instants import Clock
from evaluator.office.keeping import backup_key, upgrading
from evaluator.office.people import account_list, accounts, audit, passwords
from evaluator.office.settings import OfficeSettings, backup_folder
from evaluator.office.store import database, schema
from evaluator.office.store.database import Database
from evaluator.runtime.named_files import TEXT_MOST, read_named
from evaluator.runtime.refusal import refuse
from evaluator.wire.devices import Alarm, CodeAsked, Kiosk
from evaluator.wire.enrolment import Code
from evaluator.wire.exchange import rules_version
from evaluator.wire.people import Account
from evaluator.wire.rule_pack import RulePackFaultyError, read_rule_pack

ALARMS_AT_MOST: Final = 1_000


class NewCode(NamedTuple):
    """A one-time code and the hall it belongs to."""

    code: Code
    unit: str


@contextmanager
def opened(data: Path) -> Iterator[Database]:
    """The office's file while the block runs; Refused when it cannot be used."""
    found = upgrading.open_existing(data)
    try:
        yield found
    finally:
        found.close()


def make_code(
    data: Path, *, window: str, unit: str, replaces: str = "", renews: str = "", address: str | None, clock: Clock
) -> NewCode:
    """A one-time code for one window, hall or known kiosk; Refused names the windows or units there are."""
    if sum(map(bool, (window, unit, replaces, renews))) != 1:
        refuse(messages.say("window_or_unit"))
    with opened(data) as office:
        with office.reading() as connection:
            if window or unit:
                hall_of(directory_store.read(connection), window, unit)
            place = enrolling.place_of(connection, CodeAsked(window, unit, replaces, renews))
            if isinstance(place, str):
                refuse(messages.say(place, kiosk=addresses.printable(replaces or renews), window=window, unit=unit))
            stored = msgspec.json.decode(connection.execute(select(schema.store.c.addresses)).scalar_one())
        reach = addresses.reach(data, stored, address)
        fingerprint = certificates.fingerprint_of(data)
        with office.writing() as connection:
            made = enrolling.make_code(connection, clock(), **place._asdict())
    return NewCode(Code(reach.host, reach.port, fingerprint, made.name, made.secret), place.unit)


def list_kiosks(data: Path, clock: Clock) -> tuple[Kiosk, ...]:
    """Every kiosk, the retired and the revoked ones last."""
    with opened(data) as office, office.reading() as connection:
        rules = rule_packs.active(connection)
        zone = ZoneInfo(connection.execute(select(schema.store.c.zone)).scalar_one())
        return kiosk_list.kiosks(connection, rules, zone, clock())


def change_kiosk(data: Path, kiosk: str, change: Callable[[Connection, str], Fault | None]) -> None:
    """Change something about a kiosk in the name of the command line; Refused says why not."""
    with opened(data) as office, office.writing() as connection:
        fault = change(connection, audit.COMMAND_LINE)
        if fault is not None:
            refuse(messages.say(fault, kiosk=addresses.printable(kiosk)))


def list_alarms(data: Path, *, waiting: bool) -> tuple[Alarm, ...]:
    """What must be looked at, newest first."""
    with opened(data) as office, office.reading() as connection:
        found = alarms.alarms(connection, waiting=waiting, most=ALARMS_AT_MOST)
        return tuple(with_visits(connection, found))


def acknowledge(data: Path, kiosk: str, alarm: str, subject: str, clock: Clock) -> None:
    """Somebody has looked at an alarm."""
    with opened(data) as office, office.writing() as connection:
        if not alarms.acknowledge(connection, audit.COMMAND_LINE, kiosk, alarm, subject, clock()):
            refuse(messages.say("unknown_alarm"))


def new_password(data: Path, *, account: str, clock: Clock) -> str:
    """A one-time password that opens an account again; Refused names the accounts there are."""
    password = passwords.one_time()
    verifier = passwords.verifier(password)
    with opened(data) as office, office.writing() as connection:
        if not accounts.reopen(connection, audit.COMMAND_LINE, account, verifier, clock()):
            known = connection.execute(select(schema.account.c.account).where(schema.account.c.closed_at.is_(None)))
            names = ", ".join(sorted(known.scalars()))
            refuse(messages.say("unknown_account", account=addresses.printable(account), known=names))
    return password


def add_account(data: Path, *, account: str, role: Role, unit: str, clock: Clock) -> str:
    """A new account's one-time password; Refused names what stands in the way."""
    password = passwords.one_time()
    verifier = passwords.verifier(password)
    with opened(data) as office, office.writing() as connection:
        if unit:
            hall_of(directory_store.read(connection), "", unit)
        fault = account_list.add(connection, audit.COMMAND_LINE, account, role, unit, verifier, clock())
    if fault is not None:
        refuse(messages.say(fault, account=addresses.printable(account)))
    return password


def list_accounts(data: Path) -> tuple[Account, ...]:
    """Every account, the closed ones last."""
    with opened(data) as office, office.reading() as connection:
        return account_list.accounts(connection)


def erase_person(data: Path, staff: str, *, clock: Clock) -> str:
    """Erase somebody's personal data; the sentence that says what became of it. Refused when there is no such id."""
    shown = addresses.printable(staff)
    with opened(data) as office, office.writing() as connection:
        done = erasing.erase(connection, staff, By(audit.COMMAND_LINE, clock(), "erase-person"))
    if done == "unknown":
        refuse(messages.say("unknown_staff", staff=shown))
    if done == "erased_before":
        return messages.say("erased_before", staff=shown)
    label = erasing.LABEL if messages.language() == "zh" else erasing.LABEL_EN
    return messages.say("erased", staff=shown, version=done, label=label)


def rule_names(data: Path) -> list[str]:
    """The packs an office holds, as `slug/version`, with a star at the one in force."""
    with opened(data) as office, office.reading() as connection:
        return [f"{'*' if kept.in_force else ' '} {rules_version(kept.pack)}" for kept in rule_packs.kept(connection)]


def add_rules(data: Path, path: Path, *, clock: Clock) -> str:
    """Keep a pack from its file; the sentence that says what became of it."""
    try:
        body = read_named(path, TEXT_MOST)
    except OSError as error:
        refuse(messages.say("rules_unreadable", path=path, why=error.strerror or error), error)
    try:
        pack = read_rule_pack(body)
    except RulePackFaultyError as error:
        refuse(messages.say("rules_faulty", path=path, why=error.told(messages.tag())), error)
    with opened(data) as office, office.writing() as connection:
        became = rule_packs.add(connection, pack, body, audit.COMMAND_LINE, clock())
    if became == "changed":
        refuse(messages.say("rules_changed", rules=rules_version(pack)))
    return messages.say(f"rules_{became}", rules=rules_version(pack))


def use_rules(data: Path, name: str, *, clock: Clock) -> str:
    """Put a pack in force; Refused names those there are."""
    with opened(data) as office, office.writing() as connection:
        if rule_packs.use(connection, name, audit.COMMAND_LINE, clock()) is None:
            known = ", ".join(rules_version(kept.pack) for kept in rule_packs.kept(connection))
            refuse(messages.say("unknown_rules", rules=addresses.printable(name), known=known))
    return messages.say("rules_used", rules=name)


def check_config(data: Path, settings: OfficeSettings) -> str:
    """What would be served, with nothing changed. Refused names the first setting or file that cannot be used."""
    where, is_newest = database.look(data)
    listen = addresses.parse(settings.listen, least_port=0)
    listening.refuse_strange(listen)
    if settings.address:
        addresses.reachable(settings.address)
    if settings.behind_proxy and not listen.is_loopback:
        refuse(messages.say("proxy_elsewhere", address=listen))
    backup_key.in_force(data)
    folder = backup_folder(data, settings)
    if folder is not None and not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        refuse(messages.say("folder_not_writable", setting="backup_folder", folder=folder))
    certificates.ca_pem(data)
    certificates.signing_key(data)
    certificates.check_server(data)
    said = [messages.say("config_good", where=where, day=certificates.ends(data).server.date())]
    if not is_newest:
        said.append(messages.say("config_older", where=where))
    if backup_key.path(data) is None:
        said.append(backup_key.said(data))
    return "\n".join(said)


def hall_of(directory: Directory, window: str, unit: str) -> str:
    """The hall of a window, or the hall itself; Refused names those there are."""
    if window:
        found = directory.window(window)
        if found is None:
            known = ", ".join(one.id for one in directory.windows) or messages.say("none_known")
            refuse(messages.say("unknown_window", window=addresses.printable(window), known=known))
        return found.unit
    if directory.unit(unit) is None:
        known = ", ".join(one.id for one in directory.units) or messages.say("none_known")
        refuse(messages.say("unknown_unit", unit=addresses.printable(unit), known=known))
    return unit
