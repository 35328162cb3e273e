"""The sentences the kiosk says to people, where a code has to become words. The rest stands in QML as `qsTr`."""

from datetime import datetime
from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from evaluator.domain.duty import Blocked, GoOn, LockedFor, NotSaved, Refusal, SignOut, WrongSignIn
from evaluator.domain.names import Language
from evaluator.kiosk.situation import BROKEN

RECOVER: Final = "evaluator kiosk recover"
CHECK_CONFIG: Final = "evaluator kiosk run --check-config"


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


def readers_sentence(state: str, *, keyboards_count: bool) -> str:
    """Whether badge cards are told apart from keyboards, as `card_reader.State` has it, and what counts meanwhile."""
    match state:
        case "apart":
            return QCoreApplication.translate("messages", "仅认名单内的读卡器")
        case "missing" if keyboards_count:
            return QCoreApplication.translate("messages", "未见名单内的读卡器，或无权读取；任何键盘的数字都算")
        case "missing":
            return QCoreApplication.translate("messages", "未见名单内的读卡器，或无权读取；请在屏幕上输入工号")
        case "unable" if keyboards_count:
            return QCoreApplication.translate("messages", "本系统无法区分；任何键盘的数字都算")
        case "unable":
            return QCoreApplication.translate("messages", "本系统无法区分；请在屏幕上输入工号")
        case _:
            return QCoreApplication.translate("messages", "未设名单；任何键盘的数字都算")


def out_of_service_sentence(why: str) -> str:
    """Why the kiosk takes no ratings, and what to do; "" for ""."""
    if why.startswith(BROKEN):
        return _broken_sentence(why.removeprefix(BROKEN))
    match why:
        case "revoked":
            return QCoreApplication.translate("messages", "办事处已停用本机；已有的评价都保留着。")
        case "full":
            return QCoreApplication.translate("messages", "磁盘已满。请腾出空间，本机随后自动恢复。")
        case "read_only":
            return QCoreApplication.translate("messages", "磁盘只读。请改为可写，本机随后自动恢复。")
        case "no_rights":
            return QCoreApplication.translate("messages", "没有数据文件夹的写入权限。请授权，本机随后自动恢复。")
        case "failing":
            return QCoreApplication.translate("messages", "磁盘无法读写。请检查磁盘，本机随后自动恢复。")
        case "damaged":
            said = QCoreApplication.translate("messages", "评价记录已损坏。请技术员运行 %1。")
            return said.replace("%1", RECOVER)
        case "missing":
            said = QCoreApplication.translate("messages", "评价记录不见了。请技术员运行 %1。")
            return said.replace("%1", RECOVER)
        case "unset":
            said = QCoreApplication.translate("messages", "设置无法使用。请技术员运行 %1，改好后本机自动恢复。")
            return said.replace("%1", CHECK_CONFIG)
        case "newer":
            return QCoreApplication.translate(
                "messages", "评价记录由更新的程序写成。请装回新版本；已有的评价都保留着。"
            )
        case _:
            return why


def _broken_sentence(seq: str) -> str:
    if seq == "0":
        return QCoreApplication.translate("messages", "评价记录失去了防改保护。请勿改动本机数据，联系办事处处理。")
    said = QCoreApplication.translate(
        "messages", "评价记录从第 %1 条起与写入时不符。请勿改动本机数据，联系办事处处理。"
    )
    return said.replace("%1", seq)


def opening_sentence(at: datetime | None, language: Language) -> str:
    """When a unit opens next, by the office's own clock; "" for None. After a festival the day alone says little."""
    if at is None:
        return ""
    form = QCoreApplication.translate("messages", "M月d日（ddd）HH:mm")
    moment = QDateTime(at.year, at.month, at.day, at.hour, at.minute, 0)
    when = QLocale(language).toString(moment, form)
    return QCoreApplication.translate("messages", "%1 开放").replace("%1", when)


def sheet_version(version: int, on: str) -> str:
    """Which edition of a checklist this is: its number and its ISO date."""
    said = QCoreApplication.translate("messages", "第 %1 版 · %2")
    return said.replace("%1", str(version)).replace("%2", on)


def enrolment_sentence(code: str, detail: str) -> str:
    """Why the kiosk is not enrolled and what to do; "" for no code. `detail` as `enrolling.Fault` has it."""
    match code:
        case "":
            return ""
        case "no_code":
            said = QCoreApplication.translate("messages", "这不是完整的注册码，请逐字核对，或重新扫描。")
        case "wrong_code":
            said = QCoreApplication.translate("messages", "办事处没有这个注册码，请逐字核对，或请办事处重新生成。")
        case "expired_code":
            said = QCoreApplication.translate("messages", "注册码已过有效期，请办事处重新生成。")
        case "used_code":
            said = QCoreApplication.translate("messages", "注册码已经用过，请办事处重新生成。")
        case "blocked_code":
            said = QCoreApplication.translate("messages", "注册码输错次数过多，已作废，请办事处重新生成。")
        case "withdrawn_code":
            said = QCoreApplication.translate("messages", "办事处已撤回这个注册码，请办事处重新生成。")
        case "other_kiosk":
            said = QCoreApplication.translate("messages", "这个注册码是给另一台设备的，请向办事处要对的注册码。")
        case "not_simulated":
            said = QCoreApplication.translate("messages", "这个办事处统计真实评价，不接受模拟设备；请按真实设备注册。")
        case "simulated":
            said = QCoreApplication.translate("messages", "这是模拟办事处，只接受模拟设备；用于演示请点旁边的按钮。")
        case "used_key":
            said = QCoreApplication.translate("messages", "本机曾在这个办事处使用过，请换一个空的数据文件夹后再注册。")
        case "no_answer":
            said = QCoreApplication.translate("messages", "%1 没有应答，请检查网线、网络和地址后重试。")
        case "other_office":
            said = QCoreApplication.translate("messages", "%1 应答的是另一个办事处；什么也没有发出，请告知管理员。")
        case "strange_answer":
            said = QCoreApplication.translate("messages", "办事处的应答无法识别，请核对两边程序的版本。")
        case "no_room":
            said = QCoreApplication.translate("messages", "%1 写不进去，请腾出磁盘空间，再请办事处重新生成注册码。")
        case "answers":
            said = QCoreApplication.translate("messages", "应答文件不能使用，请改正后重新启动：%1")
        case _:
            said = QCoreApplication.translate("messages", "未能注册，请排除后重试：%1")
    return said.replace("%1", detail)


def new_pin_sentence(fault: str) -> str:
    """Why a new technician's PIN is not taken; "" for "" and for what is no fault."""
    match fault:
        case "weak":
            return QCoreApplication.translate("messages", "密码须为 6 至 12 位数字，其中至少三个不同，请重新输入。")
        case "different":
            return QCoreApplication.translate("messages", "两次输入不一致，请从头输入。")
        case "not_written":
            return QCoreApplication.translate("messages", "未能保存密码，请腾出磁盘空间后重新输入。")
        case _:
            return ""
