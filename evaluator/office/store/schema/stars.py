"""Who was chosen as a star, week by week."""

from typing import Final

from sqlalchemy import Column, Index

from evaluator.office.store.schema.columns import BYTES, table, text, whole

star: Final = table(
    "star",
    whole("number"),
    whole("week"),
    whole("month"),
    text("staff"),
    text("unit"),
    text("reason"),
    text("account"),
    text("at"),
    Column("proposal", BYTES, nullable=False),
    key=("number",),
)
"""Decisions in their order; the last one about a week stands. `week` is its Monday, `staff` "" for nobody.

`proposal` is what the manager had before their eyes: a later row changes the figures, never what was decided upon.
"""
Index("star_of_week", star.c.week, star.c.number)
