"""What the assessment and a person's own month say."""

from PySide6.QtCore import QCoreApplication

from evaluator.domain.assessment import Zone
from evaluator.manager import month_words
from evaluator.wire.stars import Subject

translate = QCoreApplication.translate


def assessment() -> str:
    return translate("stars", "年度考核")


def by(subject: Subject) -> str:
    match subject:
        case "staff":
            return translate("stars", "人员")
        case "window":
            return translate("stars", "窗口", "grouping")
        case "unit":
            return translate("stars", "大厅")


def zone(found: Zone) -> str:
    match found:
        case "award":
            return translate("stars", "达标")
        case "no_award":
            return translate("stars", "失去评优")
        case "accountability":
            return translate("stars", "问责区")
        case "too_few":
            return month_words.too_few()
        case "nothing":
            return month_words.no_ratings()


def near() -> str:
    return translate("stars", "接近门槛，区间跨过界线")


def mark_words(month: str, zone_words: str, rate: str, bounds: str, n: str) -> str:
    return translate("stars", "{month}：{zone}　{rate}（95% 区间 {bounds}，n＝{n}）").format(
        month=month, zone=zone_words, rate=rate, bounds=bounds, n=n
    )


def mark_short(month: str, zone_words: str) -> str:
    return translate("stars", "{month}：{zone}").format(month=month, zone=zone_words)


def thresholds(name_: str, words: str, award: str, move: str, running: str) -> str:
    return translate(
        "stars",
        "{name} ＝ {words}。低于 {award} 失去评优，低于 {move} 进入问责区，连续 {running} 个月在问责区须驻点整改。",
    ).format(name=name_, words=words, award=award, move=move, running=running)


def thresholds_more(claim: str) -> str:
    return translate(
        "stars", "每月评价不足 {claim} 个写样本不足，不作判断；正在进行的月份不在内。空心表示区间跨过界线。"
    ).format(claim=claim)


def year_rate() -> str:
    return translate("stars", "全年")


def year_n() -> str:
    return translate("stars", "全年评价")


def running() -> str:
    return translate("stars", "连续问责")


def running_about() -> str:
    return translate("stars", "最长连续在问责区的月数；样本不足的月份中断连续。")


def months_running(n: str) -> str:
    return translate("stars", "{n} 个月").format(n=n)


def on_site(n: str) -> str:
    return translate("stars", "▲ {n} 个月，驻点整改").format(n=n)


def top() -> str:
    return translate("stars", "前十")


def top_about() -> str:
    return translate("stars", "按全年区间下限，最多十名；样本不足的不在内。")


def assessment_name() -> str:
    return translate("stars", "各月考核标记")


def no_closed_month() -> str:
    return translate("stars", "这一年还没有结束的月份")


def no_rows() -> str:
    return translate("stars", "没有可看的对象")


def assessment_lead() -> str:
    return translate("stars", "每个月结束之后，它的标记会出现在这里。可以换一个年份。")


def personal_sheet() -> str:
    return translate("stars", "个人月报 PDF…(&P)")


def choose_person() -> str:
    return translate("stars", "请在表中选一个人（按人员分组），再选月份。")


def sheet_month() -> str:
    return translate("stars", "月份(&M)")


def sheet_title(month: str) -> str:
    return translate("stars", "{month} 个人评价").format(month=month)


def sheet_few(least: str) -> str:
    return translate(
        "stars", "这个月的评价不足 {least} 个。为保护居民，也为了不从几个人的话里下结论，这里不给出数字。"
    ).format(least=least)


def sheet_withheld() -> str:
    return translate("stars", "这个月有人的评价太少。给出这里的数字，就能算出别人的，所以这里不给出数字。")


def sheet_steps(edition: str, step: str) -> str:
    return translate(
        "stars", "第 {edition} 版。评价增减满 {step} 个才出下一版，这样两版相减也看不出任何一位居民的回答。"
    ).format(edition=edition, step=step)


def sheet_private() -> str:
    return translate("stars", "本页只交给本人。数字来自居民在窗口的评价；一个月的数字会有起伏，看区间，不看小数。")
