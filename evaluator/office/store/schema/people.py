"""Accounts, their sessions, and what they did."""

from typing import Final

from sqlalchemy import Column

from evaluator.office.store.schema.columns import BYTES, maybe_text, table, text, whole

account: Final = table(
    "account",
    text("account"),
    text("role"),
    text("unit", default=""),
    text("password"),
    whole("must_change"),
    text("created_at"),
    maybe_text("closed_at"),
    whole("version", default="1"),
    text("changed_at", default=""),
    text("changed_by", default=""),
    key=("account",),
)
"""`unit` narrows what a hall manager sees; "" is the whole office. Every act of an administrator upon an account makes
its next version; who signs in with it, or chooses another password, makes none."""

sign_in_try: Final = table("sign_in_try", text("name_hash"), whole("wrong"), text("last_at"), key=("name_hash",))
"""Wrong passwords in a row, also for names that nobody here has. Hashed: people type passwords into the wrong field."""

session: Final = table(
    "session", text("token_hash"), text("account"), text("created_at"), text("expires_at"), key=("token_hash",)
)

audit: Final = table(
    "audit", whole("seq"), Column("body", BYTES, nullable=False), Column("hash", BYTES, nullable=False), key=("seq",)
)
"""Who did what, chained over the stored bytes. Triggers refuse UPDATE, DELETE and every gap."""
