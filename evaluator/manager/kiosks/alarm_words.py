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


def silent_about(at: str) -> str:
    return translate("manager", "{at} 起没有消息。请到窗口看电源和网络。").format(at=at)


def unconfirmed_about(word: str) -> str:
    return translate("manager", "机器屏幕上应是 {word}：一样就确认，不一样就吊销。").format(word=word)


def fork_about(where: str) -> str:
    return translate("manager", "{where}。两支的评价都只计一次；请决定分叉的一支怎样标记。").format(where=where)


def parted(lines: tuple[str, ...]) -> str:
    """What is known of a branch, in one line."""
    return translate("manager", "，").join(lines)


def chain_refused_about(seq: str) -> str:
    return translate(
        "manager", "第 {seq} 条起与办事处签过字的记录接不上。请用 verify 在机器上查验，保留磁盘，不要重装。"
    ).format(seq=seq)


def run_rewritten_about(run: str) -> str:
    return translate(
        "manager", "运行 {run} 的来历前后两次报得不一样。请用 verify 在机器上查验，保留磁盘，不要重装。"
    ).format(run=run)


def impossible_day_about(day: str, visits: str) -> str:
    """`visits` are dated on a day of no month."""
    return translate(
        "manager",
        "{visits} 次到访的日期写着 {day}，日历上没有：都已保存，但不在任何月份的数字里。"
        "请核对机器的时钟和程序版本，并用 verify 查验它的日志。",
    ).format(visits=visits, day=day)


def impossible_in_month(day: str, visits: str, month: str) -> str:
    """`visits` are dated on a day that their month lacks."""
    return translate(
        "manager",
        "{visits} 次到访的日期写着 {day}，日历上没有：计入 {month}，但不在其中任何一天。"
        "请核对机器的时钟和程序版本，并用 verify 查验它的日志。",
    ).format(visits=visits, day=day, month=month)


def unknown_duty_about(duty: str) -> str:
    return translate(
        "manager", "有评价属于值守 {duty}，而这次值守一直没有送到：评价计入窗口，不计入个人。请在“改正”页补上是谁。"
    ).format(duty=duty)


def elsewhere_about(duty: str) -> str:
    return translate(
        "manager", "值守 {duty} 的工作人员后来在别处登录，这里的值守随即结束。请问问本人：工号和 PIN 不能借人。"
    ).format(duty=duty)


def roll_up_about(when: str) -> str:
    return translate(
        "manager", "{when} 的汇总与逐条记录不符，已重新计算。再次出现时，请在服务器上运行 evaluator doctor。"
    ).format(when=when)


def backup_about(file: str) -> str:
    return translate(
        "manager", "备份 {file} 没有写成。请在服务器上运行 evaluator doctor，看是空间还是权限的问题。"
    ).format(file=file)


def unknown_about(kind: str, key: str) -> str:
    """`unknown_staff`, `unknown_window` or `unknown_matter`, and the id that the directory lacks."""
    names = {
        "unknown_staff": translate("manager", "人员 {key}"),
        "unknown_window": translate("manager", "窗口 {key}"),
        "unknown_matter": translate("manager", "事项 {key}"),
    }
    return translate("manager", "送来的记录写着{named}，名录里没有：评价照计并带标记。请在名录里补上。").format(
        named=names[kind].format(key=key)
    )


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
