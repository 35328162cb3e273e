"""What is said when two people change one record."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def conflict_title() -> str:
    return translate("manager", "有人先改了这条记录")


def conflict_by(account: str, at: str) -> str:
    return translate("manager", "{account} 在 {at} 更改了“{name}”，您的更改还没有保存。请选择每一项用哪一个。").format(
        account=account, at=at, name="{name}"
    )


def conflict_by_somebody() -> str:
    return translate("manager", "“{name}”刚被别人更改，您的更改还没有保存。请选择每一项用哪一个。")


def conflict_they_closed() -> str:
    return translate("manager", "对方已将它停用；保存会重新启用。")


def conflict_i_close() -> str:
    return translate("manager", "您要停用它；停用后保留对方更改的内容。")


def conflict_same() -> str:
    return translate("manager", "两边内容相同，没有需要选择的项。")


def theirs() -> str:
    return translate("manager", "办事处现有的")


def mine() -> str:
    return translate("manager", "您填写的")


def take_theirs() -> str:
    return translate("manager", "全部用现有的(&A)")


def take_mine() -> str:
    return translate("manager", "全部用我的(&M)")


def save_chosen() -> str:
    return translate("manager", "保存所选(&S)")


def close_anyway() -> str:
    return translate("manager", "仍然停用(&C)")


def empty_value() -> str:
    return translate("manager", "（空）")
