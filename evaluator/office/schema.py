"""The office's tables. Time stands first in the keys that reports range over, the kiosk in every key it writes.

Instants are UTC text of one width, days and months are integers made by the application (20261121, 202611).
A column that names a thing of another table is "" where there is none, so that it can stand in a key.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)
from sqlalchemy.dialects.sqlite import BLOB, REAL
from sqlalchemy.types import TypeEngine

WHOLE: Final[TypeEngine[int]] = BigInteger().with_variant(Integer, "sqlite")
REALS: Final[TypeEngine[float]] = Double().with_variant(REAL(), "sqlite")
BYTES: Final[TypeEngine[bytes]] = LargeBinary().with_variant(BLOB(), "sqlite")

metadata: Final = MetaData()


def _text(name: str, *, default: str | None = None) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


def _maybe(name: str) -> Column[str]:
    return Column(name, Text, nullable=True)


def _whole(name: str, *, default: str | None = None) -> Column[int]:
    return Column(name, WHOLE, nullable=False, server_default=default)


def _maybe_whole(name: str) -> Column[int]:
    return Column(name, WHOLE, nullable=True)


def _table(name: str, *parts: Column[str] | Column[int] | Column[float] | Column[bytes], key: tuple[str, ...]) -> Table:
    return Table(name, metadata, *parts, PrimaryKeyConstraint(*key), sqlite_strict=True, sqlite_with_rowid=False)


store: Final = Table(
    "store",
    metadata,
    Column("one", WHOLE, nullable=False, autoincrement=False),
    _text("store"),
    _whole("simulated"),
    _text("name"),
    _text("name_en"),
    _text("zone"),
    _text("addresses"),
    _text("public_key"),
    _text("rules"),
    _text("created_at"),
    PrimaryKeyConstraint("one"),
    CheckConstraint("one = 1"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""One row: who this office is. `store` changes when the file is restored, `simulated` never."""

rule_pack: Final = _table(
    "rule_pack",
    _text("slug"),
    _whole("version"),
    Column("body", BYTES, nullable=False),
    _text("added_at"),
    key=("slug", "version"),
)

account: Final = _table(
    "account",
    _text("account"),
    _text("role"),
    _text("unit", default=""),
    _text("password"),
    _whole("must_change"),
    _whole("wrong_tries", default="0"),
    _maybe("last_wrong_at"),
    _text("created_at"),
    _maybe("closed_at"),
    key=("account",),
)
"""`unit` narrows what a hall manager sees; "" is the whole office."""

session: Final = _table(
    "session", _text("token_hash"), _text("account"), _text("created_at"), _text("expires_at"), key=("token_hash",)
)

audit: Final = _table(
    "audit", _whole("seq"), Column("body", BYTES, nullable=False), Column("hash", BYTES, nullable=False), key=("seq",)
)
"""Who did what, chained over the stored bytes. Triggers refuse UPDATE, DELETE and every gap."""

directory_version: Final = _table(
    "directory_version",
    _whole("version"),
    _text("at"),
    _text("account"),
    _text("source"),
    Column("body", BYTES, nullable=False),
    key=("version",),
)
"""Every version as it was, in one piece, so that a past name or place can be looked up."""

unit: Final = _table(
    "unit",
    _text("id"),
    _text("parent", default=""),
    _text("kind"),
    _text("name"),
    _text("name_en", default=""),
    _whole("place"),
    _maybe_whole("closed_day"),
    key=("id",),
)

window: Final = _table(
    "window",
    _text("id"),
    _text("unit"),
    _text("number"),
    _text("name"),
    _text("name_en", default=""),
    _whole("place"),
    _maybe_whole("closed_day"),
    key=("id",),
)

staff: Final = _table(
    "staff",
    _text("id"),
    _text("unit"),
    _text("name"),
    _text("name_en", default=""),
    _text("badge"),
    _text("post", default=""),
    _text("post_en", default=""),
    _text("emblem", default="none"),
    _text("photo", default=""),
    _text("verifier", default=""),
    _whole("place"),
    _maybe_whole("closed_day"),
    key=("id",),
)

matter: Final = _table(
    "matter",
    _text("id"),
    _text("name"),
    _text("name_en", default=""),
    _text("windows"),
    _whole("place"),
    _maybe_whole("closed_day"),
    key=("id",),
)

checklist: Final = _table(
    "checklist",
    _text("matter"),
    _whole("version"),
    _text("on"),
    _text("items"),
    _text("items_en"),
    key=("matter", "version"),
)

photo: Final = _table("photo", _text("sha256"), Column("body", BYTES, nullable=False), key=("sha256",))

enrolment_code: Final = _table(
    "enrolment_code",
    _text("name"),
    _text("secret_hash"),
    _text("window", default=""),
    _text("unit"),
    _text("created_at"),
    _text("expires_at"),
    _whole("wrong_tries", default="0"),
    _maybe("used_at"),
    _text("kiosk", default=""),
    key=("name",),
)

