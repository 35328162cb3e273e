"""A person signs in at another kiosk: the office tells the first one, and keeps that it did."""

from datetime import timedelta

from msgspec.structs import replace
from sqlalchemy import select

from evaluator.office.office import Office
from evaluator.office.store import schema
from tests.office.conftest import hand_over, know
from tests.office.paper import AT, PaperKiosk


def serving(kiosk: PaperKiosk, staff: str, duty: str, minutes: int, previous: str = "") -> PaperKiosk:
    kiosk.serve(staff, duty)
    opened_at = AT + timedelta(minutes=minutes)
    kiosk.duties[duty] = replace(kiosk.duties[duty], opened_at=opened_at, previous_duty=previous)
    return kiosk


def two(office: Office) -> tuple[PaperKiosk, PaperKiosk]:
    return know(office, PaperKiosk()).start("r1"), know(office, PaperKiosk("k2", window="w4")).start("r2")


def test_a_later_sign_in_elsewhere_ends_the_duty_here_and_not_there(office: Office) -> None:
    first, second = two(office)
    assert hand_over(office, serving(first, "s03", "d1", 0).request()).elsewhere == ()
    assert hand_over(office, serving(second, "s03", "d2", 5).request()).elsewhere == ()
    accepted = hand_over(office, first.request())
    assert accepted.elsewhere == ("d1",)
    assert [(alarm.kiosk, alarm.alarm, alarm.subject) for alarm in accepted.alarms] == [
        ("k1", "signed_in_elsewhere", "d1")
    ]
    assert "k2" in accepted.alarms[0].detail
    assert hand_over(office, second.request()).elsewhere == ()


def test_it_is_said_until_the_duty_is_closed_and_kept_once(office: Office) -> None:
    first, second = two(office)
    hand_over(office, serving(first, "s03", "d1", 0).request())
    hand_over(office, serving(second, "s03", "d2", 5).request())
    assert [hand_over(office, first.request()).elsewhere for _ in range(3)] == [("d1",)] * 3
    with office.database.reading() as connection:
        assert len(connection.execute(select(schema.alarm)).all()) == 1
    first.rate()
    first.duties["d1"] = replace(first.duties["d1"], closed_at=AT + timedelta(minutes=9), seq=first.seq)
    assert hand_over(office, first.request()).elsewhere == ()


def test_another_person_elsewhere_ends_nothing(office: Office) -> None:
    first, second = two(office)
    hand_over(office, serving(first, "s03", "d1", 0).request())
    hand_over(office, serving(second, "s07", "d2", 5).request())
    assert hand_over(office, first.request()).elsewhere == ()


def test_a_restart_is_no_sign_in(office: Office) -> None:
    """The person has moved to k2; then k1 starts again and goes on with the duty they left there."""
    first, second = two(office)
    hand_over(office, serving(first, "s03", "d1", 0).request())
    hand_over(office, serving(second, "s03", "d2", 5).request())
    first.start("r1b")
    hand_over(office, serving(first, "s03", "d3", 10, previous="d1").request())
    assert hand_over(office, second.request()).elsewhere == ()
    assert hand_over(office, first.request()).elsewhere == ("d3",)


def test_a_sign_in_of_a_clock_that_runs_ahead_ends_nothing_yet(office: Office) -> None:
    first, second = two(office)
    hand_over(office, serving(first, "s03", "d1", 0).request())
    hand_over(office, serving(second, "s03", "d2", 3 * 24 * 60).request())
    assert hand_over(office, first.request()).elsewhere == ()
