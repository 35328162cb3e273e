"""A real office for tests: made, filled with the sample sub-district, serving over TLS from a thread."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import httpx
import msgspec

from evaluator.office import app, certificates, commands
from evaluator.office.addresses import Address
from evaluator.office.api.application import application
from evaluator.office.app import LOOPBACK, Serving
from evaluator.office.directory import importing
from evaluator.office.founding import Founded, found
from evaluator.office.instants import Clock, now_utc
from evaluator.office.keeping import upgrading
from evaluator.office.office import Office
from evaluator.office.store import postgresql
from evaluator.office.store.copying import copy_rows
from evaluator.office.store.database import Database
from evaluator.office.tallies import by_hand
from evaluator.office.tallies.tally_print import printed
from evaluator.wire.manager import Grouping

SAMPLE = Path(__file__).resolve().parent.parent.parent / "resources" / "sample"
http_side: Final = lru_cache(maxsize=2)(application)
"""The HTTP application of an office, put together once, for that takes longer than a request."""


def road_to(office: Office) -> httpx.ASGITransport:
    """What an `httpx.AsyncClient` needs to ask an office without a socket."""
    return httpx.ASGITransport(app=http_side(office))  # type: ignore[arg-type]  # Litestar's own ASGI types


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningOffice:
    """An office that serves. Its clock is the one it was started with."""

    data: Path
    serving: Serving
    account: str
    password: str
    """One-time: the first session must choose another."""
    clock: Clock

    @property
    def address(self) -> str:
        """`https://127.0.0.1:PORT`"""
        return self.serving.url

    @property
    def fingerprint(self) -> str:
        """Of the CA, as a kiosk or desk pins it."""
        return certificates.fingerprint_of(self.data)

    @property
    def desk(self) -> str:
        """What the manager's desk is given."""
        return f"{self.address}#{self.fingerprint}"

    def enrol_code(self, window: str = "", unit: str = "") -> str:
        """A one-time code for a window's kiosk, or for a whole hall's, made beside the serving office."""
        made = commands.make_code(self.data, window=window, unit=unit, address=None, clock=self.clock)
        return str(made.code)

    def tally(self, period: str, by: Grouping = "unit") -> dict[str, Any]:
        """A period (`2026-11`) as `office tally --format json` prints it: nothing hidden, nothing withheld."""
        read = by_hand.read_tally(self.data, period=period, by=by, unit="", clock=self.clock)
        answer: dict[str, Any] = msgspec.json.decode(printed(read.answer, read.pack, "json", read.units, read.undated))
        return answer

    def rows(self, period: str, by: Grouping = "unit") -> dict[str, dict[str, Any]]:
        """The rows of `tally` by key."""
        return {row["key"]: row for row in self.tally(period, by)["rows"]}


def make_office(data: Path, *, simulated: bool = False, clock: Clock = now_utc) -> Founded:
    """What `office init` and `office import` of the sample do."""
    made = found(
        data,
        name="清河街道办事处",
        name_en="Qinghe Sub-district Office",
        zone="Asia/Shanghai",
        addresses=[Address("127.0.0.1", 8443)],
        simulated=simulated,
        clock=clock,
    )
    with commands.opened(data) as office:
        importing.import_directory(office, SAMPLE, dry_run=False, clock=clock)
    return made


@contextmanager
def opened_file(folder: Path) -> Iterator[Database]:
    """The store of an office on SQLite."""
    found = upgrading.open_existing(folder)
    try:
        yield found
    finally:
        found.close()


def moved(source: Database, url: str) -> None:
    """The same office in an empty PostgreSQL database: every row of every table."""
    target = postgresql.create(url)
    with source.reading() as old, target.writing() as new:
        copy_rows(old, new)
    target.close()


@contextmanager
def running_office(folder: Path, *, simulated: bool = False, clock: Clock = now_utc) -> Iterator[RunningOffice]:
    """Make an office in `folder`/office and serve it while the block runs."""
    made = make_office(folder / "office", simulated=simulated, clock=clock)
    with serving_office(made, clock=clock) as office:
        yield office


@contextmanager
def serving_office(made: Founded, *, clock: Clock = now_utc, listen: Address = LOOPBACK) -> Iterator[RunningOffice]:
    """Serve an office that is there already, on another port than before where none is named."""
    with app.running_office(made.folder, listen, clock) as serving:
        yield RunningOffice(
            data=made.folder, serving=serving, account=made.account, password=made.password, clock=clock
        )
