"""Cases as the manager's desk asks for them and changes them."""

from datetime import datetime
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from evaluator.domain.cases import Kind, Origin, State
from evaluator.domain.names import Language
from evaluator.domain.rules import LONGEST_DEADLINE
from evaluator.wire.exchange import Day, Id, OptionalId

CASES_PATH: Final = "/v1/cases"
CASE_PATH: Final = "/v1/case"
CASE_PERSON_PATH: Final = "/v1/case/person"
CASE_PREVIEW_PATH: Final = "/v1/case/preview"
CASE_FIGURES_PATH: Final = "/v1/cases/figures"
CASE_OWNERS_PATH: Final = "/v1/cases/owners"
HISTORY_MOST: Final = 100
"""How many events of a case one answer holds: the newest, or the newest before the one asked about."""

Words = Annotated[str, Meta(min_length=1, max_length=2_000, pattern=r"^[^\x00]*$")]
AccountName = Annotated[str, Meta(max_length=64, pattern=r"^[^\x00]*$")]
WorkingDays = Annotated[int, Meta(ge=0, le=LONGEST_DEADLINE)]


class CaseQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which cases; what is empty narrows nothing."""

    state: Literal["", "unanswered", "open", "in_hand", "answered", "published", "withdrawn"] = ""
    """`unanswered` is open or in hand."""
    origin: Literal["", "rating", "opinion", "problem"] = ""
    kind: Literal["", "at_once", "by_deadline", "long_term"] = ""
    owner: AccountName = ""
    unit: OptionalId = ""
    """This unit and what lies under it; "" is everything the caller may see."""
    overdue: bool = False
    """Only those that wait for an answer past their last day."""
    due_until: Day = 0
    """Only those whose last day is this day or earlier."""
    limit: Annotated[int, Meta(ge=1, le=200)] = 50
    after: Annotated[str, Meta(max_length=90, pattern=r"^[A-Za-z0-9._-]*$")] = ""
    """`next` of the page before."""


class CaseAsked(Struct, frozen=True, forbid_unknown_fields=True):
    case: Id


class CaseRead(Struct, frozen=True, forbid_unknown_fields=True):
    """Which case, and which part of what was done about it."""

    case: Id
    before: Annotated[int, Meta(ge=0, le=2**53)] = 0
    """Only events with a lower number, as `events[0].number` of an earlier answer; 0 asks for the newest."""


class OwnersAsked(Struct, frozen=True, forbid_unknown_fields=True):
    """Of which unit the cases are."""

    unit: Id


class CaseOwners(Struct, frozen=True):
    """The accounts that may answer cases of a unit, in the order of their names; closed ones are not among them."""

    owners: tuple[str, ...]


class CaseLine(Struct, frozen=True, kw_only=True):
    """A case without who was on duty, and without anybody who spoke: nothing holds that."""

    case: str
    origin: Origin
    unit: str
    unit_name: str
    unit_name_en: str
    window: str
    window_number: str
    matter: str
    matter_name: str
    matter_name_en: str
    subject: str
    """What was said, for opinions and problems; "" for a rating."""
    day: int
    """Of the rating, or of the entry by hand."""
    half: Literal["", "am", "pm"]
    """The half-day of a rating; "" for what was entered by hand."""
    level: str
    reasons: tuple[str, ...]
    flag: str
    """As the kiosk said, or `excluded` while two persons keep its rating from counting; it is answered all the same."""
    state: State
    kind: Kind
    owner: str
    opened_day: int
    due_day: int
    """The last day on which an answer is in time."""
    overdue: bool
    answered_day: int | None
    answer: str
    reopened: int
    version: int
    """Goes up with every change; a change names the one it was made on."""


class CaseList(Struct, frozen=True, kw_only=True):
    """A page of cases, the next last day first."""

    today: int
    simulated: bool
    total: int
    """How many there are on all pages."""
    overdue: int
    cases: tuple[CaseLine, ...]
    next: str
    """`after` of the next page; "" on the last."""
    levels: dict[str, dict[Language, str]]
    """Names of the levels and reasons on this page, as the active rule pack calls them."""
    reasons: dict[str, dict[Language, str]]


class CaseEventLine(Struct, frozen=True):
    """What was done; `account` is "" for what the kiosk said."""

    number: int
    """From 1 without a gap."""
    at: datetime
    account: str
    act: str
    text: str
    version: int


class CaseDetail(Struct, frozen=True):
    """A case and what was done about it, in order: at most `HISTORY_MOST` events, so that no history is too long."""

    case: CaseLine
    events: tuple[CaseEventLine, ...]

    @property
    def earlier_than(self) -> int:
        """What to ask for as `before` to read on; 0 where nothing is older."""
        return self.events[0].number if self.events and self.events[0].number > 1 else 0


class CasePreview(Struct, frozen=True, kw_only=True):
    """What everybody will read of an answered case once it is published."""

    hall: dict[Language, str]
    month: int
    """Of publication (202611), if that is today."""
    from_day: int | None
    """The first day (20261121) on which it stands there; None for a test, which never does."""
    text: dict[Language, str]
    hidden: tuple[str, ...]
    """Words of the answer that name somebody of the staff and are replaced in the text, each once."""


class NewCase(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An opinion or a problem, entered by hand. There is no field for who spoke: anonymous stays anonymous."""

    origin: Literal["opinion", "problem"]
    unit: Id
    window: OptionalId = ""
    matter: OptionalId = ""
    subject: Words
    kind: Kind
    owner: AccountName = ""
    working_days: WorkingDays | None = None
    """None: as many as the rule pack gives the kind."""
    key: OptionalId = ""
    """Made anew for each case where it is typed; sent again by the same account it is the same case. "" is none."""


