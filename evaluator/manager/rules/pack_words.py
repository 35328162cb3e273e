"""What stands in a rule pack, in words."""

from PySide6.QtCore import QCoreApplication

from evaluator.domain.rules import About

translate = QCoreApplication.translate


def g_scale() -> str:
    return translate("rules", "等级")


def g_rates() -> str:
    return translate("rules", "公式")


def g_reasons() -> str:
    return translate("rules", "理由")


def g_small() -> str:
    return translate("rules", "小样本")


def g_timing() -> str:
    return translate("rules", "窗口时限")


def g_calendar() -> str:
    return translate("rules", "工作日历")


def g_deadlines() -> str:
    return translate("rules", "答复期限")


def g_stars() -> str:
    return translate("rules", "之星与考核")


def g_signals() -> str:
    return translate("rules", "异常信号")


def name() -> str:
    return translate("rules", "名称")


def question() -> str:
    return translate("rules", "问题")


def the_unit() -> str:
    return translate("rules", "（机构名称）")


def unit_question() -> str:
    return translate("rules", "整个大厅的问题")


def level(place: int) -> str:
    return translate("rules", "第 {place} 级").format(place=place)


def level_said(name: str, key: str, national: str) -> str:
    return translate("rules", "{name}　按键 {key}　国标代码 {national}").format(name=name, key=key, national=national)


def opens_case() -> str:
    return translate("rules", "　要答复")


def headline() -> str:
    return translate("rules", "主指标")


def weights(definition: str, weights: str) -> str:
    return translate("rules", "{definition}　权重：{weights}").format(definition=definition, weights=weights)


def interval() -> str:
    return translate("rules", "区间的 z")


def reason_said(name: str, about: str) -> str:
    return translate("rules", "{name}（{about}）").format(name=name, about=about)


def about_name(about: About) -> str:
    match about:
        case "person":
            return translate("rules", "人员")
        case "process":
            return translate("rules", "流程")
        case "policy":
            return translate("rules", "政策")


def reasons_required() -> str:
    return translate("rules", "必须选理由")


def yes(*, is_so: bool) -> str:
    return translate("rules", "是") if is_so else translate("rules", "否")


def k_manager() -> str:
    return translate("rules", "管理者看到数字至少要")


def k_staff() -> str:
    return translate("rules", "本人看到数字至少要")


def k_claim() -> str:
    return translate("rules", "能评论一个人至少要")


def ratings(n: str) -> str:
    return translate("rules", "{n} 个评价").format(n=n)


def seconds(n: str) -> str:
    return translate("rules", "{n} 秒").format(n=n)


def minutes(n: str) -> str:
    return translate("rules", "{n} 分钟").format(n=n)


def working_days(n: str) -> str:
    return translate("rules", "{n} 个工作日").format(n=n)


def days(n: str) -> str:
    return translate("rules", "{n} 天").format(n=n)


def months(n: str) -> str:
    return translate("rules", "{n} 个月").format(n=n)


def people(n: str) -> str:
    return translate("rules", "{n} 人").format(n=n)


def t_interval() -> str:
    return translate("rules", "两次评价至少隔")


def t_change() -> str:
    return translate("rules", "可改答案")


def t_thanks() -> str:
    return translate("rules", "致谢停留")


def t_invitation() -> str:
    return translate("rules", "邀请有效")


def t_idle() -> str:
    return translate("rules", "无人操作多久结束值守")


def t_pause() -> str:
    return translate("rules", "暂停最长")


def c_open() -> str:
    return translate("rules", "开放时间")


def c_open_days() -> str:
    return translate("rules", "开放日")


def c_weekdays() -> str:
    return translate("rules", "工作日")


def c_holidays() -> str:
    return translate("rules", "节假日")


def c_workdays() -> str:
    return translate("rules", "调休上班")


def weekday(day: int) -> str:
    names = (
        translate("rules", "周一"),
        translate("rules", "周二"),
        translate("rules", "周三"),
        translate("rules", "周四"),
        translate("rules", "周五"),
        translate("rules", "周六"),
        translate("rules", "周日"),
    )
    return names[day - 1]


def none() -> str:
    return translate("rules", "无")


def d_rating() -> str:
    return translate("rules", "不满意评价")


def d_at_once() -> str:
    return translate("rules", "即办")


def d_by_deadline() -> str:
    return translate("rules", "限期")


def d_long_term() -> str:
    return translate("rules", "长期")


def s_participation() -> str:
    return translate("rules", "之星的参评率至少")


def a_award() -> str:
    return translate("rules", "评优线")


def a_move() -> str:
    return translate("rules", "问责线")


def a_running() -> str:
    return translate("rules", "连续几个月进现场")


def a_top() -> str:
    return translate("rules", "年度表扬")


def signal_item(slug: str) -> str:
    """A threshold of the signals in words; its slug where there are none yet."""
    match slug:
        case "look_back_days":
            return translate("rules", "看之前多少天")
        case "usual_from":
            return translate("rules", "至少多少评价才算平常")
        case "burst_s":
            return translate("rules", "集中评价：多短的时间")
        case "burst_least":
            return translate("rules", "集中评价：至少")
        case "worst_least":
            return translate("rules", "集中差评：至少")
        case "false_a_day":
            return translate("rules", "每天容许的误报")
        case "spacing_gaps":
            return translate("rules", "均匀间隔：多少个")
        case "spacing_variation":
            return translate("rules", "均匀间隔：变异小于")
        case "spacing_mean_s":
            return translate("rules", "均匀间隔：平均不长于")
        case "interval_slack_s":
            return translate("rules", "最短间隔：相差不过")
        case "interval_gaps":
            return translate("rules", "最短间隔：多少个")
        case "run_chance":
            return translate("rules", "连续好评：碰巧小于")
        case "run_odds":
            return translate("rules", "连续好评：容许好几倍")
        case "early_s":
            return translate("rules", "刚登录：几秒内")
        case "late_minutes":
            return translate("rules", "值守结束前：最后几分钟")
        case "late_share":
            return translate("rules", "值守结束前：超过几成")
        case "late_least":
            return translate("rules", "值守结束前：当天至少")
        case "pause_minutes":
            return translate("rules", "暂停：比平常多")
        case "pause_share":
            return translate("rules", "暂停：同样长的少于")
        case "participation_chance":
            return translate("rules", "未评：碰巧小于")
        case "mix_chance":
            return translate("rules", "好评比例：碰巧小于")
        case "residual":
            return translate("rules", "人与窗口：标准差大于")
    return slug
