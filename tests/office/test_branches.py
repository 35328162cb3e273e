"""A whole branch of a fork is excluded by one decision of two persons, and nothing beside it is touched."""

from functools import partial

import pytest

from evaluator.domain.periods import month_period
from evaluator.office.exchanging import recounting
from evaluator.office.office import Office
from evaluator.office.people import accounts
from evaluator.office.store import schema
from evaluator.office.tallies import tallying
from evaluator.office.tallies.tallying import Asked
from evaluator.wire.corrections import BRANCH_DECISIONS_PATH, BRANCHES_PATH, CORRECTIONS_PATH
from tests.office.conftest import ask, hand_over, know, write
from tests.office.paper import PaperKiosk


@pytest.fixture
def forked(office: Office) -> Office:
    """Run `a` with 9 answers; `b` of a restored disk with 4 on two duties, and `c` that goes on from it with 2."""
    kiosk = know(office, PaperKiosk()).start("a").serve("s03", "d1").rate(times=3)
    image = kiosk.copy()
    hand_over(office, kiosk.rate(times=6).request())
    image.start("b").serve("s03", "d2").rate(times=3).serve("s02", "d3").rate("neutral")
    hand_over(office, image.request())
    hand_over(office, image.start("c").serve("s02", "d4").rate("dissatisfied", 2).request())
    return office


def counted(office: Office) -> list[int]:
    asked = Asked(period=month_period(202611), by="unit", small_counts=False)
    with office.database.reading() as connection:
        answer = tallying.answer(connection, asked, office.rules, simulated=False, now=office.clock())
        assert recounting.differences(connection, [202611]) == []
    (east,) = [row for row in answer.rows if row.key == "hall-east" and row.figures]
    assert east.figures is not None
    return list(east.figures.levels.values())


def session(office: Office, account: str, role: str, unit: str = "") -> dict[str, str]:
    row = {"account": account, "role": role, "unit": unit, "password": "-", "must_change": 0, "created_at": "-"}
    write(office, lambda connection: connection.execute(schema.account.insert().values(**row)))
    token, _ = write(office, partial(accounts.sign_in, account=account, now=office.clock()))
    return {"Authorization": f"Bearer {token}"}


def test_a_branch_is_excluded_whole_by_two_persons(forked: Office) -> None:
    li, wang = session(forked, "li", "office_manager"), session(forked, "wang", "hall_manager", "hall-east")
    zhao = session(forked, "zhao", "hall_manager", "hall-west")
    assert counted(forked) == [0, 12, 1, 2]
    wish = {"kiosk": "k1", "run": "b", "reason": "the disk of a broken machine"}
    proposed = ask(forked, "POST", BRANCHES_PATH, json=wish, headers=li)
    assert proposed.status_code == 201, proposed.text
    assert len(proposed.json()["corrections"]) == 3
    assert counted(forked) == [0, 12, 1, 2]
    twice = ask(forked, "POST", BRANCHES_PATH, json=wish, headers=li)
    assert (twice.status_code, twice.json()["code"]) == (409, "nothing_counted")

    word = {"kiosk": "k1", "run": "b", "agree": True}
    own = ask(forked, "POST", BRANCH_DECISIONS_PATH, json=word, headers=li)
    assert (own.status_code, own.json()["code"]) == (409, "same_person")
    assert ask(forked, "POST", BRANCH_DECISIONS_PATH, json=word, headers=zhao).status_code == 403
    assert counted(forked) == [0, 12, 1, 2]
    assert ask(forked, "POST", BRANCH_DECISIONS_PATH, json=word, headers=wang).status_code == 204
    assert counted(forked) == [0, 9, 0, 0]
    told = ask(forked, "GET", CORRECTIONS_PATH, headers=li).json()["corrections"]
    assert {(one["duty"], one["state"], one["second"]) for one in told} == {
        (duty, "in_force", "wang") for duty in ("d2", "d3", "d4")
    }
    again = ask(forked, "POST", BRANCH_DECISIONS_PATH, json=word, headers=wang)
    assert (again.status_code, again.json()["code"]) == (404, "unknown_correction")


def test_a_refused_branch_goes_on_counting(forked: Office) -> None:
    li, wang = session(forked, "li", "office_manager"), session(forked, "wang", "hall_manager", "hall-east")
    wish = {"kiosk": "k1", "run": "c", "reason": "not sure"}
    assert len(ask(forked, "POST", BRANCHES_PATH, json=wish, headers=li).json()["corrections"]) == 1
    word = {"kiosk": "k1", "run": "c", "agree": False}
    assert ask(forked, "POST", BRANCH_DECISIONS_PATH, json=word, headers=wang).status_code == 204
    assert counted(forked) == [0, 12, 1, 2]


def test_a_run_that_is_no_fork_is_no_branch(forked: Office) -> None:
    li = session(forked, "li", "office_manager")
    wish = {"kiosk": "k1", "run": "a", "reason": "the honest one"}
    answer = ask(forked, "POST", BRANCHES_PATH, json=wish, headers=li)
    assert (answer.status_code, answer.json()["code"]) == (404, "no_fork")
    assert counted(forked) == [0, 12, 1, 2]
