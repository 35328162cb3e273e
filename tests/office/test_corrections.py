"""Who served and what counts, corrected beside the ratings: seen in every figure, undone by the opposite, audited."""

from typing import Any

import msgspec
import pytest
from sqlalchemy import Connection, select

from evaluator.domain.periods import month_period
from evaluator.office.exchanging import recounting
from evaluator.office.office import Office
from evaluator.office.people import accounts, audit
from evaluator.office.store import schema
from evaluator.office.tallies import corrections, tallying
from evaluator.office.tallies.corrections import Wish
from evaluator.office.tallies.tallying import Asked
from evaluator.wire.corrections import CHALLENGES_PATH, CORRECTIONS_PATH, DECISIONS_PATH, DUTIES_PATH, Act
from evaluator.wire.manager import Grouping
from tests.office.conftest import ask, hand_over, know, write
from tests.office.paper import DAY, PaperKiosk


@pytest.fixture
def tapped(office: Office) -> Office:
    """One duty of s03 over two months, some of it challenged; another kiosk that nothing may touch."""
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03", "d1").rate("satisfied", 7).rate("dissatisfied", 2)
    kiosk.rate("dissatisfied", 3, flag="challenged").rate("neutral", 5, day=20261005)
    hand_over(office, kiosk.request())
    other = know(office, PaperKiosk(kiosk="k2", window="w2")).start("r2").serve("s02", "d2").rate("neutral", 6)
    hand_over(office, other.request())
    return office


def counts(office: Office, by: Grouping, month: int = 202611) -> dict[str, list[int]]:
    asked = Asked(period=month_period(month), by=by, small_counts=False)
    with office.database.reading() as connection:
        answer = tallying.answer(connection, asked, office.rules, simulated=False, now=office.clock())
        assert recounting.differences(connection, [202610, 202611]) == []
    return {row.key: list(row.figures.levels.values()) for row in answer.rows if row.figures and row.figures.n}


def tallies(office: Office) -> list[tuple[Any, ...]]:
    with office.database.reading() as connection:
        return [tuple(row) for row in connection.execute(select(schema.tally))]


def correct(office: Office, act: Act, *, day: int = 0, staff: str = "", duty: str = "d1", who: str = "li") -> str:
    wish = Wish("k1", duty, act, day, staff, "said so in the log book")
    return write(office, lambda connection: corrections.correct(connection, wish, who, office.clock()))


BEFORE = {"s03": [0, 7, 0, 2], "": [0, 0, 0, 3], "s02": [0, 0, 6, 0]}


def test_a_duty_is_credited_to_another_in_every_month_and_given_back(tapped: Office) -> None:
    kept = tallies(tapped)
    assert counts(tapped, "staff") == BEFORE
    correct(tapped, "credit", staff="s01")
    assert counts(tapped, "staff") == {"s01": [0, 7, 0, 2], "": [0, 0, 0, 3], "s02": [0, 0, 6, 0]}
    assert counts(tapped, "staff", 202610) == {"s01": [0, 0, 5, 0]}
    assert counts(tapped, "window") == {"w1": [0, 7, 0, 5], "w2": [0, 0, 6, 0]}
    correct(tapped, "restore")
    assert counts(tapped, "staff") == BEFORE
    assert tallies(tapped) == kept


def test_a_duty_is_credited_to_nobody(tapped: Office) -> None:
    correct(tapped, "credit")
    assert counts(tapped, "staff") == {"": [0, 7, 0, 5], "s02": [0, 0, 6, 0]}
    assert counts(tapped, "unit")["hall-east"] == [0, 7, 6, 5]


def test_a_dismissed_challenge_counts_for_the_person_and_an_upheld_one_stays_the_windows(tapped: Office) -> None:
    correct(tapped, "uphold", day=DAY)
    assert counts(tapped, "staff") == BEFORE
    correct(tapped, "dismiss", day=DAY)
    assert counts(tapped, "staff") == {"s03": [0, 7, 0, 5], "s02": [0, 0, 6, 0]}
    correct(tapped, "reopen", day=DAY)
    assert counts(tapped, "staff") == BEFORE


