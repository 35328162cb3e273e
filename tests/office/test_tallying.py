"""The month against counting by hand; the running day withheld; small rows hidden; the roll-up read at its own cost."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import asdict, replace

from evaluator.domain.periods import month_period, read_period
from evaluator.domain.tally import wilson
from evaluator.office.directory import directory_store
from evaluator.office.founding import Founded
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.office.tallies import cells, tallying
from evaluator.office.tallies.tallying import Asked
from evaluator.wire.exchange import ReasonRow
from evaluator.wire.manager import MONTHS_PATH, TALLY_PATH, AnyGrouping, Grouping, TallyAnswer
from tests.office.conftest import TestClock, ask, hand_over, know, token_of, write
from tests.office.paper import PaperKiosk

YESTERDAY, TODAY, TOMORROW = 20261120, 20261121, 20261122


def read(
    office: Office, by: Grouping, *, unit: str = "", small_counts: bool = False, withheld_from: int | None = None
) -> TallyAnswer:
    asked = Asked(period=month_period(202611), by=by, unit=unit, small_counts=small_counts, withheld_from=withheld_from)
    with office.database.reading() as connection:
        return tallying.answer(connection, asked, office.rules, simulated=office.about.simulated, now=office.clock())


def levels(answer: TallyAnswer) -> dict[str, list[int] | None]:
    """The four counts of every row that has any, or None where the row is hidden."""
    return {
        row.key: None if row.figures is None else list(row.figures.levels.values())
        for row in answer.rows
        if row.figures is None or row.figures.n
    }


@pytest.fixture
def tapped(office: Office) -> Office:
    """Three kiosks of two halls, yesterday."""
    one = know(office, PaperKiosk()).start("r1")
    one.serve("s03").rate("very_satisfied", 6).rate("satisfied", 2).rate("dissatisfied")
    one.serve("s01").rate("satisfied", 5, matter="m01")
    two = know(office, PaperKiosk(kiosk="k2", window="w2")).start("r2").serve("s02").rate("neutral", 7)
    west = know(office, PaperKiosk(kiosk="k3", window="w4", unit="hall-west")).start("r3")
    west.serve("s06").rate("very_satisfied", 10)
    for kiosk in (one, two, west):
        hand_over(office, kiosk.request())
    return office


def test_the_month_by_unit_counts_every_unit_with_all_below_it(tapped: Office) -> None:
    assert levels(read(tapped, "unit")) == {
        "qinghe": [16, 7, 7, 1],
        "hall-east": [6, 7, 7, 1],
        "hall-west": [10, 0, 0, 0],
    }


def test_the_month_by_window_person_and_matter(tapped: Office) -> None:
    assert levels(read(tapped, "window")) == {"w1": [6, 7, 0, 1], "w2": [0, 0, 7, 0], "w4": [10, 0, 0, 0]}
    assert levels(read(tapped, "staff")) == {
        "s01": [0, 5, 0, 0],
        "s02": [0, 0, 7, 0],
        "s03": [6, 2, 0, 1],
        "s06": [10, 0, 0, 0],
    }
    assert levels(read(tapped, "matter")) == {"m01": [0, 5, 0, 0], "": [16, 2, 7, 1]}


@pytest.mark.parametrize("by", ["unit", "window", "staff", "matter"])
def test_every_grouping_adds_up_to_the_same_total(tapped: Office, by: Grouping) -> None:
    answer = read(tapped, by)
    assert answer.total is not None
    assert list(answer.total.levels.values()) == [16, 7, 7, 1]
    top = [row for row in answer.rows if row.figures and (by != "unit" or not row.parent)]
    assert sum(row.figures.n for row in top if row.figures) == answer.total.n == 31


def test_a_unit_can_be_read_alone(tapped: Office) -> None:
    assert levels(read(tapped, "window", unit="hall-east")) == {"w1": [6, 7, 0, 1], "w2": [0, 0, 7, 0]}
    assert levels(read(tapped, "unit", unit="hall-east")) == {"hall-east": [6, 7, 7, 1]}


def test_rows_carry_names_places_and_what_cannot_be_counted_is_unknown(tapped: Office) -> None:
    row = next(row for row in read(tapped, "staff").rows if row.key == "s03")
    assert (row.name, row.name_en, row.parent, row.detail) == ("陈晓燕", "Chen Xiaoyan", "hall-east", "1043")
    unknown = read(tapped, "matter").rows[-1]
    assert (unknown.key, unknown.name, unknown.name_en) == ("", "未知", "unknown")
    window = read(tapped, "window").rows[0]
    assert (window.key, window.detail, window.parent) == ("w1", "1", "hall-east")


def test_everything_open_has_a_row_even_without_a_rating(tapped: Office) -> None:
    assert [row.key for row in read(tapped, "window").rows] == ["w1", "w2", "w3", "w4", "w5", "w6"]
    assert len(read(tapped, "staff").rows) == 14


def test_rates_and_interval_are_those_of_the_rule_pack(tapped: Office) -> None:
    figures = next(row.figures for row in read(tapped, "staff").rows if row.key == "s03")
    assert figures is not None
    bounds = wilson(8, 9)
    assert bounds is not None
    assert asdict(figures.rates["satisfaction"]) == {
        **{"value": 8 / 9, "low": bounds.low, "high": bounds.high},
        **{"least": None, "most": None},
    }
    assert figures.rates["dissatisfaction"].value == pytest.approx(1 / 9)
    assert figures.rates["index"].value == pytest.approx((600 + 2 * 66.67) / 9)
    assert figures.sufficient is False


def test_participation_is_unknown_until_somebody_was_asked_and_did_not_answer(tapped: Office) -> None:
    kiosk = (
        know(tapped, PaperKiosk(kiosk="k9", window="w6", unit="hall-south")).start("r9").serve("s10", mode="invited")
    )
    hand_over(tapped, kiosk.rate(times=6).rate(outcome="lapsed", times=3).rate(outcome="declined").request())
    rows = {row.key: row.figures for row in read(tapped, "window").rows}
    asked, open_mode = rows["w6"], rows["w1"]
    assert asked is not None
    assert open_mode is not None
    assert (asked.participation, asked.n, asked.outcomes["lapsed"]) == (0.6, 6, 3)
    assert open_mode.participation is None


def over(
    office: Office, period: str, by: AnyGrouping, *, unit: str = "", withheld_from: int | None = None
) -> TallyAnswer:
    found = read_period(period)
    assert found is not None
    asked = Asked(period=found, by=by, unit=unit, small_counts=False, withheld_from=withheld_from)
    with office.database.reading() as connection:
        return tallying.answer(connection, asked, office.rules, simulated=False, now=office.clock())


@pytest.fixture
def autumn(office: Office) -> Office:
    """One window over three months: 4, 20 + 3 and 5 ratings; some of them on the last day of November, a Monday."""
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03", mode="invited")
    kiosk.rate("satisfied", 4, day=20261031).rate("very_satisfied", 20, day=YESTERDAY).rate("neutral", 3, day=20261130)
    kiosk.rate("dissatisfied", 5, day=20261201).rate(outcome="lapsed", times=5, day=YESTERDAY)
    hand_over(office, kiosk.request())
    return office


@pytest.mark.parametrize(
    ("period", "counts"),
    [
        ("2026-11", [20, 0, 3, 0]),
        ("2026-11-20", [20, 0, 0, 0]),
        ("2026-10-31..2026-11-20", [20, 4, 0, 0]),
        ("2026-W49", [0, 0, 3, 5]),
        ("2026-Q4", [20, 4, 3, 5]),
        ("2026", [20, 4, 3, 5]),
        ("2025", [0, 0, 0, 0]),
    ],
)
def test_every_period_counts_its_days_and_no_other(autumn: Office, period: str, counts: list[int]) -> None:
    answer = over(autumn, period, "window")
    assert answer.total is not None
    assert list(answer.total.levels.values()) == counts
    assert (answer.period, answer.month) == (period, 202611 if period == "2026-11" else 0)


def test_a_period_reaches_up_to_the_running_day(autumn: Office) -> None:
    answer = over(autumn, "2026-Q4", "unit", withheld_from=20261130)
    assert answer.total is not None
    assert list(answer.total.levels.values()) == [20, 4, 0, 0]
    assert (answer.withheld_day, answer.running) == (20261130, {"hall-east": 8})


def test_days_levels_and_hours_are_rows_too(autumn: Office) -> None:
    days = {row.key: row.figures for row in over(autumn, "2026-11", "day").rows}
    assert {day: found and found.n for day, found in days.items()} == {"20261120": 20, "20261130": 3}
    by_level = over(autumn, "2026-11", "level").rows
    assert [(row.name, row.figures and row.figures.n) for row in by_level][:3] == [
        *(("非常满意", 20), ("满意", 0), ("一般", 3)),
    ]
    (hour,) = over(autumn, "2026-11", "hour").rows
    assert hour.figures is not None
    assert (hour.key, hour.figures.n, hour.figures.outcomes["lapsed"], hour.figures.levels) == ("09", 23, 5, {})


def test_reasons_are_counted_by_tag_and_by_what_they_are_about(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate("dissatisfied", 9)
    tags = (ReasonRow("r1", YESTERDAY, "213", 6, kiosk.seq), ReasonRow("r1", YESTERDAY, "209", 2, kiosk.seq))
    hand_over(office, replace(kiosk.request(), reason=(*tags, ReasonRow("r1", YESTERDAY, "999", 1, kiosk.seq))))
    found = {row.key: row for row in over(office, "2026-11", "reason").rows if row.figures and row.figures.n}
    assert {key: row.figures and row.figures.n for key, row in found.items()} == {"213": 6, "209": 2, "999": 1}
    assert (found["213"].name, found["213"].parent, found["213"].detail) == (
        *("窗口人员业务不熟练", "dissatisfied", "person"),
    )
    by_about = {row.key: row.figures and row.figures.n for row in over(office, "2026-11", "about").rows}
    assert by_about == {"person": 6, "process": 2, "policy": 0, "": 1}
    assert {
        row.key for row in over(office, "2026-11", "reason", unit="hall-west").rows if row.figures and row.figures.n
    } == set()


def test_silence_is_between_the_bounds_of_every_rate(autumn: Office) -> None:
    rate = next(row.figures for row in over(autumn, "2026-11", "window").rows if row.key == "w1")
    assert rate is not None
    found = rate.rates["satisfaction"]
    assert (found.value, found.least, found.most) == (20 / 23, 20 / 28, 25 / 28)


def test_flags_tests_and_challenges_count_where_they_should(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03")
    kiosk.rate(times=3).rate(flag="test").rate(flag="excluded").rate("dissatisfied", flag="challenged")
    hand_over(office, kiosk.request())
    window = next(row.figures for row in read(office, "window").rows if row.key == "w1")
    person = next(row.figures for row in read(office, "staff").rows if row.key == "s03")
    assert window is not None
    assert person is not None
    assert (window.n, window.excluded_n, window.levels["dissatisfied"]) == (4, 2, 1)
    assert (person.n, person.levels["dissatisfied"]) == (3, 0)
    assert window.flags == {"test": 1, "excluded": 1, "challenged": 1}
    nobody = next(row.figures for row in read(office, "staff").rows if not row.key)
    assert nobody is not None
    assert nobody.levels["dissatisfied"] == 1


def test_levels_of_another_scale_are_visits_but_no_ratings_of_this_one(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(times=2)
    hand_over(office, kiosk.rate("very_satisfied", scale="five").request())
    assert levels(read(office, "window")) == {"w1": [0, 2, 0, 0]}


@pytest.mark.parametrize("by", ["window", "staff"])
def test_a_hall_kiosk_counts_for_its_hall_and_for_no_window_or_person(tapped: Office, by: Grouping) -> None:
    for kiosk, unit, times in (("k8", "hall-south", 6), ("k9", "hall-east", 2)):
        whole = know(tapped, PaperKiosk(kiosk=kiosk, window="", unit=unit)).start("r1").serve("").rate(times=times)
        hand_over(tapped, whole.request())
    assert levels(read(tapped, "unit"))["hall-south"] == [0, 6, 0, 0]
    assert levels(read(tapped, "unit"))["hall-east"] == [6, 9, 7, 1]
    answer = read(tapped, by)
    wholes = [row for row in answer.rows if row.name == "整体评价"]
    assert [(row.key, row.name_en, row.parent, row.detail, row.figures and row.figures.n) for row in wholes] == [
        ("unit:hall-east", "Rated as a whole", "hall-east", "", 2),
        ("unit:hall-south", "Rated as a whole", "hall-south", "", 6),
    ]
    assert answer.total is not None
    assert sum(row.figures.n for row in answer.rows if row.figures) == answer.total.n
    assert "" not in levels(answer)


def test_what_a_hall_is_rated_is_hidden_where_it_is_little(office: Office) -> None:
    window = know(office, PaperKiosk(window="w1", unit="hall-east")).start("r1").serve("s03").rate(times=20)
    whole = know(office, PaperKiosk(kiosk="k9", window="", unit="hall-east")).start("r1").serve("").rate(times=3)
    for kiosk in (window, whole):
        hand_over(office, kiosk.request())
    assert levels(read(office, "window", small_counts=True)) == {"w1": None, "unit:hall-east": None}


def test_a_window_that_was_closed_keeps_its_row_where_it_counted(tapped: Office) -> None:
    def close(key: str) -> None:
        at = schema.window.c.id == key
        change = schema.window.update().where(at).values(closed_day=TODAY)
        write(tapped, lambda connection: connection.execute(change))

    close("w2")
    close("w3")
    assert [row.key for row in read(tapped, "window").rows] == ["w1", "w4", "w5", "w6", "w2"]


def test_the_running_day_is_in_no_figure_but_the_number_of_visits(tapped: Office) -> None:
    kiosk = know(tapped, PaperKiosk(kiosk="k9", window="w6", unit="hall-south")).start("r9").serve("s10")
    kiosk.rate("dissatisfied", 6, day=TODAY).rate(day=YESTERDAY, times=5).rate(day=TODAY, flag="test")
    kiosk.rate(outcome="lapsed", day=TODAY).rate("neutral", 2, day=TOMORROW)
    hand_over(tapped, kiosk.request())
    shown = read(tapped, "window", withheld_from=TODAY)
    assert levels(shown)["w6"] == [0, 5, 0, 0]
    assert shown.running == {"hall-south": 9}
    assert shown.withheld_day == TODAY
    assert shown.total is not None
    assert shown.total.n == 36
    assert shown.total.outcomes["lapsed"] == 0
    assert shown.total.flags == {}
    assert levels(read(tapped, "window"))["w6"] == [0, 5, 2, 6]


def test_a_month_that_is_over_withholds_nothing(tapped: Office) -> None:
    shown = read(tapped, "window", withheld_from=20261201)
    assert (shown.withheld_day, shown.running) == (None, {})
    assert shown.total is not None
    assert shown.total.n == 31


def test_small_rows_are_hidden_with_their_smallest_sibling(office: Office) -> None:
    for at, (window, unit, n) in enumerate(
        [("w1", "hall-east", 30), ("w2", "hall-east", 12), ("w3", "hall-east", 4), ("w4", "hall-west", 20)]
    ):
        kiosk = know(office, PaperKiosk(kiosk=f"k{at}", window=window, unit=unit)).start("r").serve("s03")
        hand_over(office, kiosk.rate(times=n).request())
    shown = levels(read(office, "window", small_counts=True))
    assert shown == {"w1": [0, 30, 0, 0], "w2": None, "w3": None, "w4": [0, 20, 0, 0]}
    assert levels(read(office, "unit", small_counts=True))["hall-east"] == [0, 46, 0, 0]


def test_a_hidden_row_cannot_be_had_from_the_total_less_the_others(office: Office) -> None:
    one = know(office, PaperKiosk(kiosk="k1", window="w6", unit="hall-south")).start("r").serve("s10")
    hand_over(office, one.rate(times=3).request())
    two = know(office, PaperKiosk(kiosk="k2", window="w4", unit="hall-west")).start("r").serve("s06")
    hand_over(office, two.rate(times=20).request())
    hidden = [row.key for row in read(office, "window", small_counts=True).rows if row.figures is None]
    assert hidden == ["w4", "w6"]


def test_a_small_total_is_hidden_too(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r").serve("s03")
    hand_over(office, kiosk.rate(times=4).request())
    assert read(office, "unit", small_counts=True).total is None
    assert read(office, "unit").total is not None


def test_late_rows_say_since_when(tapped: Office, clock: TestClock) -> None:
    assert read(tapped, "unit").late_since is None
    clock.at = datetime(2026, 12, 3, 4, 5, tzinfo=UTC)
    kiosk = know(tapped, PaperKiosk(kiosk="k9")).start("r9").serve("s03")
    hand_over(tapped, kiosk.rate().request())
    assert read(tapped, "unit").late_since == clock.at


def test_the_months_there_are_newest_first_and_never_an_impossible_one(tapped: Office) -> None:
    kiosk = know(tapped, PaperKiosk(kiosk="k9")).start("r9").serve("s03")
    hand_over(tapped, kiosk.rate(day=20251231).rate(day=20261399).rate(day=0).request())
    with tapped.database.reading() as connection:
        assert cells.months(connection) == (202611, 202512)


def test_visits_in_no_month_are_told_with_the_months_to_whoever_sees_their_hall(tapped: Office, made: Founded) -> None:
    header = token_of(tapped, made)
    assert ask(tapped, "GET", MONTHS_PATH, headers=header).json()["undated"] == 0
    kiosk = know(tapped, PaperKiosk(kiosk="k9", window="w4", unit="hall-west")).start("r9").serve("s06")
    kiosk.rate(times=3, day=20261399).rate(times=2, day=0).rate(day=20261131).rate(flag="test", day=0)
    hand_over(tapped, kiosk.request())
    assert ask(tapped, "GET", MONTHS_PATH, headers=header).json() == {
        "months": [202611],
        "current": 202611,
        "undated": 5,
    }
    with tapped.database.reading() as connection:
        tree = cells.tree_of(directory_store.read(connection))
        assert [cells.undated(connection, tree, unit) for unit in ("hall-west", "hall-east")] == [5, 0]


def test_the_desk_reads_the_month_with_the_running_day_withheld_and_small_rows_hidden(
    tapped: Office, made: Founded
) -> None:
    kiosk = know(tapped, PaperKiosk(kiosk="k9", window="w6", unit="hall-south")).start("r9").serve("s10")
    hand_over(tapped, kiosk.rate("dissatisfied", 3, day=TODAY).rate(times=2).request())
    header = token_of(tapped, made)
    months = ask(tapped, "GET", MONTHS_PATH, headers=header).json()
    assert months == {"months": [202611], "current": 202611, "undated": 0}
    answer = ask(tapped, "GET", f"{TALLY_PATH}?month=202611&by=unit", headers=header).json()
    assert answer["as_of"].endswith("+08:00")
    assert answer["withheld_day"] == TODAY
    assert answer["running"] == {"hall-south": 3}
    assert answer["total"]["n"] == 33
    assert [row["key"] for row in answer["rows"] if row["figures"] is None] == ["hall-west", "hall-south"]
    assert answer["rules"] == "four_level/1"


def test_a_simulated_office_withholds_no_day(simulated_office: Office, made_simulated: Founded) -> None:
    kiosk = know(simulated_office, PaperKiosk()).start("r1").serve("s03").rate(times=9, day=TODAY)
    hand_over(simulated_office, kiosk.request())
    header = token_of(simulated_office, made_simulated)
    answer = ask(simulated_office, "GET", f"{TALLY_PATH}?month=202611&by=unit", headers=header).json()
    assert (answer["withheld_day"], answer["running"], answer["simulated"]) == (None, {}, True)
    assert answer["total"]["n"] == 9


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("month=202613&by=unit", 400),
        ("month=abc&by=unit", 400),
        ("month=202611&by=colour", 400),
        ("month=202611", 400),
        ("by=unit", 400),
        ("month=202611&by=unit&other=1", 400),
        ("month=202611&period=2026-11&by=unit", 400),
        ("period=2026-W54&by=unit", 400),
        ("period=1990-01-01..2026-11-01&by=unit", 400),
        ("period=2026-11&by=colour", 400),
        ("month=-1&by=unit", 400),
        ("month=99999999999999999999&by=unit", 400),
        ("month=202611&by=unit&unit=nowhere", 404),
    ],
)
def test_a_query_that_makes_no_sense_is_refused_with_a_code(
    office: Office, made: Founded, query: str, status: int
) -> None:
    answer = ask(office, "GET", f"{TALLY_PATH}?{query}", headers=token_of(office, made))
    assert answer.status_code == status
    assert answer.json()["code"] in {"malformed", "unknown_unit"}


def test_the_day_is_the_one_of_the_offices_zone(office: Office, made: Founded, clock: TestClock) -> None:
    clock.at = datetime(2026, 11, 30, 16, 30, tzinfo=UTC)  # half past midnight of the first of December in Shanghai
    assert ask(office, "GET", MONTHS_PATH, headers=token_of(office, made)).json()["current"] == 202612