kiosk: Final = _table(
    "kiosk",
    _text("kiosk"),
    _text("public_key"),
    _text("window", default=""),
    _text("unit"),
    _whole("simulated"),
    _text("enrolled_at"),
    _maybe("revoked_at"),
    _maybe("last_seen_at"),
    Column("clock_offset_s", REALS, nullable=True),
    _whole("clock_doubtful", default="0"),
    _text("run", default=""),
    _whole("message", default="0"),
    _text("program", default=""),
    _whole("directory", default="0"),
    _text("rules", default=""),
    _whole("entries", default="0"),
    _whole("backlog", default="0"),
    _whole("parked", default="0"),
    _whole("disk_free_bytes", default="0"),
    _whole("chain_ok", default="1"),
    key=("kiosk",),
)
Index("kiosk_by_key", kiosk.c.public_key, unique=True)

run: Final = _table(
    "run",
    _text("kiosk"),
    _text("run"),
    _whole("first_seq"),
    _text("previous_run", default=""),
    _whole("previous_seq"),
    _text("previous_hash"),
    _text("window", default=""),
    _text("unit"),
    _text("program"),
    _text("first_seen_at"),
    _maybe_whole("fork_after"),
    key=("kiosk", "run"),
)
"""`fork_after`: rows of the run with a higher seq are marked `fork`; NULL where nothing contradicts the run."""

duty: Final = _table(
    "duty",
    _text("kiosk"),
    _text("duty"),
    _text("run"),
    _text("staff", default=""),
    _text("window", default=""),
    _text("unit"),
    _text("opened_at"),
    _maybe("closed_at"),
    _text("previous_duty", default=""),
    _text("mode", default="open"),
    _whole("seq"),
    key=("kiosk", "duty"),
)
"""Found by its own id, never by run: a visit that a crash left open is counted under the next run."""
Index("duty_of_run", duty.c.kiosk, duty.c.run, duty.c.seq)
Index("duty_of_staff", duty.c.staff, duty.c.opened_at)

tally: Final = _table(
    "tally",
    _whole("day"),
    _text("kiosk"),
    _text("run"),
    _text("duty"),
    _text("matter"),
    _text("outcome"),
    _text("scale"),
    _text("level"),
    _text("flag"),
    _whole("n"),
    _whole("seq"),
    key=("day", "kiosk", "run", "duty", "matter", "outcome", "scale", "level", "flag"),
)
Index("tally_of_run", tally.c.kiosk, tally.c.run, tally.c.seq, tally.c.n)
Index("tally_of_duty", tally.c.kiosk, tally.c.duty)

rhythm: Final = _table(
    "rhythm",
    _whole("day"),
    _text("kiosk"),
    _text("run"),
    _whole("hour"),
    _text("outcome"),
    _whole("n"),
    _whole("seq"),
    key=("day", "kiosk", "run", "hour", "outcome"),
)
Index("rhythm_of_run", rhythm.c.kiosk, rhythm.c.run, rhythm.c.seq, rhythm.c.n)

reason: Final = _table(
    "reason",
    _whole("day"),
    _text("kiosk"),
    _text("run"),
    _text("reason"),
    _whole("n"),
    _whole("seq"),
    key=("day", "kiosk", "run", "reason"),
)
Index("reason_of_run", reason.c.kiosk, reason.c.run, reason.c.seq, reason.c.n)

case_row: Final = _table(
    "case_row",
    _whole("day"),
    _text("kiosk"),
    _text("run"),
    _text("case"),
    _text("duty"),
    _text("half"),
    _text("matter"),
    _text("scale"),
    _text("level"),
    _text("reasons"),
    _whole("seq"),
    key=("day", "kiosk", "run", "case"),
)
Index("case_row_of_run", case_row.c.kiosk, case_row.c.run, case_row.c.seq)

signal_row: Final = _table(
    "signal_row",
    _whole("day"),
    _text("kiosk"),
    _text("run"),
    _text("duty"),
    _text("signal"),
    Column("score", REALS, nullable=False),
    _whole("n"),
    _whole("seq"),
    key=("day", "kiosk", "run", "duty", "signal"),
)
Index("signal_row_of_run", signal_row.c.kiosk, signal_row.c.run, signal_row.c.seq)

tally_month: Final = _table(
    "tally_month",
    _whole("month"),
    _text("kiosk"),
    _text("unit"),
    _text("window"),
    _text("staff"),
    _text("matter"),
    _text("outcome"),
    _text("scale"),
    _text("level"),
    _text("flag"),
    _text("mode"),
    _whole("n"),
    key=("month", "kiosk", "unit", "window", "staff", "matter", "outcome", "scale", "level", "flag", "mode"),
)
"""The month as it is read: who, where and which flag are settled. One kiosk is the only source of a row."""

late: Final = _table("late", _whole("month"), _text("kiosk"), _text("at"), key=("month", "kiosk"))
"""When a row of a month last arrived after that month was over."""

head: Final = _table(
    "head",
    _text("kiosk"),
    _whole("seq"),
    _text("hash"),
    _text("run"),
    _text("signed_at"),
    _text("signature"),
    key=("kiosk", "seq", "hash"),
)
"""Every head the office has extended to by itself and signed, with the run that brought it."""

alarm: Final = _table(
    "alarm",
    _text("kiosk"),
    _text("alarm"),
    _text("subject"),
    _text("at"),
    _text("detail"),
    _maybe("closed_at"),
    key=("kiosk", "alarm", "subject"),
)
"""What an administrator must look at, once for each subject."""
