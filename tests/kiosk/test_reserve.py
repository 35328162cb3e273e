"""The room that is kept for a full disk."""

from pathlib import Path

import pytest

from evaluator.kiosk import reserve
from evaluator.kiosk.journal_store import IDLE_S, JournalStore
from evaluator.kiosk.reserve import BYTES, FILE, Reserve
from evaluator.runtime.logs import EventLog
from tests.kiosk.staffed import staffed_folder
from tests.support.clock import StandingClock


@pytest.fixture
def kept(tmp_path: Path) -> Reserve:
    return Reserve(tmp_path, EventLog("kiosk"))


def test_the_room_is_really_taken_once_and_given_up_once(kept: Reserve, tmp_path: Path) -> None:
    kept.keep()
    taken = (tmp_path / FILE).stat()
    assert taken.st_blocks * 512 >= BYTES
    assert taken.st_mode & 0o777 == 0o600
    kept.keep()
    assert (tmp_path / FILE).stat().st_ino == taken.st_ino
    assert kept.give_up()
    assert not kept.give_up()
    assert list(tmp_path.iterdir()) == []


def test_no_room_is_kept_where_that_would_fill_the_disk(
    kept: Reserve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reserve, "LEFT", 1 << 60)
    kept.keep()
    assert list(tmp_path.iterdir()) == []


def test_a_store_keeps_room_when_it_is_idle_and_not_before(tmp_path: Path) -> None:
    folder, clock = staffed_folder(tmp_path / "kiosk"), StandingClock()
    store = JournalStore(folder, clock)
    store.checkpoint()
    assert not store.reserve.is_kept
    clock.advance(seconds=IDLE_S)
    store.checkpoint()
    assert store.reserve.is_kept
    store.close()
