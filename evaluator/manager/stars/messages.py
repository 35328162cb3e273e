"""Every sentence and label about stars and the assessment. The source is Chinese."""

from PySide6.QtCore import QCoreApplication

from evaluator.domain.stars import Why
from evaluator.manager import messages

translate = QCoreApplication.translate


def title() -> str:
    return translate("stars", "服务之星")


def week_span(first: str, last: str) -> str:
    return translate("stars", "{first} 至 {last}").format(first=first, last=last)


def week() -> str:
    return translate("stars", "周")


def result() -> str:
    return translate("stars", "结果")


def weeks_name() -> str:
    return translate("stars", "本月各周")


def not_ready() -> str:
    return translate("stars", "月份未结束")


def undecided(n: str) -> str:
    return translate("stars", "未决定（入围 {n} 人）").format(n=n)


def no_band() -> str:
    return translate("stars", "无人入围")


def no_star() -> str:
    return translate("stars", "本周不评")


def star_is(name: str) -> str:
    return translate("stars", "★ {name}").format(name=name)


def band_sentence(n: str) -> str:
    return translate("stars", "入围 {n} 人：区间上限达到本周最好的下限，彼此分不出高下，不分先后。").format(n=n)


def band_empty() -> str:
    return translate("stars", "本周没有人有足够的评价入围；不评是正常的结果。")


def waits() -> str:
    return translate("stars", "这个月（和它的最后一周）结束后才有提名，之前不看任何人的数字。")


def definition(name: str, words: str, claim: str, participation: str) -> str:
    return translate(
        "stars", "{name} ＝ {words}。当月评价满 {claim} 个、参评率（已知时）满 {participation} 的人参加提名。"
    ).format(name=name, words=words, claim=claim, participation=participation)


def why(reason: Why) -> str:
    """A code of the proposal in words."""
    match reason:
        case "in_band":
            return translate("stars", "入围")
        case "below_band":
            return translate("stars", "区间低于入围")
        case "too_few_in_month":
            return translate("stars", "当月评价不够")
        case "participation_too_low":
            return translate("stars", "参评率不够")
        case "too_few_in_week":
            return translate("stars", "本周样本不足")


def name() -> str:
    return translate("stars", "姓名")


def badge() -> str:
    return translate("stars", "工号")


def week_n() -> str:
    return translate("stars", "本周评价")


def week_rate() -> str:
    return translate("stars", "本周满意率")


def month_n() -> str:
    return translate("stars", "当月评价")


def rolling() -> str:
    return translate("stars", "三个月")


def rolling_about() -> str:
    return translate("stars", "当月和之前两个月合计的满意率与评价数，供参考。")


def rolling_of(rate: str, n: str) -> str:
    return translate("stars", "{rate}（{n}）").format(rate=rate, n=n)


def windows() -> str:
    return translate("stars", "窗口")


def window_share(number: str, n: str) -> str:
    return translate("stars", "{number} 号 {n}").format(number=number, n=n)


def why_title() -> str:
    return translate("stars", "说明")


def candidates_name() -> str:
    return translate("stars", "本周提名与数字")


def choose() -> str:
    return translate("stars", "本周之星(&S)")


def choose_hint() -> str:
    return translate("stars", "请选择…")


def reason() -> str:
    return translate("stars", "理由(&R)")


def reason_hint() -> str:
    return translate("stars", "为什么是此人，或为什么不评；会写进记录")


def decide() -> str:
    return translate("stars", "决定(&D)")


def decide_again() -> str:
    return translate("stars", "更正决定(&D)")


def nobody_chosen() -> str:
    return translate("stars", "请先选择入围的人，或选“本周不评”。")


def reason_missing() -> str:
    return translate("stars", "请写下理由，再决定。")


def decided(words: str) -> str:
    return translate("stars", "已决定：{words}").format(words=words)


def history() -> str:
    return translate("stars", "决定记录")


def no_history() -> str:
    return translate("stars", "还没有决定。")


def decision_line(at: str, account: str, who: str, reason_words: str) -> str:
    return translate("stars", "{at}　{account}　{who}：{reason}").format(
        at=at, account=account, who=who, reason=reason_words
    )


def conflict(line: str) -> str:
    return translate("stars", "同事刚刚已决定——{line}\n您的还没有提交，仍写在下面；再按一次就作为更正提交。").format(
        line=line
    )


def certificate() -> str:
    return translate("stars", "荣誉证书 PDF…(&C)")


def notice() -> str:
    return translate("stars", "公示 PDF…(&P)")


def saved(file: str) -> str:
    return translate("stars", "已保存：{file}").format(file=file)


def not_saved(file: str) -> str:
    return translate("stars", "没能写入 {file}。请换一个文件夹，或关闭正在打开它的程序后再试。").format(file=file)


def refused(code: str) -> str:
    """Why the office did not do what was asked, and what to do."""
    match code:
        case "not_closed":
            return translate("stars", "这一周所在的月份还没有结束。请等结束后再决定。")
        case "not_in_band":
            return translate("stars", "此人已不在入围名单里（数字有更新）。请按 F5 看过新的提名再决定。")
        case "unreachable" | "wait" | "too_slow" | "ending":
            return translate("stars", "办事处没有应答，不能确定是否已决定。理由留在这里；请按 F5 看过再试。")
    return messages.refused(code)


# On paper


def certificate_title() -> str:
    return translate("stars", "荣誉证书")


def certificate_star() -> str:
    return translate("stars", "每周服务之星")


def certificate_words(span: str) -> str:
    return translate(
        "stars", "在 {span} 的一周里，前来办事的居民对您的服务给予了充分的肯定。特授予“每周服务之星”称号，以资鼓励。"
    ).format(span=span)


def notice_title(month: str) -> str:
    return translate("stars", "{month} 服务之星公示").format(month=month)


def notice_lead() -> str:
    return translate(
        "stars", "以下按周列出，不分先后，不是排名。每周之星由办事处管理人员在评价区间分不出高下的人员中选定。"
    )


def notice_none() -> str:
    return translate("stars", "本周不评")


def pending() -> str:
    return translate("stars", "尚未决定")


def printed_by(account: str, at: str, version: str) -> str:
    return translate("stars", "由 {account} 于 {at} 打印　·　窗口服务评价 {version}").format(
        account=account, at=at, version=version
    )
