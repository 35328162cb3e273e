"""room in the pages of the roll-ups, so that a count is changed where it stands"""

from collections.abc import Sequence

from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

ROLL_UPS = ("tally_day", "tally_month", "tally_narrow")


def upgrade() -> None:
    """Forward only. Only new pages have it: pages of the past, whose counts change no more, are not written again."""
    if op.get_bind().dialect.name == "postgresql":
        for table in ROLL_UPS:
            op.execute(f"ALTER TABLE {table} SET (fillfactor = 50)")
