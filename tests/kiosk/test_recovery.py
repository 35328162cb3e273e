"""The verified copy, and recovery from it: what links is kept, the old file too, nothing is ever silently empty."""

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from evaluator.cli import evaluator
from evaluator.kiosk import recovery
from evaluator.kiosk.copying import write_copy
from evaluator.kiosk.journal_file import BROKEN, COPIES, DATABASE, MISSING, NEWER, is_lost, refuse_second
from evaluator.kiosk.journal_store import JournalStore
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.messages import out_of_service_sentence
from evaluator.kiosk.nightly_copy import Copier, last_night
from evaluator.kiosk.recovery import Plan, recover
from evaluator.kiosk.verify import read_journal, verify
from evaluator.runtime.logs import EventLog
from evaluator.runtime.refusal import Refused
from tests.support.clock import StandingClock
from tests.support.kiosk import enrolled_folder, rated

SHANGHAI = ZoneInfo("Asia/Shanghai")
COPIED, MORE = 6, 4
ANOTHER_LEVEL = "UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'satisfied', 'neutral') AS BLOB)"


def tap(folder: Path, times: int) -> None:
    """The kiosk runs once and stores ratings: `times` + 1 entries."""
    store = JournalStore(folder, StandingClock())

    for _ in range(times):
        store.append(rated)
    store.close()


def entries_of(folder: Path) -> dict[int, bytes]:
    with closing(sqlite3.connect(folder / DATABASE)) as db:
        return dict(db.execute("SELECT seq, hash FROM entry ORDER BY seq").fetchall())


def spoil(folder: Path, statement: str) -> None:
    """Change the journal where no trigger looks."""
    with closing(sqlite3.connect(folder / DATABASE)) as db, db:
        guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            db.execute(f"DROP TRIGGER {name}")
        db.execute(statement)
        for _, made in guards:
            db.execute(made)


