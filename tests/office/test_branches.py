"""A whole branch of a fork is excluded by one decision of two persons, and nothing beside it is touched."""

from functools import partial

import msgspec
import pytest

from evaluator.domain.periods import month_period
from evaluator.office.devices import fork_decisions
from evaluator.office.exchanging import recounting
from evaluator.office.office import Office
from evaluator.office.people import accounts
from evaluator.office.store import schema
from evaluator.office.tallies import tallying
from evaluator.office.tallies.tallying import Asked
from evaluator.wire.branches import BRANCH_DECISIONS_PATH, BRANCHES_PATH, Forks
from evaluator.wire.corrections import CORRECTIONS_PATH
from evaluator.wire.devices import ForkDecided
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
    assert (again.status_code, again.json()["code"]) == (409, "decided_already")


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


def told(office: Office, headers: dict[str, str]) -> Forks:
    answer = ask(office, "GET", BRANCHES_PATH, headers=headers)
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=Forks)


def test_a_fork_is_told_with_both_branches_and_the_month_with_and_without_each(forked: Office) -> None:
    li, wang = session(forked, "li", "office_manager"), session(forked, "wang", "hall_manager", "hall-east")
    (fork,) = told(forked, li).forks
    assert (fork.kiosk, fork.run, fork.window, fork.decided) == ("k1", "b", "w1", "")
    assert (fork.seq, fork.held_at, fork.seen_at) == (5, forked.clock(), forked.clock())
    marked, other = fork.marked, fork.other
    assert (marked.n, marked.at_most, marked.days, marked.left_out, marked.state) == (6, False, 3, 6, "counted")
    assert (other.n, other.at_most, other.days, other.left_out) == (6, True, 1, 9)
    (month,) = marked.months
    assert (month.month, month.unit, month.n_with, month.n_without) == (202611, "hall-east", 15, 9)
    assert (month.rate_with, month.rate_without) == (12 / 15, 1.0)

    wish = {"kiosk": "k1", "run": "b", "reason": "the disk of a broken machine"}
    ask(forked, "POST", BRANCHES_PATH, json=wish, headers=li)
    across = ask(forked, "POST", BRANCHES_PATH, json={**wish, "side": "other"}, headers=li)
    assert (across.status_code, across.json()["code"]) == (409, "other_branch")
    (fork,) = told(forked, wang).forks
    (step,) = fork.marked.steps
    assert (fork.marked.state, step.by, step.reason, len(step.corrections)) == ("proposed", "li", wish["reason"], 3)
    word = {"kiosk": "k1", "run": "b", "agree": True}
    assert ask(forked, "POST", BRANCH_DECISIONS_PATH, json=word, headers=wang).status_code == 204
    (fork,) = told(forked, wang).forks
    assert fork.marked.state == "excluded"
    assert fork.marked.months == (month,)
    assert counted(forked) == [0, 9, 0, 0]

    again = {**wish, "act": "include", "reason": "it was ours after all"}
    assert len(ask(forked, "POST", BRANCHES_PATH, json=again, headers=li).json()["corrections"]) == 3
    first = ask(forked, "POST", BRANCHES_PATH, json=wish, headers=li)
    assert (first.status_code, first.json()["code"]) == (409, "decided_first")
    assert ask(forked, "POST", BRANCH_DECISIONS_PATH, json=word, headers=wang).status_code == 204
    assert counted(forked) == [0, 12, 1, 2]
    (fork,) = told(forked, wang).forks
    assert [(step.act, step.second) for step in fork.marked.steps] == [("include", "wang"), ("exclude", "wang")]


def test_the_branch_that_is_not_marked_can_be_left_out_instead(forked: Office) -> None:
    li, wang = session(forked, "li", "office_manager"), session(forked, "wang", "hall_manager", "hall-east")
    wish = {"kiosk": "k1", "run": "b", "side": "other", "reason": "the machine in the cellar went on"}
    assert len(ask(forked, "POST", BRANCHES_PATH, json=wish, headers=li).json()["corrections"]) == 1
    word = {"kiosk": "k1", "run": "b", "side": "other", "agree": True}
    assert ask(forked, "POST", BRANCH_DECISIONS_PATH, json=word, headers=wang).status_code == 204
    assert counted(forked) == [0, 3, 1, 2]


def test_what_a_few_residents_answered_is_told_by_no_two_figures(forked: Office) -> None:
    kiosk = know(forked, PaperKiosk(kiosk="k2", window="w2")).start("r").serve("s02", "d8").rate(times=3)
    image = kiosk.copy()
    hand_over(forked, kiosk.rate(times=3).request())
    hand_over(forked, image.start("t").serve("s02", "d9").rate("dissatisfied").request())
    fork = next(one for one in told(forked, session(forked, "li", "office_manager")).forks if one.kiosk == "k2")
    (month,) = fork.marked.months
    assert (month.n_with, month.n_without, month.rate_with, month.rate_without) == (22, 21, None, None)