def test_what_arrives_later_for_a_corrected_duty_is_corrected_too(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03", "d1").rate(times=5)
    hand_over(office, kiosk.request())
    correct(office, "credit", staff="s01")
    hand_over(office, kiosk.rate(times=3).request())
    assert counts(office, "staff") == {"s01": [0, 8, 0, 0]}


def test_an_exclusion_takes_two_persons_and_comes_back_only_by_two(tapped: Office) -> None:
    name = correct(tapped, "exclude", day=DAY)
    assert counts(tapped, "staff") == BEFORE

    def decide(name: str, who: str, *, agree: bool = True) -> str | None:
        return write(tapped, lambda c: corrections.decide(c, name, who, tapped.clock(), agree=agree))

    assert decide(name, "li") == "same_person"
    assert decide("f" * 32, "wang") == "unknown_correction"
    assert decide(name, "wang") is None
    assert decide(name, "zhao") == "decided_already"
    assert counts(tapped, "window") == {"w2": [0, 0, 6, 0]}
    assert counts(tapped, "window", 202610) == {"w1": [0, 0, 5, 0]}
    back = correct(tapped, "include", day=DAY)
    assert decide(back, "wang", agree=False) is None
    assert counts(tapped, "window") == {"w2": [0, 0, 6, 0]}
    assert decide(correct(tapped, "include", day=DAY), "wang") is None
    assert counts(tapped, "staff") == BEFORE


@pytest.mark.parametrize(
    ("act", "day", "staff", "duty", "why"),
    [
        ("credit", 0, "s03", "d9", "unknown_duty"),
        ("credit", 0, "s99", "d1", "unknown_staff"),
        ("uphold", 0, "", "d1", "no_day"),
        ("dismiss", 20261005, "", "d1", "nothing_challenged"),
        ("exclude", 20261006, "", "d1", "nothing_counted"),
        ("include", DAY, "", "d1", "nothing_excluded"),
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_nothing(
    tapped: Office, act: Act, day: int, staff: str, duty: str, why: str
) -> None:
    assert correct(tapped, act, day=day, staff=staff, duty=duty) == why
    with tapped.database.reading() as connection:
        assert corrections.found(connection) == []
        assert not any(b"correction" in row.body for row in connection.execute(select(schema.audit)))


def test_only_the_kiosk_corrected_is_counted_again(tapped: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[tuple[str, set[int]]] = []
    monkeypatch.setattr(
        "evaluator.office.tallies.corrections.rollup.recount",
        lambda _connection, kiosk, days: counted.append((kiosk, set(days))),
    )
    correct(tapped, "credit", staff="s01")
    correct(tapped, "uphold", day=DAY)
    assert counted == [("k1", {DAY, 20261005}), ("k1", {DAY})]


def test_every_correction_is_in_the_audit_log_with_its_reason(tapped: Office) -> None:
    name = correct(tapped, "exclude", day=DAY)
    write(tapped, lambda connection: corrections.decide(connection, name, "wang", tapped.clock(), agree=True))
    with tapped.database.reading() as connection:
        said = [msgspec.json.decode(row.body) for row in connection.execute(select(schema.audit))][-2:]
        assert audit.first_wrong(connection) is None
    assert [(one["who"], one["act"]) for one in said] == [("li", "correction.proposed"), ("wang", "correction.exclude")]
    assert said[0]["reason"] == "said so in the log book"
    assert said[1]["proposed_by"] == "li"


def session(office: Office, account: str, role: str, unit: str = "") -> dict[str, str]:
    row = {
        **{"account": account, "role": role, "unit": unit, "password": "", "must_change": 0},
        **{"created_at": "2026-11-21T00:00:00.000000+00:00"},
    }

    def enter(connection: Connection) -> str:
        connection.execute(schema.account.insert().values(**row))
        return accounts.sign_in(connection, account, office.clock())[0]

    return {"Authorization": f"Bearer {write(office, enter)}"}


WISH = {"kiosk": "k1", "duty": "d1", "act": "exclude", "day": DAY, "reason": "five in two minutes"}


def test_a_hall_manager_decides_what_the_office_manager_proposed(tapped: Office) -> None:
    office_manager = session(tapped, "li", "office_manager")
    east = session(tapped, "wang", "hall_manager", "hall-east")
    west = session(tapped, "zhao", "hall_manager", "hall-west")
    open_now = ask(tapped, "GET", CHALLENGES_PATH, headers=east).json()["challenges"]
    assert [(one["duty"], one["day"], one["n"]) for one in open_now] == [("d1", DAY, 3)]
    assert ask(tapped, "GET", CHALLENGES_PATH, headers=west).json() == {"challenges": []}
    assert ask(tapped, "POST", CORRECTIONS_PATH, json=WISH, headers=east).status_code == 403
    made = ask(tapped, "POST", CORRECTIONS_PATH, json=WISH, headers=office_manager)
    assert (made.status_code, made.json()["in_force"]) == (201, False)
    word = {"correction": made.json()["correction"], "agree": True}
    assert ask(tapped, "POST", DECISIONS_PATH, json=word, headers=west).status_code == 403
    own = ask(tapped, "POST", DECISIONS_PATH, json=word, headers=office_manager)
    assert (own.status_code, own.json()["code"]) == (409, "same_person")
    assert ask(tapped, "POST", DECISIONS_PATH, json=word, headers=east).status_code == 204
    assert counts(tapped, "window") == {"w2": [0, 0, 6, 0]}
    (told,) = ask(tapped, "GET", CORRECTIONS_PATH, headers=east).json()["corrections"]
    assert (told["state"], told["by"], told["second"]) == ("in_force", "li", "wang")
    assert ask(tapped, "GET", CORRECTIONS_PATH, headers=west).json() == {"corrections": []}


def test_the_duties_of_a_day_are_told_as_they_stand_and_never_what_was_answered(tapped: Office) -> None:
    manager = session(tapped, "li", "office_manager")

    def told() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = ask(tapped, "GET", f"{DUTIES_PATH}?day={DAY}", headers=manager).json()["duties"]
        return found

    first, second = told()
    assert {first["duty"], second["duty"]} == {"d1", "d2"}
    one = first if first["duty"] == "d1" else second
    assert (one["served"], one["credited"], one["n"], one["challenged"]) == ("s03", None, 12, 3)
    assert not any("dissatisfied" in str(value) for value in one.values())
    correct(tapped, "credit", staff="s01")
    correct(tapped, "dismiss", day=DAY)
    one = next(one for one in told() if one["duty"] == "d1")
    assert (one["credited"], one["challenge"], one["excluded"]) == ("s01", "dismissed", False)
    (dismissed, credited) = ask(tapped, "GET", CORRECTIONS_PATH, headers=manager).json()["corrections"]
    if dismissed["act"] == "credit":
        dismissed, credited = credited, dismissed
    assert (credited["served"], credited["window"], credited["n"], dismissed["n"]) == ("s03", "w1", 17, 12)
    running = ask(tapped, "GET", f"{DUTIES_PATH}?day=20261121", headers=manager)
    assert (running.status_code, running.json()["code"]) == (409, "day_is_running")
    hall = session(tapped, "wang", "hall_manager", "hall-east")
    assert ask(tapped, "GET", f"{DUTIES_PATH}?day={DAY}", headers=hall).status_code == 403


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"day": 20261121}, 409, "day_is_running"),
        ({"duty": "d9"}, 404, "unknown_duty"),
        ({"act": "forget"}, 400, "malformed"),
        ({"reason": ""}, 400, "malformed"),
    ],
)
def test_a_wish_that_cannot_be_is_refused_with_a_code(
    tapped: Office, change: dict[str, object], status: int, code: str
) -> None:
    answer = ask(tapped, "POST", CORRECTIONS_PATH, json=WISH | change, headers=session(tapped, "li", "office_manager"))
    assert (answer.status_code, answer.json()["code"]) == (status, code)
