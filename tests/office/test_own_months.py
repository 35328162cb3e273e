"""A clerk's own month: closed, ten ratings or more, and in editions of which no two tell what lies between them."""

from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any

import httpx
import msgspec
import pytest
from sqlalchemy import select

from evaluator.domain.own_month import STEP, is_new_edition
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.office.tallies import corrections
from evaluator.office.tallies.corrections import Wish
from evaluator.wire.own_month import OWN_MONTH_PATH
from tests.office.conftest import ask, hand_over, know, on_sqlite, write
from tests.office.paper import PaperKiosk
from tests.office.test_cases import Header, sign_in
from tests.support.differencing import told

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable

OCTOBER, DAY = 202610, 20261015


@pytest.fixture
def li(office: Office) -> Header:
    return sign_in(office, "li", "hall_manager", "hall-east")


@pytest.fixture
def kiosk(office: Office) -> PaperKiosk:
    return know(office, PaperKiosk()).start("r1").serve("s03")


def print_for(office: Office, header: Header, staff: str = "s03", month: int = OCTOBER) -> httpx.Response:
    return ask(office, "POST", OWN_MONTH_PATH, json={"staff": staff, "month": month}, headers=header)


def printed(office: Office, header: Header, staff: str = "s03") -> dict[str, Any]:
    answer = print_for(office, header, staff)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def audited(office: Office) -> list[tuple[str, int]]:
    with office.database.reading() as connection:
        bodies = connection.execute(select(schema.audit.c.body).order_by(schema.audit.c.seq)).scalars()
        acts = [msgspec.json.decode(body) for body in bodies]
    return [(one["staff"], one["edition"]) for one in acts if one["act"] == "own_month.printed"]


def test_a_clerk_s_month_has_every_level_with_n_rate_and_interval(
    office: Office, kiosk: PaperKiosk, li: Header
) -> None:
    kiosk.rate("very_satisfied", 9, day=DAY).rate("dissatisfied", 3, day=DAY).rate("satisfied", 2, day=DAY, flag="test")
    kiosk.rate("dissatisfied", 6, day=DAY, flag="challenged").rate("satisfied", 40, day=20261105)
    hand_over(office, kiosk.request())
    found = printed(office, li)
    figures = found["figures"]
    assert (found["staff"], found["month"], found["edition"], found["why"]) == ("s03", OCTOBER, 1, "")
    assert (figures["n"], figures["levels"]["dissatisfied"], figures["sufficient"]) == (12, 3, False)
    assert figures["rates"][found["headline"]]["value"] == 0.75
    assert (figures["flags"], figures["excluded_n"]) == ({}, 0)
    assert (found["rules"], found["least"], found["step"]) == ("four_level/1", 10, 10)
    assert audited(office) == [("s03", 1)]


def test_under_ten_ratings_and_where_others_would_be_told_there_are_no_figures(
    office: Office, kiosk: PaperKiosk, li: Header
) -> None:
    kiosk.rate("satisfied", 9, day=DAY)
    kiosk.serve("s02").rate("satisfied", 30, day=DAY).serve("s01").rate("satisfied", 2, day=DAY)
    hand_over(office, kiosk.request())
    assert [(printed(office, li, who)["why"], printed(office, li, who)["figures"]) for who in ("s03", "s01")] == [
        ("few", None),
        ("few", None),
    ]
    kiosk.serve("s03", "d-more").rate("satisfied", 9, day=DAY)
    hand_over(office, kiosk.request())
    assert (printed(office, li)["why"], printed(office, li)["figures"]) == ("withheld", None)
    assert printed(office, li, "s02")["figures"]["n"] == 30
    assert audited(office) == [("s02", 1)]


def test_the_same_edition_is_told_word_for_word_until_ten_ratings_have_come_or_gone(
    office: Office, kiosk: PaperKiosk, li: Header
) -> None:
    kiosk.rate("satisfied", 41, day=DAY)
    hand_over(office, kiosk.request())
    first = print_for(office, li).content
    kiosk.rate("dissatisfied", 9, day=DAY)
    hand_over(office, kiosk.request())
    assert print_for(office, li).content == first
    kiosk.rate("satisfied", 1, day=DAY)
    hand_over(office, kiosk.request())
    second = printed(office, li)
    assert (second["edition"], second["figures"]["n"], second["figures"]["levels"]["dissatisfied"]) == (2, 51, 9)
    assert audited(office) == [("s03", 1), ("s03", 1), ("s03", 2)]


