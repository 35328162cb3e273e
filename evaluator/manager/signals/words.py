"""Every sentence about signals. The source is Chinese."""

from PySide6.QtCore import QCoreApplication

from evaluator.wire.signals import SignalState

translate = QCoreApplication.translate


def title() -> str:
    return translate("signals", "异常信号")


def lead(n: str) -> str:
    return translate(
        "signals",
        "{n} 条待决定。信号只是向人提出的问题：不删评价，不改数字；窗口人员看不到。",
    ).format(n=n)


def lead_unread() -> str:
    return translate("signals", "信号只是向人提出的问题：不删评价，不改数字；窗口人员看不到。")


def chance(days: str) -> str:
    return translate("signals", "正常工作的窗口，大约每 {days} 个工作日才会碰巧出现一次这样的情形。").format(days=days)


def chance_seldom(days: str) -> str:
    return translate("signals", "正常工作的窗口，{days} 个工作日里也难得碰巧出现一次这样的情形。").format(days=days)


def chance_never() -> str:
    return translate("signals", "正常工作的窗口不会出现这样的情形。")


def once_in(days: str) -> str:
    return translate("signals", "{days} 天一次").format(days=days)


def never() -> str:
    return translate("signals", "不会")


def more_than(n: str) -> str:
    return translate("signals", "超过 {n}").format(n=n)


def published(rate: str, n: str, months: str) -> str:
    return translate(
        "signals",
        "误报率（模拟，留出种子）：{months} 个诚实的评价器月里误报 {n} 次，即每评价器月 {rate} 次。",
    ).format(rate=rate, n=n, months=months)


def published_none(months: str) -> str:
    return translate("signals", "误报率（模拟，留出种子）：{months} 个诚实的评价器月里没有误报过。").format(
        months=months
    )


def unpublished() -> str:
    return translate("signals", "误报率：这种信号要有多个窗口、多个人才能看，还没有单独测过，请格外慎重。")


def all_figures() -> str:
    return translate("signals", "全部计入")


def without_them() -> str:
    return translate("signals", "不计这些评价")


def figure(rate: str, n: str) -> str:
    return translate("signals", "满意率 {rate}　n = {n}").format(rate=rate, n=n)


def figure_between(worst: str, best: str, n: str) -> str:
    return translate("signals", "满意率 {worst} 至 {best}　n = {n}（哪几个评价只有窗口知道，所以是一个范围）").format(
        worst=worst, best=best, n=n
    )


def too_few() -> str:
    return translate("signals", "样本不足")


def both_stay() -> str:
    return translate("signals", "两个数字都会留着；决定本身不改任何数字。要改，请另提改正。")


def when() -> str:
    return translate("signals", "日期")


def kind() -> str:
    return translate("signals", "信号")


def hall() -> str:
    return translate("signals", "大厅")


def window() -> str:
    return translate("signals", "窗口")


def whole_hall() -> str:
    return translate("signals", "整个大厅")


def person() -> str:
    return translate("signals", "人员")


def n_title() -> str:
    return translate("signals", "涉及")


def n_about() -> str:
    return translate("signals", "涉及的评价数；“暂停时间过长”是分钟，“应评未评过多”是未评的到访。")


def honest() -> str:
    return translate("signals", "碰巧出现")


def honest_about() -> str:
    return translate("signals", "正常工作的窗口平均多少个工作日会碰巧出现一次；越久越值得问。")


def state() -> str:
    return translate("signals", "状态")


def state_name(state: SignalState) -> str:
    match state:
        case "open":
            return translate("signals", "待决定")
        case "explained":
            return translate("signals", "已说明")
        case "upheld":
            return translate("signals", "属实")


def any_state() -> str:
    return translate("signals", "全部状态")


def any_hall() -> str:
    return translate("signals", "全部大厅")


def explain() -> str:
    return translate("signals", "有正当原因(&X)")


def explain_about() -> str:
    return translate("signals", "问过、看过，是正常工作；写明原因。")


def uphold() -> str:
    return translate("signals", "属实(&U)")


def uphold_about() -> str:
    return translate("signals", "确有问题；写明怎么查到的。数字不会因此改变。")


def reopen() -> str:
    return translate("signals", "重新待决定(&R)")


def correct() -> str:
    return translate("signals", "去改正这次值守…(&G)")


def correct_about() -> str:
    return translate("signals", "打开“改正”：换人记账，或由两个人同意不计这一天。")


def decision(account: str, state: str, reason: str) -> str:
    return translate("signals", "{account}：{state}。{reason}").format(account=account, state=state, reason=reason)


def decided(state: str) -> str:
    return translate("signals", "已记下：{state}").format(state=state)


def conflict(line: str) -> str:
    return translate("signals", "别人刚刚决定过——{line}　要仍按您的意见决定，请再按一次。").format(line=line)


def refused(code: str) -> str:
    """Why a decision was not taken; "" for a code that is everybody's."""
    if code == "unknown_signal":
        return translate("signals", "这条信号已不在这个月里。请按 F5 刷新。")
    return ""


def empty_title() -> str:
    return translate("signals", "这个月没有信号")


def empty_lead() -> str:
    return translate("signals", "评价器每天结束后检查，办事处在月份结束后检查。没有信号是平常的结果。")


def empty_filtered() -> str:
    return translate("signals", "没有符合条件的信号。请换一个状态或大厅，或清空查找框。")


def month() -> str:
    return translate("signals", "月份")


def simulated() -> str:
    return translate("signals", "模拟数据")
