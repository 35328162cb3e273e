"""What is said where files of the directory are taken in or given out."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def take_in() -> str:
    return translate("manager", "导入(&M)…")


def give_out() -> str:
    return translate("manager", "导出(&E)…")


def import_files() -> str:
    return translate("manager", "名录文件 (*.xlsx *.zip *.csv)")


def export_files() -> str:
    return translate("manager", "工作簿 (*.xlsx);;CSV 压缩包，含照片 (*.zip)")


def import_title() -> str:
    return translate("manager", "导入名录")


def import_of(name: str) -> str:
    return translate("manager", "文件：{name}").format(name=name)


def import_checking() -> str:
    return translate("manager", "正在检查，什么都不会写入…")


def import_writing() -> str:
    return translate("manager", "正在写入…")


def import_would(added: int, changed: int, closed: int) -> str:
    return translate(
        "manager",
        "检查通过，还没有写入：将新增 {added}，更改 {changed}，停用 {closed}。文件里没有的会停用，不会删除。",
    ).format(added=added, changed=changed, closed=closed)


def import_moves() -> str:
    return translate("manager", "检查通过，还没有写入：只有顺序不同。")


def import_same() -> str:
    return translate("manager", "与现有名录完全相同，不需要导入。")


def import_faulty(n: int) -> str:
    return translate(
        "manager", "有 {n} 处错误，什么都没有导入。请在文件里改好保存，再点“重新检查”。Ctrl+C 可复制这张表。"
    ).format(n=n)


def import_changed() -> str:
    return translate("manager", "检查之后有人改了名录，什么都没有写入。请重新检查。")


def import_unreadable(name: str) -> str:
    return translate("manager", "“{name}”无法读取。请确认它是工作簿或 CSV，没有被别的程序占用，再重新检查。").format(
        name=name
    )


def import_too_large(name: str) -> str:
    return translate("manager", "“{name}”超过 8 MB。请先去掉照片，之后在这里逐个添加。").format(name=name)


def import_do() -> str:
    return translate("manager", "写入名录(&W)")


def import_again() -> str:
    return translate("manager", "重新检查(&R)")


def imported(version: int) -> str:
    return translate("manager", "已导入，名录现在是第 {version} 版。").format(version=version)


def exported(path: str) -> str:
    return translate("manager", "名录已导出到 {path}；其中没有密码。").format(path=path)


def not_exported(path: str) -> str:
    return translate("manager", "无法写入 {path}。请另选位置，或关闭打开着它的程序后再试。").format(path=path)


def change_what(what: str) -> str:
    match what:
        case "added":
            return translate("manager", "新增")
        case "changed":
            return translate("manager", "更改")
    return translate("manager", "停用")


def head_what() -> str:
    return translate("manager", "将会")


def head_table() -> str:
    return translate("manager", "表")


def head_columns() -> str:
    return translate("manager", "更改的列")


def head_file() -> str:
    return translate("manager", "文件或工作表")


def head_row() -> str:
    return translate("manager", "行")


def head_column() -> str:
    return translate("manager", "列")


def head_remedy() -> str:
    return translate("manager", "错误和更正办法")
