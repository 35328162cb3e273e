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

Grouping = Literal["unit", "window", "staff", "matter"]
GROUPINGS: Final[tuple[Grouping, ...]] = ("unit", "window", "staff", "matter")


class SignIn(Struct, frozen=True, forbid_unknown_fields=True):
    account: Annotated[str, Meta(min_length=1, max_length=64)]
    password: Annotated[str, Meta(min_length=1, max_length=256)]


class Session(Struct, frozen=True, forbid_unknown_fields=True):
    token: str
    account: str
    role: Role
    must_change: bool
    """The password was a one-time one; nothing else is answered before it is changed."""
    office_name: str
    office_name_en: str
    simulated: bool


class NewPassword(Struct, frozen=True, forbid_unknown_fields=True):
    old: Annotated[str, Meta(min_length=1, max_length=256)]
    new: Annotated[str, Meta(min_length=10, max_length=256)]


class Months(Struct, frozen=True, forbid_unknown_fields=True):
    """Months (202611) that have any count, newest first, and the office's current one."""

    months: tuple[int, ...]
    current: int


class LevelName(Struct, frozen=True, forbid_unknown_fields=True):
    slug: str
    names: dict[Language, str]
    tint: str


class RateName(Struct, frozen=True, forbid_unknown_fields=True):
    slug: str
    names: dict[Language, str]
    definition: dict[Language, str]
    unit: Literal["share", "index"]


class Rate(Struct, frozen=True, forbid_unknown_fields=True):
    """Shares are 0.0-1.0, indices 0-100; None where there are no ratings."""

    value: float | None
    low: float | None
    high: float | None


class Figures(Struct, frozen=True, forbid_unknown_fields=True):
    """Counts are of the month; `levels` and `outcomes` hold every slug of the scale and every outcome."""

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


class TallyRow(Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    """Unit, window, staff or matter id; empty where it is not known. By window or person, `unit:ID` where the unit
    itself was rated, which is nobody's row."""
    name: str
    name_en: str
    parent: str
    """Unit it belongs to; the parent unit for a unit; empty at the top."""
    detail: str
    """Window number, badge number or kind of unit."""
    figures: Figures | None
    """None when the small-count rule hides the row."""


class TallyAnswer(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    month: int
    by: Grouping
    as_of: datetime
    late_since: datetime | None
    """The last time a row of this month arrived after the month was over."""
    simulated: bool
    rules: str
    """`slug/version` of the pack the figures are made under."""
    headline: str
    levels: tuple[LevelName, ...]
    rates: tuple[RateName, ...]
    withheld_day: int | None
    """The running day, whose levels are withheld; its visits are in no figure of this answer but `running`."""
    running: dict[str, int]
    """Visits of the withheld day by hall, nothing else."""
    total: Figures | None
    rows: tuple[TallyRow, ...]
