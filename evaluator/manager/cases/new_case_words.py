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


def refused(code: str) -> str:
    """Why a case was not entered, with what to do; "" for what is said elsewhere."""
    match code:
        case "entered_otherwise":
            return translate(
                "cases",
                "办事处已收到先前登记的那一件，内容与现在的不同。请先取消，在列表中查看；要另登一件，请再按“登记”。",
            )
        case "unreachable" | "wait" | "too_slow" | "ending":
            return translate("cases", "办事处没有应答，不能确定是否已登记。请再按“登记”：已经收到的不会登记两次。")
    return ""
