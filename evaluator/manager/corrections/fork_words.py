"""Every sentence about a kiosk's two branches. The source is Chinese."""

from PySide6.QtCore import QCoreApplication

from evaluator.wire.branches import Side

translate = QCoreApplication.translate


def side_name(side: Side) -> str:
    match side:
        case "marked":
            return translate("corrections", "分叉的一支")
        case "other":
            return translate("corrections", "原来的一支")


def lead() -> str:
    return translate(
        "corrections",
        "这台评价器的磁盘被复制或恢复过，此后的记录有两支。两支的评价都已计入，各计一次。",
    )


def what_to_do() -> str:
    return translate(
        "corrections",
        "两支都是居民的评价，就不必做什么。有一支不是，就提议这一支不计；另一个人同意后才生效，以后也能恢复。",
    )


def proposed(side: str) -> str:
    return translate("corrections", "已提议“{side}”整支不计。还没有生效：要等第二个人同意。").format(side=side)


def proposed_again(side: str) -> str:
    return translate("corrections", "已提议“{side}”整支恢复计入。还没有生效：要等第二个人同意。").format(side=side)


def left_out(side: str) -> str:
    return translate("corrections", "“{side}”整支不计。它的评价都还在，随时可以提议恢复计入。").format(side=side)


def partly_left_out(side: str) -> str:
    return translate("corrections", "“{side}”有几天不计，其余计入。").format(side=side)


def cannot_be_cut(side: str, n: str) -> str:
    return translate("corrections", "计数按天保存，一天里分不开：“{side}”不计时，这些天的 {n} 个评价都不计入。").format(
        side=side, n=n
    )


def kiosk() -> str:
    return translate("corrections", "评价器")


def parted() -> str:
    return translate("corrections", "分开之处")


def parted_after(seq: str) -> str:
    return translate("corrections", "第 {seq} 条之后").format(seq=seq)


def parted_held(seq: str, at: str) -> str:
    return translate("corrections", "第 {seq} 条之后；办事处 {at} 已收到这一条").format(seq=seq, at=at)


def parted_at_first() -> str:
    return translate("corrections", "从第一条起")


def seen() -> str:
    return translate("corrections", "发现")


def administrator() -> str:
    return translate("corrections", "系统管理员")


def kept_marked(who: str) -> str:
    return translate("corrections", "{who} 决定保留标记").format(who=who)


def holds(n: str, when: str) -> str:
    return translate("corrections", "{n} 个评价是另一支没有的（{when}）").format(n=n, when=when)


def holds_at_most(n: str, when: str) -> str:
    return translate("corrections", "至多 {n} 个评价是另一支没有的（{when}）").format(n=n, when=when)


def from_to(first: str, last: str) -> str:
    return translate("corrections", "{first} 至 {last}").format(first=first, last=last)


def holds_nothing() -> str:
    return translate("corrections", "没有另一支没有的评价")


def figures(rate: str, value: str, n: str) -> str:
    return translate("corrections", "{rate} {value}（{n} 个评价）").format(rate=rate, value=value, n=n)


def counts(n: str) -> str:
    return translate("corrections", "{n} 个评价").format(n=n)


def figures_without(side: str, value: str, n: str) -> str:
    return translate("corrections", "{side}不计：{value}（{n} 个）").format(side=side, value=value, n=n)


def counts_without(side: str, n: str) -> str:
    """Where a rate would tell what a few residents answered."""
    return translate("corrections", "{side}不计：{n} 个。相差太少，不显示比率").format(side=side, n=n)


def more_months(n: str) -> str:
    return translate("corrections", "还有 {n} 个月").format(n=n)


def exclude(side: Side) -> str:
    match side:
        case "marked":
            return translate("corrections", "提议分叉的不计(&M)")
        case "other":
            return translate("corrections", "提议原来的不计(&O)")


def exclude_about() -> str:
    return translate("corrections", "整支不计，一次决定；等第二个人同意")


def include() -> str:
    return translate("corrections", "提议恢复计入(&I)")


def include_about() -> str:
    return translate("corrections", "整支恢复计入，一次决定；等第二个人同意")


def step_exclude(who: str, side: str, days: str, reason: str) -> str:
    return translate("corrections", "{who} 提出“{side}”不计（{days} 天）：{reason}").format(
        who=who, side=side, days=days, reason=reason
    )


def step_include(who: str, side: str, days: str, reason: str) -> str:
    return translate("corrections", "{who} 提出“{side}”恢复计入（{days} 天）：{reason}").format(
        who=who, side=side, days=days, reason=reason
    )


def was_proposed(side: str) -> str:
    return translate("corrections", "已提出：“{side}”。等第二个人同意。").format(side=side)


def was_agreed(side: str) -> str:
    return translate("corrections", "已生效：“{side}”。").format(side=side)


def refused(code: str) -> str:
    """Why a branch was not corrected; "" for a code that is every correction's."""
    match code:
        case "no_fork":
            return translate("corrections", "系统管理员已去掉这一支的标记，它不再是分叉。请按 F5 刷新。")
        case "nothing_counted" | "nothing_excluded" | "unknown_correction":
            return translate("corrections", "这一支没有可提出的了：别人可能刚刚提出或决定过。请看最新的状态。")
        case "other_branch":
            return translate("corrections", "另一支已经不计，或正在等人同意。两支不能都不计：请先恢复另一支。")
        case "decided_first":
            return translate("corrections", "这一支已有一个提议在等第二个人。请先让那个人决定。")
    return ""
