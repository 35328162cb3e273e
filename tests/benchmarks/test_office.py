"""The office's figures as ratios of things measured in one run. CI runs them short and takes offence at gross ones."""

import asyncio
import os
import random
import re
import shutil
import signal
import sqlite3
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

import httpx
import psycopg
import pytest
from msgspec import json
from msgspec.structs import replace
from sqlalchemy import Connection, Table, select

from evaluator.office import certificates
from evaluator.office.directory import directory_store, rule_packs
from evaluator.office.exchanging import acceptance, recounting
from evaluator.office.founding import Founded
from evaluator.office.instants import now_utc, written
from evaluator.office.keeping import upgrading
from evaluator.office.settings import keep_database, office_settings
from evaluator.office.stars import deciding
from evaluator.office.store import postgresql, schema, sqlite, upserts
from evaluator.office.store.database import Database
from evaluator.office.store.hot import packed
from evaluator.office.tallies import cells
from evaluator.runtime.pinned import pinned_context
from evaluator.wire.exchange import PATH, DutyRow, Held, Reply, Request
from evaluator.wire.signing import public_key_hex
from tests.office.paper import AT, DAY, PaperKiosk
from tests.support.long_runs import Report
from tests.support.office import make_office, moved, opened_file
from tests.support.postgres import Cluster, running_cluster

