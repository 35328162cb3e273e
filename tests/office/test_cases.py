"""Cases at the office: opened by kiosks, handled by people, and never telling more than they may."""

import itertools
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from evaluator.domain.journal import Flag
from evaluator.domain.office_time import Half
from evaluator.office.cases import handling, opening
from evaluator.office.cases.handling import Deed, Done, Newer
from evaluator.office.instants import written
from evaluator.office.office import Office
from evaluator.office.people import accounts
from evaluator.office.people.accounts import Person
from evaluator.office.store import schema
from evaluator.office.tallies import corrections
from evaluator.wire.cases import (
    CASE_FIGURES_PATH,
    CASE_OWNERS_PATH,
    CASE_PATH,
    CASE_PERSON_PATH,
    CASES_PATH,
    HISTORY_MOST,
    Assign,
    CaseChange,
    Note,
)
from evaluator.wire.corrections import Act
from evaluator.wire.exchange import CaseRow
from tests.office.conftest import NOW, TestClock, ask, hand_over, know, on_sqlite, write
from tests.office.paper import DAY, PaperKiosk

Header = dict[str, str]
FRESH = itertools.count(1_000)
NAMES = [f"{number:032x}" for number in range(100)]


def case_row(
    name: str = NAMES[0],
    *,
    seq: int = 1,
    level: str = "dissatisfied",
    day: int = DAY,
    half: Half = "am",
    reasons: tuple[str, ...] = ("214",),
    flag: Flag = "",
) -> CaseRow:
    scale = "four" if level else ""
    return CaseRow("r1", name, "d-r1-s03", day, half, "m01", scale, level, reasons if level else (), flag, seq)


def send(office: Office, kiosk: PaperKiosk, *rows: CaseRow) -> None:
    hand_over(office, msgspec.structs.replace(kiosk.request(), cases=rows))


def sign_in(office: Office, account: str, role: str = "office_manager", unit: str = "") -> Header:
    """A session of an account of its own, without the time a password takes."""
    row = {"account": account, "role": role, "unit": unit, "password": "", "must_change": 0}
    now = office.clock()
    write(office, lambda store: store.execute(schema.account.insert().values(created_at=written(now), **row)))
    token, _ = write(office, lambda store: accounts.sign_in(store, account, now))
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def kiosk(office: Office) -> PaperKiosk:
    """A window of the eastern hall where s03 serves."""
    return know(office, PaperKiosk()).start("r1").serve("s03")


@pytest.fixture
def zhang(office: Office) -> Header:
    return sign_in(office, "zhang")


def listed(office: Office, header: Header, query: str = "") -> dict[str, Any]:
    answer = ask(office, "GET", f"{CASES_PATH}?{query}", headers=header)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def detail(office: Office, header: Header, case: str) -> dict[str, Any]:
    answer = ask(office, "GET", f"{CASE_PATH}?case={case}", headers=header)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def act(office: Office, header: Header, case: str, version: int, **change: object) -> httpx.Response:
    return ask(office, "POST", CASE_PATH, json={"case": case, "version": version, "change": change}, headers=header)


def the_case(office: Office, header: Header) -> dict[str, Any]:
    (case,) = listed(office, header)["cases"]
    found: dict[str, Any] = case
    return found


def test_a_dissatisfied_rating_opens_one_case_with_what_may_be_known(
    office: Office, kiosk: PaperKiosk, zhang: Header
) -> None:
    send(office, kiosk, case_row())
    send(office, kiosk, case_row())
    page = listed(office, zhang)
    assert (page["total"], page["overdue"], page["next"]) == (1, 0, "")
    (case,) = page["cases"]
    assert (case["day"], case["half"], case["level"], case["reasons"]) == (DAY, "am", "dissatisfied", ["214"])
    assert (case["unit"], case["window"], case["window_number"]) == ("hall-east", "w1", "1")
    assert (case["state"], case["kind"], case["owner"], case["due_day"]) == ("open", "by_deadline", "", 20261127)
    assert page["levels"]["dissatisfied"]["zh-CN"] == "不满意"
    assert page["reasons"]["214"]["en"] == "Stiff attitude"
    whole = detail(office, zhang, case["case"])
    assert [event["act"] for event in whole["events"]] == ["opened"]
    assert "s03" not in str((page, whole))
    assert "d-r1-s03" not in str((page, whole))


