"""An office with something to decide about: signals, challenges and duties of an October day."""

from typing import Final

import msgspec

from evaluator.office.office import Office
from evaluator.wire.exchange import SignalRow
from tests.office.conftest import hand_over, know
from tests.office.paper import PaperKiosk

DAY: Final = 20261021
DUTY: Final = "duty-s03"


def suspicious(office: Office) -> PaperKiosk:
    """A day of s03 with 10 answers too many, 3 challenged ones, and what the kiosk saw of it."""
    kiosk = know(office, PaperKiosk(kiosk="ks")).start("rs").serve("s03", DUTY)
    kiosk.rate("very_satisfied", 30, day=DAY).rate("dissatisfied", 6, day=DAY)
    kiosk.rate("dissatisfied", 3, day=DAY, flag="challenged")
    rows = tuple(
        SignalRow("rs", DAY, DUTY, kind, score, n, 900 + place)
        for place, (kind, score, n) in enumerate(
            (("burst_best", 3.5, 10), ("early", 1.5, 1), ("in_pause", 300.0, 2), ("late_share", 2.2, 17))
        )
    )
    hand_over(office, msgspec.structs.replace(kiosk.request(), signals=rows))
    return kiosk