def test_a_month_that_falls_under_ten_is_told_as_it_was(office: Office, kiosk: PaperKiosk, li: Header) -> None:
    kiosk.rate("satisfied", 8, day=DAY).serve("s03", "d-short").rate("dissatisfied", 4, day=DAY)
    kiosk.serve("s02", "d-s02").rate("satisfied", 20, day=DAY)
    hand_over(office, kiosk.request())
    first = print_for(office, li).content
    wish = Wish("k1", "d-short", "credit", 0, "s02", "Another served.")
    write(office, partial(corrections.correct, wish=wish, who="zhang", now=office.clock()))
    assert print_for(office, li).content == first


def test_a_duty_credited_elsewhere_is_told_only_in_tens(office: Office, kiosk: PaperKiosk, li: Header) -> None:
    kiosk.rate("satisfied", 30, day=DAY).serve("s03", "d-short").rate("dissatisfied", 4, day=DAY)
    kiosk.serve("s03", "d-long").rate("neutral", 12, day=DAY).serve("s02", "d-s02").rate("satisfied", 20, day=DAY)
    hand_over(office, kiosk.request())
    before = [printed(office, li, who) for who in ("s03", "s02")]
    for duty, edition in (("d-short", 1), ("d-long", 2)):
        wish = Wish("k1", duty, "credit", 0, "s02", "Another served.")
        write(office, partial(corrections.correct, wish=wish, who="zhang", now=office.clock()))
        after = [printed(office, li, who) for who in ("s03", "s02")]
        assert [one["edition"] for one in after] == [edition, edition]
        assert (after == before) is (edition == 1)
    assert [one["figures"]["n"] for one in after] == [30, 36]


@pytest.mark.parametrize(
    ("staff", "month", "status", "code"),
    [
        ("s03", 202611, 409, "not_closed"),
        ("s03", 202613, 400, "malformed"),
        ("nobody", OCTOBER, 404, "unknown_staff"),
        ("s06", OCTOBER, 403, "not_allowed"),
    ],
)
@on_sqlite
def test_only_a_closed_month_of_one_s_own_people_is_printed(
    office: Office, li: Header, staff: str, month: int, status: int, code: str
) -> None:
    answer = print_for(office, li, staff, month)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    ("n", "before", "new"),
    [(12, (), True), (21, (12,), False), (22, (12,), True), (12, (22,), True), (31, (12, 22), False)],
)
def test_editions_are_ten_ratings_apart_from_every_other(n: int, before: tuple[int, ...], new: bool) -> None:
    assert is_new_edition(n, before) is new


@on_sqlite
def test_somebody_with_every_sheet_of_a_hall_can_tell_no_group_under_ten(office: Office, li: Header) -> None:
    """Ratings come late in any portions; after each, everybody's month is printed and all sheets are put together."""
    random = Random(99)
    people = ("s01", "s02", "s03")
    kiosks = {
        who: know(office, PaperKiosk(kiosk=f"k-{who}")).start(f"r-{who}").serve(who, f"d-{who}") for who in people
    }
    given: dict[str, list[Hashable]] = {who: [] for who in people}
    by_n: dict[str, dict[int, tuple[Hashable, ...]]] = {who: {} for who in people}
    small: dict[str, Collection[Hashable]] = {}
    every: list[Collection[Hashable]] = []
    sheets: dict[str, list[int]] = {who: [] for who in people}
    for turn in range(18):
        for who in people:
            n = 11 if turn == 0 else random.choice((0, 1, 2, 5, 9, 13))
            kiosks[who].rate(random.choice(("satisfied", "dissatisfied")), n, day=DAY)
            fresh = [f"{who}-{turn}-{number}" for number in range(n)]
            given[who] += fresh
            if fresh and len(fresh) < STEP:
                small[f"{who}-{turn}"] = fresh
            hand_over(office, kiosks[who].request())
            by_n[who][len(given[who])] = tuple(given[who])
            every.append(tuple(given[who]))
            sheets[who].append(printed(office, li, who)["figures"]["n"])
    shown = [by_n[who][n] for who in people for n in sheets[who]]
    small |= {str(one): [one] for who in people for one in given[who]}
    assert len(set(shown)) > 12
    assert told(shown, small) == []
    assert told(every, small), "the reader sees nothing even where every print has the newest figures"
