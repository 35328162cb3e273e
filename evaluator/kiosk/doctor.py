"""What a kiosk's folder and its machine are like, and what to do about it. Looks only; changes nothing."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import httpx
from msgspec import Struct

from evaluator.kiosk import outbox
from evaluator.kiosk.answers import FaultyAnswersError, read_answers
from evaluator.kiosk.doctor_words import SENTENCES
from evaluator.kiosk.enrolment import KEY
from evaluator.kiosk.facts import Facts, facts_of
from evaluator.kiosk.journal_file import DATABASE, copy_folder, is_lost
from evaluator.kiosk.pin_key import FILE as PIN_KEY
from evaluator.kiosk.settings import ANSWERS, KioskSettings, kiosk_settings
from evaluator.kiosk.verify import Verdict, read_journal, verify
from evaluator.kiosk.voice import player_command
from evaluator.runtime.findings import Finding, Speaker
from evaluator.runtime.pinned import is_stranger, pinned_client
from evaluator.runtime.refusal import Refused
from evaluator.runtime.spoken import of_both
from evaluator.wire.exchange import rules_version

ROOM_BYTES: Final = 200 * 2**20
"""Less is worth a look: ten years of one window take less than half of it."""
ANSWER_S: Final = 5.0
HEALTH: Final = "/v1/health"
LATER: Final = timedelta(minutes=2)
"""By so much the last entry may be newer than the clock."""
COPY_AGE: Final = timedelta(days=2)
"""A kiosk that runs has copied its journal since."""
_says: Final = Speaker(SENTENCES)


class Examined(Struct, frozen=True):
    """What was found, and of whom."""

    findings: tuple[Finding, ...]
    facts: Facts | None = None
    """What the office has told the kiosk; None where it is not enrolled or cannot be read."""
    verdict: Verdict | None = None


def examine(folder: Path) -> Examined:
    """Look at everything, also where something is broken."""
    findings = [_says.folder(folder)]
    settings = _settings(folder, findings)
    facts, verdict = _journal(folder, settings, findings)
    findings += _machine(folder, settings)
    return Examined(tuple(findings), facts, verdict)


def check_config(folder: Path) -> tuple[Finding, ...]:
    """Whether the window can start as it is set: settings, enrolment and copy. Nothing is proved, nobody is asked."""
    findings: list[Finding] = []
    settings = _settings(folder, findings)
    findings.append(_enrolment(folder, settings))
    findings += _copy(folder, settings, None)
    return tuple(findings)


def _settings(folder: Path, findings: list[Finding]) -> KioskSettings:
    try:
        settings = kiosk_settings(folder)
    except Refused as error:
        findings.append(Finding("settings", "bad", error.message, _says.say("settings_do")))
        return KioskSettings()
    findings.append(_says.good("settings", "settings_good", mode=settings.mode, language=settings.language))
    if not settings.technician_pin:
        findings.append(_says.look("technician", "no_pin", folder=folder))
    return settings


def _journal(folder: Path, settings: KioskSettings, findings: list[Finding]) -> tuple[Facts | None, Verdict | None]:
    if not (folder / DATABASE).exists():
        findings.append(_not_enrolled(folder, settings))
        return None, None
    if not (folder / KEY).exists():
        findings.append(_says.bad("key", "no_key", folder=folder))
    if not (folder / PIN_KEY).exists():
        findings.append(_says.look("pins", "no_pin_key", folder=folder))
    try:
        with read_journal(folder) as db:
            facts, verdict = facts_of(db), verify(db)
            findings.append(_of_verdict(folder, verdict))
            findings += _clock(db, facts, verdict)
            findings += _office(db, facts)
    except (Refused, sqlite3.Error) as error:
        findings.append(_unreadable(folder, error))
        return None, None
    findings += _copy(folder, settings, facts.zone)
    return facts, verdict


def _enrolment(folder: Path, settings: KioskSettings) -> Finding:
    if not (folder / DATABASE).exists():
        return _not_enrolled(folder, settings, may_ask=True)
    try:
        with read_journal(folder) as db:
            return _enrolled(facts_of(db))
    except (Refused, sqlite3.Error) as error:
        return _unreadable(folder, error)


def _unreadable(folder: Path, error: Refused | sqlite3.Error) -> Finding:
    said = error.message if isinstance(error, Refused) else str(error)
    return Finding("journal", "bad", said, _says.say("journal_do", folder=folder))


def _copy(folder: Path, settings: KioskSettings, zone: ZoneInfo | None) -> Iterator[Finding]:
    if not (folder / DATABASE).exists():
        return
    copies = copy_folder(folder, settings.copy_folder).absolute()
    place = next(one for one in (copies, *copies.parents) if one.exists())
    if not os.access(place, os.W_OK | os.X_OK):
        yield _says.bad("copy", "copy_barred", folder=copies)
    elif not (copies / DATABASE).exists():
        yield _says.look("copy", "no_copy", folder=copies, data=folder)
    else:
        written = datetime.fromtimestamp((copies / DATABASE).stat().st_mtime, UTC)
        facts = {"folder": copies, "at": _minute(written, zone), "data": folder}
        is_new = datetime.now(UTC) - written < COPY_AGE
        yield _says.good("copy", "copy_good", **facts) if is_new else _says.look("copy", "copy_old", **facts)


def _not_enrolled(folder: Path, settings: KioskSettings, *, may_ask: bool = False) -> Finding:
    """`may_ask`: the window may still ask for its code."""
    if is_lost(folder, settings.copy_folder):
        return _says.bad("journal", "journal_gone", folder=folder)
    answers = folder / ANSWERS
    if not answers.exists():
        return (_says.look if may_ask else _says.bad)("enrolment", "not_enrolled")
    try:
        read_answers(answers)
    except FaultyAnswersError as error:
        return Finding("enrolment", "bad", error.message, _says.say("answers_do", file=answers))
    return _says.look("enrolment", "answers_wait", file=answers)


def _of_verdict(folder: Path, verdict: Verdict) -> Finding:
    if verdict.ok:
        return _says.good("journal", "journal_good", entries=verdict.entries, ratings=verdict.ratings)
    return _says.bad("journal", "journal_broken", seq=verdict.first_wrong_seq, why=verdict.why, folder=folder)


def _clock(db: sqlite3.Connection, facts: Facts, verdict: Verdict) -> Iterator[Finding]:
    if not verdict.entries:
        return
    (written,) = db.execute(
        "SELECT json_extract(CAST(body AS TEXT), '$.at') FROM entry ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    now, last = datetime.now(UTC), datetime.fromisoformat(written)
    said = {"now": _minute(now, facts.zone), "last": _minute(last, facts.zone)}
    yield (
        _says.bad("clock", "clock_behind", **said) if last > now + LATER else _says.good("clock", "clock_good", **said)
    )


def _minute(at: datetime, zone: ZoneInfo | None) -> str:
    return at.astimezone(zone).isoformat(sep=" ", timespec="minutes")


def _office(db: sqlite3.Connection, facts: Facts) -> Iterator[Finding]:
    state = dict(db.execute("SELECT key, value FROM state").fetchall())
    address, ca = state.get("address", ""), state.get("ca", "")
    yield _enrolled(facts)
    if not facts.rates_unit and not facts.hall.sign_in:
        yield _says.bad("staff", "nobody_signs_in")
    elif not facts.rates_unit:
        yield _says.good("staff", "staff_good", n=len(facts.hall.sign_in))
    backlog = outbox.backlog(db, int(state.get("acknowledged") or 0))
    try:
        answered = asyncio.run(_ask(address, ca))
    except (httpx.HTTPError, OSError, ValueError) as error:
        said = "office_other" if is_stranger(error) else "office_away"
        yield _says.look("office", said, address=address, why=str(error) or type(error).__name__, n=backlog)
        return
    if answered:
        yield _says.good("office", "office_good", address=address, n=backlog)
    else:
        yield _says.look("office", "office_ill", address=address)


def _enrolled(facts: Facts) -> Finding:
    window = facts.hall.directory.window(facts.window)
    place = f"{window.number} {of_both(window.name, window.name_en)}" if window else facts.unit
    return _says.good("enrolment", "enrolled", kiosk=facts.kiosk, place=place, rules=rules_version(facts.rules))


async def _ask(address: str, ca: str) -> bool:
    async with asyncio.timeout(ANSWER_S), pinned_client(address, ca) as client:
        return (await client.get(HEALTH)).status_code == httpx.codes.OK


def _machine(folder: Path, settings: KioskSettings) -> Iterator[Finding]:
    free = shutil.disk_usage(folder).free
    facts = {"free": f"{free / 2**20:,.0f}", "folder": folder}
    yield _says.good("disk", "disk_good", **facts) if free >= ROOM_BYTES else _says.bad("disk", "disk_full", **facts)
    if settings.voice:
        if player_command(settings.sound_device) is None:
            yield _says.look("voice", "no_player")
        else:
            yield _says.good("voice", "voice_good")
    yield from _fonts()
    yield from _readers(settings)


def _fonts() -> Iterator[Finding]:
    if (lister := shutil.which("fc-list")) is None:
        return
    found = subprocess.run([lister, ":lang=zh-cn"], capture_output=True, text=True, check=False)  # noqa: S603 - no shell
    yield _says.good("fonts", "fonts_good") if found.stdout.strip() else _says.bad("fonts", "no_fonts")


def _readers(settings: KioskSettings) -> Iterator[Finding]:
    if not settings.card_readers or sys.platform != "linux":
        return
    from evdev import InputDevice, list_devices

    from evaluator.kiosk.card_reader import names_of

    there: set[str] = set()
    for path in list_devices():
        with closing(InputDevice(path)) as device:
            there |= names_of(device.info.vendor, device.info.product, device.uniq)
    listed = ", ".join(settings.card_readers)
    if there & set(settings.card_readers):
        yield _says.good("readers", "readers_good", listed=listed)
    else:
        yield _says.look("readers", "no_reader", listed=listed)
