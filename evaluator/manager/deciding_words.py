"""What every decision with a reason says. The source is Chinese."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def reason() -> str:
    return translate("deciding", "理由(&W)")


def reason_hint() -> str:
    return translate("deciding", "问了谁，看了什么；会留在记录里")


def reason_missing() -> str:
    return translate("deciding", "请写下理由（至少两个字），再决定。")


def history() -> str:
    return translate("deciding", "决定的经过")


def nothing_decided() -> str:
    return translate("deciding", "还没有人决定。")


def search_hint() -> str:
    return translate("deciding", "查找 (Ctrl+F)")


def shown_of(shown: str, total: str) -> str:
    return translate("deciding", "显示 {shown} / {total} 条").format(shown=shown, total=total)


def save_list() -> str:
    return translate("deciding", "存为表格(&E)…")


def save_list_about() -> str:
    return translate("deciding", "把看到的行存为 CSV 文件 (Ctrl+E)")


def saved(name: str) -> str:
    return translate("deciding", "已保存：{name}").format(name=name)


def not_saved(name: str) -> str:
    return translate("deciding", "没能写入 {name}。请换一个文件夹，或关掉正打开它的程序，再试一次。").format(name=name)
