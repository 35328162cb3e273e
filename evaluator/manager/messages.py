"""Sentences that pages of the desk share. The source is Chinese; `resources/i18n/manager_en.ts` holds the English."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from evaluator.domain.roles import Role

translate = QCoreApplication.translate


def program_name() -> str:
    return translate("manager", "窗口服务评价 · 管理台")


def brand() -> str:
    return translate("manager", "窗口服务评价")


def sign_out() -> str:
    return translate("manager", "退出登录(&I)")


def refused(code: str, retry_after_s: int | None = None) -> str:
    """What a code of the office, or of the road to it, means to the person at the desk, with what to do."""
    match code:
        case "address_unreadable":
            return translate(
                "manager", "这个地址读不出来：应写成 https://主机:端口#指纹，请照办事处初始化时打印的那一行粘贴。"
            )
        case "fingerprint_missing":
            return translate(
                "manager", "这台电脑还不认识这个办事处：请粘贴带 # 和指纹的完整地址，由办事处初始化时打印。"
            )
        case "wrong_office":
            return translate(
                "manager", "应答的不是这个指纹的办事处，没有发送任何密码。请向办事处核对地址和指纹后再试。"
            )
        case "unreachable":
            return translate("manager", "联系不上办事处。请检查地址和网络，并确认办事处服务已启动，然后再试。")
        case "not_an_office":
            return translate("manager", "这个地址有应答，但不像是办事处。请核对地址后再试。")
        case "not_understood":
            return not_understood()
        case "account_missing":
            return translate("manager", "请填写账号。")
        case "password_missing":
            return translate("manager", "请填写密码。")
        case "wrong_password":
            return translate("manager", "账号或密码不对。请核对后再输入；多次输错会暂时锁定。")
        case "locked":
            if retry_after_s:
                return translate("manager", "输错次数太多，账号暂时锁定。请等 {seconds} 秒后再试。").format(
                    seconds=retry_after_s
                )
            return translate("manager", "账号已锁定。请系统管理员解锁后再试。")
        case "not_allowed":
            return translate("manager", "这个账号没有这项权限。请换用有权限的账号，或请系统管理员调整。")
        case "no_pages":
            return translate("manager", "这个账号在管理台没有可看的页面。请换用别的账号，或请系统管理员调整。")
        case "password_too_short":
            return translate("manager", "新密码至少要有 10 个字符。")
        case "password_unequal":
            return translate("manager", "两次输入的新密码不一样，请重新输入第二遍。")
        case "password_same":
            return translate("manager", "新密码不能与一次性密码相同。")
        case "password_weak":
            return translate("manager", "新密码太容易猜到：不要包含账号名，字符也不要太单一。")
        case "unknown_unit":
            return translate("manager", "这个机构已不在名录里。请在左边另选一个。")
        case "wait" | "too_slow" | "ending":
            return translate("manager", "办事处正忙或正在重启。请稍后再试。")
        case "bug":
            return translate("manager", "办事处出了差错，没有完成。请稍后再试；再次出现时请告知系统管理员。")
    return translate("manager", "办事处没有接受（{code}）。请稍后再试；再次出现时请告知系统管理员。").format(code=code)


# The pages


def page_about(name: str, place: int) -> str:
    return translate("manager", "{name}（Ctrl+{place}）").format(name=name, place=place)


def keyed(name: str, keys: str) -> str:
    return translate("manager", "{name}（{keys}）").format(name=name, keys=keys)


def unsaved() -> str:
    return translate("manager", "这一页有还没有保存的修改，离开就会丢失。")


def drop_edits() -> str:
    return translate("manager", "不保存，离开(&D)")


def stay() -> str:
    return translate("manager", "留在这一页(&S)")


def refresh() -> str:
    return translate("manager", "刷新(&L)")


def refresh_about() -> str:
    return translate("manager", "向办事处取最新数字（F5）")


def units() -> str:
    return translate("manager", "机构")


def everything() -> str:
    return translate("manager", "全部")


def unknown() -> str:
    return translate("manager", "未知")


def another_hall() -> str:
    """Of a colleague who is lent here, and whose own hall is not told."""
    return translate("manager", "其他大厅")


def hall_of(unit: str, halls: Mapping[str, str]) -> str:
    """The name of a unit among `halls`; "" of none, and of one that is not told only that it is another."""
    return halls.get(unit, another_hall()) if unit else ""


def unknown_share() -> str:
    return translate("manager", "未知")


def simulated() -> str:
    return translate("manager", "模拟数据")


def simulated_about() -> str:
    return translate("manager", "这里的每一个数字都来自模拟，不是居民的评价。")


def definition(name: str, words: str) -> str:
    return translate("manager", "{name} ＝ {words}").format(name=name, words=words)


def as_of(at: str) -> str:
    return translate("manager", "截至 {at}").format(at=at)


def rules(version: str) -> str:
    return translate("manager", "规则 {version}").format(version=version)


def list_of(parts: Sequence[str]) -> str:
    return translate("manager", "、").join(parts)


def back() -> str:
    return translate("manager", "返回(&B)")


def back_about() -> str:
    return translate("manager", "回到上一层（Esc 或退格键）")


def away(since: str) -> str:
    return translate("manager", "{since} 起联系不上办事处，正在自动重试；按 F5 立即重试。").format(since=since)


def away_figures(at: str) -> str:
    return translate("manager", "下面是 {at} 取到的数字。").format(at=at)


def wrong_office_bar() -> str:
    return translate("manager", "应答的不是认识的办事处，没有发送任何内容；请系统管理员检查证书和网络。")


def not_understood() -> str:
    return translate(
        "manager", "办事处的答复，这个程序读不懂：多半是办事处已经升级。请把管理台也升级到同一版本，再试。"
    )


def reading() -> str:
    return translate("manager", "正在读取…")


def reading_long() -> str:
    return translate("manager", "正在读取，办事处应答较慢；按 Esc 取消。")


def cancelled() -> str:
    return translate("manager", "已取消，显示的是之前的数字。")


def copied(rows: int) -> str:
    return translate("manager", "已复制 {rows} 行，可以粘贴到表格软件。").format(rows=rows)


def role_name(role: Role) -> str:
    match role:
        case "hall_manager":
            return translate("manager", "大厅管理员")
        case "office_manager":
            return translate("manager", "办事处管理员")
        case "directory_administrator":
            return translate("manager", "名录管理员")
        case "system_administrator":
            return translate("manager", "系统管理员")
        case "auditor":
            return translate("manager", "审计员")


# The pages of the office's records


def refresh_record_about() -> str:
    return translate("manager", "向办事处取最新内容（F5）")


def search() -> str:
    return translate("manager", "查找")


def found(n: str, of: str) -> str:
    return translate("manager", "{of} 行中有 {n} 行").format(n=n, of=of)


def search_about() -> str:
    return translate("manager", "只显示含有这些字的行（Ctrl+F）")


def cancel() -> str:
    return translate("manager", "取消")
