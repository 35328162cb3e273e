"""PINs at rest: whoever has the journal's file, its copy or an exchange on a stick cannot try one without the key."""

import os
import re
import shutil
import stat
from contextlib import closing
from pathlib import Path
from typing import Final

import msgspec
import pytest
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from click.testing import CliRunner

from evaluator.cli import evaluator
from evaluator.domain.duty import WrongSignIn
from evaluator.kiosk import carriage, carried_reply, pin_key
from evaluator.kiosk.copying import write_copy
from evaluator.kiosk.facts import hold, key_pins
from evaluator.kiosk.journal_file import COPIES, DATABASE, connect
from evaluator.kiosk.journal_store import JournalStore
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.pin_check import Known, PinCheck
from evaluator.kiosk.pin_key import FILE, KEYED, PinKey, argon2_part
from evaluator.kiosk.recovery import recover
from evaluator.kiosk.settings import key_technician_pin, kiosk_settings, write_settings, write_technician_pin
from evaluator.office.exchanging.carried import import_exchange
from evaluator.office.office import Office
from tests.conftest import Finish
from tests.failures.upgrader import KILLED, in_a_process
from tests.kiosk.staffed import BADGE, OTHER_PIN, PIN, TECHNICIAN, hall, staffed_folder, verifier
from tests.support.clock import START, StandingClock
from tests.support.kiosk import enrolled_folder
from tests.support.office import make_office
from tests.support.story_office import enrol_in_process

VERIFIER: Final = re.compile(rb"(?:keyed\$[0-9a-f]{16})?\$argon2id\$v=19\$[\w=,]+\$[\w+/]+\$[\w+/]+")
EVERYWHERE: Final = (DATABASE, f"{DATABASE}-wal", f"{COPIES}/{DATABASE}", "kiosk.toml", "stick")


def guessed(folder: Path, pin: str, *names: str) -> set[str]:
    """In which of the files a thief who reads every byte finds a verifier that tells the right PIN from others."""
    return {name for name in names if (folder / name).exists() and _tells((folder / name).read_bytes(), pin)}


def _tells(body: bytes, pin: str) -> bool:
    found = {match.decode() for match in VERIFIER.findall(body)}
    return any(_fits(argon2_part(one) if one.startswith(KEYED) else one, pin) for one in found)


def _fits(kept: str, pin: str) -> bool:
    try:
        return PasswordHasher().verify(kept, pin)
    except (VerificationError, InvalidHashError):
        return False


async def sign_in(folder: Path, pin: str) -> object:
    journal = await Journal.open(folder, StandingClock())
    try:
        return await PinCheck(journal, StandingClock()).check((await journal.facts()).hall, BADGE, pin)
    finally:
        await journal.close()


@pytest.fixture
def aged(tmp_path: Path) -> Path:
    """A kiosk of an earlier release: its verifiers as the office sent them, and one key for none of them."""
    folder = staffed_folder(tmp_path / "kiosk")
    with closing(connect(folder / DATABASE)) as db:
        hold(db, hall(), None)
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'keyed_pins'")
    (folder / FILE).unlink()
    return folder


def test_no_file_but_the_key_tells_a_pin(aged: Path, finish: Finish[object]) -> None:
    assert guessed(aged, PIN, *EVERYWHERE) == {DATABASE}, "the thief himself finds what there is"
    assert finish(sign_in(aged, PIN)) == Known("s1")
    assert finish(sign_in(aged, OTHER_PIN)) == WrongSignIn()
    write_copy(aged, aged / COPIES)
    write_technician_pin(aged, TECHNICIAN)
    carriage.export(aged, aged / "stick", StandingClock())
    store = JournalStore(aged, StandingClock())
    store.take_news(msgspec.structs.replace(hall(), photos=()), None)
    assert VERIFIER.search((aged / f"{DATABASE}-wal").read_bytes()), "the thief looks where something is"
    for pin in (PIN, OTHER_PIN, TECHNICIAN):
        assert guessed(aged, pin, *EVERYWHERE) == set()
    store.close()
    assert finish(sign_in(aged, PIN)) == Known("s1")


def test_the_key_is_the_owners_alone_and_is_carried_nowhere(aged: Path, finish: Finish[object]) -> None:
    finish(sign_in(aged, PIN))
    key = PinKey.load(aged)
    assert key is not None
    assert stat.S_IMODE((aged / FILE).stat().st_mode) == 0o600
    write_copy(aged, aged / COPIES)
    carriage.export(aged, aged / "stick", StandingClock())
    holding = [path for path in aged.rglob("*") if path.is_file() and key.secret in path.read_bytes()]
    assert holding == [aged / FILE]
    assert key.secret.hex() not in f"{key!r} {key}"


def test_killed_at_each_statement_the_next_start_keys_what_is_left(aged: Path, finish: Finish[object]) -> None:
    for die_at in range(1, 50):
        folder = Path(shutil.copytree(aged, aged.with_name(str(die_at))))

        def work(folder: Path = folder, die_at: int = die_at) -> None:
            seen = 0

            def trace(_: str) -> None:
                nonlocal seen
                seen += 1
                if seen == die_at:
                    os._exit(KILLED)

            with closing(connect(folder / DATABASE)) as db:
                key = PinKey.load_or_make(folder)
                db.set_trace_callback(trace)
                key_pins(db, key)

        code = in_a_process(work)
        assert finish(sign_in(folder, PIN)) == Known("s1")
        assert guessed(folder, PIN, *EVERYWHERE) == set()
        if code == 0:
            break
        assert code == KILLED
    assert die_at > 4


