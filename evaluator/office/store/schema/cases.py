"""What must be answered, and all that was done about it."""

from typing import Final

from sqlalchemy import Index

from evaluator.office.store.schema.columns import maybe_whole, table, text, whole

case_file: Final = table(
    "case_file",
    text("case"),
    text("origin"),
    text("unit"),
    text("window", default=""),
    text("matter", default=""),
    text("subject", default=""),
    text("kiosk", default=""),
    text("duty", default=""),
    whole("day"),
    text("half", default=""),
    text("scale", default=""),
    text("level", default=""),
    text("reasons", default="[]"),
    text("flag", default=""),
    text("opened_at"),
    whole("opened_day"),
    text("visible_from"),
    text("state"),
    text("kind"),
    text("owner", default=""),
    whole("due_day"),
    maybe_whole("answered_day"),
    text("answer", default=""),
    whole("reopened", default="0"),
    whole("version"),
    key=("case",),
)
"""Where each case stands. `case` alone would be a word of SQL. There is no column that could hold who spoke."""
Index("case_file_by_due", case_file.c.due_day, case_file.c.case)
Index("case_file_of_unit", case_file.c.unit, case_file.c.due_day, case_file.c.case)

case_event: Final = table(
    "case_event",
    text("case"),
    whole("number"),
    text("at"),
    text("account"),
    text("act"),
    text("text", default=""),
    whole("version"),
    key=("case", "number"),
)
"""What was done, in order; `account` is "" for what the kiosk said. A look at who was on duty is an event too."""
