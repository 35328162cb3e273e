"""What is wrong with a rule pack, sentence by sentence, in Chinese and in English."""

from datetime import date, time
from typing import Final

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.domain.rules import (
    A_DAY_S,
    AN_HOUR_S,
    LONGEST_DEADLINE,
    SLUG,
    THANKS_LEAST_S,
    UNIT_MARK,
    RulePack,
    Timing,
)
from evaluator.domain.signal_rules import SignalRules

Sentence = dict[Language, str]
VERSION_MOST: Final = 999_999_999
STAFF_LEAST: Final = 10
"""Staff see no figure over fewer ratings, whatever a pack says."""


def faults(pack: RulePack) -> list[Sentence]:
    """What is wrong with a pack, one sentence each; empty when it can be used.

    A level named twice, a pad key used twice, a weight, a headline or a reason that names nothing; reasons that would
    tell the levels apart by how many they are; a slug no office could read; a weight no rate can be made of; counts so
    small that they would tell of single residents.
    """
    return [
        *_of_scale(pack),
        *_of_rates(pack),
        *_of_reasons(pack),
        *_of_timing(pack.timing),
        *_of_hours(pack),
        *_of_dates(pack),
        *_of_thresholds(pack),
        *_of_signals(pack.signals),
    ]


def _say(chinese: str, english: str) -> Sentence:
    return {CHINESE: chinese, ENGLISH: english}


def _of_scale(pack: RulePack) -> list[Sentence]:
    found: list[Sentence] = []
    slugs = [level.slug for level in pack.scale.levels]
    keys = [level.key for level in pack.scale.levels]
    if not 1 <= pack.version <= VERSION_MOST:
        found.append(
            _say(f"版本号须在 1 与 {VERSION_MOST} 之间", f"the version is not between 1 and {VERSION_MOST}"),
        )
    if not slugs:
        found.append(_say("量表没有等级", "the scale has no level"))
    if len(set(slugs)) != len(slugs):
        found.append(_say("有等级重名", "a level is named twice"))
    if len(set(keys)) != len(keys):
        found.append(_say("有两个等级用同一个按键", "a pad key stands at two levels"))
    found.extend(
        _say(
            f"{language} 的整体评价问题没有写出机构；请在机构名称处写 {UNIT_MARK}",
            f"the question about a unit does not name it in {language}; write {UNIT_MARK} where its name stands",
        )
        for language, question in pack.scale.unit_question.items()
        if UNIT_MARK not in question
    )
    found.extend(
        _say(
            f"代号 {slug} 只能由字母、数字、点、短横线和下划线组成，最多 64 个",
            f"the slug {slug} holds something else than letters, digits, dot, dash and underscore, or over 64 of them",
        )
        for slug in (pack.slug, pack.scale.slug, *slugs, *(reason.code for reason in pack.reasons))
        if not SLUG.fullmatch(slug)
    )
    return found


def _of_rates(pack: RulePack) -> list[Sentence]:
    found: list[Sentence] = []
    slugs = {level.slug for level in pack.scale.levels}
    for rate in pack.rates:
        most = 100 if rate.unit == "index" else 1
        found.extend(
            _say(
                f"指标 {rate.slug} 给 {slug} 的权重 {weight} 不在 0 与 {most} 之间",
                f"rate {rate.slug} weighs {slug} with {weight}, which is not between 0 and {most}",
            )
            for slug, weight in rate.weights.items()
            if not 0 <= weight <= most
        )
        found.extend(
            _say(f"指标 {rate.slug} 用到未知等级 {slug}", f"rate {rate.slug} weighs the unknown level {slug}")
            for slug in rate.weights
            if slug not in slugs
        )
    if pack.headline not in {rate.slug for rate in pack.rates}:
        found.append(
            _say(f"主指标 {pack.headline} 没有定义", f"the headline rate {pack.headline} is not defined"),
        )
    return found


def _of_reasons(pack: RulePack) -> list[Sentence]:
    slugs = [level.slug for level in pack.scale.levels]
    codes = [reason.code for reason in pack.reasons]
    found = [
        _say(
            f"原因 {reason.code} 属于未知等级 {reason.level}",
            f"reason {reason.code} belongs to the unknown level {reason.level}",
        )
        for reason in pack.reasons
        if reason.level not in slugs
    ]
    if len(set(codes)) != len(codes):
        found.append(_say("有原因重名", "a reason is named twice"))
    if len({len(pack.reasons_of(slug)) for slug in slugs}) > 1:
        found.append(_say("各等级的原因数目不同", "the levels have unequal numbers of reasons"))
    if pack.reasons_required and not pack.reasons:
        found.append(_say("要求选择原因，却没有原因", "a reason is required and there is none"))
    if len({pause.slug for pause in pack.pauses}) != len(pack.pauses):
        found.append(_say("有暂停原因重名", "a reason to pause is named twice"))
    return found


