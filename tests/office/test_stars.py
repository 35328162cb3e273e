"""The stars of a closed month and the assessment of a year, against real rows."""

from datetime import UTC, datetime
from typing import Any

import httpx
import msgspec
import pytest
from sqlalchemy import select

from evaluator.office.office import Office
from evaluator.office.stars import counts
from evaluator.office.store import schema
from evaluator.wire.exchange import Held, Reply
from evaluator.wire.stars import ASSESSMENT_PATH, STARS_PATH
from tests.office.conftest import TestClock, ask, exchange, hand_over, know
from tests.office.paper import PaperKiosk
from tests.office.test_cases import Header, sign_in

WEEK = 20261012
"""A Monday of October, which is over."""
THURSDAY, SUNDAY = 20261015, 20261018


@pytest.fixture
def zhang(office: Office) -> Header:
    return sign_in(office, "zhang")


@pytest.fixture
def october(office: Office) -> PaperKiosk:
    """s03 and s02 are praised in the week, s01 less so, s04 has too few in the month; nobody is asked."""
    kiosk = know(office, PaperKiosk()).start("r1")
    kiosk.serve("s03").rate("very_satisfied", 60, day=THURSDAY)
    kiosk.serve("s02").rate("satisfied", 29, day=SUNDAY).rate("neutral", 1, day=SUNDAY)
    kiosk.serve("s01").rate("satisfied", 40, day=WEEK).rate("dissatisfied", 20, day=WEEK)
    kiosk.serve("s04").rate("satisfied", 29, day=THURSDAY)
    kiosk.serve("s05").rate("satisfied", 40, day=20261022)
    hand_over(office, kiosk.request())
    return kiosk


def month(office: Office, header: Header, number: int = 202610) -> dict[str, Any]:
    answer = ask(office, "GET", f"{STARS_PATH}?month={number}", headers=header)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def week(office: Office, header: Header, monday: int = WEEK) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in month(office, header)["weeks"] if one["week"] == monday)
    return found


def decide(office: Office, header: Header, staff: str, *, after: int = 0, monday: int = WEEK) -> httpx.Response:
    said = {"week": monday, "after": after, "staff": staff, "reason": "The best of the week."}
    return ask(office, "POST", STARS_PATH, json=said, headers=header)


def test_every_week_of_a_closed_month_has_a_proposal_with_its_reasons(
    office: Office, october: PaperKiosk, zhang: Header
) -> None:
    found = month(office, zhang)
    assert [one["week"] for one in found["weeks"]] == [20260928, 20261005, 20261012, 20261019, 20261026]
    assert (found["rules"], found["claim"], found["participation"]) == ("four_level/1", 30, 0.2)
    assert found["headline"]["zh-CN"] == "满意率"
    here = next(one for one in found["weeks"] if one["week"] == WEEK)
    assert (here["ready"], here["last_day"], here["decisions"]) == (True, SUNDAY, [])
    assert {one["staff"]: one["why"] for one in here["candidates"]} == {
        "s03": "in_band",
        "s02": "in_band",
        "s01": "below_band",
        "s04": "too_few_in_month",
        "s05": "too_few_in_week",
    }
    assert here["band"] == ["s03", "s02"]
    first = here["candidates"][0]
    assert (first["name"], first["week_n"], first["month_n"], first["participation"]) == ("陈晓燕", 60, 60, None)
    assert (first["rate"]["value"], round(first["rate"]["low"], 3)) == (1.0, 0.940)
    assert (first["rolling_n"], first["windows"]) == (60, [{"window": "w1", "number": "1", "n": 60}])


def test_no_star_is_an_ordinary_week_and_a_running_month_has_no_proposal(
    office: Office, october: PaperKiosk, zhang: Header
) -> None:
    quiet = week(office, zhang, 20261005)
    assert (quiet["ready"], quiet["band"]) == (True, [])
    october.serve("s03").rate("very_satisfied", 60, day=20261110)
    hand_over(office, october.request())
    for one in month(office, zhang, 202611)["weeks"]:
        assert (one["ready"], one["candidates"], one["band"]) == (False, [], [])


