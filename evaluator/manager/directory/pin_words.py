"""What is said about new PINs; `resources/i18n/manager_en.ts` holds the English."""

from PySide6.QtCore import QCoreApplication

from evaluator.wire.pin_resets import State

translate = QCoreApplication.translate


def open_it() -> str:
    return translate("manager", "重设 PIN(&K)…")


def open_about() -> str:
    return translate("manager", "工作人员忘记 PIN 时：一人申请，另一人同意")


def title() -> str:
    return translate("manager", "重设 PIN")


def lead() -> str:
    return translate(
        "manager",
        "工作人员忘记 PIN 时，一人申请，另一人同意。新 PIN 由办事处随机产生，只在同意时显示一次，请当面告诉本人。",
    )


def person() -> str:
    return translate("manager", "给谁(&P)")


def choose_person() -> str:
    return translate("manager", "请选择")


def reason() -> str:
    return translate("manager", "原因(&N)")


def reason_hint() -> str:
    return translate("manager", "例如：本人忘记，已当面核对")


def ask() -> str:
    return translate("manager", "申请(&A)")


def agree() -> str:
    return translate("manager", "同意(&G)")


def refuse() -> str:
    return translate("manager", "不同意(&R)")


def close() -> str:
    return translate("manager", "关闭(&C)")


def requests() -> str:
    return translate("manager", "申请记录")


def none_yet() -> str:
    return translate("manager", "还没有人申请过。")


def who() -> str:
    return translate("manager", "人员")


def why() -> str:
    return translate("manager", "原因")


def asked_by() -> str:
    return translate("manager", "申请人")


def asked_at() -> str:
    return translate("manager", "申请时间")


def state() -> str:
    return translate("manager", "状态")


def decided_by() -> str:
    return translate("manager", "决定人")


def state_name(known: State) -> str:
    match known:
        case "asked":
            return translate("manager", "等另一人决定")
        case "agreed":
            return translate("manager", "已重设")
        case "refused":
            return translate("manager", "未同意")


def new_pin(person: str) -> str:
    return translate("manager", "{person} 的新 PIN，只显示这一次：").format(person=person)


def person_missing() -> str:
    return translate("manager", "请先选择给谁重设。")


def reason_missing() -> str:
    return translate("manager", "请写明原因，另一人凭它决定。")


def none_chosen() -> str:
    return translate("manager", "请先在记录里选一件等待决定的申请。")


def refused(code: str) -> str:
    """Why the office did not do it, with what to do; "" for a code that is everybody's."""
    match code:
        case "unknown_staff":
            return translate("manager", "这个人已不在名录里。请按 F5 刷新后再选。")
        case "no_pin":
            return translate("manager", "这个人还没有 PIN。请名录管理员在其记录里填写初始 PIN。")
        case "asked_already":
            return translate("manager", "已经有人为其申请过。请在下面的记录里由另一人决定。")
        case "unknown_reset":
            return translate("manager", "这件申请已不在。请关闭后重新打开。")
        case "decided_already":
            return translate("manager", "别人已经决定过了。请看最新的状态。")
        case "same_person":
            return translate("manager", "申请的人不能自己同意。请另一个人来决定。")
    return ""
