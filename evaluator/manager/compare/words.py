"""What the page of comparisons says; `resources/i18n/manager_en.ts` holds the English."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def title() -> str:
    return translate("manager", "对比")


def month_before(month: str) -> str:
    return translate("manager", "上月 {month}").format(month=month)


def year_before(month: str) -> str:
    return translate("manager", "去年同月 {month}").format(month=month)


def this_month(month: str) -> str:
    return translate("manager", "本月 {month}").format(month=month)


def since_year_before() -> str:
    return translate("manager", "较去年同月")


def no_comparison() -> str:
    return translate("manager", "没有可比的数字")


def year_change_about() -> str:
    return translate("manager", "本月的比率减去去年同月的比率，单位为百分点；区间跨过零时不说有变化。")


def rate_under(n: str, bounds: str) -> str:
    return translate("manager", "n {n} · {bounds}").format(n=n, bounds=bounds)


def chart_title(rate: str) -> str:
    return translate("manager", "十二个月的{rate}与 95% 区间").format(rate=rate)


def months_table() -> str:
    return translate("manager", "十二个月")


def month() -> str:
    return translate("manager", "月份")


def reasons_table() -> str:
    return translate("manager", "原因：人员、流程、政策")


def reasons_none() -> str:
    return translate("manager", "这三个月没有人选过原因。")


def reasons_elsewhere() -> str:
    return translate("manager", "原因只按机构统计：选原因的人不与窗口、人员、事项对照。")


def same_windows() -> str:
    return translate("manager", "同窗对照")


def window() -> str:
    return translate("manager", "所在窗口")


def window_name(number: str, name: str) -> str:
    return translate("manager", "{number} 号 {name}").format(number=number, name=name) if number else name


def own_n() -> str:
    return translate("manager", "本人 n")


def own() -> str:
    return translate("manager", "本人")


def others_n() -> str:
    return translate("manager", "他人 n")


def others() -> str:
    return translate("manager", "他人")


def difference() -> str:
    return translate("manager", "相差")


def difference_about() -> str:
    return translate("manager", "本人的比率减去同窗口其他人的比率，单位为百分点；区间跨过零时不说有差别。")


def expected(own: str, expected: str) -> str:
    return translate("manager", "本人 {own}；若各窗口都与其他人一样，应为 {expected}。").format(
        own=own, expected=expected
    )


def expected_unknown() -> str:
    return translate("manager", "有的窗口样本不足或没有其他人值守，算不出同窗应有的比率。")


def no_windows() -> str:
    return translate("manager", "这个月没有居民在窗口评价过本人。")


def reason() -> str:
    return translate("manager", "原因")


def times() -> str:
    return translate("manager", "被选的次数；一次评价可以选几个原因。")


def hidden() -> str:
    return translate("manager", "样本不足")


def back() -> str:
    return translate("manager", "返回(&B)")


def back_about() -> str:
    return translate("manager", "回到刚才的地方（Backspace）")


def search_about() -> str:
    return translate("manager", "只看含有这些字的原因（Ctrl+F）")


def save_about() -> str:
    return translate("manager", "把这份对比存为 PDF 或 CSV（Ctrl+E）")


def excluded_months(n: str) -> str:
    return translate("manager", "本月不计入 {n} 个").format(n=n)
