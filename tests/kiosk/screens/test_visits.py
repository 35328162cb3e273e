"""Invitations, reasons and challenges, as a resident and a staff member meet them on a real window."""

from typing import Final

import pytest
from msgspec.structs import replace

from evaluator.domain.journal import Challenged, Declined, DutyOpened, Invited, Lapsed, Rated, ReasonsGiven
from evaluator.kiosk.settings import KioskSettings
from tests.kiosk.conftest import KioskUnderTest, StartKiosk
from tests.kiosk.staffed import RULES, pack

INVITED: Final = KioskSettings(mode="invited")
WITH_REASONS: Final = pack("four_level")


def events(kiosk: KioskUnderTest, *kinds: type) -> list[object]:
    return [event for _, event in kiosk.entries if isinstance(event, kinds)]


@pytest.fixture
def inviting(start_kiosk: StartKiosk) -> KioskUnderTest:
    """Somebody on duty who invites."""
    kiosk = start_kiosk(settings=INVITED)
    kiosk.keys("1043\n271828\n")
    kiosk.wait("uninvited")
    return kiosk


@pytest.fixture
def giving(start_kiosk: StartKiosk) -> KioskUnderTest:
    """The page of reasons, after a neutral answer."""
    kiosk = start_kiosk(rules=WITH_REASONS)
    kiosk.sign_in()
    kiosk.touch("answer_neutral")
    kiosk.wait("thanks")
    kiosk.pass_time(3.5)
    kiosk.wait("reasons")
    return kiosk


# -- invited ---------------------------------------------------------------------------------------------------------


def test_nobody_is_asked_before_the_invitation(inviting: KioskUnderTest) -> None:
    assert not inviting.is_visible("answer_satisfied")
    inviting.session.visit.tap("satisfied", "touch")
    inviting.keys("2")
    inviting.pass_time(0.4)
    assert inviting.ratings == []
    opened = events(inviting, DutyOpened)[0]
    assert isinstance(opened, DutyOpened)
    assert opened.mode == "invited"


@pytest.mark.parametrize("by", ["touch", "key"])
def test_an_invited_resident_answers_and_the_visit_bears_the_invitations_number(
    inviting: KioskUnderTest, by: str
) -> None:
    if by == "touch":
        inviting.touch("invite")
    else:
        inviting.pass_time(1)
        inviting.keys("0")
        inviting.pass_time(0.35)
    inviting.wait("ask")
    inviting.touch("answer_dissatisfied")
    inviting.wait("thanks")
    asked = next(seq for seq, event in inviting.entries if isinstance(event, Invited))
    rated = events(inviting, Rated)[0]
    assert isinstance(rated, Rated)
    assert (rated.visit, rated.level) == (asked, "dissatisfied")
    inviting.pass_time(4)
    inviting.wait("uninvited")


def test_an_invitation_that_nobody_answers_lapses(inviting: KioskUnderTest) -> None:
    inviting.touch("invite")
    inviting.wait("ask")
    inviting.pass_time(RULES.timing.invitation_s - 1)
    assert inviting.screen == "ask"
    inviting.pass_time(1.5)
    inviting.wait("uninvited")
    assert [type(event) for event in events(inviting, Rated, Declined, Lapsed)] == [Lapsed]


def test_who_declines_is_recorded_as_that(inviting: KioskUnderTest) -> None:
    inviting.touch("invite")
    inviting.wait("ask")
    inviting.touch("decline")
    inviting.wait("uninvited")
    assert [type(event) for event in events(inviting, Rated, Declined, Lapsed)] == [Declined]


def test_an_invitation_that_could_not_be_stored_asks_nobody(inviting: KioskUnderTest) -> None:
    with inviting.full_disk():
        inviting.touch("invite")
        inviting.wait("not_saved")
    inviting.pass_time(4.5)
    inviting.wait("uninvited")
    assert events(inviting, Invited) == []


def test_a_matter_goes_with_its_visit(inviting: KioskUnderTest) -> None:
    assert inviting.session.visit.invite("m01")
    assert not inviting.session.visit.invite("m02")
    inviting.wait("ask")
    inviting.touch("answer_neutral")
    inviting.wait("thanks")
    rated = events(inviting, Rated)[0]
    assert isinstance(rated, Rated)
    assert rated.matter == "m01"


