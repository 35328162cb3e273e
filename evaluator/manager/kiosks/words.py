"""What the page of kiosks says; `resources/i18n/manager_en.ts` holds the English."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def title() -> str:
    return translate("manager", "评价器管理")


def about(n: int, wrong: int) -> str:
    if wrong:
        return translate("manager", "{n} 台在用，{wrong} 台需要看一看").format(n=n, wrong=wrong)
    return translate("manager", "{n} 台在用，都正常").format(n=n)


def place() -> str:
    return translate("manager", "位置")


def whole_hall(hall: str) -> str:
    return translate("manager", "{hall}（整体评价）").format(hall=hall)


def at_window(number: str, name: str, hall: str) -> str:
    return translate("manager", "{number} 号 {name} · {hall}").format(number=number, name=name, hall=hall)


def state() -> str:
    return translate("manager", "状态")


def last_seen() -> str:
    return translate("manager", "最近联系")


def never() -> str:
    return translate("manager", "还没有")


def by_file(at: str) -> str:
    return translate("manager", "{at}（文件）").format(at=at)


def version() -> str:
    return translate("manager", "程序版本")


def backlog() -> str:
    return translate("manager", "待传")


def backlog_about() -> str:
    return translate("manager", "上次联系时还没有交给办事处的记录条数。")


def clock() -> str:
    return translate("manager", "时钟偏差")


def clock_about() -> str:
    return translate("manager", "评价器自己的钟减去办事处的钟。")


def disk() -> str:
    return translate("manager", "剩余空间")


def directory() -> str:
    return translate("manager", "名录")


def directory_about(newest: int) -> str:
    return translate("manager", "评价器持有的名录版本；最新是 {newest}。").format(newest=newest)


def behind(version: int, by: int) -> str:
    return translate("manager", "{version}（差 {by}）").format(version=version, by=by)


def kiosk_id() -> str:
    return translate("manager", "编号")


# States and what to do about them


def in_order() -> str:
    return translate("manager", "正常")


def test_mode() -> str:
    return translate("manager", "测试中")


def silent() -> str:
    return translate("manager", "失联")


def unconfirmed() -> str:
    return translate("manager", "待核对")


def forked() -> str:
    return translate("manager", "分叉待决定")


def chain_broken() -> str:
    return translate("manager", "记录链有误")


def clock_wrong() -> str:
    return translate("manager", "时钟不准")


def disk_low() -> str:
    return translate("manager", "空间不足")


def rows_parked() -> str:
    return translate("manager", "有读不懂的数据")


def revoked() -> str:
    return translate("manager", "已吊销")


def retired() -> str:
    return translate("manager", "已被替换")


def silent_since(at: str) -> str:
    return translate("manager", "{at} 起没有消息。请到窗口看电源和网络；评价照常保存在机器里，恢复后自动补传。").format(
        at=at
    )


def unconfirmed_about(word: str) -> str:
    return translate("manager", "核对词 {word}：请对照机器屏幕上的四个音节，一样再确认；不一样就吊销。").format(
        word=word
    )


def chain_refused_about() -> str:
    return translate("manager", "办事处没有为它的记录链签字。请用 verify 在机器上查验，保留磁盘，不要重装。")


def chain_broken_about() -> str:
    return translate("manager", "机器自查记录链有误，已停止服务。请保留磁盘，用 verify 查出断在哪一条。")


def clock_about_wrong(offset: str) -> str:
    return translate("manager", "机器的钟差 {offset}。评价按校正后的时间记；请检查主板电池和对时设置。").format(
        offset=offset
    )


def disk_about(free: str) -> str:
    return translate("manager", "只剩 {free}。请清理磁盘；空间用完时机器会停止服务，已有评价不会丢。").format(free=free)


def parked_about(n: str) -> str:
    return translate("manager", "{n} 行数据办事处读不懂，已搁置，其余照常。请先升级办事处的程序。").format(n=n)


def test_about() -> str:
    return translate("manager", "现在的评价只作测试，不计入统计。请在窗口的管理页结束测试。")


def replaced_about(kiosk: str) -> str:
    return translate("manager", "它的位置由 {kiosk} 接替；迟到的数据仍然计入。").format(kiosk=kiosk)


def revoked_about(at: str) -> str:
    return translate("manager", "{at} 吊销，不再接收它的数据；已有的数据保留。").format(at=at)


def fork_about() -> str:
    return translate("manager", "两份记录从同一处分开：磁盘被恢复或复制过。评价都只计一次；请决定分叉的一支怎样标记。")


# Facts of one kiosk


def nothing_chosen() -> str:
    return translate("manager", "请在左边选一台评价器。")


def enrolled_at() -> str:
    return translate("manager", "注册于")


def confirmed_by(who: str, at: str) -> str:
    return translate("manager", "{who}，{at}").format(who=who, at=at)


def confirmed() -> str:
    return translate("manager", "核对")


def countersigned() -> str:
    return translate("manager", "最近签字")


def rules_name() -> str:
    return translate("manager", "规则包")


def key_asked(at: str) -> str:
    return translate("manager", "{at} 已要求换密钥，等它下次联系。").format(at=at)


# Acts


def new_code() -> str:
    return translate("manager", "新注册码(&N)…")


def confirm_it() -> str:
    return translate("manager", "核对词一致(&C)")


def new_key() -> str:
    return translate("manager", "换密钥(&K)…")


def replace_it() -> str:
    return translate("manager", "用新机替换(&R)…")


def renew_it() -> str:
    return translate("manager", "密钥丢失，重新注册(&G)…")


def revoke_it() -> str:
    return translate("manager", "吊销(&V)…")


def new_key_really(place: str) -> str:
    return translate("manager", "让“{place}”的评价器在下次联系时自己换一把新密钥？旧密钥随即作废，无法恢复。").format(
        place=place
    )


def replace_really(place: str) -> str:
    return translate(
        "manager", "为“{place}”做一个替换用的注册码？新机用它注册后接替这个位置；在那之前什么也不变，注册码可以撤回。"
    ).format(place=place)


def renew_really(place: str) -> str:
    return translate(
        "manager", "为“{place}”做一个重新注册用的注册码？同一台机器带着原来的记录换新密钥；在那之前什么也不变。"
    ).format(place=place)


def revoke_really(place: str) -> str:
    return translate(
        "manager", "吊销“{place}”的评价器？办事处从此不再接收它的数据，无法撤销；要再用须重新注册。"
    ).format(place=place)


def change_key() -> str:
    return translate("manager", "换密钥(&K)")


def why() -> str:
    return translate("manager", "理由（记入审计日志）")


def was_confirmed() -> str:
    return translate("manager", "已确认核对词。")


def key_was_asked() -> str:
    return translate("manager", "已要求换密钥，等它下次联系。")


def was_revoked() -> str:
    return translate("manager", "已吊销。")


def refused(code: str) -> str:
    """What a refusal of the office means here; "" for those that mean the same everywhere."""
    match code:
        case "unknown_kiosk":
            return translate("manager", "办事处已经没有这台评价器。请刷新后再看。")
        case "revoked_kiosk":
            return translate("manager", "这台评价器已经吊销，无法恢复。请为新机做注册码。")
        case "no_fork":
            return translate("manager", "这个分叉已经决定，或不再存在。请刷新后再看。")
        case "unknown_window" | "unknown_unit" | "one_of_four":
            return translate("manager", "这个位置已不在名录里。请刷新后另选一个。")
        case "unknown_code":
            return translate("manager", "这个注册码已经用掉或撤回。请刷新后再看。")
        case "unknown_alarm":
            return translate("manager", "这个警报已经不在。请刷新后再看。")
    return ""


def empty() -> str:
    return translate("manager", "还没有评价器。按“新注册码”为第一个窗口做一个。")


def not_found() -> str:
    return translate("manager", "没有含有这些字的评价器。")
