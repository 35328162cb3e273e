"""What is said of the history of a record."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def open_it() -> str:
    return translate("manager", "历史(&Y)…")


def title(name: str) -> str:
    return translate("manager", "“{name}”的历史").format(name=name)


def table_name() -> str:
    return translate("manager", "历史，最近的在前")


def when() -> str:
    return translate("manager", "时间")


def who() -> str:
    return translate("manager", "谁改的")


def what() -> str:
    return translate("manager", "改了什么")


def made() -> str:
    return translate("manager", "建立")


def closed() -> str:
    return translate("manager", "停用了")


def opened() -> str:
    return translate("manager", "重新启用")


def unchanged() -> str:
    return translate("manager", "内容没有变")


def changed(field: str, before: str, after: str) -> str:
    return translate("manager", "{field}：{before} → {after}").format(field=field, before=before, after=after)


def from_file(name: str) -> str:
    return translate("manager", "来自文件 {name}").format(name=name)


def put_back() -> str:
    return translate("manager", "恢复成这时的样子(&B)")


def put_back_about() -> str:
    return translate("manager", "把这一版再写一遍；之后的改动仍留在历史里，也可以撤销。")


def close() -> str:
    return translate("manager", "关闭(&C)")
