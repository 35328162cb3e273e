"""What the manager's desk asks the office."""

from datetime import datetime
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from evaluator.domain.names import Language
from evaluator.domain.roles import Role

SESSIONS_PATH: Final = "/v1/sessions"
PASSWORD_PATH: Final = "/v1/password"  # noqa: S105 - a path
MONTHS_PATH: Final = "/v1/months"
TALLY_PATH: Final = "/v1/tally"
TREND_PATH: Final = "/v1/trend"
TALLY_EXPORT_PATH: Final = "/v1/exports/tally"

SheetFormat = Literal["xlsx", "csv", "json"]

Grouping = Literal["unit", "window", "staff", "matter"]
GROUPINGS: Final[tuple[Grouping, ...]] = ("unit", "window", "staff", "matter")

AnyGrouping = Literal[Grouping, "day", "hour", "level", "reason", "about"]
ANY_GROUPINGS: Final[tuple[AnyGrouping, ...]] = (*GROUPINGS, "day", "hour", "level", "reason", "about")
"""`hour` has no levels, `reason` and `about` (person, process, policy) have how often a tag was chosen."""


class SignIn(Struct, frozen=True, forbid_unknown_fields=True):
    account: Annotated[str, Meta(min_length=1, max_length=64)]
    password: Annotated[str, Meta(min_length=1, max_length=256)]


class Session(Struct, frozen=True):
    token: str
    account: str
    role: Role
    must_change: bool
    """The password was a one-time one; nothing else is answered before it is changed."""
    office_name: str
    office_name_en: str
    zone: str
    """Of the office's clock, as `Asia/Shanghai`."""
    simulated: bool


class NewPassword(Struct, frozen=True, forbid_unknown_fields=True):
    old: Annotated[str, Meta(min_length=1, max_length=256)]
    new: Annotated[str, Meta(min_length=10, max_length=256)]


class Months(Struct, frozen=True):
    """Months (202611) that have any count, newest first, and the office's current one."""

    months: tuple[int, ...]
    current: int
    undated: int = 0
    """Visits of the caller's halls that a kiosk dated in no month of the calendar: they are in no period's figures."""


class LevelName(Struct, frozen=True):
    slug: str
    names: dict[Language, str]
    tint: str


class RateName(Struct, frozen=True):
    slug: str
    names: dict[Language, str]
    definition: dict[Language, str]
    unit: Literal["share", "index"]


class Rate(Struct, frozen=True, gc=False):
    """Shares are 0.0-1.0, indices 0-100; None where there are no ratings."""

    value: float | None
    low: float | None
    high: float | None
    least: float | None = None
    """If all who were asked and did not answer had given the answer that lowers the rate most; None in open mode."""
    most: float | None = None
    """And if they had given the one that raises it most."""


class Figures(Struct, frozen=True, gc=False):
    """Counts are of the period; `levels` and `outcomes` hold every slug of the scale and every outcome."""

    levels: dict[str, int]
    outcomes: dict[str, int]
    flags: dict[str, int]
    n: int
    excluded_n: int
    participation: float | None
    """0.0-1.0; None (未知) in open mode."""
    rates: dict[str, Rate]
    sufficient: bool
    """Whether n carries a claim; else 样本不足 stands beside it."""


class TallyRow(Struct, frozen=True, gc=False):
    key: str
    """Id of the unit, window, person or matter, a day (`20261121`), an hour (`09`), a level, a reason's code or what it
    is about; empty where it is not known. By window or person, `unit:ID` where the unit itself was rated, which is
    nobody's row."""
    name: str
    name_en: str
    parent: str
    """Unit it belongs to; the parent unit for a unit; empty at the top."""
    detail: str
    """Window number, badge number, kind of unit, or what a reason is about."""
    figures: Figures | None
    """None when the small-count rule hides the row."""


class Basis(Struct, frozen=True, kw_only=True):
    """What the figures of an answer rest on."""

    as_of: datetime
    late_since: datetime | None
    """The last time a row of these months arrived after its month was over."""
    simulated: bool
    rules: str
    """`slug/version` of the pack the figures are made under."""
    headline: str
    levels: tuple[LevelName, ...]
    rates: tuple[RateName, ...]


class OtherRules(Struct, frozen=True, kw_only=True):
    """The same ratings under the formulas of another pack."""

    rules: str
    headline: str
    rates: tuple[RateName, ...]
    total: dict[str, Rate] | None
    """By slug; None when the total is withheld."""
    rows: dict[str, dict[str, Rate]]
    """Of every row that is shown, by its key."""
    difference: float | None
    """Its headline rate less the headline of the answer, of the total."""
    differences: dict[str, float | None]
    """The same of every row that is shown."""


class TallyAnswer(Basis, frozen=True, kw_only=True):
    month: int
    """The month (202611) when the period is one, else 0."""
    period: str = ""
    """As it was asked: `2026-11-21`, `2026-11-01..2026-11-15`, `2026-W47`, `2026-11`, `2026-Q4`, `2026`."""
    first: int = 0
    """Its first day."""
    last: int = 0
    by: AnyGrouping
    withheld_day: int | None
    """The running day, whose levels are withheld; its visits are in no figure of this answer but `running`."""
    running: dict[str, int]
    """Visits of the withheld day by hall, nothing else."""
    total: Figures | None
    rows: tuple[TallyRow, ...]
    other: OtherRules | None = None
    """When another pack was asked for."""


class Change(Struct, frozen=True):
    """A rate less the same rate of an earlier month, with its interval."""

    value: float
    low: float
    high: float
    is_claim: bool
    """Whether the interval leaves out zero and both months carry a claim; else nothing is said to have changed."""


class TrendMonth(Struct, frozen=True):
    month: int
    figures: Figures | None
    """None when the small-count rule hides the month."""


class Trend(Basis, frozen=True, kw_only=True):
    """Twelve months of one unit, window, person or matter, oldest first, and the last of them a year before."""

    by: Grouping
    key: str
    withheld_day: int | None
    months: tuple[TrendMonth, ...]
    year_before: TrendMonth
    since_month_before: dict[str, Change]
    """By slug of the rate; rates of which one month has no ratings, or is hidden, are left out."""
    since_year_before: dict[str, Change]
