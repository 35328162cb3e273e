"""Stars of the week and the assessment of a year, as the manager's desk asks for them and decides."""

from datetime import datetime
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from evaluator.domain.assessment import Zone
from evaluator.domain.names import Language
from evaluator.domain.stars import Why
from evaluator.wire.cases import Words
from evaluator.wire.exchange import Day, OptionalId, Seq
from evaluator.wire.manager import Rate

STARS_PATH: Final = "/v1/stars"
ASSESSMENT_PATH: Final = "/v1/assessment"

Month = Annotated[int, Meta(ge=0, le=999_999)]
Subject = Literal["staff", "unit", "window"]
SUBJECTS: Final[tuple[Subject, ...]] = ("staff", "unit", "window")


class StarsQuery(Struct, frozen=True, forbid_unknown_fields=True):
    month: Month
    """As 202611."""


class WindowShare(Struct, frozen=True):
    """How many of a person's ratings of the month were given at a window."""

    window: str
    number: str
    n: int


class CandidateLine(Struct, frozen=True, kw_only=True):
    staff: str
    name: str
    name_en: str
    badge: str
    unit: str
    why: Why
    week_n: int | None
    """None, and `rate` too, where the week's ratings are too few to be shown."""
    rate: Rate | None
    month_n: int | None
    participation: float | None
    """Of the month; None (未知) where nobody is asked."""
    rolling_n: int | None
    """Of the month and the two before it."""
    rolling: Rate | None
    windows: tuple[WindowShare, ...]
    """The mix of the month; windows with too few ratings are left out."""


class Decision(Struct, frozen=True):
    """`staff` is "" where the manager chose nobody. The last decision about a week stands."""

    number: int
    at: datetime
    account: str
    staff: str
    reason: str


class WeekStars(Struct, frozen=True, kw_only=True):
    """A week of the month its Thursday lies in."""

    week: int
    """Its Monday, as 20261116."""
    last_day: int
    ready: bool
    """Whether the month and the week are over, so that there is a proposal; else no candidate is listed."""
    band: tuple[str, ...]
    """Who may be chosen; empty: no star this week."""
    candidates: tuple[CandidateLine, ...]
    decisions: tuple[Decision, ...]
    """In their order."""


class MonthStars(Struct, frozen=True, kw_only=True):
    month: int
    as_of: datetime
    simulated: bool
    rules: str
    headline: dict[Language, str]
    definition: dict[Language, str]
    claim: int
    """The ratings of the month that make a person eligible."""
    participation: float
    """The participation that does, where it is known."""
    weeks: tuple[WeekStars, ...]


class Decide(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Choose somebody of the band, or nobody, with a reason; a later decision takes the place of an earlier one."""

    week: Day
    after: Seq
    """Number of the last decision about this week that the manager saw; 0 for the first."""
    staff: OptionalId
    reason: Words


class StarConflict(Struct, frozen=True):
    """With 409: somebody else has decided since. What was sent, and the week as it stands."""

    code: Literal["newer_decision"]
    detail: str
    yours: Decide
    theirs: WeekStars


class AssessmentQuery(Struct, frozen=True, forbid_unknown_fields=True):
    year: Annotated[int, Meta(ge=1, le=9_999)]
    by: Subject
    """`unit` are the halls."""
    unit: OptionalId = ""


class MarkLine(Struct, frozen=True):
    month: int
    zone: Zone
    n: int | None
    rate: Rate | None
    certain: bool
    """Whether the whole interval lies in the zone."""


class AssessmentRow(Struct, frozen=True, kw_only=True):
    key: str
    name: str
    name_en: str
    parent: str
    detail: str
    """Badge number or window number."""
    marks: tuple[MarkLine, ...]
    running: int
    """The longest run of months in the accountability zone."""
    on_site: bool
    year_n: int
    """Of the months that are shown."""
    year: Rate
    sufficient: bool
    """Whether the year carries a claim; else 样本不足."""


class Assessment(Struct, frozen=True, kw_only=True):
    """The closed months of a year; the running one is not in it."""

    year: int
    as_of: datetime
    simulated: bool
    rules: str
    headline: dict[Language, str]
    definition: dict[Language, str]
    award: float
    move: float
    running: int
    """So many months running in the zone lead to work on site."""
    claim: int
    months: tuple[int, ...]
    rows: tuple[AssessmentRow, ...]
    top: tuple[str, ...]
    """Keys of the best of the year, best lower bound first; nobody under `claim` ratings is among them."""