def test_nobody_sees_a_case_of_the_half_day_that_runs(
    office: Office, kiosk: PaperKiosk, zhang: Header, clock: TestClock
) -> None:
    send(office, kiosk, case_row(day=20261121, half="am"))
    hidden = opening.case_of("k1", "r1", NAMES[0])
    assert listed(office, zhang)["total"] == 0
    assert ask(office, "GET", f"{CASE_PATH}?case={hidden}", headers=zhang).status_code == 404
    assert act(office, zhang, hidden, 1, act="publish").status_code == 404
    assert ask(office, "POST", CASE_PERSON_PATH, json={"case": hidden}, headers=zhang).status_code == 404
    assert ask(office, "GET", CASE_FIGURES_PATH, headers=zhang).json()["waiting"] == 0
    clock.advance(hours=1, minutes=59, seconds=59)
    assert listed(office, zhang)["total"] == 0
    clock.advance(seconds=1)
    assert the_case(office, zhang)["half"] == "am"


@pytest.mark.parametrize(("day", "flag"), [(20251016, "clock"), (20271230, ""), (20261399, "")])
def test_a_case_with_a_doubtful_day_waits_for_the_half_day_it_came_in(
    office: Office, kiosk: PaperKiosk, zhang: Header, clock: TestClock, day: int, flag: Flag
) -> None:
    send(office, kiosk, case_row(day=day, flag=flag))
    assert listed(office, zhang)["total"] == 0
    clock.advance(hours=2)
    assert listed(office, zhang)["total"] == 1


def test_a_simulated_office_waits_for_nothing(simulated_office: Office) -> None:
    kiosk = know(simulated_office, PaperKiosk()).start("r1").serve("s03")
    send(simulated_office, kiosk, case_row(day=20261121))
    page = listed(simulated_office, sign_in(simulated_office, "li"))
    assert (page["total"], page["simulated"]) == (1, True)


def test_a_case_is_assigned_answered_reopened_and_published(
    office: Office, kiosk: PaperKiosk, zhang: Header, clock: TestClock
) -> None:
    send(office, kiosk, case_row())
    case = the_case(office, zhang)["case"]
    sign_in(office, "wang", "hall_manager", "hall-east")
    for change in (
        {"act": "assign", "owner": "wang", "kind": "at_once"},
        {"act": "note", "text": "Talked to the window."},
        {"act": "answer", "text": "We are sorry."},
        {"act": "reopen", "text": "This is no answer.", "working_days": 3},
        {"act": "answer", "text": "A list of all papers hangs at the window."},
        {"act": "publish"},
    ):
        version = detail(office, zhang, case)["case"]["version"]
        assert act(office, zhang, case, version, **change).status_code == 200
    whole = detail(office, zhang, case)
    assert whole["case"]["state"] == "published"
    assert whole["case"]["answer"] == "A list of all papers hangs at the window."
    assert (whole["case"]["reopened"], whole["case"]["version"], whole["case"]["kind"]) == (1, 7, "at_once")
    acts = ["opened", "assigned", "noted", "answered", "reopened", "answered", "published"]
    assert [event["act"] for event in whole["events"]] == acts
    with office.database.reading() as connection:
        audited = [msgspec.json.decode(body) for body in connection.execute(select(schema.audit.c.body)).scalars()]
    of_cases = [one for one in audited if one["act"].startswith("case.")]
    assert [one["act"] for one in of_cases] == [f"case.{name}" for name in acts[1:]]
    assert "papers" not in str(of_cases)


def test_what_does_not_fit_the_state_is_refused(office: Office, kiosk: PaperKiosk, zhang: Header) -> None:
    send(office, kiosk, case_row())
    case = the_case(office, zhang)["case"]
    for change in ({"act": "answer", "text": "x"}, {"act": "publish"}, {"act": "reopen", "text": "x"}):
        answer = act(office, zhang, case, 1, **change)
        assert (answer.status_code, answer.json()["code"]) == (409, "not_now")