@pytest.fixture
def served(tmp_path: Path) -> Path:
    """An office, and the kiosk of window w1."""
    make_office(tmp_path / "office", clock=lambda: START)
    office = Office(tmp_path / "office", lambda: START)
    enrol_in_process(office, tmp_path / "kiosk", window="w1", unit="hall-east")
    office.close()
    JournalStore(tmp_path / "kiosk", StandingClock()).close()
    return tmp_path


def exchange(root: Path) -> carried_reply.Imported:
    carriage.export(root / "kiosk", root / "stick", StandingClock())
    import_exchange(root / "office", [root / "stick"], root / "reply", lambda: START)
    return carried_reply.import_reply(root / "kiosk", root / "reply")


@pytest.mark.parametrize("lost", ["gone", "damaged", "recovered elsewhere"])
def test_a_lost_key_is_made_anew_and_the_office_sends_the_pins_again(served: Path, lost: str) -> None:
    folder = served / "kiosk"
    assert not exchange(served).news
    before = PinKey.load(folder)
    if lost == "damaged":
        (folder / FILE).write_bytes(b"short")
    else:
        (folder / FILE).unlink()
    if lost == "recovered elsewhere":
        write_copy_without_key(folder)
    store = JournalStore(folder, StandingClock())
    people = store.facts().hall.sign_in
    assert store.held_directory == 0
    assert people
    assert not any(store.pin_key.knows(person.verifier) for person in people)
    store.close()
    assert exchange(served).news
    store = JournalStore(folder, StandingClock())
    assert store.held_directory == store.facts().hall.directory.version
    assert store.pin_key != before
    assert all(store.pin_key.knows(person.verifier) for person in store.facts().hall.sign_in)
    store.close()
    assert not exchange(served).news


def write_copy_without_key(folder: Path) -> None:
    """The journal is lost with the key, and comes back from its copy."""
    write_copy(folder, folder / COPIES)
    (folder / DATABASE).unlink()
    recover(folder, lambda _: True)


def test_a_pin_that_nothing_here_can_meet_counts_no_try(aged: Path, finish: Finish[object]) -> None:
    finish(sign_in(aged, PIN))
    (aged / FILE).unlink()
    for _ in range(20):
        assert finish(sign_in(aged, PIN)) == WrongSignIn()
    store = JournalStore(aged, StandingClock())
    assert store.read(lambda db: db.execute("SELECT count(*) FROM sign_in_try").fetchone()) == (0,)
    store.take_news(hall(), None)
    store.close()
    assert finish(sign_in(aged, PIN)) == Known("s1")


def test_wrong_tries_outlive_the_key(aged: Path, finish: Finish[object]) -> None:
    for _ in range(5):
        finish(sign_in(aged, OTHER_PIN))
    (aged / FILE).unlink()
    store = JournalStore(aged, StandingClock())
    store.take_news(hall(), None)
    assert store.read(lambda db: db.execute("SELECT wrong FROM sign_in_try").fetchone()) == (5,)
    store.close()


def test_the_technicians_verifier_of_an_earlier_release_is_keyed_at_the_start(tmp_path: Path) -> None:
    write_settings(tmp_path, {"technician_pin": verifier(TECHNICIAN), "volume": 7})
    assert guessed(tmp_path, TECHNICIAN, "kiosk.toml") == {"kiosk.toml"}
    settings = key_technician_pin(tmp_path, kiosk_settings(tmp_path))
    assert kiosk_settings(tmp_path) == settings
    assert settings.volume == 7
    assert guessed(tmp_path, TECHNICIAN, "kiosk.toml") == set()
    key = PinKey.load(tmp_path)
    assert key is not None
    assert key.fits(settings.technician_pin, TECHNICIAN)
    assert not key.fits(settings.technician_pin, PIN)
    assert key_technician_pin(tmp_path, settings) is settings


def test_what_is_no_verifier_fits_nothing(tmp_path: Path) -> None:
    key = PinKey.load_or_make(tmp_path)
    keyed = "keyed$", "keyed$$$$$", "keyed$\u202e"
    for strange in ("", "verifier 1", "$argon2id$x", verifier(PIN)[:-1], "\u202e", *keyed):
        kept = key.keyed(strange)
        assert kept.startswith(KEYED)
        assert not key.fits(kept, PIN)


def test_a_verifier_is_keyed_once_and_tells_a_changed_pin(tmp_path: Path) -> None:
    key = PinKey.load_or_make(tmp_path)
    kept = key.keyed(verifier(PIN))
    assert key.keyed(kept) == kept == key.keyed(verifier(PIN))
    assert key.fits(kept, PIN)
    assert not key.fits(kept, OTHER_PIN)
    assert not PinKey(bytes(32)).knows(kept)
    assert pin_key.held_version(hall(), None) == 1


@pytest.mark.parametrize(("typed", "code"), [(f"{TECHNICIAN}\n", 0), ("", 2), ("\n", 2), ("7" * 1_000, 2)])
def test_without_a_terminal_the_first_line_of_stdin_is_the_pin(tmp_path: Path, typed: str, code: int) -> None:
    folder = enrolled_folder(tmp_path / "kiosk")
    done = CliRunner().invoke(evaluator, ["kiosk", "set-pin", "--data", str(folder)], input=typed)
    assert done.exit_code == code, done.output
    assert "PIN" in done.output
    assert "echo" not in done.output
    assert kiosk_settings(folder).technician_pin.startswith("keyed$" if code == 0 else "")