def test_the_last_week_of_a_month_waits_for_its_sunday(
    office: Office, october: PaperKiosk, zhang: Header, clock: TestClock
) -> None:
    clock.at = datetime(2027, 1, 3, 2, 0, tzinfo=UTC)
    header = sign_in(office, "li")
    weeks = month(office, header, 202612)["weeks"]
    assert [(one["last_day"], one["ready"]) for one in weeks[-2:]] == [(20261227, True), (20270103, False)]


@pytest.mark.parametrize(("asked", "weeks"), [(101, 4), (999912, 4)])
def test_the_first_and_the_last_month_of_all_time_have_weeks_too(
    office: Office, zhang: Header, asked: int, weeks: int
) -> None:
    assert len(month(office, zhang, asked)["weeks"]) == weeks


def test_a_manager_chooses_within_the_band_or_nobody_once_and_by_a_new_decision_again(
    office: Office, october: PaperKiosk, zhang: Header
) -> None:
    refused = decide(office, zhang, "s01")
    assert (refused.status_code, refused.json()["code"]) == (409, "not_in_band")
    chosen = decide(office, zhang, "s02")
    assert chosen.status_code == 200
    assert [(one["staff"], one["account"]) for one in chosen.json()["decisions"]] == [("s02", "zhang")]
    again = decide(office, zhang, "s03")
    assert (again.status_code, again.json()["code"]) == (409, "newer_decision")
    assert (again.json()["yours"]["staff"], again.json()["theirs"]["decisions"][0]["staff"]) == ("s03", "s02")
    corrected = decide(office, zhang, "", after=1).json()
    assert [one["staff"] for one in corrected["decisions"]] == ["s02", ""]
    with office.database.reading() as connection:
        bodies = connection.execute(select(schema.audit.c.body).order_by(schema.audit.c.seq)).scalars()
        audited = [one for one in map(msgspec.json.decode, bodies) if one["act"] == "star.decided"]
        kept = connection.execute(select(schema.star.c.proposal).where(schema.star.c.number == 1)).scalar_one()
    assert [(one["week"], one["number"], one["staff"]) for one in audited] == [(WEEK, 1, "s02"), (WEEK, 2, "")]
    assert [one["staff"] for one in msgspec.json.decode(kept)][:2] == ["s03", "s02"]


@pytest.mark.parametrize(
    ("monday", "status", "code"),
    [(20261013, 400, "no_week"), (20261332, 400, "no_week"), (20261102, 409, "not_closed")],
)
def test_only_a_week_that_is_over_can_be_decided(
    office: Office, october: PaperKiosk, zhang: Header, monday: int, status: int, code: str
) -> None:
    answer = decide(office, zhang, "", monday=monday)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_hall_manager_reads_the_own_people_and_decides_nothing(
    office: Office, october: PaperKiosk, zhang: Header
) -> None:
    own = week(office, sign_in(office, "wang", "hall_manager", "hall-east"))
    other = week(office, sign_in(office, "shen", "hall_manager", "hall-west"))
    assert "s03" in [one["staff"] for one in own["candidates"]]
    assert "s03" not in [one["staff"] for one in other["candidates"]]
    header = sign_in(office, "ma", "hall_manager", "hall-east")
    assert decide(office, header, "s03").json()["code"] == "not_allowed"


def told(office: Office, kiosk: PaperKiosk, held: int) -> Reply:
    return exchange(office, kiosk, kiosk.request(held=Held(stars=held)))


def test_the_kiosks_of_the_star_s_hall_are_told_once(office: Office, october: PaperKiosk, zhang: Header) -> None:
    west = know(office, PaperKiosk(kiosk="k9", window="w4", unit="hall-west")).start("r9")
    assert told(office, october, 0).stars is None
    decide(office, zhang, "s03")
    stars = told(office, october, 0).stars
    assert stars is not None
    assert [(one.staff, one.first_day, one.last_day) for one in stars.stars] == [("s03", WEEK, SUNDAY)]
    assert told(office, october, stars.version).stars is None
    others = told(office, west, 0).stars
    assert others is not None
    assert (others.version, others.stars) == (stars.version, ())
    decide(office, zhang, "", after=1)
    taken_back = told(office, october, stars.version).stars
    assert taken_back is not None
    assert taken_back.stars == ()