def test_of_two_who_change_a_case_at_once_the_second_is_shown_both_versions(
    office: Office, kiosk: PaperKiosk, zhang: Header
) -> None:
    send(office, kiosk, case_row())
    case = the_case(office, zhang)["case"]
    assert act(office, zhang, case, 1, act="assign", owner="zhang", kind="at_once").status_code == 200
    answer = act(office, zhang, case, 1, act="assign", owner="zhang", kind="long_term")
    assert answer.status_code == 409
    conflict = answer.json()
    assert conflict["code"] == "newer_version"
    assert (conflict["yours"]["version"], conflict["yours"]["change"]["kind"]) == (1, "long_term")
    assert (conflict["theirs"]["case"]["version"], conflict["theirs"]["case"]["kind"]) == (2, "at_once")


def test_a_long_history_is_told_in_parts_that_join_and_no_answer_holds_more(
    office: Office, kiosk: PaperKiosk, zhang: Header
) -> None:
    send(office, kiosk, case_row())
    case = the_case(office, zhang)["case"]
    assert act(office, zhang, case, 1, act="assign", owner="zhang", kind="at_once").status_code == 200
    notes = [CaseChange(case, 2 + number, Note(f"note {number}")) for number in range(2 * HISTORY_MOST)]
    write(office, lambda store: [handling.change(store, one, deed_of(office, "zhang")) for one in notes])
    last = act(office, zhang, case, 2 + len(notes), act="note", text="the last").json()
    behind = act(office, zhang, case, 2, act="note", text="late").json()["theirs"]
    newest = detail(office, zhang, case)
    assert last["events"] == behind["events"] == newest["events"]
    assert (len(newest["events"]), newest["events"][-1]["text"]) == (HISTORY_MOST, "the last")
    history = newest["events"]
    while history[0]["number"] > 1:
        earlier = ask(office, "GET", f"{CASE_PATH}?case={case}&before={history[0]['number']}", headers=zhang).json()
        assert 1 <= len(earlier["events"]) <= HISTORY_MOST
        assert earlier["case"] == newest["case"]
        history = earlier["events"] + history
    assert [event["number"] for event in history] == list(range(1, len(notes) + 4))
    assert [event["act"] for event in history[:2]] == ["opened", "assigned"]
    assert ask(office, "GET", f"{CASE_PATH}?case={case}&before=1", headers=zhang).json()["events"] == []
    assert ask(office, "GET", f"{CASE_PATH}?case={case}&before=-1", headers=zhang).status_code == 400


def deed_of(office: Office, account: str) -> Deed:
    person = Person(account, "office_manager", "", must_change=False, token_hash="")
    return Deed(person, office.clock(), office.about.zone, office.rules)


def test_the_person_on_duty_is_told_to_the_owner_alone_and_every_look_is_recorded(
    office: Office, kiosk: PaperKiosk, zhang: Header
) -> None:
    send(office, kiosk, case_row(flag="challenged"))
    case = the_case(office, zhang)["case"]
    wang = sign_in(office, "wang", "hall_manager", "hall-east")
    assert act(office, zhang, case, 1, act="assign", owner="wang", kind="at_once").status_code == 200
    refused = ask(office, "POST", CASE_PERSON_PATH, json={"case": case}, headers=zhang)
    assert (refused.status_code, refused.json()["code"]) == (403, "not_owner")
    assert "person_seen" not in [event["act"] for event in detail(office, zhang, case)["events"]]
    told = ask(office, "POST", CASE_PERSON_PATH, json={"case": case}, headers=wang).json()
    assert (told["staff"], told["badge"], told["challenged"]) == ("s03", "1043", True)
    seen = [event for event in detail(office, zhang, case)["events"] if event["act"] == "person_seen"]
    assert [(event["account"], event["version"]) for event in seen] == [("wang", 2)]
    with office.database.reading() as connection:
        bodies = connection.execute(select(schema.audit.c.body).order_by(schema.audit.c.seq.desc())).scalars()
        last = msgspec.json.decode(next(iter(bodies)))
    assert (last["who"], last["act"], last["case"]) == ("wang", "case.person_seen", case)


