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
    whole("wrong_tries", default="0"),
    maybe_text("last_wrong_at"),
    text("created_at"),
    maybe_text("closed_at"),
    key=("account",),
)
"""`unit` narrows what a hall manager sees; "" is the whole office."""

session: Final = table(
    "session", text("token_hash"), text("account"), text("created_at"), text("expires_at"), key=("token_hash",)
)

audit: Final = table(
    "audit", whole("seq"), Column("body", BYTES, nullable=False), Column("hash", BYTES, nullable=False), key=("seq",)
)
"""Who did what, chained over the stored bytes. Triggers refuse UPDATE, DELETE and every gap."""
