"""Units, windows, staff, matters and photos, with every version of the whole."""

from typing import Final

from sqlalchemy import Column

from evaluator.office.store.schema.columns import BYTES, maybe_whole, table, text, whole

directory_version: Final = table(
    "directory_version",
    whole("version"),
    text("at"),
    text("account"),
    text("source"),
    Column("body", BYTES, nullable=False),
    key=("version",),
)
"""Every version as it was, in one piece, so that a past name or place can be looked up."""

unit: Final = table(
    "unit",
    text("id"),
    text("parent", default=""),
    text("kind"),
    text("name"),
    text("name_en", default=""),
    whole("place"),
    maybe_whole("closed_day"),
    key=("id",),
)

window: Final = table(
    "window",
    text("id"),
    text("unit"),
    text("number"),
    text("name"),
    text("name_en", default=""),
    whole("place"),
    maybe_whole("closed_day"),
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
    key=("id",),
)

checklist: Final = table(
    "checklist",
    text("matter"),
    whole("version"),
    text("on"),
    text("items"),
    text("items_en"),
    key=("matter", "version"),
)

photo: Final = table("photo", text("sha256"), Column("body", BYTES, nullable=False), key=("sha256",))
