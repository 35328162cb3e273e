"""What the pages of accounts and of the audit log say; `resources/i18n/manager_en.ts` holds the English."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def accounts_title() -> str:
    return translate("manager", "账号管理")


def accounts_about(n: int) -> str:
    return translate("manager", "{n} 个账号在用").format(n=n)


def account() -> str:
    return translate("manager", "账号")


def account_about() -> str:
    return translate("manager", "字母、数字、点、短横和下划线，最多 64 个；用过的名称不能再用。")


def role() -> str:
    return translate("manager", "角色")


def hall() -> str:
    return translate("manager", "看得到")


def whole_office() -> str:
    return translate("manager", "整个办事处")


def state() -> str:
    return translate("manager", "状态")


def created() -> str:
    return translate("manager", "建立于")


def is_open() -> str:
    return translate("manager", "在用")


def locked() -> str:
    return translate("manager", "已锁定")


def one_time() -> str:
    return translate("manager", "等待首次登录")


def closed(at: str) -> str:
    return translate("manager", "{at} 停用").format(at=at)


def new_account() -> str:
    return translate("manager", "新增账号(&N)")


def save() -> str:
    return translate("manager", "保存(&S)")


def discard() -> str:
    return translate("manager", "放弃更改(&D)")


def close_account() -> str:
    return translate("manager", "停用账号(&T)…")


def new_password() -> str:
    return translate("manager", "解锁，换一次性密码(&O)…")


def restore_account() -> str:
    return translate("manager", "重新启用，给一次性密码(&P)…")


def choose_first() -> str:
    return translate("manager", "从表中选择一个账号，就在这里查看和更改。")


def unsaved() -> str:
    return translate("manager", "这个账号还没有保存：请先保存，或放弃更改。")


def saved(account: str) -> str:
    return translate("manager", "账号 {account} 已更改，下一次操作起按新的角色。").format(account=account)


def meanwhile() -> str:
    return translate("manager", "有人刚改过这个账号，现在的样子已显示在这里。请看过以后再做一次。")


def was_closed(account: str) -> str:
    return translate("manager", "账号 {account} 已停用，不能再登录；它做过的事仍在其名下。").format(account=account)


def close_really(account: str) -> str:
    return translate(
        "manager", "停用账号 {account} 后它立即退出，也不能再登录，这个名称不会给别人。系统管理员以后可以重新启用它。"
    ).format(account=account)


def close_it() -> str:
    return translate("manager", "停用(&C)")


def password_really(account: str) -> str:
    return translate("manager", "账号 {account} 会立即退出，原来的密码作废，换成新的一次性密码。").format(
        account=account
    )


def change_it() -> str:
    return translate("manager", "换密码(&P)")


def password_title() -> str:
    return translate("manager", "一次性密码")


def password_of(account: str) -> str:
    return translate(
        "manager", "请当面交给 {account} 的使用人。只显示这一次，关闭后无法再看；首次登录时要换成自己的密码。"
    ).format(account=account)


def copy() -> str:
    return translate("manager", "复制(&C)")


def copied() -> str:
    return translate("manager", "已复制")


def done() -> str:
    return translate("manager", "我已交给本人")


def refused(code: str) -> str:
    """Why the office did not change an account, with what to do; "" for what is said elsewhere."""
    match code:
        case "account_exists":
            return translate("manager", "这个账号名称用过了，也可能属于停用的账号；请另选一个。")
        case "unknown_account":
            return translate("manager", "这个账号已经不在用；请按 F5 刷新。")
        case "own_account":
            return translate("manager", "不能更改或停用自己的账号；请由另一位系统管理员来做。")
        case "last_administrator":
            return translate("manager", "这是最后一个系统管理员；请先新增另一个。")
        case "unknown_unit":
            return translate("manager", "这个机构已不在名录里；请另选一个。")
        case "unit_needed":
            return translate("manager", "大厅管理员要指定一个大厅；请在“看得到”里选择。")
        case "malformed":
            return translate("manager", "账号只能用字母、数字、点、短横和下划线，最多 64 个；请更正。")
    return ""
