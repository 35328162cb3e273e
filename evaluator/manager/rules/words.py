"""Every sentence about rule packs. The source is Chinese."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def title() -> str:
    return translate("rules", "规则")


def lead() -> str:
    return translate("rules", "规则包定下等级、理由、公式、门槛和日历。收下的版本不再改变；要改，就加更高的版本。")


def packs() -> str:
    return translate("rules", "规则包")


def pack() -> str:
    return translate("rules", "规则包", "one")


def version() -> str:
    return translate("rules", "版本")


def added() -> str:
    return translate("rules", "收下于")


def state() -> str:
    return translate("rules", "状态")


def in_force() -> str:
    return translate("rules", "现行")


def kept() -> str:
    return translate("rules", "备用")


def view_text() -> str:
    return translate("rules", "条文(&T)")


def view_rerun() -> str:
    return translate("rules", "重算往月(&M)")


def compare_with() -> str:
    return translate("rules", "对照(&V)")


def compare_none() -> str:
    return translate("rules", "不对照")


def only_differences() -> str:
    return translate("rules", "只看不同(&D)")


def differences(n: str) -> str:
    return translate("rules", "{n} 处不同").format(n=n)


def same() -> str:
    return translate("rules", "两个规则包没有不同。")


def group() -> str:
    return translate("rules", "部分")


def item() -> str:
    return translate("rules", "条目")


def value() -> str:
    return translate("rules", "规定")


def add() -> str:
    return translate("rules", "加入规则包…(&A)")


def add_about() -> str:
    return translate("rules", "从 TOML 文件收下一个规则包；收下后还要设为现行才起作用 (Ctrl+N)")


def use() -> str:
    return translate("rules", "设为现行…(&F)")


def use_about() -> str:
    return translate("rules", "从现在起办事处和评价器都按这个规则包工作")


def use_question(name: str) -> str:
    return translate(
        "rules", "从现在起按“{name}”工作？评价器在下次连到办事处时换用它。已评的等级和数目不变；公式与门槛随之改变。"
    ).format(name=name)


def use_now() -> str:
    return translate("rules", "设为现行(&F)")


def leave() -> str:
    return translate("rules", "不改")


def used(name: str) -> str:
    return translate("rules", "现行规则包：{name}").format(name=name)


def was_added(name: str) -> str:
    return translate("rules", "已收下：{name}。设为现行后才起作用。").format(name=name)


def not_read(name: str) -> str:
    return translate("rules", "读不了 {name}。请检查文件还在、是 UTF-8 文本，再试一次。").format(name=name)


def refused(code: str, detail: str) -> str:
    """Why a pack was not taken or a month not counted again; "" for a code that is everybody's."""
    match code:
        case "faulty_rules":
            return translate("rules", "这个规则包不能用：{detail}。请改正文件后再加入。").format(detail=detail)
        case "changed_rules":
            return translate("rules", "这个版本号已经收下过另一份内容。请在文件里把 version 改高再加入。")
        case "unknown_rules":
            return translate("rules", "这个规则包已不在。请按 F5 刷新。")
        case "other_scale":
            return translate("rules", "这个规则包用的是另一套等级，算不了按现行等级评的月份。请另选一个规则包。")
    return ""


def empty_title() -> str:
    return translate("rules", "没有符合的条目")


# Counting a month again


def rerun_lead(now: str, other: str) -> str:
    return translate("rules", "同样的评价，按现行 {now} 和按 {other} 各算一次。只是试算，什么也不改。").format(
        now=now, other=other
    )


def rerun_same() -> str:
    return translate("rules", "选中的就是现行规则包。请在左边选另一个来试算。")


def rerun_total(name: str, now: str, other_name: str, other: str, difference: str) -> str:
    return translate("rules", "全部：{name} {now} → {other_name} {other}，相差 {difference} 个点").format(
        name=name, now=now, other_name=other_name, other=other, difference=difference
    )


def rerun_hidden() -> str:
    return translate("rules", "全部：样本不足")


def by_unit() -> str:
    return translate("rules", "按机构")


def by_window() -> str:
    return translate("rules", "按窗口")


def by_staff() -> str:
    return translate("rules", "按人员")


def by_matter() -> str:
    return translate("rules", "按事项")


def grouping() -> str:
    return translate("rules", "分组")


def row() -> str:
    return translate("rules", "名称")


def detail() -> str:
    return translate("rules", "编号")


def n() -> str:
    return translate("rules", "评价数")


def under(rules: str) -> str:
    return translate("rules", "按 {rules}").format(rules=rules)


def difference() -> str:
    return translate("rules", "相差")


def difference_about() -> str:
    return translate("rules", "另一规则包的主指标减去现行的主指标，以 0–100 的点计。")


def too_few() -> str:
    return translate("rules", "样本不足")