@on_sqlite
@pytest.mark.parametrize(("credited", "told"), [("s05", "s05"), ("", "")])
def test_the_person_on_duty_is_the_one_the_duty_is_credited_to(
    office: Office, kiosk: PaperKiosk, zhang: Header, credited: str, told: str
) -> None:
    send(office, kiosk, case_row())
    case = the_case(office, zhang)
    assert act(office, zhang, case["case"], 1, act="assign", owner="zhang", kind="at_once").status_code == 200
    with office.database.reading() as connection:
        duty = connection.execute(select(schema.duty.c.kiosk, schema.duty.c.duty)).one()
    values = {"kiosk": duty.kiosk, "duty": duty.duty, "staff": credited, "correction": "c1"}
    write(office, lambda connection: connection.execute(schema.credit.insert().values(**values)))
    answer = ask(office, "POST", CASE_PERSON_PATH, json={"case": case["case"]}, headers=zhang).json()
    assert answer["staff"] == told


def corrected(office: Office, act: Act, *, staff: str = "") -> None:
    """A correction as managers make it, decided by a second person where it takes one."""
    with office.database.reading() as connection:
        duty = connection.execute(select(schema.duty.c.kiosk, schema.duty.c.duty)).one()
    day = 0 if staff else DAY
    wish = corrections.Wish(duty.kiosk, duty.duty, act, day, staff, "a drill")
    now = office.clock()
    name = write(office, lambda connection: corrections.correct(connection, wish, "li", now))
    assert name not in corrections.SENTENCES
    if act not in corrections.ALONE:
        assert write(office, lambda to: corrections.decide(to, name, "wang", now, agree=True)) is None


def test_a_case_says_that_its_rating_was_excluded_and_is_answered_all_the_same(
    office: Office, kiosk: PaperKiosk, zhang: Header
) -> None:
    send(office, kiosk.rate("dissatisfied"), case_row(seq=kiosk.seq))
    case = the_case(office, zhang)
    assert case["flag"] == ""
    corrected(office, "exclude")
    assert the_case(office, zhang)["flag"] == "excluded"
    assert act(office, zhang, case["case"], 1, act="assign", owner="zhang", kind="at_once").status_code == 200
    assert act(office, zhang, case["case"], 2, act="answer", text="看过了，当面说明。").status_code == 200
    shown = detail(office, zhang, case["case"])["case"]
    assert (shown["flag"], shown["state"]) == ("excluded", "answered")
    corrected(office, "include")
    assert detail(office, zhang, case["case"])["case"]["flag"] == ""


@on_sqlite
def test_the_person_on_duty_follows_a_credit_as_managers_make_it(
    office: Office, kiosk: PaperKiosk, zhang: Header
) -> None:
    send(office, kiosk, case_row())
    case = the_case(office, zhang)["case"]
    assert act(office, zhang, case, 1, act="assign", owner="zhang", kind="at_once").status_code == 200

    def told() -> str:
        return str(ask(office, "POST", CASE_PERSON_PATH, json={"case": case}, headers=zhang).json()["staff"])

    assert told() == "s03"
    corrected(office, "credit", staff="s05")
    assert told() == "s05"


def test_a_changed_answer_withdraws_the_case_and_changing_back_renews_it(
    office: Office, kiosk: PaperKiosk, zhang: Header
) -> None:
    send(office, kiosk, case_row())
    case = the_case(office, zhang)["case"]
    act(office, zhang, case, 1, act="assign", owner="zhang", kind="at_once")
    send(office, kiosk, case_row(seq=2, level=""))
    send(office, kiosk, case_row(seq=1))
    gone = detail(office, zhang, case)["case"]
    assert (gone["state"], gone["overdue"]) == ("withdrawn", False)
    assert listed(office, zhang, "state=unanswered")["total"] == 0
    send(office, kiosk, case_row(seq=3, reasons=("209",)))
    again = detail(office, zhang, case)
    assert (again["case"]["state"], again["case"]["owner"], again["case"]["reasons"]) == ("open", "", ["209"])
    assert [event["act"] for event in again["events"]] == ["opened", "assigned", "withdrawn", "renewed"]


def test_an_answer_changed_before_it_was_sent_opens_nothing(office: Office, kiosk: PaperKiosk, zhang: Header) -> None:
    send(office, kiosk, case_row(seq=2, level=""))
    assert listed(office, zhang)["total"] == 0
    send(office, kiosk, case_row(seq=1))
    assert listed(office, zhang)["total"] == 0


