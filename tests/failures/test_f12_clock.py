"""F12: the clock jumps, starts in 1970 or drifts. Every tap is counted in its order; what may be misdated is marked."""

from pathlib import Path
from random import Random
from typing import Final

from evaluator.domain.journal import ClockJumped, Rated, decode
from evaluator.domain.office_time import Reading
from evaluator.kiosk.chain import entries
from evaluator.kiosk.journal_store import JournalStore
from evaluator.kiosk.verify import read_journal
from tests.failures.counting import found
from tests.support.clock import START, StandingClock
from tests.support.kiosk import enrolled_folder, rated
from tests.support.long_runs import Report

SEED: Final = 20261125
SEEN_S: Final = 120


def test_whatever_the_clock_does_no_tap_is_lost_and_every_doubtful_one_is_marked(
    tmp_path: Path, report: Report, long_run: bool
) -> None:
    jumps, chance = 400 if long_run else 30, Random(SEED)
    folder, clock = enrolled_folder(tmp_path / "kiosk"), StandingClock()
    store = JournalStore(folder, clock)
    acked = [store.append(rated).seq]
    doubtful: set[int] = set()
    for jump in range(jumps):
        by = chance.choice((-400, -31, -1, 1, 29, 400))
        clock.jump(days=by, seconds=chance.uniform(-60, 60))
        clock.advance(seconds=chance.uniform(1, 600))
        if jump % 5 == 4:
            store.close()
            clock.reboot()
            store = JournalStore(folder, clock)
        for _ in range(2):
            acked.append(store.append(rated).seq)
            doubtful.add(acked[-1])
            clock.advance(seconds=chance.uniform(1, 60))
        if jump % 10 == 9:
            store.correct(START)
            acked.append(store.append(rated).seq)
    store.close()
    with read_journal(folder) as db:
        told = {seq: decode(body) for seq, body, _ in entries(db)}
    marked = {seq for seq in acked if isinstance(event := told[seq].event, Rated) and event.flag == "clock"}
    figures = found(folder, acked)
    report(seed=SEED, n=jumps, **figures._asdict(), marked=len(marked), settings="±400 d, restarts, corrections")
    assert acked == sorted(acked)
    assert (figures.L, figures.X, figures.G) == (0, 0, 0)
    assert marked == doubtful
    assert any(isinstance(entry.event, ClockJumped) for entry in told.values())


def test_a_slow_drift_is_no_jump_and_marks_nothing(tmp_path: Path) -> None:
    folder, clock = enrolled_folder(tmp_path / "kiosk"), StandingClock()
    store = JournalStore(folder, clock)
    for _ in range(200):
        clock.advance(seconds=60)
        clock.jump(seconds=0.05)
        store.append(rated)
    store.close()
    with read_journal(folder) as db:
        events = [decode(body).event for _, body, _ in entries(db)]
    assert not any(isinstance(event, ClockJumped) for event in events)
    assert {event.flag for event in events if isinstance(event, Rated)} == {""}


class In1970(StandingClock):
    """A device whose battery is empty."""

    def read(self) -> Reading:
        return super().read()._replace(wall=START.replace(year=1970))


def test_a_first_start_in_1970_counts_and_marks(tmp_path: Path) -> None:
    folder = enrolled_folder(tmp_path / "kiosk")
    JournalStore(folder, StandingClock()).close()
    store = JournalStore(folder, In1970(boot="boot-2"))
    seq = store.append(rated).seq
    entry = store.entry(seq)
    store.close()
    assert entry is not None
    assert isinstance(entry.event, Rated)
    assert (entry.event.flag, entry.event.day // 10_000) == ("clock", 2026)
