"""The sentences the kiosk says to people, where a code has to become words. The rest stands in QML as `qsTr`."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from evaluator.domain.duty import Blocked, GoOn, LockedFor, NotSaved, Refusal, SignOut, WrongSignIn
from evaluator.kiosk.situation import REVOKED


def refusal_sentence(refusal: Refusal | None) -> str:
    """Why somebody is not signed in or out; "" for None."""
    match refusal:
        case None:
            return ""
        case WrongSignIn():
            return QCoreApplication.translate("messages", "工号或密码不正确，请重新输入。")
        case LockedFor(seconds=seconds):
            return QCoreApplication.translate("messages", "错误次数较多，请 %1 秒后再试。").replace("%1", str(seconds))
        case Blocked():
            return QCoreApplication.translate("messages", "错误次数过多，已停用，请联系办事处重设密码。")
        case NotSaved():
            return QCoreApplication.translate("messages", "未能保存，请稍后再试。")
        case _:
            assert_never(refusal)


def technician_refusal_sentence() -> str:
    """Why nobody can come into administration: no PIN was ever set."""
    said = QCoreApplication.translate("messages", "尚未设置技术员密码，请在本机运行 %1。")
    return said.replace("%1", "evaluator kiosk set-pin")


def wish_name(wish: SignOut | GoOn) -> str:
    """What the PIN is for. Reasons to pause are named by the rule pack."""
    if isinstance(wish, SignOut):
        return QCoreApplication.translate("messages", "结束值守")
    return QCoreApplication.translate("messages", "回到窗口")


def out_of_service_sentence(why: str) -> str:
    """Why the kiosk takes no ratings. What is wrong with a journal is said as it is, for the technician."""
    if why == REVOKED:
        return QCoreApplication.translate("messages", "办事处已停用本机；已有的评价都保留着。")
    return why


def opening_sentence(weekday: int, at: str) -> str:
    """When a unit opens next: the day, 1 for Monday to 7 for Sunday, and hour and minute; "" for day 0."""
    said = (
        "",
        QCoreApplication.translate("messages", "周一 %1 开放"),
        QCoreApplication.translate("messages", "周二 %1 开放"),
        QCoreApplication.translate("messages", "周三 %1 开放"),
        QCoreApplication.translate("messages", "周四 %1 开放"),
        QCoreApplication.translate("messages", "周五 %1 开放"),
        QCoreApplication.translate("messages", "周六 %1 开放"),
        QCoreApplication.translate("messages", "周日 %1 开放"),
    )
    return said[weekday].replace("%1", at)


def sheet_version(version: int, on: str) -> str:
    """Which edition of a checklist this is: its number and its ISO date."""
    said = QCoreApplication.translate("messages", "第 %1 版 · %2")
    return said.replace("%1", str(version)).replace("%2", on)
