"""What an exchange does to the store: merge, count, countersign, want. The contract of every database there is."""

from datetime import UTC, datetime
from itertools import permutations
from random import Random
from secrets import token_hex

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import func, select

from evaluator.domain.journal import Flag
from evaluator.office.exchanging import digests, recounting
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.office.tallies import cells
from evaluator.wire.signing import head_bytes, is_signed
from tests.office.conftest import TestClock, hand_over, know, write
from tests.office.paper import DAY, PaperKiosk

MONTH = DAY // 100


def month(office: Office, of: int = MONTH) -> dict[tuple[str, ...], int]:
    """Rated cells of a month as (kiosk, window, staff, matter, level, flag) -> n."""
    with office.database.reading() as connection:
        return {
            (cell.kiosk, cell.window, cell.staff, cell.matter, cell.level or cell.outcome, cell.flag): cell.n
            for _, cell in cells.of_month(connection, of, None)
        }


def alarms(office: Office) -> list[tuple[str, str]]:
    with office.database.reading() as connection:
        return [(row.alarm, row.subject) for row in connection.execute(select(schema.alarm).order_by("at", "subject"))]


def test_ratings_are_counted_for_the_window_and_the_person_of_their_duty(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate("satisfied", 3).rate("dissatisfied")
    hand_over(office, kiosk.request())
    assert month(office) == {
        ("k1", "w1", "s03", "", "satisfied", ""): 3,
        ("k1", "w1", "s03", "", "dissatisfied", ""): 1,
    }


def test_a_repeated_request_changes_nothing(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(times=3)
    request = kiosk.request()
    assert hand_over(office, request).changed > 0
    before = month(office)
    assert hand_over(office, request).changed == 0
    assert month(office) == before


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_requests_in_any_order_end_in_the_same_counts(office: Office, order: tuple[int, ...]) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03")
    requests = [kiosk.rate(level).request() for level in ("satisfied", "neutral", "satisfied")]
    for at in order:
        hand_over(office, requests[at])
    counted = {key[4]: n for key, n in month(office).items()}
    assert counted == {"satisfied": 2, "neutral": 1}


def test_a_changed_answer_moves_and_a_key_that_falls_to_zero_is_gone(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate("dissatisfied")
    hand_over(office, kiosk.request())
    kiosk.take_back("dissatisfied").rate("satisfied")
    hand_over(office, kiosk.request(since=2))
    assert {key[4]: n for key, n in month(office).items()} == {"satisfied": 1}


def test_a_duty_that_comes_late_gives_its_ratings_their_person(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(times=2)
    whole = kiosk.request()
    hand_over(office, replace(whole, duties=()))
    assert month(office) == {("k1", "w1", "", "", "satisfied", "unknown_ref"): 2}
    hand_over(office, whole)
    assert month(office) == {("k1", "w1", "s03", "", "satisfied", ""): 2}
    assert alarms(office) == []


def test_a_visit_counted_under_the_next_run_belongs_to_the_duty_of_the_last(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03")
    kiosk.start("r2").rate(outcome="interrupted")
    hand_over(office, kiosk.request())
    assert month(office) == {("k1", "w1", "s03", "", "interrupted", ""): 1}


@pytest.mark.parametrize(
    ("staff", "matter", "day", "alarm"),
    [
        ("nobody", "", DAY, ("unknown_staff", "nobody")),
        ("s03", "m99", DAY, ("unknown_matter", "m99")),
        ("s03", "", 20261131, ("impossible_day", "20261131")),
        ("s03", "", 20261399, ("impossible_day", "20261399")),
        ("s03", "", 0, ("impossible_day", "0")),
    ],
)
def test_rows_that_make_no_sense_count_and_are_marked_and_told(
    office: Office, staff: str, matter: str, day: int, alarm: tuple[str, str]
) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve(staff).rate(matter=matter, day=day)
    hand_over(office, kiosk.request())
    hand_over(office, kiosk.request())
    assert month(office, day // 100) == {("k1", "w1", staff, matter, "satisfied", "unknown_ref"): 1}
    assert alarms(office) == [alarm]


def test_a_duty_that_never_comes_is_told_once_everything_has(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate()
    del kiosk.duties[kiosk.duty]
    hand_over(office, kiosk.request())
    assert alarms(office) == []
    hand_over(office, kiosk.request(with_digests=True))
    assert alarms(office) == [("unknown_duty", "d-r1-s03")]


def test_flags_of_the_kiosk_stand_before_those_of_the_office(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("nobody").rate(flag="test").rate(flag="clock").rate()
    hand_over(office, kiosk.request())
    assert sorted(key[5] for key in month(office)) == ["clock", "test", "unknown_ref"]


def test_what_the_office_holds_of_a_run_equals_what_the_kiosk_says(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(times=4)
    kiosk.start("r2").serve("s02").rate("neutral", 2)
    accepted = hand_over(office, kiosk.request(with_digests=True))
    assert accepted.want == ()
    with office.database.reading() as connection:
        held = digests.held(connection, "k1", "r1")
    said = kiosk.digests()[0]
    assert held == (said.rows, said.sum, said.seq)


def test_a_run_that_differs_in_any_way_is_wanted_again(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(times=4)
    kiosk.start("r2").serve("s02").rate("neutral", 2)
    hand_over(office, kiosk.request())
    write(office, lambda connection: connection.execute(schema.rhythm.delete().where(schema.rhythm.c.run == "r1")))
    assert hand_over(office, kiosk.request(since=kiosk.seq, with_digests=True)).want == ("r1",)
    assert hand_over(office, kiosk.request(with_digests=True)).want == ()


def test_a_row_twice_in_one_request_counts_once_with_its_higher_seq(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate()
    whole = kiosk.request()
    row = whole.tally[0]
    newer = replace(row, n=5, seq=row.seq + 1)
    hand_over(office, replace(whole, tally=(newer, row)))
    assert list(month(office).values()) == [5]


def test_a_row_after_its_month_says_since_when_the_month_is_late(office: Office, clock: TestClock) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate()
    hand_over(office, kiosk.request())
    with office.database.reading() as connection:
        assert connection.execute(select(schema.late)).all() == []
    clock.at = datetime(2026, 12, 2, 1, 0, tzinfo=UTC)
    hand_over(office, kiosk.rate().request())
    with office.database.reading() as connection:
        assert [row.month for row in connection.execute(select(schema.late))] == [MONTH]


def test_what_is_known_of_the_kiosk_is_kept(office: Office, clock: TestClock) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03")
    hand_over(office, kiosk.request())
    with office.database.reading() as connection:
        row = connection.execute(select(schema.kiosk)).one()
    assert (row.run, row.program, row.entries, row.chain_ok) == ("r1", "paper", 2, 1)
    assert row.clock_offset_s == pytest.approx(-25 * 3600)
    assert row.last_seen_at == clock.at.isoformat(timespec="microseconds")


LEVELS = st.sampled_from(["very_satisfied", "satisfied", "neutral", "dissatisfied"])
RATINGS = st.lists(
    st.tuples(
        LEVELS,
        st.sampled_from([20261031, 20261101, 20261120, 20261131, 20261201]),
        st.sampled_from(["s03", "s02", "gone"]),
        st.sampled_from(["", "m01", "m99"]),
        st.sampled_from(["", "clock", "test"]),
    ),
    max_size=12,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(ratings=RATINGS, cuts=st.lists(st.integers(0, 14), max_size=4), restart=st.booleans(), order=st.randoms())
def test_the_rollup_kept_on_the_way_equals_a_recount(
    office: Office, ratings: list[tuple[str, int, str, str, Flag]], cuts: list[int], restart: bool, order: Random
) -> None:
    kiosk = know(office, PaperKiosk(kiosk=f"k-{token_hex(8)}")).start("r1")
    requests = []
    for at, (level, day, staff, matter, flag) in enumerate(ratings):
        if restart and at == len(ratings) // 2:
            kiosk.start("r2")
        kiosk.serve(staff, f"d{at}").rate(level, day=day, matter=matter, flag=flag)
        if at in cuts:
            requests.append(kiosk.request())
    requests.append(kiosk.request())
    order.shuffle(requests)
    for request in requests:
        hand_over(office, request)
    with office.database.reading() as connection:
        assert recounting.differences(connection, [day // 100 for _, day, *_ in ratings]) == []
        for table in (schema.tally_day, schema.tally_month, schema.tally_narrow):
            mine = select(func.sum(table.c.n)).where(table.c.kiosk == kiosk.kiosk)
            assert (connection.execute(mine).scalar() or 0) == len(ratings)


def test_a_head_that_links_is_countersigned(office: Office, clock: TestClock) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(times=3)
    receipt = hand_over(office, kiosk.request()).countersigned.receipt
    assert receipt is not None
    assert (receipt.seq, receipt.hash) == (5, kiosk.head().hash.hex())
    said = head_bytes("k1", 5, kiosk.head().hash, receipt.signed_at)
    assert is_signed(office.about.public_key, receipt.signature, said)


def test_nothing_is_signed_above_the_rows_that_came(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate("satisfied").rate("neutral")
    receipt = hand_over(office, kiosk.request(upto=3)).countersigned.receipt
    assert receipt is not None
    assert (receipt.seq, receipt.hash) == (3, kiosk.head(3).hash.hex())
    receipt = hand_over(office, kiosk.request(since=3, agreed=3)).countersigned.receipt
    assert receipt is not None
    assert receipt.seq == kiosk.seq


def test_nothing_is_signed_while_a_digest_says_that_rows_are_lacking(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate("satisfied", 3)
    whole = kiosk.request(with_digests=True)
    assert hand_over(office, replace(whole, tally=())).countersigned.receipt is None
    receipt = hand_over(office, whole).countersigned.receipt
    assert receipt is not None
    assert receipt.seq == kiosk.seq


def test_the_chain_goes_on_from_the_last_receipt(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate()
    hand_over(office, kiosk.request())
    kiosk.rate(times=2)
    receipt = hand_over(office, kiosk.request(since=3, agreed=3)).countersigned.receipt
    assert receipt is not None
    assert (receipt.seq, receipt.hash) == (5, kiosk.head().hash.hex())


def test_a_repeat_or_a_shorter_chain_is_answered_with_the_newest_head(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate()
    early = kiosk.request()
    kiosk.rate()
    newest = hand_over(office, kiosk.request()).countersigned
    assert hand_over(office, early).countersigned == newest
    assert hand_over(office, kiosk.request()).countersigned == newest


def test_a_restored_office_says_from_where_to_send(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate()
    hand_over(office, kiosk.request())
    kiosk.rate(times=5)
    unknown_start = hand_over(office, kiosk.request(agreed=6)).countersigned
    assert unknown_start.refused is None
    assert unknown_start.receipt is not None
    assert unknown_start.receipt.seq == 3
    again = hand_over(office, kiosk.request(agreed=3)).countersigned.receipt
    assert again is not None
    assert again.seq == 8


def rewritten(kiosk: PaperKiosk, seq: int) -> PaperKiosk:
    twin = kiosk.copy()
    twin.bodies[seq - 1] = b"another story"
    return twin


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_a_rewritten_chain_is_refused_and_told_and_its_rows_count(office: Office, seq: int) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate()
    hand_over(office, kiosk.request())
    twin = rewritten(kiosk, seq).rate()
    for agreed in (0, 3):
        countersigned = hand_over(office, twin.request(agreed=agreed)).countersigned
        assert countersigned.refused is not None
        assert countersigned.receipt is not None
        assert (countersigned.receipt.seq, countersigned.receipt.hash) == (3, kiosk.head().hash.hex())
    assert [alarm for alarm, _ in alarms(office)] == ["chain_refused"]
    assert list(month(office).values()) == [2]


def test_a_head_that_its_digests_do_not_lead_to_is_refused(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate()
    whole = kiosk.request()
    asked = replace(whole, chain=replace(whole.chain, head_seq=4))
    countersigned = hand_over(office, asked).countersigned
    assert countersigned.receipt is None
    assert countersigned.refused is not None
