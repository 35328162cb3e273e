"""Wrong PINs for one badge number after the other: the whole window waits, and nothing but quiet time lets it down."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evaluator.domain import duty as duties
from evaluator.domain.lockout import WINDOW_WAITS_AT_MOST_S
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.pin_check import Known, PinCheck
from evaluator.kiosk.sign_in_tries import WINDOW
from tests.conftest import Finish
from tests.kiosk.conftest import StartKiosk
from tests.kiosk.staffed import BADGE, OTHER_BADGE, OTHER_PIN, PIN, staffed_folder
from tests.support.clock import StandingClock

WRONG = "000000"
UNKNOWN = "9999"
WAITS = (15, 30, 60, 120, 240, 300, 300)


class Run:
    """One run of the program at a folder, without its window."""

    def __init__(self, folder: Path, clock: StandingClock, finish: Finish[Any]) -> None:
        self._finish, self._ended = finish, False
        self.journal: Journal = finish(Journal.open(folder, clock))
        self._hall = finish(self.journal.facts()).hall
        self._check = PinCheck(self.journal, clock)

    def check(self, badge: str, pin: str) -> object:
        return self._finish(self._check.check(self._hall, badge, pin))

    def technician(self, pin: str) -> object:
        """What is said to a PIN at the technician's page, which is that of the first here."""
        return self._finish(self._check.check_against("#technician", self._hall.sign_in[0].verifier, pin))

    def wrong_once(self, times: int) -> list[object]:
        """What is said to that many wrong PINs, each for another badge number."""
        return [self.check(f"8{number:03}", WRONG) for number in range(times)]

    def wrong(self, name: str) -> int:
        return int(self._finish(self.journal.tries(name)).wrong)

    def end(self) -> None:
        if not self._ended:
            self._finish(self.journal.close())
        self._ended = True


StartRun = Callable[[StandingClock], Run]


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def start(tmp_path: Path, finish: Finish[Any], request: pytest.FixtureRequest) -> StartRun:
    folder = staffed_folder(tmp_path / "kiosk")

    def started(clock: StandingClock) -> Run:
        run = Run(folder, clock, finish)
        request.addfinalizer(run.end)
        return run

    return started


def test_eight_wrong_tries_make_everybody_wait_and_nothing_is_looked_at_meanwhile(
    start: StartRun, clock: StandingClock
) -> None:
    run = start(clock)
    assert run.wrong_once(8) == [duties.WrongSignIn()] * 7 + [duties.LockedFor(15)]
    for badge, pin in ((BADGE, PIN), (BADGE, WRONG), (UNKNOWN, WRONG)):
        assert run.check(badge, pin) == duties.LockedFor(15)
    assert (run.wrong(BADGE), run.wrong(UNKNOWN), run.wrong(WINDOW)) == (0, 0, 8)
    clock.advance(seconds=15)
    assert run.check(BADGE, PIN) == Known("s1")


def test_who_signs_in_between_two_guesses_takes_nothing_off(start: StartRun, clock: StandingClock) -> None:
    run, told = start(clock), []
    for number in range(7 + len(WAITS)):
        said = run.check(BADGE, PIN)
        if isinstance(said, duties.LockedFor):
            clock.advance(seconds=said.seconds)
            said = run.check(BADGE, PIN)
        assert said == Known("s1")
        told.append(run.check(f"8{number:03}", WRONG))
    assert told == [duties.WrongSignIn()] * 7 + [duties.LockedFor(wait) for wait in WAITS]


def test_the_longer_of_two_waits_holds_and_a_block_above_both(start: StartRun, clock: StandingClock) -> None:
    run = start(clock)
    said: object = None
    for _ in range(15):
        said = run.check(BADGE, WRONG)
        clock.advance(seconds=said.seconds if isinstance(said, duties.LockedFor) else 0)
    assert said == duties.Blocked()
    assert run.check(OTHER_BADGE, OTHER_PIN) == Known("s2")
    run.wrong_once(13)
    assert run.check(BADGE, PIN) == duties.Blocked()
    assert run.check(OTHER_BADGE, OTHER_PIN) == duties.LockedFor(15)


def test_what_quiet_time_has_let_down_is_kept_when_somebody_signs_in(start: StartRun, clock: StandingClock) -> None:
    run = start(clock)
    run.wrong_once(8)
    clock.advance(seconds=6 * WINDOW_WAITS_AT_MOST_S)
    assert (run.check(BADGE, PIN), run.wrong(WINDOW)) == (Known("s1"), 2)
    run.end()
    run = start(clock)
    assert run.wrong_once(5) == [duties.WrongSignIn()] * 5
    assert run.wrong(WINDOW) == 7


def test_a_wrong_pin_of_the_technician_neither_adds_to_the_window_nor_keeps_what_quiet_time_lets_down(
    start: StartRun, clock: StandingClock
) -> None:
    run = start(clock)
    run.wrong_once(8)
    clock.advance(seconds=6 * WINDOW_WAITS_AT_MOST_S)
    assert run.technician(WRONG) == duties.WrongSignIn()
    assert run.wrong(WINDOW) == 8
    assert (run.check(BADGE, PIN), run.wrong(WINDOW)) == (Known("s1"), 2)


def test_a_start_lets_nothing_down_however_the_clock_stands(start: StartRun, clock: StandingClock) -> None:
    run = start(clock)
    run.wrong_once(12)
    for days in (0, 400, -800):
        run.end()
        clock.jump(days=days)
        run = start(clock)
        assert run.check(BADGE, PIN) == duties.LockedFor(15)
        assert run.wrong(WINDOW) == 8


def test_a_clock_put_back_between_two_boots_lengthens_no_wait_beyond_its_own(
    start: StartRun, clock: StandingClock
) -> None:
    run = start(clock)
    clock.advance(seconds=5 * 3600)
    for _ in range(5):
        run.check(BADGE, WRONG)
    run.end()
    later = StandingClock(clock.read().wall, "boot-2")
    later.jump(days=-400)
    run = start(later)
    assert run.check(BADGE, PIN) == duties.LockedFor(15)
    later.advance(seconds=15)
    assert run.check(BADGE, PIN) == Known("s1")


def test_the_window_says_how_long_to_whoever_comes_next(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk()

    def type_in(badge: str, pin: str) -> None:
        before = len(kiosk.events.of("sign_in.refused"))
        kiosk.keys(f"{badge}\n{pin}\n")
        kiosk.wait_for("sign_in.refused", before + 1)
        kiosk.wait_until_settled()

    for number in range(8):
        type_in(f"8{number:03}", WRONG)
    type_in(BADGE, PIN)
    assert kiosk.text("refusal") == "错误次数较多，请 15 秒后再试。"
    kiosk.pass_time(15)
    kiosk.sign_in()
