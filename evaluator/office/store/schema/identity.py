"""Who this office is, and the rules it counts by."""

from typing import Final

from sqlalchemy import CheckConstraint, Column, PrimaryKeyConstraint, Table

from evaluator.office.store.schema.columns import BYTES, WHOLE, metadata, table, text, whole

store: Final = Table(
    "store",
    metadata,
    Column("one", WHOLE, nullable=False, autoincrement=False),
    text("store"),
    whole("simulated"),
    text("name"),
    text("name_en"),
    text("zone"),
    text("addresses"),
    text("public_key"),
    text("rules"),
    text("created_at"),
    PrimaryKeyConstraint("one"),
    CheckConstraint("one = 1"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""One row: who this office is. `store` changes when the file is restored, `simulated` never."""

rule_pack: Final = table(
    "rule_pack",
    text("slug"),
    whole("version"),
    Column("body", BYTES, nullable=False),
    text("added_at"),
    key=("slug", "version"),
)
