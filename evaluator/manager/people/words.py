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
    return translate("manager", "放弃更改")


def close_account() -> str:
    return translate("manager", "停用账号…")


def new_password() -> str:
    return translate("manager", "解锁，换一次性密码…")


def choose_first() -> str:
    return translate("manager", "从表中选择一个账号，就在这里查看和更改。")


def unsaved() -> str:
    return translate("manager", "这个账号还没有保存：请先保存，或放弃更改。")


def saved(account: str) -> str:
    return translate("manager", "账号 {account} 已更改，下一次操作起按新的角色。").format(account=account)


def was_closed(account: str) -> str:
    return translate("manager", "账号 {account} 已停用，不能再登录；它做过的事仍在其名下。").format(account=account)


def close_really(account: str) -> str:
    return translate(
        "manager", "停用账号 {account} 后它立即退出，也不能再登录，并且这个名称不能再用。此操作无法撤销。"
    ).format(account=account)


def close_it() -> str:
    return translate("manager", "停用")


def password_really(account: str) -> str:
    return translate("manager", "账号 {account} 会立即退出，原来的密码作废，换成新的一次性密码。").format(
        account=account
    )


def change_it() -> str:
    return translate("manager", "换密码")


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


# The audit log


def audit_title() -> str:
    return translate("manager", "审计日志")


def seq() -> str:
    return translate("manager", "序号")


def at() -> str:
    return translate("manager", "时间")


def who() -> str:
    return translate("manager", "谁")


def act() -> str:
    return translate("manager", "做了什么")


def facts() -> str:
    return translate("manager", "内容")


def chain_whole() -> str:
    return translate("manager", "整本日志前后相连，没有被改过")


def chain_broken(seq: int) -> str:
    return translate(
        "manager", "日志从第 {seq} 条起对不上：它或它之前的一条被改过。请保全办事处的文件并报告上级。"
    ).format(seq=seq)


def earlier() -> str:
    return translate("manager", "更早的(&M)")


def all_shown() -> str:
    return translate("manager", "已到日志开头")


def export() -> str:
    return translate("manager", "导出(&E)…")


def csv_files() -> str:
    return translate("manager", "CSV (*.csv)")


def exported(path: str) -> str:
    return translate("manager", "已导出到 {path}。").format(path=path)


def not_exported(path: str) -> str:
    return translate("manager", "无法写入 {path}。请另选位置，或关闭打开着它的程序后再试。").format(path=path)


def command_line() -> str:
    return translate("manager", "服务器命令行")


def act_name(slug: str) -> str:
    """An act in words; its own name where there are none yet."""
    match slug:
        case "account.added":
            return translate("manager", "新增账号")
        case "account.changed":
            return translate("manager", "更改账号")
        case "account.closed":
            return translate("manager", "停用账号")
        case "account.reopened":
            return translate("manager", "换一次性密码")
        case "directory.changed":
            return translate("manager", "更改名录")
        case "directory.exported":
            return translate("manager", "导出名录")
        case "enrolment_code.made":
            return translate("manager", "生成接入码")
        case "kiosk.enrolled":
            return translate("manager", "评价器接入")
        case "office.backed_up":
            return translate("manager", "备份")
        case "office.founded":
            return translate("manager", "建立办事处")
        case "office.restored":
            return translate("manager", "从备份恢复")
        case "password.changed":
            return translate("manager", "更换密码")
        case "retention.applied":
            return translate("manager", "按期清理")
        case "rules.added":
            return translate("manager", "新增规则包")
        case "rules.used":
            return translate("manager", "启用规则包")
        case "session.begun":
            return translate("manager", "登录")
        case "session.ended":
            return translate("manager", "退出登录")
        case "staff.erased":
            return translate("manager", "删除个人信息")
        case "star.decided":
            return translate("manager", "决定服务之星")
        case "tally.exported":
            return translate("manager", "导出统计")
        case "month.bundled":
            return translate("manager", "出具证据包")
        case "tally.read":
            return translate("manager", "在服务器上查看统计")
        case "correction.proposed":
            return translate("manager", "提出更正")
    return slug


def fact_name(slug: str) -> str:
    """What a fact of an act is called."""
    match slug:
        case "account":
            return translate("manager", "账号")
        case "role":
            return translate("manager", "角色")
        case "unit":
            return translate("manager", "机构")
        case "version":
            return translate("manager", "版本")
        case "source":
            return translate("manager", "来源")
        case "added":
            return translate("manager", "新增")
        case "changed":
            return translate("manager", "更改")
        case "closed":
            return translate("manager", "停用")
        case "columns":
            return translate("manager", "列")
        case "kiosk":
            return translate("manager", "评价器")
        case "window":
            return translate("manager", "窗口")
        case "rules":
            return translate("manager", "规则")
        case "before":
            return translate("manager", "之前")
        case "staff":
            return translate("manager", "人员")
        case "reason":
            return translate("manager", "理由")
    return slug


def fact(name: str, value: str) -> str:
    return translate("manager", "{name}：{value}").format(name=name, value=value)


def facts_of(parts: list[str]) -> str:
    return translate("manager", "；").join(parts)
