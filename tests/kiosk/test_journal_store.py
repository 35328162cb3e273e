"""The kiosk's file: stored before acknowledged, append-only, chained, one process, nothing counted but taps."""

import os
import shutil
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest
from filelock import FileLock
from sqlite_utils import Database

from evaluator.domain.journal import (
    GENESIS,
    AnyEvent,
    Challenged,
    Changed,
    DutyOpened,
    Invited,
    Lapsed,
    Rated,
    ReasonsGiven,
)
from evaluator.kiosk import chain, outbox, projection
from evaluator.kiosk.chain import JournalBrokenError
from evaluator.kiosk.held_file import LOCK
from evaluator.kiosk.journal_file import NotStoredError
from evaluator.kiosk.journal_store import IDLE_S, JournalStore, Moment, Stored
from evaluator.kiosk.schema import SEQ_COLUMNS
from evaluator.kiosk.verify import read_journal, verify
from evaluator.runtime.refusal import Refused
from evaluator.wire.exchange import PersonSignIn, ReasonRow, RhythmRow, TallyRow
from tests.support.clock import StandingClock
from tests.support.kiosk import RULES, SCALE, enrolled_folder, hall_directory


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


def rate(store: JournalStore, level: str = "satisfied", *, duty: str = "d1") -> Stored:
    def rated(at: Moment) -> AnyEvent:
        return Rated(duty=duty, scale=SCALE, level=level, day=at.day, hour=at.hour, flag=at.flag)

    return store.append(rated)


def change(store: JournalStore, visit: int, level: str) -> Stored:
    return store.append(lambda _: Changed(visit=visit, scale=SCALE, level=level))


def give_reasons(store: JournalStore, visit: int, *reasons: str) -> Stored:
    return store.append(lambda _: ReasonsGiven(visit=visit, reasons=reasons))


def counts(store: JournalStore) -> dict[str, int]:
    """Ratings by level, as the office would be told."""
    rows = store.read(lambda db: outbox.batch(db, since=0, at_most=10_000)).rows
    found: dict[str, int] = {}
    for row in rows:
        if isinstance(row, TallyRow) and row.n:
            found[row.level or row.outcome] = found.get(row.level or row.outcome, 0) + row.n
    return found


