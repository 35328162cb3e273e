"""cases and stars"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BYTES = sa.LargeBinary().with_variant(sa.BLOB(), "sqlite")


def _text(name: str, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=default)


def _whole(name: str, default: str | None = None) -> sa.Column[int]:
    return sa.Column(name, WHOLE, nullable=False, server_default=default)


def upgrade() -> None:
    """Forward only."""
    op.add_column("case_row", _text("flag", ""))
    op.create_table(
        "case_file",
        _text("case"),
        _text("origin"),
        _text("unit"),
        *(_text(name, "") for name in ("window", "matter", "subject", "kiosk", "duty")),
        _whole("day"),
        *(_text(name, "") for name in ("half", "scale", "level")),
        _text("reasons", "[]"),
        _text("flag", ""),
        _text("opened_at"),
        _whole("opened_day"),
        _text("visible_from"),
        _text("state"),
        _text("kind"),
        _text("owner", ""),
        _whole("due_day"),
        sa.Column("answered_day", WHOLE, nullable=True),
        _text("answer", ""),
        _whole("reopened", "0"),
        _whole("version"),
        sa.PrimaryKeyConstraint("case"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("case_file_by_due", "case_file", ["due_day", "case"])
    op.create_index("case_file_of_unit", "case_file", ["unit", "due_day", "case"])
    op.create_table(
        "case_event",
        _text("case"),
        _whole("number"),
        _text("at"),
        _text("account"),
        _text("act"),
        _text("text", ""),
        _whole("version"),
        sa.PrimaryKeyConstraint("case", "number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "star",
        _whole("number"),
        _whole("week"),
        _whole("month"),
        *(_text(name) for name in ("staff", "unit", "reason", "account", "at")),
        sa.Column("proposal", BYTES, nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("star_of_week", "star", ["week", "number"])
