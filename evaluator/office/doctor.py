"""What an office and its machine are like, and what to do about it. Looks only; changes nothing."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy import Connection, func, select

from evaluator.domain.office_time import day_of
from evaluator.domain.rules import RulePack
from evaluator.office import addresses, certificates, commands
from evaluator.office.devices import alarms
from evaluator.office.directory import rule_packs
from evaluator.office.doctor_words import SENTENCES
from evaluator.office.instants import Clock
from evaluator.office.keeping import backup_key, sealing, verifying
from evaluator.office.settings import OfficeSettings, backup_folder, office_settings
from evaluator.office.store import database, schema
from evaluator.runtime.findings import Finding, Speaker
from evaluator.runtime.pinned import pinned_context
from evaluator.runtime.refusal import Refused
from evaluator.wire.exchange import rules_version

ROOM_BYTES: Final = 2**30
ANSWER_S: Final = 5.0
DECEMBER: Final = 12
"""By then the State Council has announced the holidays of the year to come."""
BACKUP_AGE: Final = timedelta(days=2)
PACKAGE_BACKUPS: Final = Path("/var/backups/evaluator-office")
"""Where the timer of the Debian package puts them."""
HEALTH: Final = "/v1/health"
_says: Final = Speaker(SENTENCES)


def examine(folder: Path, clock: Clock) -> tuple[Finding, ...]:
    """Look at everything, also where something is broken."""
    findings = [_says.folder(folder)]
    try:
        settings = office_settings(folder)
    except Refused as error:
        findings.append(Finding("settings", "bad", error.message, _says.say("settings_do")))
        return (*findings, _room(folder))  # which store, which backups and which port are not known
    keys = tuple(_keys(folder, clock()))
    store = tuple(one for one in _store(folder, clock()) if one.said not in (key.said for key in keys))
    findings += _would_start(folder, settings, (*keys, *store))
    findings += (*keys, *store)
    findings += _backups(folder, settings, clock())
    findings += _open_backups(folder, settings)
    findings += _machine(folder, settings)
    return tuple(findings)


def _would_start(folder: Path, settings: OfficeSettings, told: Sequence[Finding]) -> Iterator[Finding]:
    """Whether settings that can be read would do; what is wrong with keys or store is said of these alone."""
    try:
        yield Finding("settings", "good", commands.check_config(folder, settings).splitlines()[0])
    except Refused as error:
        if all(one.said != error.message for one in told):
            yield Finding("settings", "bad", error.message, _says.say("settings_do"))


def _store(folder: Path, now: datetime) -> Iterator[Finding]:
    try:
        where, is_newest = database.look(folder)
        if not is_newest:
            yield _says.look("store", "older_store", where=where)
            return
        with commands.opened(folder) as office, office.reading() as connection:
            proof = verifying.verify(connection)
            if proof.faults:
                first = proof.faults[0]
                yield _says.bad("store", "store_wrong", n=len(proof.faults), whose=first.whose, detail=first.detail)
            else:
                yield _says.good("store", "store_good", acts=proof.acts, heads=proof.heads, rows=proof.rows)
            yield from _halls(connection)
            zone = ZoneInfo(connection.execute(select(schema.store.c.zone)).scalar_one())
            yield from _calendar(rule_packs.active(connection), day_of(now, zone))
    except Refused as error:
        yield Finding("store", "bad", error.message, _says.say("store_do"))


def _keys(folder: Path, now: datetime) -> Iterator[Finding]:
    """What cannot be used, ends soon, or has ended and lets nobody in."""
    try:
        certificates.signing_key(folder)
        certificates.ca_pem(folder)
        certificates.check_server(folder)
        found = certificates.ends(folder)
    except Refused as error:
        yield Finding("keys", "bad", error.message, _says.say("keys_do"))
        return
    if not found.believed:
        yield _says.bad("certificate", "certificate_strange" if found.renewable else "certificate_alone", folder=folder)
    elif found.server_near(now):
        said = "certificate_ends" if found.renewable else "certificate_stays"
        facts = {"day": found.server.date(), "folder": folder}
        yield (_says.bad if found.server < now else _says.look)("certificate", said, **facts)
    if found.ca_near(now):
        facts = {"day": found.ca.date(), "folder": folder}
        yield (_says.bad if found.ca < now else _says.look)("authority", "authority_ends", **facts)


def _halls(connection: Connection) -> Iterator[Finding]:
    """The directory, the rules, the kiosks, and what waits to be looked at."""
    window, kiosk = schema.window, schema.kiosk
    windows = set(connection.execute(select(window.c.id).where(window.c.closed_day.is_(None))).scalars())
    served = select(kiosk.c.window).where(kiosk.c.revoked_at.is_(None), kiosk.c.retired_at.is_(None))
    without = sorted(windows - set(connection.execute(served).scalars()))
    rules = rules_version(rule_packs.active(connection))
    if not windows:
        yield _says.bad("directory", "no_windows")
    elif without:
        named = ", ".join(without[:5]) + (" …" if len(without) > 5 else "")
        yield _says.look("directory", "windows_without", n=len(without), windows=named)
    else:
        yield _says.good("directory", "directory_good", n=len(windows), rules=rules)
    accounts = select(func.count()).select_from(schema.account).where(schema.account.c.closed_at.is_(None))
    if connection.execute(accounts).scalar_one() < 2:
        yield _says.look("accounts", "one_account")
    waiting = alarms.alarms(connection, waiting=True, most=commands.ALARMS_AT_MOST)
    if waiting:
        kinds = ", ".join(sorted({f"{one.alarm}" for one in waiting}))
        yield _says.look("alarms", "alarms_wait", n=len(waiting), kinds=kinds)
    else:
        yield _says.good("alarms", "no_alarms")


def _calendar(rules: RulePack, today: int) -> Iterator[Finding]:
    """Whether a calendar with holidays has those of this year, and in December those of the next."""
    year, month = today // 10_000, today // 100 % 100
    wanted = year + (month == DECEMBER)
    if rules.calendar.holidays and not any(day // 10_000 == wanted for day in rules.calendar.holidays):
        yield _says.look("calendar", "no_holidays", year=wanted, rules=rules_version(rules))


def _kept(folder: Path, settings: OfficeSettings) -> list[Path]:
    """Every nightly backup there is. OSError."""
    places = (backup_folder(folder, settings), PACKAGE_BACKUPS)
    return [path for place in places if place is not None and place.is_dir() for path in place.glob("office-*.backup")]


def _open_backups(folder: Path, settings: OfficeSettings) -> Iterator[Finding]:
    """Whether anybody may read what a backup holds."""
    if not settings.backup_key:
        yield _says.look("backup_key", "backups_open", file=folder.resolve() / backup_key.FILE)
        return
    with suppress(OSError):
        found = [path for path in _kept(folder, settings) if not sealing.is_sealed(path)]
        if found:
            yield _says.look("backup_key", "open_backups", n=len(found), folder=found[0].parent)


def _backups(folder: Path, settings: OfficeSettings, now: datetime) -> Iterator[Finding]:
    try:
        kept = _kept(folder, settings)
        newest = max((path.stat().st_mtime for path in kept), default=None)
    except OSError as error:
        yield Finding("backup", "look", f"{error.filename}: {error.strerror}", _says.say("no_backup_do"))
        return
    if newest is None:
        yield _says.look("backup", "no_backup")
    elif now.timestamp() - newest > BACKUP_AGE.total_seconds():
        yield _says.look("backup", "old_backup", hours=round((now.timestamp() - newest) / 3600))
    else:
        yield _says.good("backup", "backup_good", n=len(kept), hours=round((now.timestamp() - newest) / 3600))


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    facts = {"free": f"{free / 2**20:,.0f}", "folder": folder}
    return _says.good("disk", "disk_good", **facts) if free >= ROOM_BYTES else _says.bad("disk", "disk_full", **facts)


def _machine(folder: Path, settings: OfficeSettings) -> Iterator[Finding]:
    yield _room(folder)
    kept = addresses.kept(folder)
    try:
        address = kept or addresses.parse(settings.listen)
        scheme = "http" if settings.behind_proxy else "https"
        context = pinned_context(certificates.ca_pem(folder))
        with httpx.Client(verify=context, timeout=ANSWER_S, trust_env=False) as client:
            answer = client.get(f"{scheme}://{address}{HEALTH}")
    except (httpx.HTTPError, OSError, Refused) as error:
        said = error.message if isinstance(error, Refused) else str(error) or type(error).__name__
        yield _says.look("serving", "not_serving", address=kept or settings.listen, why=said)
        return
    if answer.status_code == httpx.codes.OK:
        yield _says.good("serving", "serving_good", address=address)
    else:
        yield _says.bad("serving", "serving_ill", address=address, status=answer.status_code)
