"""What the dialog for a new case says."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def new_title() -> str:
    return translate("cases", "登记意见或问题")


def new_lead() -> str:
    return translate("cases", "只写事情本身。不要写来人的姓名、电话或任何能认出来人的内容。")


def no_window() -> str:
    return translate("cases", "不限窗口")


def no_matter() -> str:
    return translate("cases", "不限事项")


def subject() -> str:
    return translate("cases", "事情经过(&J)")


def window() -> str:
    return translate("cases", "窗口")


def no_hall() -> str:
    return translate("cases", "名录里还没有大厅。请名录管理员先导入名录，再新建。")


def enter() -> str:
    return translate("cases", "登记(&E)")


def cancel() -> str:
    return translate("cases", "取消")
