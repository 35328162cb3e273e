"""Every sentence and label about cases. The source is Chinese; `resources/i18n/manager_en.ts` holds the English."""

from PySide6.QtCore import QCoreApplication

from evaluator.domain.cases import Kind, Origin, State
from evaluator.manager import messages

translate = QCoreApplication.translate


def title() -> str:
    return translate("cases", "办理件")


def origin_name(origin: Origin) -> str:
    match origin:
        case "rating":
            return translate("cases", "不满意评价")
        case "opinion":
            return translate("cases", "意见建议")
        case "problem":
            return translate("cases", "问题反映")


def state_name(state: State) -> str:
    match state:
        case "open":
            return translate("cases", "待接办")
        case "in_hand":
            return translate("cases", "办理中")
        case "answered":
            return translate("cases", "已答复")
        case "published":
            return translate("cases", "已公开")
        case "withdrawn":
            return translate("cases", "已撤回")


def kind_name(kind: Kind) -> str:
    match kind:
        case "at_once":
            return translate("cases", "立行立改")
        case "by_deadline":
            return translate("cases", "限期整改")
        case "long_term":
            return translate("cases", "长期整改")


def half_day(day: str, half: str) -> str:
    if half == "am":
        return translate("cases", "{day} 上午").format(day=day)
    if half == "pm":
        return translate("cases", "{day} 下午").format(day=day)
    return day


def flag_words(flag: str) -> str:
    """What a flag means for whoever answers; "" for one that changes nothing."""
    match flag:
        case "challenged":
            return translate("cases", "居民说当时服务的不是屏幕上的人员")
        case "excluded":
            return translate("cases", "这个评价已决定不计入，仍请答复")
        case "clock":
            return translate("cases", "评价器当时日期不确定")
        case "fork" | "unknown_ref":
            return translate("cases", "来源已标记，见审计")
    return ""


# When an answer is due


def overdue_by(days: int) -> str:
    return translate("cases", "逾期 {days} 天").format(days=days)


def due_today() -> str:
    return translate("cases", "今天到期")


def due_in(days: int) -> str:
    return translate("cases", "还有 {days} 天").format(days=days)


def in_time() -> str:
    return translate("cases", "按时答复")


def late() -> str:
    return translate("cases", "逾期答复")


# The table


def due() -> str:
    return translate("cases", "期限")


def due_about() -> str:
    return translate("cases", "最后答复日；按工作日计算，逾期的带红色时钟。")


def due_state() -> str:
    return translate("cases", "剩余")


def state() -> str:
    return translate("cases", "状态")


def owner() -> str:
    return translate("cases", "承办人")


def nobody() -> str:
    return translate("cases", "无人")


def what() -> str:
    return translate("cases", "内容")


def place() -> str:
    return translate("cases", "窗口与大厅")


def window_of(hall: str, number: str) -> str:
    return translate("cases", "{number} 号 · {hall}").format(hall=hall, number=number)


def kind() -> str:
    return translate("cases", "办理类型")


def came_on() -> str:
    return translate("cases", "发生")


def origin() -> str:
    return translate("cases", "来源")


def hall() -> str:
    return translate("cases", "大厅")


def table_name() -> str:
    return translate("cases", "办理件列表")


def shown_of(shown: str, total: str) -> str:
    return translate("cases", "显示 {shown} 件，共 {total} 件").format(shown=shown, total=total)


def more() -> str:
    return translate("cases", "再取一页(&M)")


def empty_title() -> str:
    return translate("cases", "没有符合条件的办理件")


def empty_lead() -> str:
    return translate("cases", "不满意评价在所在半日结束后自动立件；意见和问题可用“新建”登记。")


def nothing_yet() -> str:
    return translate("cases", "还没有取到办理件，办事处应答后会立刻显示。")


# The figures


def waiting() -> str:
    return translate("cases", "待答复")


def waiting_about() -> str:
    return translate("cases", "待接办和办理中的办理件。")


def overdue() -> str:
    return translate("cases", "逾期")


def overdue_about() -> str:
    return translate("cases", "过了最后答复日仍未答复的办理件。")


def on_time() -> str:
    return translate("cases", "按时率")


def on_time_about() -> str:
    return translate("cases", "最后答复日当天或之前答复的 ÷ 已答复或已逾期的；未到期和已撤回的不计。")


def kept_of(kept: str, due_cases: str) -> str:
    return translate("cases", "{kept}／{due} 件").format(kept=kept, due=due_cases)


def nothing_due() -> str:
    return translate("cases", "还没有到期的")


def reopened() -> str:
    return translate("cases", "重办")


def reopened_about() -> str:
    return translate("cases", "答复之后又重新办理过的办理件。")


def withdrawn_too(n: str) -> str:
    return translate("cases", "另有 {n} 件已撤回").format(n=n)


def none_withdrawn() -> str:
    return translate("cases", "没有撤回的")


def all_in_time() -> str:
    return translate("cases", "没有逾期")


def in_red() -> str:
    return translate("cases", "须立即处理")


# Filters and saved views


# A new case


def new() -> str:
    return translate("cases", "新建(&N)")


def refused(code: str) -> str:
    """Why the office did not do what was asked about a case, and what to do."""
    match code:
        case "not_now":
            return translate("cases", "这件现在的状态不允许这样做。请按 F5 刷新，看过现在的情况再办。")
        case "unknown_owner":
            return translate("cases", "没有这个账号，或它不能答复这个大厅的办理件。请核对账号后再试。")
        case "not_owner":
            return translate("cases", "只有承办人可以查看值守人员。请先由您接办。")
        case "unknown_case":
            return translate("cases", "这件已不在您能看到的范围内。请按 F5 刷新。")
        case "unreachable" | "wait" | "too_slow" | "ending":
            return translate("cases", "办事处没有应答，不能确定是否已提交。文字留在这里；请按 F5 看过现在的情况再试。")
    return messages.refused(code)