def _of_timing(timing: Timing) -> list[Sentence]:
    """What would hold a screen for ever, or take it away before it is seen. No comparison holds for NaN."""
    found: list[Sentence] = []
    if not timing.thanks_s >= THANKS_LEAST_S:
        found.append(
            _say(
                f"thanks_s 为 {timing.thanks_s}；致谢须持续 {THANKS_LEAST_S} 秒或更久",
                f"thanks_s is {timing.thanks_s}; a thank-you lasts {THANKS_LEAST_S} seconds or longer",
            )
        )
    found.extend(
        _say(
            f"{name} 为 {seconds}，不在 {least} 与 {most} 秒之间",
            f"{name} is {seconds}, which is not between {least} and {most} seconds",
        )
        for name, seconds, least, most in (
            ("thanks_s", timing.thanks_s, 0, AN_HOUR_S),
            ("change_s", timing.change_s, 0, AN_HOUR_S),
            ("minimum_interval_s", timing.minimum_interval_s, 0, AN_HOUR_S),
            ("invitation_s", timing.invitation_s, 1, AN_HOUR_S),
            ("pause_at_most_s", timing.pause_at_most_s, 1, A_DAY_S),
            ("idle_duty_s", timing.idle_duty_s, 1, A_DAY_S),
        )
        if not least <= seconds <= most
    )
    return found


def _of_hours(pack: RulePack) -> list[Sentence]:
    found: list[Sentence] = []
    try:
        open_day = time.fromisoformat(pack.opening.opens) < time.fromisoformat(pack.opening.closes)
    except (ValueError, TypeError):  # a time with a zone cannot be compared with one without
        open_day = False
    if not open_day:
        found.append(
            _say(
                "大厅的关门时间不在开门时间之后；时间写作 09:00",
                "the halls do not close after they open; hours are written as 09:00",
            )
        )
    if not set(pack.opening.weekdays) <= set(range(1, 8)):
        found.append(_say("开放的星期不在 1 至 7 之间", "a weekday is none of 1 to 7"))
    return found


def _of_dates(pack: RulePack) -> list[Sentence]:
    """What is wrong with calendar and deadlines."""
    calendar, deadlines = pack.calendar, pack.deadlines
    found = [
        _say(
            f"日历中的 {day} 不是日期；日期写作 20261121",
            f"the calendar's day {day} is none; days are written as 20261121",
        )
        for day in (*calendar.holidays, *calendar.workdays)
        if not _is_day(day)
    ]
    if both := set(calendar.holidays) & set(calendar.workdays):
        found.append(
            _say(
                f"日历中的 {min(both)} 既是假日又是工作日",
                f"the calendar's day {min(both)} is a holiday and a workday",
            )
        )
    if not calendar.weekdays or not set(calendar.weekdays) <= set(range(1, 8)):
        found.append(_say("日历没有 1 至 7 中的工作日", "the calendar works on no weekday of 1 to 7"))
    if not all(
        0 <= days <= LONGEST_DEADLINE
        for days in (deadlines.rating, deadlines.at_once, deadlines.by_deadline, deadlines.long_term)
    ):
        found.append(
            _say(
                f"期限须在 0 与 {LONGEST_DEADLINE} 个工作日之间",
                f"a deadline is not between 0 and {LONGEST_DEADLINE} working days",
            )
        )
    return found


def _of_thresholds(pack: RulePack) -> list[Sentence]:
    found: list[Sentence] = []
    limits, counts = pack.assessment, pack.small_counts
    if not 0 <= limits.move <= limits.award <= 1:
        found.append(
            _say(
                "考核的两条线须为 0 ≤ move ≤ award ≤ 1",
                "the thresholds of the assessment do not stand as 0 to move to award to 1",
            )
        )
    if limits.running < 1 or limits.top < 1:
        found.append(_say("考核的月数或人数少于一", "the assessment counts no month or nobody"))
    if not 0 <= pack.stars.participation <= 1:
        found.append(
            _say(
                "服务之星的最低参评率须在 0 与 1 之间",
                "the participation a star needs is not between 0 and 1",
            )
        )
    if counts.staff < STAFF_LEAST or counts.manager < 1:
        found.append(
            _say(
                f"个人看到的数字须至少基于 {STAFF_LEAST} 次评价，负责人看到的至少 1 次",
                f"staff see no figure over fewer than {STAFF_LEAST} ratings, managers none over fewer than one",
            )
        )
    if not 0 < pack.interval_z <= 10:
        found.append(_say("interval_z 须大于 0、不超过 10", "interval_z is not above 0 and up to 10"))
    return found


def _of_signals(rules: SignalRules) -> list[Sentence]:
    found: list[Sentence] = []
    if min(rules.look_back_days, rules.usual_from, rules.burst_least, rules.worst_least, rules.interval_gaps) < 1:
        found.append(_say("异常信号的某个门槛小于一", "a threshold of the signals counts less than one"))
    if rules.spacing_gaps < 2 or rules.late_least < 1:
        found.append(
            _say("异常信号所凭的评价太少", "a signal judges a day by fewer answers than it needs"),
        )
    if min(rules.burst_s, rules.spacing_mean_s, rules.early_s, rules.late_minutes, rules.residual) <= 0:
        found.append(_say("异常信号的某个时长或距离不大于零", "a threshold of the signals is no time and no distance"))
    chances = (rules.false_a_day, rules.run_chance, rules.participation_chance, rules.mix_chance)
    if not all(0 < chance < 1 for chance in (*chances, rules.late_share, rules.pause_share)):
        found.append(
            _say(
                "异常信号的某个概率或占比不在 0 与 1 之间",
                "a chance or share of the signals is not between 0 and 1",
            )
        )
    if rules.run_odds < 1 or rules.spacing_variation <= 0:
        found.append(
            _say("异常信号会把与大家一样的人标出来", "the signals would flag whoever is like everybody else"),
        )
    return found


def _is_day(day: int) -> bool:
    try:
        date(day // 10_000, day // 100 % 100, day % 100)
    except (ValueError, OverflowError):
        return False
    return True
