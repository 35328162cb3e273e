"""Forks of kiosks as whoever corrects the figures sees them: two branches, and the month with and without each."""

from datetime import datetime
from typing import Final, Literal

from msgspec import Struct

from evaluator.wire.corrections import Act, State, Why
from evaluator.wire.exchange import Id
from evaluator.wire.manager import RateName

BRANCHES_PATH: Final = "/v1/corrections/branches"
BRANCH_DECISIONS_PATH: Final = "/v1/corrections/branches/decisions"

Side = Literal["marked", "other"]
"""Of a fork: the branch whose visits are marked `fork`, and what was counted beside it since they parted."""
BranchAct = Literal["exclude", "include"]
BranchState = Literal["counted", "proposed", "excluded", "partly_excluded"]


class BranchWish(Struct, frozen=True, forbid_unknown_fields=True):
    """A whole branch of a fork to exclude, or to include again. It waits for a second person."""

    kiosk: Id
    run: Id
    """Of the fork, as its alarm names it; what goes on from it belongs to the branch."""
    reason: Why
    side: Side = "marked"
    act: BranchAct = "exclude"


class BranchProposed(Struct, frozen=True):
    """The corrections that one word decides, by day."""

    corrections: tuple[str, ...]


class BranchDecision(Struct, frozen=True, forbid_unknown_fields=True):
    """The second person's word on everything that is proposed for a branch."""

    kiosk: Id
    run: Id
    agree: bool
    side: Side = "marked"


class BranchMonth(Struct, frozen=True):
    """A hall's month with the branch and without it: ratings, and the headline rate.

    The rates are None where either is hidden, or where the two would tell what few residents answered.
    """

    month: int
    unit: str
    n_with: int
    n_without: int
    rate_with: float | None
    rate_without: float | None


class BranchStep(Struct, frozen=True):
    """What somebody proposed about days of the branch at once, and the second person's word on it."""

    act: Act
    by: str
    at: datetime
    reason: str
    state: State
    second: str | None
    second_at: datetime | None
    corrections: tuple[str, ...]


class Branch(Struct, frozen=True, kw_only=True):
    """One side of a fork, up to the running day."""

    n: int
    """Ratings it holds and the other one does not."""
    at_most: bool
    """Some may have been given before the branches parted: counts are kept by day."""
    first_day: int
    last_day: int
    """Of its counts, as 20261121; 0 where it has none."""
    days: int
    """Days of duties that would be left out."""
    left_out: int
    """Ratings of these days."""
    state: BranchState
    months: tuple[BranchMonth, ...]
    """Newest first."""
    steps: tuple[BranchStep, ...]
    """Newest first."""


class Fork(Struct, frozen=True, kw_only=True):
    """Two branches of one kiosk."""

    kiosk: str
    run: str
    unit: str
    window: str
    """"" where a whole hall is rated."""
    seq: int
    """The last entry that both have."""
    held_at: datetime | None
    """When the office first signed that entry or a later one; None before the first."""
    seen_at: datetime
    decided: Literal["", "kept", "marked"]
    """What a system administrator decided of the mark."""
    decided_by: str
    marked: Branch
    other: Branch


class Forks(Struct, frozen=True):
    """The newest first."""

    headline: RateName
    forks: tuple[Fork, ...]
