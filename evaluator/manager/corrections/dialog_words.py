"""What the dialog for a correction says."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def dialog_title() -> str:
    return translate("corrections", "新的改正")


def dialog_lead() -> str:
    return translate("corrections", "选那一天的那次值守。只说明有多少评价，不说明评了什么。")


def day() -> str:
    return translate("corrections", "日期(&T)")


def duties() -> str:
    return translate("corrections", "当天的值守")


def opened() -> str:
    return translate("corrections", "登录")


def closed() -> str:
    return translate("corrections", "结束")


def now_counts_for() -> str:
    return translate("corrections", "现记在")


def challenged() -> str:
    return translate("corrections", "被质疑")


def no_duties() -> str:
    return translate("corrections", "这一天没有评价，请换一天。")


def reading_duties() -> str:
    return translate("corrections", "正在取这一天的值守…")


def act() -> str:
    return translate("corrections", "怎么改正(&K)")


def to_whom() -> str:
    return translate("corrections", "实际是谁(&P)")


def reason() -> str:
    return translate("corrections", "理由(&W)")


def enter() -> str:
    return translate("corrections", "改正(&C)")


def propose() -> str:
    return translate("corrections", "提出，等第二个人同意(&C)")


def cancel() -> str:
    return translate("corrections", "取消")


def no_duty_chosen() -> str:
    return translate("corrections", "请先在表里选一次值守。")
