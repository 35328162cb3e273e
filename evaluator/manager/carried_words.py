"""What is said of a file of the evaluator that is opened at the desk."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def evidence_heading(month: str) -> str:
    return translate("manager", "{month} 的评价证据").format(month=month)


def is_genuine(key: str) -> str:
    return translate("manager", "文件自签名以来没有改动。签名的密钥是 {key}，请与张贴的公示单核对。").format(key=key)


def is_not_genuine() -> str:
    return translate("manager", "签名不符：文件在签名后被改动过，不能作为证据。请向办事处重新索取。")


def is_simulated() -> str:
    return translate("manager", "这是模拟数据。")


def how_to_prove() -> str:
    return translate("manager", "证明：把它和各窗口的文件夹放在一起，运行 evaluator verify，任何人都可以做。")


def exchange_heading() -> str:
    return translate("manager", "评价器交换文件")


def give_to_office() -> str:
    return translate(
        "manager", "窗口带给办事处的评价。请交给办事处的信息技术人员，由 evaluator office import-exchange 导入。"
    )


def reply_heading() -> str:
    return translate("manager", "办事处答复文件")


def bring_back() -> str:
    return translate("manager", "办事处给窗口的答复。请带回各窗口，由 evaluator kiosk import-reply 读入。")


def unknown_heading() -> str:
    return translate("manager", "不是评价系统的文件")


def unknown_why() -> str:
    return translate("manager", "它不是评价证据、交换文件或答复文件，或者已损坏。请重新复制一份。")


def unreadable_heading() -> str:
    return translate("manager", "文件打不开")


def unreadable_why(why: str) -> str:
    return translate("manager", "{why}。请检查路径和读取权限。").format(why=why)


def office() -> str:
    return translate("manager", "办事处")


def counted() -> str:
    return translate("manager", "计入的评价")


def kiosks() -> str:
    return translate("manager", "评价器数")


def as_of() -> str:
    return translate("manager", "截至")


def messages() -> str:
    return translate("manager", "消息")


def close() -> str:
    return translate("manager", "关闭")
