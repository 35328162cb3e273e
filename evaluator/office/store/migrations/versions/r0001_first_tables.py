"""first tables"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
REALS: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
BYTES = sa.LargeBinary().with_variant(sa.BLOB(), "sqlite")

GUARDS = (
    "CREATE TRIGGER store_is_born_once BEFORE UPDATE OF simulated ON store WHEN NEW.simulated <> OLD.simulated"
    " BEGIN SELECT raise(ABORT, 'an office is simulated or real for ever'); END",
    "CREATE TRIGGER store_is_kept BEFORE DELETE ON store"
    " BEGIN SELECT raise(ABORT, 'an office is simulated or real for ever'); END",
    "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'audit is append-only'); END",
    "CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'audit is append-only'); END",
    "CREATE TRIGGER audit_has_no_gap BEFORE INSERT ON audit"
    " WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit)"
    " BEGIN SELECT raise(ABORT, 'audit is append-only'); END",
)

POSTGRESQL_GUARDS = (
    "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$",
    "CREATE FUNCTION audit_has_no_gap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit) THEN RAISE EXCEPTION 'audit is append-only'; END IF;"
    " RETURN NEW; END $$",
    "CREATE TRIGGER store_is_born_once BEFORE UPDATE OF simulated ON store FOR EACH ROW"
    " WHEN (NEW.simulated <> OLD.simulated) EXECUTE FUNCTION refuse('an office is simulated or real for ever')",
    "CREATE TRIGGER store_is_kept BEFORE DELETE OR TRUNCATE ON store FOR EACH STATEMENT"
    " EXECUTE FUNCTION refuse('an office is simulated or real for ever')",
    "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION refuse('audit is append-only')",
    "CREATE TRIGGER audit_is_kept BEFORE DELETE OR TRUNCATE ON audit FOR EACH STATEMENT"
    " EXECUTE FUNCTION refuse('audit is append-only')",
    "CREATE TRIGGER audit_has_no_gap BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_has_no_gap()",
)


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "account",
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("must_change", WHOLE, nullable=False),
        sa.Column("wrong_tries", WHOLE, server_default="0", nullable=False),
        sa.Column("last_wrong_at", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("account"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "alarm",
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("alarm", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("kiosk", "alarm", "subject"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "audit",
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("body", BYTES, nullable=False),
        sa.Column("hash", BYTES, nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "case_row",
        sa.Column("day", WHOLE, nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("case", sa.Text(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("half", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("scale", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("day", "kiosk", "run", "case"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("case_row_of_run", "case_row", ["kiosk", "run", "seq"], unique=False)
    op.create_table(
        "checklist",
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("on", sa.Text(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("items_en", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("matter", "version"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "directory_version",
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("body", BYTES, nullable=False),
        sa.PrimaryKeyConstraint("version"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "duty",
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), server_default="", nullable=False),
        sa.Column("window", sa.Text(), server_default="", nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.Text(), nullable=True),
        sa.Column("previous_duty", sa.Text(), server_default="", nullable=False),
        sa.Column("mode", sa.Text(), server_default="open", nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("kiosk", "duty"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("duty_of_run", "duty", ["kiosk", "run", "seq"], unique=False)
    op.create_table(
        "enrolment_code",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("window", sa.Text(), server_default="", nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.Column("wrong_tries", WHOLE, server_default="0", nullable=False),
        sa.Column("used_at", sa.Text(), nullable=True),
        sa.Column("kiosk", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("name"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "head",
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kiosk", "seq", "hash"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "kiosk",
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("window", sa.Text(), server_default="", nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("simulated", WHOLE, nullable=False),
        sa.Column("enrolled_at", sa.Text(), nullable=False),
        sa.Column("revoked_at", sa.Text(), nullable=True),
        sa.Column("last_seen_at", sa.Text(), nullable=True),
        sa.Column("clock_offset_s", REALS, nullable=True),
        sa.Column("clock_doubtful", WHOLE, server_default="0", nullable=False),
        sa.Column("run", sa.Text(), server_default="", nullable=False),
        sa.Column("message", WHOLE, server_default="0", nullable=False),
        sa.Column("program", sa.Text(), server_default="", nullable=False),
        sa.Column("directory", WHOLE, server_default="0", nullable=False),
        sa.Column("rules", sa.Text(), server_default="", nullable=False),
        sa.Column("entries", WHOLE, server_default="0", nullable=False),
        sa.Column("backlog", WHOLE, server_default="0", nullable=False),
        sa.Column("parked", WHOLE, server_default="0", nullable=False),
        sa.Column("disk_free_bytes", WHOLE, server_default="0", nullable=False),
        sa.Column("chain_ok", WHOLE, server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("kiosk"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("kiosk_by_key", "kiosk", ["public_key"], unique=True)
    op.create_table(
        "late",
        sa.Column("month", WHOLE, nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("month", "kiosk"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "matter",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), server_default="", nullable=False),
        sa.Column("windows", sa.Text(), nullable=False),
        sa.Column("place", WHOLE, nullable=False),
        sa.Column("closed_day", WHOLE, nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "photo",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("body", BYTES, nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reason",
        sa.Column("day", WHOLE, nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("n", WHOLE, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("day", "kiosk", "run", "reason"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("reason_of_run", "reason", ["kiosk", "run", "seq", "n"], unique=False)
    op.create_table(
        "rhythm",
        sa.Column("day", WHOLE, nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("hour", WHOLE, nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("n", WHOLE, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("day", "kiosk", "run", "hour", "outcome"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("rhythm_of_run", "rhythm", ["kiosk", "run", "seq", "n"], unique=False)
    op.create_table(
        "rule_pack",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("body", BYTES, nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("slug", "version"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "run",
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("first_seq", WHOLE, nullable=False),
        sa.Column("previous_run", sa.Text(), server_default="", nullable=False),
        sa.Column("previous_seq", WHOLE, nullable=False),
        sa.Column("previous_hash", sa.Text(), nullable=False),
        sa.Column("window", sa.Text(), server_default="", nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("first_seen_at", sa.Text(), nullable=False),
        sa.Column("fork_after", WHOLE, nullable=True),
        sa.PrimaryKeyConstraint("kiosk", "run"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "session",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "signal_row",
        sa.Column("day", WHOLE, nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("signal", sa.Text(), nullable=False),
        sa.Column("score", REALS, nullable=False),
        sa.Column("n", WHOLE, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("day", "kiosk", "run", "duty", "signal"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("signal_row_of_run", "signal_row", ["kiosk", "run", "seq"], unique=False)
    op.create_table(
        "staff",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), server_default="", nullable=False),
        sa.Column("badge", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), server_default="", nullable=False),
        sa.Column("post_en", sa.Text(), server_default="", nullable=False),
        sa.Column("emblem", sa.Text(), server_default="none", nullable=False),
        sa.Column("photo", sa.Text(), server_default="", nullable=False),
        sa.Column("verifier", sa.Text(), server_default="", nullable=False),
        sa.Column("place", WHOLE, nullable=False),
        sa.Column("closed_day", WHOLE, nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "store",
        sa.Column("one", WHOLE, autoincrement=False, nullable=False),
        sa.Column("store", sa.Text(), nullable=False),
        sa.Column("simulated", WHOLE, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("addresses", sa.Text(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint("one = 1"),
        sa.PrimaryKeyConstraint("one"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tally",
        sa.Column("day", WHOLE, nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("scale", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("flag", sa.Text(), nullable=False),
        sa.Column("n", WHOLE, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("day", "kiosk", "run", "duty", "matter", "outcome", "scale", "level", "flag"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("tally_of_duty", "tally", ["kiosk", "duty"], unique=False)
    op.create_index("tally_of_run", "tally", ["kiosk", "run", "seq", "n"], unique=False)
    op.create_table(
        "tally_month",
        sa.Column("month", WHOLE, nullable=False),
        sa.Column("kiosk", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("window", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("scale", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("flag", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("n", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint(
            "month", "kiosk", "unit", "window", "staff", "matter", "outcome", "scale", "level", "flag", "mode"
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), server_default="", nullable=False),
        sa.Column("place", WHOLE, nullable=False),
        sa.Column("closed_day", WHOLE, nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "window",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), server_default="", nullable=False),
        sa.Column("place", WHOLE, nullable=False),
        sa.Column("closed_day", WHOLE, nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    for statement in GUARDS if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_GUARDS:
        op.execute(statement)
