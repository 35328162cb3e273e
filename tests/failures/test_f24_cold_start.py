"""F24: the plug was pulled, and a journal of years is opened. The window is there soon, however long the journal is."""

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from evaluator.domain.journal import DutyOpened, Head, Header, Rated, RunStarted, digest, encode, link
from evaluator.kiosk.chain import checked_head
from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.copying import write_copy
from evaluator.kiosk.journal_file import COPIES, DATABASE, connect
from evaluator.kiosk.journal_store import JournalStore
from evaluator.kiosk.projection import project
from evaluator.kiosk.recovery import recover
from tests.failures.counting import found
from tests.failures.test_f29_compound import tapped_and_killed
from tests.support.clock import START
from tests.support.display import Screen
from tests.support.kiosk import SCALE
from tests.support.kiosk_program import running_kiosk, staffed_folder
from tests.support.long_runs import Report

OPENED_WITHIN_S: Final = 5.0
ON_A_BUSY_MACHINE_S: Final = 30.0
RECOVERED_WITHIN_S: Final = 300.0
A_DAY: Final = 80
FIRST_RATING: Final = 3
"""Seq of the first; a start and a duty are before it."""
CUT_OFF_AFTER: Final = 3


def events(n: int) -> Iterator[RunStarted | DutyOpened | Rated]:
    yield RunStarted(previous_run=None, previous_seq=0, previous_hash="0" * 64, program="x", window="w1", unit="hall")
    yield DutyOpened(duty="d1", staff="s1", window="w1", unit="hall")
    for number in range(n):
        day = 20200101 + number // A_DAY % 28 + 100 * (number // (28 * A_DAY) % 12)
        yield Rated(duty="d1", scale=SCALE, level="satisfied", day=day, hour=9 + number % 8)


def fill(folder: Path, n: int) -> int:
    """As many ratings as in years, without a sync for each; the seq of the last."""
    with closing(connect(folder / DATABASE)) as db:
        db.execute("BEGIN IMMEDIATE")
        head = Head(0, bytes(32))
        for event in events(n):
            header = Header(
                kiosk="k1",
                run="r1",
                seq=head.seq + 1,
                at=START,
                wall=START,
                monotonic_ns=head.seq,
                boot="b",
                nonce=f"{head.seq:032x}",
            )
            body = encode(header, event)
            head = Head(header.seq, link(head.hash, digest(body)))
            db.execute("INSERT INTO entry VALUES (?, ?, ?)", (head.seq, body, head.hash))
            project(db, header, event)
        db.commit()
        checked_head(db)
    return head.seq


def cut_off(folder: Path) -> tuple[list[int], int]:
    """A few taps more and then kill -9: their seqs, and how many bytes only the side file has."""
    acked = tapped_and_killed(folder, CUT_OFF_AFTER)
    return acked, (folder / f"{DATABASE}-wal").stat().st_size


def test_a_long_journal_opens_at_once_and_is_recovered_in_minutes(
    tmp_path: Path, screen: Screen, report: Report, long_run: bool
) -> None:
    """Cold, and again after it was cut off; and F26: copied and recovered at this size."""
    n = 1_000_000 if long_run else 5_000
    folder = staffed_folder(tmp_path / "kiosk")
    acked = [*range(FIRST_RATING, fill(folder, n) + 1)]
    told, waiting = cut_off(folder)
    began = time.monotonic()
    JournalStore(folder, SystemClock()).close()
    opened_s = time.monotonic() - began
    more, _ = cut_off(folder)
    began = time.monotonic()
    with running_kiosk(folder, screen) as kiosk:
        kiosk.wait_for("program.started")
        shown_s = time.monotonic() - began
        kiosk.kill()
    acked += [*told, *more]
    figures = found(folder, acked)
    size = (folder / DATABASE).stat().st_size
    head = write_copy(folder, folder / COPIES)
    for name in (DATABASE, f"{DATABASE}-wal"):
        (folder / name).unlink(missing_ok=True)
    began = time.monotonic()
    plan, _ = recover(folder, lambda _: True)
    recovered_s = time.monotonic() - began
    report(
        n=n,
        **figures._asdict(),
        opened_s=round(opened_s, 3),
        shown_s=round(shown_s, 2),
        recovered_s=round(recovered_s, 1),
        bytes=size,
        settings=f"verified before; cut off with {waiting} B in the side file",
    )
    assert waiting > 0, "nothing was cut off"
    assert (figures.L, figures.X) == (0, 0)
    assert figures.G <= 2, "one for each time it was cut off"
    assert opened_s <= (OPENED_WITHIN_S if long_run else ON_A_BUSY_MACHINE_S)
    assert shown_s <= (OPENED_WITHIN_S if long_run else ON_A_BUSY_MACHINE_S)
    assert plan.copied == head.seq
    assert recovered_s <= RECOVERED_WITHIN_S
