"""records of the directory: what each version changed, loans, withdrawn checklists, erased people"""

import json
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BYTES = sa.LargeBinary().with_variant(sa.BLOB(), "sqlite")
LISTS = {"unit": "units", "window": "windows", "staff": "staff", "matter": "matters"}


def upgrade() -> None:
    """Forward only. Whole bodies of past versions become what each of them changed."""
    for table in LISTS:
        op.add_column(table, sa.Column("changed_in", WHOLE, server_default="0", nullable=False))
    op.add_column("staff", sa.Column("also_serves", sa.Text(), server_default="[]", nullable=False))
    op.add_column("staff", sa.Column("erased_day", WHOLE, nullable=True))
    op.add_column("checklist", sa.Column("closed_day", WHOLE, nullable=True))
    change = op.create_table(
        "directory_change",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("body", BYTES, nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", "version"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    bodies = connection.execute(sa.text("SELECT version, body FROM directory_version ORDER BY version"))
    held: dict[tuple[str, str], bytes] = {}
    for version, body in bodies.all():
        whole = json.loads(body)
        named = {
            (kind, one["id"]): json.dumps(one, ensure_ascii=False).encode()
            for kind, many in LISTS.items()
            for one in whole[many]
        }
        news = {key: body for key, body in named.items() if held.get(key) != body}
        news |= {key: b"" for key, body in held.items() if body and key not in named}
        held |= news
        for (kind, name), changed in news.items():
            connection.execute(change.insert().values(kind=kind, id=name, version=version, body=changed))
    for kind in LISTS:
        connection.execute(
            sa.text(
                f'UPDATE "{kind}" SET changed_in = coalesce((SELECT max(version) FROM directory_change'  # noqa: S608
                f" WHERE kind = '{kind}' AND id = \"{kind}\".id), 0)"
            )
        )
    op.drop_column("directory_version", "body")
