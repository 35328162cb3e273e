"""What years, windows and kiosks cost whoever takes exchanges: one after the other, and many at once."""

import asyncio
import random
import shutil
import ssl
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Final
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy import Connection, text

from evaluator.office import certificates
from evaluator.office.exchanging.acceptance import accept
from evaluator.office.founding import Founded
from evaluator.office.instants import written
from evaluator.office.keeping import upgrading
from evaluator.office.store.database import Database
from evaluator.runtime.pinned import pinned_context
from evaluator.wire.exchange import PATH, Request
from tests.benchmarks.test_growth_of_months import empty
from tests.benchmarks.test_office import LEVELS, batches, cluster, folder, held_by_all, know, made, serving
from tests.benchmarks.test_ratios import took_s
from tests.office.paper import AT, PaperKiosk
from tests.support.long_runs import Report

__all__ = ["cluster", "folder", "made"]
POINTS: Final = ((10, 1), (100, 1), (100, 2), (100, 5), (100, 10), (1_000, 1))
"""Windows and years."""
SHORT_POINTS: Final = ((2, 1), (4, 1), (4, 2))
AT_ONCE: Final = (10, 100, 1_000)
A_SECOND: Final = 50
"""So many kiosks an office asks to come back."""
DAYS_A_YEAR: Final = 250
HOURS: Final = (9, 14)
MATTERS: Final = ("m01", "m02")
LATEST: Final = 2025
MEASURED: Final = 4
"""Kiosks that hand over, each with the years of the point behind it."""
ZONE: Final = ZoneInfo("Asia/Shanghai")
GROSS: Final = 4
ON_A_BUSY_MACHINE: Final = 25

EACH_LINE: Final = "FROM past_kiosk CROSS JOIN past_day CROSS JOIN past_line"
PAST: Final = (
    f"""INSERT INTO tally SELECT day, kiosk, 'r' || day, 'd' || day, matter, 'rated', 'four', level, '', 4, place
    {EACH_LINE}""",
    f"""INSERT INTO tally_day SELECT day, kiosk, 'hall-east', place_of, 's01', matter, 'rated', 'four', level, '',
    'open', 4 {EACH_LINE}""",
    f"""INSERT INTO tally_month SELECT day / 100, kiosk, 'hall-east', place_of, 's01', matter, 'rated', 'four', level,
    '', 'open', sum(4) {EACH_LINE} GROUP BY day / 100, kiosk, place_of, matter, level""",
    """INSERT INTO rhythm SELECT day, kiosk, 'r' || day, hour, 'rated', 8, hour
    FROM past_kiosk CROSS JOIN past_day CROSS JOIN past_hour""",
    """INSERT INTO duty SELECT kiosk, 'd' || day, 'r' || day, 's01', place_of, 'hall-east', :opened, :closed, '',
    'open', 2 FROM past_kiosk CROSS JOIN past_day""",
)
"""A run and a duty a day, with two answers to two matters, four times each."""


def list_of(connection: Connection, name: str, columns: str, rows: Sequence[Sequence[object]]) -> None:
    """A table of this session's own."""
    names = [column.split()[0] for column in columns.split(", ")]
    connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
    connection.execute(text(f"CREATE TEMP TABLE {name} ({columns})"))
    said = f"INSERT INTO {name} VALUES ({', '.join(f':{one}' for one in names)})"
    connection.execute(text(said), [dict(zip(names, row, strict=True)) for row in rows])


