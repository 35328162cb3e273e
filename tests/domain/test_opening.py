"""When a duty ends at the latest."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from evaluator.domain.opening import closing_after
from evaluator.domain.rules import Opening

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("at", "ends"),
    [
        ("2026-11-20T08:00", "2026-11-20T17:00"),
        ("2026-11-20T16:59", "2026-11-20T17:00"),
        ("2026-11-20T17:00", "2026-11-21T00:00"),
        ("2026-11-20T23:59", "2026-11-21T00:00"),
        ("2026-11-21T00:00", "2026-11-21T17:00"),
    ],
)
def test_a_duty_ends_at_closing_time_or_at_midnight(at: str, ends: str) -> None:
    began = datetime.fromisoformat(at).replace(tzinfo=ZONE)
    assert closing_after(Opening(), began, ZONE) == datetime.fromisoformat(ends).replace(tzinfo=ZONE)
