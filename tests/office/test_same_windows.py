"""A person beside everybody else at the same windows, worked out by hand."""

import msgspec
import pytest

from evaluator.office.founding import Founded
from evaluator.office.office import Office
from evaluator.office.tallies import same_windows
from evaluator.office.tallies.same_windows import Asked
from evaluator.wire.manager import Figures
from evaluator.wire.same_windows import SAME_WINDOWS_PATH, SameWindows
from tests.office.conftest import ask, hand_over, know, token_of
from tests.office.paper import PaperKiosk

DAY = 20261012


@pytest.fixture
def served(office: Office) -> Office:
    """s03 at two windows: 40 of 50 and 12 of 30 satisfied; s02 beside at both: 45 of 50 and 9 of 30; s01 alone at one.

    The first window is a card window, the second one for complaints.
    """
    cards = know(office, PaperKiosk(kiosk="k1", window="w1")).start("r1")
    cards.serve("s03", "d1").rate("satisfied", 40, day=DAY).rate("neutral", 10, day=DAY)
    cards.serve("s02", "d2").rate("satisfied", 45, day=DAY).rate("neutral", 5, day=DAY)
    complaints = know(office, PaperKiosk(kiosk="k2", window="w2")).start("r2")
    complaints.serve("s03", "d3").rate("satisfied", 12, day=DAY).rate("neutral", 18, day=DAY)
    complaints.serve("s02", "d4").rate("satisfied", 9, day=DAY).rate("neutral", 21, day=DAY)
    complaints.serve("s01", "d5").rate("satisfied", 31, day=DAY).rate("neutral", 3, day=DAY)
    for kiosk in (cards, complaints):
        hand_over(office, kiosk.request())
    return office


def told(office: Office, staff: str, unit: str = "", withheld_from: int | None = None) -> SameWindows:
    asked = Asked(month=202610, staff=staff, unit=unit, withheld_from=withheld_from)
    with office.database.reading() as connection:
        return same_windows.same_windows(
            connection, asked, office.rules, simulated=False, now=office.clock(), remembered=office.remembered
        )


def of(figures: Figures | None) -> tuple[int, float | None]:
    assert figures is not None
    value = figures.rates["satisfaction"].value
    return figures.n, None if value is None else round(value, 4)


def test_each_window_has_the_person_and_everybody_else_there(served: Office) -> None:
    found = told(served, "s03")
    assert [(row.window, of(row.own), of(row.others)) for row in found.rows] == [
        ("w1", (50, 0.8), (50, 0.9)),
        ("w2", (30, 0.4), (64, round(40 / 64, 4))),
    ]
    first, second = (row.change for row in found.rows)
    assert first is not None
    assert second is not None
    assert round(first.value, 4) == -0.1
    assert not first.is_claim, "ten points of fifty are no difference"
    assert second.value < 0
    assert second.is_claim == (not second.low <= 0 <= second.high)
    assert found.expected == pytest.approx((0.9 * 50 + 40 / 64 * 30) / 80)
    assert of(found.own) == (80, 0.65)


def test_a_large_difference_of_few_ratings_is_no_claim(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03", "d1").rate("satisfied", 10, day=DAY)
    kiosk.serve("s02", "d2").rate("dissatisfied", 40, day=DAY)
    hand_over(office, kiosk.request())
    (row,) = told(office, "s03").rows
    assert row.change is not None
    assert row.change.low > 0
    assert not row.change.is_claim


def test_another_unit_has_none_of_it_and_the_running_month_none_of_its_days(served: Office) -> None:
    assert told(served, "s03", unit="hall-west").rows == ()
    assert told(served, "s03", withheld_from=DAY).rows == ()
    later = told(served, "s03", withheld_from=DAY + 1)
    assert (len(later.rows), later.withheld_day) == (2, DAY + 1)
    assert told(served, "s03", withheld_from=20261101).withheld_day is None


def test_who_served_alone_is_beside_nobody(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate("satisfied", 12, day=DAY)
    hand_over(office, kiosk.request())
    found = told(office, "s03")
    (row,) = found.rows
    assert (of(row.own), of(row.others)) == ((12, 1.0), (0, None))
    assert (row.change, found.expected) == (None, None)


def test_a_window_with_few_ratings_of_the_person_hides_all_that_would_tell_them(served: Office) -> None:
    other = know(served, PaperKiosk(kiosk="k3", window="w3")).start("r3")
    other.serve("s03", "d6").rate("satisfied", 3, day=DAY).serve("s02", "d7").rate("satisfied", 40, day=DAY)
    hand_over(served, other.request())
    found = {row.window: row for row in told(served, "s03").rows}
    assert set(found) == {"w1", "w2", "w3"}
    assert found["w3"].own is None
    assert found["w3"].others is None
    assert found["w3"].change is None
    assert sum(row.own is None for row in found.values()) == 2, "one more, so that the rest is not the three"
    assert told(served, "s03").expected is None
    beside = {row.window: row.own for row in told(served, "s02").rows}
    assert beside["w3"] is None, "forty-three less forty are three"


def test_a_person_with_few_ratings_in_all_has_no_figure_of_their_own(served: Office) -> None:
    other = know(served, PaperKiosk(kiosk="k3", window="w3")).start("r3")
    other.serve("s04", "d6").rate("satisfied", 3, day=DAY).serve("s02", "d7").rate("satisfied", 40, day=DAY)
    hand_over(served, other.request())
    found = told(served, "s04")
    assert (found.own, found.expected) == (None, None)
    assert [(row.window, row.own, row.others, row.change) for row in found.rows] == [("w3", None, None, None)]


def test_the_desk_asks_for_what_it_may_see(served: Office, made: Founded) -> None:
    header = token_of(served, made)
    answer = ask(served, "GET", f"{SAME_WINDOWS_PATH}?month=202610&staff=s03", headers=header)
    assert answer.status_code == 200, answer.text
    assert len(msgspec.json.decode(answer.content, type=SameWindows).rows) == 2
    for query, status in (
        ("month=202613&staff=s03", 400),
        ("month=202610", 400),
        ("month=202610&staff=nobody", 404),
        ("month=202610&staff=s03&unit=nowhere", 404),
    ):
        assert ask(served, "GET", f"{SAME_WINDOWS_PATH}?{query}", headers=header).status_code == status, query
