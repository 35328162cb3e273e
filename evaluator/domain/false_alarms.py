"""How often honest work raised each signal when that was last measured: simulated, on seeds
5000 to 5009, on which no threshold was chosen.

The same figures stand in docs/SIGNALS.md; `evaluator simulate` measures them anew.
"""

from typing import Final

from evaluator.domain.signal_rules import KINDS

KIOSK_MONTHS: Final = 120
"""Honest months of one kiosk that were lived."""
FALSE_ALARMS: Final[dict[str, int]] = {
    "burst": 10, "early": 10, "interval": 7, "burst_best": 6, "burst_worst": 1, "spacing": 1,
}  # fmt: skip
"""Days of those months on which a kind was raised; a kind that is measured and not named was never raised."""
UNMEASURED: Final = frozenset({"residual"})
"""Needs several windows with the same people; the simulator lives one at a time."""


def false_alarms(kind: str) -> int | None:
    """Of a kind, in `KIOSK_MONTHS`; None for one that was not measured. `burst` is 10, that is 0.083 a kiosk-month."""
    if kind in UNMEASURED or kind not in KINDS:
        return None
    return FALSE_ALARMS.get(kind, 0)
