"""A day that is over is looked at once, and what looks wrong in it leaves without its instants."""

import asyncio
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest

from evaluator.domain.journal import DutyClosed, DutyOpened, Rated
from evaluator.kiosk import outbox, projection, reviewing
from evaluator.kiosk.handover import all_digests
from evaluator.kiosk.journal_store import JournalStore
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.reviewing import Reviewer
from evaluator.kiosk.verify import read_journal, verify
from evaluator.runtime.logs import EventLog
from evaluator.simulation.days import working_days
from evaluator.simulation.playing import SimulatedClock, append
from evaluator.wire.exchange import SignalRow
from tests.support.clock import StandingClock
from tests.support.kiosk import SCALE, enrolled_folder
from tests.support.lived import clock_on, live, review

DAYS = working_days(date(2026, 10, 26), date(2026, 11, 20))
DECEIVED = date(2026, 11, 19)
MONDAY_AFTER = 20261123


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return enrolled_folder(tmp_path / "kiosk")


@pytest.fixture
def clock() -> SimulatedClock:
    return clock_on(DAYS[0])


@pytest.fixture
def store(folder: Path, clock: SimulatedClock) -> Iterator[JournalStore]:
    opened = JournalStore(folder, clock)
    yield opened
    opened.close()


@pytest.fixture
def deceived(store: JournalStore, clock: SimulatedClock) -> JournalStore:
    live(store, clock, DAYS, script="self_rating", on={DECEIVED})
    return store


def sent(store: JournalStore, *, run: str | None = None) -> list[SignalRow]:
    """The signal rows of every batch from the beginning."""
    found: list[SignalRow] = []
    upto, more = 0, True
    while more:
        batch = store.read(partial(outbox.batch, since=upto, at_most=500, run=run))
        found += [row for row in batch.rows if isinstance(row, SignalRow)]
        upto, more = batch.upto, batch.more
    return found


def test_the_running_day_is_left_alone_and_a_day_that_is_over_is_looked_at_once(deceived: JournalStore) -> None:
    days = [int(f"{day:%Y%m%d}") for day in DAYS]
    assert review(deceived, days[-1]) == days[:-1]
    assert review(deceived, days[-1]) == []
    assert review(deceived, MONDAY_AFTER) == [days[-1]]
    assert review(deceived, MONDAY_AFTER) == []


def test_a_deceit_leaves_as_day_duty_kind_score_and_n_and_no_instant(deceived: JournalStore) -> None:
    review(deceived, MONDAY_AFTER)
    (row,) = sent(deceived)
    duties = dict(deceived.read(lambda db: db.execute("SELECT duty, staff FROM duty").fetchall()))
    assert (row.day, row.signal, row.run) == (20261119, "burst_best", deceived.run)
    assert row.n >= 10
    assert duties[row.duty] in ("s1", "s2")
    assert row.score > 2
    said = msgspec.json.decode(msgspec.json.encode(row))
    assert said == [deceived.run, 20261119, row.duty, "burst_best", row.score, row.n, row.seq]
    assert row.seq > deceived.read(lambda db: db.execute("SELECT max(number) FROM visit").fetchone()[0])


def test_whether_days_are_looked_at_one_by_one_or_all_at_once_they_say_the_same(
    tmp_path: Path, deceived: JournalStore
) -> None:
    review(deceived, MONDAY_AFTER)
    clock = clock_on(DAYS[0])
    daily = JournalStore(enrolled_folder(tmp_path / "daily"), clock)
    for day in DAYS:
        live(daily, clock, [day], script="self_rating", on={DECEIVED})
        review(daily, int(f"{day + timedelta(days=1):%Y%m%d}"))
    assert [row[1:-1] for row in map(msgspec.structs.astuple, sent(daily))] == [
        row[1:-1] for row in map(msgspec.structs.astuple, sent(deceived))
    ]
    daily.close()


def test_the_rows_are_made_again_from_the_entries_and_a_deleted_one_is_found(
    deceived: JournalStore, folder: Path
) -> None:
    review(deceived, MONDAY_AFTER)
    rows = sent(deceived)
    deceived.agree(projection.rebuild)
    assert sent(deceived) == rows
    deceived.agree(lambda db: db.execute("DELETE FROM signal_row"))
    deceived.close()
    with read_journal(folder) as db:
        verdict = verify(db)
    assert (verdict.ok, verdict.first_wrong_seq) == (False, rows[0].seq)


