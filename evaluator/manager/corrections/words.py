"""Every sentence about corrections. The source is Chinese."""

from PySide6.QtCore import QCoreApplication

from evaluator.wire.corrections import Act, State

translate = QCoreApplication.translate


def title() -> str:
    return translate("corrections", "改正")


def lead(n: str) -> str:
    return translate(
        "corrections",
        "{n} 件待决定。改正是评价旁边的新记录：评价从不改写，相反的改正可以撤回，每一步都有审计记录。",
    ).format(n=n)


def lead_unread() -> str:
    return translate("corrections", "改正是评价旁边的新记录：评价本身从不改写，每一步都有审计记录。")


def act_name(act: Act | str) -> str:
    match act:
        case "challenge":
            return translate("corrections", "居民说：不是这个人")
        case "fork":
            return translate("corrections", "评价器的记录有两支")
        case "credit":
            return translate("corrections", "换人记账")
        case "restore":
            return translate("corrections", "改回评价器记的人")
        case "uphold":
            return translate("corrections", "采信居民：只算窗口的")
        case "dismiss":
            return translate("corrections", "不采信：算此人的")
        case "reopen":
            return translate("corrections", "重新待决定")
        case "exclude":
            return translate("corrections", "这一天不计")
        case "include":
            return translate("corrections", "这一天恢复计入")
    return str(act)


def state_name(state: State | str) -> str:
    match state:
        case "waiting" | "proposed":
            return translate("corrections", "待决定")
        case "in_force":
            return translate("corrections", "已生效")
        case "refused":
            return translate("corrections", "未同意")
        case "counted":
            return translate("corrections", "都计入")
    return str(state)


def challenge_why(n: str) -> str:
    return translate(
        "corrections", "有 {n} 位居民在评价时按了“不是这位工作人员”。哪几个评价、评的是什么，只有窗口的日志知道。"
    ).format(n=n)


def challenge_choices() -> str:
    return translate("corrections", "采信：这些评价只算窗口的；不采信：也算此人的。请先对照排班；决定前只算窗口的。")


def effect_credit(n: str, before: str, after: str) -> str:
    return translate(
        "corrections", "这次值守共 {n} 个评价：改正前记在 {before} 名下，改正后记在 {after} 名下。"
    ).format(n=n, before=before, after=after)


def effect_restore(n: str, served: str) -> str:
    return translate("corrections", "这次值守共 {n} 个评价，改正后又记在评价器记的 {served} 名下。").format(
        n=n, served=served
    )


def effect_uphold(n: str, person: str) -> str:
    return translate("corrections", "当天 {n} 个评价里被质疑的，只算窗口的，不算 {person} 的。").format(
        n=n, person=person
    )


def effect_dismiss(n: str, person: str) -> str:
    return translate("corrections", "当天 {n} 个评价里被质疑的，改正前只算窗口的，改正后也算 {person} 的。").format(
        n=n, person=person
    )


def effect_reopen(n: str) -> str:
    return translate("corrections", "当天 {n} 个评价里被质疑的，又等待决定，暂只算窗口的。").format(n=n)


def effect_exclude(n: str) -> str:
    return translate("corrections", "改正前当天 {n} 个评价都计入；改正后一个也不计入，另列为“不计入”。").format(n=n)


def effect_include(n: str) -> str:
    return translate("corrections", "改正前当天 {n} 个评价都不计入；改正后全部计入。").format(n=n)


def not_yet() -> str:
    return translate("corrections", "还没有生效：要等第二个人同意。提出的人不能自己同意。")


def refused_stays() -> str:
    return translate("corrections", "没有生效：第二个人没有同意，数字没有变。")


def nobody() -> str:
    return translate("corrections", "（不记任何人）")


def unit_itself() -> str:
    return translate("corrections", "整个大厅")


def when() -> str:
    return translate("corrections", "哪天")


def whole_duty() -> str:
    return translate("corrections", "整次值守")


