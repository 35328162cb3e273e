"""What people have decided about signals."""

from typing import Final

from sqlalchemy import Index

from evaluator.office.store.schema.columns import table, text, whole

signal_decision: Final = table(
    "signal_decision",
    whole("number"),
    whole("month"),
    text("signal"),
    text("state"),
    text("reason"),
    text("account"),
    text("at"),
    key=("number",),
)
"""In their order; the last one about a signal stands, and none is ever taken away."""
Index("signal_decision_of_month", signal_decision.c.month, signal_decision.c.number)
