"""What is said of alarms and forks."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def was_decided() -> str:
    return translate("manager", "分叉已决定，下次联系时重新签字。")


def was_acknowledged() -> str:
    return translate("manager", "已标为看过。")


def alarms() -> str:
    return translate("manager", "警报")


def acknowledge() -> str:
    return translate("manager", "看过了")


def alarm_name(kind: str) -> str:
    match kind:
        case "silent":
            return translate("manager", "失联")
        case "unconfirmed":
            return translate("manager", "核对词待确认")
        case "fork":
            return translate("manager", "记录分叉")
        case "chain_refused":
            return translate("manager", "没有签字")
        case "run_rewritten":
            return translate("manager", "运行记录前后不一")
        case "impossible_day":
            return translate("manager", "日期不可能")
        case "unknown_duty":
            return translate("manager", "值守不明")
        case "signed_in_elsewhere":
            return translate("manager", "同一人在别处登录")
        case "roll_up_differs":
            return translate("manager", "汇总有出入")
        case "backup_failed":
            return translate("manager", "备份失败")
        case "unknown_staff" | "unknown_window" | "unknown_matter" | "unknown_unit":
            return translate("manager", "引用了名录里没有的对象")
    return translate("manager", "警报 {kind}").format(kind=kind)


def decide() -> str:
    return translate("manager", "决定…")


def fork_title() -> str:
    return translate("manager", "分叉：哪一支继续")


def fork_lead(place: str) -> str:
    return translate(
        "manager",
        "“{place}”的记录有两支。两支的评价都已计入，各计一次，任何决定都不会丢失。请决定分叉的一支是否保留标记，"
        "评价器从此在这一支上继续签字。决定后不能更改。有一支不该计入，请办事处负责人在“改正”页提议。",
    ).format(place=place)


def branch_marked() -> str:
    return translate("manager", "分叉的一支")


def branch_other() -> str:
    return translate("manager", "原来的一支")


def run_of(run: str) -> str:
    return translate("manager", "运行 {run}").format(run=run)


def from_seq(seq: str) -> str:
    return translate("manager", "从第 {seq} 条之后分开").format(seq=seq)


def from_first() -> str:
    return translate("manager", "从第一条就分开")


def reached_seq(seq: str) -> str:
    return translate("manager", "已写到第 {seq} 条").format(seq=seq)


def countersigned_branch() -> str:
    return translate("manager", "办事处已经签字的那一支")


def first_seen(at: str) -> str:
    return translate("manager", "{at} 发现").format(at=at)


def keep() -> str:
    return translate("manager", "去掉标记：磁盘确由我们恢复，数据可信(&K)")


def mark() -> str:
    return translate("manager", "保留标记：来历说不清(&M)")


def decide_it() -> str:
    return translate("manager", "照此决定(&D)")