def test_a_hall_manager_hears_of_no_fork_elsewhere(forked: Office) -> None:
    assert told(forked, session(forked, "zhao", "hall_manager", "hall-west")).forks == ()
    assert told(forked, session(forked, "wu", "auditor")).forks != ()


def test_runs_that_began_after_an_administrator_decided_are_in_no_branch(forked: Office) -> None:
    decided = ForkDecided("k1", "b", "marked", "an old disk of ours")
    write(forked, lambda connection: fork_decisions.decide(connection, "root", decided, forked.clock()))
    (fork,) = told(forked, session(forked, "li", "office_manager")).forks
    assert (fork.decided, fork.decided_by, fork.marked.n) == ("marked", "root", 6)


def test_the_visit_that_was_open_when_the_disk_was_copied_takes_no_day_of_the_other_branch(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("a").serve("s03", "d1").rate(times=3)
    image = kiosk.copy()
    hand_over(office, kiosk.rate(times=6).request())
    image.start("b").rate(outcome="interrupted")
    hand_over(office, image.serve("s02", "d2").rate(times=2).request())
    li = session(office, "li", "office_manager")
    wish = {"kiosk": "k1", "run": "b", "reason": "an old disk"}
    assert len(ask(office, "POST", BRANCHES_PATH, json=wish, headers=li).json()["corrections"]) == 1


def test_what_was_counted_in_a_duty_the_office_never_got_holds_up_no_decision(forked: Office) -> None:
    kiosk = know(forked, PaperKiosk(kiosk="k2", window="w2")).start("r").serve("s02", "d8").rate(times=6)
    image = kiosk.copy()
    hand_over(forked, kiosk.rate().request())
    image.start("t").serve("s02", "d9").rate("neutral").serve("s03", "lost").rate("dissatisfied")
    del image.duties["lost"]
    hand_over(forked, image.request())
    li, wang = session(forked, "li", "office_manager"), session(forked, "wang", "office_manager")
    wish = {"kiosk": "k2", "run": "t", "reason": "an old disk"}
    (made,) = ask(forked, "POST", BRANCHES_PATH, json=wish, headers=li).json()["corrections"]
    assert len(made) == 32
    word = {"kiosk": "k2", "run": "t", "agree": True}
    assert ask(forked, "POST", BRANCH_DECISIONS_PATH, json=word, headers=wang).status_code == 204
    fork = next(one for one in told(forked, wang).forks if one.kiosk == "k2")
    assert (fork.marked.state, fork.marked.days, fork.marked.n) == ("excluded", 1, 2)


def test_two_forks_of_one_kiosk_tell_nothing_by_their_difference(forked: Office) -> None:
    kiosk = know(forked, PaperKiosk(kiosk="k2", window="w2")).start("r").serve("s02", "d5").rate(times=6)
    early = kiosk.copy()
    kiosk.serve("s03", "d6").rate("dissatisfied", 3)
    late = kiosk.copy()
    hand_over(forked, kiosk.serve("s02", "d7").rate(times=6).request())
    hand_over(forked, early.start("t").serve("s03", "d8").rate(times=6).request())
    hand_over(forked, late.start("u").serve("s03", "d9").rate(times=6).request())
    found = [one for one in told(forked, session(forked, "li", "office_manager")).forks if one.kiosk == "k2"]
    assert {(one.run, one.other.left_out, one.marked.left_out) for one in found} == {("t", 9, 6), ("u", 6, 6)}
    # what the early one leaves out beside the late one are three residents
    for fork in found:
        for month in (*fork.other.months, *fork.marked.months):
            assert (month.rate_with, month.rate_without) == (None, None)


def test_what_a_branch_leaves_of_a_window_is_told_by_no_two_figures(forked: Office) -> None:
    kiosk = know(forked, PaperKiosk(kiosk="k2", window="w2")).start("r").serve("s02", "d8").rate("dissatisfied", 2)
    image = kiosk.copy()
    hand_over(forked, kiosk.rate().request())
    hand_over(forked, image.start("t").serve("s03", "d9").rate(times=6).request())
    fork = next(one for one in told(forked, session(forked, "li", "office_manager")).forks if one.kiosk == "k2")
    (month,) = fork.marked.months
    # w2 shows 9 ratings: less the 6 of the branch they would be the 3 of somebody else
    assert (month.n_with, month.n_without, month.rate_with, month.rate_without) == (24, 18, None, None)
