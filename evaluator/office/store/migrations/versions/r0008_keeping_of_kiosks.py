"""keeping of kiosks: check words, silence, carriage, replacement, new keys, decisions on forks"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXTS = {
    "enrolment_code": ("made_by", "replaces", "renews"),
    "kiosk": ("check_word", "confirmed_by", "replaced_by"),
    "run": ("decided", "decided_by"),
    "alarm": ("acknowledged_by",),
}
INSTANTS = {
    "enrolment_code": ("withdrawn_at",),
    "kiosk": ("carried_at", "confirmed_at", "retired_at", "new_key_asked_at"),
    "run": ("decided_at",),
    "alarm": ("acknowledged_at",),
}
WHOLES = {"kiosk": "test", "head": "aside"}


def upgrade() -> None:
    """Forward only. Nobody is asked to compare words with a kiosk that was enrolled before there were any."""
    for table, names in TEXTS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.Text(), server_default="", nullable=False))
    for table, names in INSTANTS.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.Text(), nullable=True))
    for table, name in WHOLES.items():
        op.add_column(table, sa.Column(name, WHOLE, server_default="0", nullable=False))
    op.execute("UPDATE kiosk SET confirmed_at = enrolled_at")
    op.create_table(
        "spent_key",
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("spent_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("public_key", "kiosk"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
