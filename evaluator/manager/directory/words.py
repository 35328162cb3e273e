"""What the directory page says. The source is Chinese; `resources/i18n/manager_en.ts` holds the English."""

from PySide6.QtCore import QCoreApplication

from evaluator.domain.directory import Emblem, UnitKind
from evaluator.wire.directory import RecordKind

translate = QCoreApplication.translate


def title() -> str:
    return translate("manager", "名录")


def about(version: int, at: str, account: str) -> str:
    return translate("manager", "第 {version} 版 · {at} · {account}").format(version=version, at=at, account=account)


def reading_only() -> str:
    return translate("manager", "您的账号只能查看名录")


def kind_name(kind: RecordKind) -> str:
    match kind:
        case "staff":
            return translate("manager", "人员")
        case "window":
            return translate("manager", "窗口")
        case "matter":
            return translate("manager", "事项")
        case "unit":
            return translate("manager", "机构")


def kinds() -> str:
    return translate("manager", "名录的各表")


def unit_kind(kind: UnitKind) -> str:
    match kind:
        case "district":
            return translate("manager", "区")
        case "office":
            return translate("manager", "办事处")
        case "hall":
            return translate("manager", "大厅", "kind of unit")
        case "other":
            return translate("manager", "其他")


def emblem(emblem: Emblem) -> str:
    match emblem:
        case "none":
            return translate("manager", "无")
        case "party":
            return translate("manager", "党员")
        case "star":
            return translate("manager", "服务之星")


def field_name(slug: str) -> str:
    """What a field is called, as in the directory file."""
    match slug:
        case "id":
            return translate("manager", "编号")
        case "parent":
            return translate("manager", "上级")
        case "kind":
            return translate("manager", "类型")
        case "name":
            return translate("manager", "名称")
        case "name_en":
            return translate("manager", "英文名称")
        case "unit":
            return translate("manager", "所属机构")
        case "number":
            return translate("manager", "窗口号")
        case "badge":
            return translate("manager", "工号")
        case "post":
            return translate("manager", "职务")
        case "post_en":
            return translate("manager", "英文职务")
        case "emblem":
            return translate("manager", "标志")
        case "photo":
            return translate("manager", "照片")
        case "also_serves":
            return translate("manager", "支援")
        case "pin":
            return translate("manager", "初始 PIN")
        case "windows":
            return translate("manager", "办理窗口")
        case "checklists" | "checklist" | "earlier":
            return translate("manager", "一纸清")
        case "closed":
            return translate("manager", "状态")
    return slug


def field_about(slug: str) -> str:
    """What belongs into a field; "" where its name says it."""
    match slug:
        case "id":
            return translate("manager", "永远代表这一条，不会再给别人；请用数字代号，不要用姓名。")
        case "badge":
            return translate("manager", "只写数字，不能与别人相同。")
        case "also_serves":
            return translate("manager", "本大厅以外还可以在哪些机构值守。")
        case "pin":
            return translate("manager", "六位数字，不要连号；已有 PIN 的人不能在这里更换。")
        case "name_en":
            return translate("manager", "英文界面上显示；可以不填。")
        case "windows":
            return translate("manager", "在哪些窗口办理，至少一个。")
    return ""


def top() -> str:
    return translate("manager", "（最上级）")


def pin_set() -> str:
    return translate("manager", "已设")


def pin_missing() -> str:
    return translate("manager", "未设")


def state() -> str:
    return translate("manager", "状态")


def is_open() -> str:
    return translate("manager", "在用")


def closed_on(day: str) -> str:
    return translate("manager", "{day} 停用").format(day=day)


def erased() -> str:
    return translate("manager", "个人信息已删除")


def checklist_of(version: int, on: str) -> str:
    return translate("manager", "第 {version} 版（{on}）").format(version=version, on=on)


def no_checklist() -> str:
    return translate("manager", "还没有清单")


def new_checklist() -> str:
    return translate("manager", "新版本")


def checklist_date() -> str:
    return translate("manager", "日期")


def checklist_items() -> str:
    return translate("manager", "中文清单，每行一项")


def checklist_items_en() -> str:
    return translate("manager", "英文清单，每行一项；可以全部不填")


def with_closed() -> str:
    return translate("manager", "含停用(&C)")


