"""From an empty folder to an office with three months behind it, by the same steps a person would take."""

import asyncio
import secrets
import socket
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import httpx
import msgspec

from evaluator.demo.history import live_through
from evaluator.demo.programs import ask, run_to_end
from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.handover import NotTakenError
from evaluator.kiosk.journal_file import DATABASE as KIOSK_DATABASE
from evaluator.runtime.paths import private_folder, resources, write_private
from evaluator.runtime.pinned import fetch_ca, pinned_client
from evaluator.runtime.refusal import refuse
from evaluator.simulation.days import Habits, working_days
from evaluator.wire.enrolment import CA_PATH
from evaluator.wire.manager import PASSWORD_PATH, SESSIONS_PATH, NewPassword, Session, SignIn

NOTES: Final = "demo.json"
OFFICE_DATABASE: Final = "office.db"
WINDOW: Final = "w1"
SIMULATED: Final = "simulated"
MONTHS_BEHIND: Final = 3
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


async def found_office(folder: Path) -> Notes:
    """The office in `folder`, founded and with the sample sub-district when there is none yet."""
    private_folder(folder)
    notes = folder / NOTES
    if notes.exists():
        try:
            return msgspec.json.decode(notes.read_bytes(), type=Notes)
        except msgspec.MsgspecError as error:
            refuse(f"{notes} cannot be read: {error}. Name another folder with --data.", error)
    if (folder / OFFICE_DATABASE).exists():
        refuse(f"{folder} holds an office that is no demo's. Name another folder with --data.")
    listen = f"127.0.0.1:{_free_port()}"
    made = await ask(
        "office", "init", "--data", str(folder), "--simulated", "--json", "--address", listen,
        "--name", "清河街道办事处", "--name-en", "Qinghe Sub-district Office", "--zone", "Asia/Shanghai",
    )  # fmt: skip
    found = Notes(f"https://{listen}", made["fingerprint"], made["account"], made["password"], secrets.token_urlsafe(9))
    write_private(notes, msgspec.json.encode(found))
    return found


async def fill_directory(folder: Path, notes: Notes) -> None:
    """The sample sub-district."""
    if notes.ready:
        return
    await run_to_end("office", "import", "--data", str(folder), str(resources() / "sample"))


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


async def live_history(folder: Path, windows: list[str], today: date, tell: Callable[[str, int], None]) -> None:
    """Three months behind every window, up to yesterday. What was lived before is not lived again."""
    days = working_days(first_day(today), today - timedelta(days=1))
    for window in windows:
        kiosk = folder / SIMULATED / window
        if not (kiosk / KIOSK_DATABASE).exists():
            private_folder(kiosk.parent)
            code = await ask("office", "enrol-code", "--data", str(folder), "--window", window, "--json")
            await enrol(kiosk, code["code"], simulated=True)
        habits = Habits(mode="open" if window in OPEN_WINDOWS else "invited", seed=f"qinghe/{window}")
        try:
            entries = await asyncio.to_thread(live_through, kiosk, days, habits)
        except (NotTakenError, httpx.HTTPError) as error:
            refuse(f"The office did not take the history of window {window} ({error}). Start the demo again.", error)
        tell(window, entries)


def first_day(today: date) -> date:
    """Where the history begins: 1 August 2026 for any day of November 2026."""
    year, month = divmod(today.year * 12 + today.month - 1 - MONTHS_BEHIND, 12)
    return date(year, month + 1, 1)


def today_in(zone: str) -> date:
    """The office's date."""
    return datetime.now(ZoneInfo(zone)).date()


async def _post(client: httpx.AsyncClient, path: str, said: msgspec.Struct, *, token: str = "") -> httpx.Response:
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    return await client.post(path, content=msgspec.json.encode(said), headers=headers)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
