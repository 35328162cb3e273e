"""Twelve months against the month and the year before, worked out by hand."""

import pytest

from evaluator.office.founding import Founded
from evaluator.office.office import Office
from evaluator.office.tallies import trends
from evaluator.office.tallies.trends import Asked
from evaluator.wire.manager import TREND_PATH, Grouping, Trend
from tests.office.conftest import ask, hand_over, know, token_of
from tests.office.paper import PaperKiosk


@pytest.fixture
def years(office: Office) -> Office:
    """A window over two years: 48 of 80 satisfied in October, 56 of 70 in November; three ratings in August."""
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03")
    kiosk.rate("satisfied", 48, day=20261012).rate("neutral", 32, day=20261012)
    kiosk.rate("satisfied", 56, day=20261118).rate("neutral", 14, day=20261118).rate("neutral", 9, day=20261121)
    kiosk.rate("satisfied", 3, day=20260803)
    kiosk.rate("satisfied", 40, day=20251110).rate("neutral", 10, day=20251110).rate(day=20251001, times=7)
    hand_over(office, kiosk.request())
    return office


def trend(office: Office, by: Grouping, key: str, *, withheld_from: int | None = 20261121) -> Trend:
    asked = Asked(month=202611, by=by, key=key, withheld_from=withheld_from)
    with office.database.reading() as connection:
        return trends.trend(connection, asked, office.rules, simulated=False, now=office.clock())


@pytest.mark.parametrize(("by", "key"), [("unit", ""), ("unit", "hall-east"), ("window", "w1"), ("staff", "s03")])
def test_a_trend_has_twelve_months_and_says_only_what_its_intervals_carry(
    years: Office, by: Grouping, key: str
) -> None:
    found = trend(years, by, key)
    assert [one.month for one in found.months] == [202512, *range(202601, 202612)]
    shown = {one.month: one.figures and one.figures.n for one in found.months}
    assert (shown[202609], shown[202608], shown[202610], shown[202611]) == (0, None, 80, 70)
    assert found.year_before.month == 202511
    assert found.year_before.figures is not None
    assert found.year_before.figures.n == 50
    moved = found.since_month_before["satisfaction"]
    assert (round(moved.value, 4), round(moved.low, 4), round(moved.high, 4)) == (0.2, 0.0524, 0.3339)
    assert moved.is_claim
    assert found.since_year_before["satisfaction"].value == pytest.approx(0)
    assert not found.since_year_before["satisfaction"].is_claim
    assert found.withheld_day == 20261121


def test_the_narrow_months_and_the_whole_ones_tell_the_same(years: Office) -> None:
    narrow = trend(years, "window", "w1", withheld_from=None)
    whole = trend(years, "staff", "s03", withheld_from=None)
    assert [one.figures for one in narrow.months] == [one.figures for one in whole.months]
    assert narrow.months[-1].figures is not None
    assert narrow.months[-1].figures.n == 79


def test_a_month_without_ratings_before_it_has_no_change(years: Office) -> None:
    asked = Asked(month=202610, by="unit", key="")
    with years.database.reading() as connection:
        found = trends.trend(connection, asked, years.rules, simulated=False, now=years.clock())
    assert found.since_month_before == {}
    assert set(found.since_year_before) == {rate.slug for rate in years.rules.rates}


def test_the_desk_asks_for_a_trend_of_what_it_may_see(years: Office, made: Founded) -> None:
    header = token_of(years, made)
    answer = ask(years, "GET", f"{TREND_PATH}?month=202611&by=window&key=w1", headers=header)
    assert answer.status_code == 200, answer.text
    assert len(answer.json()["months"]) == 12
    for query, status in (
        ("month=202613&by=unit", 400),
        ("month=202611&by=day", 400),
        ("month=112&by=unit", 400),
        ("month=202611&by=unit&key=nowhere", 404),
    ):
        assert ask(years, "GET", f"{TREND_PATH}?{query}", headers=header).status_code == status, query