def test_reasons_that_come_later_are_added_without_a_word_of_their_instant(
    office: Office, kiosk: PaperKiosk, zhang: Header
) -> None:
    send(office, kiosk, case_row(reasons=()))
    send(office, kiosk, case_row(seq=2))
    case = the_case(office, zhang)
    assert (case["reasons"], case["version"]) == (["214"], 2)
    assert detail(office, zhang, case["case"])["events"][1]["act"] == "rating_changed"


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_lost_repeated_and_reordered_case_rows_end_in_the_same_case(
    office: Office, kiosk: PaperKiosk, data: st.DataObject
) -> None:
    name = f"{next(FRESH):032x}"
    levels = data.draw(st.lists(st.sampled_from(["", "dissatisfied"]), min_size=1, max_size=5))
    rows = [case_row(name, seq=seq, level=level) for seq, level in enumerate(["dissatisfied", *levels], start=1)]
    arriving = data.draw(st.lists(st.sampled_from(rows), max_size=8))
    for row in [*arriving, rows[-1], *arriving]:
        send(office, kiosk, row)
    with office.database.reading() as connection:
        state = connection.execute(
            select(schema.case_file.c.state).where(schema.case_file.c.case == opening.case_of("k1", "r1", name))
        ).scalar()
    assert (state or "withdrawn") == ("open" if levels[-1] else "withdrawn")


def enter(office: Office, header: Header, **values: object) -> httpx.Response:
    new = {"origin": "problem", "unit": "hall-east", "subject": "The queue is long.", "kind": "long_term"} | values
    return ask(office, "POST", CASES_PATH, json=new, headers=header)


def test_opinions_and_problems_are_entered_by_hand_with_kind_owner_and_deadline(office: Office, zhang: Header) -> None:
    made = enter(office, zhang, origin="opinion", kind="by_deadline", owner="zhang", working_days=2, window="w1")
    assert made.status_code == 201
    case = made.json()["case"]
    assert (case["state"], case["owner"], case["kind"], case["due_day"]) == (
        "in_hand",
        "zhang",
        "by_deadline",
        20261124,
    )
    assert (case["subject"], case["half"], case["level"]) == ("The queue is long.", "", "")
    nobody = ask(office, "POST", CASE_PERSON_PATH, json={"case": case["case"]}, headers=zhang).json()
    assert nobody["staff"] == ""


def test_a_case_that_is_entered_again_under_its_key_is_the_same_case(
    office: Office, zhang: Header, clock: TestClock
) -> None:
    new = {"origin": "problem", "unit": "hall-east", "subject": "灯坏了", "kind": "at_once", "key": "a1"}

    def enter(header: Header, **other: object) -> httpx.Response:
        return ask(office, "POST", CASES_PATH, json={**new, **other}, headers=header)

    first = enter(zhang).json()["case"]
    again = enter(zhang)
    assert (again.status_code, again.json()["case"], len(again.json()["events"])) == (201, first, 1)
    for other in ({"subject": "灯没有坏"}, {"kind": "by_deadline"}, {"working_days": 9}):
        otherwise = enter(zhang, **other)
        assert (otherwise.status_code, otherwise.json()["code"]) == (409, "entered_otherwise")
    clock.advance(hours=24)  # the days are those from when it was entered
    token = write(office, lambda connection: accounts.sign_in(connection, "zhang", office.clock())[0])
    zhang = {"Authorization": f"Bearer {token}"}
    assert enter(zhang).json()["case"]["case"] == first["case"]
    taken = act(office, zhang, first["case"], 1, act="assign", owner="zhang", kind="long_term")
    assert taken.status_code == 200
    assert enter(zhang).json()["case"]["owner"] == "zhang"  # what was done about it since is no other case
    others = [enter(sign_in(office, "li")), enter(zhang, key="a2"), enter(zhang, key=""), enter(zhang, key="")]
    assert len({first["case"], *(one.json()["case"]["case"] for one in others)}) == 5
    assert listed(office, zhang)["total"] == 5


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"unit": "hall-north"}, "unknown_unit"),
        ({"window": "w4"}, "unknown_window"),
        ({"matter": "m99"}, "unknown_matter"),
        ({"owner": "nobody"}, "unknown_owner"),
        ({"owner": "shen"}, "unknown_owner"),
        ({"resident": "Li Ming, 138 0000 0000"}, "malformed"),
        ({"subject": "\x00"}, "malformed"),
        ({"subject": ""}, "malformed"),
    ],
)
def test_what_cannot_be_is_refused_and_there_is_no_place_for_who_spoke(
    office: Office, zhang: Header, values: dict[str, object], code: str
) -> None:
    sign_in(office, "shen", "hall_manager", "hall-west")
    answer = enter(office, zhang, **values)
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert listed(office, zhang)["total"] == 0


