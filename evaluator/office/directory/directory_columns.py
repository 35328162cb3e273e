"""The sheets of a directory file and what each column holds: for reading, for `--help`, and for the guide."""

from typing import Final, NamedTuple


class Column(NamedTuple):
    """What a column holds. `required` columns must stand in the sheet and be filled in every row."""

    name: str
    about: str
    required: bool = False
    most: int = 64


COLUMNS: Final[dict[str, tuple[Column, ...]]] = {
    "units": (
        Column("id", "your own short name for it, never used again for another one", required=True),
        Column("parent", "id of the unit above; empty at the top"),
        Column("kind", "office, hall or other", required=True),
        Column("name", "as people read it", required=True),
        Column("name_en", "in English"),
    ),
    "windows": (
        Column("id", "your own short name for it, never used again", required=True),
        Column("unit", "id of its hall", required=True),
        Column("number", "what stands on its sign", required=True, most=8),
        Column("name", "what it is for", required=True),
        Column("name_en", "in English"),
    ),
    "staff": (
        Column("id", "your own short name for the person, never used again", required=True),
        Column("unit", "id of the person's hall", required=True),
        Column("badge", "badge number, digits only", required=True, most=16),
        Column("name", "as residents read it", required=True, most=32),
        Column("name_en", "in English"),
        Column("post", "what the person is", most=32),
        Column("post_en", "in English"),
        Column("emblem", "none, party or star"),
        Column("photo", "file in the folder photos beside the workbook or inside the folder of CSV files", most=128),
        Column("pin", "first PIN, six digits; empty keeps the one there is", most=6),
    ),
    "matters": (
        Column("id", "your own short name for it, never used again", required=True),
        Column("name", "as people read it", required=True),
        Column("name_en", "in English"),
        Column("windows", "ids of the windows it is done at, separated by spaces", required=True, most=2000),
    ),
    "checklists": (
        Column("matter", "id of the matter", required=True),
        Column("version", "1, 2, 3 ...", required=True, most=6),
        Column("on", "date of the version, as 2026-11-21", required=True, most=10),
        Column("item", "one line of the list; one row each, in order", required=True, most=200),
        Column("item_en", "in English", most=200),
    ),
}
"""The sheets and their columns. `checklists` may be missing."""
OPTIONAL_SHEETS: Final = frozenset({"checklists"})
