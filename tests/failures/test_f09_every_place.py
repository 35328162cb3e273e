"""F9: a bit anywhere in the closed file, a page of zeros, a side file cut short. No changed content stays unseen."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Final

import pytest

from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.journal_file import DATABASE
from evaluator.kiosk.journal_store import JournalStore
from evaluator.kiosk.verify import read_journal, verify
from evaluator.runtime.refusal import Refused
from tests.support.kiosk import enrolled_folder, rated
from tests.support.long_runs import Report

SEED: Final = 20261126
ENTRIES: Final = 40
PAGE: Final = 4096
SECTOR: Final = 512
TABLES: Final = ("entry", "duty", "visit", "count_line")
SIDE: Final = f"{DATABASE}-wal"
Content = list[list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal that was closed in order."""
    folder = enrolled_folder(tmp_path_factory.mktemp("closed") / "kiosk")
    store = JournalStore(folder, SystemClock())
    for _ in range(ENTRIES):
        store.append(rated)
    store.close()
    return folder


@pytest.fixture(scope="module")
def cut_off(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal whose kiosk was cut off: its last entries stand in the side file."""
    store = JournalStore(enrolled_folder(tmp_path_factory.mktemp("running") / "kiosk"), SystemClock())
    for _ in range(ENTRIES):
        store.append(rated)
    folder = tmp_path_factory.mktemp("cut") / "kiosk"
    shutil.copytree(store.path.parent, folder)
    store.close()
    return folder


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    return tmp_path / "kiosk"


def content(folder: Path) -> Content | None:
    """Every row that counts, as SQLite reads it without a question; None where it cannot."""
    try:
        with closing(sqlite3.connect(folder / DATABASE)) as db:
            return [db.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES]
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def is_whole(folder: Path) -> bool:
    """Whether `kiosk verify` finds nothing wrong."""
    try:
        with read_journal(folder) as db:
            return verify(db).ok
    except Refused:
        return False


def spoilings(body: bytes, bits: int, chance: Random) -> Iterator[bytes]:
    """The file with one bit another, so often, and with each of its pages zero."""
    for place in chance.sample(range(8 * len(body)), bits):
        other = bytearray(body)
        other[place // 8] ^= 1 << place % 8
        yield bytes(other)
    for start in range(0, len(body), PAGE):
        yield body[:start] + bytes(PAGE) + body[start + PAGE :]


def test_no_changed_content_stays_unseen(closed: Path, spoilt: Path, report: Report, long_run: bool) -> None:
    true, body = content(closed), (closed / DATABASE).read_bytes()
    shutil.copytree(closed, spoilt)
    assert is_whole(spoilt)
    n = changed = seen = 0
    for other in spoilings(body, 1_500 if long_run else 40, Random(SEED)):
        for side in (SIDE, f"{DATABASE}-shm"):
            (spoilt / side).unlink(missing_ok=True)
        (spoilt / DATABASE).write_bytes(other)
        whole, n = is_whole(spoilt), n + 1
        if content(spoilt) != true:
            changed, seen = changed + 1, seen + (not whole)
    report(seed=SEED, n=n, changed=changed, seen=seen, settings="a bit flipped, a page of zeros, on a closed file")
    assert 0 < changed == seen


def test_a_side_file_cut_anywhere_leaves_a_journal_that_links_or_is_refused(
    cut_off: Path, spoilt: Path, report: Report, long_run: bool
) -> None:
    true = content(Path(shutil.copytree(cut_off, spoilt / "whole")))
    assert true is not None
    side = (cut_off / SIDE).read_bytes()
    step = SECTOR if long_run else 16 * SECTOR
    lengths = list(range(0, len(side) + 1, step))
    links = 0
    for length in lengths:
        folder = spoilt / str(length)
        shutil.copytree(cut_off, folder)
        (folder / SIDE).write_bytes(side[:length])
        if is_whole(folder):
            found = content(folder)
            assert found is not None
            assert found[0] == true[0][: len(found[0])], "an entry that nobody wrote"
            links += 1
        shutil.rmtree(folder)
    report(n=len(lengths), links=links, settings=f"-wal of {len(side)} B cut at each {step} B")
    assert links > 0
