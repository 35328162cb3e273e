"""What clerks were shown of their own months."""

from typing import Final

from sqlalchemy import Column

from evaluator.office.store.schema.columns import BYTES, table, text, whole

own_month: Final = table(
    "own_month",
    text("staff"),
    whole("month"),
    whole("number"),
    whole("n"),
    text("at"),
    Column("body", BYTES, nullable=False),
    key=("staff", "month", "number"),
)
"""Editions in their order. `body` is the answer as it was given, so that it can be given again; it holds no name."""
