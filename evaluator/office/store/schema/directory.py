"""Units, windows, staff, matters and photos as they stand, and what every version of them changed."""

from typing import Final

from sqlalchemy import Column

from evaluator.office.store.schema.columns import BYTES, maybe_text, maybe_whole, table, text, whole

directory_version: Final = table(
    "directory_version", whole("version"), text("at"), text("account"), text("source"), key=("version",)
)
"""Who made a version, when, and from what: the name of a file, or `desk`."""

directory_change: Final = table(
    "directory_change",
    text("kind"),
    text("id"),
    whole("version"),
    Column("body", BYTES, nullable=False),
    key=("kind", "id", "version"),
)
"""What a version made of one record, as JSON; empty where it closed it. A past name or place is looked up here."""

unit: Final = table(
    "unit",
    text("id"),
    text("parent", default=""),
    text("kind"),
    text("name"),
    text("name_en", default=""),
    whole("place"),
    maybe_whole("closed_day"),
    whole("changed_in", default="0"),
    key=("id",),
)
"""`changed_in`, here and below: the version of the directory that last changed the record."""

window: Final = table(
    "window",
    text("id"),
    text("unit"),
    text("number"),
    text("name"),
    text("name_en", default=""),
    whole("place"),
    maybe_whole("closed_day"),
    whole("changed_in", default="0"),
    key=("id",),
)

staff: Final = table(
    "staff",
    text("id"),
    text("unit"),
    text("name"),
    text("name_en", default=""),
    text("badge"),
    text("post", default=""),
    text("post_en", default=""),
    text("emblem", default="none"),
    text("photo", default=""),
    text("verifier", default=""),
    whole("place"),
    maybe_whole("closed_day"),
    text("also_serves", default="[]"),
    maybe_whole("erased_day"),
    whole("changed_in", default="0"),
    key=("id",),
)

matter: Final = table(
    "matter",
    text("id"),
    text("name"),
    text("name_en", default=""),
    text("windows"),
    whole("place"),
    maybe_whole("closed_day"),
    whole("changed_in", default="0"),
    key=("id",),
)

checklist: Final = table(
    "checklist",
    text("matter"),
    whole("version"),
    text("on"),
    text("items"),
    text("items_en"),
    maybe_whole("closed_day"),
    key=("matter", "version"),
)
"""A version that was withdrawn has a `closed_day`."""

photo: Final = table("photo", text("sha256"), Column("body", BYTES, nullable=False), key=("sha256",))

pin_reset: Final = table(
    "pin_reset",
    *(text("reset"), text("staff"), text("reason"), text("state"), text("by"), text("at")),
    *(maybe_text("second"), maybe_text("second_at")),
    key=("reset",),
)
"""Who asked for somebody's new PIN, and who agreed or refused. The PIN itself is nowhere."""
