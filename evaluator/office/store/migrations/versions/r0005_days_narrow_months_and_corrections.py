"""days, narrow months and corrections"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SETTLED = ("unit", "window", "staff", "matter", "outcome", "scale", "level", "flag", "mode")
NARROW = tuple(name for name in SETTLED if name not in ("staff", "matter"))

FILL_DAYS = """
INSERT INTO tally_day (day, kiosk, unit, "window", staff, matter, outcome, scale, level, flag, mode, n)
SELECT day, kiosk, unit, "window", staff, matter, outcome, scale, level, flag, mode, sum(n) FROM (
  SELECT t.day, t.kiosk, coalesce(d.unit, r.unit, k.unit) AS unit, coalesce(d."window", r."window", k."window") AS
    "window", coalesce(d.staff, '') AS staff, t.matter, t.outcome, t.scale, t.level,
    CASE WHEN t.flag IN ('test', 'excluded', 'challenged', 'fork') THEN t.flag
      WHEN t.seq > r.fork_after THEN 'fork' WHEN t.flag <> '' THEN t.flag
      WHEN d.duty IS NULL OR (d.staff <> '' AND s.id IS NULL) OR (d."window" <> '' AND w.id IS NULL)
        OR (t.matter <> '' AND m.id IS NULL) OR t.day > s.closed_day OR t.day > m.closed_day
        OR t.day % 100 NOT BETWEEN 1 AND 31 OR t.day / 100 % 100 NOT BETWEEN 1 AND 12 THEN 'unknown_ref'
      ELSE '' END AS flag,
    coalesce(d.mode, 'open') AS mode, t.n
  FROM tally t JOIN kiosk k ON k.kiosk = t.kiosk
  LEFT JOIN duty d ON d.kiosk = t.kiosk AND d.duty = t.duty
  LEFT JOIN run r ON r.kiosk = t.kiosk AND r.run = t.run
  LEFT JOIN staff s ON s.id = d.staff LEFT JOIN "window" w ON w.id = d."window"
  LEFT JOIN matter m ON m.id = t.matter
) AS each_row
GROUP BY day, kiosk, unit, "window", staff, matter, outcome, scale, level, flag, mode HAVING sum(n) <> 0
"""
FILL_NARROW = """
INSERT INTO tally_narrow (month, kiosk, unit, "window", outcome, scale, level, flag, mode, n)
SELECT month, kiosk, unit, "window", outcome, scale, level, flag, mode, sum(n) FROM tally_month
GROUP BY month, kiosk, unit, "window", outcome, scale, level, flag, mode HAVING sum(n) <> 0
"""


def upgrade() -> None:
    """Forward only."""
    _table(
        "tally_day", _whole("day"), _text("kiosk"), *map(_text, SETTLED), _whole("n"), key=("day", "kiosk", *SETTLED)
    )
    _table(
        "tally_narrow",
        _whole("month"),
        _text("kiosk"),
        *map(_text, NARROW),
        _whole("n"),
        key=("month", "kiosk", *NARROW),
    )
    _table(
        "correction",
        *(_text("kiosk"), _text("correction"), _text("act"), _text("duty"), _whole("day", "0")),
        *(_text("staff", ""), _text("reason"), _text("state"), _text("by"), _text("at")),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("second", "second_at")),
        key=("kiosk", "correction"),
    )
    _table("credit", *map(_text, ("kiosk", "duty", "staff", "correction")), key=("kiosk", "duty"))
    _table(
        "ruling",
        *(_text("kiosk"), _text("duty"), _whole("day"), _text("challenge", ""), _whole("excluded", "0")),
        key=("kiosk", "duty", "day"),
    )
    op.execute(FILL_DAYS)
    op.execute(FILL_NARROW)


def _table(name: str, *columns: sa.Column[str] | sa.Column[int], key: tuple[str, ...]) -> None:
    op.create_table(name, *columns, sa.PrimaryKeyConstraint(*key), sqlite_strict=True, sqlite_with_rowid=False)


def _text(name: str, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=default, nullable=False)


def _whole(name: str, default: str | None = None) -> sa.Column[int]:
    return sa.Column(name, WHOLE, server_default=default, nullable=False)
