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
    text("made_by", default=""),
    maybe_text("withdrawn_at"),
    text("replaces", default=""),
    text("renews", default=""),
    key=("name",),
)
"""`replaces`: the kiosk that the new one takes the window over from; `renews`: the kiosk that gets a new key."""

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
    whole("test", default="0"),
    maybe_text("carried_at"),
    text("check_word", default=""),
    maybe_text("confirmed_at"),
    text("confirmed_by", default=""),
    maybe_text("retired_at"),
    text("replaced_by", default=""),
    maybe_text("new_key_asked_at"),
    key=("kiosk",),
)
"""`last_seen_at`: over the network; `carried_at`: by file. Who is retired hands over what is late and is not missed."""
Index("kiosk_by_key", kiosk.c.public_key, unique=True)

spent_key: Final = table("spent_key", text("public_key"), text("kiosk"), text("spent_at"), key=("public_key", "kiosk"))
"""Keys that kiosks once had. They never come back."""

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
    text("decided", default=""),
    text("decided_by", default=""),
    maybe_text("decided_at"),
    key=("kiosk", "run"),
)
"""`fork_after`: rows of the run with a higher seq are marked `fork`; NULL where nothing contradicts the run.

`decided`: what an administrator decided of a fork, `kept` or `marked`; "" where nobody has.
"""

head: Final = table(
    "head",
    text("kiosk"),
    whole("seq"),
    text("hash"),
    text("run"),
    text("signed_at"),
    text("signature"),
    whole("aside", default="0"),
    key=("kiosk", "seq", "hash"),
)
"""Every head the office has extended to by itself and signed, with the run that brought it.

`aside`: 1 on a branch that was given up after a fork; kept as proof, and no chain is measured by it.
"""

alarm: Final = table(
    "alarm",
    text("kiosk"),
    text("alarm"),
    text("subject"),
    text("at"),
    text("detail"),
    maybe_text("closed_at"),
    maybe_text("acknowledged_at"),
    text("acknowledged_by", default=""),
    key=("kiosk", "alarm", "subject"),
)
"""What an administrator must look at, once for each subject. `closed_at`: it is over by itself."""
