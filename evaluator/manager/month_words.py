"""What the month says: its rows, figures and charts."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from evaluator.wire.manager import Grouping

translate = QCoreApplication.translate


def month_page() -> str:
    return translate("manager", "月度评价")


def month_title(number: int) -> str:
    year, month = divmod(number, 100)
    return translate("manager", "{year} 年 {month} 月").format(year=year, month=month, name=month_short(month))


def year_title(year: int) -> str:
    return translate("manager", "{year} 年").format(year=year)


def month_short(month: int) -> str:
    """The name of a month in the grid, 1-12."""
    names = translate("manager", "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月").split()
    return names[month - 1]


def previous_month() -> str:
    return translate("manager", "上个月")


def next_month() -> str:
    return translate("manager", "下个月")


def previous_year() -> str:
    return translate("manager", "上一年")


def next_year() -> str:
    return translate("manager", "下一年")


def choose_month() -> str:
    return translate("manager", "选择月份")


def no_counts_in_month() -> str:
    return translate("manager", "没有评价")


def groupings() -> str:
    return translate("manager", "分组")


def grouping_name(by: Grouping) -> str:
    match by:
        case "unit":
            return translate("manager", "大厅")
        case "window":
            return translate("manager", "窗口")
        case "staff":
            return translate("manager", "人员")
        case "matter":
            return translate("manager", "事项")


def row_name(by: Grouping) -> str:
    """What one row of a grouping is."""
    match by:
        case "unit":
            return translate("manager", "大厅", "one")
        case "window":
            return translate("manager", "窗口", "one")
        case "staff":
            return translate("manager", "人员", "one")
        case "matter":
            return translate("manager", "事项", "one")


def detail_name(by: Grouping) -> str:
    return translate("manager", "工号") if by == "staff" else translate("manager", "窗口号")


def hall() -> str:
    return translate("manager", "所属大厅")


def ratings_n() -> str:
    return translate("manager", "评价数")


def ratings_n_about() -> str:
    return translate("manager", "计入统计的评价，每次到访至多一个。")


def excluded(n: str) -> str:
    return translate("manager", "另有 {n} 个不计入").format(n=n)


def all_counted() -> str:
    return translate("manager", "全部计入")


def excluded_about() -> str:
    return translate("manager", "测试和经两人核定排除的评价不计入。")


def participation() -> str:
    return translate("manager", "参评率")


def participation_about() -> str:
    return translate("manager", "作出评价的到访 ÷ 全部被邀请的到访；窗口不逐次邀请时未知，绝不当作 100%。")


def participation_open() -> str:
    return translate("manager", "未逐次邀请，无从得知")


def participation_known() -> str:
    return translate("manager", "仅计逐次邀请的到访")


def without_rating() -> str:
    return translate("manager", "未评价到访")


def without_rating_about() -> str:
    return translate("manager", "选择不评、没有作答、被打断或未被邀请的到访；都不算评价，也不算满意。")


def without_rating_open() -> str:
    return translate("manager", "未逐次邀请，无记录")


def outcomes(parts: Sequence[str]) -> str:
    return " · ".join(parts)


def outcome_part(outcome: str, n: str) -> str:
    """How many visits ended so."""
    match outcome:
        case "declined":
            name = translate("manager", "谢绝")
        case "lapsed":
            name = translate("manager", "未答")
        case "interrupted":
            name = translate("manager", "中断")
        case _:
            name = translate("manager", "未邀")
    return f"{name} {n}"


def level_about(level: str) -> str:
    return translate("manager", "“{level}”的评价数。").format(level=level)


def levels_stack() -> str:
    return translate("manager", "构成")


def levels_stack_about() -> str:
    return translate("manager", "各档评价所占的份额，从最好到最差。")


def note() -> str:
    return translate("manager", "说明")


def note_about() -> str:
    return translate("manager", "评价太少时数字不能说明问题，写明样本不足。")


def too_few() -> str:
    return translate("manager", "样本不足")


def no_line() -> str:
    return translate("manager", "这些月份没有可画的满意率")


def no_ratings() -> str:
    return translate("manager", "无评价")


def interval_title() -> str:
    return translate("manager", "95% 置信区间")


def interval_about() -> str:
    return translate("manager", "真实比率很可能所在的范围（威尔逊法）；短横为上下限，圆点为比率，底线为 0 到 100。")


def interval_of(bounds: str) -> str:
    return translate("manager", "95% 区间 {bounds}").format(bounds=bounds)


def late_since(at: str) -> str:
    return translate("manager", "本月结束后仍有迟到的数据，最近一次 {at}").format(at=at)


def withheld(day: str, visits: str) -> str:
    return translate("manager", "今天（{day}）的结果明天公布，现在只有到访数：{visits}").format(day=day, visits=visits)


def withheld_none() -> str:
    return translate("manager", "今天还没有到访")


def undated(visits: str) -> str:
    return translate(
        "manager", "另有 {visits} 次到访不在任何月份：评价器记下的日期日历上没有。请系统管理员看“评价器管理”页的警报。"
    ).format(visits=visits)


def running_in(hall_name: str, n: str) -> str:
    return translate("manager", "{hall} {n}").format(hall=hall_name, n=n)


def empty_title(number: int) -> str:
    return translate("manager", "{month}还没有评价").format(month=month_title(number))


def empty_lead() -> str:
    return translate("manager", "窗口收到的评价送达办事处后会出现在这里。可以换一个月份，或按 F5 刷新。")


def nothing_yet_title() -> str:
    return translate("manager", "还没有取到数字")


def nothing_yet_lead() -> str:
    return translate("manager", "办事处应答后会立刻显示。")


def days_title() -> str:
    return translate("manager", "每日评价数")


def hours_title() -> str:
    return translate("manager", "各时段评价数")


def day_said(day: str, n: str, rate_name: str, rate: str) -> str:
    return translate("manager", "{day}：{n} 个评价，{name} {rate}").format(day=day, n=n, name=rate_name, rate=rate)


def day_without(day: str) -> str:
    return translate("manager", "{day}：没有评价").format(day=day)


def day_hidden(day: str) -> str:
    return translate("manager", "{day}：样本不足").format(day=day)


def day_withheld(day: str) -> str:
    return translate("manager", "{day}：次日公布").format(day=day)


def hour_said(hour: int, n: str) -> str:
    return translate("manager", "{first}:00–{last}:00：{n} 个评价").format(first=hour, last=hour + 1, n=n)


def hour_hidden(hour: int) -> str:
    return translate("manager", "{first}:00–{last}:00：样本不足").format(first=hour, last=hour + 1)


def since_month_before() -> str:
    return translate("manager", "较上月")


def change_about() -> str:
    return translate("manager", "本月的比率减去上月的比率，单位为百分点；区间跨过零时不说有变化。")


def change_claimed(bounds: str) -> str:
    return translate("manager", "95% 区间 {bounds}，有变化").format(bounds=bounds)


def change_open(bounds: str) -> str:
    return translate("manager", "95% {bounds}，不能断定").format(bounds=bounds)


def no_comparison() -> str:
    return translate("manager", "上月没有可比的数字")


def bounds_about(least: str, most: str) -> str:
    return translate("manager", "被邀请而没有作答的人若都给最低评价为 {least}，若都给最高评价为 {most}。").format(
        least=least, most=most
    )


def definition_and_bounds(definition: str, bounds: str) -> str:
    return translate("manager", "{definition}。{bounds}").format(definition=definition, bounds=bounds)


def bounds_title() -> str:
    return translate("manager", "上下限")


def bounds_column_about() -> str:
    return translate("manager", "被邀请而没有作答的人若都给最低评价、若都给最高评价时的满意率；未逐次邀请时无从得知。")


def trend_column() -> str:
    return translate("manager", "走势")


def trend_about() -> str:
    return translate("manager", "最近十二个月的比率，圆点为本月；缺口是没有评价或样本不足的月份。")


def twelve_months() -> str:
    return translate("manager", "十二个月的比率与 95% 区间")


def save_title() -> str:
    return translate("manager", "保存本月评价")


def table_name() -> str:
    return translate("manager", "本月各行的评价")
