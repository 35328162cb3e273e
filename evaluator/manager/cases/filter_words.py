"""What the inbox is narrowed by, in words. The source is Chinese."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def any_owner() -> str:
    return translate("cases", "全部承办人")


def mine() -> str:
    return translate("cases", "我承办的")


def only_overdue() -> str:
    return translate("cases", "只看逾期(&D)")


def view() -> str:
    return translate("cases", "视图(&V)")


def view_unanswered() -> str:
    return translate("cases", "全部未答复")


def view_mine() -> str:
    return translate("cases", "我要答复的")


def view_overdue() -> str:
    return translate("cases", "逾期的")


def view_answered() -> str:
    return translate("cases", "待公开的")


def view_everything() -> str:
    return translate("cases", "全部办理件")


def view_own() -> str:
    return translate("cases", "自选条件")


def keep_view() -> str:
    return translate("cases", "存为视图…(&K)")


def drop_view() -> str:
    return translate("cases", "删除视图(&C)")


def name_the_view() -> str:
    return translate("cases", "给当前条件起个名字：")


def any_state() -> str:
    return translate("cases", "全部状态")


def unanswered() -> str:
    return translate("cases", "未答复")


def any_origin() -> str:
    return translate("cases", "全部来源")


def any_kind() -> str:
    return translate("cases", "全部类型")


def any_hall() -> str:
    return translate("cases", "全部大厅")