def yes(_: Plan) -> bool:
    return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A journal of 7 entries in the copy, and 5 that were stored since."""
    folder = enrolled_folder(tmp_path / "kiosk")
    tap(folder, COPIED)
    write_copy(folder, folder / COPIES)
    tap(folder, MORE)
    return folder


def a_wrong_entry(folder: Path) -> None:
    spoil(folder, f"{ANOTHER_LEVEL} WHERE seq = 3")


def a_missing_entry(folder: Path) -> None:
    spoil(folder, "DELETE FROM entry WHERE seq = 5")


def a_zeroed_page(folder: Path) -> None:
    file = folder / DATABASE
    file.write_bytes(bytes(4096) + file.read_bytes()[4096:])


def a_cut_file(folder: Path) -> None:
    (folder / DATABASE).write_bytes(b"")


def no_file(folder: Path) -> None:
    (folder / DATABASE).unlink()


@pytest.mark.parametrize(
    ("act", "saved"),
    [(a_wrong_entry, MORE + 1), (a_missing_entry, MORE + 1), (a_zeroed_page, 0), (a_cut_file, 0), (no_file, 0)],
)
def test_what_links_is_recovered_and_the_old_file_kept(folder: Path, act: Callable[[Path], None], saved: int) -> None:
    before = entries_of(folder)
    act(folder)
    found = (folder / DATABASE).read_bytes() if (folder / DATABASE).exists() else None
    plan, kept = recover(folder, yes)
    assert (plan.copied, plan.saved) == (COPIED + 1, saved)
    after = entries_of(folder)
    assert after == {seq: before[seq] for seq in range(1, COPIED + 2 + saved)}
    with read_journal(folder) as db:
        assert verify(db).ok
    assert (kept is None) == (found is None)
    assert kept is None or (kept.exists() and kept.name.startswith(BROKEN))
    tap(folder, 1)
    assert len(entries_of(folder)) == len(after) + 2


def test_what_was_stored_since_is_kept_up_to_the_first_entry_that_does_not_link(folder: Path) -> None:
    spoil(folder, f"{ANOTHER_LEVEL} WHERE seq = {COPIED + 4}")
    plan, _ = recover(folder, yes)
    assert (plan.wrong_seq, plan.saved) == (COPIED + 4, 2)


def test_entries_that_were_chained_again_are_not_taken_where_the_office_has_signed_another_head(folder: Path) -> None:
    at = COPIED + 3
    with closing(sqlite3.connect(folder / DATABASE)) as db, db:
        db.execute("INSERT INTO receipt VALUES (?, ?, '', '')", (at, "ab" * 32))
    plan, _ = recover(folder, yes)
    assert (plan.wrong_seq, plan.saved, plan.countersigned) == (at, 1, at)


def test_nothing_is_changed_until_somebody_says_so(folder: Path) -> None:
    a_wrong_entry(folder)
    before = (folder / DATABASE).read_bytes()
    names = sorted(path.name for path in folder.iterdir())
    done = CliRunner().invoke(evaluator, ["kiosk", "recover", "--data", str(folder)], input="n\n")
    assert done.exit_code == 2
    assert "wrong at entry 3" in done.output
    assert (folder / DATABASE).read_bytes() == before
    assert {path.name for path in folder.iterdir()} == {*names, "kiosk.lock"}
    done = CliRunner().invoke(evaluator, ["kiosk", "recover", "--data", str(folder)], input="y\n")
    assert (done.exit_code, f"holds {COPIED + MORE + 2} entries" in done.output) == (0, True)


def refusal(folder: Path) -> str:
    with pytest.raises(Refused) as refused:
        recover(folder, yes)
    return refused.value.message


def test_each_refusal_is_a_sentence_and_leaves_all_as_it_was(folder: Path, tmp_path: Path) -> None:
    assert "is whole" in refusal(folder)
    store = JournalStore(folder, StandingClock())
    assert "Close it first" in refusal(folder)
    store.close()
    a_wrong_entry(folder)
    before = (folder / DATABASE).read_bytes()
    copy = folder / COPIES / DATABASE
    good = copy.read_bytes()
    a_wrong_entry(folder / COPIES)
    assert "does not link at entry 3" in refusal(folder)
    copy.write_bytes(b"nothing")
    assert "cannot be read" in refusal(folder)
    copy.unlink()
    assert "no copy" in refusal(folder)
    other = enrolled_folder(tmp_path / "other", kiosk="k2")
    tap(other, 1)
    write_copy(other, folder / COPIES)
    assert "of kiosk k2" in refusal(folder)
    copy.write_bytes(good)
    assert "no folder" in refusal(folder / "nowhere")
    assert (folder / DATABASE).read_bytes() == before


def test_cut_off_at_any_step_it_never_leaves_a_journal_to_run_and_ends_the_next_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = entries_of(folder)
    a_wrong_entry(folder)

    class PowerCutError(Exception):
        pass

    def cut(*_: object) -> None:
        raise PowerCutError

    with monkeypatch.context() as patched:
        patched.setattr(recovery, "put_in_place", cut)
        with pytest.raises(PowerCutError):
            recover(folder, yes)
    assert is_lost(folder)
    with pytest.raises(Refused, match="recover"):
        refuse_second(folder)
    plan, _ = recover(folder, yes)
    assert entries_of(folder) == expected
    assert plan.saved == MORE + 1


def test_no_copy_takes_the_place_of_one_it_does_not_go_on_from(folder: Path, tmp_path: Path) -> None:
    a_wrong_entry(folder)
    good = (folder / COPIES / DATABASE).read_bytes()
    with pytest.raises(Refused, match="entry 3"):
        write_copy(folder, folder / COPIES)
    younger = enrolled_folder(tmp_path / "younger")
    tap(younger, 1)
    with pytest.raises(Refused, match="earlier copy"):
        write_copy(younger, folder / COPIES)
    assert (folder / COPIES / DATABASE).read_bytes() == good


def test_a_copy_is_written_once_a_night_while_the_kiosk_runs(tmp_path: Path) -> None:
    folder, clock = enrolled_folder(tmp_path / "kiosk"), StandingClock()

    async def nights() -> list[bool]:
        journal = await Journal.open(folder, clock)
        copier = Copier(journal, folder, folder / COPIES, EventLog("kiosk"))
        found = [await copier.once(), await copier.once()]
        await journal.close()
        return found

    assert asyncio.run(nights()) == [True, False]
    assert len(entries_of(folder / COPIES)) == 1
    assert not (folder / COPIES / f"{DATABASE}-wal").exists()
    assert ((folder / COPIES).stat().st_mode & 0o777, (folder / COPIES / DATABASE).stat().st_mode & 0o777) == (
        0o700,
        0o600,
    )


def test_a_night_ends_at_three_at_the_office() -> None:
    with_zone = StandingClock().read().wall.astimezone(SHANGHAI)
    assert last_night(with_zone, SHANGHAI).hour == 3
    assert last_night(with_zone, SHANGHAI).date() == with_zone.date()
    early = with_zone.replace(hour=2)
    assert last_night(early, SHANGHAI).date() == (early - timedelta(days=1)).date()


def test_a_missing_journal_and_a_newer_one_have_a_sentence_with_its_remedy() -> None:
    assert "evaluator kiosk recover" in out_of_service_sentence(MISSING)
    assert "请装回新版本" in out_of_service_sentence(NEWER)


def test_what_proves_a_copy_is_never_loaded_beside_the_window() -> None:
    code = "import sys, evaluator.kiosk.nightly_copy as m; print('sqlite_utils' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "False\n"
