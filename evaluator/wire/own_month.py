"""A clerk's own month, as the office lets it be printed for them."""

from typing import Final, Literal

from msgspec import Struct

from evaluator.wire.exchange import Id
from evaluator.wire.manager import Basis, Figures
from evaluator.wire.stars import Month

OWN_MONTH_PATH: Final = "/v1/own-month"


class PrintOwnMonth(Struct, frozen=True, forbid_unknown_fields=True):
    """Whose closed month (202610) goes on paper."""

    staff: Id
    month: Month


class OwnMonth(Basis, frozen=True, kw_only=True):
    """What a clerk may be shown of a month. The same edition is told again until ten ratings have come or gone."""

    staff: str
    month: int
    edition: int
    """1 for the first that was printed of this month; 0 where there are no figures."""
    why: Literal["", "few", "withheld"]
    """Why there are no figures: too few ratings, or others would be told by them."""
    least: int
    """The ratings it takes to be shown any."""
    step: int
    """The ratings that must have come or gone before there is another edition."""
    figures: Figures | None
    """Without flags and exclusions, which would tell of single ratings."""
