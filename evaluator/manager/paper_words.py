"""What stands on paper and in files, and what is said where they are made."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def heads_title() -> str:
    return translate("manager", "各评价器日志的最新签收点（评价器、序号:校验值、时刻）")


def foot_counts(period: str, n: str, excluded: str, rules: str) -> str:
    return translate("manager", "期间 {period} · 评价数 n = {n} · 不计入 {excluded} · 规则 {rules}").format(
        period=period, n=n, excluded=excluded, rules=rules
    )


def foot_undated(visits: str) -> str:
    return translate("manager", "另有 {visits} 次到访的日期不在任何月份，不在这些数字里").format(visits=visits)


def foot_made(who: str, at: str, program: str, as_of: str) -> str:
    return translate("manager", "{who} 制表于 {at} · 数字截至 {as_of} · 软件版本 {program}").format(
        who=who, at=at, as_of=as_of, program=program
    )


def foot_heads(n: int, digest: str) -> str:
    return translate("manager", "{n} 个评价器日志校验值 SHA-256 {digest}").format(n=n, digest=digest)


def no_heads() -> str:
    return translate("manager", "还没有签收过任何评价器的日志")


def save_as() -> str:
    return translate("manager", "导出(&E)")


def save_as_about() -> str:
    return translate("manager", "保存为 XLSX、CSV 或 PDF（Ctrl+E）")


def print_words() -> str:
    return translate("manager", "打印(&P)")


def print_about() -> str:
    return translate("manager", "打印预览（Ctrl+P）")


def file_kind(suffix: str) -> str:
    match suffix:
        case "xlsx":
            return translate("manager", "Excel 工作簿 (*.xlsx)")
        case "csv":
            return translate("manager", "CSV 表格 (*.csv)")
    return translate("manager", "PDF 文件 (*.pdf)")


def saved(name: str) -> str:
    return translate("manager", "已保存 {name}").format(name=name)


def not_saved(name: str, why: str) -> str:
    return translate("manager", "没能保存 {name}：{why}。请换一个位置再试。").format(name=name, why=why)


def printed_by(account: str, at: str, version: str) -> str:
    return translate("manager", "{account} 打印，数据截至 {at}，软件版本 {version}").format(
        account=account, at=at, version=version
    )


def preview_title() -> str:
    return translate("manager", "打印预览")