def new(kind: RecordKind) -> str:
    match kind:
        case "staff":
            return translate("manager", "新增人员(&N)")
        case "window":
            return translate("manager", "新增窗口(&N)")
        case "matter":
            return translate("manager", "新增事项(&N)")
        case "unit":
            return translate("manager", "新增机构(&N)")


def undo() -> str:
    return translate("manager", "撤销(&U)")


def redo() -> str:
    return translate("manager", "重做(&R)")


def undo_about(name: str) -> str:
    return translate("manager", "把“{name}”改回原样（Ctrl+Z）").format(name=name)


def redo_about(name: str) -> str:
    return translate("manager", "再次更改“{name}”（Ctrl+Shift+Z）").format(name=name)


def nothing_to_undo() -> str:
    return translate("manager", "没有可以撤销的更改")


def nothing_to_redo() -> str:
    return translate("manager", "没有可以重做的更改")


def save() -> str:
    return translate("manager", "保存(&S)")


def discard() -> str:
    return translate("manager", "放弃更改(&D)")


def close_record() -> str:
    return translate("manager", "停用(&O)")


def open_record() -> str:
    return translate("manager", "重新启用(&O)")


def erase() -> str:
    return translate("manager", "删除个人信息(&P)…")


def choose_first() -> str:
    return translate("manager", "从表中选择一条，就在这里查看和更改。")


def choose_to_read() -> str:
    return translate("manager", "从表中选择一条，就在这里查看。")


def none_here(kind: RecordKind) -> str:
    return translate("manager", "这里没有{kind}").format(kind=kind_name(kind))


def none_here_about(*, editable: bool) -> str:
    if editable:
        return translate("manager", "可以换一个机构、清空查找，或新增一条。")
    return translate("manager", "可以换一个机构，或清空查找。")


def still_empty() -> str:
    return translate("manager", "名录还是空的")


def still_empty_about(*, editable: bool) -> str:
    if editable:
        return translate("manager", "请按“导入”选机构、窗口、人员和事项的表格；也可以先新增机构，再新增其余。")
    return translate("manager", "名录管理员导入以后，这里就有机构、窗口、人员和事项；按 F5 刷新。")


def unsaved() -> str:
    return translate("manager", "这条记录还没有保存：请先保存，或放弃更改。")


def saved(name: str) -> str:
    return translate("manager", "“{name}”已保存；Ctrl+Z 可以撤销。").format(name=name)


def was_closed(name: str) -> str:
    return translate("manager", "“{name}”已停用，以前的数字仍在其名下；Ctrl+Z 可以撤销。").format(name=name)


def undone(name: str) -> str:
    return translate("manager", "“{name}”已改回原样。").format(name=name)


def redone(name: str) -> str:
    return translate("manager", "“{name}”已再次更改。").format(name=name)


def unchanged() -> str:
    return translate("manager", "没有更改，不需要保存。")


def id_taken() -> str:
    return translate("manager", "这个编号已经用过；请另选一个。")


def faults(n: int) -> str:
    return translate("manager", "有 {n} 处需要更正，什么都没有保存。").format(n=n)


def fault_elsewhere(where: str, remedy: str) -> str:
    return translate("manager", "{where}：{remedy}").format(where=where, remedy=remedy)


def erase_title() -> str:
    return translate("manager", "删除个人信息")


def erase_warning(name: str) -> str:
    return translate(
        "manager",
        "将永久删除“{name}”的姓名、工号、职务、照片和密码，各版名录和评价器里的也一并删除。"
        "评价数保留在“前工作人员”名下。\n\n此操作无法撤销。旧的备份和导出的文件里可能还有，请另行处理。",
    ).format(name=name)


def erase_really() -> str:
    return translate("manager", "永久删除(&E)")


def was_erased() -> str:
    return translate("manager", "个人信息已删除；评价器在下一次联络时删除。")


def erase_changed() -> str:
    return translate("manager", "有人刚更改了这个人，什么都没有删除。请看过现在的内容再试。")


def new_about() -> str:
    return translate("manager", "新增一条，归在左边选中的机构（Ctrl+N）")


def windows_n(n: int) -> str:
    return translate("manager", "{n} 个窗口").format(n=n)