def test_a_hall_manager_sees_and_handles_the_own_hall_alone(office: Office, kiosk: PaperKiosk, zhang: Header) -> None:
    send(office, kiosk, case_row())
    case = the_case(office, zhang)["case"]
    shen = sign_in(office, "shen", "hall_manager", "hall-west")
    assert listed(office, shen)["total"] == 0
    assert ask(office, "GET", f"{CASE_PATH}?case={case}", headers=shen).status_code == 404
    assert act(office, shen, case, 1, act="assign", owner="shen", kind="at_once").status_code == 404
    assert ask(office, "GET", f"{CASES_PATH}?unit=hall-east", headers=shen).json()["code"] == "unknown_unit"
    assert enter(office, shen).json()["code"] == "unknown_unit"
    assert enter(office, shen, unit="hall-west").status_code == 201
    assert listed(office, shen)["total"] == 1
    assert listed(office, zhang)["total"] == 2
    assert listed(office, zhang, "unit=hall-west")["total"] == 1


def owners(office: Office, header: Header, unit: str) -> list[str]:
    """Who is offered; the code alone of a refusal."""
    answer = ask(office, "GET", f"{CASE_OWNERS_PATH}?unit={unit}", headers=header)
    said = answer.json()
    offered: list[str] = said["owners"] if answer.status_code == 200 else [said["code"]]
    return offered


def test_everybody_is_offered_as_owner_who_may_own_and_nobody_else(office: Office, zhang: Header) -> None:
    wang = sign_in(office, "wang", "hall_manager", "hall-east")
    sign_in(office, "Zhao", "hall_manager", "hall-east")
    sign_in(office, "shen", "hall_manager", "hall-west")
    everybody = {"office", "zhang", "wang", "Zhao", "shen", "gone", "wu", "xu", "he", "nobody"}
    for name, role in (("wu", "auditor"), ("xu", "system_administrator"), ("he", "directory_administrator")):
        sign_in(office, name, role)
    sign_in(office, "gone", "hall_manager", "hall-east")
    account = schema.account
    closed = account.update().where(account.c.account == "gone").values(closed_at=written(NOW))
    write(office, lambda connection: connection.execute(closed))
    for unit, offered in (
        ("hall-east", ["Zhao", "office", "wang", "zhang"]),
        ("hall-west", ["office", "shen", "zhang"]),
    ):
        assert owners(office, zhang, unit) == offered
        taken = {name for name in everybody if enter(office, zhang, unit=unit, owner=name).status_code == 201}
        assert taken == set(offered)
    assert owners(office, wang, "hall-east") == ["Zhao", "office", "wang", "zhang"]
    assert owners(office, wang, "hall-west") == ["unknown_unit"]
    assert owners(office, zhang, "hall-north") == ["unknown_unit"]
    assert owners(office, zhang, "") == ["malformed"]


def many(office: Office, n: int) -> None:
    """Cases as 10,000 days would leave them, straight into the table."""
    states = ["open", "in_hand", "answered", "published", "withdrawn"]
    rows = [
        {
            "case": f"{number * 7919 % n:016x}",
            "origin": "problem" if number % 4 == 0 else "rating",
            "unit": ("hall-east", "hall-west")[number % 2],
            "day": 20261001 + number % 28,
            "opened_at": written(NOW),
            "opened_day": 20261001,
            "visible_from": written(NOW),
            "state": states[number % 5],
            "kind": "at_once",
            "owner": f"owner-{number % 3}",
            "due_day": 20261101 + number % 28,
            "answered_day": 20261115 if states[number % 5] in ("answered", "published") else None,
            "version": 1,
        }
        for number in range(n)
    ]
    write(office, lambda connection: connection.execute(insert(schema.case_file), rows))


