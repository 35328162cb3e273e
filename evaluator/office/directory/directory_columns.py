"""The sheets of a directory file and what each column holds: for reading, writing, `--help`, and the guide."""

from typing import Final, NamedTuple


class Column(NamedTuple):
    """What a column holds. `required` columns must stand in the sheet and be filled in every row."""

    name: str
    zh: str
    """The Chinese heading; either may stand in a file."""
    about: str
    required: bool = False
    most: int = 64


COLUMNS: Final[dict[str, tuple[Column, ...]]] = {
    "units": (
        Column("id", "编号", "your own short name for it, never used again for another one", required=True),
        Column("parent", "上级", "id of the unit above; empty at the top"),
        Column("kind", "类型", "district, office, hall or other (区、办事处、大厅、其他)", required=True),
        Column("name", "名称", "as people read it", required=True),
        Column("name_en", "英文名称", "in English"),
    ),
    "windows": (
        Column("id", "编号", "your own short name for it, never used again", required=True),
        Column("unit", "机构", "id of its hall", required=True),
        Column("number", "窗口号", "what stands on its sign", required=True, most=8),
        Column("name", "名称", "what it is for", required=True),
        Column("name_en", "英文名称", "in English"),
    ),
    "staff": (
        Column("id", "编号", "your own short name for the person, never used again", required=True),
        Column("unit", "机构", "id of the person's hall", required=True),
        Column("badge", "工号", "badge number, digits only", required=True, most=16),
        Column("name", "姓名", "as residents read it", required=True, most=32),
        Column("name_en", "英文姓名", "in English"),
        Column("post", "职务", "what the person is", most=32),
        Column("post_en", "英文职务", "in English"),
        Column("emblem", "标志", "none, party or star (无、党员、服务之星)"),
        Column("photo", "照片", "file in the folder photos, or the name an export gave it", most=128),
        Column("also_serves", "支援", "ids of other halls the person may serve in, separated by spaces", most=500),
        Column("pin", "初始密码", "first PIN, six digits; empty keeps the one there is", most=6),
    ),
    "matters": (
        Column("id", "编号", "your own short name for it, never used again", required=True),
        Column("name", "名称", "as people read it", required=True),
        Column("name_en", "英文名称", "in English"),
        Column("windows", "窗口", "ids of the windows it is done at, separated by spaces", required=True, most=2000),
    ),
    "checklists": (
        Column("matter", "事项", "id of the matter", required=True),
        Column("version", "版本", "1, 2, 3 ...; the highest is shown, the others are kept", required=True, most=6),
        Column("on", "日期", "date of the version, as 2026-11-21", required=True, most=10),
        Column("item", "内容", "one line of the list; one row each, in order", required=True, most=200),
        Column("item_en", "英文内容", "in English; for every line of a version, or for none", most=200),
    ),
}
"""The sheets and their columns. `checklists` may be missing."""
OPTIONAL_SHEETS: Final = frozenset({"checklists"})
CHINESE_SHEETS: Final = {"units": "机构", "windows": "窗口", "staff": "人员", "matters": "事项", "checklists": "清单"}
"""Either name may stand on a sheet."""
CHINESE_VALUES: Final[dict[str, dict[str, str]]] = {
    "kind": {"district": "区", "office": "办事处", "hall": "大厅", "other": "其他"},
    "emblem": {"none": "无", "party": "党员", "star": "服务之星"},
}
"""By column: the words a cell is chosen from, and the Chinese for them."""
