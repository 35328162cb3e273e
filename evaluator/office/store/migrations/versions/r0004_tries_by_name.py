"""tries by name"""

import hashlib
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from evaluator.office.store.schema.columns import WHOLE

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Forward only. What was counted for an account goes on being counted."""
    made = op.create_table(
        "sign_in_try",
        sa.Column("name_hash", sa.Text(), nullable=False),
        sa.Column("wrong", WHOLE, nullable=False),
        sa.Column("last_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name_hash"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    account = sa.table("account", sa.column("account"), sa.column("wrong_tries"), sa.column("last_wrong_at"))
    counted = op.get_bind().execute(sa.select(account).where(account.c.last_wrong_at.is_not(None))).all()
    for row in counted:
        name_hash = hashlib.sha256(row.account.encode()).hexdigest()
        op.execute(sa.insert(made).values(name_hash=name_hash, wrong=row.wrong_tries, last_at=row.last_wrong_at))
    op.drop_column("account", "wrong_tries")
    op.drop_column("account", "last_wrong_at")
