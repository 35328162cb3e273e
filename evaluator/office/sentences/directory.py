"""Sentences of the directory and its files."""

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "directory_missing": (
        "找不到 {path}。请给出一个 .xlsx 工作簿，或一个装有 CSV 文件的文件夹。",
        "There is no {path}. Name an .xlsx workbook or a folder of CSV files.",
    ),
    "directory_unreadable": (
        "{path} 无法读取：{why}。请检查后再试。",
        "{path} cannot be read: {why}. Mend it and try again.",
    ),
    "directory_faulty": (
        "名录 {path} 有 {n} 处错误，什么都没有导入。请改正后再次导入：\n{faults}",
        "Faults in the directory {path}: {n}; nothing was imported. Mend them and import again.\n{faults}",
    ),
    "more_faults": ("……还有 {n} 处。", "... and {n} more."),
    "imported": (
        "名录第 {version} 版：新增 {added}，更改 {changed}，关闭 {closed}。",
        "Directory version {version}: {added} new, {changed} changed, {closed} closed.",
    ),
    "import_unchanged": ("与现有名录（第 {version} 版）相同，没有更改。", "Nothing differs from version {version}."),
    "dry_run": (
        "检查通过，未写入：将新增 {added}，更改 {changed}，关闭 {closed}。",
        "Checked, not written: {added} new, {changed} changed, {closed} would be closed.",
    ),
    "erase_really": (
        "要永久删除 {staff} 的姓名、工号、职务、照片和密码吗？此操作无法撤销",
        "Erase name, badge number, post, photo and PIN of {staff} for good? This cannot be undone",
    ),
    "erased": (
        "{staff} 的个人信息已删除（名录第 {version} 版）；评价器在下一次联络时删除。评价数保留在“{label}”名下。\n"
        "旧的备份和导出的文件里可能还有，请另行处理。",
        "The personal data of {staff} are erased (directory version {version}); kiosks give them up at their next"
        " exchange. What was counted stays under “{label}”.\n"
        "Older backups and exported files may still hold them; see to these as well.",
    ),
    "erased_before": ("{staff} 的个人信息早已删除。", "The personal data of {staff} were erased before."),
    "unknown_staff": (
        "名录里没有编号为 {staff} 的人员。请导出名录查看编号。",
        "There is nobody with the id {staff} in the directory. An export tells the ids.",
    ),
    "exported": (
        "名录第 {version} 版已导出到 {path}。其中没有密码。",
        "Directory version {version} was exported to {path}. PINs are not in it.",
    ),
    "export_exists": (
        "{path} 已经存在。请另起一个名字。",
        "{path} is there already. Choose another name.",
    ),
    "export_failed": (
        "无法写入 {path}：{why}。请换一个位置。",
        "{path} cannot be written: {why}. Choose another place.",
    ),
    "more_changes": ("……还有 {n} 处更改。", "... and {n} more changes."),
    "would_added": ("  新增 {kind} {id} {name}", "  new: {kind} {id} {name}"),
    "would_changed": ("  更改 {kind} {id} {name}：{columns}", "  changed: {kind} {id} {name}: {columns}"),
    "would_closed": ("  关闭 {kind} {id} {name}", "  closed: {kind} {id} {name}"),
    "record_unit": ("机构", "unit"),
    "record_window": ("窗口", "window"),
    "record_staff": ("人员", "staff member"),
    "record_matter": ("事项", "matter"),
    "unknown_window": (
        "名录里没有窗口 {window}。现有窗口：{known}。",
        "There is no window {window} in the directory. There are: {known}.",
    ),
    "unknown_unit": (
        "名录里没有机构 {unit}。现有机构：{known}。",
        "There is no unit {unit} in the directory. There are: {known}.",
    ),
}
