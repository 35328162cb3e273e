"""Sentences of accounts and their passwords."""

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "unknown_account": (
        "没有名为 {account} 的账号。现有账号：{known}。",
        "There is no account {account}. There are: {known}.",
    ),
    "password_made": (
        "账号 {account} 的一次性密码：{password}\n登录时须另选密码；原有的登录已全部结束。",
        "One-time password of the account {account}: {password}\n"
        "Another one is chosen at the next sign-in; every session of the account has ended.",
    ),
    "account_added": (
        "账号 {account} 的一次性密码：{password}\n第一次登录时须另选密码。",
        "One-time password of the account {account}: {password}\nAnother one is chosen at the first sign-in.",
    ),
    "bad_account": (
        "账号由 1 至 64 个字母、数字、点、横线或下划线组成。",
        "An account is 1 to 64 letters, digits, dots, dashes or underscores.",
    ),
    "account_exists": (
        "账号 {account} 已有或曾有人使用。请另选名称。",
        "There is or was an account {account}. Choose another name.",
    ),
    "unit_needed": (
        "大厅管理员须用 --unit 指定大厅。",
        "A hall manager needs the hall: name it with --unit.",
    ),
    "locked": ("已锁定", "locked"),
    "closed": ("已停用", "closed"),
    "none_known": ("（没有，请先导入名录）", "none yet; import a directory first"),
}
