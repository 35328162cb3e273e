"""Kiosks, their runs, the heads signed for them, and what must be looked at."""

from typing import Final

from sqlalchemy import Column, Index

from evaluator.office.store.schema.columns import REALS, maybe_text, maybe_whole, table, text, whole

enrolment_code: Final = table(
    "enrolment_code",
    text("name"),
    text("secret_hash"),
    text("window", default=""),
    text("unit"),
    text("created_at"),
    text("expires_at"),
    whole("wrong_tries", default="0"),
    maybe_text("used_at"),
    text("kiosk", default=""),
    key=("name",),
)

kiosk: Final = table(
    "kiosk",
    text("kiosk"),
    text("public_key"),
    text("window", default=""),
    text("unit"),
    whole("simulated"),
    text("enrolled_at"),
    maybe_text("revoked_at"),
    maybe_text("last_seen_at"),
    Column("clock_offset_s", REALS, nullable=True),
    whole("clock_doubtful", default="0"),
    text("run", default=""),
    whole("message", default="0"),
    text("program", default=""),
    whole("directory", default="0"),
    text("rules", default=""),
    whole("entries", default="0"),
    whole("backlog", default="0"),
    whole("parked", default="0"),
    whole("disk_free_bytes", default="0"),
    whole("chain_ok", default="1"),
    key=("kiosk",),
)
Index("kiosk_by_key", kiosk.c.public_key, unique=True)

run: Final = table(
    "run",
    text("kiosk"),
    text("run"),
    whole("first_seq"),
    text("previous_run", default=""),
    whole("previous_seq"),
    text("previous_hash"),
    text("window", default=""),
    text("unit"),
    text("program"),
    text("first_seen_at"),
    maybe_whole("fork_after"),
    key=("kiosk", "run"),
)
"""`fork_after`: rows of the run with a higher seq are marked `fork`; NULL where nothing contradicts the run."""

head: Final = table(
    "head",
    text("kiosk"),
    whole("seq"),
    text("hash"),
    text("run"),
    text("signed_at"),
    text("signature"),
    key=("kiosk", "seq", "hash"),
)
"""Every head the office has extended to by itself and signed, with the run that brought it."""

alarm: Final = table(
    "alarm",
    text("kiosk"),
    text("alarm"),
    text("subject"),
    text("at"),
    text("detail"),
    maybe_text("closed_at"),
    key=("kiosk", "alarm", "subject"),
)
"""What an administrator must look at, once for each subject."""
