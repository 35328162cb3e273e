"""What is said of one case and of what is done about it."""

from PySide6.QtCore import QCoreApplication

from evaluator.wire.cases import Act, Answer, Assign, Note, Publish

translate = QCoreApplication.translate


def matter() -> str:
    return translate("cases", "事项")


def rated_because(level: str, reasons: str) -> str:
    return translate("cases", "{level}：{reasons}").format(level=level, reasons=reasons)


def no_reasons() -> str:
    return translate("cases", "未选原因")


def remarks() -> str:
    return translate("cases", "注意")


def answer() -> str:
    return translate("cases", "答复")


def history() -> str:
    return translate("cases", "经过")


def earlier() -> str:
    return translate("cases", "更早的经过(&Y)")


def by_kiosk() -> str:
    return translate("cases", "评价器")


def event_name(act: str) -> str:
    match act:
        case "opened":
            return translate("cases", "立件")
        case "assigned":
            return translate("cases", "交办")
        case "noted":
            return translate("cases", "进展")
        case "answered":
            return translate("cases", "答复", "done")
        case "published":
            return translate("cases", "公开")
        case "reopened":
            return translate("cases", "重办", "done")
        case "withdrawn":
            return translate("cases", "居民改了评价，撤回")
        case "renewed":
            return translate("cases", "居民改回不满意")
        case "rating_changed":
            return translate("cases", "评价内容有更新")
        case "person_seen":
            return translate("cases", "查看了值守人员")
    return act


def taken_on() -> str:
    """Given by somebody to themselves."""
    return translate("cases", "接办")


def answer_by() -> str:
    return translate("cases", "承办人(&O)")


def as_kind() -> str:
    return translate("cases", "类型(&T)")


def within() -> str:
    return translate("cases", "工作日(&W)")


def by_the_rules() -> str:
    return translate("cases", "按规则")


def take() -> str:
    return translate("cases", "我来办(&H)")


def hand_to() -> str:
    return translate("cases", "交办(&G)")


def text_label() -> str:
    return translate("cases", "进展、答复或重办理由(&X)")


def text_hint() -> str:
    return translate("cases", "写给公众看的答复：做了什么、何时生效。未提交的文字会一直留在这里。")


def note() -> str:
    return translate("cases", "记录进展(&E)")


def give_answer() -> str:
    return translate("cases", "答复(&A)")


def publish() -> str:
    return translate("cases", "公开答复…(&P)")


def publish_about() -> str:
    return translate("cases", "先看公开页上会是什么样子。从第二天起，那里人人可见这条答复。")


def reopen() -> str:
    return translate("cases", "重办(&R)")


def ask_person() -> str:
    return translate("cases", "查看值守人员（本次查看会记入经过和审计）(&U)")


def person_is(name: str, badge: str) -> str:
    return translate("cases", "值守人员：{name}（工号 {badge}）。本次查看已记录。").format(name=name, badge=badge)


def person_challenged(name: str, badge: str) -> str:
    return translate(
        "cases", "登录的是 {name}（工号 {badge}），但居民说服务的不是此人，此人不必为此负责。本次查看已记录。"
    ).format(name=name, badge=badge)


def person_unknown() -> str:
    return translate("cases", "没有查到值守人员。本次查看已记录。")


def text_missing() -> str:
    return translate("cases", "请先写下文字，再提交。")


def owner_missing() -> str:
    return translate("cases", "请填写承办人的账号。")


def done(act: str) -> str:
    return translate("cases", "{act}：已提交。").format(act=act)


def act_name(act: Act) -> str:
    """What somebody wanted to do."""
    if isinstance(act, Assign):
        return event_name("assigned")
    if isinstance(act, Note):
        return event_name("noted")
    if isinstance(act, Answer):
        return event_name("answered")
    return event_name("published" if isinstance(act, Publish) else "reopened")


def conflict_lead() -> str:
    return translate("cases", "您打开之后，同事已经改过这件。您的还没有提交，请看过两边再决定。")


def theirs() -> str:
    return translate("cases", "现在的情况")


def yours() -> str:
    return translate("cases", "您要提交的")


def send_mine() -> str:
    return translate("cases", "仍然提交我的(&S)")


def keep_theirs() -> str:
    return translate("cases", "保留现在的(&B)")


def cannot_now() -> str:
    return translate("cases", "在现在的状态下已不能这样提交；您的文字留在下面。")


def choose_one() -> str:
    return translate("cases", "在左边选一件，经过和答复会显示在这里。")