def projected(db: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {table: sorted(db.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in SEQ_COLUMNS}


def test_files_are_private_and_the_settings_are_those_that_survive_a_power_cut(
    store: JournalStore, folder: Path
) -> None:
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for file in folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert store.read(lambda db: db.execute("PRAGMA journal_mode").fetchone()[0]) == "wal"
    assert store.read(lambda db: db.execute("PRAGMA synchronous").fetchone()[0]) == 2


def test_a_rating_is_an_entry_a_visit_and_two_lines(store: JournalStore) -> None:
    stored = rate(store)
    entry = store.entry(stored.seq)
    assert entry is not None
    assert isinstance(entry.event, Rated)
    assert (entry.event.day, entry.event.hour) == (20261120, 9)
    assert len(entry.header.nonce) == 32
    assert counts(store) == {"satisfied": 1}
    rows = store.read(lambda db: outbox.batch(db, since=0, at_most=500)).rows
    assert [row.n for row in rows if isinstance(row, RhythmRow)] == [1]


def test_a_changed_answer_takes_the_first_one_back_and_the_zero_is_still_sent(store: JournalStore) -> None:
    first = rate(store, "dissatisfied")
    changed = store.append(lambda _: Changed(visit=first.seq, scale=SCALE, level="satisfied"))
    assert counts(store) == {"satisfied": 1}
    rows = store.read(lambda db: outbox.batch(db, since=first.seq, at_most=500)).rows
    assert {(row.level, row.n, row.seq) for row in rows if isinstance(row, TallyRow)} == {
        ("dissatisfied", 0, changed.seq),
        ("satisfied", 1, changed.seq),
    }


def test_reasons_count_by_their_code_and_go_with_the_answer_they_were_given_for(store: JournalStore) -> None:
    visit = rate(store, "dissatisfied").seq
    store.append(lambda _: ReasonsGiven(visit=visit, reasons=("214", "209", "214")))
    rows = store.read(lambda db: outbox.batch(db, since=0, at_most=500)).rows
    assert {(row.reason, row.n) for row in rows if isinstance(row, ReasonRow)} == {("214", 1), ("209", 1)}
    store.append(lambda _: Changed(visit=visit, scale=SCALE, level="satisfied"))
    rows = store.read(lambda db: outbox.batch(db, since=0, at_most=500)).rows
    assert {(row.reason, row.n) for row in rows if isinstance(row, ReasonRow)} == {("214", 0), ("209", 0)}


def test_an_unanswered_invitation_is_lapsed_and_never_a_rating(store: JournalStore) -> None:
    visit = store.append(lambda _: Invited(duty="d1", matter="m1")).seq
    assert counts(store) == {}
    store.append(lambda at: Lapsed(visit=visit, day=at.day, hour=at.hour))
    assert counts(store) == {"lapsed": 1}


def test_a_visit_that_was_open_when_the_kiosk_stopped_is_interrupted_in_the_next_run(
    folder: Path, clock: StandingClock
) -> None:
    store = JournalStore(folder, clock)
    store.append(lambda _: Invited(duty="d1"))
    store.close()
    again = JournalStore(folder, clock)
    assert counts(again) == {"interrupted": 1}
    again.close()


def test_a_challenge_moves_the_count_to_its_flag(store: JournalStore) -> None:
    visit = rate(store).seq
    store.append(lambda _: Challenged(visit=visit))
    rows = store.read(lambda db: outbox.batch(db, since=0, at_most=500)).rows
    assert {(row.flag, row.n) for row in rows if isinstance(row, TallyRow)} == {("", 0), ("challenged", 1)}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET body = x'00' WHERE seq = 1",
        "DELETE FROM entry WHERE seq = 1",
        "INSERT OR REPLACE INTO entry SELECT seq, x'00', hash FROM entry WHERE seq = 1",
        "INSERT INTO entry SELECT seq + 7, body, hash FROM entry WHERE seq = 1",
        "UPDATE entry SET seq = 9 WHERE seq = 1",
    ],
)
def test_entries_cannot_be_changed_removed_replaced_or_skipped(store: JournalStore, statement: str) -> None:
    with pytest.raises(NotStoredError, match="append-only"):
        store.agree(lambda db: db.execute(statement))


def test_a_journal_without_its_guards_is_not_opened(folder: Path, clock: StandingClock) -> None:
    JournalStore(folder, clock).close()
    with sqlite3.connect(folder / "kiosk.db") as raw:
        raw.execute("DROP TRIGGER entry_is_never_deleted")
    raw.close()
    with pytest.raises(JournalBrokenError, match="guards"):
        JournalStore(folder, clock)


def test_projection_equals_rebuild(store: JournalStore) -> None:
    store.append(lambda _: DutyOpened(duty="d1", staff="s1", window="w1", unit="hall"))
    for level in ("satisfied", "neutral", "dissatisfied"):
        visit = rate(store, level).seq
        change(store, visit, "very_satisfied")
    before = store.read(projected)
    store.agree(projection.rebuild)
    assert store.read(projected) == before


def test_every_start_is_a_run_that_names_the_head_it_found(folder: Path, clock: StandingClock) -> None:
    first = JournalStore(folder, clock)
    rate(first)
    head, run = first.head, first.run
    first.close()
    second = JournalStore(folder, clock)
    (record,) = second.read(lambda db: outbox.batch(db, since=head.seq, at_most=500)).runs
    assert (record.previous_run, record.previous_seq, record.previous_hash) == (run, head.seq, head.hash.hex())
    assert record.run == second.run != run
    second.close()


def test_a_second_process_is_refused_in_one_sentence(store: JournalStore, folder: Path, clock: StandingClock) -> None:
    assert store.head.seq == 1
    with pytest.raises(Refused, match="Another kiosk process already uses"):
        JournalStore(folder, clock)