def test_pages_follow_each_other_without_a_gap_and_filters_narrow(office: Office, zhang: Header) -> None:
    many(office, 600)
    found: list[dict[str, Any]] = []
    after = ""
    while True:
        page = listed(office, zhang, f"limit=97&after={after}")
        assert page["total"] == 600
        found += page["cases"]
        after = page["next"]
        if not after:
            break
    assert len({case["case"] for case in found}) == len(found) == 600
    assert [case["due_day"] for case in found] == sorted(case["due_day"] for case in found)
    for query, keep in (
        ("state=open", lambda case: case["state"] == "open"),
        ("state=unanswered", lambda case: case["state"] in ("open", "in_hand")),
        ("owner=owner-1", lambda case: case["owner"] == "owner-1"),
        ("overdue=true", lambda case: case["overdue"]),
        ("due_until=20261105", lambda case: case["due_day"] <= 20261105),
        ("origin=problem&kind=at_once&unit=hall-east", lambda case: case["origin"] == "problem"),
    ):
        page = listed(office, zhang, f"limit=200&{query}")
        assert page["total"] == sum(map(keep, found)), query
        assert all(map(keep, page["cases"])), query


def test_the_rate_of_answers_in_time_counts_what_was_due_and_nothing_else(office: Office, zhang: Header) -> None:
    rows = [("published", 20261110, 20261110)] * 6 + [("answered", 20261110, 20261111), ("in_hand", 20261110, None)]
    rows += [("open", 20261130, None), ("withdrawn", 20261110, None), ("withdrawn", 20261110, 20261109)]
    values = [
        {
            **{"case": f"c{number}", "origin": "problem", "unit": "hall-east", "day": 20261101, "kind": "at_once"},
            **{"opened_at": written(NOW), "opened_day": 20261101, "visible_from": written(NOW), "version": 1},
            **{"state": state, "due_day": due, "answered_day": answered},
        }
        for number, (state, due, answered) in enumerate(rows)
    ]
    write(office, lambda connection: connection.execute(insert(schema.case_file), values))
    figures = ask(office, "GET", CASE_FIGURES_PATH, headers=zhang).json()
    assert (figures["kept"], figures["due"], figures["rate"]) == (6, 8, 0.75)
    assert (figures["waiting"], figures["overdue"], figures["withdrawn"]) == (2, 1, 2)
    later = ask(office, "GET", f"{CASE_FIGURES_PATH}?first=20261111&last=20261130", headers=zhang).json()
    assert (later["due"], later["rate"], later["waiting"]) == (0, None, 1)


def test_a_late_case_has_its_whole_time_from_when_it_came(
    office: Office, kiosk: PaperKiosk, zhang: Header, clock: TestClock
) -> None:
    clock.at = datetime(2026, 12, 7, 2, 0, tzinfo=UTC)
    header = sign_in(office, "li")
    send(office, kiosk, case_row())
    case = the_case(office, header)
    assert (case["day"], case["opened_day"], case["due_day"]) == (DAY, 20261207, 20261214)
    clock.at += timedelta(days=7)
    header = sign_in(office, "ma")
    assert not the_case(office, header)["overdue"]
    clock.at += timedelta(days=1)
    header = sign_in(office, "lu")
    assert the_case(office, header)["overdue"]


def test_of_twenty_at_once_one_is_taken_and_the_others_are_told(
    office: Office, kiosk: PaperKiosk, zhang: Header
) -> None:
    send(office, kiosk, case_row())
    case = the_case(office, zhang)["case"]
    deed = Deed(Person("zhang", "office_manager", "", False, ""), office.clock(), office.about.zone, office.rules)
    asked = CaseChange(case, 1, Assign("zhang", "at_once"))
    waiting = [office.writer.submit(lambda store: handling.change(store, asked, deed)) for _ in range(20)]
    kinds = Counter(type(one.result(timeout=60)) for one in waiting)
    assert kinds == {Done: 1, Newer: 19}
    assert [event["act"] for event in detail(office, zhang, case)["events"]] == ["opened", "assigned"]
