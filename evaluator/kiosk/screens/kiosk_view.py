"""Which screen the window shows, in which language and look, and what can be touched around it. No Qt."""

from typing import Literal, assert_never

from msgspec import Struct

from evaluator.domain import duty as duties
from evaluator.domain import visit as visits
from evaluator.domain.names import Language
from evaluator.kiosk.checklists import may_read
from evaluator.kiosk.look import Look
from evaluator.kiosk.situation import Situation

Screen = Literal[
    "off_duty",
    "closed",
    "sign_in",
    "sign_out",
    "paused",
    "uninvited",
    "ask",
    "thanks",
    "change",
    "reasons",
    "resting",
    "not_saved",
    "out_of_service",
    "administration",
    "sheets",
]


class KioskView(Struct, frozen=True, kw_only=True):
    screen: Screen
    language: Language
    look: Look
    simulated: bool
    thanked: int | None
    """Seq of the entry this screen thanks for; None when it thanks for nothing."""
    can_sign_out: bool
    can_invite: bool
    can_decline: bool
    can_challenge: bool
    challenged: bool
    can_read_aloud: bool
    aloud: bool
    can_read_sheets: bool
    test: bool


def derive_screen(situation: Situation) -> Screen:
    """Which screen the window shows."""
    if situation.out_of_service is not None:
        return "out_of_service"
    match situation.duty:
        case duties.OffDuty() | duties.Opening() if situation.facts.rates_unit:
            return "closed"
        case duties.OffDuty() | duties.Opening(previous=str()):
            return "off_duty"
        case duties.BadgeAsked() | duties.PinAsked() | duties.Checking() | duties.Opening():
            return "sign_in"
        case duties.LeaveAsked() | duties.CheckingLeave() | duties.Pausing() | duties.Resuming() | duties.Closing():
            return "sign_out"
        case duties.Paused():
            return "paused"
        case duties.OnDuty():
            return _of_visit(situation.visit)
        case _:
            assert_never(situation.duty)


def derive_view(situation: Situation, *, administering: bool = False, reading: bool = False) -> KioskView:
    """What the window as a whole shows. Administration lies over everything, a checklist over the answers."""
    visit = situation.visit
    screen: Screen = "administration" if administering else "sheets" if reading else derive_screen(situation)
    return KioskView(
        screen=screen,
        language=situation.language,
        look=situation.look,
        simulated=situation.facts.simulated,
        thanked=visit.seq if screen == "thanks" and isinstance(visit, visits.Thanks) else None,
        can_sign_out=screen in ("ask", "resting", "uninvited")
        and situation.staff is not None
        and visits.is_free(visit),
        can_invite=isinstance(visit, visits.Uninvited) and screen == "uninvited",
        can_decline=isinstance(visit, visits.Asked) and screen == "ask",
        can_challenge=screen in ("ask", "thanks", "change", "reasons") and situation.staff is not None,
        challenged=situation.challenged,
        can_read_aloud=situation.has_voice and screen in ("ask", "change", "resting"),
        aloud=situation.aloud is not None,
        can_read_sheets=screen in ("ask", "resting", "uninvited") and may_read(situation),
        test=situation.test,
    )


def _of_visit(visit: visits.VisitState) -> Screen:
    match visit:
        case visits.Uninvited() | visits.Inviting():
            return "uninvited"
        case visits.Ready() | visits.Asked() | visits.Committing() | visits.Ending():
            return "ask"
        case visits.Thanks():
            return "thanks"
        case visits.Choosing() | visits.CommittingChange():
            return "change"
        case visits.GivingReasons() | visits.CommittingReasons():
            return "reasons"
        case visits.Unsaved():
            return "not_saved"
        case visits.Resting():
            return "resting"
        case _:
            assert_never(visit)
