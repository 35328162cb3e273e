"""The session without a window: what the office sends, what the clock does, what a fault of ours does."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from argon2 import extract_parameters
from msgspec import structs
from pytestqt.qtbot import QtBot

from evaluator.domain import duty as duties
from evaluator.domain import visit as visits
from evaluator.domain.names import ENGLISH
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.look import Look
from evaluator.kiosk.pin_check import Known, PinCheck
from evaluator.kiosk.session import Session
from evaluator.kiosk.settings import KioskSettings, kiosk_settings
from evaluator.kiosk.sign_in import DIGITS_AT_MOST
from evaluator.runtime.logs import EventLog
from evaluator.runtime.refusal import Refused
from evaluator.runtime.tasks import Supervisor
from tests.conftest import Finish
from tests.kiosk.staffed import BADGE, OTHER_BADGE, OTHER_PIN, PIN, RULES, staffed_folder, verifier
from tests.support.clock import StandingClock

StartSession = Callable[..., Session]


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def journal(tmp_path: Path, clock: StandingClock, finish: Finish[Any]) -> Iterator[Journal]:
    journal: Journal = finish(Journal.open(staffed_folder(tmp_path / "kiosk"), clock))
    yield journal
    finish(journal.close())


@pytest.fixture
def session(journal: Journal, clock: StandingClock, finish: Finish[Any]) -> Iterator[Session]:
    log = EventLog("kiosk")
    session = Session(
        journal,
        finish(journal.facts()),
        clock=clock,
        log=log,
        settings=KioskSettings(),
        tasks=Supervisor(log),
    )
    finish(session.begin())
    yield session
    session.stop()
    finish(session.finish())


def sign_in(session: Session, qtbot: QtBot, badge: str = BADGE, pin: str = PIN) -> None:
    for typed in (badge, pin):
        for digit in typed:
            session.sign_in.type_digit(int(digit))
        session.sign_in.enter()
    qtbot.waitUntil(lambda: isinstance(session.situation.duty, duties.OnDuty))


def test_a_newer_directory_is_shown_at_once(session: Session, qtbot: QtBot) -> None:
    sign_in(session, qtbot)
    facts = session.situation.facts
    directory = facts.hall.directory
    renamed = tuple(replace(one, name="李敏慧") if one.id == "s1" else one for one in directory.staff)
    hall = structs.replace(facts.hall, directory=replace(directory, version=2, staff=renamed))
    session.use(facts._replace(hall=hall))
    assert session.situation.staff is not None
    assert session.situation.staff.name == "李敏慧"


def test_who_has_left_the_directory_stays_until_the_end_of_the_duty_and_can_end_it(
    session: Session, qtbot: QtBot
) -> None:
    sign_in(session, qtbot)
    facts = session.situation.facts
    hall = structs.replace(facts.hall, directory=replace(facts.hall.directory, version=2, staff=()), sign_in=())
    session.use(facts._replace(hall=hall))
    assert session.situation.staff is not None
    assert session.situation.staff.id == "s1"
    session.duty.ask_sign_out()
    session.sign_in.type_digit(1)
    session.sign_in.enter()
    qtbot.waitUntil(lambda: session.situation.duty == duties.OffDuty())


def test_newer_rules_change_the_times(session: Session, qtbot: QtBot, clock: StandingClock) -> None:
    rules = structs.replace(RULES, version=2, timing=structs.replace(RULES.timing, minimum_interval_s=60))
    session.use(session.situation.facts._replace(rules=rules))
    sign_in(session, qtbot)
    session.visit.tap("satisfied", "touch")
    qtbot.waitUntil(lambda: isinstance(session.situation.visit, visits.Thanks))
    clock.advance(seconds=30)
    session.tick()
    assert isinstance(session.situation.visit, visits.Resting)


def test_a_level_that_is_not_of_the_scale_is_no_tap(session: Session, qtbot: QtBot) -> None:
    sign_in(session, qtbot)
    session.visit.tap("delighted", "touch")
    assert session.situation.visit == visits.Ready()


def test_digits_beyond_the_longest_badge_number_are_dropped(session: Session) -> None:
    for _ in range(200):
        session.sign_in.type_digit(1)
    assert len(session.situation.typed) == DIGITS_AT_MOST


def test_entering_nothing_says_nothing(session: Session) -> None:
    session.duty.ask_sign_in()
    before = session.situation
    session.sign_in.enter()
    assert session.situation == before


def test_the_pin_stands_nowhere_once_it_is_entered(session: Session, qtbot: QtBot) -> None:
    seen: list[str] = []
    session.subscribe(lambda: seen.append(session.situation.typed))
    sign_in(session, qtbot)
    assert seen[-1] == ""
    assert session.situation.typed == ""


def test_nothing_is_taken_once_the_input_has_stopped(session: Session, qtbot: QtBot) -> None:
    sign_in(session, qtbot)
    session.stop()
    before = session.situation
    session.visit.tap("satisfied", "touch")
    session.key(1)
    session.tick()
    session.visit.choose_language(ENGLISH)
    session.visit.choose_look(Look(large=True))
    session.duty.ask_sign_out()
    assert session.situation == before


def test_a_tap_in_hand_is_stored_before_the_end(
    session: Session, journal: Journal, qtbot: QtBot, finish: Finish[Any]
) -> None:
    sign_in(session, qtbot)
    session.visit.tap("satisfied", "touch")
    session.stop()
    finish(session.finish())
    rated = finish(journal.read(lambda db: db.execute("SELECT count(*) FROM visit").fetchone()[0]))
    assert rated == 1


def test_a_fault_of_ours_brings_the_window_back(session: Session, qtbot: QtBot, journal: Journal) -> None:
    sign_in(session, qtbot)
    journal._store.append = None  # type: ignore[assignment, method-assign]  # as a fault would
    session.visit.tap("satisfied", "touch")
    qtbot.waitUntil(lambda: isinstance(session.situation.visit, visits.Unsaved))


def test_a_badge_number_is_checked_with_its_own_pin_alone(
    journal: Journal, clock: StandingClock, finish: Finish[Any]
) -> None:
    hall = finish(journal.facts()).hall
    check = PinCheck(journal, clock)
    assert finish(check.check(hall, BADGE, PIN)) == Known("s1")
    assert finish(check.check(hall, OTHER_BADGE, OTHER_PIN)) == Known("s2")
    assert finish(check.check(hall, BADGE, OTHER_PIN)) == duties.WrongSignIn()
    assert finish(check.check(hall, "9999", PIN)) == duties.WrongSignIn()


def test_wrong_pins_lock_as_the_table_says_and_end_in_a_block(
    journal: Journal, clock: StandingClock, finish: Finish[Any]
) -> None:
    hall = finish(journal.facts()).hall
    check = PinCheck(journal, clock)
    told: list[object] = []
    for _ in range(15):
        refusal = finish(check.check(hall, BADGE, "000000"))
        told.append(refusal)
        if isinstance(refusal, duties.LockedFor):
            assert finish(check.check(hall, BADGE, PIN)) == refusal
            clock.advance(seconds=refusal.seconds)
    waits = [duties.LockedFor(15 * 2**n) for n in range(10)]
    assert told == [duties.WrongSignIn()] * 4 + waits + [duties.Blocked()]
    clock.advance(days=365)
    assert finish(check.check(hall, BADGE, PIN)) == duties.Blocked()


def test_an_unknown_badge_number_locks_like_a_known_one(
    journal: Journal, clock: StandingClock, finish: Finish[Any]
) -> None:
    hall = finish(journal.facts()).hall
    check = PinCheck(journal, clock)
    told = [finish(check.check(hall, "9999", PIN)) for _ in range(5)]
    assert told == [duties.WrongSignIn()] * 4 + [duties.LockedFor(15)]


def test_an_unknown_badge_number_costs_as_much_to_check_as_a_known_one(
    journal: Journal, clock: StandingClock, finish: Finish[Any]
) -> None:
    check = PinCheck(journal, clock)
    finish(check.check(finish(journal.facts()).hall, "9999", PIN))
    assert extract_parameters(check._decoy) == extract_parameters(verifier(PIN))


def test_a_right_pin_forgets_the_wrong_ones(journal: Journal, clock: StandingClock, finish: Finish[Any]) -> None:
    hall = finish(journal.facts()).hall
    check = PinCheck(journal, clock)
    for _ in range(3):
        for _ in range(4):
            assert finish(check.check(hall, BADGE, "000000")) == duties.WrongSignIn()
        assert finish(check.check(hall, BADGE, PIN)) == Known("s1")
        clock.advance(seconds=4 * 300)  # the window forgets by quiet time alone


def test_a_wall_clock_put_back_or_forward_lifts_and_lengthens_no_lock(
    journal: Journal, clock: StandingClock, finish: Finish[Any]
) -> None:
    hall = finish(journal.facts()).hall
    check = PinCheck(journal, clock)
    for _ in range(5):
        finish(check.check(hall, BADGE, "000000"))
    clock.jump(days=400)
    assert finish(check.check(hall, BADGE, PIN)) == duties.LockedFor(15)
    clock.jump(days=-800)
    assert finish(check.check(hall, BADGE, PIN)) == duties.LockedFor(15)
    clock.advance(seconds=15)
    assert finish(check.check(hall, BADGE, PIN)) == Known("s1")


def test_settings_come_from_the_folder_and_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kiosk.toml").write_text('change_s = 5\nlanguage = "en"\n', encoding="utf-8")
    monkeypatch.setenv("EVALUATOR_KIOSK_MINIMUM_INTERVAL_S", "0.5")
    settings = kiosk_settings(tmp_path)
    assert settings.first_language == ENGLISH
    timing = settings.timing(RULES.timing)
    assert (timing.minimum_interval_s, timing.change_s, timing.thanks_s) == (0.5, 5, RULES.timing.thanks_s)


def test_a_thank_you_too_short_to_be_seen_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kiosk.toml").write_text("thanks_s = 0.09\n", encoding="utf-8")
    with pytest.raises(Refused, match=r"thanks_s is 0\.09.*0\.1 seconds or more.*kiosk\.toml"):
        kiosk_settings(tmp_path)
    monkeypatch.setenv("EVALUATOR_KIOSK_THANKS_S", "0.1")
    assert kiosk_settings(tmp_path).thanks_s == 0.1
    monkeypatch.setenv("EVALUATOR_KIOSK_THANKS_S", "0")
    with pytest.raises(Refused, match="EVALUATOR_KIOSK_THANKS_S"):
        kiosk_settings(tmp_path)


@pytest.mark.parametrize("text", ["change_s = -1\n", "changes = 3\n", 'language = "fr"\n', "change_s = \n"])
def test_settings_that_cannot_be_used_are_refused_with_the_file_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "kiosk.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=r"kiosk\.toml"):
        kiosk_settings(tmp_path)