GROSS: Final = 8
"""A ratio is an offence when it is so many times its target."""
RATIO_LEAST: Final = 0.1
"""On a busy machine 0.16-0.25 on SQLite and 0.31-0.37 on PostgreSQL were reached."""
OF_FLOOR_LEAST: Final = 0.2
"""There 0.34-0.42 and 0.9-1.1: PostgreSQL takes several kiosks at a time."""
ON_A_BUSY_MACHINE: Final = 5
"""A short run may find the machine idle for the one and busy for the other of what it compares."""
ROWS: Final = 500
LEVELS: Final = ("very_satisfied", "satisfied", "neutral", "dissatisfied")
MATTERS: Final = 9


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    return make_office(tmp_path_factory.mktemp("made") / "office")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """With fsync on: what is measured is what a thanked tap costs."""
    with running_cluster(fsync=True) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def folder(made: Founded, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """An office on either database."""
    copy = Path(shutil.copytree(made.folder, tmp_path / "office"))
    if request.param == "postgresql":
        running: Cluster = request.getfixturevalue("cluster")
        url = running.url(running.create())
        with opened_file(copy) as source:
            moved(source, url)
        for name in sqlite.FILES:
            (copy / name).unlink(missing_ok=True)
        keep_database(copy, url)
    return copy


class Server(NamedTuple):
    url: str
    process: int

    def processor_s(self) -> float:
        """Processor time of its own so far, without PostgreSQL's."""
        fields = Path(f"/proc/{self.process}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """The most it has had resident so far."""
        status = Path(f"/proc/{self.process}/status").read_text("ascii")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1]) / 1024


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """The real program."""
    command = [sys.executable, "-m", "evaluator", "office", "serve", "--data", str(folder), "--listen", "127.0.0.1:0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as program:
        assert program.stdout is not None
        try:
            yield Server(program.stdout.readline().split()[-1], program.pid)
        finally:
            program.send_signal(signal.SIGTERM)
            program.wait(60)


def know(store: Database, kiosks: list[PaperKiosk]) -> None:
    rows = [
        {
            "kiosk": one.kiosk,
            "public_key": public_key_hex(one.key),
            "window": one.window,
            "unit": one.unit,
            "simulated": 0,
            "enrolled_at": written(now_utc()),
        }
        for one in kiosks
    ]
    with store.writing() as connection:
        connection.execute(schema.kiosk.insert(), rows)


def held_by_all(store: Database) -> Held:
    """What a kiosk holds that has been answered before."""
    with store.reading() as connection:
        return Held(
            directory=directory_store.version(connection),
            rules=rule_packs.name_in_force(connection),
            stars=int(connection.execute(select(deciding.VERSION)).scalar_one()),
        )


def batches(kiosk: PaperKiosk, most: int, held: Held) -> list[Request]:
    """What a kiosk hands over after a long time away: days of duties, each with its matters and answers."""
    kiosk.start(f"{kiosk.kiosk}-r1")
    made: list[Request] = []
    day, duties, since = DAY // 100 * 100 + 1, 0, 0
    while len(made) < most:
        rows = 0
        while rows < ROWS - MATTERS * len(LEVELS) - 2:
            duties += 1
            kiosk.serve(f"s{duties % 14 + 1:02}", f"{kiosk.kiosk}-d{duties}")
            kiosk.duties[kiosk.duty] = replace(kiosk.duties[kiosk.duty], closed_at=AT)
            before = len(kiosk.rhythms)
            for matter in range(1, MATTERS + 1):
                for level in LEVELS:
                    kiosk.rate(level, day=day + duties // 3 % 28, matter=f"m{matter:02}")
            rows += 1 + MATTERS * len(LEVELS) + len(kiosk.rhythms) - before
        made.append(kiosk.request(since=since, agreed=since, held=held))
        since = kiosk.seq
    return made


Prepared = list[tuple[str, list[upserts.Values]]]
"""Statements, each with its rows."""


def prepared(request: Request, dialect: str) -> Prepared:
    """The same rows, ready for the statement."""
    kiosk = request.kiosk
    rows = {
        schema.tally: [acceptance._tally(kiosk, row) for row in request.tally],
        schema.duty: [acceptance._duty(kiosk, row) for row in request.duties],
        schema.rhythm: [(row.day, kiosk, row.run, row.hour, row.outcome, row.n, row.seq) for row in request.rhythm],
    }
    return [(upserts._upsert(table, dialect), of_table) for table, of_table in rows.items()]


def rolled_up(request: Request, dialect: str, duties: dict[str, DutyRow]) -> Prepared:
    """What these rows add to the roll-ups, known beforehand."""
    counts: dict[Table, upserts.Counts] = {schema.tally_day: {}, schema.tally_month: {}, schema.tally_narrow: {}}
    for row in request.tally:
        duty = duties[row.duty]
        place = request.kiosk, duty.unit, duty.window
        whole = *place, duty.staff, row.matter, row.outcome, row.scale, row.level, row.flag, duty.mode
        narrow = *place, row.outcome, row.scale, row.level, row.flag, duty.mode
        keys = (row.day, *whole), (row.day // 100, *whole), (row.day // 100, *narrow)
        for of_table, key in zip(counts.values(), keys, strict=True):
            of_table[key] = of_table.get(key, 0) + row.n
    return [
        (upserts._adding(table, dialect).statement, [(*key, n) for key, n in of_table.items()])
        for table, of_table in counts.items()
    ]


def written_bare(folder: Path, into: Path, cluster: Cluster, batches: list[Prepared]) -> float:
    """Seconds for the statements alone, one commit a batch, in empty tables of the same database."""
    if not office_settings(folder).database:
        return bare_sqlite(Path(shutil.copytree(folder, into)), batches)
    url = cluster.url(cluster.create())
    postgresql.create(url).close()
    return bare_postgresql(url, batches)


def bare_sqlite(folder: Path, batches: list[Prepared]) -> float:
    with sqlite3.connect(folder / sqlite.FILE, isolation_level=None) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        started = time.perf_counter()
        for batch in batches:
            connection.execute("BEGIN IMMEDIATE")
            for statement, rows in batch:
                connection.executemany(statement, rows)
            connection.execute("COMMIT")
        taken = time.perf_counter() - started
    connection.close()
    return taken


def bare_postgresql(url: str, batches: list[Prepared]) -> float:
    with psycopg.connect(url) as connection:
        started = time.perf_counter()
        for batch in batches:
            for statement, rows in batch:
                connection.execute(statement.encode(), (packed(rows),))
            connection.commit()
        return time.perf_counter() - started


def test_accepting_batches_over_https_against_the_bare_upsert(
    folder: Path, tmp_path: Path, cluster: Cluster, report: Report, long_run: bool
) -> None:
    """Target: 0.6 of the rows a second that the bare upsert of the same rows reaches in the same database.

    Whoever accepts also checks signature and chain, countersigns, and keeps the roll-ups in the same transaction. What
    the database alone takes for the rows with their roll-ups is the floor of that.
    """
    first, *kiosks = (PaperKiosk(kiosk=f"k{number}") for number in range(9))
    store = upgrading.open_existing(folder)
    held = held_by_all(store)
    warming = first.signed(batches(first, 1, held)[0])
    by_kiosk = [batches(kiosk, 20 if long_run else 3, held) for kiosk in kiosks]
    duties = [kiosk.duties for kiosk in kiosks]
    in_turn = [one for of_all in zip(*by_kiosk, strict=True) for one in zip(of_all, duties, strict=True)]
    ready = [prepared(request, store.dialect) for request, _ in in_turn]
    with_roll_ups = [
        rows + rolled_up(request, store.dialect, of) for rows, (request, of) in zip(ready, in_turn, strict=True)
    ]
    bare_s = written_bare(folder, tmp_path / "bare", cluster, ready)
    floor_s = written_bare(folder, tmp_path / "floor", cluster, with_roll_ups)
    know(store, [first, *kiosks])
    signed = [[kiosk.signed(request) for request in requests] for kiosk, requests in zip(kiosks, by_kiosk, strict=True)]
    context = pinned_context(certificates.ca_pem(folder))
    with serving(folder) as server, ExitStack() as stack:
        clients = [
            stack.enter_context(httpx.Client(base_url=server.url, verify=context, trust_env=False, timeout=120))
            for _ in kiosks
        ]

        def send(of: int) -> list[int]:
            return [clients[of].post(PATH, content=body, headers=head).status_code for body, head in signed[of]]

        for client in clients:  # a program's first exchange makes its statements
            assert client.post(PATH, content=warming[0], headers=warming[1]).status_code == 200
        with ThreadPoolExecutor(len(kiosks)) as pool:
            server_before_s, client_before_s = server.processor_s(), time.process_time()
            started = time.perf_counter()
            answers = list(pool.map(send, range(len(kiosks))))
            served_s = time.perf_counter() - started
            server_s, client_s = server.processor_s() - server_before_s, time.process_time() - client_before_s
    assert {status for of_one in answers for status in of_one} == {200}
    rows = sum(len(of_table) for batch in ready for _, of_table in batch)
    with store.reading() as connection:
        counted = sum(placed.cell.n for placed in cells.of_month(connection, DAY // 100, None))
        assert recounting.differences(connection, [DAY // 100]) == []
    store.close()
    assert counted == sum(count.n for kiosk in (first, *kiosks) for count in kiosk.tallies.values())
    ratio, of_floor = bare_s / served_s, floor_s / served_s
    report(
        database=store.dialect,
        n=rows,
        ratio=round(ratio, 2),
        target=0.6,
        rows_a_second=round(rows / served_s),
        bare_rows_a_second=round(rows / bare_s),
        floor_rows_a_second=round(rows / floor_s),
        of_floor=round(of_floor, 2),
        exchanges=len(in_turn),
        server_ms_an_exchange=round(server_s / len(in_turn) * 1000, 2),
        client_ms_an_exchange=round(client_s / len(in_turn) * 1000, 2),
    )
    busy = 1 if long_run else ON_A_BUSY_MACHINE
    assert ratio > RATIO_LEAST / busy
    assert of_floor > OF_FLOOR_LEAST / busy


def fill(connection: Connection, windows: int, years: int) -> None:
    """Years of months, as the roll-up holds them: each window three people and two matters."""
    draw = random.Random(7)
    for year in range(2026 - years + 1, 2027):
        for month in range(1, 13):
            connection.execute(
                schema.tally_month.insert(),
                [
                    {
                        "month": year * 100 + month,
                        "kiosk": f"k{window:04}",
                        "unit": f"u{window // 20}",
                        "window": f"w{window:04}",
                        "staff": f"s{window * 3 + person}",
                        "matter": f"m{matter:02}",
                        "outcome": "rated",
                        "scale": "four",
                        "level": level,
                        "flag": "",
                        "mode": "open",
                        "n": draw.randint(1, 400),
                    }
                    for window in range(windows)
                    for person in range(3)
                    for matter in range(2)
                    for level in LEVELS[: 2 + (person + matter) % 3]
                ],
            )


def test_a_month_costs_the_month_and_not_the_years_behind_it(folder: Path, report: Report, long_run: bool) -> None:
    """Targets: 50 ms in the store for 1,000 windows; five years cost what one does."""
    windows = 1_000 if long_run else 60
    store = upgrading.open_existing(folder)

    def month_s() -> float:
        taken = []
        for _ in range(5):
            with store.reading() as connection:
                started = time.perf_counter()
                table = schema.tally_month
                rows = connection.execute(
                    select(table.c.window, table.c.level, table.c.n).where(table.c.month == 202612)
                ).all()
                taken.append(time.perf_counter() - started)
            assert len({row.window for row in rows}) == windows
        return median(taken)

    with store.writing() as connection:
        fill(connection, windows, 1)
    one_s = month_s()
    with store.writing() as connection:
        connection.execute(schema.tally_month.delete())
        fill(connection, windows, 5)
    five_s = month_s()
    store.close()
    report(
        database=store.dialect,
        windows=windows,
        ratio=round(five_s / one_s, 2),
        target=1.1,
        month_ms=round(five_s * 1000, 1),
        month_target_ms=50,
    )
    assert five_s < GROSS * one_s * (1 if long_run else ON_A_BUSY_MACHINE)


def test_kiosks_that_come_back_after_a_day_are_drained(
    made: Founded, tmp_path: Path, report: Report, long_run: bool
) -> None:
    """Target: 10,000 kiosks, no error, bounded memory. Each comes within the spread it was told, as all do."""
    number = 10_000 if long_run else 60
    folder = Path(shutil.copytree(made.folder, tmp_path / "office"))
    kiosks = []
    for at in range(number):
        kiosk = PaperKiosk(kiosk=f"k{at}")
        kiosk.start(f"r{at}").serve("s03", f"d{at}")
        for level in LEVELS:
            kiosk.rate(level, 5)
        kiosks.append(kiosk)
    store = upgrading.open_existing(folder)
    know(store, kiosks)
    signed = [kiosk.signed(kiosk.request()) for kiosk in kiosks]
    context = pinned_context(certificates.ca_pem(folder))
    with serving(folder) as server:
        before_mb = server.memory_mb()
        with httpx.Client(verify=context, trust_env=False, timeout=120) as client:
            first = client.post(f"{server.url}{PATH}", content=signed[0][0], headers=signed[0][1])
        spread_s = json.decode(first.content, type=Reply).spread_s
        started = time.perf_counter()
        statuses = asyncio.run(come_back(server.url, context, signed, spread_s))
        drained_s = time.perf_counter() - started
        after_mb = server.memory_mb()
    with store.reading() as connection:
        counted = sum(placed.cell.n for placed in cells.of_month(connection, DAY // 100, None))
    store.close()
    report(
        n=number,
        spread_s=round(spread_s, 1),
        drained_s=round(drained_s, 1),
        errors=sum(status != 200 for status in statuses),
        memory_mb=round(after_mb),
        before_mb=round(before_mb),
    )
    assert set(statuses) == {200}
    assert counted == number * 20
    assert after_mb < before_mb + 150


async def come_back(
    url: str, context: ssl.SSLContext, signed: list[tuple[bytes, dict[str, str]]], spread_s: float
) -> list[int]:
    """Every kiosk on a connection of its own, at its own moment within the spread."""
    draw = random.Random(11)

    async def one(body: bytes, head: dict[str, str]) -> int:
        await asyncio.sleep(draw.uniform(0, spread_s))
        async with httpx.AsyncClient(verify=context, trust_env=False, timeout=120) as client:
            return (await client.post(f"{url}{PATH}", content=body, headers=head)).status_code

    return list(await asyncio.gather(*(one(body, head) for body, head in signed)))
