"""pin resets"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "pin_reset",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("reset", "staff", "reason", "state", "by", "at")),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("second", "second_at")),
        sa.PrimaryKeyConstraint("reset"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
