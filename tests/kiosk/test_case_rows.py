"""A dissatisfied rating becomes a case row that stays at the kiosk until its half-day has closed."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from evaluator.domain.journal import AnyEvent, Challenged, Changed, Invited, Rated, ReasonsGiven
from evaluator.domain.office_time import Half
from evaluator.kiosk import case_outbox, outbox, projection
from evaluator.kiosk.journal_store import JournalStore, Moment
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.schema import SEQ_COLUMNS
from evaluator.kiosk.verify import read_journal, verify
from evaluator.wire.exchange import CaseRow
from tests.support.clock import StandingClock
from tests.support.kiosk import SCALE, enrolled_folder

FRIDAY_MORNING: tuple[int, Half] = (20261120, "am")
FRIDAY_AFTERNOON: tuple[int, Half] = (20261120, "pm")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return enrolled_folder(tmp_path / "kiosk")


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def store(folder: Path, clock: StandingClock) -> Iterator[JournalStore]:
    opened = JournalStore(folder, clock)
    yield opened
    opened.close()


def rate(store: JournalStore, level: str = "dissatisfied", *, visit: int | None = None, matter: str = "") -> int:
    def rated(at: Moment) -> AnyEvent:
        return Rated(
            duty="d1",
            scale=SCALE,
            level=level,
            visit=visit,
            matter=matter,
            day=at.day,
            hour=at.hour,
            flag=at.flag,
            dissatisfied=level == "dissatisfied",
        )

    return store.append(rated).seq


def change(store: JournalStore, visit: int, level: str) -> None:
    store.append(lambda _: Changed(visit=visit, scale=SCALE, level=level, dissatisfied=level == "dissatisfied"))


def due(store: JournalStore, running: tuple[int, Half] = FRIDAY_AFTERNOON, at_most: int = 500) -> tuple[CaseRow, ...]:
    return store.read(lambda db: case_outbox.due(db, running, at_most))


def take(store: JournalStore, rows: tuple[CaseRow, ...], *, parked_why: str | None = None) -> None:
    store.agree(lambda db: case_outbox.take(db, rows, parked_why=parked_why))


def test_a_row_waits_for_the_end_of_its_half_day_and_tells_no_instant_and_no_place(store: JournalStore) -> None:
    for _ in range(5):
        rate(store, "satisfied")
    rate(store, matter="m1")
    assert due(store, FRIDAY_MORNING) == ()
    (row,) = due(store)
    assert (row.day, row.half, row.level, row.matter, row.duty) == (20261120, "am", "dissatisfied", "m1", "d1")
    assert row.seq == 1
    said = msgspec.json.decode(msgspec.json.encode(row))
    assert said[0] == store.run
    assert said[2:] == ["d1", 20261120, "am", "m1", SCALE, "dissatisfied", [], "", 1]


def test_rows_leave_in_another_order_than_they_were_tapped(store: JournalStore) -> None:
    visits = [rate(store, matter=f"m{place}") for place in range(40)]
    rows = due(store)
    assert sorted(row.matter for row in rows) == sorted(f"m{place}" for place in range(len(visits)))
    assert [row.matter for row in rows] != [f"m{place}" for place in range(len(visits))]
    assert [row.case for row in rows] == sorted(row.case for row in rows)
    assert due(store, at_most=7) == rows[:7]


def test_what_the_office_has_taken_is_sent_again_only_when_it_changes(store: JournalStore) -> None:
    visit = rate(store)
    take(store, due(store))
    assert due(store) == ()
    store.append(lambda _: ReasonsGiven(visit=visit, reasons=("214",)))
    (row,) = due(store)
    assert (row.reasons, row.seq) == (("214",), 2)
    take(store, (row,))
    store.append(lambda _: Challenged(visit=visit))
    (row,) = due(store)
    assert (row.flag, row.reasons, row.seq) == ("challenged", ("214",), 3)


@pytest.mark.parametrize("sent_before", [False, True])
def test_a_changed_answer_withdraws_the_case_whether_it_was_sent_or_not(store: JournalStore, sent_before: bool) -> None:
    visit = rate(store)
    if sent_before:
        take(store, due(store))
    change(store, visit, "satisfied")
    (row,) = due(store)
    assert (row.scale, row.level, row.reasons, row.seq) == ("", "", (), 2)
    change(store, visit, "dissatisfied")
    (again,) = due(store)
    assert (again.case, again.level, again.seq) == (row.case, "dissatisfied", 3)


def test_a_change_to_dissatisfied_opens_a_case_and_one_between_good_answers_does_not(store: JournalStore) -> None:
    first, second = rate(store, "satisfied"), rate(store, "satisfied")
    change(store, first, "neutral")
    assert due(store) == ()
    change(store, second, "dissatisfied")
    (row,) = due(store)
    assert (row.level, row.seq) == ("dissatisfied", 1)


def test_a_test_opens_no_case_and_an_invited_visit_opens_one(store: JournalStore) -> None:
    store.test = True
    tested = rate(store)
    store.append(lambda _: ReasonsGiven(visit=tested, reasons=("214",)))
    store.test = False
    visit = store.append(lambda _: Invited(duty="d1", matter="m1")).seq
    rate(store, visit=visit, matter="m1")
    (row,) = due(store)
    assert (row.matter, row.flag) == ("m1", "")


def test_the_cases_are_made_again_from_the_entries(store: JournalStore, folder: Path) -> None:
    for level in ("dissatisfied", "satisfied", "dissatisfied"):
        rate(store, level)
    visit = rate(store)
    change(store, visit, "neutral")
    before = store.read(lambda db: db.execute("SELECT * FROM case_row").fetchall())
    assert len(before) == 3
    store.agree(projection.rebuild)
    assert store.read(lambda db: db.execute("SELECT * FROM case_row").fetchall()) == before
    store.close()
    with read_journal(folder) as db:
        assert verify(db).ok


def test_a_deleted_case_is_found_by_verify(store: JournalStore, folder: Path) -> None:
    rate(store, "satisfied")
    visit = rate(store)
    store.agree(lambda db: db.execute("DELETE FROM case_row"))
    store.close()
    with read_journal(folder) as db:
        verdict = verify(db)
    assert (verdict.ok, verdict.first_wrong_seq) == (False, visit)
    assert "case_row" in SEQ_COLUMNS


def test_a_case_that_the_office_cannot_read_is_parked_and_counted_in_health(store: JournalStore) -> None:
    rate(store, matter="no such matter")
    take(store, due(store), parked_why="400 malformed")
    assert due(store) == ()
    assert store.read(outbox.parked) == 1
    assert store.read(lambda db: case_outbox.digest_of(db, store.run)) == (0, 0, 0)


def test_a_run_the_office_wants_again_brings_its_cases_with_it(store: JournalStore) -> None:
    rate(store)
    rows = due(store)
    take(store, rows)
    assert store.read(lambda db: case_outbox.digest_of(db, store.run)) == (1, 1, 1)
    store.agree(lambda db: outbox.owe(db, (store.run,)))
    assert due(store) == rows
    take(store, rows)
    store.agree(lambda db: outbox.owe(db, (store.run,)))
    assert due(store) == ()


def test_a_copied_disk_gives_its_cases_the_same_names(store: JournalStore, folder: Path, clock: StandingClock) -> None:
    rate(store)
    named = [row.case for row in due(store)]
    store.close()
    shutil.copytree(folder, folder.parent / "copy")
    copy = JournalStore(folder.parent / "copy", clock)
    assert [row.case for row in due(copy)] == named
    copy.close()


def test_the_window_s_own_rating_knows_what_its_rules_call_dissatisfied(tmp_path: Path) -> None:
    async def story() -> None:
        journal = await Journal.open(enrolled_folder(tmp_path / "other"), StandingClock())
        for level in ("dissatisfied", "neutral"):
            stored = await journal.rate(duty="d1", scale=SCALE, level=level, via="touch")
            await journal.change(visit=stored.seq, scale=SCALE, level=level, via="touch")
        rows = await journal.read(lambda db: case_outbox.due(db, FRIDAY_AFTERNOON, 10))
        assert [(row.level, row.seq) for row in rows] == [("dissatisfied", 2)]
        await journal.close()

    asyncio.run(story())
