"""From an empty folder to an office with months behind it, by the same steps people would have taken then."""

import asyncio
import logging
import secrets
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import httpx
import msgspec
from sqlalchemy import Connection

from evaluator.demo.history import live_through
from evaluator.demo.office_work import HALL_MANAGERS, HALL_ROLE
from evaluator.demo.programs import ask, run_to_end
from evaluator.demo.simulated_window import is_handed_over, lived_until
from evaluator.domain.days import as_day
from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.journal_file import DATABASE as KIOSK_DATABASE
from evaluator.kiosk.journal_file import is_lost
from evaluator.kiosk.reply import NotTakenError
from evaluator.office.addresses import parse
from evaluator.office.app import running_office
from evaluator.office.commands import make_code
from evaluator.office.directory.importing import import_directory
from evaluator.office.founding import found
from evaluator.office.office import Office
from evaluator.office.people import account_list, audit, passwords
from evaluator.runtime.logs import ROOT
from evaluator.runtime.paths import private_folder, resources, write_private
from evaluator.runtime.pinned import fetch_ca, pinned_client
from evaluator.runtime.refusal import refuse
from evaluator.simulation.days import Habits, working_days
from evaluator.simulation.playing import SimulatedClock, instant
from evaluator.wire.enrolment import CA_PATH
from evaluator.wire.manager import PASSWORD_PATH, SESSIONS_PATH, NewPassword, Session, SignIn

ZONE: Final = "Asia/Shanghai"
NOTES: Final = "demo.json"
OFFICE_DATABASE: Final = "office.db"
WINDOW: Final = "w1"
SIMULATED: Final = "simulated"
A_DAY: Final = timedelta(days=1)
FOUNDED_S: Final = 14 * 3600
"""Seconds after midnight, the day before the history."""
OPEN_WINDOWS: Final = frozenset({"w1", "w2"})
"""Windows without invitations in the simulated history: there participation is unknown."""


class Notes(msgspec.Struct, frozen=True):
    """What the demo must know the second time; the file is for its owner alone."""

    address: str
    fingerprint: str
    account: str
    one_time_password: str
    password: str
    ready: bool = False
    """Whether the directory is filled, the password chosen and the kiosk enrolled."""

    @property
    def desk(self) -> str:
        """What the manager's desk is given."""
        return f"{self.address}#{self.fingerprint}"


async def found_office(folder: Path, first: date) -> Notes:
    """The office in `folder`; when there is none yet, founded on the day before its history's first."""
    private_folder(folder)
    notes = folder / NOTES
    if notes.exists():
        try:
            return msgspec.json.decode(notes.read_bytes(), type=Notes)
        except msgspec.MsgspecError as error:
            refuse(f"{notes} cannot be read: {error}. Name another folder with --data.", error)
    if (folder / OFFICE_DATABASE).exists():
        refuse(f"{folder} holds an office that is no demo's. Name another folder with --data.")
    if (folder / KIOSK_DATABASE).exists() or is_lost(folder):
        refuse(f"{folder} holds a kiosk that is no demo's. Name another folder with --data.")
    return await asyncio.to_thread(_found, folder, notes, first)


def _found(folder: Path, notes: Path, first: date) -> Notes:
    """Found it and write down what must be known of it: nobody who is told to end comes between the two."""
    listen = f"127.0.0.1:{_free_port()}"
    made = found(
        folder,
        name="清河街道办事处",
        name_en="Qinghe Sub-district Office",
        zone=ZONE,
        addresses=[parse(listen)],
        simulated=True,
        clock=lambda: _founded_at(first),
    )
    kept = Notes(f"https://{listen}", made.fingerprint, made.account, made.password, secrets.token_urlsafe(9))
    write_private(notes, msgspec.json.encode(kept))
    return kept


async def fill_directory(office: Office, notes: Notes) -> None:
    """The sample sub-district, and a manager for each of its halls."""
    if notes.ready:
        return
    await asyncio.to_thread(
        import_directory, office.database, resources() / "sample", dry_run=False, clock=office.clock
    )
    for unit, account in HALL_MANAGERS.items():
        verifier = await asyncio.to_thread(passwords.verifier, notes.password)
        who, now = audit.COMMAND_LINE, office.clock()
        job = partial(account_list.add, who=who, account=account, role=HALL_ROLE, unit=unit, verifier=verifier, now=now)
        await office.writer.do(job)


