"""What answers share is remembered, and never outlives what it was made of."""

from itertools import count, pairwise, product

import pytest

from evaluator.domain import small_counts
from evaluator.domain.periods import read_period
from evaluator.office.directory import erasing
from evaluator.office.directory.changing import By
from evaluator.office.office import Office
from evaluator.office.tallies import sight, tallying, trends
from evaluator.office.tallies.remembered import Remembered, print_of
from evaluator.wire.manager import AnyGrouping, TallyAnswer, Trend
from tests.office.conftest import hand_over, know
from tests.office.paper import PaperKiosk

GROUPINGS: tuple[AnyGrouping, ...] = ("unit", "window", "staff", "matter", "day", "reason")
PERIODS = ("2026-11", "2026-W47", "2026-Q4")


def answers(office: Office, remembered: Remembered) -> list[TallyAnswer | Trend]:
    found: list[TallyAnswer | Trend] = []
    rules, now = office.rules, office.clock()
    with office.database.reading() as connection:
        for text, by in product(PERIODS, GROUPINGS):
            period = read_period(text)
            assert period is not None
            asked = tallying.Asked(period=period, by=by, withheld_from=20261121)
            found.append(tallying.answer(connection, asked, rules, simulated=False, now=now, remembered=remembered))
        for key in ("s03", "s04", "unit:hall-east"):
            of = trends.Asked(month=202611, by="staff", key=key, withheld_from=20261121)
            found.append(trends.trend(connection, of, rules, simulated=False, now=now, remembered=remembered))
    return found


@pytest.fixture
def kiosk(office: Office) -> PaperKiosk:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03", "d-1")
    kiosk.rate("satisfied", 48, day=20261012).rate("satisfied", 40, day=20261118).serve("s04", "d-2")
    kiosk.rate("satisfied", 3, day=20261118).rate("satisfied", 12, day=20261119)
    hand_over(office, kiosk.request())
    return kiosk


def test_what_is_remembered_follows_ratings_corrections_and_directory(office: Office, kiosk: PaperKiosk) -> None:
    kept = Remembered()
    seen = [answers(office, kept)]
    assert answers(office, kept) == seen[0]
    kiosk.rate("satisfied", 2, day=20261119, matter="m02")
    hand_over(office, kiosk.request())
    seen.append(answers(office, kept))
    kiosk.take_back("satisfied", day=20261119)
    hand_over(office, kiosk.request())
    seen.append(answers(office, kept))
    with office.database.writing() as connection:
        assert erasing.erase(connection, "s04", By("admin", office.clock(), ""))
    seen.append(answers(office, kept))
    assert answers(office, Remembered()) == seen[3]
    assert all(one != other for one, other in pairwise(seen))


def test_the_second_answer_works_nothing_out_again(
    office: Office, kiosk: PaperKiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out = count()
    monkeypatch.setattr(sight, "held", lambda *of: (next(worked_out), small_counts.held(*of))[1])
    kept = Remembered()
    answers(office, kept)
    made = next(worked_out)
    assert made
    answers(office, kept)
    assert next(worked_out) == made + 1, "a month that stands still was worked out again"
    kiosk.rate("satisfied", 2, day=20261119)
    hand_over(office, kiosk.request())
    answers(office, kept)
    assert next(worked_out) > made + 2, "nothing was worked out for new ratings"


def test_the_oldest_goes_first_and_a_look_keeps_it() -> None:
    kept = Remembered(most=2)
    made: list[str] = []

    def make(name: str) -> str:
        def making() -> str:
            made.append(name)
            return name

        return kept.recall(name, making)

    for name in ("a", "b", "a", "c", "a", "b"):
        assert make(name) == name
    assert made == ["a", "b", "c", "b"]


def test_a_print_tells_different_things_apart() -> None:
    assert print_of(["a", 1], []) != print_of(["a"], [1])
    assert print_of(["a", 1]) == print_of(("a", 1))
