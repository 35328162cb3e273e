"""What is wrong with a directory: where it stands, and what to do about it, in both languages."""

from typing import Final, NamedTuple

from evaluator.domain.names import CHINESE, ENGLISH, Language

_Sentence = tuple[str, str]
_SENTENCES: Final[dict[str, _Sentence]] = {
    "sheet_unknown": ("没有这种表；可用的表有 {known}", "is not known; the sheets are {known}"),
    "sheet_twice": ("出现了两次；请只保留一个", "stands twice; keep one"),
    "sheet_missing": ("缺少这个表；请补上", "is missing; add it"),
    "sheet_empty": ("没有任何行；请填写", "has no row; fill it in"),
    "column_missing": ("缺少这一列；请在第一行补上", "is missing; add it to the first row"),
    "column_unknown": ("没有这种列；可用的列有 {known}", "is not known; the columns are {known}"),
    "column_twice": ("出现了两次；请只保留一个", "stands twice; keep one"),
    "no_heading": ("这一格上方没有列名；请移动或删除它", "has no heading; move or delete this cell"),
    "empty": ("没有填写；请补上", "is empty; fill it in"),
    "too_long": ("超过 {most} 个字符；请缩短", "has more than {most} characters; shorten it"),
    "hidden": ("含有看不见的控制字符；请重新输入", "holds an invisible control character; type the text anew"),
    "formula_error": (
        "是公式的错误值 {value}；请改正公式，或直接填写",
        "is {value}, the error of a formula; mend the formula, or type what it should say",
    ),
    "bad_id": (
        "只能用字母 A-Z a-z、数字、点、短横和下划线",
        "may hold letters A-Z a-z, digits, dot, dash and underscore only",
    ),
    "no_unit": ("没有机构 {value}；请添加它或更正这一格", "there is no unit {value}; add it or correct this cell"),
    "no_window": ("没有窗口 {value}；请添加它或更正这一格", "there is no window {value}; add it or correct this cell"),
    "no_matter": ("没有事项 {value}；请添加它或更正这一格", "there is no matter {value}; add it or correct this cell"),
    "taken": (
        "{value} 已经用在第 {other} 行；每行须各不相同",
        "{value} stands in row {other} already; give each row its own",
    ),
    "taken_by": ("{value} 已经属于 {of}；请另选一个", "{value} belongs to {of} already; choose another"),
    "not_one_of": ("请写 {allowed} 之一", "write one of {allowed}"),
    "circle": ("上下级绕成了圈；请让其中一个没有上级", "goes round in a circle; let one of them stand at the top"),
    "too_deep": ("层级超过 {most} 层；请减少层级", "lies deeper than {most} levels; flatten the tree"),
    "bad_badge": ("含有数字以外的字符；请只写数字", "holds something else than digits; write digits only"),
    "weak_pin": (
        "不是合格的密码；请以文本填写六位数字，不要连号，也不要六位相同",
        "is no good PIN; write six digits as text, no run, no digit six times",
    ),
    "pin_stands": (
        "此人已有密码，不能在这里更换；请清空这一格",
        "belongs to somebody who has a PIN already, which cannot be replaced here; empty this cell",
    ),
    "own_hall": ("{value} 就是此人所在的机构；请从这一格删去", "{value} is the person's own hall; delete it here"),
    "erased": (
        "此编号属于已删除个人信息的人；请另用编号",
        "belongs to somebody whose personal data were erased; take another id",
    ),
    "bad_version": ("不是整数；请写 1、2、3……", "is no whole number; write 1, 2, 3 ..."),
    "bad_date": ("不是日期；请写成 2026-11-21", "is no date; write it as 2026-11-21"),
    "two_dates": ("同一版本有两个日期；请统一", "differs within one version; give a version one date"),
    "english_partly": (
        "同一版本只有部分行有英文；请全部填写或全部留空",
        "is missing in some lines of the version; fill in all of them, or none",
    ),
    "photo_missing": (
        "文件夹 photos 里没有文件 {value}；请放进去",
        "there is no file {value} in the folder photos; add it",
    ),
    "photo_large": ("{value} 大于 {most} MB；请缩小", "{value} is larger than {most} MB; make it smaller"),
    "photo_pixels": (
        "{value} 超过 {most} 百万像素；请缩小",
        "{value} has more than {most} million pixels; make it smaller",
    ),
    "photo_kind": ("{value} 既不是 PNG 也不是 JPEG；请另存", "{value} is neither PNG nor JPEG; save it as one of them"),
    "photo_broken": ("{value} 已损坏；请重新保存", "{value} is damaged; save it anew"),
    "photo_more": (
        "{value} 里除了图片还有别的内容；请重新保存",
        "{value} holds something else behind its picture; save it anew",
    ),
}


class Fault(NamedTuple):
    """Something to mend. `file`, `sheet` and `column` are called as in the file; `id` is the row's own, "" for none."""

    file: str
    sheet: str
    row: int | None
    column: str | None
    id: str
    code: str
    facts: tuple[tuple[str, str | int], ...] = ()

    def remedy(self, language: Language) -> str:
        """What is wrong and what to do."""
        chinese, english = _SENTENCES[self.code]
        return (chinese if language == CHINESE else english).format(**dict(self.facts))

    def sentence(self, language: Language) -> str:
        """Where, and the remedy, in one line."""
        chinese = language == CHINESE
        where = [self.file] if self.file else []
        if not self.file.endswith(".csv"):
            where.append(f"工作表 {self.sheet}" if chinese else f"sheet {self.sheet}")
        if self.row is not None:
            where.append(f"第 {self.row} 行" if chinese else f"row {self.row}")
        if self.column is not None:
            where.append(f"{self.column} 列" if chinese else f"column {self.column}")
        return (
            f"{'，'.join(where)}：{self.remedy(language)}"
            if chinese
            else f"{', '.join(where)}: {self.remedy(language)}"
        )

    def __str__(self) -> str:
        return self.sentence(ENGLISH)
