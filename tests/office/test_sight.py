"""Somebody asks for everything and adds and subtracts: no row that is too small is told, whatever it is asked as."""

from collections.abc import Collection, Hashable, Iterator
from itertools import product
from random import Random
from typing import NamedTuple

import pytest

from evaluator.domain.periods import Period, pieces, read_period
from evaluator.domain.small_counts import Place, held
from evaluator.office.directory import directory_store
from evaluator.office.office import Office
from evaluator.office.tallies import cells, tallying
from evaluator.office.tallies.cells import tree_of
from evaluator.office.tallies.sight import Sight
from evaluator.office.tallies.tallying import Asked
from evaluator.wire.manager import AnyGrouping
from tests.office.conftest import hand_over, know, on_sqlite
from tests.office.paper import PaperKiosk
from tests.support.differencing import told

K = 5
GROUPINGS: tuple[AnyGrouping, ...] = ("unit", "window", "staff", "matter", "day")
PERIODS = [
    *("2026-10", "2026-11", "2026-Q4", "2026", "2026-W47", "2026-W49", "2026-11-16", "2026-11-17"),
    *("2026-11-16..2026-11-18", "2026-11-17..2026-12-01"),
]
HALLS = {"w1": "hall-east", "w2": "hall-east", "w4": "hall-west", "w6": "hall-south"}
UNITS = ("", "hall-east", "hall-west", "hall-south")
DAYS = (20261012, 20261013, 20261105, 20261116, 20261117, 20261118, 20261126, 20261130, 20261201)
STAFF = {"hall-east": ("s01", "s02", "s03"), "hall-west": ("s06", "s07"), "hall-south": ("s10", "s11")}


class Tapped(NamedTuple):
    day: int
    unit: str
    window: str
    staff: str
    matter: str
    n: int


@pytest.fixture(params=[1, 2])
def tapped(office: Office, request: pytest.FixtureRequest) -> list[Tapped]:
    """A month as it may be: some cells well filled, some with one or two."""
    random = Random(request.param)
    found: list[Tapped] = []
    for window, hall in HALLS.items():
        kiosk = know(office, PaperKiosk(kiosk=f"k-{window}", window=window, unit=hall)).start("r1")
        for staff in random.sample(STAFF[hall], 2):
            kiosk.serve(staff, f"d-{staff}")
            for day, matter in product(DAYS, ("m01", "m02", "m03")):
                n = random.choice((0, 0, 0, 1, 2, 3, 12))
                if n:
                    kiosk.rate("satisfied", n, day=day, matter=matter)
                    found.append(Tapped(day, hall, window, staff, matter, n))
        hand_over(office, kiosk.request())
    return found


class Cell(NamedTuple):
    unit: str
    by: AnyGrouping
    key: str
    period: str


def answers(office: Office, *, small_counts: bool = True) -> dict[Cell, int | None]:
    """Every row of every answer, with its n, or None where it is withheld."""
    found: dict[Cell, int | None] = {}
    with office.database.reading() as connection:
        for text, by, unit in product(PERIODS, GROUPINGS, UNITS):
            asked = Asked(period=period_of(text), by=by, unit=unit, small_counts=small_counts)
            answer = tallying.answer(connection, asked, office.rules, simulated=False, now=office.clock())
            found[Cell(unit, "unit", unit, text)] = None if answer.total is None else answer.total.n
            for row in answer.rows:
                found[Cell(unit, by, row.key, text)] = None if row.figures is None else row.figures.n
    return found


def period_of(text: str) -> Period:
    found = read_period(text)
    assert found is not None
    return found


def days_of(period: Period) -> Iterator[int]:
    for piece in pieces(period):
        yield from range(piece.first, piece.last + 1)


def atoms(tapped: list[Tapped], cell: Cell) -> frozenset[Hashable]:
    """What a row adds up, for somebody who knows who served where and for what in each month, but not on which day."""
    period = period_of(cell.period)
    days = {int(cell.key)} if cell.by == "day" else set(days_of(period))
    places = {(one.day // 100, *one[1:5]) for one in tapped}
    return frozenset(
        (day, *place) for month, *place in places for day in days if day // 100 == month and _is_in(cell, *place)
    )


def _is_in(cell: Cell, unit: str, window: str, staff: str, matter: str) -> bool:
    if cell.unit not in ("", "qinghe", unit):
        return False
    match cell.by:
        case "unit":
            return cell.key in ("", "qinghe", unit)
        case "window":
            return cell.key == window
        case "staff":
            return cell.key == staff
        case "matter":
            return cell.key == matter
        case _:
            return True


@on_sqlite
def test_no_small_row_of_any_answer_follows_from_all_the_others(office: Office, tapped: list[Tapped]) -> None:
    true, seen = answers(office, small_counts=False), answers(office)
    small = {cell: atoms(tapped, cell) for cell, n in true.items() if n is not None and 0 < n < K}
    assert len(small) > 20
    assert [cell for cell in small if seen[cell] is not None] == []
    assert {cell: n for cell, n in seen.items() if n is not None and n != true[cell]} == {}

    shown: list[Collection[Hashable]] = [atoms(tapped, cell) for cell, n in seen.items() if n]
    assert len(shown) > 60
    assert told(shown, small) == []
    bare: list[Collection[Hashable]] = [atoms(tapped, cell) for cell, n in true.items() if n and n >= K]
    assert told(bare, small), "the reader sees nothing even where only the small rows themselves are hidden"

    months = {cell for cell, n in seen.items() if n is None and cell.period in ("2026-10", "2026-11")}
    assert months
    assert [cell for cell in months if seen.get(cell._replace(period="2026-Q4")) is not None] == []
    assert seen[Cell("", "unit", "", "2026-11")] == sum(one.n for one in tapped if one.day // 100 == 202611)


@on_sqlite
def test_the_quick_look_for_a_small_row_sees_what_the_whole_rule_sees(office: Office) -> None:
    random, seen = Random(11), set[bool]()
    with office.database.reading() as connection:
        tree = tree_of(directory_store.read(connection, with_closed=True))
        sight = Sight(connection, tree, office.rules, None)
        for _ in range(300):
            places: dict[Place, int] = {
                (unit, random.choice((*HALLS, "")), random.choice(("s01", "s02")), random.choice(("m01", "m02"))): n
                for unit in ("hall-east", "hall-west", "")
                for n in random.choices((-2, 0, 1, 4, 5, 6, 40), (1, 2, 1, 1, 4, 4, 8), k=3)
            }
            small = any(0 < n < K for n in held(places, sight._rows).n.values())
            assert sight._has_small(places) is small
            seen.add(small)
    assert seen == {True, False}


def test_the_store_adds_up_what_is_not_told_apart(office: Office, tapped: list[Tapped]) -> None:
    period = period_of("2026-Q4")
    with office.database.reading() as connection:
        whole = cells.of_period(connection, period, None)
        by_unit = cells.of_period(connection, period, None, ())
    months = {one.day // 100 for one in tapped}
    assert len(by_unit) <= len(months) * len(HALLS) < len(whole)
    assert sum(placed.cell.n for placed in by_unit) == sum(placed.cell.n for placed in whole)
