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


def act_name(slug: str) -> str:
    """An act in words; its own name where there are none yet."""
    match slug:
        case "account.added":
            return translate("manager", "新增账号")
        case "account.changed":
            return translate("manager", "更改账号")
        case "account.closed":
            return translate("manager", "停用账号")
        case "account.restored":
            return translate("manager", "重新启用账号")
        case "account.reopened":
            return translate("manager", "换一次性密码")
        case "directory.changed":
            return translate("manager", "更改名录")
        case "directory.exported":
            return translate("manager", "导出名录")
        case "enrolment_code.made":
            return translate("manager", "生成接入码")
        case "kiosk.enrolled":
            return translate("manager", "评价器接入")
        case "office.backed_up":
            return translate("manager", "备份")
        case "office.founded":
            return translate("manager", "建立办事处")
        case "office.restored":
            return translate("manager", "从备份恢复")
        case "password.changed":
            return translate("manager", "更换密码")
        case "retention.applied":
            return translate("manager", "按期清理")
        case "rules.added":
            return translate("manager", "新增规则包")
        case "rules.used":
            return translate("manager", "启用规则包")
        case "session.begun":
            return translate("manager", "登录")
        case "session.ended":
            return translate("manager", "退出登录")
        case "staff.erased":
            return translate("manager", "删除个人信息")
        case "star.decided":
            return translate("manager", "决定服务之星")
        case "tally.exported":
            return translate("manager", "导出统计")
        case "month.bundled":
            return translate("manager", "出具证据包")
        case "tally.read":
            return translate("manager", "在服务器上查看统计")
        case "correction.proposed":
            return translate("manager", "提出更正")
    return slug


def fact_name(slug: str) -> str:
    """What a fact of an act is called."""
    match slug:
        case "account":
            return translate("manager", "账号")
        case "role":
            return translate("manager", "角色")
        case "unit":
            return translate("manager", "机构")
        case "version":
            return translate("manager", "版本")
        case "source":
            return translate("manager", "来源")
        case "added":
            return translate("manager", "新增")
        case "changed":
            return translate("manager", "更改")
        case "closed":
            return translate("manager", "停用")
        case "columns":
            return translate("manager", "列")
        case "kiosk":
            return translate("manager", "评价器")
        case "window":
            return translate("manager", "窗口")
        case "rules":
            return translate("manager", "规则")
        case "before":
            return translate("manager", "之前")
        case "staff":
            return translate("manager", "人员")
        case "reason":
            return translate("manager", "理由")
    return slug


def fact(name: str, value: str) -> str:
    return translate("manager", "{name}：{value}").format(name=name, value=value)


def facts_of(parts: list[str]) -> str:
    return translate("manager", "；").join(parts)