def test_an_untouched_journal_with_reviews_verifies(deceived: JournalStore, folder: Path) -> None:
    review(deceived, MONDAY_AFTER)
    deceived.close()
    with read_journal(folder) as db:
        assert verify(db).ok


def test_a_run_that_is_owed_brings_its_signals_and_its_digest_counts_them(
    deceived: JournalStore, clock: SimulatedClock, folder: Path
) -> None:
    lived_in = deceived.run
    before = {one.run: one for one in deceived.read(all_digests)}
    deceived.close()
    later = JournalStore(folder, clock)
    review(later, MONDAY_AFTER)
    assert sent(later, run=lived_in) == []
    (row,) = sent(later, run=later.run)
    after = {one.run: one for one in later.read(all_digests)}
    assert after[lived_in] == before[lived_in]
    assert (after[later.run].rows, after[later.run].sum, after[later.run].seq) == (1, 0, row.seq)
    later.close()


def test_a_copied_disk_looks_for_itself_and_says_the_same_under_its_own_run(
    deceived: JournalStore, clock: SimulatedClock, folder: Path
) -> None:
    deceived.close()
    shutil.copytree(folder, folder.parent / "copy")
    said = []
    for place in (folder, folder.parent / "copy"):
        one = JournalStore(place, clock)
        review(one, MONDAY_AFTER)
        said += sent(one)
        one.close()
    original, copy = said
    assert original.run != copy.run
    assert msgspec.structs.replace(copy, run=original.run, seq=original.seq) == original


def test_tests_of_a_technician_and_taps_at_a_doubtful_time_are_looked_at_by_nobody(
    store: JournalStore, clock: SimulatedClock
) -> None:
    live(store, clock, DAYS[:5])
    store.test = True
    live(store, clock, DAYS[5:6], script="self_rating", on={DAYS[5]})
    store.test = False
    live(store, clock, DAYS[6:7])
    assert len(review(store, MONDAY_AFTER)) == 7
    assert sent(store) == []


def test_the_reviewer_waits_for_the_end_of_the_day_and_for_a_time_without_doubt(tmp_path: Path) -> None:
    log = EventLog("kiosk")

    async def story() -> None:
        clock = StandingClock()
        folder = enrolled_folder(tmp_path / "kiosk")
        journal = await Journal.open(folder, clock)
        reviewer = Reviewer(journal, folder, log)
        await journal.open_duty(duty="d1", staff="s1")
        await journal.rate(duty="d1", scale=SCALE, level="satisfied", via="touch")
        await journal.close_duty(duty="d1", why="signed_out")
        assert await reviewer.once() == 0
        clock.advance(days=1)
        clock.jump(days=30)
        await journal.open_duty(duty="d2", staff="s1")
        assert await reviewer.once() == 0
        now = (await journal.do(lambda store: store.now()))[1].at
        await journal.do(lambda store: store.correct(now))
        assert await reviewer.once() == 1
        assert await reviewer.once() == 0
        assert await Reviewer(journal, folder, log).once() == 0
        await journal.close()

    asyncio.run(story())


def test_an_answer_whose_duty_was_over_is_flagged_whoever_wrote_it(store: JournalStore, clock: SimulatedClock) -> None:
    live(store, clock, DAYS[:1])
    append(store, DutyOpened(duty="d9", staff="s1", window="w1", unit="hall"))
    append(store, DutyClosed(duty="d9", why="signed_out"))
    clock.set(clock.read().wall + timedelta(seconds=1))
    store.append(
        lambda at: Rated(duty="d9", scale=SCALE, level="very_satisfied", day=at.day, hour=at.hour, flag=at.flag)
    )
    review(store, MONDAY_AFTER)
    assert {(row.signal, row.n) for row in sent(store) if row.duty == "d9"} == {("off_duty", 1), ("early", 1)}


def test_a_day_without_visits_is_not_looked_at(store: JournalStore) -> None:
    assert store.read(lambda db: reviewing.due(db, store.facts(), MONDAY_AFTER)) == ()