def test_days_are_cut_out_of_months_exactly(office: Office, october: PaperKiosk) -> None:
    october.serve("s03").rate("satisfied", 7, day=20260930).rate("satisfied", 5, day=20261001)
    hand_over(office, october.request())
    with office.database.reading() as connection:
        cells = counts.of_days(connection, 20260930, 20261014)
    assert sum(one.cell.n for one in cells if one.cell.staff == "s03") == 12
    assert sum(one.cell.n for one in cells) == 12 + 60


def assessed(office: Office, header: Header, by: str = "staff", **more: object) -> dict[str, Any]:
    query = "&".join(f"{key}={value}" for key, value in {"year": 2026, "by": by, **more}.items())
    answer = ask(office, "GET", f"{ASSESSMENT_PATH}?{query}", headers=header)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_year_is_assessed_month_by_month_by_person_hall_and_window(
    office: Office, october: PaperKiosk, zhang: Header
) -> None:
    for number in (7, 8, 9):
        october.serve("s01").rate("satisfied", 20, day=20260001 + number * 100)
        october.rate("dissatisfied", 20, day=20260001 + number * 100)
    hand_over(office, october.request())
    found = assessed(office, zhang)
    assert found["months"] == [202600 + number for number in range(1, 11)]
    assert (found["award"], found["move"], found["running"], found["claim"]) == (0.9, 0.7, 3, 30)
    rows = {row["key"]: row for row in found["rows"]}
    zones = [mark["zone"] for mark in rows["s01"]["marks"]]
    assert zones == ["nothing"] * 6 + ["accountability"] * 4
    assert (rows["s01"]["running"], rows["s01"]["on_site"]) == (4, True)
    assert [mark["certain"] for mark in rows["s01"]["marks"][6:]] == [True, True, True, False]
    mark = rows["s03"]["marks"][9]
    assert (mark["month"], mark["zone"], mark["n"], mark["certain"]) == (202610, "award", 60, True)
    assert [mark["rate"][name] for name in ("value", "low", "high")] == pytest.approx([1.0, 0.940, 1.0], abs=0.001)
    assert (rows["s04"]["marks"][9]["zone"], rows["s04"]["sufficient"]) == ("too_few", False)
    assert found["top"] == ["s03", "s05", "s02", "s01"]
    for by, key, n in (("unit", "hall-east", 339), ("window", "w1", 339)):
        row = next(row for row in assessed(office, zhang, by)["rows"] if row["key"] == key)
        assert row["year_n"] == n
        assert row["marks"][9]["n"] == 219


def test_small_months_are_hidden_with_a_sibling_and_left_out_of_the_year(
    office: Office, october: PaperKiosk, zhang: Header
) -> None:
    october.serve("s01").rate("satisfied", 3, day=20260901)
    october.serve("s02").rate("satisfied", 8, day=20260901)
    october.serve("s03").rate("satisfied", 9, day=20260901)
    hand_over(office, october.request())
    rows = {row["key"]: row for row in assessed(office, zhang)["rows"]}
    assert [rows[who]["marks"][8]["n"] for who in ("s01", "s02", "s03")] == [None, None, 9]
    assert [rows[who]["year_n"] for who in ("s01", "s02", "s03")] == [60, 30, 69]


def test_a_hall_manager_s_assessment_holds_the_own_hall_alone(office: Office, october: PaperKiosk) -> None:
    header = sign_in(office, "shen", "hall_manager", "hall-west")
    found = assessed(office, header)
    assert {row["parent"] for row in found["rows"]} == {"hall-west"}
    assert found["top"] == []
    refused = ask(office, "GET", f"{ASSESSMENT_PATH}?year=2026&by=unit&unit=hall-east", headers=header)
    assert refused.json()["code"] == "not_allowed"