def put_behind(store: Database, kiosks: Sequence[str], since: int, years: int) -> None:
    """So many years behind each kiosk, the latest of them `since` years before the last."""
    days = [
        (LATEST - year) * 10_000 + (1 + at // 21 % 12) * 100 + 1 + at % 21
        for year in range(since, years)
        for at in range(DAYS_A_YEAR)
    ]
    lines = [(matter, level) for matter in MATTERS for level in LEVELS[:2]]
    with store.writing() as connection:
        list_of(connection, "past_kiosk", "kiosk TEXT, place_of TEXT", [(one, f"w-{one}") for one in kiosks])
        list_of(connection, "past_day", "day INTEGER", [(day,) for day in days])
        list_of(connection, "past_hour", "hour INTEGER", [(hour,) for hour in HOURS])
        rows = [(*line, place) for place, line in enumerate(lines, 3)]
        list_of(connection, "past_line", "matter TEXT, level TEXT, place INTEGER", rows)
        for said in PAST:
            asks = {"opened": written(AT), "closed": written(AT)} if ":opened" in said else {}
            connection.execute(text(said), asks)
    if store.dialect == "postgresql":
        with store.writing() as connection:
            connection.execute(text("ANALYZE"))  # it does so by itself elsewhere


def exchange_ms(store: Database, office: Path, kiosks: list[PaperKiosk], batches_each: int) -> dict[str, float]:
    """Milliseconds from a transaction's begin to its commit: a full batch, and one tap."""
    key = certificates.signing_key(office)
    held = held_by_all(store)

    def take(request: Request) -> None:
        with store.writing(one_kiosk=True) as connection:
            accept(connection, key, ZONE, request, AT)

    full, one_tap = [], []
    for kiosk in kiosks:
        full += [took_s(lambda request=request: take(request)) for request in batches(kiosk, batches_each, held)]  # type: ignore[misc]
        for _ in range(batches_each):
            since = kiosk.seq
            kiosk.rate("satisfied", matter="m01")
            request = kiosk.request(since=since, agreed=since, held=held)
            one_tap.append(took_s(lambda request=request: take(request)))  # type: ignore[misc]
    return {"batch_ms": round(median(full) * 1000, 1), "tap_ms": round(median(one_tap) * 1000, 2)}


def test_an_exchange_over_windows_and_years(folder: Path, report: Report, long_run: bool) -> None:
    """Target: flat. What an exchange touches is its kiosk's days, however much stands beside them."""
    points: list[dict[str, float]] = []
    store = upgrading.open_existing(folder)
    there: dict[int, int] = {}
    for at, (windows, years) in enumerate(POINTS if long_run else SHORT_POINTS):
        if windows not in there:
            clear(store)
        names = [f"k{windows}-{number}" for number in range(windows)]
        put_behind(store, names, there.get(windows, 0), years)
        there = {windows: years}
        # those who hand over have as much behind them, and were never heard of before
        measured = [PaperKiosk(kiosk=f"k{at}-own-{number}") for number in range(MEASURED)]
        put_behind(store, [kiosk.kiosk for kiosk in measured], 0, years)
        know(store, measured)
        taken = exchange_ms(store, folder, measured, 3 if long_run else 1)
        points.append({"windows": windows, "years": years, "store_mb": round(store.size_bytes() / 2**20), **taken})
    store.close()
    report(database=store.dialect, points=points)
    least = min(points, key=lambda point: point["store_mb"])
    most = max(points, key=lambda point: point["store_mb"])
    assert most["batch_ms"] < (GROSS if long_run else ON_A_BUSY_MACHINE) * least["batch_ms"]


def clear(store: Database) -> None:
    with store.writing() as connection:
        empty(connection, "tally", "tally_day", "tally_month", "tally_narrow", "rhythm", "duty")


def test_many_kiosks_come_back(made: Founded, tmp_path: Path, report: Report, long_run: bool) -> None:
    """Target: no error, and an answer as quick for a thousand as for ten, when they come as they are told."""
    points = []
    for number in AT_ONCE if long_run else (5, 20):
        office = Path(shutil.copytree(made.folder, tmp_path / f"office{number}"))
        kiosks = [PaperKiosk(kiosk=f"k{at}") for at in range(number)]
        for kiosk in kiosks:
            kiosk.start(f"r-{kiosk.kiosk}").serve("s03", f"d-{kiosk.kiosk}")
            for level in LEVELS:
                kiosk.rate(level, 5)
        store = upgrading.open_existing(office)
        know(store, kiosks)
        held = held_by_all(store)
        signed = [kiosk.signed(kiosk.request(held=held)) for kiosk in kiosks]
        store.close()
        with serving(office) as server:
            context = pinned_context(certificates.ca_pem(office))
            httpx.get(f"{server.url}/v1/health", verify=context, trust_env=False, timeout=60)
            before_s = server.processor_s()
            began = time.perf_counter()
            answers = asyncio.run(come_back(server.url, context, signed, number / A_SECOND))
            took = time.perf_counter() - began
            server_s, memory_mb = server.processor_s() - before_s, server.memory_mb()
        waited = sorted(waited_s for _, waited_s in answers)
        points.append(
            {
                "kiosks": number,
                "drained_s": round(took, 1),
                "answer_ms": round(median(waited) * 1000),
                "answer_p99_ms": round(waited[len(waited) * 99 // 100] * 1000),
                "server_ms": round(server_s / number * 1000, 1),
                "memory_mb": round(memory_mb),
            }
        )
        assert {status for status, _ in answers} == {200}
    report(points=points)


async def come_back(
    url: str, context: ssl.SSLContext, signed: list[tuple[bytes, dict[str, str]]], spread_s: float
) -> list[tuple[int, float]]:
    """Every kiosk on a connection of its own at its own moment: what it was answered, and after how many seconds."""
    draw = random.Random(11)

    async def one(body: bytes, head: dict[str, str]) -> tuple[int, float]:
        await asyncio.sleep(draw.uniform(0, spread_s))
        async with httpx.AsyncClient(verify=context, trust_env=False, timeout=120) as client:
            began = time.perf_counter()
            answered = await client.post(f"{url}{PATH}", content=body, headers=head)
            return answered.status_code, time.perf_counter() - began

    return list(await asyncio.gather(*(one(body, head) for body, head in signed)))