def what() -> str:
    return translate("corrections", "改正", "one")


def hall() -> str:
    return translate("corrections", "大厅")


def window() -> str:
    return translate("corrections", "窗口")


def person() -> str:
    return translate("corrections", "评价器记的人")


def credited_to() -> str:
    return translate("corrections", "改记给")


def ratings_n() -> str:
    return translate("corrections", "评价数")


def state() -> str:
    return translate("corrections", "状态")


def by() -> str:
    return translate("corrections", "提出")


def why() -> str:
    return translate("corrections", "理由")


def step_proposed(who: str, reason: str) -> str:
    return translate("corrections", "{who} 提出：{reason}").format(who=who, reason=reason)


def step_done(who: str, reason: str) -> str:
    return translate("corrections", "{who} 改正：{reason}").format(who=who, reason=reason)


def step_agreed(who: str) -> str:
    return translate("corrections", "{who} 同意").format(who=who)


def step_refused(who: str) -> str:
    return translate("corrections", "{who} 不同意").format(who=who)


def waiting_only() -> str:
    return translate("corrections", "待决定的")


def everything() -> str:
    return translate("corrections", "全部")


def any_hall() -> str:
    return translate("corrections", "全部大厅")


def uphold() -> str:
    return translate("corrections", "采信(&U)")


def dismiss() -> str:
    return translate("corrections", "不采信(&D)")


def agree() -> str:
    return translate("corrections", "同意(&A)")


def disagree() -> str:
    return translate("corrections", "不同意(&D)")


def undo(act: Act) -> str:
    """The opposite of a correction, as a button."""
    match act:
        case "restore":
            return translate("corrections", "改回评价器记的人(&R)")
        case "include":
            return translate("corrections", "提议恢复计入(&R)")
    return translate("corrections", "重新待决定(&R)")


def second_needed() -> str:
    return translate("corrections", "这是您提出的，请另一个人来同意。")


def done(act: str) -> str:
    return translate("corrections", "已改正：{act}").format(act=act)


def proposed(act: str) -> str:
    return translate("corrections", "已提出：{act}。等第二个人同意。").format(act=act)


def new() -> str:
    return translate("corrections", "新的改正…(&N)")


def new_about() -> str:
    return translate("corrections", "找到那天的那次值守，换人记账或提议不计 (Ctrl+N)")


def empty_title() -> str:
    return translate("corrections", "没有待决定的事")


def empty_lead() -> str:
    return translate(
        "corrections", "居民按“不是这位工作人员”，有人提出不计某一天，或评价器被复制、恢复过时，会出现在这里。"
    )


def empty_filtered() -> str:
    return translate("corrections", "没有符合条件的改正。请换一个条件，或清空查找框。")


def choose_one() -> str:
    return translate("corrections", "选一行，看它改了什么、谁决定的。")


def refused(code: str) -> str:
    """Why a correction was not taken; "" for a code that is everybody's."""
    match code:
        case "unknown_duty":
            return translate("corrections", "办事处没有这次值守。请按 F5 刷新，再选一次。")
        case "unknown_staff":
            return translate("corrections", "名录里没有这个人。请另选，或先在名录里登记。")
        case "nothing_challenged":
            return translate("corrections", "这次值守在这一天没有被质疑的评价。请核对日期。")
        case "nothing_counted":
            return translate("corrections", "这次值守在这一天没有评价。请核对日期。")
        case "nothing_excluded":
            return translate("corrections", "这次值守在这一天没有被排除。请核对日期。")
        case "unknown_correction":
            return translate("corrections", "这件改正已不在。请按 F5 刷新。")
        case "decided_already":
            return translate("corrections", "别人已经决定过了。请看最新的状态。")
        case "same_person":
            return translate("corrections", "提出的人不能自己同意。请另一个人来决定。")
        case "day_is_running":
            return translate("corrections", "当天还没有结束，结束后才能改正。请明天再来。")
    return ""
