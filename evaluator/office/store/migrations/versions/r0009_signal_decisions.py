"""signal decisions"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "signal_decision",
        *(sa.Column(name, WHOLE, nullable=False) for name in ("number", "month")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("signal", "state", "reason", "account", "at")),
        sa.PrimaryKeyConstraint("number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("signal_decision_of_month", "signal_decision", ["month", "number"])
