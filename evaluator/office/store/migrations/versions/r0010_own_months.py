"""own months"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BYTES = sa.LargeBinary().with_variant(sa.BLOB(), "sqlite")


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "own_month",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("staff", "at")),
        *(sa.Column(name, WHOLE, nullable=False) for name in ("month", "number", "n")),
        sa.Column("body", BYTES, nullable=False),
        sa.PrimaryKeyConstraint("staff", "month", "number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
