"""duties of a person"""

from collections.abc import Sequence

from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Forward only."""
    op.create_index("duty_of_staff", "duty", ["staff", "opened_at"])
