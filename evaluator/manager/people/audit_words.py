"""What the audit log says."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def audit_title() -> str:
    return translate("manager", "审计日志")


def seq() -> str:
    return translate("manager", "序号")


def at() -> str:
    return translate("manager", "时间")


def who() -> str:
    return translate("manager", "谁")


def act() -> str:
    return translate("manager", "做了什么")


def facts() -> str:
    return translate("manager", "内容")


def chain_whole() -> str:
    return translate("manager", "整本日志前后相连，没有被改过")


def chain_broken(seq: int) -> str:
    return translate(
        "manager", "日志从第 {seq} 条起对不上：它或它之前的一条被改过。请保全办事处的文件并报告上级。"
    ).format(seq=seq)


def earlier() -> str:
    return translate("manager", "更早的(&M)")


def all_shown() -> str:
    return translate("manager", "已到日志开头")


def export() -> str:
    return translate("manager", "导出(&E)…")


def csv_files() -> str:
    return translate("manager", "CSV (*.csv)")


def exported(path: str) -> str:
    return translate("manager", "已导出到 {path}。").format(path=path)


def not_exported(path: str) -> str:
    return translate("manager", "无法写入 {path}。请另选位置，或关闭打开着它的程序后再试。").format(path=path)


def command_line() -> str:
    return translate("manager", "服务器命令行")


def fact(name: str, value: str) -> str:
    return translate("manager", "{name}：{value}").format(name=name, value=value)


def facts_of(parts: list[str]) -> str:
    return translate("manager", "；").join(parts)
