"""Every sentence and label of the desk. The source is Chinese; `resources/i18n/manager_en.ts` holds the English."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from evaluator.domain.roles import Role
from evaluator.wire.manager import Grouping

translate = QCoreApplication.translate


def program_name() -> str:
    return translate("manager", "窗口服务评价 · 管理台")


def brand() -> str:
    return translate("manager", "窗口服务评价")


# Signing in


def sign_in_title() -> str:
    return translate("manager", "登录")


def sign_in_again_title() -> str:
    return translate("manager", "请再次登录")


def sign_in_lead() -> str:
    return translate("manager", "查看本月各大厅、窗口和人员的评价。")


def office_address() -> str:
    return translate("manager", "办事处地址")


def office_address_hint() -> str:
    return translate("manager", "https://主机:端口#指纹")


def office_address_about() -> str:
    return translate("manager", "办事处初始化时打印的那一行；首次登录须带 # 后面的指纹，之后可以不带。")


def account() -> str:
    return translate("manager", "账号")


def password() -> str:
    return translate("manager", "密码")


def sign_in() -> str:
    return translate("manager", "登录")


def signing_in() -> str:
    return translate("manager", "正在登录…（按 Esc 取消）")


def sign_out() -> str:
    return translate("manager", "退出登录")


def session_lost() -> str:
    return translate("manager", "登录已失效，请再输入一次密码，之后接着看刚才的页面。")


def refused(code: str, retry_after_s: int | None = None) -> str:
    """What a code of the office, or of the road to it, means to the person at the desk, with what to do."""
    match code:
        case "address_unreadable":
            return translate(
                "manager", "这个地址读不出来：应写成 https://主机:端口#指纹，请照办事处初始化时打印的那一行粘贴。"
            )
        case "fingerprint_missing":
            return translate(
                "manager", "这台电脑还不认识这个办事处：请粘贴带 # 和指纹的完整地址，由办事处初始化时打印。"
            )
        case "wrong_office":
            return translate(
                "manager", "应答的不是这个指纹的办事处，没有发送任何密码。请向办事处核对地址和指纹后再试。"
            )
        case "unreachable":
            return translate("manager", "联系不上办事处。请检查地址和网络，并确认办事处服务已启动，然后再试。")
        case "not_an_office" | "not_understood":
            return translate("manager", "这个地址有应答，但听不懂它的话。请核对地址，或更新本程序后再试。")
        case "account_missing":
            return translate("manager", "请填写账号。")
        case "password_missing":
            return translate("manager", "请填写密码。")
        case "wrong_password":
            return translate("manager", "账号或密码不对。请核对后再输入；多次输错会暂时锁定。")
        case "locked":
            if retry_after_s:
                return translate("manager", "输错次数太多，账号暂时锁定。请等 {seconds} 秒后再试。").format(
                    seconds=retry_after_s
                )
            return translate("manager", "账号已锁定。请系统管理员解锁后再试。")
        case "not_allowed":
            return translate("manager", "这个账号没有这项权限。请换用有权限的账号，或请系统管理员调整。")
        case "no_pages":
            return translate("manager", "这个账号在管理台没有可看的页面。请换用别的账号，或请系统管理员调整。")
        case "password_too_short":
            return translate("manager", "新密码至少要有 10 个字符。")
        case "password_unequal":
            return translate("manager", "两次输入的新密码不一样，请重新输入第二遍。")
        case "password_same":
            return translate("manager", "新密码不能与一次性密码相同。")
        case "password_weak":
            return translate("manager", "新密码太容易猜到：不要包含账号名，字符也不要太单一。")
        case "unknown_unit":
            return translate("manager", "这个机构已不在名录里。请在左边另选一个。")
        case "wait" | "too_slow" | "ending":
            return translate("manager", "办事处正忙或正在重启。请稍后再试。")
        case "bug":
            return translate("manager", "办事处出了差错，没有完成。请稍后再试；再次出现时请告知系统管理员。")
    return translate("manager", "办事处没有接受（{code}）。请稍后再试；再次出现时请告知系统管理员。").format(code=code)


# Choosing a password


def choose_title() -> str:
    return translate("manager", "请设置您自己的密码")


def choose_lead() -> str:
    return translate("manager", "一次性密码只能用这一次。新密码至少 10 个字符，只有您知道。")


def new_password() -> str:
    return translate("manager", "新密码")


def new_password_again() -> str:
    return translate("manager", "再输一遍新密码")


def choose() -> str:
    return translate("manager", "保存并继续")


def choosing() -> str:
    return translate("manager", "正在保存…")


# The pages


def page_about(name: str, place: int) -> str:
    return translate("manager", "{name}（Ctrl+{place}）").format(name=name, place=place)


def month_page() -> str:
    return translate("manager", "月度评价")


def unsaved() -> str:
    return translate("manager", "这一页有还没有保存的修改，离开就会丢失。")


def drop_edits() -> str:
    return translate("manager", "不保存，离开(&D)")


def stay() -> str:
    return translate("manager", "留在这一页(&S)")


# The month


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


def refresh() -> str:
    return translate("manager", "刷新")


def refresh_about() -> str:
    return translate("manager", "向办事处取最新数字（F5）")


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


def units() -> str:
    return translate("manager", "机构")


def everything() -> str:
    return translate("manager", "全部")


def unknown() -> str:
    return translate("manager", "未知")


def unknown_share() -> str:
    return translate("manager", "未知")


def simulated() -> str:
    return translate("manager", "模拟数据")


def simulated_about() -> str:
    return translate("manager", "这里的每一个数字都来自模拟，不是居民的评价。")


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


def no_ratings() -> str:
    return translate("manager", "无评价")


def interval_title() -> str:
    return translate("manager", "95% 置信区间")


def interval_about() -> str:
    return translate("manager", "真实比率很可能所在的范围（威尔逊法）；短横为上下限，圆点为比率，底线为 0 到 100。")


def interval_of(bounds: str) -> str:
    return translate("manager", "95% 区间 {bounds}").format(bounds=bounds)


def definition(name: str, words: str) -> str:
    return translate("manager", "{name} ＝ {words}").format(name=name, words=words)


def as_of(at: str) -> str:
    return translate("manager", "截至 {at}").format(at=at)


def late_since(at: str) -> str:
    return translate("manager", "本月结束后仍有迟到的数据，最近一次 {at}").format(at=at)


def rules(version: str) -> str:
    return translate("manager", "规则 {version}").format(version=version)


def withheld(day: str, visits: str) -> str:
    return translate("manager", "今天（{day}）的结果明天公布，现在只有到访数：{visits}").format(day=day, visits=visits)


def withheld_none() -> str:
    return translate("manager", "今天还没有到访")


def running_in(hall_name: str, n: str) -> str:
    return translate("manager", "{hall} {n}").format(hall=hall_name, n=n)


def list_of(parts: Sequence[str]) -> str:
    return translate("manager", "、").join(parts)


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
    return translate("manager", "95% 区间 {bounds}，不能断定").format(bounds=bounds)


def no_comparison() -> str:
    return translate("manager", "上月没有可比的数字")


def bounds_about(least: str, most: str) -> str:
    return translate("manager", "被邀请而没有作答的人若都给最低评价为 {least}，若都给最高评价为 {most}。").format(
        least=least, most=most
    )


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


def heads_title() -> str:
    return translate("manager", "各评价器日志的最新签收点（评价器、序号:校验值、时刻）")


def foot_counts(period: str, n: str, excluded: str, rules: str) -> str:
    return translate("manager", "期间 {period} · 评价数 n = {n} · 不计入 {excluded} · 规则 {rules}").format(
        period=period, n=n, excluded=excluded, rules=rules
    )


def foot_made(who: str, at: str, program: str, as_of: str) -> str:
    return translate("manager", "{who} 制表于 {at} · 数字截至 {as_of} · 软件版本 {program}").format(
        who=who, at=at, as_of=as_of, program=program
    )


def foot_heads(n: int, digest: str) -> str:
    return translate("manager", "{n} 个评价器日志校验值 SHA-256 {digest}").format(n=n, digest=digest)


def no_heads() -> str:
    return translate("manager", "还没有签收过任何评价器的日志")


def save_as() -> str:
    return translate("manager", "导出(&E)")


def save_as_about() -> str:
    return translate("manager", "保存为 XLSX、CSV 或 PDF（Ctrl+E）")


def print_words() -> str:
    return translate("manager", "打印(&P)")


def print_about() -> str:
    return translate("manager", "打印预览（Ctrl+P）")


def save_title() -> str:
    return translate("manager", "保存本月评价")


def file_kind(suffix: str) -> str:
    match suffix:
        case "xlsx":
            return translate("manager", "Excel 工作簿 (*.xlsx)")
        case "csv":
            return translate("manager", "CSV 表格 (*.csv)")
    return translate("manager", "PDF 文件 (*.pdf)")


def saved(name: str) -> str:
    return translate("manager", "已保存 {name}").format(name=name)


def not_saved(name: str, why: str) -> str:
    return translate("manager", "没能保存 {name}：{why}。请换一个位置再试。").format(name=name, why=why)


def printed_by(account: str, at: str, version: str) -> str:
    return translate("manager", "{account} 打印，数据截至 {at}，软件版本 {version}").format(
        account=account, at=at, version=version
    )


def preview_title() -> str:
    return translate("manager", "打印预览")


def back() -> str:
    return translate("manager", "返回(&B)")


def back_about() -> str:
    return translate("manager", "回到上一层（Esc 或退格键）")


def away(since: str) -> str:
    return translate("manager", "{since} 起联系不上办事处，正在自动重试；按 F5 立即重试。").format(since=since)


def away_figures(at: str) -> str:
    return translate("manager", "下面是 {at} 取到的数字。").format(at=at)


def wrong_office_bar() -> str:
    return translate("manager", "应答的不是认识的办事处，没有发送任何内容；请系统管理员检查证书和网络。")


def reading() -> str:
    return translate("manager", "正在读取…")


def reading_long() -> str:
    return translate("manager", "正在读取，办事处应答较慢；按 Esc 取消。")


def cancelled() -> str:
    return translate("manager", "已取消，显示的是之前的数字。")


def copied(rows: int) -> str:
    return translate("manager", "已复制 {rows} 行，可以粘贴到表格软件。").format(rows=rows)


def table_name() -> str:
    return translate("manager", "本月各行的评价")


def role_name(role: Role) -> str:
    match role:
        case "hall_manager":
            return translate("manager", "大厅管理员")
        case "office_manager":
            return translate("manager", "办事处管理员")
        case "directory_administrator":
            return translate("manager", "名录管理员")
        case "system_administrator":
            return translate("manager", "系统管理员")
        case "auditor":
            return translate("manager", "审计员")


# The pages of the office's records


def refresh_record_about() -> str:
    return translate("manager", "向办事处取最新内容（F5）")


def search() -> str:
    return translate("manager", "查找")


def found(n: str, of: str) -> str:
    return translate("manager", "{of} 行中有 {n} 行").format(n=n, of=of)


def search_about() -> str:
    return translate("manager", "只显示含有这些字的行（Ctrl+F）")


def cancel() -> str:
    return translate("manager", "取消")
