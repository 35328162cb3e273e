"""versions of accounts: how often one was changed, by whom and when last"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Forward only."""
    op.add_column("account", sa.Column("version", WHOLE, server_default="1", nullable=False))
    op.add_column("account", sa.Column("changed_at", sa.Text(), server_default="", nullable=False))
    op.add_column("account", sa.Column("changed_by", sa.Text(), server_default="", nullable=False))