class Assign(Struct, frozen=True, forbid_unknown_fields=True, tag_field="act", tag="assign"):
    """Who answers it, as which kind, within how many working days from today."""

    owner: Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[^\x00]*$")]
    kind: Kind
    working_days: WorkingDays | None = None


class Note(Struct, frozen=True, forbid_unknown_fields=True, tag_field="act", tag="note"):
    text: Words


class Answer(Struct, frozen=True, forbid_unknown_fields=True, tag_field="act", tag="answer"):
    text: Words


class Publish(Struct, frozen=True, forbid_unknown_fields=True, tag_field="act", tag="publish"):
    """Show the answer to the public."""


class Reopen(Struct, frozen=True, forbid_unknown_fields=True, tag_field="act", tag="reopen"):
    text: Words
    """Why the answer was not the end."""
    working_days: WorkingDays | None = None


Act = Assign | Note | Answer | Publish | Reopen


class CaseChange(Struct, frozen=True, forbid_unknown_fields=True):
    """One act upon the version the person saw."""

    case: Id
    version: Annotated[int, Meta(ge=1, le=2**53)]
    change: Act


class CaseConflict(Struct, frozen=True):
    """With 409: somebody else was faster. What was sent, and the case as it stands now."""

    code: Literal["newer_version"]
    detail: str
    yours: CaseChange
    theirs: CaseDetail


class PersonOnDuty(Struct, frozen=True):
    """Who served, for the owner of the case alone; each answer leaves a record of the look."""

    staff: str
    """"" where no person was on duty or the duty is unknown."""
    name: str
    name_en: str
    badge: str
    challenged: bool
    """The resident said that somebody else served: this person need not answer for it."""


class CaseFigures(Struct, frozen=True, kw_only=True):
    """How cases are kept up with, over those whose last day lies in the span asked for."""

    today: int
    simulated: bool
    kept: int
    """Answered on their last day or before."""
    due: int
    """Answered, or past their last day without an answer."""
    rate: float | None
    """kept / due, 0.0-1.0; 8,664 of 8,695 is 0.996. None when nothing was due."""
    waiting: int
    overdue: int
    reopened: int
    withdrawn: int
