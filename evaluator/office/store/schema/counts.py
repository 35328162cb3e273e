"""What kiosks have counted. Time stands first in the keys that reports range over."""

from typing import Final

from sqlalchemy import Column, Index

from evaluator.office.store.schema.columns import REALS, maybe_text, table, text, whole

duty: Final = table(
    "duty",
    text("kiosk"),
    text("duty"),
    text("run"),
    text("staff", default=""),
    text("window", default=""),
    text("unit"),
    text("opened_at"),
    maybe_text("closed_at"),
    text("previous_duty", default=""),
    text("mode", default="open"),
    whole("seq"),
    key=("kiosk", "duty"),
)
"""Found by its own id, never by run: a visit that a crash left open is counted under the next run."""
Index("duty_of_run", duty.c.kiosk, duty.c.run, duty.c.seq)
Index("duty_of_staff", duty.c.staff, duty.c.opened_at)

tally: Final = table(
    "tally",
    whole("day"),
    text("kiosk"),
    text("run"),
    text("duty"),
    text("matter"),
    text("outcome"),
    text("scale"),
    text("level"),
    text("flag"),
    whole("n"),
    whole("seq"),
    key=("day", "kiosk", "run", "duty", "matter", "outcome", "scale", "level", "flag"),
)
Index("tally_of_run", tally.c.kiosk, tally.c.run, tally.c.seq, tally.c.n)
Index("tally_of_duty", tally.c.kiosk, tally.c.duty)

rhythm: Final = table(
    "rhythm",
    whole("day"),
    text("kiosk"),
    text("run"),
    whole("hour"),
    text("outcome"),
    whole("n"),
    whole("seq"),
    key=("day", "kiosk", "run", "hour", "outcome"),
)
Index("rhythm_of_run", rhythm.c.kiosk, rhythm.c.run, rhythm.c.seq, rhythm.c.n)

reason: Final = table(
    "reason",
    whole("day"),
    text("kiosk"),
    text("run"),
    text("reason"),
    whole("n"),
    whole("seq"),
    key=("day", "kiosk", "run", "reason"),
)
Index("reason_of_run", reason.c.kiosk, reason.c.run, reason.c.seq, reason.c.n)

case_row: Final = table(
    "case_row",
    whole("day"),
    text("kiosk"),
    text("run"),
    text("case"),
    text("duty"),
    text("half"),
    text("matter"),
    text("scale"),
    text("level"),
    text("reasons"),
    text("flag", default=""),
    whole("seq"),
    key=("day", "kiosk", "run", "case"),
)
Index("case_row_of_run", case_row.c.kiosk, case_row.c.run, case_row.c.seq)

signal_row: Final = table(
    "signal_row",
    whole("day"),
    text("kiosk"),
    text("run"),
    text("duty"),
    text("signal"),
    Column("score", REALS, nullable=False),
    whole("n"),
    whole("seq"),
    key=("day", "kiosk", "run", "duty", "signal"),
)
Index("signal_row_of_run", signal_row.c.kiosk, signal_row.c.run, signal_row.c.seq)

_SETTLED: Final = ("unit", "window", "staff", "matter", "outcome", "scale", "level", "flag", "mode")
_NARROW: Final = tuple(name for name in _SETTLED if name not in ("staff", "matter"))

tally_day: Final = table(
    "tally_day",
    whole("day"),
    text("kiosk"),
    *(text(name) for name in _SETTLED),
    whole("n"),
    key=("day", "kiosk", *_SETTLED),
)
"""The day as it is read: who, where and which flag are settled. One kiosk is the only source of a row.

On PostgreSQL half of each page of the roll-ups is left free, so that a count that grows stays on its page (step 0011).
"""

tally_month: Final = table(
    "tally_month",
    whole("month"),
    text("kiosk"),
    *(text(name) for name in _SETTLED),
    whole("n"),
    key=("month", "kiosk", *_SETTLED),
)
"""The days of a month added up."""

tally_narrow: Final = table(
    "tally_narrow",
    whole("month"),
    text("kiosk"),
    *(text(name) for name in _NARROW),
    whole("n"),
    key=("month", "kiosk", *_NARROW),
)
"""The month without person and matter: what a trend is read from."""

correction: Final = table(
    "correction",
    *(text("kiosk"), text("correction"), text("act"), text("duty"), whole("day", default="0")),
    *(text("staff", default=""), text("reason"), text("state")),
    *(text("by"), text("at"), maybe_text("second"), maybe_text("second_at")),
    key=("kiosk", "correction"),
)
"""Every correction of who served or of what counts, in the order of `at`. No rating is touched by one."""

credit: Final = table(
    "credit",
    *(text("kiosk"), text("duty"), text("staff"), text("correction")),
    key=("kiosk", "duty"),
)
"""Who a duty is credited to instead of whom the kiosk named; "" is nobody."""

ruling: Final = table(
    "ruling",
    *(text("kiosk"), text("duty"), whole("day"), text("challenge", default=""), whole("excluded", default="0")),
    key=("kiosk", "duty", "day"),
)
"""What was decided on a day of a duty: its challenges `upheld` or `dismissed`, its visits excluded."""

late: Final = table("late", whole("month"), text("kiosk"), text("at"), key=("month", "kiosk"))
"""When a row of a month last arrived after that month was over."""