async def choose_password(notes: Notes) -> None:
    """Sign in with the one-time password and choose another, as a manager does the first time."""
    if notes.ready:
        return
    ca_pem = await fetch_ca(notes.address, CA_PATH, notes.fingerprint)
    async with pinned_client(notes.address, ca_pem) as client:
        answer = await _post(client, SESSIONS_PATH, SignIn(account=notes.account, password=notes.one_time_password))
        if answer.is_error:
            return  # An interrupted first start had changed it.
        session = msgspec.json.decode(answer.content, type=Session)
        await _post(
            client, PASSWORD_PATH, NewPassword(old=notes.one_time_password, new=notes.password), token=session.token
        )


async def enrol_kiosk(folder: Path) -> None:
    """The kiosk the demo shows, enrolled by a one-time code."""
    if not (folder / KIOSK_DATABASE).exists():
        code = await ask("office", "enrol-code", "--data", str(folder), "--window", WINDOW, "--json")
        await run_to_end("kiosk", "enrol", "--data", str(folder), "--simulated", code["code"])


def remember_ready(folder: Path, notes: Notes) -> None:
    """Next time these steps are behind us."""
    if not notes.ready:
        write_private(folder / NOTES, msgspec.json.encode(msgspec.structs.replace(notes, ready=True)))


async def live_history(
    folder: Path, notes: Notes, windows: list[str], days: Sequence[date], tell: Callable[[date, int], None]
) -> None:
    """Fill the office and put the days behind it and every window.

    All of it happens by the clock of those months, the office's own part too. What was lived before is not lived again.
    """
    places = {folder / SIMULATED / window: window for window in windows}
    if notes.ready and all(_is_behind(place, days[-1]) for place in places):
        return
    clock = SimulatedClock(_founded_at(days[0]))
    with _quiet_office(), running_office(folder, parse(notes.address), lambda: clock.read().wall) as running:
        office, stop = running.office, threading.Event()
        clock.set(await office.read(_last_act))
        await fill_directory(office, notes)
        await choose_password(notes)
        for place, window in places.items():
            await _enrol(folder, place, window, clock)
        habits = {
            place: Habits(mode="open" if window in OPEN_WINDOWS else "invited", seed=f"qinghe/{window}")
            for place, window in places.items()
        }
        with ThreadPoolExecutor(1) as thread:
            work = partial(live_through, office, clock, habits, days, tell, stop)
            try:
                await asyncio.get_running_loop().run_in_executor(thread, work)
            except (NotTakenError, httpx.HTTPError) as error:
                refuse(f"The office did not take its history ({error}). Start the demo again.", error)
            finally:
                stop.set()


async def _enrol(folder: Path, place: Path, window: str, clock: SimulatedClock) -> None:
    if not (place / KIOSK_DATABASE).exists():
        private_folder(place.parent)
        code = make_code(folder, window=window, unit="", address=None, clock=lambda: clock.read().wall)
        await enrol(place, str(code.code), simulated=True)


def _is_behind(place: Path, last: date) -> bool:
    if not (place / KIOSK_DATABASE).exists():
        return False
    return lived_until(place) >= as_day(last) and is_handed_over(place)


def _last_act(connection: Connection) -> datetime:
    """When the office's newest act was: its history never goes on before that."""
    (newest,) = audit.acts(connection, None, 1)
    return datetime.fromisoformat(msgspec.json.decode(newest.body)["at"])


@contextmanager
def _quiet_office() -> Iterator[None]:
    """A line of the log for each of a thousand exchanges would hide what the demo says."""
    log = logging.getLogger(f"{ROOT}.office")
    before = log.level
    log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        log.setLevel(before)


def _founded_at(first: date) -> datetime:
    return instant(first - A_DAY, FOUNDED_S, ZoneInfo(ZONE))


def history(today: date, months: int) -> list[date]:
    """Its working days: that many whole months and the running one up to yesterday."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return working_days(date(year, month + 1, 1), today - A_DAY)


def today_here() -> date:
    """The office's date."""
    return datetime.now(ZoneInfo(ZONE)).date()


async def _post(client: httpx.AsyncClient, path: str, said: msgspec.Struct, *, token: str = "") -> httpx.Response:
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    return await client.post(path, content=msgspec.json.encode(said), headers=headers)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
