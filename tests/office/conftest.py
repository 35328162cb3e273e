"""An office made once and copied for every test; its clock stands until a test moves it."""

import asyncio
import logging
import shutil
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import httpx
import msgspec
import pytest
from sqlalchemy import Connection, text

from evaluator.office.exchanging.acceptance import Accepted, accept
from evaluator.office.founding import Founded
from evaluator.office.instants import written
from evaluator.office.office import Office
from evaluator.office.settings import keep_database
from evaluator.office.store import schema, sqlite
from evaluator.wire.exchange import PATH, Reply, Request
from evaluator.wire.manager import PASSWORD_PATH, SESSIONS_PATH
from evaluator.wire.signing import public_key_hex
from tests.office.paper import PaperKiosk
from tests.support.lent import Lent
from tests.support.office import make_office, moved, opened_file, road_to
from tests.support.postgres import Cluster, running_cluster

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
"""Ten in the morning of a Saturday in Shanghai; the day after `paper.DAY`."""
OWN_PASSWORD = "a password of my own"


T = TypeVar("T")


class TestClock:
    """Tells the time a test sets."""

    __test__ = False

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **passed: float) -> None:
        self.at += timedelta(**passed)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences are compared in English, whatever the terminal speaks."""
    monkeypatch.setenv("EVALUATOR_LANGUAGE", "en")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """A real office with the sample sub-district. Copy its folder, never open it."""
    return make_office(tmp_path_factory.mktemp("made") / "office", clock=lambda: NOW)


@pytest.fixture(scope="session")
def made_simulated(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """The same, born simulated."""
    return make_office(tmp_path_factory.mktemp("made") / "office", simulated=True, clock=lambda: NOW)


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def folder(made: Founded, tmp_path: Path) -> Path:
    """An office of this test's own."""
    return Path(shutil.copytree(made.folder, tmp_path / "office"))


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server of this test run's own."""
    with running_cluster() as running:
        yield running


@pytest.fixture(scope="session")
def lent(cluster: Cluster, made: Founded) -> Lent:
    """Databases with the office of `made` in them."""
    name = cluster.create()
    with opened_file(made.folder) as source:
        moved(source, cluster.url(name))
    return Lent(cluster, name)


@pytest.fixture
def moved_folder(folder: Path, cluster: Cluster, lent: Lent) -> Iterator[Path]:
    """An office of this test's own on PostgreSQL."""
    name, uses = lent.lend()
    for file in sqlite.FILES:
        (folder / file).unlink(missing_ok=True)
    keep_database(folder, cluster.url(name))
    yield folder
    lent.take_back(name, uses)


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, clock: TestClock) -> Iterator[Office]:
    """Its parts, put together, without a port. Every database the office can use runs the same tests."""
    found = Office(request.getfixturevalue("folder" if request.param == "sqlite" else "moved_folder"), clock)
    assert found.database.dialect == request.param
    yield found
    found.close()


on_sqlite = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
"""For what only a file can show."""
on_postgresql = pytest.mark.parametrize("office", ["postgresql"], indirect=True)
"""For what only a server can show."""


@pytest.fixture
def simulated_office(made_simulated: Founded, tmp_path: Path, clock: TestClock) -> Iterator[Office]:
    found = Office(Path(shutil.copytree(made_simulated.folder, tmp_path / "simulated")), clock)
    yield found
    found.close()


@pytest.fixture
def bare_logging() -> Iterator[None]:
    """The command line sets logging and warnings for its process; give both back to the tests."""
    root, ours = logging.getLogger(), logging.getLogger("evaluator")
    kept = root.handlers[:], root.level, ours.level
    shown = warnings.showwarning
    yield
    logging.captureWarnings(capture=False)
    warnings.showwarning = shown
    root.handlers[:], root.level = kept[0], kept[1]
    ours.setLevel(kept[2])


def write(office: Office, job: Callable[[Connection], T]) -> T:
    """Have the writer do something and wait for it."""
    return office.writer.submit(job).result(timeout=120)


def free_audit(connection: Connection, trigger: str) -> None:
    """Drop a trigger of the audit log, as whoever owns the database could."""
    where = " ON audit" if connection.dialect.name == "postgresql" else ""
    connection.execute(text(f"DROP TRIGGER {trigger}{where}"))


def know(office: Office, kiosk: PaperKiosk) -> PaperKiosk:
    """Let the office know a paper kiosk, without a code."""
    row = {
        "kiosk": kiosk.kiosk,
        "public_key": public_key_hex(kiosk.key),
        "window": kiosk.window,
        "unit": kiosk.unit,
        "simulated": int(office.about.simulated),
        "enrolled_at": written(office.clock()),
    }
    write(office, lambda connection: connection.execute(schema.kiosk.insert().values(**row)))
    return kiosk


def hand_over(office: Office, request: Request) -> Accepted:
    """One exchange in the store alone: no HTTP, no signature."""
    now = office.clock()
    return write(office, lambda connection: accept(connection, office.key, office.about.zone, request, now))


def ask(
    office: Office,
    method: str,
    path: str,
    *,
    content: bytes | None = None,
    json: object = None,
    headers: dict[str, str] | dict[bytes, bytes] | None = None,
) -> httpx.Response:
    """One request to the office's HTTP application, without a socket."""

    async def asking() -> httpx.Response:
        async with httpx.AsyncClient(transport=road_to(office), base_url="https://office") as client:
            return await client.request(method, path, content=content, json=json, headers=headers)

    return asyncio.run(asking())


def exchange(office: Office, kiosk: PaperKiosk, request: Request) -> Reply:
    """One signed exchange over HTTP that must be taken."""
    body, headers = kiosk.signed(request)
    answer = ask(office, "POST", PATH, content=body, headers=headers)
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=Reply)


def token_of(office: Office, made: Founded) -> dict[str, str]:
    """The header of a session whose password is the person's own."""
    first = ask(office, "POST", SESSIONS_PATH, json={"account": made.account, "password": made.password})
    assert first.status_code == 201, first.text
    header = {"Authorization": f"Bearer {first.json()['token']}"}
    chosen = {"old": made.password, "new": OWN_PASSWORD}
    assert ask(office, "POST", PASSWORD_PATH, json=chosen, headers=header).status_code == 204
    return header