def test_a_visit_that_was_open_when_the_kiosk_stopped_is_interrupted(
    inviting: KioskUnderTest, start_kiosk: StartKiosk
) -> None:
    inviting.touch("invite")
    inviting.wait("ask")
    inviting.stop()
    again = start_kiosk(settings=INVITED)
    assert [type(event).__name__ for _, event in again.entries].count("Interrupted") == 1


# -- reasons ---------------------------------------------------------------------------------------------------------


def test_three_reasons_are_shown_and_the_rest_behind_more(giving: KioskUnderTest) -> None:
    codes = [reason.code for reason in WITH_REASONS.reasons_of("neutral")]
    assert [giving.is_visible(f"reason_{code}") for code in codes] == [True] * 3 + [False] * 5
    giving.touch("moreReasons")
    assert all(giving.is_visible(f"reason_{code}") for code in codes)
    assert giving.text("about_314") == "人员"
    assert giving.text("about_311") == "政策"


def test_chosen_reasons_are_stored_with_their_visit(giving: KioskUnderTest) -> None:
    for code in ("307", "308", "308", "309"):
        giving.touch(f"reason_{code}")
    giving.touch("leaveReasons")
    giving.wait("resting")
    giving.wait_until_settled()
    visit = next(seq for seq, event in giving.entries if isinstance(event, Rated))
    assert events(giving, ReasonsGiven) == [ReasonsGiven(visit=visit, reasons=("307", "309"))]


def test_reasons_can_be_skipped_and_walked_away_from(giving: KioskUnderTest) -> None:
    giving.touch("leaveReasons")
    giving.wait("resting")
    giving.pass_time(10)
    giving.touch("answer_satisfied")
    giving.wait("thanks")
    giving.pass_time(3.5)
    giving.wait("reasons")
    giving.pass_time(16)
    giving.wait("ask")
    assert events(giving, ReasonsGiven) == []
    assert giving.ratings == ["neutral", "satisfied"]


def test_a_pack_may_demand_a_reason_and_walking_away_is_still_fine(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(rules=replace(WITH_REASONS, reasons_required=True))
    kiosk.sign_in()
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    kiosk.pass_time(3.5)
    kiosk.wait("reasons")
    assert not kiosk.is_visible("leaveReasons")
    kiosk.touch("reason_406")
    assert kiosk.is_visible("leaveReasons")
    kiosk.touch("reason_406")
    kiosk.pass_time(16)
    kiosk.wait("ask")
    assert kiosk.ratings == ["satisfied"]


def test_the_page_of_reasons_is_laid_out_the_same_for_every_level(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(rules=WITH_REASONS)
    kiosk.sign_in()
    seen = set()
    for level in WITH_REASONS.scale.levels:
        kiosk.touch(f"answer_{level.slug}")
        kiosk.wait("thanks")
        kiosk.pass_time(3.5)
        kiosk.wait("reasons")
        tags = [kiosk.item(f"reason_{reason.code}") for reason in WITH_REASONS.reasons_of(level.slug)[:3]]
        places = tuple((tag.x(), tag.y(), tag.width(), tag.height()) for tag in tags)
        seen.add((places, kiosk.text("leaveReasons"), kiosk.text("moreReasons")))
        kiosk.touch("leaveReasons")
        kiosk.pass_time(10)
        kiosk.wait("ask")
    assert len(seen) == 1


# -- not the person serving me -----------------------------------------------------------------------------------------


def test_a_challenge_before_the_answer_goes_with_it_and_is_gone_for_the_next(kiosk: KioskUnderTest) -> None:
    kiosk.touch("challenge")
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    kiosk.pass_time(15)
    kiosk.wait("ask")
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    assert [event.flag for event in events(kiosk, Rated) if isinstance(event, Rated)] == ["challenged", ""]


def test_a_challenge_can_be_taken_back_before_the_answer_and_is_let_go_when_nobody_goes_on(
    kiosk: KioskUnderTest,
) -> None:
    kiosk.touch("challenge")
    kiosk.touch("challenge")
    assert not kiosk.session.situation.challenged
    kiosk.touch("challenge")
    kiosk.pass_time(61)
    assert not kiosk.session.situation.challenged


def test_a_challenge_after_the_answer_is_recorded_at_once(giving: KioskUnderTest) -> None:
    giving.touch("challenge")
    giving.touch("challenge")
    giving.touch("leaveReasons")
    giving.wait("resting")
    giving.wait_until_settled()
    visit = next(seq for seq, event in giving.entries if isinstance(event, Rated))
    assert events(giving, Challenged) == [Challenged(visit=visit)]
