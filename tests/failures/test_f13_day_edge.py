"""F13: taps across midnight, the end of a month, 29 February and a change of the hour: each in exactly one day."""

from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
import pytest

from evaluator.domain.journal import Rated
from evaluator.kiosk import facts, journal_file
from evaluator.kiosk.journal_store import JournalStore
from tests.failures.counting import found
from tests.support.clock import StandingClock
from tests.support.kiosk import enrolled_folder, hall_directory, rated
from tests.support.long_runs import Report

SHORT, LONG = 40, 200
EDGES: Final = [
    ("Asia/Shanghai", (2026, 11, 30, 23, 59, 58), 20261130, 20261201),
    ("Asia/Shanghai", (2028, 2, 28, 23, 59, 58), 20280228, 20280229),
    ("Asia/Shanghai", (2026, 2, 28, 23, 59, 58), 20260228, 20260301),
    ("UTC", (2026, 12, 31, 23, 59, 58), 20261231, 20270101),
    ("America/New_York", (2026, 11, 1, 23, 59, 58), 20261101, 20261102),
    ("America/New_York", (2026, 3, 7, 23, 59, 58), 20260307, 20260308),
]


def in_zone(folder: Path, zone: str) -> Path:
    enrolled_folder(folder)
    with closing(journal_file.connect(folder / journal_file.DATABASE)) as db:
        facts.hold(db, msgspec.structs.replace(hall_directory(), zone=zone), None)
    return folder


def days_of(store: JournalStore) -> dict[int, int]:
    rows = store.read(
        lambda db: db.execute("SELECT day, sum(n) FROM count_line WHERE facet = 'tally' GROUP BY day").fetchall()
    )
    return dict(rows)


@pytest.mark.parametrize(("zone", "local", "before", "after"), EDGES)
def test_every_tap_across_midnight_counts_in_one_day(
    tmp_path: Path, report: Report, long_run: bool, zone: str, local: tuple[int, ...], before: int, after: int
) -> None:
    taps = LONG if long_run else SHORT
    at = datetime(*local, tzinfo=ZoneInfo(zone))  # type: ignore[arg-type,misc]  # six numbers
    clock = StandingClock(at.astimezone(UTC))
    store = JournalStore(in_zone(tmp_path / "kiosk", zone), clock)
    acked = []
    for _ in range(taps):
        acked.append(store.append(rated).seq)
        clock.advance(seconds=4 / taps)
    days = days_of(store)
    store.close()
    figures = found(tmp_path / "kiosk", acked)
    report(n=taps, **figures._asdict(), settings=f"{zone} {before}")
    assert days == {before: taps // 2, after: taps // 2}
    assert (figures.L, figures.X, figures.G) == (0, 0, 0)


@pytest.mark.parametrize(("day", "hours"), [((2026, 11, 1), 25), ((2026, 3, 8), 23)])
def test_a_day_of_23_or_25_hours_holds_every_tap_of_it(tmp_path: Path, day: tuple[int, int, int], hours: int) -> None:
    zone = ZoneInfo("America/New_York")
    clock = StandingClock(datetime(*day, tzinfo=zone).astimezone(UTC))
    store = JournalStore(in_zone(tmp_path / "kiosk", "America/New_York"), clock)
    seen: Counter[int] = Counter()
    for _ in range(hours * 2):
        entry = store.entry(store.append(rated).seq)
        assert entry is not None
        assert isinstance(entry.event, Rated)
        seen[entry.event.day] += 1
        clock.advance(seconds=1800)
    store.close()
    assert list(seen.values()) == [hours * 2]