def test_a_newer_journal_is_refused_and_both_programs_are_named(folder: Path, clock: StandingClock) -> None:
    with sqlite3.connect(folder / "kiosk.db") as raw:
        raw.execute("INSERT INTO _sqlite_migrations VALUES (99, 'evaluator.kiosk', 'holograms', '')")
    raw.close()
    with pytest.raises(Refused, match=r"newer program.*holograms.*keyed_pins"):
        JournalStore(folder, clock)


def test_a_file_that_is_no_journal_is_refused_and_left_as_it_is(folder: Path, clock: StandingClock) -> None:
    (folder / "kiosk.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(Refused, match="cannot be"):
        JournalStore(folder, clock)
    assert (folder / "kiosk.db").read_bytes() == b"not a database at all" * 100


def test_a_folder_without_a_journal_is_refused_and_stays_empty(tmp_path: Path, clock: StandingClock) -> None:
    with pytest.raises(Refused, match="enrol"):
        JournalStore(tmp_path, clock)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("act", ["delete", "rename", "replace"])
def test_nothing_is_acknowledged_into_a_file_that_is_gone(store: JournalStore, folder: Path, act: str) -> None:
    rate(store)
    database = folder / "kiosk.db"
    match act:
        case "delete":
            database.unlink()
        case "rename":
            database.rename(folder / "elsewhere.db")
        case _:
            shutil.copy(database, folder / "copy")
            (folder / "copy").replace(database)
    for _ in range(3):
        with pytest.raises(NotStoredError):
            rate(store)


def test_only_the_tap_that_met_a_deleted_log_is_not_acknowledged(store: JournalStore, folder: Path) -> None:
    rate(store)
    (folder / "kiosk.db-wal").unlink()
    with pytest.raises(NotStoredError):
        rate(store)
    acknowledged = rate(store)
    assert store.head.seq == acknowledged.seq
    store.close()
    with read_journal(folder) as db:
        verdict = verify(db)
    assert verdict.ok
    assert verdict.head.seq == acknowledged.seq


@pytest.mark.parametrize("left", [0.0, 0.5])
@pytest.mark.parametrize("name", ["kiosk.db", "kiosk.db-wal"])
def test_nothing_is_acknowledged_into_a_file_that_was_cut(
    store: JournalStore, folder: Path, name: str, left: float
) -> None:
    rate(store)
    file = folder / name
    os.truncate(file, int(file.stat().st_size * left))
    for _ in range(3):
        with pytest.raises(NotStoredError):
            rate(store)


def test_a_technician_who_brings_the_log_home_by_hand_costs_nobody_a_tap(store: JournalStore, folder: Path) -> None:
    seq = rate(store).seq
    Database(folder / "kiosk.db").execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert (folder / "kiosk.db-wal").stat().st_size == 0
    assert rate(store).seq == seq + 1
    with read_journal(folder) as db:
        assert verify(db).ok


def test_a_start_waits_for_a_reader_that_has_the_folder_for_a_moment(folder: Path, clock: StandingClock) -> None:
    reader = FileLock(folder / LOCK, thread_local=False)
    reader.acquire()
    leaving = threading.Timer(0.1, reader.release)
    leaving.start()
    JournalStore(folder, clock).close()
    leaving.join()


def test_a_failed_write_is_not_acknowledged_and_the_next_one_goes_on(store: JournalStore) -> None:
    rate(store)
    before = store.head
    store.read(lambda db: db.execute("PRAGMA query_only = 1"))
    with pytest.raises(NotStoredError):
        rate(store)
    assert rate(store).seq == before.seq + 1
    assert counts(store) == {"satisfied": 2}


def test_a_jump_of_the_clock_is_an_entry_and_the_taps_after_it_are_marked(
    store: JournalStore, clock: StandingClock
) -> None:
    rate(store)
    clock.jump(days=-400)
    stored = rate(store)
    jump, tap = store.entry(stored.seq - 1), store.entry(stored.seq)
    assert jump is not None
    assert tap is not None
    assert jump.event.__struct_config__.tag == "clock_jumped"
    assert isinstance(tap.event, Rated)
    assert (tap.event.flag, tap.event.day) == ("clock", 20261120)


def test_the_office_ends_the_doubt_and_nothing_is_dated_again(store: JournalStore, clock: StandingClock) -> None:
    clock.jump(days=400)
    rate(store)
    store.correct(clock.read().wall - timedelta(days=400))
    stored = rate(store)
    entry = store.entry(stored.seq)
    assert entry is not None
    assert isinstance(entry.event, Rated)
    assert (entry.event.flag, entry.event.day) == ("", 20261120)
    assert counts(store) == {"satisfied": 2}


def test_a_clock_that_starts_in_1970_goes_on_from_the_last_entry(folder: Path, clock: StandingClock) -> None:
    store = JournalStore(folder, clock)
    rate(store)
    store.close()
    clock.reboot()
    clock.jump(days=-20_000)
    again = JournalStore(folder, clock)
    entry = again.entry(rate(again).seq)
    assert entry is not None
    assert isinstance(entry.event, Rated)
    assert (entry.event.flag, entry.event.day) == ("clock", 20261120)
    again.close()


def test_verify_sees_every_changed_byte_of_every_entry(folder: Path, clock: StandingClock) -> None:
    store = JournalStore(folder, clock)
    for _ in range(3):
        rate(store)
    store.close()
    with read_journal(folder) as db:
        assert verify(db).ok
        rows = list(chain.entries(db))
    for seq, body, entry_hash in rows:
        for column, value in (("body", body), ("hash", entry_hash)):
            for place in range(len(value)):
                changed = bytearray(value)
                changed[place] ^= 0x01
                assert first_wrong(rows, seq, column, bytes(changed)) == seq, (seq, column, place)


def first_wrong(rows: list[tuple[int, bytes, bytes]], seq: int, column: str, changed: bytes) -> int | None:
    """What walking the chain says of the rows with one of them changed."""
    head = GENESIS
    for found, body, entry_hash in rows:
        if found == seq:
            body, entry_hash = (changed, entry_hash) if column == "body" else (body, changed)
        try:
            head = chain.step(head, found, body, entry_hash)
        except JournalBrokenError as error:
            return error.seq
    return None


@pytest.mark.parametrize(
    ("harm", "first_wrong_seq"),
    [
        ("UPDATE entry SET body = replace(CAST(body AS TEXT), 'neutral', 'satisfied') WHERE seq = 3", 3),
        ("DELETE FROM entry WHERE seq = 2", 2),
        ("DELETE FROM entry WHERE seq = 4", 4),
        ("UPDATE count_line SET n = 2 WHERE seq = 3 AND facet = 'tally'", 3),
        ("UPDATE visit SET level = 'satisfied' WHERE number = 3", 3),
        ("DELETE FROM count_line WHERE seq = 4", 4),
    ],
)
def test_verify_names_the_first_wrong_seq(folder: Path, clock: StandingClock, harm: str, first_wrong_seq: int) -> None:
    store = JournalStore(folder, clock)
    for _ in range(3):
        rate(store, "neutral")
    store.close()
    raw = Database(folder / "kiosk.db", execute_plugins=False)
    guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute("UPDATE state SET value = '4' WHERE key = 'verified_seq'")
    raw.execute(
        harm.replace(
            "replace(CAST(body AS TEXT), 'neutral', 'satisfied')",
            "CAST(replace(CAST(body AS TEXT), 'neutral', 'satisfied') AS BLOB)",
        )
    )
    for _, sql in guards:
        raw.execute(sql)
    raw.conn.commit()
    raw.conn.close()
    with read_journal(folder) as db:
        verdict = verify(db)
    assert not verdict.ok
    assert verdict.first_wrong_seq == first_wrong_seq


def test_verify_and_journal_work_while_the_kiosk_runs(store: JournalStore, folder: Path) -> None:
    rate(store)
    with read_journal(folder) as db:
        verdict = verify(db)
    assert (verdict.ok, verdict.ratings, verdict.entries) == (True, 1, store.head.seq)
    rate(store)


def test_the_log_comes_home_only_when_the_window_is_idle(store: JournalStore, clock: StandingClock) -> None:
    for _ in range(200):
        rate(store)
    before = store.path.stat().st_size
    store.checkpoint()
    assert store.path.stat().st_size == before
    clock.advance(seconds=IDLE_S)
    store.checkpoint()
    assert store.path.stat().st_size > before


def test_a_slow_reader_does_not_keep_the_log_from_coming_home(
    store: JournalStore, folder: Path, clock: StandingClock
) -> None:
    for _ in range(50):
        rate(store)
    with read_journal(folder) as db:
        reader = chain.entries(db)
        next(reader)
        rate(store)
        clock.advance(seconds=IDLE_S)
        store.checkpoint()
        assert store.read(lambda db: db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()) == (0, 0, 0)
        assert sum(1 for _ in reader) == store.head.seq - 1


def test_batches_never_split_a_seq_and_leave_nothing_out(store: JournalStore) -> None:
    for level in ("satisfied", "neutral", "dissatisfied") * 4:
        visit = rate(store, level, duty=f"d-{level}").seq
        give_reasons(store, visit, "1", "2", "3")
    whole = store.read(lambda db: outbox.batch(db, since=0, at_most=500))
    for at_most in (1, 2, 3, 7, 500):
        since, rows, more = 0, list[object](), True
        while more:
            part = store.read(partial(outbox.batch, since=since, at_most=at_most))
            assert part.upto > since or not part.more
            assert all(since < row.seq <= part.upto for row in part.rows)
            rows, since, more = rows + list(part.rows), part.upto, part.more
        assert rows == whole.rows


def test_a_thousand_starts_that_counted_nothing_are_told_a_few_at_a_time(store: JournalStore) -> None:
    top = store.head.seq

    def restarted(db: sqlite3.Connection) -> None:
        for place in range(1, 1_001):
            db.execute(
                "INSERT INTO entry SELECT ?, body, hash FROM entry WHERE seq = 1",
                (top + place,),
            )
            db.execute("INSERT INTO run VALUES (?, ?, NULL, 0, '', 'w1', 'hall', '1')", (f"r{place}", top + place))

    store.agree(restarted)
    since, runs, more = top, list[str](), True
    while more:
        part = store.read(partial(outbox.batch, since=since, at_most=30))
        assert len(part.runs) <= 30
        since, runs, more = part.upto, runs + [one.run for one in part.runs], part.more
    assert runs == [f"r{place}" for place in range(1, 1_001)]
    assert store.read(outbox.counting_runs) == []


def test_a_new_pin_from_the_office_opens_the_badge_that_wrong_tries_had_blocked(store: JournalStore) -> None:
    def blocked(db: sqlite3.Connection) -> None:
        db.executemany("INSERT INTO sign_in_try VALUES (?, 15, '2026-11-20T01:00:00+00:00')", [("1043",), ("1044",)])

    store.agree(blocked)
    first = PersonSignIn("s1", "verifier 1"), PersonSignIn("s2", "verifier 2")
    store.take_news(msgspec.structs.replace(hall_directory(), sign_in=first), None)
    store.agree(blocked)
    store.take_news(msgspec.structs.replace(hall_directory(), sign_in=(first[0], PersonSignIn("s2", "newer"))), None)
    store.take_news(None, RULES)
    assert store.read(lambda db: db.execute("SELECT badge FROM sign_in_try").fetchall()) == [("1043",)]


def test_a_disk_that_is_full_takes_no_thanks_and_recovers_by_itself(store: JournalStore) -> None:
    pages = store.read(lambda db: db.execute("PRAGMA page_count").fetchone()[0])
    store.read(lambda db: db.execute(f"PRAGMA max_page_count = {pages}"))
    acknowledged = 0
    with suppress(NotStoredError):
        while acknowledged < 10_000:
            rate(store)
            acknowledged += 1
    assert acknowledged < 10_000
    assert counts(store).get("satisfied", 0) == acknowledged
    rate(store)
    assert counts(store) == {"satisfied": acknowledged + 1}


def test_the_mode_of_the_process_does_not_open_the_files(tmp_path: Path, clock: StandingClock) -> None:
    before = os.umask(0)
    try:
        folder = enrolled_folder(tmp_path / "open")
        JournalStore(folder, clock).close()
        assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    finally:
        os.umask(before)
